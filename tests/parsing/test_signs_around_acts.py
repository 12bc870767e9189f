"""Labels of act and speaker with a sign of their own, alone or over others, and what follows."""

import pytest
from parsing.reading import read

HEAD = "令和6年度第2回灯野市審議会　会議録\n\n諮問第11号　台帳の外部提供について\n"
TALK = (
    "{0}何人分ですか。",
    "{1}三百人分です。",
    "{0}同意は取りますか。",
    "{1}取ります。",
    "{2}承認します。",
)
SIGNS = ("【{}】", "○{}　", "{}：", "（{}）")


def talk(sign: str, *labels: str) -> list[str]:
    marked = [sign.format(label) for label in labels]
    return [line.format(*marked) for line in TALK]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("label", ["事務局の説明", "事務局からの説明", "事務局の回答"])
def test_one_label_of_an_act_with_a_sign_begins_a_turn(label: str, sign: str) -> None:
    lines = [
        f"{sign.format(label)}資料のとおり三百人の台帳です。",
        *talk(sign, "委員", "市民課", "会長"),
    ]

    assert [turn.role.value for turn in read(HEAD + "\n".join(lines) + "\n").turns] == [
        "secretariat", "member", "implementing_body", "member", "implementing_body", "chair",
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["{}：", "【{}】"])
@pytest.mark.parametrize(
    "said", ["のちほど示します。", "がん検診の記録です。", "はしかの記録だけです。"]
)
def test_speech_may_begin_like_a_particle(said: str, sign: str) -> None:
    ask, answer = sign.format("委員の質問"), sign.format("市民課の回答")
    text = f"{ask}何ですか。\n{answer}{said}\n{ask}がん検診も入りますか。\n{answer}入ります。\n"
    found = read(f"{HEAD}{text}{sign.format('会長のまとめ')}承認します。\n")

    assert len(found.turns) == 5
    assert found.turns[1].text == said


@pytest.mark.parametrize("mark", ["■{}", "◆{}", "【{}】"])
def test_a_head_over_labels_parts_the_talk_and_is_no_case(mark: str) -> None:
    lines = talk("○{}　", "甲野委員", "福祉課", "会長")
    text = "\n".join([mark.format("委員の疑問"), *lines[:4], mark.format("会長の総括"), lines[4]])
    found = read(f"{HEAD}{text}\n")

    assert [case.outcome.value for case in found.cases] == ["approved"]
    assert [turn.text for turn in found.turns] == [line.split("　")[1] for line in lines]


COUNTED = (
    "令和6年度第2回灯野市審議会　会議録\n\n会長：{listed}\n\n{word}1　台帳の外部提供について\n"
    "{below}\n"
    "市民課：説明します。\n委員：何人分ですか。\n市民課：三百人分です。\n会長：承認します。\n\n"
    "{word}2　名簿の目的外利用について\n市民課：説明します。\n委員：誰が使いますか。\n"
    "市民課：福祉課です。\n会長：承認します。\n"
)


@pytest.mark.parametrize("word", ["検討事項", "審査事項", "点検事項", "承認事項", "承認案件"])
@pytest.mark.parametrize(
    "listed", ["本日の事項は以下のとおりです。", "次の事項について審議します。"]
)
@pytest.mark.parametrize(
    "below", ["", "とくに資料はない。", "にぎわい課が説明する。", "もともとの案である。"]
)
def test_matters_are_counted_behind_a_chair_s_list(word: str, listed: str, below: str) -> None:
    found = read(COUNTED.format(word=word, listed=listed, below=below))

    assert [case.title for case in found.cases] == [
        "台帳の外部提供について",
        "名簿の目的外利用について",
    ]
    assert [case.outcome.value for case in found.cases] == ["approved", "approved"]


@pytest.mark.parametrize("tag", ["同意", "可", "異議なし", "認める"])
@pytest.mark.parametrize(
    "said",
    [
        "答申書は次回確認します。",
        "本件は前回、継続審議となったものです。",
        "取下げの申出は認められません。",
    ],
)
def test_a_printed_word_of_the_end_outweighs_what_answers_nothing(tag: str, said: str) -> None:
    lines = talk("{}：", "委員", "市民課", "会長")[:4]
    text = HEAD.replace("について", f"について（{tag}）") + "\n".join(lines) + f"\n会長：{said}\n"

    assert [case.outcome.value for case in read(text).cases] == ["approved"]


@pytest.mark.parametrize("label", ["", "審議結果", "委員会決定", "諮問第11号 "])
@pytest.mark.parametrize(
    ("boxes", "value"),
    [
        ("（○）承認　（　）不承認", "approved"),
        ("（ レ ）承認　（　）不承認", "approved"),
        ("（　）承認　（○）不承認", "rejected"),
        (" [x]承認 [ ]不承認", "approved"),
    ],
)
def test_a_form_may_be_ticked_in_parentheses(label: str, boxes: str, value: str) -> None:
    lines = talk("{}：", "委員", "市民課", "会長")[:4]
    found = read(HEAD + "\n".join(lines) + f"\n\n{label}{boxes}\n")

    assert [case.outcome.value for case in found.cases] == [value]
