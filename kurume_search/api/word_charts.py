"""Which chart shows which text statistic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kurume_search.analytics.word_tables import WordStatistics
from kurume_search.errors import UsageError

if TYPE_CHECKING:
    from kurume_search.charts.chart import Chart
    from kurume_search.charts.provenance import Provenance


def chart_of(found: WordStatistics, *, lang: Literal["ja", "en"], provenance: Provenance) -> Chart:
    """Return the chart of a result.

    Raises:
        UsageError: There is none for it.
    """
    del lang, provenance
    raise UsageError(f"{type(found).__name__} の図はありません。")
