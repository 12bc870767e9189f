"""A page finds the lines that each line, asked for itself, says it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsing.reading import LABELLED

from kurume_search.parsing.lines.furniture import furniture_of
from kurume_search.parsing.lines.line import read_lines
from kurume_search.parsing.page.page import Page
from kurume_search.text.normalize import fold
from kurume_search.text.spans import LineMap

SIGNS = ("第", r"\|", "[名題]", "委員|会長", r" [^\n ]+ ", "会[^\n]*録")
texts = st.lists(
    st.sampled_from(["第", "|", "名", "委員", " ", "会", "録", "\n", "あ"]), max_size=40
)


def page_of(text: str) -> Page:
    return Page(read_lines(fold(text), LineMap(text)))


@pytest.mark.parametrize("sign", SIGNS)
@given(texts.map("".join))
def test_a_page_has_a_sign_where_its_lines_have_it(sign: str, text: str) -> None:
    page, pattern = page_of(text), re.compile(sign)

    expected = [at for at, line in enumerate(page.lines) if pattern.search(line.text)]
    assert page.having(pattern) == expected


@pytest.mark.parametrize("sign", SIGNS)
@given(texts.map("".join))
def test_lines_are_begun_by_what_they_match(sign: str, text: str) -> None:
    page, pattern = page_of(text), re.compile(sign)

    expected = [at for at, line in enumerate(page.lines) if pattern.match(line.text)]
    assert page.begun_by(pattern) == expected
    assert {*expected} <= {*page.may_begin(pattern)} <= {*range(len(page.lines))}


@given(texts.map("".join))
def test_what_runs_over_a_line_end_begins_no_line(text: str) -> None:
    page, pattern = page_of(text), re.compile(r"第\s*名")

    expected = [at for at, line in enumerate(page.lines) if pattern.match(line.text)]
    assert page.begun_by(pattern) == expected


@given(texts.map("".join), st.integers(0, 20), st.integers(0, 20))
def test_a_part_has_what_its_lines_have(text: str, start: int, length: int) -> None:
    page = page_of(text)
    part = page.part(start, start + length)

    assert part.lines == page.lines[start : start + length]
    assert page.part(0, len(page.lines)) is page


def test_words_are_the_lines_that_are_no_furniture() -> None:
    for path in LABELLED.glob("p*.txt"):
        page = page_of(path.read_text("utf-8"))
        around = furniture_of(page.lines)

        assert page.words() == [
            line for at, line in enumerate(page.lines) if line.text and at not in around
        ]
        assert page.furniture == around
