"""A trend as people and programs look at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kurume_search.analytics.table import Table
    from kurume_search.analytics.trend import Trend, TrendRow
    from kurume_search.api.counting import Counting
    from kurume_search.api.hits import Hits


@dataclass(frozen=True, eq=False)
class TrendResult:
    """Counts over time with everything that a reader needs to trust them.

    Attributes:
        corpus: What was counted in.
        trend: The counts.
        hits: What bounds them, or None for the whole corpus.
    """

    corpus: Any
    trend: Trend
    hits: Hits | None = None

    @property
    def rows(self) -> tuple[TrendRow, ...]:
        """The rows of the trend."""
        return self.trend.rows

    @property
    def table(self) -> Table:
        """The rows as a table."""
        return self.trend.table()


def make_trend(corpus: Counting, measure: str, **asked: Any) -> TrendResult:
    """Return the trend that was asked for."""
    raise NotImplementedError
