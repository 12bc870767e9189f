"""What a trend (推移) returns: counts by period, with denominators, intervals and ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import overload

from kurume_search.analytics.rows.basis import Remark
from kurume_search.analytics.rows.table import Column, Table
from kurume_search.analytics.statistics.intervals import FEW, Interval, garwood, wilson

# Fewer years in a row than this, and no line is drawn through them.
SHORTEST_LINE = 3

COUNTED, NO_DATA, NO_CASE, NOT_RECORDED = "counted", "no-data", "no-case", "not-recorded"
STATUS_LABELS = {
    COUNTED: ("集計済み", "counted"),
    NO_DATA: ("会議録なし", "no data"),
    NO_CASE: ("案件なし", "no case"),
    NOT_RECORDED: ("結果の記載なし", "not recorded"),
}
BEFORE, AFTER, ACROSS, UNKNOWN = "before", "after", "across", "unknown"


class Ids(Sequence[str]):
    """Permanent ids that are looked up when they are first asked for; their number is known."""

    __slots__ = ("_found", "_make", "_size")

    def __init__(self, make: Callable[[], tuple[str, ...]], size: int) -> None:
        self._make = make
        self._size = size
        self._found: tuple[str, ...] | None = None

    def _ids(self) -> tuple[str, ...]:
        if self._found is None:
            self._found = self._make() if self._size else ()
        return self._found

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...
    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        """Return the id at that place, or those of a slice."""
        return self._ids()[at]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids())

    def __repr__(self) -> str:
        return f"Ids({self._size})"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendRow:
    """One period and, where the trend is split, one group.

    Attributes:
        period: Sortable key: ``2021``, ``2021H1``, ``2021-07``, id of a meeting; ``2023/1``
            and ``2023/2`` are the parts of a period that the reform of 2023-04-01 divides.
        label: Of the period, for people, in Japanese (令和3年度).
        group: Key of the group: a department's id, ``law:9-3-4``, an outcome,
            ``unrecorded``, ``outside``; None without split.
        group_label: For people.
        count: How many; None where there are no documents. 0 is a count.
        denominator: What `rate` is of (cases, meetings, characters, months); None for raw
            counts and where there are no documents.
        rate: Count over denominator, per 10,000 for characters; None for raw counts and
            where the denominator is 0.
        cases: Distinct cases behind the count.
        ids: Permanent ids of the turns or cases counted, in the order of the corpus;
            looked up when they are first asked for.
        status: ``counted``, ``no-data`` (no documents of the period), ``no-case``
            (documents, but no case), ``not-recorded`` (cases, but nothing recorded of any).
        few: What the figure rests on is below 5: no tendency (傾向を論じない).
        era: ``before``, ``after`` or ``across`` the reform of 2023-04-01; ``unknown``
            where no day is known.
        interval: ``wilson``, ``garwood`` or empty: how `low` and `high` are made.
        scale: What `rate` is multiplied by: 10,000 for characters, else 1.
        beside: Of an approval rate every outcome and how many cases have it, those that are
            not in the denominator too; `cases` then is the number of all cases.
    """

    period: str
    label: str
    group: str | None = None
    group_label: str | None = None
    count: int | None = None
    denominator: float | None = None
    rate: float | None = None
    cases: int = 0
    ids: Sequence[str] = field(default=(), repr=False, compare=False)
    status: str = COUNTED
    few: bool = False
    era: str = UNKNOWN
    interval: str = ""
    scale: float = 1.0
    beside: tuple[tuple[str, int], ...] = ()

    @property
    def value(self) -> float | None:
        """What a chart draws: the rate if the trend has rates, else the count."""
        return self.count if self.denominator is None else self.rate

    @property
    def low(self) -> float | None:
        """Lower end of the 95 % interval of `value`."""
        found = self._interval
        return None if found is None else found.low

    @property
    def high(self) -> float | None:
        """Upper end of the 95 % interval of `value`."""
        found = self._interval
        return None if found is None else found.high

    @property
    def _interval(self) -> Interval | None:
        if self.count is None or not self.interval or self.value is None:
            return None
        return _interval(self.interval, self.count, self.denominator, self.scale)


@lru_cache(maxsize=65_536)
def _interval(method: str, count: int, denominator: float | None, scale: float) -> Interval | None:
    if method == "wilson":
        return wilson(count, int(denominator or 0))
    return garwood(count, exposure=1.0 if denominator is None else denominator / scale)


def is_few(base: float | None) -> bool:
    """Return whether a figure that rests on `base` is too small to speak of a tendency."""
    return base is not None and base < FEW


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A whole answer: rows by group, then period, and how they were counted.

    Attributes:
        measure: ``questions``, ``cases``, ``approval_rate`` …
        by: ``fiscal_year`` …
        per: ``meeting``, ``case``, ``10k_characters``, ``month``; None: raw counts.
        split: ``department`` …, or None.
        of: What was counted, for ``citations``, ``word`` …
        within: The query that bounds it, or None.
        pooled: Whether periods across the reform were summed.
        unit: Of the count, in Japanese (質問, 文, 件).
        unit_en: The same in English.
        rule: The counting rule, a sentence in Japanese.
        rule_en: The same in English.
        rows: Groups in the order of their totals, greatest first; periods rise. Every
            group has a row for every period.
        distinct: How many distinct things all rows count together; rows of a split can
            add up to more.
        distinct_cases: Distinct cases behind all rows.
        notes: What a reader must know, each once.
        synthetic: Whether any document is invented (合成データ).
    """

    measure: str
    by: str
    per: str | None = None
    split: str | None = None
    of: str | None = None
    within: str | None = None
    pooled: bool = False
    unit: str = "件"
    unit_en: str = "count"
    rule: str = ""
    rule_en: str = ""
    rows: tuple[TrendRow, ...] = ()
    distinct: int = 0
    distinct_cases: int = 0
    notes: tuple[Remark, ...] = ()
    synthetic: bool = False

    @property
    def groups(self) -> tuple[str | None, ...]:
        """Keys of the groups, in their order; (None,) without split."""
        return tuple(dict.fromkeys(row.group for row in self.rows))

    @property
    def periods(self) -> tuple[str, ...]:
        """Keys of the periods, rising."""
        return tuple(dict.fromkeys(row.period for row in self.rows))

    def series(self, group: str | None = None) -> tuple[TrendRow, ...]:
        """Return the rows of one group, periods rising."""
        return tuple(row for row in self.rows if row.group == group)

    def segments(self, group: str | None = None) -> tuple[tuple[TrendRow, ...], ...]:
        """Return the stretches of a group's rows through which a line may be drawn.

        A line ends where there is no value (no data isn't 0) and at the reform; no line
        goes through fewer than three periods, and none joins single meetings.
        """
        if self.by in ("meeting", "total"):
            return ()
        stretches = (
            tuple(rows)
            for (drawn, _), rows in groupby(
                self.series(group), key=lambda row: (row.value is not None, row.era)
            )
            if drawn
        )
        return tuple(rows for rows in stretches if len(rows) >= SHORTEST_LINE)

    def table(self) -> Table:
        """Return the rows as a table; ids are left to the rows."""
        return Table(TREND_COLUMNS, tuple(self._cells()))

    def _cells(self) -> Iterator[tuple[object, ...]]:
        for row in self.rows:
            yield (
                row.period, row.label, row.group, row.group_label, row.count, row.denominator,
                row.rate, row.low, row.high, None if row.count is None else row.cases, row.status,
                row.few, row.era,
            )  # fmt: skip


TREND_COLUMNS = (
    Column("period", "期間", None, "period"),
    Column("label", "期間名", None, "period label"),
    Column("group", "区分", None, "group"),
    Column("group_label", "区分名", None, "group label"),
    Column("count", "数", None, "count"),
    Column("denominator", "分母", None, "denominator"),
    Column("rate", "率", None, "rate"),
    Column("low", "95%下限", None, "95% low"),
    Column("high", "95%上限", None, "95% high"),
    Column("cases", "実案件数", "件", "distinct cases"),
    Column("status", "状態", None, "status"),
    Column("few", "少数", None, "few"),
    Column("era", "改正の前後", None, "reform"),
)
