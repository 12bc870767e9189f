"""Dispersion (分布): where in each meeting a word stands, meetings in order of time."""

from __future__ import annotations

from dataclasses import dataclass

from kurume_search.analytics.basis import Basis, Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class DispersionRow:
    """One meeting and the places of the word in it.

    Attributes:
        meeting: Permanent id.
        label: Its short id.
        date: ISO day, or None where the minutes don't say.
        fiscal_year: 年度, or None.
        era: ``before`` or ``after`` the reform of 2023-04-01; ``unknown`` without a day.
        size: Running words of its turns.
        count: How often the word stands in them.
        rate: Per 10,000 running words; None without any.
        low: Lower end of the 95 % interval of the rate (Garwood); None without words.
        high: Upper end.
        positions: Of each occurrence: the share of the meeting's words that stand before it,
            0 to 1, rising.
        lines: The source line of the turn of each occurrence, in the same order.
        ids: The permanent id of the turn of each occurrence, in the same order.
        few: `count` is below 5: no tendency.
    """

    meeting: str
    label: str
    date: str | None
    fiscal_year: int | None
    era: str
    size: int
    count: int
    rate: float | None
    low: float | None
    high: float | None
    positions: tuple[float, ...]
    lines: tuple[int, ...]
    ids: tuple[str, ...]
    few: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispersion:
    """A word through the meetings.

    Attributes:
        word: What was asked for.
        count: How often it stands in all turns read.
        size: Their running words.
        documents: How many meetings have it.
        juilland_d: Juilland's D over meetings, 1 even; None below two meetings or without it.
        dp: Gries' DP over meetings, 0 even; None as above.
        dp_norm: DP over the most it could be with meetings of these sizes; None as above.
        rows: All meetings read, also those without the word, by day; unknown days last.
        basis: How words were cut.
        remarks: What a reader must know.
    """

    word: str
    count: int
    size: int
    documents: int
    juilland_d: float | None
    dp: float | None
    dp_norm: float | None
    rows: tuple[DispersionRow, ...]
    basis: Basis
    remarks: tuple[Remark, ...] = ()
