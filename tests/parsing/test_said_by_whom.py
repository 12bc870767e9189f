"""Who speaks, where a label says it in other ways than its neighbours do."""

import pytest
from parsing.reading import read

from kurume_search.model.turn import Role, TurnKind

HEAD = (
    "灯野市個人情報保護審議会　会議録\n\n日時　令和5年7月26日（水）午後2時\n"
    "・委員　桂木会長、三田尻副会長、久我委員、真鶴委員、湯来委員\n"
    "・事務局　総務課長 幌内、主事 新妻\n\n諮問第１号　名簿の提供について\n"
)


@pytest.mark.parametrize("honour", ["さん", "様", "氏", "君"])
def test_members_can_be_called_politely(honour: str) -> None:
    minutes = read(
        f"{HEAD}会長：説明を。\n福祉課：渡したい。\n久我{honour}：何人か。\n福祉課：三人である。\n"
        f"真鶴{honour}：いつか。\n福祉課：三月である。\n"
    )

    assert [turn.role for turn in minutes.turns] == [
        Role.CHAIR, Role.IMPLEMENTING_BODY, Role.MEMBER, Role.IMPLEMENTING_BODY, Role.MEMBER,
        Role.IMPLEMENTING_BODY,
    ]  # fmt: skip


TALK = (
    "会長　説明をお願いします。\n説明（黒松係長）　名簿を渡します。\n"
    "問（久我委員）　何人ですか。\n答（黒松係長）　三人です。\n問（会長）　いつ返しますか。\n"
    "答（黒松係長）　三月です。\n意見（湯来委員）　紙で返すべきです。\n"
    "会長　お諮りします。承認することでよろしいですか。\n（異議なし）\n"
    "会長　承認することに決定します。\n説明（幌内課長）　次回は二月です。\n"
    "答（新妻主事）　電子で送ります。\n"
)


def test_a_chair_in_plain_words_can_ask_under_a_mark_as_well() -> None:
    minutes = read(HEAD + TALK)
    chair = [turn for turn in minutes.turns if turn.role is Role.CHAIR]

    assert [turn.kind for turn in chair] == [
        TurnKind.PROCEDURAL, TurnKind.QUESTION, TurnKind.PROCEDURAL, TurnKind.PROCEDURAL,
    ]  # fmt: skip
    assert [turn.text for turn in minutes.turns if turn.role is Role.MEMBER] == [
        "何人ですか。", "紙で返すべきです。",
    ]  # fmt: skip


def test_officials_in_the_list_of_the_office_are_of_it_also_behind_what_they_do() -> None:
    roles = [turn.role for turn in read(HEAD + TALK).turns]

    assert roles[-2:] == [Role.SECRETARIAT] * 2
    assert roles[1] is Role.IMPLEMENTING_BODY


def test_the_head_of_a_table_cell_by_cell_is_nobodys_words() -> None:
    card = "発言者\n\n内容\n\n会長\n\n説明を。\n\n福祉課\n\n渡したい。\n\n委員\n\n何人か。\n\n"
    minutes = read(
        f"{HEAD}\n{card}福祉課\n\n三人である。\n\n諮問第２号　画像の利用について\n\n{card}"
    )

    assert [turn.text for turn in minutes.turns] == [
        "説明を。", "渡したい。", "何人か。", "三人である。", "説明を。", "渡したい。", "何人か。",
    ]  # fmt: skip


@pytest.mark.parametrize("speaker", ["{}：{}", "○{}　{}", "（{}）{}"])
@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("「諮問第２号　画像を配ることについて」でございます。", "画像を配ることについて"),
        ("諮問第２号、画像を配ることについて。", "画像を配ることについて"),
        ("朗読いたします。諮問第２号「画像を協議会に配ること」", "画像を協議会に配ること"),
        ("諮問第２号は資料の１ページです。", None),
    ],
)
def test_the_office_can_read_out_the_title_of_a_case_called_by_number(
    words: str, title: str | None, speaker: str
) -> None:
    said = [
        ("会長", "日程第１、諮問第２号を議題とします。事務局に件名を朗読させます。"),
        ("事務局", words),
        ("会長", "担当課から説明を。"),
        ("福祉課", "渡したい。"),
        ("委員", "何人か。"),
        ("福祉課", "三人。"),
        ("会長", "承認とします。"),
    ]
    head = HEAD.rpartition("諮問第１号")[0]
    (case,) = read(head + "\n".join(speaker.format(*turn) for turn in said) + "\n").cases

    assert case.title == title


def test_consultation_that_is_only_accepted_is_noted() -> None:
    minutes = read(
        HEAD.rpartition("諮問第１号")[0]
        + "会長　　　ここからは協議です。協議第１号「本の案内の試行について」、"
        "図書館から説明してください。\n図書館　　　読んだ本に近い本を示します。\n"
        "甲委員　　　何冊ですか。\n図書館　　　三冊です。\n"
        "　　　　　　（協議第１号については、了承される。）\n"
        "会長　　　協議第２号「順番を知らせる仕組みの導入について」をお願いします。\n"
        "市民課　　　携帯電話に知らせます。\n甲委員　　　消しますか。\n市民課　　　消します。\n"
        "　　　　　　（協議第２号については、承認される。）\n会長　　　本日の会議を閉じます。\n"
    )

    values = [case.outcome.value for case in minutes.cases]
    assert [case.title for case in minutes.cases] == [
        "本の案内の試行について", "順番を知らせる仕組みの導入について",
    ]  # fmt: skip
    assert [value and value.value for value in values] == ["noted", "approved"]
    assert minutes.turns[-1].kind is TurnKind.PROCEDURAL
