"""How often units of text (turns, cases, years …) have each word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from kurume_search.analytics.running.passage_sets import PassageSet, column
from kurume_search.analytics.running.reading import Codes, Reading
from kurume_search.errors import UsageError

TextUnit = Literal["turn", "case"]
UNITS = ("turn", "case")


@dataclass(frozen=True, eq=False)
class Membership:
    """Which units turns belong to; a turn may belong to several, and a unit has its turns.

    Attributes:
        passages: Rows of turns, rising; a turn stands once for each unit it belongs to.
        units: The unit of each.
        count: How many units there are; they are numbered from 0.
    """

    passages: Codes
    units: Codes
    count: int


def members(turns: PassageSet, unit: str) -> tuple[Membership, Codes]:
    """Return which units `turns` belong to, and the row of each unit in the columns.

    Args:
        turns: Those to take in; of a case only these count.
        unit: ``turn`` or ``case``; a turn outside cases belongs to no case.

    Raises:
        UsageError: There is no such unit.
    """
    if unit not in UNITS:
        raise UsageError(f"単位「{unit}」では数えられません。", near=UNITS)
    if unit == "turn":
        return Membership(turns.rows, np.arange(len(turns)), len(turns)), turns.rows
    columns = turns.columns
    passages, sections = column(columns, "placement.passage"), column(columns, "placement.section")
    in_cases = turns.mask[passages] & (column(columns, "section.case")[sections] > 0)
    rows, units = np.unique(sections[in_cases], return_inverse=True)
    return Membership(passages[in_cases], units.astype(np.int64), len(rows)), rows


@dataclass(frozen=True, eq=False)
class Tally:
    """How often each unit has each word: parallel arrays, by unit, then word.

    Attributes:
        units: Number of the unit.
        codes: Code of the word.
        counts: How often, never 0.
        size: How many units there are.
    """

    units: Codes
    codes: Codes
    counts: Codes
    size: int

    def only(self, codes: Codes) -> Tally:
        """Return the tally of the words `codes` (ascending) alone, numbered by place in it."""
        at = np.minimum(np.searchsorted(codes, self.codes), max(len(codes) - 1, 0))
        held = codes[at] == self.codes if len(codes) else np.zeros(len(at), dtype=np.bool_)
        return Tally(self.units[held], at[held], self.counts[held], self.size)


def tally(reading: Reading, turns: PassageSet, belongs: Membership) -> Tally:
    """Return how often units have content words of `turns`."""
    stream = reading.stream
    counted = reading.counted(turns)
    width = max(stream.vocabulary, 1)
    keys = stream.passages[counted].astype(np.int64) * width + stream.words[counted]
    keys, counts = np.unique(keys, return_counts=True)
    passages, codes = np.divmod(keys, width)
    order = np.argsort(belongs.passages, kind="stable")
    held, units = belongs.passages[order], belongs.units[order]
    low, high = np.searchsorted(held, passages), np.searchsorted(held, passages, side="right")
    times = high - low
    # Each (turn, word) once for every unit of the turn.
    ends = np.cumsum(times)
    within = np.arange(int(times.sum())) - np.repeat(ends - times, times)
    of = units[np.repeat(low, times) + within]
    pairs, inverse = np.unique(of * width + np.repeat(codes, times), return_inverse=True)
    sums = np.bincount(inverse, weights=np.repeat(counts, times), minlength=len(pairs))
    of, codes = np.divmod(pairs, width)
    return Tally(of, codes, sums.astype(np.int64), belongs.count)
