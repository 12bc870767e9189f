"""Lines, lists and tables within a cell: they stay apart, whatever the file is."""

from __future__ import annotations

import pytest
from parsing.reading import read
from sample_files import make_docx, paragraph, table
from typeset import LEFT, Sheet

from kurume_search.store.formats import DOCX, HTML, extract
from kurume_search.store.formats.pdf.reading import read_pdf
from kurume_search.store.formats.tables import table_lines

TITLE = "第３回柏葉市情報公開審査会会議録"
TALK = ["会長　ただいまから会議を始めます。", "Ａ委員　資料１の範囲はどこまでですか。"]


def of_html(body: str) -> str:
    talk = "".join(f"<p>{line}</p>" for line in TALK)
    return extract(f"<h1>{TITLE}</h1>{body}{talk}".encode(), HTML, "a.html").text


def of_docx(body: str) -> str:
    words = paragraph(TITLE) + body + "".join(map(paragraph, TALK))
    return extract(make_docx(words), DOCX, "a.docx").text


def rows_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("|")]


AGENDA = [
    "<td>（１）公文書の公開について<br>（２）その他",
    "<td><p>（１）公文書の公開について<p>（２）その他",
    "<td><ol><li>公文書の公開について<li>その他</ol>",
]


@pytest.mark.parametrize("cell", AGENDA)
def test_the_items_of_a_cell_of_a_page_are_items(cell: str) -> None:
    rows = "<tr><th>開催日時<td>令和３年７月２６日（月）<br>午後２時～"

    text = of_html(f"<table>{rows}<tr><th>議題{cell}<tr><th>傍聴者<td>なし</table>")

    assert [item.title for item in read(text).agenda] == ["公文書の公開について", "その他"]
    assert rows_of(text)[:2] == ["| 開催日時 | 令和３年７月２６日（月） |", "|  | 午後２時～ |"]


def test_the_paragraphs_of_a_cell_of_word_are_items() -> None:
    cells = [
        [paragraph("議題"), paragraph("１　公文書の公開について") + paragraph("２　その他")],
        [paragraph("出席者"), paragraph("甲野会長") + paragraph("乙山委員、丙川委員")],
    ]

    minutes = read(text := of_docx(table(*cells)))

    assert [item.title for item in minutes.agenda] == ["公文書の公開について", "その他"]
    assert [held.name for held in minutes.meeting.members] == ["甲野", "乙山", "丙川"]
    assert rows_of(text)[2:] == ["| 出席者 | 甲野会長 |", "|  | 乙山委員、丙川委員 |"]


WITHIN = [["会長", "甲野　健"], ["職務代理者", "丁山　明"], ["委　員", "乙山、丙川"]]
PEOPLE = [("甲野 健", "会長"), ("丁山 明", "職務代理者"), ("乙山", "委員"), ("丙川", "委員")]


def as_html(rows: list[list[str]]) -> str:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return of_html(
        f"<table><tr><th>出席委員<td><table>{cells}</table><tr><th>傍聴者<td>なし</table>"
    )


def as_docx(rows: list[list[str]]) -> str:
    inner = table(*[[paragraph(cell) for cell in row] for row in rows]) + paragraph("")
    heads = [paragraph("出席委員"), inner], [paragraph("傍聴者"), paragraph("なし")]
    return of_docx(table(*heads))


@pytest.mark.parametrize("written", [as_html, as_docx])
def test_a_table_within_a_cell_keeps_its_rows(written) -> None:
    text = written(WITHIN)

    assert rows_of(text) == [
        "| 出席委員 | 会長 | 甲野 健 |",
        "|  | 職務代理者 | 丁山 明 |",
        "|  | 委 員 | 乙山、丙川 |",
        "| 傍聴者 | なし |",
    ]
    assert [(held.name, held.role) for held in read(text).meeting.members] == PEOPLE


@pytest.mark.parametrize("written", [as_html, as_docx])
def test_titles_and_names_may_take_turns_in_its_rows(written) -> None:
    pairs = [
        ["会　長", "甲野　健", "委　員", "乙山　恵"],
        ["副会長", "丁山　明", "委　員", "丙川　進"],
    ]

    held = {person.name: person.role for person in read(written(pairs)).meeting.members}

    assert held == {"甲野 健": "会長", "乙山 恵": "委員", "丁山 明": "副会長", "丙川 進": "委員"}


