"""Questions and answers side by side in a PDF without upright lines: rows, where they are sure."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_files import make_pdf
from typeset import PITCH, Sheet

from kurume_search.store.formats.pdf.reading import read_pdf

TALK = [
    (
        "名簿に載る者は何人になる見込みか。また、その管理はどのようにするのか伺いたい。",
        "約二千三百人を見込んでいる。",
    ),
    (
        "提供する項目は何か。",
        "氏名、住所、電話番号及び支援の区分であり、ほかを提供することはない。",
    ),
    (
        "委託先が再委託する場合の取扱いはどうなるのか、契約で禁じるべきではないか。",
        "再委託は禁止し、やむを得ない場合は書面による市の承諾を要することとしている。",
    ),
    ("保存期間が終わった後の廃棄の方法を伺いたい。", "溶解する。"),
]
HEADS = [
    ("質問・意見", "回答"),
    ("質　疑", "答　弁"),
    ("委員からの意見", "実施機関の考え方"),
    ("質　　　問", "回　　　答"),
]


def lines_of(content: bytes) -> list[str]:
    return [line for line in read_pdf(content, "x").text.splitlines() if line.strip()]


def table(
    rows: Sequence[Sequence[str]], edges: Sequence[float], borders: str, *, bottom: float = 60.0
) -> list[str]:
    sheet = Sheet(borders=borders, bottom=bottom)
    sheet.line("みなみ市個人情報保護審議会会議録")
    sheet.table(rows, edges)
    sheet.line("審議の結果、承認することとした。")
    return lines_of(sheet.pdf())


def row(*cells: str) -> str:
    return f"| {' | '.join(' '.join(cell.split()) for cell in cells)} |"


@pytest.mark.parametrize("borders", ["none", "rows"])
@pytest.mark.parametrize("heads", HEADS)
def test_questions_beside_answers(heads: tuple[str, str], borders: str) -> None:
    lines = table([heads, *TALK], [72, 290, 520], borders)

    assert lines[1:] == [
        row(*heads),
        *[row(*pair) for pair in TALK],
        "審議の結果、承認することとした。",
    ]


@pytest.mark.parametrize("borders", ["none", "rows"])
@pytest.mark.parametrize("heads", [("番号", "意見", "回答"), ("No.", "質問", "回答")])
def test_numbered_questions(heads: tuple[str, ...], borders: str) -> None:
    rows = [(str(n), *pair) for n, pair in enumerate(TALK * 2, 1)]

    lines = table([heads, *rows], [72, 122, 300, 520], borders)

    assert lines[1:-1] == [row(*heads), *[row(*cells) for cells in rows]]


@pytest.mark.parametrize("borders", ["none", "rows"])
def test_who_asks_stands_before_the_question(borders: str) -> None:
    rows = [("１", "上田委員", *TALK[0]), ("２", "遠藤委員", *TALK[2])]

    lines = table([("番号", "委員名", "質問", "回答"), *rows], [72, 112, 180, 340, 520], borders)

    assert lines[2:-1] == [row(*cells) for cells in rows]


@pytest.mark.parametrize("numbered", [False, True])
@pytest.mark.parametrize("bottom", [740.0, 724.0, 708.0, 692.0, 660.0, 640.0, 600.0])
def test_it_goes_on_on_the_next_page(bottom: float, numbered: bool) -> None:
    rows = [(str(n), *pair) if numbered else pair for n, pair in enumerate(TALK * 2, 1)]
    edges = [72, 112, 300, 520] if numbered else [72, 300, 520]
    heads = ("番号", "質問", "回答") if numbered else ("質問", "回答")

    lines = table([heads, *rows], edges, "none", bottom=bottom)

    held = [line for line in lines if line[0] == "|"]
    assert held == [row(*heads), *[row(*cells) for cells in rows]]
    assert {line.strip() for line in lines} - {*held} >= {"審議の結果、承認することとした。"}


def test_words_below_a_table_are_none_of_it() -> None:
    sheet = Sheet(borders="none")
    sheet.table([("質問", "回答"), *TALK], [72, 290, 520])
    sheet.line("２　その他")
    sheet.line("（会長）閉会します。")

    assert lines_of(sheet.pdf())[-2:] == ["２　その他", "（会長）閉会します。"]


@pytest.mark.parametrize(
    "heads",
    [("日時", "場所"), ("氏名", "所属"), ("前文", "後文"), ("左段の見出し", "右段の見出し")],
)
def test_other_heads_leave_lines_as_they_are(heads: tuple[str, str]) -> None:
    assert not any("|" in line for line in table([heads, *TALK], [72, 290, 520], "none"))


@pytest.mark.parametrize("numbered", [False, True])
def test_a_heading_on_the_next_page_is_none_of_it(numbered: bool) -> None:
    sheet = Sheet(borders="none")
    if numbered:
        rows = [(str(n), *pair) for n, pair in enumerate(TALK, 1)]
        sheet.table([("番号", "質問", "回答"), *rows], [72, 112, 300, 520])
    else:
        sheet.table([("質問", "回答"), *TALK], [72, 300, 520])
    sheet.turn()
    sheet.words[-1].append((117.0, sheet.y - PITCH, "その他"))
    sheet.line("２", 77.0)
    sheet.line("（会長）次回の日程については、追って事務局から連絡することとする。", 77.0)

    _, page = read_pdf(sheet.pdf(), "x").text.split("\f\n")

    assert "|" not in page and page.split()[:2] == ["２", "その他"]


def test_cells_whose_ends_nothing_shows_stay_lines() -> None:
    page = [(72.0, 780.0, "質問"), (300.0, 780.0, "回答")]
    page += [
        (72.0, 764.0 - PITCH * n, "名簿に載る者の数及びその管理の方法並びに") for n in range(4)
    ]
    page += [(500.0, 764.0 - PITCH * n, "同上") for n in range(2, 4)]

    assert not any("|" in line for line in lines_of(make_pdf([page])))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "", "１", "２"]),
            st.sampled_from(["", "何人か。", "保存の期間及び方法を伺いた", "い。"]),
            st.sampled_from(["", "二人である。", "鍵の掛かる書庫に保管することと", "している。"]),
        ),
        max_size=14,
    ),
    st.lists(st.integers(0, 14), max_size=5),
)
def test_no_word_is_lost(rows: list[tuple[str, str, str]], drawn: list[int]) -> None:
    page = [
        (x, 780.0 - PITCH * n, words)
        for n, line in enumerate([("番号", "質問", "回答"), *rows])
        for x, words in zip((72.0, 112.0, 320.0), line, strict=True)
        if words
    ]
    lines = [(70.0, 777.0 - PITCH * n, 500.0, 777.0 - PITCH * n) for n in drawn]
    content = make_pdf([page, page[3:] or page], lines=[lines])

    text = "".join(read_pdf(content, "x").text.split()).replace("|", "")

    assert sorted(text) == sorted("".join(words for *_, words in [*page, *(page[3:] or page)]))
