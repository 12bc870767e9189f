"""The reform of the law: its day proves its examples, and its labels say it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import kurume_search
from kurume_search.data import table
from kurume_search.search.fields.cautions import CROSSES
from kurume_search.text.reform import REFORM

_ROW = table("reform")["reform"]
_UNKNOWN = 0
_EXPLORER = Path(kurume_search.__file__).parent / "explorer"


def test_days_lie_on_the_side_that_their_examples_say() -> None:
    after = [day.toordinal() for day in _ROW["examples"]]
    before = [day.toordinal() for day in _ROW["not_examples"]]

    assert all(day >= REFORM.ordinal for day in after)
    assert all(day < REFORM.ordinal for day in before)
    assert REFORM.crossed_by([before[0], _UNKNOWN, after[0]])


@pytest.mark.parametrize("side", ["examples", "not_examples"])
def test_days_of_one_side_and_unknown_ones_cross_nothing(side: str) -> None:
    assert not REFORM.crossed_by([_UNKNOWN, *(day.toordinal() for day in _ROW[side])])


def test_labels_name_its_day_in_both_languages() -> None:
    first = REFORM.first

    assert REFORM.label("day", "ja") == f"{first.year}年{first.month}月{first.day}日"
    assert REFORM.label("day", "en") == f"{first.day} {first:%B %Y}"
    for lang in ("ja", "en"):
        assert REFORM.label("day", lang) in REFORM.label("line", lang)
    for labels in (REFORM.ja, REFORM.en):
        assert all(labels.values())


def test_sentences_about_it_name_its_day() -> None:
    report = table("report_texts")["counts"]["reform"]
    explorer = tomllib.loads((_EXPLORER / "texts.toml").read_text("utf-8"))["reform"]

    assert REFORM.label("day", "ja") in CROSSES
    for lang in ("ja", "en"):
        assert REFORM.label("day", lang) in report[lang]
        assert REFORM.label("day", lang) in explorer[lang]


def test_the_explorer_draws_it_at_the_same_year() -> None:
    script = (_EXPLORER / "front" / "years.js").read_text("utf-8")

    assert f"const REFORM = {REFORM.fiscal_year};" in script