def test_the_rows_of_a_result_stay_one_each() -> None:
    rows = [("議題", "結果"), ("要綱の改正について", "承認\nただし、条件を付する。")]

    assert list(table_lines(rows)) == [
        "| 議題 | 結果 |",
        "| 要綱の改正について | 承認 ただし、条件を付する。 |",
    ]


def test_what_a_cell_covers_is_no_cell_of_a_form() -> None:
    page = "<tr><th>会議名<td colspan=3>審査会<tr><th>公開<td>公開<th>傍聴者<td>"

    assert rows_of(of_html(f"<table>{page}</table>")) == [
        "| 会議名 | 審査会 |",
        "| 公開 | 公開 | 傍聴者 |  |",
    ]


def test_a_page_laid_out_as_a_table_is_read_by_its_lines() -> None:
    menu = "".join(f"<br>案内{n}" for n in range(9))
    talk = "".join(f"<p>（会長）発言{n}です。</p>" for n in range(9))
    head = "<tr><td colspan=2>市のページ</td></tr>"
    page = f"<table>{head}<tr><td>目次{menu}</td><td>{talk}</td></table>"

    turns = [line for line in of_html(page).splitlines() if line.startswith("（会長）")]

    assert turns == [f"（会長）発言{n}です。" for n in range(9)]


@pytest.mark.parametrize(
    ("entries", "rows"),
    [
        (
            ["（担当課）資産税課　蛭間課長", "（事務局）総務課　妹背主事"],
            ["| 市側 | （担当課）資産税課 蛭間課長 |", "|  | （事務局）総務課 妹背主事 |"],
        ),
        (["・資料１", "・資料２　一覧"], ["| 市側 | ・資料１ |", "|  | ・資料２ 一覧 |"]),
        (["資産税課　課長", "総務課　主事"], ["| 市側 | 資産税課 課長 総務課 主事 |"]),
    ],
)  # fmt: skip
def test_the_entries_of_a_cell_of_a_pdf_are_parted(entries: list[str], rows: list[str]) -> None:
    sheet = Sheet()
    sheet.table([["日時", "七月一日"], ["市側", "\n".join(entries)]], [72, 140, 470])

    assert rows_of(read_pdf(sheet.pdf(), "x").text)[1:] == rows


@pytest.mark.parametrize("form", ["（{}）", "{}．", "{}　"])
def test_the_next_number_begins_an_entry_however_full_the_line_above(form: str) -> None:
    digits, title = "１２３", "家屋の写真の提供につい"
    items = [f"{form.format(n)}{title}"[:12] for n in digits]  # as long as a line
    sheet = Sheet()
    sheet.table([["会議名", "審査会", LEFT], ["議題", "\n".join(items), LEFT]], [72, 140, 180, 276])

    text = read_pdf(sheet.pdf(), "x").text

    assert rows_of(text)[0] == "| 会議名 | 審査会 |"
    assert [row.split(" | ")[1][:2] for row in rows_of(text)[1:]] == [
        item[:2].replace("\u3000", " ") for item in items
    ]


CASE = [
    ("案件", "諮問第1号　名簿の外部提供について"),
    ("担当課", "福祉課\n防災課"),
    ("審議結果", "適当と認める。\nただし、写しを作らないこと。"),
    ("主な意見", "・件数は何件か。\n・写しは作るのか。"),
]


@pytest.mark.parametrize("lines", ["\n", " "])
def test_the_lines_of_a_form_of_a_case_are_read_as_those_of_one_cell(lines: str) -> None:
    rows = [(label, value.replace("\n", lines)) for label, value in CASE]

    minutes = read("\n".join([TITLE, "", *table_lines(rows), ""]))

    (case,) = minutes.cases
    assert (case.outcome.value, case.outcome.conditions) == (
        "approved_conditional",
        ("写しを作らないこと",),
    )
    assert [turn.text.replace(" ", "") for turn in minutes.turns] == [
        "・件数は何件か。・写しは作るのか。"
    ]


def test_a_row_without_a_label_below_no_row_is_no_more_of_its_result() -> None:
    told = "審議結果：適当と認める。\n|  | ただし、写しを作らないこと。 |\n"

    (case,) = read(f"{TITLE}\n\n諮問第1号　名簿について\n\n{told}").cases
    assert case.outcome.value == "approved"
