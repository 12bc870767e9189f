"""Tables of PDF files: rows as those of DOCX and HTML, whatever draws the borders."""

from __future__ import annotations

import io
import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_files import Drawn, make_pdf
from store.test_tables import FORM
from typeset import LEFT, SIZE, Sheet

from kurume_search.model.meeting import Minutes
from kurume_search.model.source import SourceText
from kurume_search.parsing.minutes import parse_minutes
from kurume_search.store.formats.pdf.reading import read_pdf

ASKED = "名簿に載る者は何人になる見込みか。また、その管理はどのようにするのか伺いたい。"
TOLD = "約二千三百人を見込んでおり、名簿は鍵の掛かる書庫に保管することとしております。"
NAMES = "青木会長、石井副会長、上田委員、遠藤委員、小川委員、加藤委員、木村委員"
OFFICES = "防災安全課、福祉総務課、高齢者支援課及び障害者支援課並びに総合支所地域振興課"
BORDERS = ["lines", "cells", "open"]


def lines_of(content: bytes) -> list[str]:
    return [line for line in text_of(content).splitlines() if line.strip()]


def minutes_of(content: bytes) -> Minutes:
    return read(text_of(content))


def text_of(content: bytes) -> str:
    return read_pdf(content, "x").text  # in this process, which is quicker


def read(text: str) -> Minutes:
    source = SourceText(path="a.txt", sha256="0" * 64, encoding="utf-8", text=text)
    (found,) = parse_minutes(source)
    return found


@pytest.mark.parametrize("borders", BORDERS)
def test_narrow_labels_are_put_together_again(borders: str) -> None:
    sheet = Sheet(borders=borders)
    sheet.line("みなみ市個人情報保護審議会会議録")
    sheet.table(
        [
            ["開催日時", "令和５年７月１４日（金）　午後２時から午後３時４５分まで、休憩なし"],
            ["出　席者", NAMES],
            ["会議の公開・非公開の別", "公開"],
            ["実施機関", OFFICES],
            ["傍聴者", "２人"],
        ],
        [72, 72 + 3.5 * SIZE + 10, 470],
    )  # fmt: skip
    sheet.line("（会長）ただいまから会議を開きます。")

    assert lines_of(sheet.pdf()) == [
        "みなみ市個人情報保護審議会会議録",
        "| 開催日時 | 令和５年７月１４日（金） 午後２時から午後３時４５分まで、休憩なし |",
        f"| 出 席者 | {NAMES} |",
        "| 会議の公開・非公開の別 | 公開 |",
        f"| 実施機関 | {OFFICES} |",
        "| 傍聴者 | ２人 |",
        "（会長）ただいまから会議を開きます。",
    ]
    meeting = minutes_of(sheet.pdf()).meeting
    assert (str(meeting.date), len(meeting.members), meeting.observers) == ("2023-07-14", 7, 2)


@pytest.mark.parametrize("borders", BORDERS)
@pytest.mark.parametrize("heads", [("質問・意見", "回答"), ("意見の要旨", "実施機関の考え方")])
def test_questions_and_answers_are_rows(borders: str, heads: tuple[str, str]) -> None:
    sheet = Sheet(borders=borders)
    sheet.line("みなみ市個人情報保護審議会会議録")
    sheet.table([heads, (ASKED, TOLD), (ASKED * 2, TOLD), (ASKED, TOLD * 2)], [72, 280, 520])

    assert lines_of(sheet.pdf())[1:] == [
        f"| {heads[0]} | {heads[1]} |",
        f"| {ASKED} | {TOLD} |",
        f"| {ASKED * 2} | {TOLD} |",
        f"| {ASKED} | {TOLD * 2} |",
    ]
    turns = minutes_of(sheet.pdf()).turns
    assert [turn.text for turn in turns] == [ASKED, TOLD, ASKED * 2, TOLD, ASKED, TOLD * 2]


@pytest.mark.parametrize("borders", BORDERS)
def test_number_speaker_and_words_are_rows_over_pages(borders: str) -> None:
    rows = [(str(n), ("上田委員", "防災課長")[n % 2], (ASKED, TOLD)[n % 2]) for n in range(40)]
    sheet = Sheet(borders=borders)
    sheet.line("みなみ市個人情報保護審議会会議録")
    sheet.table([("番号", "発言者", "内容"), *rows], [72, 110, 170, 400])

    assert lines_of(sheet.pdf())[2:3] == [f"| 0 | 上田委員 | {ASKED} |"]
    turns = minutes_of(sheet.pdf()).turns
    assert [turn.text for turn in turns] == [words for _, _, words in rows]


@pytest.mark.parametrize("fill", range(1, 9))
def test_a_row_that_a_page_end_parts_is_whole(fill: int) -> None:
    sheet = Sheet()
    sheet.head = "会議録"
    sheet.line("みなみ市個人情報保護審議会会議録")
    sheet.prose(*["前置きの行である。"] * (30 + fill))
    sheet.table([("質問", "回答"), *[(ASKED * 2, TOLD * 3)] * 4], [72, 280, 520])

    rows = [line for line in lines_of(sheet.pdf()) if line[0] == "|"]

    assert rows == ["| 質問 | 回答 |", *[f"| {ASKED * 2} | {TOLD * 3} |"] * 4]


