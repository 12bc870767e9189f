"""Tables as text: a row on a line, and forms whose cells hold the minutes themselves."""

from __future__ import annotations

import io

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from parsing.reading import read

from kurume_search.store.formats import DOCX, extract
from kurume_search.store.formats.html import extract_html
from kurume_search.store.formats.tables import table_lines, table_row

TALK = """1　諮問事項
（1）名簿の目的外利用について
（福祉課）資料のとおり
（乙賀委員）だれが使うのか。
（福祉課）職員である。
（甲条会長）適当と認めてよいか。
（全委員）異議なし。
（2）映像の外部提供について
（防災課）資料のとおり
（乙賀委員）いつ消すのか。
（防災課）7日である。
（甲条会長）次回改めて審議することとする。
2　その他
なし"""
FORM = (
    ("会議名", "令和4年度第3回灯野市個人情報保護審議会"),
    ("開催日時", "令和5年1月27日（金）\n午後2時から午後4時まで"),
    ("開催場所", "市役所　大会議室"),
    ("出席者", "【委員】\n甲条会長、乙賀委員\n【事務局】\n総務課長"),
    ("議題", "1　諮問事項\n（1）名簿の目的外利用について\n（2）映像の外部提供について\n2　その他"),
    ("会議資料", "次第、資料1"),
    ("公開の可否", "公開"),
    ("傍聴者数", "1人"),
    ("審議内容", TALK),
)


def as_html(rows: tuple[tuple[str, str], ...]) -> str:
    cells = "".join(
        f"<tr><th>{label}</th><td>{text.replace(chr(10), '<br>')}</td></tr>" for label, text in rows
    )
    page = f"<h1>会議の結果</h1><table><caption>概要</caption>{cells}</table>"
    return extract_html(page.encode(), "a.html").text


def as_docx(rows: tuple[tuple[str, str], ...]) -> str:
    document = Document()
    document.add_paragraph("会議の結果")
    table = document.add_table(rows=0, cols=2)
    for label, text in rows:
        row = table.add_row().cells
        row[0].text, row[1].text = label, text
    held = io.BytesIO()
    document.save(held)
    return extract(held.getvalue(), DOCX, "a.docx").text


@pytest.mark.parametrize("written", [as_html, as_docx])
def test_minutes_in_a_cell_of_a_form_are_read(written) -> None:
    minutes = read(written(FORM))

    assert [case.title for case in minutes.cases] == [
        "名簿の目的外利用について",
        "映像の外部提供について",
    ]
    assert [case.outcome.value for case in minutes.cases] == ["approved", "continued"]
    asked = {turn.text: turn.cases for turn in minutes.turns if turn.kind == "question"}
    assert asked == {"だれが使うのか。": ("c1",), "いつ消すのか。": ("c2",)}
    meeting = minutes.meeting
    assert [person.name for person in meeting.members] == ["甲条", "乙賀"]
    assert (meeting.openness, meeting.observers) == ("公開", 1)


def test_speeches_of_several_lines_stay_in_their_rows() -> None:
    speech = "一つ目の質問です。\n二つ目の質問です。\n三つ目の質問です。\n四つ目の質問です。"
    rows = [("発言者", "内容"), ("委員", speech), ("会長", "はい。"), ("委員", "以上です。")]

    assert list(table_lines(rows)) == [table_row(row) for row in rows]


@pytest.mark.parametrize(
    "heads", [("発言者", "内容"), ("発 言 者", "発言の要旨"), ("質問", "回答")]
)
def test_a_table_in_which_each_speaks_once_is_no_form(heads: tuple[str, str]) -> None:
    speech = "一つ目の意見です。\n二つ目の意見です。\n三つ目の意見です。\n四つ目の意見です。"
    rows = [heads, ("会長", speech), ("委員", "はい。")]

    assert list(table_lines(rows)) == [table_row(row) for row in rows]


def test_a_form_may_have_two_labels_in_a_row() -> None:
    rows = [row for row in FORM if row[0] not in ("公開の可否", "傍聴者数")]
    beside = ("公開の可否", "公開", "傍聴者数", "1人")

    minutes = read("\n".join(["会議の結果", *table_lines([*rows[:-1], beside, rows[-1]])]))

    assert [case.outcome.value for case in minutes.cases] == ["approved", "continued"]
    assert len([turn for turn in minutes.turns if turn.kind == "question"]) == 2


def test_a_form_may_have_labels_of_parts() -> None:
    rows = [row for row in FORM if row[0] != "出席者"]
    parts = [("出席者", "委員", "甲条会長、乙賀委員"), ("", "事務局", "総務課長")]

    minutes = read("\n".join(["会議の結果", *table_lines([*rows[:-1], *parts, rows[-1]])]))

    assert [case.outcome.value for case in minutes.cases] == ["approved", "continued"]
    assert [person.name for person in minutes.meeting.members] == ["甲条", "乙賀"]


def test_rows_of_a_list_of_four_columns_stay_rows() -> None:
    answer = "一つ目。\n二つ目。\n三つ目。\n四つ目。"
    rows = [
        ("番号", "件名", "部署", "結果"),
        ("1", "提供", "市民課", "承認"),
        ("2", answer, "", ""),
    ]

    assert list(table_lines(rows))[:2] == [table_row(row) for row in rows[:2]]


@given(st.lists(st.lists(st.text("あい\n 　|"), min_size=1, max_size=3), max_size=5))
def test_no_word_of_a_table_is_lost(rows: list[list[str]]) -> None:
    written = "".join("".join(table_lines(rows)).split()).replace("|", "").replace("｜", "")
    cells = "".join("".join(cell for row in rows for cell in row).split()).replace("|", "")

    assert written == cells
