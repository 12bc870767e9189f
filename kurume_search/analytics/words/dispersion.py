"""Dispersion (分布): where in each meeting a word stands, meetings in order of time.

All of the minutes is read, titles and notes too: what KWIC lists has its mark here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from kurume_search.analytics.rows.basis import Basis, Remark
from kurume_search.analytics.rows.ids import Ids
from kurume_search.analytics.running.passage_sets import PassageSet
from kurume_search.analytics.running.places import Places
from kurume_search.analytics.running.reading import Codes, Reading, is_few
from kurume_search.analytics.running.remarks import ONE_DOCUMENT, elsewhere, nowhere, remarks_on
from kurume_search.analytics.statistics.intervals import garwood
from kurume_search.analytics.statistics.spread import gries_dp, gries_dp_norm, juilland_d
from kurume_search.text.reform import REFORM

PER = 10_000
"""Running words that rates are given for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DispersionRow:
    """One meeting and the places of the word in it.

    Attributes:
        meeting: Permanent id.
        label: Its short id.
        date: ISO day, or None where the minutes don't say.
        fiscal_year: 年度, or None.
        era: ``before`` or ``after`` the reform of 2023-04-01; ``unknown`` without a day.
        size: Running words that were read of it.
        count: How often the word stands among them.
        rate: Per 10,000 running words; None without any.
        low: Lower end of the 95 % interval of the rate (Garwood); None without words.
        high: Upper end.
        positions: Of each occurrence: the share of the meeting's words that stand before it,
            0 to 1, rising.
        lines: The source line of the passage of each occurrence, in the same order.
        ids: The permanent id of the passage of each occurrence, in the same order.
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
    ids: Sequence[str]
    few: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispersion:
    """A word through the meetings.

    Attributes:
        word: What was asked for.
        count: How often it stands in what was read.
        size: The running words of that.
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


def dispersion(reading: Reading, word: str, places: Places, among: PassageSet) -> Dispersion:
    """Return where `word` stands in each meeting of `among`, and how evenly.

    Args:
        reading: The corpus.
        word: What was asked for, for people.
        places: Where it stands.
        among: The passages read; meetings without any aren't listed.
    """
    rows = tuple(_rows(reading, places, among))
    counts, held = [row.count for row in rows if row.size], [row.size for row in rows if row.size]
    remarks = [*elsewhere(places, whole=True), *remarks_on((among,))]
    if len(held) < 2:
        remarks.insert(0, ONE_DOCUMENT)
    found = Dispersion(
        word=word,
        count=len(places),
        size=sum(held),
        documents=sum(count > 0 for count in counts),
        juilland_d=juilland_d(counts, held),
        dp=gries_dp(counts, held),
        dp_norm=gries_dp_norm(counts, held),
        rows=rows,
        basis=reading.basis((among,), unit="passage", content=False),
        remarks=tuple(remarks),
    )
    return found if len(places) else replace(found, remarks=(nowhere(word), *remarks))


def _rows(reading: Reading, places: Places, among: PassageSet) -> Iterator[DispersionRow]:
    """Yield a row for each meeting of `among` by its day, those without a day last."""
    columns, stream = reading.searcher.columns, reading.stream
    day, lines = columns.ints("meeting.day"), columns.ints("passage.line")
    inside = reading.inside(among)
    # The place of each word among the words of its meeting that were read.
    rank: Codes = np.cumsum(inside) - inside
    meeting_of = reading.meetings
    sizes = np.bincount(
        meeting_of[among.rows], weights=stream.lengths[among.rows], minlength=columns.meetings
    ).astype(np.int64)
    owners = meeting_of[places.passages]
    for row in sorted(among.meetings.tolist(), key=lambda r: (not day[r], day[r], r)):
        record = columns.record("meeting.record", row)
        begins = stream.starts[np.searchsorted(meeting_of, row)]
        base = int(rank[begins]) if begins < len(rank) else 0
        at = np.flatnonzero(owners == row)
        size, count = int(sizes[row]), len(at)
        interval = garwood(count, exposure=size / PER) if size else None
        yield DispersionRow(
            meeting=record["id"],
            label=record["short"],
            date=record["date"],
            fiscal_year=record["fiscal_year"],
            era="unknown" if not day[row] else "after" if day[row] >= REFORM.ordinal else "before",
            size=size,
            count=count,
            rate=count / size * PER if size else None,
            low=interval.low if interval else None,
            high=interval.high if interval else None,
            positions=tuple(float(k - base) / size for k in rank[places.first[at]].tolist()),
            lines=tuple(lines[passage] for passage in places.passages[at].tolist()),
            ids=Ids(columns, "turn", places.passages[at]),
            few=is_few(count),
        )