def test_a_label_that_a_page_end_parts_is_whole() -> None:
    sheet = Sheet(bottom=730.0)
    sheet.line("会議録")
    sheet.line("案件の一")
    sheet.line("案件の二")
    sheet.table([["附帯意見", "年に一度報告すること。"]], [72, 115, 520])

    (_, page) = text_of(sheet.pdf()).split("\f\n")
    rows = [line for line in lines_of(sheet.pdf()) if line[0] == "|"]

    assert rows == ["| 附帯意見 | 年に一度報告すること。 |"]
    assert page.split() == ["-", "2", "-"]


def test_heads_on_each_page_interrupt_no_turn() -> None:
    one, two = "| 委員 | 一つ目を伺う。 |\n- 1 -\n\f\n", "|  | 二つ目も伺う。 |\n"
    text = "".join(f"| 発言者 | 内容 |\n{row}" for row in (one, two))

    assert [turn.text for turn in read(f"会議録\n{text}").turns] == ["一つ目を伺う。二つ目も伺う。"]


def test_a_text_in_a_form_stays_lines_over_pages() -> None:
    said = [
        f"{who}：{words}" for _ in range(14) for who, words in (("委員", ASKED), ("市民課", TOLD))
    ]
    sheet = Sheet()
    sheet.line("会議録")
    sheet.table([["日時", "令和５年７月１４日"], ["審議内容", "\n".join(said)]], [72, 130, 420])

    found = minutes_of(sheet.pdf())

    assert lines_of(sheet.pdf())[2:4] == ["審議内容", f"委員：{ASKED}"]
    assert [turn.text for turn in found.turns] == [ASKED, TOLD] * 14


@pytest.mark.parametrize("size", [250.0, 400.0])
def test_minutes_in_a_cell_of_a_form_are_read(size: float) -> None:
    sheet = Sheet(bottom=800.0 - 2 * size)
    sheet.line("会議録")
    sheet.table(FORM, [72, 72 + size / 3, 72 + size])

    minutes = minutes_of(sheet.pdf())

    assert [case.outcome and case.outcome.value for case in minutes.cases] == [
        "approved",
        "continued",
    ]
    asked = {turn.text: turn.cases for turn in minutes.turns if turn.kind == "question"}
    assert asked == {"だれが使うのか。": ("c1",), "いつ消すのか。": ("c2",)}
    meeting = minutes.meeting
    assert [person.name for person in meeting.members] == ["甲条", "乙賀"]
    assert (meeting.openness, meeting.observers) == ("公開", 1)


@pytest.mark.parametrize("borders", ["lines", "cells"])
def test_cells_over_rows_and_columns(borders: str) -> None:
    sheet = Sheet(borders=borders)
    sheet.table(
        [
            ["開催日時", LEFT, "令和５年７月１４日（金）"],
            ["出席者", "委員", NAMES],
            [None, "事務局", "総務課長"],
            ["審議の内容", LEFT, LEFT],
            ["（会長）これより審議に入る。", LEFT, LEFT],
        ],
        [72, 120, 180, 400],
    )  # fmt: skip

    assert lines_of(sheet.pdf()) == [
        "| 開催日時 |  | 令和５年７月１４日（金） |",
        f"| 出席者 | 委員 | {NAMES} |",
        "|  | 事務局 | 総務課長 |",
        "審議の内容",
        "（会長）これより審議に入る。",
    ]


def test_words_without_air_between_them_are_parted_by_the_border() -> None:
    page = [
        (72.0, 700.0, "日時"),
        (93.0, 700.0, "七月一日"),
        (72.0, 684.0, "場所"),
        (93.0, 684.0, "市役所"),
    ]
    lines: list[Drawn] = [(70, y, 140, y) for y in (713, 697, 681)]
    lines += [(x, 681, x, 713) for x in (70, 93, 140)]

    assert lines_of(make_pdf([page], lines=[lines])) == ["| 日時 | 七月一日 |", "| 場所 | 市役所 |"]


BOX: list[Drawn] = [
    (60, 600, 540, 600),
    (60, 790, 540, 790),
    (60, 600, 60, 790),
    (540, 600, 540, 790),
]


@pytest.mark.parametrize(
    "lines",
    [
        [],
        BOX,  # a frame around the words
        [(60, 765, 540, 765)],  # a rule below the title
        [(72, 735, 200, 735), (72, 719, 200, 719)],  # words underlined
        [*BOX, (60, 765, 540, 765)],  # a frame of two parts
        [(300, 600, 300, 790)],  # a rule between columns, and none around
        [(60 + n, 600, 60 + n, 790) for n in range(0, 480, 4)] + BOX,  # a scale
        [(60, 600, 540, 790), (60, 790, 540, 600)],  # struck out
    ],
    ids=["none", "frame", "rule", "underlined", "two boxes", "upright", "scale", "struck out"],
)  # fmt: skip
def test_lines_that_draw_no_table_leave_words_as_they_are(lines: Sequence[Drawn]) -> None:
    page = [
        (72.0, 770.0, "第１回審議会会議録"),
        (72.0, 740.0, "日時"), (180.0, 740.0, "令和３年７月２６日"),
        (72.0, 724.0, "（会長）ただいまから会議を開きます。本日は三件の"),
        (72.0, 708.0, "諮問があります。"),
    ]  # fmt: skip

    assert lines_of(make_pdf([page], lines=[lines])) == lines_of(make_pdf([page]))


