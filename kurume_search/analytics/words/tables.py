"""The results of text statistics as tables, every field a column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from kurume_search.analytics.rows.table import Column, Table
from kurume_search.analytics.words.collocates import Collocates
from kurume_search.analytics.words.concepts import Concepts
from kurume_search.analytics.words.cooccurrence import Cooccurrence
from kurume_search.analytics.words.correspondence import Correspondence
from kurume_search.analytics.words.dispersion import Dispersion
from kurume_search.analytics.words.keyness import Keyness
from kurume_search.analytics.words.ngrams import Ngrams
from kurume_search.analytics.words.topic_discovery import DiscoveredTopics

WordStatistics: TypeAlias = (
    Keyness
    | Collocates
    | Cooccurrence
    | Dispersion
    | Ngrams
    | Correspondence
    | DiscoveredTopics
    | Concepts
)

# Name, Japanese, unit, English; a name that a row has as a field.
_ALL: dict[str, tuple[str, str | None, str]] = {
    "word": ("語", None, "word"),
    "words": ("語", None, "words"),
    "text": ("連語", None, "run"),
    "pos": ("品詞", None, "part of speech"),
    "source": ("語1", None, "word 1"),
    "target": ("語2", None, "word 2"),
    "count": ("頻度", "回", "count"),
    "reference_count": ("参照の頻度", "回", "reference count"),
    "rate": ("1万語あたり", "回", "per 10,000 words"),
    "reference_rate": ("参照の1万語あたり", "回", "reference per 10,000"),
    "log_likelihood": ("対数尤度比 G²", None, "G²"),
    "log_ratio": ("対数比", None, "log ratio"),
    "low": ("95%下端", None, "95% low"),
    "high": ("95%上端", None, "95% high"),
    "turns": ("発言", "件", "turns"),
    "documents": ("会議", "件", "meetings"),
    "reference_documents": ("参照の会議", "件", "reference meetings"),
    "dp": ("散布度 DP", None, "DP"),
    "reference_dp": ("参照の DP", None, "reference DP"),
    "together": ("共起", "回", "together"),
    "left": ("左", "回", "left"),
    "right": ("右", "回", "right"),
    "expected": ("期待値", "回", "expected"),
    "log_dice": ("logDice", None, "logDice"),
    "pmi": ("PMI", None, "PMI"),
    "t_score": ("t", None, "t"),
    "jaccard": ("Jaccard", None, "Jaccard"),
    "meeting": ("会議ID", None, "meeting"),
    "label": ("名称", None, "label"),
    "date": ("開催日", None, "date"),
    "fiscal_year": ("年度", None, "fiscal year"),
    "era": ("改正の前後", None, "era"),
    "size": ("延べ語数", "語", "words"),
    "positions": ("位置", None, "positions"),
    "lines": ("行", None, "lines"),
    "kind": ("種別", None, "kind"),
    "key": ("値", None, "key"),
    "mass": ("質量", None, "mass"),
    "inertia": ("慣性", None, "inertia"),
    "number": ("番号", None, "number"),
    "weights": ("重み", None, "weights"),
    "share": ("割合", None, "share"),
    "units": ("単位数", "件", "units"),
    "total": ("全体", "件", "total"),
    "stability": ("安定度", None, "stability"),
    "concept": ("コンセプト", None, "concept"),
    "group": ("群", None, "group"),
    "group_label": ("群の名", None, "group label"),
    "degree": ("辺の数", None, "degree"),
    "few": ("少数", None, "few"),
    "query": ("検索式", None, "query"),
    "ids": ("ID", None, "ids"),
}
_FIELDS: Mapping[type, tuple[str, ...]] = {
    Keyness: (
        "word", "pos", "count", "reference_count", "rate", "reference_rate", "log_likelihood",
        "log_ratio", "low", "high", "turns", "documents", "reference_documents", "dp",
        "reference_dp", "few", "query", "ids",
    ),
    Collocates: (
        "word", "pos", "together", "left", "right", "count", "expected", "log_dice", "pmi",
        "t_score", "log_likelihood", "turns", "few", "query", "ids",
    ),
    Cooccurrence: (
        "source", "target", "together", "jaccard", "pmi", "log_likelihood", "few", "ids",
    ),
    Dispersion: (
        "meeting", "label", "date", "fiscal_year", "era", "size", "count", "rate", "low", "high",
        "positions", "lines", "few", "ids",
    ),
    Ngrams: ("text", "words", "count", "turns", "documents", "dp", "few", "query", "ids"),
    DiscoveredTopics: ("number", "words", "weights", "share", "units", "stability", "few", "ids"),
    Concepts: (
        "concept", "group", "group_label", "units", "total", "share", "low", "high", "era", "few",
        "ids",
    ),
}  # fmt: skip
NODE_FIELDS = ("word", "pos", "count", "units", "degree")


# Field to the name of its column, where exports have another column of that name.
_COLUMN = {
    "words": "terms", "text": "run", "source": "word_a", "target": "word_b", "rate": "per_10k",
    "reference_rate": "reference_per_10k", "lines": "passage_lines", "kind": "point",
    "number": "topic_number", "size": "running_words", "left": "left_count",
    "right": "right_count",
}  # fmt: skip


def _columns(names: Iterable[str]) -> tuple[Column, ...]:
    return tuple(
        Column(_COLUMN.get(name, name), ja, unit, en)
        for name in names
        for ja, unit, en in [_ALL[name]]
    )


def word_table(found: WordStatistics) -> Table:
    """Return the rows of a result as a table, every field a column."""
    if isinstance(found, Correspondence):
        return _map_table(found)
    names = _FIELDS[type(found)]
    rows: Sequence[Any] = found.rows
    return Table(_columns(names), tuple(tuple(getattr(r, n) for n in names) for r in rows))


def node_table(found: WordStatistics) -> Table:
    """Return the words of a network as a table; of other results an empty one."""
    nodes = found.nodes if isinstance(found, Cooccurrence) else ()
    rows = tuple(tuple(getattr(node, n) for n in NODE_FIELDS) for node in nodes)
    return Table(_columns(NODE_FIELDS), rows)


def with_rows(found: WordStatistics, rows: Sequence[Any]) -> WordStatistics:
    """Return `found` with these of its rows alone; what it says of the whole stays."""
    if isinstance(found, Cooccurrence):
        kept = {word for edge in rows for word in (edge.source, edge.target)}
        nodes = tuple(node for node in found.nodes if node.word in kept)
        return replace(found, edges=tuple(rows), nodes=nodes)
    if isinstance(found, Correspondence):
        words, groups = (
            [points.index(point) for point in rows if point in points]
            for points in (found.words, found.groups)
        )
        return replace(
            found,
            words=tuple(found.words[at] for at in words),
            groups=tuple(found.groups[at] for at in groups),
            table=tuple(tuple(found.table[at][k] for k in groups) for at in words),
        )
    others: Any = found  # each has rows of its own kind
    cut: WordStatistics = replace(others, rows=tuple(rows))
    return cut


_OF_POINTS = ("kind", "key", "label", "count", "mass", "inertia")
_OF_DIMENSIONS = (
    ("dim", "軸", "coordinates"),
    ("contribution", "寄与", "contributions"),
    ("quality", "cos²", "quality"),
)


def _map_table(found: Correspondence) -> Table:
    dimensions = range(len(found.rows[0].coordinates) if found.rows else 0)
    axes = tuple(
        Column(f"{name}_{k + 1}", f"{ja}{k + 1}", None, f"{name} {k + 1}")
        for k in dimensions
        for name, ja, _ in _OF_DIMENSIONS
    )
    rows = tuple(
        (
            *(getattr(point, name) for name in _OF_POINTS),
            *(getattr(point, field)[k] for k in dimensions for *_, field in _OF_DIMENSIONS),
            point.few,
        )
        for point in found.rows
    )
    return Table((*_columns(_OF_POINTS), *axes, *_columns(["few"])), rows)
