"""A crawler: every figure is a <data> in a link that resolves, to a list of that many rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Tag

from kurume_search.api.whole.report import Report


@pytest.fixture(scope="module", params=["real", "year"])
def page(request: pytest.FixtureRequest) -> BeautifulSoup:
    made: Report = request.getfixturevalue(request.param)
    return BeautifulSoup(made.html(), "html.parser")


def rows_of(page: BeautifulSoup, name: str) -> list[Tag]:
    listing = page.find(id=name)
    assert isinstance(listing, Tag), name
    return listing.select("ol > li")


def ids(page: BeautifulSoup) -> list[str]:
    return [str(tag["id"]) for tag in page.find_all(id=True)]


def figures(page: BeautifulSoup) -> Iterator[tuple[Tag, Tag]]:
    for data in page.find_all("data"):
        link = data.find_parent("a")
        assert isinstance(link, Tag), f"a figure without a link: {data}"
        yield data, link


def test_every_figure_leads_to_as_many_rows(page: BeautifulSoup) -> None:
    checked = 0
    for data, link in figures(page):
        target = str(link["href"]).removeprefix("#")
        rows = rows_of(page, target)
        kind, value = data["data-kind"], str(data["value"])
        if kind == "count":
            assert int(value) == len(rows), (data, target)
            checked += 1
        elif kind == "share":
            part, whole = (len(rows_of(page, str(data[f"data-{n}"]))) for n in ("part", "whole"))
            assert (float(value) if value else None) == (part / whole if whole else None)
        elif kind == "interval":
            low, high = map(float, value.split(".."))
            part, whole = (len(rows_of(page, str(data[f"data-{n}"]))) for n in ("part", "whole"))
            assert low <= part / whole <= high
        elif kind == "change":
            now, then = (len(rows_of(page, str(data[f"data-{n}"]))) for n in ("now", "then"))
            assert int(value) == now - then
        else:
            assert kind in ("stated", "worked")
            assert rows
    assert checked > 100


def test_every_link_resolves_and_every_id_is_one(page: BeautifulSoup) -> None:
    held = ids(page)
    assert len(held) == len(set(held))
    known = set(held)
    for link in page.find_all("a", href=True):
        assert str(link["href"]).startswith("#"), link
        assert str(link["href"])[1:] in known, link


def test_every_row_of_a_list_leads_to_a_case_or_its_words_and_to_a_file(
    page: BeautifulSoup,
) -> None:
    sources = {str(row["id"]) for row in page.select("table.sources tbody tr")}
    assert sources
    for row in page.select(".listing ol > li"):
        targets = [str(link["href"])[1:] for link in row.find_all("a")]
        assert sources.intersection(targets), row
        assert set(targets) - sources, row
        assert re.search(r"S\d+ (?:\d+(?:–\d+)?行|全体)", row.get_text()), row


def test_numbers_in_numeric_columns_are_figures(page: BeautifulSoup) -> None:
    """A digit in a column of figures stands inside a <data>."""
    for cell in page.select("main .chapter:not(.appendix) td.number"):
        bare = "".join(
            str(piece) for piece in cell.find_all(string=True) if piece.find_parent("data") is None
        )
        assert not re.search(r"[0-9]", bare), cell


def test_numbers_in_prose_are_figures_or_dates(page: BeautifulSoup) -> None:
    """What is left of the prose without figures has digits only in dates, years and numbers."""
    allowed = re.compile(
        r"(?:令和|平成|昭和)[0-9元]+年度?|[0-9]+月[0-9]+日|[0-9]{4}年|第[0-9]+回|"
        r"0[回件](?:という|では)|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    )
    for paragraph in page.select("main .chapter:not(.appendix) > p"):
        bare = "".join(
            str(piece)
            for piece in paragraph.find_all(string=True)
            if piece.find_parent("data") is None
        )
        assert not re.search(r"[0-9]", allowed.sub("", bare)), bare
