"""Paragraphs below somebody's words that the record says itself, and what a chair decides."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

HEAD = (
    "平成29年度第2回霧ヶ浜市公共事業評価委員会　議事録\n\n日時　平成29年9月5日（火）午後1時30分\n\n"
    "１　協議事項\n諮問第1号　海岸通りの改良について\n"
    "○委員長　説明をお願いいたします。それでは担当の道路課から、資料の二ページに沿って進めてく\n"
    "ださい。\n○道路課長　延長は八百メートルです。\n"
)
NEXT = "諮問第2号　港の堤防の補強について\n○委員長　次です。\n○港湾課長　資料のとおりです。\n"


def minutes(*lines: str) -> Minutes:
    return read(HEAD + "".join(f"{line}\n" for line in lines) + NEXT)


@pytest.mark.parametrize(
    ("record", "value"),
    [
        ("　審議の結果、諮問第1号は、継続を妥当と認めることとした。", "approved"),
        ("　諮問第1号については、全員一致で、担当課の案を了とした。", "approved"),
        ("　よって、諮問第1号については、次回の委員会で再度審議することとなった。", "continued"),
    ],
)
@pytest.mark.parametrize("cry", [(), ("　　（異議なし）",)])
def test_the_plain_form_below_polite_words_is_the_records(
    record: str, value: str, cry: tuple[str, ...]
) -> None:
    found = minutes("○委員長　案のとおりでよろしいでしょうか。", *cry, record)

    assert found.turns[2].text == "案のとおりでよろしいでしょうか。"
    assert found.cases[0].outcome.value == value


def test_a_chair_who_goes_on_politely_still_speaks() -> None:
    found = minutes(
        "○委員長　御異議ありませんか。", "（異議なし）", "　では、適当と認めることといたします。"
    )

    assert found.turns[2].text.endswith("いたします。")


def test_how_an_appeal_ended_is_told_apart() -> None:
    told = "本件審査請求は棄却すべきであるとの結論に達した。"
    text = HEAD.replace("海岸通りの改良について", "議事録の非公開決定に対する審査請求")
    found = read(text + f"○委員長　そのように書きます。\n\n{told}\n\n" + NEXT)

    assert found.turns[2].text == "そのように書きます。"
    assert found.cases[0].outcome.value == "review_dismissed"


@pytest.mark.parametrize(
    "decision",
    [
        "甲団体を指定管理者の候補者、乙団体を次点とすることに決定いたします。",
        "候補者を甲社、次点を乙社とすることに決定いたします。",
        "甲社を第一位、乙社を第二位とすることに決定いたします。",
    ],
)
def test_who_is_chosen_and_who_comes_next_decide_a_choice(decision: str) -> None:
    found = minutes(
        f"○委員長　諮問第1号につきましては、{decision}御異議ありませんか。",
        "（異議なしの声）",
        "○委員長　では、そのように決定いたしました。",
    )

    assert found.cases[0].outcome.value == "approved"


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("年度の内に終わるのか、その点だけ確認させてください。", True),
        ("何人で回るのですか、一つだけお聞きさせていただきます。", True),
        ("年度の内に終わることを確認しました。", False),
    ],
)
def test_who_asks_leave_to_make_sure_asks(said: str, asks: bool) -> None:
    turn = minutes(f"○丙島委員　{said}").turns[2]

    assert (turn.kind == "question") is asks


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("議事1　情6-4　市民プールの図面の非公開決定に対する審査請求（実施機関の説明）", "情6-4"),
        (
            "議事1　公5-12　庁舎の設計書の部分公開決定に対する審査請求（処分庁による理由説明）",
            "公5-12",
        ),
    ],
)
def test_a_sign_before_year_and_serial_is_of_the_number(heading: str, number: str) -> None:
    text = (
        "令和6年度第1回霧ヶ浜市情報公開審査会　議事録\n\n日時　令和6年5月7日（火）\n\n"
        f"{heading}\n○会長　説明をお願いします。\n○総務課長　資料のとおりです。\n"
    )
    (case,) = read(text).cases

    assert case.number == number
    assert case.title is not None
    assert case.title.endswith("審査請求")
    assert case.title.startswith(("市民", "庁舎"))


@pytest.mark.parametrize(
    ("record", "value"),
    [
        ("審議の結果、妥当でなかったと認められた。市長に意見の具申を行う。", "rejected"),
        ("審議の結果、諮問のとおり承認された。答申書の文案は副会長が作成する。", "approved"),
        ("採決の結果、適当であると認めることとした。答申は九月に行うこととされた。", "approved"),
    ],
)
@pytest.mark.parametrize("indent", ["", "　", "　　"])
def test_what_is_done_then_is_told_behind_how_a_case_ended(
    record: str, value: str, indent: str
) -> None:
    found = minutes("○委員　二か月あれば入札はできたはずである。", "", indent + record, "")

    assert found.turns[2].text == "二か月あれば入札はできたはずである。"
    assert found.cases[0].outcome.value == value


@pytest.mark.parametrize(
    "more",
    [
        "審議の結果、承認された。私はその場におりませんでした。",
        "審議の結果、市は承認された。それが今も続いているのは残念である。",
    ],
)
def test_who_goes_on_speaking_is_no_record(more: str) -> None:
    found = minutes("○委員　前の計画の話をする。", "", "　" + more, "")

    assert found.turns[2].text.endswith(more)


def test_all_agree_on_how_an_appeal_ended() -> None:
    told = "審議の結果、本件処分を取り消し、全部を利用させるべきであるとの答申をすることで全員が"
    text = HEAD.replace("海岸通りの改良について", "議事録の一部利用決定に対する審査請求")
    found = read(text + f"○委員　理由にはならない。\n\n　{told}一致した。\n\n" + NEXT)

    assert found.turns[2].text == "理由にはならない。"
    assert found.cases[0].outcome.value == "review_upheld"


@pytest.mark.parametrize("name", ["再苦情申立て第1号", "苦情の申立て"])
def test_a_complaint_is_decided_as_an_appeal_is(name: str) -> None:
    text = HEAD.replace("海岸通りの改良について", f"{name}（資格停止の措置）について")
    told = "審議の結果、市長の措置は妥当であり、本件申立てには理由がないとの意見を取りまとめた。"
    found = read(text + f"○委員　同感である。\n\n　{told}\n\n" + NEXT)

    assert found.turns[2].text == "同感である。"
    assert found.cases[0].outcome.value == "review_dismissed"


@pytest.mark.parametrize(
    "foot", ["※この概要は、個人が特定される発言を除いて作成した。", "※発言の一部を要約した。"]
)
def test_papers_listed_between_the_last_words_and_a_footnote_are_no_case(foot: str) -> None:
    found = read(HEAD + NEXT + f"\n◇配布資料　次第、答申案（諮問第1号）、諮問書\n\n{foot}\n")

    assert [case.number for case in found.cases] == ["第1号", "第2号"]
