"""Which councils a report is about, and which stand beside it in another year."""

from __future__ import annotations

from pathlib import Path

import pytest
from several_councils import EAST, NORTH, WEST, several_councils

import kurume_search as ks


@pytest.fixture
def several(tmp_path: Path) -> ks.Corpus:
    return several_councils(tmp_path)


def test_a_report_compares_a_council_with_itself_and_with_no_other(several: ks.Corpus) -> None:
    report = several.report(2024, compare=2023)

    assert [name for _, name in report.document.about.councils] == [EAST, WEST]
    assert report.figure("2024/cases") == 2
    assert report.figure("2023/cases") == 1, "north has no part in a year it is compared with"
    assert NORTH in report.html(), "what is left out is named"


def test_a_council_without_minutes_of_the_year_before_is_named(several: ks.Corpus) -> None:
    both = several.report(2024, compare=2023)
    chosen = several.report(2024, compare=2023, council=EAST)

    warning = f"増減にはその分が混じっています: {WEST}。"
    assert warning in both.html()
    assert warning not in chosen.html()


def test_the_day_of_reference_is_of_these_councils(several: ks.Corpus) -> None:
    report = several.report(2023)

    assert report.document.about.as_of.isoformat() == "2024-07-20", "east met again then"
    assert several.report(2023, council=NORTH).document.about.as_of.year == 2023