def test_words_beside_a_table_keep_it_from_being_read() -> None:
    sheet = Sheet()
    sheet.table([["番号", "件名"], ["１", "外部提供について"]], [72, 120, 300])
    beside = [*sheet.words[0], (330.0, 776.0, "別に定める。")]

    text = "\n".join(lines_of(make_pdf([beside], lines=sheet.lines)))

    assert "|" not in text and text.index("件名") < text.index("別に定める。")


def test_a_frame_around_two_columns_is_no_row() -> None:
    text = "左右の段に分けて組んだ文章を上から下へ読"
    page = [(66.0, 780.0 - 16 * n, f"{n:02}{text}"[:19]) for n in range(20)]
    page += [(316.0, 780.0 - 16 * n, f"{n + 20:02}{text}"[:19]) for n in range(20)]
    frame: list[Drawn] = [(60, 460, 550, 460), (60, 800, 550, 800)]
    frame += [(x, 460, x, 800) for x in (60, 305, 550)]

    lines = lines_of(make_pdf([page], lines=[frame]))

    assert [int(line[:2]) for line in lines] == list(range(40))


def test_a_drawing_of_many_lines_costs_little_and_is_no_table() -> None:
    page = [(72.0, 700.0, "（会長）図のとおりである。")]
    many: list[Drawn] = [(10 + n % 500, n / 50, 40 + n % 500, n / 50) for n in range(30_000)]
    grid: list[Drawn] = [(0, 2.8 * n, 590, 2.8 * n) for n in range(300)]
    grid += [(2 * n, 0, 2 * n, 840) for n in range(295)]
    started = time.monotonic()

    for lines in (many, grid, grid[::7]):
        assert (
            lines_of(make_pdf([page] * 6, lines=[lines] * 6)) == ["（会長）図のとおりである。"] * 6
        )
    assert time.monotonic() - started < 60


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(*[st.integers(0, 24)] * 4).map(
            lambda held: (held[0] * 20.0, held[1] * 20.0, held[2] * 20.0, held[3] * 20.0)
        ),
        max_size=40,
    ),
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=25, unique=True
    ),
)  # fmt: skip
def test_any_lines_around_words_lose_none(
    lines: list[Drawn], places: list[tuple[int, int]]
) -> None:
    page = [(12.0 * x, 12.0 * y, chr(0x4E00 + n)) for n, (x, y) in enumerate(places)]

    text = text_of(make_pdf([page], lines=[lines]))

    assert sorted(char for char in text if char >= "\u4e00") == sorted(word for *_, word in page)


@pytest.mark.parametrize("borders", ["lines", "cells"])
def test_tables_right_below_each_other_are_two(borders: str) -> None:
    sheet = Sheet(borders=borders)
    sheet.line("みなみ市個人情報保護審議会会議録")
    sheet.table([("日時", "令和５年７月１４日"), ("場所", "市役所")], [72, 118, 520])
    sheet.table([("発言者", "内容"), ("上田委員", ASKED), ("防災課長", TOLD)], [72, 150, 520])

    assert lines_of(sheet.pdf())[1:] == [
        "| 日時 | 令和５年７月１４日 |",
        "| 場所 | 市役所 |",
        "| 発言者 | 内容 |",
        f"| 上田委員 | {ASKED} |",
        f"| 防災課長 | {TOLD} |",
    ]


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_pages_on_their_side_are_read_as_they_are_shown(turned: int) -> None:
    sheet = Sheet()
    sheet.line("みなみ市個人情報保護審議会会議録")
    sheet.table([("質問", "回答"), (ASKED, TOLD), (ASKED * 2, TOLD)], [72, 280, 520])
    sheet.prose(*[f"（会長）{TOLD}"] * 3)

    content = make_pdf(sheet.words, size=SIZE, lines=sheet.lines, turned=turned)

    assert text_of(content) == text_of(sheet.pdf())


@pytest.mark.parametrize("scale", [0.6, 1.0])
def test_tables_on_a_page_within_a_page(scale: float) -> None:
    import pypdfium2
    from pypdfium2 import raw

    sheet = Sheet()
    sheet.line("会議録")
    sheet.table([("質問", "回答"), (ASKED, TOLD), (ASKED * 2, TOLD)], [72, 280, 520])
    source = pypdfium2.PdfDocument(sheet.pdf())
    placed = raw.FPDF_ImportNPagesToOne(source.raw, 595 * scale, 842 * scale, 1, 1)
    held = io.BytesIO()
    pypdfium2.PdfDocument(placed).save(held)

    assert lines_of(held.getvalue()) == lines_of(sheet.pdf())
