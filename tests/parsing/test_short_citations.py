"""Citations in shorthand: what folding would make a number of is a sign of its own."""

import pytest
from parsing.reading import read

HEAD = "令和５年度第１回茜原市個人情報保護審議会議事要旨\n\n日時　令和５年５月１９日（金）\n\n"


def cited(words: str) -> list[tuple[str, str | None, tuple[int | None, ...]]]:
    minutes = read(
        HEAD
        + f"１　諮問第１号　名簿を提供することについて\n○委員　{words}\n○総務課長　そうです。\n"
    )
    return [
        (
            found.raw,
            found.law,
            (
                found.provision.article,
                found.provision.branch,
                found.provision.paragraph,
                found.provision.item,
            ),
        )
        for found in minutes.cases[0].citations
    ]


@pytest.mark.parametrize(
    ("words", "law", "provision"),
    [
        ("条例９②四", "条例", (9, None, 2, 4)),
        ("条例９条②四号", "条例", (9, None, 2, 4)),
        ("条例第９条の２①", "条例", (9, 2, 1, None)),
        ("条例１１⑩三", "条例", (11, None, 10, 3)),
        ("法６９Ⅱ④", "法", (69, None, 2, 4)),
        ("法六十九②二", "法", (69, None, 2, 2)),
        ("規則４②1号", "規則", (4, None, 2, 1)),
    ],
)
def test_paragraph_and_item_in_shorthand(
    words: str, law: str, provision: tuple[int | None, ...]
) -> None:
    assert [held[1:] for held in cited(f"{words}に当たりますか。")] == [(law, provision)]


def test_a_list_in_shorthand_goes_on_with_its_article() -> None:
    found = cited("条例８②三、四と条例１２①・②に当たりますか。また、同条③はどうですか。")

    assert [held[2] for held in found] == [
        (8, None, 2, 3),
        (8, None, 2, 4),
        (12, None, 1, None),
        (12, None, 2, None),
        (12, None, 3, None),
    ]


def test_shorthand_is_shown_as_it_is_printed() -> None:
    assert [raw for raw, *_ in cited("条例9②四に当たりますか。")] == ["条例9②四"]


@pytest.mark.parametrize(
    "words", ["資料３①を見てください。", "議題２②に入りますか。", "次の３②がありますか。"]
)
def test_numbers_of_lists_are_no_provisions(words: str) -> None:
    assert cited(words) == []


@pytest.mark.parametrize("lead", ["原則として", "提供先に対して", "照会に際して", "取扱いに関して"])
def test_prose_before_a_law_is_no_part_of_its_name(lead: str) -> None:
    found = cited(f"{lead}刑事訴訟法第197条第2項によりますか。")

    assert [held[1:] for held in found] == [("刑事訴訟法", (197, None, 2, None))]


@pytest.mark.parametrize(
    ("words", "raw", "law"),
    [
        ("番号法第19条第8号、令第3条各号によるのか。", "令第3条各号", "令"),
        ("個人情報保護法第60条及び令第16条の範囲か。", "令第16条", "令"),
        ("（令第7条）とは何か。", "令第7条", "令"),
    ],
)
def test_the_order_for_a_law_is_a_law_by_one_sign(words: str, raw: str, law: str) -> None:
    assert {shown: name for shown, name, _ in cited(words)}[raw] == law


def test_a_word_that_ends_so_is_no_order() -> None:
    assert [name for _, name, _ in cited("関係する法令第3条とは何か。")] != ["令"]
