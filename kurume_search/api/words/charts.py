"""Which chart shows which text statistic."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from kurume_search.analytics.words.collocates import Collocates
from kurume_search.analytics.words.concepts import Concepts
from kurume_search.analytics.words.cooccurrence import Cooccurrence
from kurume_search.analytics.words.correspondence import Correspondence
from kurume_search.analytics.words.dispersion import Dispersion
from kurume_search.analytics.words.keyness import Keyness
from kurume_search.analytics.words.ngrams import Ngrams
from kurume_search.analytics.words.tables import WordStatistics
from kurume_search.analytics.words.topic_discovery import DiscoveredTopics

if TYPE_CHECKING:
    from kurume_search.charts.chart import Chart
    from kurume_search.charts.provenance import Provenance

# Result to module and function of charts/; only the one that is asked for is loaded.
_CHARTS: dict[type, tuple[str, str]] = {
    Keyness: ("keyness", "keyness_chart"),
    Collocates: ("lists", "collocates_chart"),
    Cooccurrence: ("network", "network_chart"),
    Dispersion: ("dispersion", "dispersion_chart"),
    Ngrams: ("lists", "ngrams_chart"),
    Correspondence: ("correspondence", "correspondence_chart"),
    DiscoveredTopics: ("lists", "topics_chart"),
    Concepts: ("concepts", "concepts_chart"),
}


def chart_of(found: WordStatistics, *, lang: Literal["ja", "en"], provenance: Provenance) -> Chart:
    """Return the chart of a result."""
    module, name = _CHARTS[type(found)]
    draw: Callable[..., Any] = getattr(import_module(f"kurume_search.charts.{module}"), name)
    chart: Chart = draw(found, lang=lang, provenance=provenance)
    return chart
