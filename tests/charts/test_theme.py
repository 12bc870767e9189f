"""The theme reads the same for who sees no colours, on paper and on a dark screen."""

from __future__ import annotations

from itertools import combinations

import pytest

from kurume_search.charts.colour import (
    DARK_INK,
    DARK_MUTED,
    DARK_PAPER,
    FILLS,
    INK,
    LINES,
    MUTED,
    OKABE_ITO,
    PAPER,
    RAMP,
    contrast,
    luminance,
    on,
    ramp,
)
from kurume_search.charts.outcomes import LOOKS
from kurume_search.charts.theme import FONT_FAMILY, style
from kurume_search.model.outcome import OutcomeValue


def test_words_can_be_read_on_paper_and_on_a_dark_screen() -> None:
    assert min(contrast(INK, PAPER), contrast(MUTED, PAPER)) >= 4.5
    assert min(contrast(DARK_INK, DARK_PAPER), contrast(DARK_MUTED, DARK_PAPER)) >= 4.5


@pytest.mark.parametrize("paper", [PAPER, DARK_PAPER])
@pytest.mark.parametrize("line", LINES)
def test_lines_stand_out_from_the_paper(line: str, paper: str) -> None:
    assert line in OKABE_ITO
    assert contrast(line, paper) >= 3


@pytest.mark.parametrize("fill", [*FILLS, *(colour for _, colour in RAMP)])
def test_words_can_be_read_on_every_fill(fill: str) -> None:
    assert contrast(on(fill), fill) >= 4


def test_the_ramp_gets_darker_all_the_way() -> None:
    shades = [luminance(ramp(step / 50)) for step in range(51)]

    assert shades == sorted(shades, reverse=True)
    assert shades[0] - shades[-1] > 0.8


def test_series_differ_in_more_than_colour() -> None:
    looks = [style(place) for place in range(6)]

    assert len({look.mark for look in looks}) == 6
    assert len({look.dash for look in looks}) == 6
    assert len({look.hatch for look in looks}) == 6


def test_every_outcome_has_a_look() -> None:
    assert set(LOOKS) == {value.value for value in OutcomeValue}


def test_outcomes_can_be_told_apart_in_grey() -> None:
    for (name, (fill, hatch)), (other, (fill_, hatch_)) in combinations(LOOKS.items(), 2):
        apart = abs(luminance(fill) - luminance(fill_))

        assert hatch != hatch_ or apart > 0.1, f"{name} and {other}"


def test_fonts_are_named_and_have_japanese_glyphs() -> None:
    assert "Noto Sans" in FONT_FAMILY
    assert FONT_FAMILY.endswith("sans-serif")
    assert "url" not in FONT_FAMILY
