"""Cases whose headings stand one below the other, over the talk on both; lines end anywhere."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

HEAD = """令和4年度第1回紫野台町情報公開・個人情報保護審査会　会議概要

日　時　令和4年6月14日（火）午後2時～3時20分
場　所　紫野台町役場別館2階　大会議室
議　事

議第５号　見守りの腕輪を借りた人の名簿を消防組合に渡し、夜間の問合せに使わせるこ
とについて（条例第８条第１項第３号）
議第６号　同じ名簿を民生委員に配り、年に二度の訪問の順番を決めるために使わせるこ
とについて（同号）

○会長　議第５号と議第６号は、使う名簿が同じですので、まとめて審議します。まず高齢
　課からお願いします。
○高齢課長　名簿には約四百人が載っています。渡すのは名前と住所と電話の番号だけで
　す。
○丙島委員　消防組合では、名簿を何人が見ますか。
○高齢課長　夜間の当番の二人だけです。
"""
NEXT = """
議第７号　窓口の番号札の機械に残る記録を集計し、混み具合を知らせるために使うこと
について（条例第８条第１項第５号）

○会長　では議第７号です。
○窓口課長　機械を替えます。
"""
RESULTS = """
審議結果
議第５号　適当と認める。
議第６号　訪問が済んだ名簿は民生委員から集めて溶かし、写しを残さないことを条件に
適当と認める。
議第７号　継続
"""


def minutes(said: str = "", results: str = RESULTS) -> Minutes:
    return read(HEAD + said + NEXT + results)


def test_titles_that_fill_their_lines_go_on_in_the_next() -> None:
    found = minutes().cases

    assert [case.title for case in found] == [
        (
            "見守りの腕輪を借りた人の名簿を消防組合に渡し、夜間の問合せに使わせることについて"
            "（条例第８条第１項第３号）"
        ),
        "同じ名簿を民生委員に配り、年に二度の訪問の順番を決めるために使わせることについて（同号）",
        (
            "窓口の番号札の機械に残る記録を集計し、混み具合を知らせるために使うことについて"
            "（条例第８条第１項第５号）"
        ),
    ]


def test_headings_over_talk_on_both_head_it_where_the_next_stands_over_its_own() -> None:
    found = minutes()

    assert [case.heading.line for case in found.cases] == [7, 9, 19]
    assert found.turns[0].cases == found.turns[1].cases == ("c1", "c2")
    assert found.turns[-1].cases == ("c3",)


@pytest.mark.parametrize(("said", "item"), [("同号", 3), ("同項第７号", 7)])
def test_a_title_cites_what_the_one_above_it_cites(said: str, item: int) -> None:
    second = read((HEAD + NEXT + RESULTS).replace("同号", said)).cases[1]

    (cited,) = second.citations
    assert (cited.provision.article, cited.provision.paragraph, cited.provision.item) == (
        8,
        1,
        item,
    )


@pytest.mark.parametrize(
    ("listed", "value"),
    [
        (
            (
                "議第６号　訪問が済んだ名簿は民生委員から集めて溶かし、写しを残さないことを条件に\n"
                "適当と認める。\n"
            ),
            "approved_conditional",
        ),
        (
            "議第６号　次の会議でもう一度説明を受け、\n結論を出すため、継続審議とする。\n",
            "continued",
        ),
        ("議第６号　適当と認める。\n", "approved"),
    ],
)
def test_a_result_in_a_list_may_go_on_in_the_next_line(listed: str, value: str) -> None:
    results = f"\n審議結果\n議第５号　適当と認める。\n{listed}議第７号　継続\n"
    found = minutes(results=results).cases

    assert [case.number for case in found] == ["議第5号", "議第6号", "議第7号"]
    assert [case.outcome.value for case in found] == ["approved", value, "continued"]


ASKED = "○丁川委員　名簿の写しは残りますか。\n"


@pytest.mark.parametrize(
    ("said", "cases"),
    [
        # an office that answers next tells by its subject that it speaks on the other case
        (
            ASKED + "○消防課長　消防組合では、写しを取りません。\n"
            "○高齢課長　民生委員には、写しを返してもらいます。\n",
            [("c1", "c2"), ("c1",), ("c2",)],
        ),
        # … but more from the office that spoke before is on the same
        (
            ASKED + "○消防課長　消防組合では、写しを取りません。\n"
            "○消防課長　民生委員の集まりにも知らせました。\n",
            [("c1", "c2"), ("c1",), ("c1",)],
        ),
        # a chair who asks himself asks about one of them
        (
            "○会長　民生委員のほうは、名簿を家に持ち帰りますか。\n○高齢課長　持ち帰ります。\n",
            [("c2",), ("c2",)],
        ),
    ],
)
def test_answers_one_after_the_other_may_be_on_two_cases(
    said: str, cases: list[tuple[str, ...]]
) -> None:
    turns = minutes(said).turns[4:-2]

    assert [turn.cases for turn in turns] == cases


def test_answers_on_two_cases_taken_together_both_answer() -> None:
    turns = minutes(
        ASKED + "○消防課長　消防組合では、写しを取りません。\n"
        "○高齢課長　民生委員には、写しを返してもらいます。\n"
    ).turns[4:7]

    assert [turn.kind for turn in turns] == ["question", "answer", "answer"]


def test_a_list_in_front_that_is_called_again_still_only_announces() -> None:
    again = (
        "\n議第５号　見守りの腕輪について\n\n○会長　議第５号です。\n○高齢課長　資料のとおりです。\n"
    )
    (first, *_) = minutes(again).cases

    assert first.heading.line != 7


@pytest.mark.parametrize(
    "words",
    [
        "預け先が決まり、消す時期がはっきりしたところで、もう一度説明していただきます。",
        "契約の案が整った段階で、改めて報告していただくこととします。",
    ],
)
def test_a_chair_who_has_a_case_come_back_asks_nothing(words: str) -> None:
    assert minutes(f"○会長　{words}\n").turns[4].kind == "procedural"


def test_a_title_cites_what_the_one_above_the_talk_between_them_cites() -> None:
    apart = (HEAD + NEXT).replace("（同号）", "（条例第８条第１項第３号）")
    apart = apart.replace("（条例第８条第１項第５号）", "（同項第９号）")
    third = read(
        apart.replace("の二人だけです", "の二人だけです。規則第20条のとおりです") + RESULTS
    )

    (cited,) = third.cases[2].citations
    assert (cited.provision.article, cited.provision.item) == (8, 9)


def test_the_next_case_below_a_result_is_no_result_though_its_line_breaks_off() -> None:
    text = (
        HEAD.split("議　事")[0]
        + "【4-2】　見守りの名簿の提供について\n○会長　始めます。\n○高齢課長　資料のとおりです。\n"
        "【審議結果】\n適当と認める。\n\n"
        "【4-3】　職員の出勤の記録を健康の相談に使うことについて【条例\n第５条】（可決）\n"
        "○会長　次です。\n○職員課長　資料のとおりです。\n"
    )
    first, second = read(text).cases

    assert (first.number, second.number) == ("4-2", "4-3")
    assert second.heading.line == 11
    assert second.title is not None
    assert "出勤の記録" in second.title


@pytest.mark.parametrize("word", ["議", "議案", "諮問", "審査請求"])
def test_titles_that_begin_alike_stay_two_cases(word: str) -> None:
    same = "見守りの腕輪を借りた人の名簿を"
    text = (
        HEAD.split("議　事")[0] + f"議　事\n{word}第５号　{same}消防組合に渡すことについて\n"
        f"{word}第６号　{same}民生委員に渡すことについて\n"
        "○会長　まとめて審議します。高齢課からお願いします。\n○高齢課長　紙で渡します。\n"
        f"\n{word}第７号　番号札の記録を数えることについて\n○会長　次です。\n"
        "○窓口課長　以上です。\n"
    )
    found = read(text)

    assert [case.heading.line for case in found.cases] == [6, 7, 11]
    assert found.turns[1].cases == ("c1", "c2")


@pytest.mark.parametrize(
    "words",
    [
        "議第５号と議第６号は、併せて説明していただきます。",
        "使う名簿が同じですので、一括して審議することとします。",
    ],
)
def test_a_chair_who_takes_two_together_leads(words: str) -> None:
    assert minutes(f"○会長　{words}\n").turns[4].kind == "procedural"
