"""Narrow labels of a PDF without borders: put together where they are one label, and only there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_files import Word, make_pdf
from typeset import PITCH, SIZE, Sheet

from kurume_search.store.formats.pdf.reading import read_pdf

WHEN = "令和５年７月１４日（金）\n午後２時から午後３時４５分まで"
WHO = "青木会長、石井副会長、上田委員、遠藤委員、小川委員、加藤委員、木村委員、久保委員、近藤委員"
OFFICES = (
    "防災安全課、福祉総務課、高齢者支援課及び障害者支援課並びに総合支所地域振興課、消防本部警防課"
)
PROSE = [
    "（会長）ただいまから会議を開きます。本日は三件の諮問があります。順に説明をお願いします。"
] * 5


def set_beside(rows: list[tuple[str, str]], wide: float) -> list[str]:
    """Return the lines of a PDF with these labels and values, the labels in so many characters."""
    sheet = Sheet(borders="none")
    sheet.line("みなみ市個人情報保護審議会会議録", 200.0)
    sheet.table(rows, [72, 72 + wide * SIZE + 10, 520])
    sheet.prose(*PROSE)
    return [line for line in read_pdf(sheet.pdf(), "x").text.splitlines() if line.strip()]


def labels_in(lines: list[str]) -> list[str]:
    header = lines[1 : lines.index(next(line for line in lines if line[0] == "（"))]
    return [line.split("\u3000")[0] for line in header if line[0] != "\u3000"]


@pytest.mark.parametrize("wide", [2.2, 3.2])
def test_labels_of_a_header_are_whole(wide: float) -> None:
    rows = [
        ("開催日時", WHEN),
        ("開催場所", "みなみ市役所\n三階"),
        ("出席者", WHO),
        ("傍聴者", "２人"),
    ]

    lines = set_beside(rows, wide)

    assert labels_in(lines) == [label for label, _ in rows]
    assert "".join("".join(lines[1:]).split()).startswith(
        "".join("".join(label + value for label, value in rows).split())
    )


@pytest.mark.parametrize("label", ["実施機関", "審議結果", "附帯意見", "諮問機関", "関係課"])
@pytest.mark.parametrize("wide", [2.2, 3.2])
def test_labels_of_a_case_are_whole(label: str, wide: float) -> None:
    lines = set_beside([("件名", "名簿の外部提供について"), (label, OFFICES)], wide)

    assert lines[1].split() == ["件名", "名簿の外部提供について"]
    assert lines[2].split()[0] == label
    assert "".join(lines[2:]).replace("\u3000", "").startswith(label + OFFICES)


def test_a_label_of_three_lines_and_a_short_value() -> None:
    lines = set_beside([("会議の公開・非公開の別", "公開"), ("傍聴者数", "２人")], 4.2)

    assert [line.split() for line in lines[1:3]] == [
        ["会議の公開・非公開の別", "公開"],
        ["傍聴者数", "２人"],
    ]


@pytest.mark.parametrize(
    "pair",
    [
        (("委員", "上田、遠藤"), ("会長", "青木")),
        (("議題", "名簿の外部提供について"), ("結果", "承認")),
        (("開催日時", "令和５年７月１４日"), ("開催場所", "市役所")),
        (("上田", "どの課が使うのか。"), ("委員", "誰が確かめるのか。")),
        (("問", "何人か。"), ("答", "二人である。")),
    ],
)
def test_labels_that_are_two_stay_two(pair: tuple[tuple[str, str], ...]) -> None:
    lines = set_beside(list(pair), 4.2)

    assert [tuple(line.split()) for line in lines[1:3]] == list(pair)


def test_lines_far_from_each_other_are_of_no_label() -> None:
    page: list[Word] = [(72.0, 780.0, "開催日"), (130.0, 780.0, "七月一日")]
    page += [(72.0, 730.0, "時"), (130.0, 730.0, "午後")]
    page += [(72.0, 700.0 - PITCH * n, PROSE[0]) for n in range(6)]

    lines = read_pdf(make_pdf([page]), "x").text.splitlines()

    assert [line.split("\u3000")[0] for line in lines[:3]] == ["開催日", "", "時"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["開催日", "時", "場", "所", "出席", "者", "実施", "機関", "委員", ""]),
            st.sampled_from(["令和５年", "市役所", "甲課、乙課", ""]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_no_word_is_lost(rows: list[tuple[str, str]]) -> None:
    page = [
        (x, 780.0 - PITCH * n, words)
        for n, row in enumerate(rows)
        for x, words in zip((72.0, 130.0), row, strict=True)
        if words
    ]
    text = read_pdf(make_pdf([[*page, (72.0, 100.0, "以上")]]), "x").text

    assert sorted("".join(text.split())) == sorted("".join(words for *_, words in page) + "以上")
