"""Which chart shows which text statistic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kurume_search.analytics.collocates import Collocates
from kurume_search.analytics.concepts import Concepts
from kurume_search.analytics.cooccurrence import Cooccurrence
from kurume_search.analytics.correspondence import Correspondence
from kurume_search.analytics.dispersion import Dispersion
from kurume_search.analytics.keyness import Keyness
from kurume_search.analytics.ngrams import Ngrams
from kurume_search.analytics.word_tables import WordStatistics

if TYPE_CHECKING:
    from kurume_search.charts.chart import Chart
    from kurume_search.charts.provenance import Provenance


def chart_of(found: WordStatistics, *, lang: Literal["ja", "en"], provenance: Provenance) -> Chart:
    """Return the chart of a result."""
    match found:
        case Keyness():
            from kurume_search.charts.keyness import keyness_chart

            return keyness_chart(found, lang=lang, provenance=provenance)
        case Collocates():
            from kurume_search.charts.lists import collocates_chart

            return collocates_chart(found, lang=lang, provenance=provenance)
        case Cooccurrence():
            from kurume_search.charts.network import network_chart

            return network_chart(found, lang=lang, provenance=provenance)
        case Dispersion():
            from kurume_search.charts.dispersion import dispersion_chart

            return dispersion_chart(found, lang=lang, provenance=provenance)
        case Ngrams():
            from kurume_search.charts.lists import ngrams_chart

            return ngrams_chart(found, lang=lang, provenance=provenance)
        case Correspondence():
            from kurume_search.charts.correspondence import correspondence_chart

            return correspondence_chart(found, lang=lang, provenance=provenance)
        case Concepts():
            from kurume_search.charts.concepts import concepts_chart

            return concepts_chart(found, lang=lang, provenance=provenance)
    from kurume_search.charts.lists import topics_chart

    return topics_chart(found, lang=lang, provenance=provenance)
