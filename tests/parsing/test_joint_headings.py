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


@pytest.mark.parametrize("number", ["議題{}", "案件{}", "諮問第{}号", "議案第{}号", "協議事項{}"])
@pytest.mark.parametrize(
    "heading",
    [
        "{a}及び{b}の質疑", "{a}・{b}　質疑応答", "{a}及び{b}に対する質疑", "{a}、{b}の質疑",
        "{a}と{b}の審議", "{a}及び{b}について", "{a}及び{b}に係る質疑応答",
        "{a}及び{b}（一括質疑）", "{a}及び{b}の採決", "２件の質疑", "質疑（一括）", "一括質疑",
    ],
)  # fmt: skip
def test_a_heading_can_be_over_the_talk_on_cases_explained_before(
    heading: str, number: str
) -> None:
    a, b = number.format("１"), number.format("２")
    found = read(
        "灯野市個人情報保護審議会　会議録\n\n日時　令和5年7月26日（水）午後2時\n\n"
        f"{a}　住民税の名簿を委託先に提供することについて\n税務課：名簿を渡したい。\n\n"
        f"{b}　防犯カメラの設置について\n総務課：五台を置きたい。\n\n"
        f"{heading.format(a=a, b=b)}\n委員：費用はどちらも同じか。\n税務課：同じである。\n"
        "会長：二件とも承認することでよいか。\n委員：異議なし。\n"
        "会長：異議なしと認め、二件とも承認する。\n\n３　その他\n事務局：次回は9月である。\n"
    )

    assert [case.title for case in found.cases] == [
        "住民税の名簿を委託先に提供することについて", "防犯カメラの設置について",
    ]  # fmt: skip
    assert [len(turn.cases) for turn in found.turns] == [1, 1, 2, 2, 2, 2, 2, 0]
    assert {case.outcome.value and case.outcome.value.value for case in found.cases} == {"approved"}


def test_headings_of_cases_whose_results_stand_in_front_are_a_row_too() -> None:
    found = read(
        "灯野市個人情報保護審議会　会議録\n\n日時　令和5年7月26日（水）午後2時\n\n"
        "議題\n１　議案第４号　名簿の提供について\n２　議案第５号　画像の利用について\n\n"
        "審議の結果\n議案第４号　福祉課　承認\n議案第５号　総務課　承認\n\n議事の要旨\n"
        "１　議案第４号　見守りの名簿を民生委員に提供することについて（条例第九条）\n"
        "２　議案第５号　窓口の画像を混み具合の案内に利用することについて（条例第十条）\n"
        "【会長】議案第4号と議案第5号は、一括して審議します。\n"
        "【委員】議案第4号の名簿は、いつ返すのか。\n【福祉課】年度末である。\n"
        "【委員】議案第5号の画像は消すのか。\n【総務課】翌日に消す。\n"
        "【会長】議案第4号及び議案第5号は、承認することでよいか。\n【委員】異議なし。\n"
        "【会長】両議案は、承認することに決した。\n"
    )

    assert [case.title for case in found.cases] == [
        "見守りの名簿を民生委員に提供することについて（条例第九条）",
        "窓口の画像を混み具合の案内に利用することについて（条例第十条）",
    ]
    first, second = (case.id for case in found.cases)
    both = (first, second)
    assert [turn.cases for turn in found.turns] == [
        both, (first,), (first,), (second,), (second,), both, both, both,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "次の２件は、どちらも医療費に関わりますので、順に伺います。",
        "説明も質問も一緒に行います。",
        "二つの案件は、関連するものです。",
        "２件について、まとめて質疑をお願いします。",
    ],
)
def test_words_that_name_no_number_join_the_cases_above(words: str) -> None:
    found = read(
        "灯野市個人情報保護審議会　会議録\n\n日時　令和5年7月26日（水）午後2時\n\n"
        "諮問第２０号　医療費の助成に個人番号を利用することについて\n\n"
        "諮問第２１号　町民税の情報を自動で照会することについて\n\n"
        f"【会長】{words}\n\n【福祉課】証明書が要らなくなります。\n\n【委員】何人ですか。\n\n"
        "【福祉課】三人です。\n"
    )

    assert [len(turn.cases) for turn in found.turns] == [2, 2, 2, 2]


def test_one_verdict_can_end_what_is_said_of_each() -> None:
    found = read(
        "灯野市情報公開審査会　会議録\n\n日時　令和5年7月26日（水）午後2時\n\n"
        "諮問第２３号　復命書の部分公開決定に対する審査請求について【総務課】\n"
        "諮問第２４号　領収書の部分公開決定に対する審査請求について【会計室】\n"
        "○会長　諮問第２３号と諮問第２４号は、併せて審議する。\n○委員　印影は隠すのか。\n"
        "○会長　諮問第２３号は職員の氏名を、諮問第２４号は団体の名を、それぞれ公開すべきであり、"
        "その余の部分を非公開としたことは妥当である。両件ともこの結論で答申する。\n"
    )

    values = [case.outcome.value for case in found.cases]
    assert [value and value.value for value in values] == ["review_upheld_partly"] * 2
