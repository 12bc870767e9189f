"""Several cases decided at once: all of them, all but one, the rest, and in a table of results."""

import pytest
from parsing.reading import read

from kurume_search.parsing.words.at_once import covers_all

HEAD = (
    "令和４年度第２回灯野市個人情報保護審議会　会議録\n\n日時　令和４年８月５日（金）午後２時\n\n"
)
TITLES = [
    "名簿を福祉課が利用することについて",
    "画像を警察に提供することについて",
    "台帳を消防に提供することについて",
]
ASKED = "○委員　期間はどれだけですか。\n○福祉課長　七日間です。\n"
YES, NO, LATER, TERMS = "approved", "rejected", "continued", "approved_conditional"


def each(number: str = "諮問第{}号") -> str:
    """Return the talk on three cases, one after the other, without an end."""
    return "".join(
        f"{number.format(n)}　{title}\n○会長　質問はありますか。\n{ASKED}\n"
        for n, title in zip("５６７", TITLES, strict=True)
    )


def together(said: str) -> str:
    """Return three headings in a row and the talk on them."""
    heads = "".join(f"諮問第{n}号　{title}\n" for n, title in zip("５６７", TITLES, strict=True))
    return f"{heads}○会長　{said}\n{ASKED}"


def ends(text: str) -> list[str | None]:
    return [case.outcome.value and str(case.outcome.value) for case in read(HEAD + text).cases]


@pytest.mark.parametrize(
    "said",
    [
        "○会長　諮問第５号から第７号までについては、いずれも原案のとおり承認します。",
        "○会長　諮問第５号ないし第７号は、承認とします。",
        "○会長　以上３件は、全て適当と認めます。",
        "○会長　本日の諮問案件は、いずれも承認とします。",
        "○会長　３件とも承認でよろしいですか。\n（異議なし）\n○会長　そのように決定します。",
        "（諮問第５号、第６号及び第７号を承認）",
        "以上の審議の結果、諮問第５号ないし第７号は、いずれも適当と認められた。",
        "審議の結果、本日の諮問案件については、全て承認された。",
        "【審議結果】\nいずれも承認",
    ],
)  # fmt: skip
def test_all_cases_end_in_one_sentence(said: str) -> None:
    assert ends(f"{each()}{said}\n") == [YES] * 3


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("○会長　諮問第６号を除き、承認とします。諮問第６号は継続とします。", [YES, LATER, YES]),
        ("○会長　諮問第６号以外は承認とし、諮問第６号は継続とします。", [YES, LATER, YES]),
        ("○会長　諮問第６号は継続とし、その他の案件については承認とします。", [YES, LATER, YES]),
        ("○会長　諮問第６号については不承認とし、残りの２件は承認とします。", [YES, NO, YES]),
        (
            "○会長　諮問第６号を除く２件は承認とし、諮問第６号については次回改めて審議します。",
            [YES, LATER, YES],
        ),
        ("○会長　諮問第５号及び第７号は承認、諮問第６号は継続審議とします。", [YES, LATER, YES]),
        (
            "審議の結果、諮問第５号は承認し、諮問第６号は不承認とし、諮問第７号は継続とした。",
            [YES, NO, LATER],
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "talk", [each(), together("諮問第５号から第７号までを一括して審議します。")]
)
def test_all_but_one_end_otherwise(talk: str, said: str, values: list[str]) -> None:
    assert ends(f"{talk}{said}\n") == values


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("諮問第６号については条件を付して承認、その他は承認とします。", [YES, TERMS, YES]),
        (
            "諮問第７号だけは継続とし、ほかは承認でよいですか。\n（はい）\n○会長　そう決定します。",
            [YES, YES, LATER],
        ),
        (
            "一括で採決します。承認に御異議ありませんか。\n（なし）\n○会長　承認に決定します。",
            [YES] * 3,
        ),
    ],
)  # fmt: skip
def test_cases_taken_together_end_with_an_exception(said: str, values: list[str]) -> None:
    assert ends(f"{together('３件を一括して審議します。')}○会長　{said}\n") == values


def test_what_was_decided_before_is_none_of_the_rest() -> None:
    talk = each().replace("\n諮問第６号", "○会長　諮問第５号は不承認とします。\n\n諮問第６号")
    assert ends(f"{talk}○会長　諮問第６号は継続とし、その他の案件は承認とします。\n") == [
        NO,
        LATER,
        YES,
    ]


@pytest.mark.parametrize(
    "said",
    [
        "○会長　資料は全て適当に管理してください。",
        "○会長　２件とも承認とします。",  # there are three
        "○委員　３件とも承認でよいと思います。",
        "○会長　以上３件は、次回の資料に載せてください。",
    ],
)
def test_words_on_something_else_end_nothing(said: str) -> None:
    assert ends(f"{each()}{said}\n")[:2] == [None, None]


