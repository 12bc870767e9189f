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
