"""Readings over words stand behind them in brackets, in pages and in Word alike."""

from __future__ import annotations

import pytest
from sample_files import make_docx, paragraph

from kurume_search.store.formats import DOCX, HTML, extract

Words = list[str | tuple[str, str]]


def as_page(words: Words, ruby: str) -> str:
    held = "".join(word if isinstance(word, str) else ruby.format(*word) for word in words)
    return extract(f"<p>{held}</p>".encode(), HTML, "a.html").text.strip()


def as_word(words: Words) -> str:
    held = "".join(
        f"<w:r><w:t>{word}</w:t></w:r>"
        if isinstance(word, str)
        else f"<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>{word[1]}</w:t></w:r></w:rt><w:rubyBase>"
        f"<w:r><w:t>{word[0]}</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        for word in words
    )
    return extract(make_docx(f"<w:p>{held}</w:p>"), DOCX, "a.docx").text.strip()


RUBIES = [
    "<ruby>{}<rt>{}</rt></ruby>",
    "<ruby>{}<rt>{}</ruby>",
    "<ruby>{}<rp>（</rp><rt>{}</rt><rp>）</rp></ruby>",
    "<ruby>{}<rp>(<rt>{}<rp>)</ruby>",
    "<ruby><rb>{}</rb><rt>{}</rt></ruby>",
    "<ruby><span>{}</span><rt><small>{}</small></rt></ruby>",
]
CASES: list[tuple[Words, str]] = [
    (["台帳は", ("紙", "かみ"), "で保存する。"], "台帳は紙（かみ）で保存する。"),
    ([("毛受", "めんじょう"), "委員"], "毛受（めんじょう）委員"),
    # beside each other
    ([("久", "く"), ("留", "る"), ("米", "め"), "市"], "久留米（くるめ）市"),
    # once for each word, but another reading is another
    ([("紙", "かみ"), "と", ("紙", "かみ"), "と", ("紙", "し")], "紙（かみ）と紙と紙（し）"),
    # dots that stress
    (["これは", ("必", "・"), ("ず", "・"), "行う。"], "これは必ず行う。"),
    ([("条", "﹅"), "件", ("疎", "そ"), "明"], "条件疎（そ）明"),
]


@pytest.mark.parametrize(("words", "text"), CASES)
def test_a_reading_stands_behind_its_word(words: Words, text: str) -> None:
    assert {as_page(words, ruby) for ruby in RUBIES} == {text}
    assert as_word(words) == text


def test_the_signs_of_one_word_may_have_readings_in_turn() -> None:
    one = "<ruby>久<rt>く</rt>留<rt>る</rt>米<rt>め</rt></ruby>市"
    lines = "<ruby>久<rt>く</rt></ruby>\n<ruby>留<rt>る</rt>\n米<rt>め</rt></ruby>市"

    for page in (one, lines):
        assert extract(page.encode(), HTML, "a.html").text == "久留米（くるめ）市\n"


@pytest.mark.parametrize("end", ["</p>", "<p>", "<br>", "</td></tr>", "<table>", ""])
def test_a_reading_that_never_ends_takes_no_more_than_its_line(end: str) -> None:
    page = f"<div><p>甲<ruby>紙<rt>かみ{end}<p>次の段落</p></div>"

    assert "次の段落" in extract(page.encode(), HTML, "a.html").text.splitlines()


def test_readings_in_cells_and_over_pages_of_word() -> None:
    ruby = (
        "<w:p><w:r><w:ruby><w:rubyBase><w:r><w:t>紙</w:t></w:r></w:rubyBase>"
        "<w:rt><w:r><w:t>かみ</w:t></w:r></w:rt></w:ruby></w:r></w:p>"
    )
    body = f"<w:tbl><w:tr><w:tc>{ruby}</w:tc><w:tc>{paragraph('台帳')}</w:tc></w:tr></w:tbl>{ruby}"

    assert extract(make_docx(body), DOCX, "a.docx").text == "| 紙（かみ） | 台帳 |\n紙\n"
