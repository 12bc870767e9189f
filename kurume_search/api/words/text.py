"""What text statistics say in words: captions, cells, explanations; Japanese and English."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from kurume_search.analytics.words.collocates import Collocates
from kurume_search.analytics.words.concepts import Concepts
from kurume_search.analytics.words.cooccurrence import Cooccurrence
from kurume_search.analytics.words.correspondence import Correspondence
from kurume_search.analytics.words.dispersion import Dispersion
from kurume_search.analytics.words.keyness import Keyness
from kurume_search.analytics.words.ngrams import Ngrams
from kurume_search.analytics.words.topic_discovery import DiscoveredTopics
from kurume_search.api.words.captions import caption, counting_rule, statistic_name
from kurume_search.errors import NotFoundError, UsageError
from kurume_search.query.ast import Words, written

if TYPE_CHECKING:
    from kurume_search.api.words.result import WordResult

# What tables show for people; machine formats have every column.
_SHOWN: dict[type, tuple[str, ...]] = {
    Keyness: (
        "word", "count", "reference_count", "log_likelihood", "log_ratio", "low", "high",
        "documents", "dp", "few",
    ),
    Collocates: (
        "word", "together", "left_count", "right_count", "count", "log_dice", "pmi", "t_score",
        "log_likelihood", "few",
    ),
    Cooccurrence: ("word_a", "word_b", "together", "jaccard", "pmi", "log_likelihood", "few"),
    Dispersion: ("label", "fiscal_year", "running_words", "count", "per_10k", "low", "high", "few"),
    Ngrams: ("run", "count", "turns", "documents", "dp", "few"),
    Correspondence: ("label", "point", "count", "dim_1", "dim_2", "quality_1", "quality_2", "few"),
    DiscoveredTopics: ("topic_number", "terms", "share", "units", "stability", "few"),
    Concepts: ("concept", "group_label", "units", "total", "share", "low", "high", "few"),
}  # fmt: skip
_FEW = {"ja": "5未満", "en": "n<5"}


def headings(result: WordResult, lang: str = "ja") -> tuple[str, ...]:
    """Return the headings of the columns that people are shown."""
    return tuple(shown_names(result, lang).values())


def _names(result: WordResult) -> tuple[str, ...]:
    return tuple(name for name in _SHOWN[type(result.value)] if name in result.table.names)


def shown_rows(result: WordResult, lang: str = "ja") -> list[dict[str, str]]:
    """Return rows of what people are shown, numbers rounded."""
    names = _names(result)
    at = [result.table.names.index(name) for name in names]
    write = cell_writer(result, lang)
    return [
        {name: write(row[k], name) for name, k in zip(names, at, strict=True)}
        for row in result.table.rows
    ]


def shown_names(result: WordResult, lang: str = "ja") -> dict[str, str]:
    """Return name → heading of the columns that people are shown, in order."""
    by_name = {column.name: column for column in result.table.columns}
    return {name: by_name[name].heading(lang) for name in _names(result)}


def cell_writer(result: WordResult, lang: str = "ja") -> Callable[[Any, str], str]:
    """Return what writes a value of a column as people are shown it."""
    # An interval of a log ratio without an end has no bound there; elsewhere nothing is known.
    nothing = {"low": "-∞", "high": "∞"} if isinstance(result.value, Keyness) else {}
    if isinstance(result.value, Concepts):
        nothing = {"group_label": ("全体", "all")[lang == "en"]}
    percent = {"share", "stability"}
    if isinstance(result.value, Concepts):
        percent |= {"low", "high"}

    def write(value: Any, name: str) -> str:
        if value is None:
            return nothing.get(name, "–")
        if isinstance(value, str):
            return _NAMED.get((name, value), {}).get(lang, value)
        if isinstance(value, bool):
            return _FEW[lang] if value else ""
        if isinstance(value, float):
            return f"{value:.1%}" if name in percent else f"{value:,.2f}"
        if isinstance(value, Sequence):
            return "、".join(map(str, value))
        return str(value) if name in ("fiscal_year", "topic_number") else f"{value:,}"

    return write


_NAMED = {
    ("concept", ""): {"ja": "(コードなし)", "en": "(no code)"},
    ("point", "word"): {"ja": "語", "en": "word"},
    ("point", "group"): {"ja": "群", "en": "group"},
}


def cells(
    result: WordResult, lang: str = "ja", *, limit: int | None = None
) -> Iterator[tuple[str, ...]]:
    """Yield the first rows as people are shown them."""
    for row in shown_rows(result, lang)[:limit]:
        yield tuple(row.values())


def explained(result: WordResult, lang: str = "ja") -> str:
    """Return how it was counted, as lines: what, by which rule, of which words, remarks."""
    english = lang == "en"
    basis = result.basis
    stop = "、".join(basis.stop_words)
    described = result.corpus.described
    lines = [
        caption(result, lang),
        counting_rule(result, lang),
        basis.line(lang),
        *([("Stop words: " if english else "不要語: ") + stop] * bool(stop)),
        f"{'Query' if english else '検索式'}: {result.hits.query}",
        f"corpus {str(described['hash'])[:12]}",
        *result.cut,
        *(remark.in_language(lang) for remark in result.remarks),
    ]
    return "\n".join(lines)


def document(result: WordResult) -> dict[str, Any]:
    """Return the documented JSON form: fields of the result, basis, rows, remarks."""
    found, basis = result.shown, result.basis
    fields = {
        name: getattr(found, name)
        for name in type(found).__dataclass_fields__
        if name not in ("rows", "edges", "nodes", "words", "groups", "table", "basis", "remarks")
    }
    extra: dict[str, Any] = {}
    if isinstance(found, Cooccurrence):
        extra["nodes"] = list(result.nodes.records())
    if isinstance(found, Correspondence):
        extra["table"] = [list(row) for row in found.table]
    return {
        "ok": True,
        "schema": f"kurume-search/{statistic_name(found)}/1",
        "corpus": result.corpus.described,
        "tokenizer": result.corpus.tokenizer,
        "query": {"raw": result.hits.query.raw, "parsed": str(result.hits.query)},
        **{name: list(v) if isinstance(v, tuple) else v for name, v in fields.items()},
        "basis": {
            "line": basis.line(),
            "analysis": basis.analysis,
            "compounds": {"version": basis.compounds, "count": basis.compound_count},
            "segmentation": basis.segmentation,
            "pos": list(basis.pos),
            "stop_list": basis.stop_list,
            "stop_words": list(basis.stop_words),
            "unit": basis.unit,
            "turns": basis.turns,
            "words": basis.words,
            "cutoffs": dict(basis.cutoffs),
        },
        "total": len(result.value.rows),
        "rows": result.to_rows(),
        **extra,
        "remarks": [{"code": r.code, "ja": r.ja, "en": r.en} for r in result.remarks],
        "warnings": [*result.cut, *result.hits.warnings],
    }


def html(result: WordResult, *, limit: int) -> str:
    """Return the first rows as a table with a caption and scoped headings, all escaped."""
    from kurume_search.api.showing.html import framed, number_rows, paragraphs

    more = f"、はじめの {limit} 行" if len(result) > limit else ""
    title = escape(caption(result) + more)
    rows = number_rows(cells(result, limit=limit))
    corpus = str(result.corpus.described["hash"])[:12]
    notes = (f"{result.basis.line()}、corpus {corpus}", *result.warnings)
    return framed(title, headings(result), rows) + paragraphs(notes)


def query_of(result: WordResult, word: str | None) -> str:
    """Return the query that finds a word of `result`, or what was asked for.

    Raises:
        NotFoundError: No row has that word.
        UsageError: The result has no words of its own.
    """
    found = result.value
    if word is None:
        asked = getattr(found, "node", None) or getattr(found, "word", None)
        if asked is None:
            raise UsageError("どの語を見るかを指定してください。")
        return str(asked)
    known = {
        name: str(getattr(row, "query", "") or written(Words(name)))
        for row in found.rows
        for name in _words_of(row)
    }
    if word not in known:
        raise NotFoundError(f"「{word}」は結果の行にありません。", near=tuple(known)[:5])
    return known[word]


def _words_of(row: Any) -> Iterator[str]:
    for name in ("word", "text", "source", "target"):
        if isinstance(held := getattr(row, name, None), str):
            yield held
    if getattr(row, "kind", "") == "word":
        yield row.key
