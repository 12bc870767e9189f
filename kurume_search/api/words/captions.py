"""What text statistics counted and by which rule, in one line and in a few; ja and en."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kurume_search.analytics.running.passage_sets import REST
from kurume_search.analytics.words.collocates import Collocates
from kurume_search.analytics.words.concepts import Concepts
from kurume_search.analytics.words.cooccurrence import Cooccurrence
from kurume_search.analytics.words.correspondence import Correspondence
from kurume_search.analytics.words.dispersion import Dispersion
from kurume_search.analytics.words.keyness import Keyness
from kurume_search.analytics.words.ngrams import Ngrams
from kurume_search.analytics.words.topic_discovery import DiscoveredTopics
from kurume_search.api.found.facets import HEADINGS

if TYPE_CHECKING:
    from kurume_search.analytics.words.tables import WordStatistics
    from kurume_search.api.words.result import WordResult

_RULES = Path(__file__).with_name("statistic_rules.toml")


@cache
def _rules() -> dict[str, dict[str, str]]:
    return tomllib.loads(_RULES.read_text("utf-8"))


def counting_rule(result: WordResult, lang: str = "ja") -> str:
    """Return how a statistic counts and by which published measures, in a few sentences."""
    return _rules()[statistic_name(result.value)][lang]


def statistic_name(found: WordStatistics) -> str:
    """Return what a statistic is called in JSON schemas and in the table of rules."""
    return _NAMES[type(found)]


_NAMES: dict[type, str] = {
    Keyness: "keyness",
    Collocates: "collocates",
    Cooccurrence: "cooccurrence",
    Dispersion: "dispersion",
    Ngrams: "ngrams",
    Correspondence: "correspondence",
    DiscoveredTopics: "topics-discover",
    Concepts: "concepts",
}


def caption(result: WordResult, lang: str = "ja") -> str:
    """Return what was counted, in one line, marked where data are invented."""
    english = lang == "en"
    if english:
        return _english(result) + result.corpus.mark(", ", "en")
    return _japanese(result) + result.corpus.mark("・")


def _japanese(result: WordResult) -> str:
    found = result.value
    match found:
        case Keyness():
            return (
                f"{found.target}({found.size:,} 語)の特徴語、参照 {found.reference}"
                f"({found.reference_size:,} 語)。{found.tested:,} 語を比較、"
                f"G² > {found.threshold:.1f} なら偶然とは考えにくい差"
            )
        case Collocates():
            return (
                f"「{found.node}」{found.occurrences:,} か所の前後 {found.window} 語、"
                f"{found.measure} の順"
            )
        case Cooccurrence():
            return (
                f"{_UNITS[found.unit][0]} {found.units:,} での共起、語 {len(found.nodes)}・"
                f"辺 {len(found.edges)}"
            )
        case Dispersion():
            spread = "" if found.dp is None else f"、DP {found.dp:.2f}・D {found.juilland_d:.2f}"
            return (
                f"「{found.word}」{found.count:,} か所({found.size:,} 語のうち)、"
                f"{len(found.rows)} 会議のうち {found.documents} 会議{spread}"
            )
        case Ngrams():
            return f"{found.n} 語の連語 {len(found.rows)}"
        case Correspondence():
            shares = "・".join(f"{share:.0%}" for share in found.shares[:2])
            axes = f"、軸 {shares}" if shares else ""
            by = HEADINGS.get(found.by, found.by)
            return f"語 {len(found.words)} × {by} {len(found.groups)} の対応分析{axes}"
        case DiscoveredTopics():
            return (
                f"{_UNITS[found.unit][0]} {found.units:,}・{found.vocabulary:,} 語から "
                f"{len(found.rows)} の話題、安定度 {found.stability:.0%}"
                f"(種 {found.seed}、ほか {len(found.seeds) - 1} 種と比較)"
            )
    return f"{_UNITS[found.unit][0]} {found.total:,} のうち {found.coded:,} にコード"


def _english(result: WordResult) -> str:
    found = result.value
    match found:
        case Keyness():
            reference = "every other turn" if found.reference == REST else found.reference
            return (
                f"Key words of {found.target} ({found.size:,} words) against {reference} "
                f"({found.reference_size:,} words); {found.tested:,} words compared, "
                f"G² > {found.threshold:.1f} is hardly chance"
            )
        case Collocates():
            return (
                f"{found.window} words on either side of '{found.node}' "
                f"({found.occurrences:,} places), by {found.measure}"
            )
        case Cooccurrence():
            return (
                f"Co-occurrence in {found.units:,} {_UNITS[found.unit][1]}, {len(found.nodes)} "
                f"words, {len(found.edges)} edges"
            )
        case Dispersion():
            spread = "" if found.dp is None else f", DP {found.dp:.2f}, D {found.juilland_d:.2f}"
            return (
                f"'{found.word}': {found.count:,} places in {found.size:,} words, in "
                f"{found.documents} of {len(found.rows)} meetings{spread}"
            )
        case Ngrams():
            return f"{len(found.rows)} runs of {found.n} words"
        case Correspondence():
            shares = ", ".join(f"{share:.0%}" for share in found.shares[:2])
            axes = f", axes {shares}" if shares else ""
            return f"{len(found.words)} words × {len(found.groups)} {found.by}{axes}"
        case DiscoveredTopics():
            return (
                f"{len(found.rows)} topics in {found.units:,} {_UNITS[found.unit][1]} and "
                f"{found.vocabulary:,} words, stability {found.stability:.0%} (seed {found.seed}, "
                f"held against {len(found.seeds) - 1} others)"
            )
    return f"{found.coded:,} of {found.total:,} {_UNITS[found.unit][1]} coded"


_UNITS = {"turn": ("発言", "turns"), "case": ("案件", "cases")}
