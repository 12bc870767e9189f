"""Numbers of cases in kanji, with a year and a dash, as files set upright print them."""

import pytest
from parsing.reading import read

from kurume_search.parsing.marks.case_numbers import (
    case_key,
    find_case_numbers,
    read_case_numbers,
)
from kurume_search.parsing.marks.item_words import item_word

HEAD = (
    "平成二十九年度　灯野市個人情報保護審議会　臨時会　議事概要\n\n"
    "平成二十九年八月二十二日（火）　十時〇〇分〜十一時四〇分\n\n"
)
TITLES = (
    "図書館の利用の記録を読書の案内に用いることについて（番号利用条例別表第一の三の項関係）",
    "消防団員の名簿の取扱いに関する基準について",
    "保育所の写真を広報紙に載せることについて",
)
UNITS = ("みどり環境部総務，教育部図書館", "消防局企画", "子育て支援部総務，秘書広報課")
RESULTS = (
    "図書館の利用の記録を用いるまでの必要があるとは認められない。",
    "",
    "賛成三名，反対一名により，{number}は可決",
)


def sheet(heading: str, number: str, speaker: str, note: str, end: str) -> str:
    parts = [HEAD]
    for count, title, units, result in zip("一二三", TITLES, UNITS, RESULTS, strict=True):
        own, unit = number.format(count), units.partition("，")[0]
        said = [
            (unit, "書庫の記録を案内に用いたい。年に二〇〇件を見込む。"),
            ("Ａ委員", "記録はいつまで残すのか。"),
            (unit, "一年で消す。"),
            ("会長", "意見は以上である。"),
        ]
        lines = [heading.format(count), f"{own}　{title}", f"諮問及び案件関係部署　{units}"]
        lines += [line for who, words in said for line in (speaker.format(who), words)]
        lines += [note.format(result.format(number=own))] if result else []
        parts += [f"{line}{end}" for line in lines]
    parts += [f"{line}{end}" for line in (speaker.format("事務局"), "次回は九月十四日に開く。")]
    return "".join(parts)


@pytest.mark.parametrize("end", ["\n\n\n\n", "\n\n", "\n"])
@pytest.mark.parametrize(
    ("heading", "number", "speaker", "note"),
    [
        ("【案件{}】", "諮問　平成　二十九－{}", "〈{}〉", "《{}》"),
        ("〔案件{}〕", "諮問平成二九−{}", "○{}", "≪{}≫"),
        ("＜議題{}＞", "諮問平二十九‐{}", "（{}）", "―{}―"),
        ("［案件第{}］", "諮問第二十九－{}号", "【{}】", "（{}）"),
        ("案件{}", "諮問番号　平成二十九ー{}", "＜{}＞", "《{}》"),
    ],
)
def test_a_number_in_kanji_below_the_count_of_a_case_is_its_own(
    heading: str, number: str, speaker: str, note: str, end: str
) -> None:
    minutes = read(sheet(heading, number, speaker, note, end))

    assert [case.title for case in minutes.cases] == list(TITLES)
    assert [case.outcome.value for case in minutes.cases] == ["rejected", None, "approved"]
    assert [len(case.bodies[0].units) for case in minutes.cases] == [2, 1, 2]
    cases = [case.id for case in minutes.cases for _ in range(4)]
    assert [turn.cases for turn in minutes.turns] == [*((case,) for case in cases), ()]
    assert {turn.role.value for turn in minutes.turns[::4]} == {"implementing_body", "secretariat"}


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("諮問 令和 六−一", "令6-1"),
        ("諮問令和六‐一〇", "令6-10"),
        ("諮問令元―二", "令1-2"),
        ("審査請求 平成三十-十二", "平30-12"),
        ("諮問第六-三号", "6-3"),
        ("諮問R6‐12号", "令6-12"),
        ("諮問第一〇号", "10"),
    ],
)
def test_numbers_in_kanji_are_known_by_what_they_count(words: str, key: str) -> None:
    found, stop = read_case_numbers(words, 0)

    assert (found.keys, stop) == ((key,), len(words))
    ((told, start, _),) = find_case_numbers(f"賛成多数により、{words}は可決")
    assert (told.keys, start) == ((key,), 8)


def test_a_range_of_two_numbers_within_a_year_is_two_numbers() -> None:
    found = find_case_numbers("諮問令和六-一及び令和六-二を一括して審議する")

    assert [numbers.keys for numbers, _, _ in found] == [("令6-1",), ("令6-2",)]
    assert read_case_numbers("諮問6-1及び6-2", 0)[0].keys == ("6-1",)


@pytest.mark.parametrize(
    "words",
    ["諮問 令和三年度―一般会計の補正について", "報告 平成三十年―二月に始めた", "諮問 令和六年"],
)
def test_a_dash_between_a_year_and_other_words_is_in_no_number(words: str) -> None:
    assert not read_case_numbers(words, 0)[0]


def test_keys_of_numbers_without_a_year_stay() -> None:
    assert case_key("令和六年度諮問第三号") == "令六諮問三"
    assert case_key("令元-6") == case_key("令和1−6") == "令1-6"


@pytest.mark.parametrize(
    "words",
    [
        "案件一覧",
        "諮問案件一覧表",
        "議案一括審議",
        "案件一般",
        "諮問一件",
        "議案一部修正",
        "議題一覧",
    ],
)
def test_a_numeral_that_begins_a_word_counts_nothing(words: str) -> None:
    assert not read_case_numbers(words, 0, bare=True)[0]
    assert item_word().match(words) is None


@pytest.mark.parametrize(
    ("words", "n"),
    [("案件一　名簿", "一"), ("案件一部局間の提供", "一"), ("議案二", "二"), ("諮問十一", "十一")],
)
def test_a_numeral_before_other_words_counts(words: str, n: str) -> None:
    assert read_case_numbers(words, 0, bare=True)[0].printed == (n,)


@pytest.mark.parametrize("head", ["案件一覧", "議題一覧", "諮問案件一覧表", "議案一覧"])
def test_a_list_of_cases_in_front_is_no_case(head: str) -> None:
    talk = "会長　　説明を求める。\n保育課　　三件です。\n委員　　何件か。\n保育課　　三件。\n\n"
    found = read(
        "令和六年度第二回灯野市個人情報保護審議会　会議録\n\n日時　令和六年十月二十二日（火）\n\n"
        f"{head}\n番号　件名　担当課\n案件一　申告書の入力の委託　市民税課\n"
        "案件二　画像の収集の委託　保育課\n\n一　開会\n会長　　始めます。\n\n二　案件の審議\n\n"
        f"案件一：申告書の入力の委託について\n{talk}案件二：画像の収集の委託について\n{talk}"
    )

    assert [case.title for case in found.cases] == [
        "申告書の入力の委託について", "画像の収集の委託について",
    ]  # fmt: skip
    assert [u.unit for case in found.cases for body in case.bodies for u in body.units] == [
        "市民税課", "保育課",
    ]  # fmt: skip