@pytest.mark.parametrize(
    ("words", "count", "yes"),
    [
        ("以上3件は、全て適当と認めます。", 3, True),
        ("以上3件は承認します。", 2, False),
        ("3件とも承認します。", 3, True),
        ("本日の案件は、いずれも承認とします。", 5, True),
        ("いずれも承認", 2, True),
        ("いずれも承認", 1, False),
        ("全ての委員が承認した。", 3, False),
        ("申込みは3件でした。", 3, False),
    ],
)
def test_words_cover_all_cases_by_their_count(words: str, count: int, yes: bool) -> None:
    assert covers_all(words, count) is yes


@pytest.mark.parametrize(
    "rows", ["(1) 目的外利用　{}\n(2) 外部提供　{}\n", "1　利用　{}\n2　提供　{}\n"]
)
@pytest.mark.parametrize(
    ("verdicts", "value", "parts"),
    [
        (("承認", "不承認"), "partially_approved", [YES, NO]),
        (("適当", "不適当"), "partially_approved", [YES, NO]),
        (("承認", "承認"), YES, []),
        (("不承認", "不承認"), NO, []),
    ],
)
def test_entries_below_the_result_of_one_case_are_its_parts(
    rows: str, verdicts: tuple[str, str], value: str, parts: list[str]
) -> None:
    text = f"諮問第５号　{TITLES[0]}\n○会長　質問はありますか。\n{ASKED}審議結果\n"
    (case,) = read(HEAD + text + rows.format(*verdicts)).cases

    assert str(case.outcome.value) == value
    assert [str(part.value) for part in case.outcome.parts] == parts


PUT = "令和5年度第5回椿市個人情報保護審議会会議録\n日時　令和5年10月11日（水）午前10時\n\n"
PUT += "".join(
    f"諮問第{at}号　{title}について\n○会長　説明を願います。\n○{unit}　資料のとおりです。\n"
    f"○梶委員　保存期間は何日ですか。\n○{unit}　7日です。\n"
    for at, title, unit in (
        (7, "見守りカメラ", "防犯課"),
        (8, "健診の記録", "健康課"),
        (9, "名簿", "市民課"),
    )
)


@pytest.mark.parametrize(
    ("put", "values"),
    [
        (
            "第7号及び第8号は原案のとおり承認、第9号は不承認でよろしいですか。",
            ["approved", "approved", "rejected"],
        ),
        (
            "諮問第7号と第9号は承認、第8号は継続審議とすることに異議ありませんか。",
            ["approved", "continued", "approved"],
        ),
        (
            "第7号、第8号及び第9号は、いずれも適当と認めることでいかがでしょうか。",
            ["approved"] * 3,
        ),
        (
            "諮問第7号は附帯意見を付けて承認、第8号と第9号は原案承認としてよろしいでしょうか。",
            ["approved_with_opinion", "approved", "approved"],
        ),
    ],
)
@pytest.mark.parametrize(
    "assent",
    [
        "○全員　異議なし。\n○会長　では、そのように答申します。\n",
        "（異議なし）\n○会長　それでは、そのように決定いたします。\n",
        "○一同　異議なし。\n",
        "○会長　御異議がないようですので、そのように決します。\n",
    ],
)
def test_assent_is_on_each_case_that_was_put(put: str, values: list[str], assent: str) -> None:
    minutes = read(f"{PUT}○会長　まとめて採決します。{put}\n{assent}")

    assert [case.outcome.value for case in minutes.cases] == values
    assert sorted(minutes.turns[-1].cases) == ["c1", "c2", "c3"]


def test_assent_to_one_of_them_is_not_on_the_others() -> None:
    minutes = read(
        f"{PUT}○会長　第9号は承認でよろしいですか。\n○全員　異議なし。\n"
        "○会長　では、そのように答申します。\n"
    )

    assert [case.outcome.value for case in minutes.cases] == [None, None, "approved"]
    assert minutes.turns[-1].cases == ("c3",)


@pytest.mark.parametrize(
    ("put", "value"),
    [
        ("諮問第9号は、撮影中である旨の表示を条件として承認することでいかがでしょうか。", TERMS),
        ("諮問第9号は、傍聴者の名簿を含めて承認してよろしいですか。", YES),
        ("諮問第9号の審議を休憩後に再開することでよろしいですか。", None),
        ("傍聴を認めてよろしいですか。", None),
    ],
)
def test_a_proposal_on_a_case_can_have_a_word_of_a_step(put: str, value: str | None) -> None:
    minutes = read(f"{PUT}○会長　{put}\n○全員　異議なし。\n○会長　では、そのようにします。\n")

    assert minutes.cases[-1].outcome.value == value
