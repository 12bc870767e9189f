"""A trend as people and programs look at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any, Literal

from kurume_search.api.found.hits import Hits
from kurume_search.api.showing.describing import describe
from kurume_search.api.showing.exportable import Exportable
from kurume_search.api.showing.shown import text_table
from kurume_search.errors import LANGUAGES, UsageError, check_choice
from kurume_search.query.ast import Unit

if TYPE_CHECKING:
    from kurume_search.analytics.rows.basis import Remark
    from kurume_search.analytics.rows.table import Table
    from kurume_search.analytics.trends.measures import Asked
    from kurume_search.analytics.trends.trend import Trend, TrendRow
    from kurume_search.api.corpus import Corpus
    from kurume_search.api.own.subsets import SavedSubset
    from kurume_search.charts.chart import Chart
    from kurume_search.charts.trend import Kind
    from kurume_search.export.description import Description
    from kurume_search.search.answering.found import Found

SCHEMA = "kurume-search/trend/1"
ROW = (
    "measure", "by", "per", "split", "period", "label", "group", "group_label", "count",
    "denominator", "rate", "low", "high", "cases", "status", "few", "era", "beside", "ids",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class TrendResult(Exportable):
    """Counts over time with everything that a reader needs to trust them.

    Attributes:
        corpus: What was counted in.
        trend: The counts.
        asked: What was asked for, checked.
        hits: What bounds them, or None for the whole corpus.
    """

    corpus: Corpus
    trend: Trend
    asked: Asked
    hits: Hits | None = None

    @property
    def rows(self) -> tuple[TrendRow, ...]:
        """The rows: groups in order, periods rising."""
        return self.trend.rows

    @property
    def notes(self) -> tuple[Remark, ...]:
        """What a reader must know."""
        return self.trend.notes

    def __len__(self) -> int:
        return len(self.trend.rows)

    def __iter__(self) -> Iterator[TrendRow]:
        return iter(self.trend.rows)

    @property
    def table(self) -> Table:
        """The rows as a table."""
        return self.trend.table()

    @cached_property
    def source_hits(self) -> Hits:
        """What was counted; all cases if nothing bounds it."""
        return self.corpus.search() if self.hits is None else self.hits

    @property
    def row_names(self) -> Sequence[str]:
        """The columns of `to_rows`."""
        return ROW

    def to_rows(self) -> list[dict[str, Any]]:
        """Return every row with the ids behind it; looking them up takes a moment."""
        shared = {name: getattr(self.trend, name) for name in ("measure", "by", "per", "split")}
        return [
            {
                **shared,
                **{name: getattr(row, name) for name in ROW if name not in (*shared, "ids")},
                "beside": [f"{key} {count}" for key, count in row.beside],
                "ids": list(row.ids),
            }
            for row in self.rows
        ]

    def plot(self, kind: Kind | None = None, *, lang: Literal["ja", "en"] = "ja") -> Chart:
        """Return the chart of these counts.

        Args:
            kind: ``line``, ``bar``, ``panels`` (one for each group), ``heatmap`` (groups by
                periods); None: what fits.
            lang: Of all words in it.

        Raises:
            UsageError: There is no such kind.
        """
        check_choice("lang", lang, LANGUAGES)
        from kurume_search.api.showing.describing import provenance
        from kurume_search.charts.trend import trend_chart

        words = self.trend.of is not None or self.trend.within is not None
        origin = provenance(self.corpus, words=words)
        return trend_chart(self.trend, lang=lang, provenance=origin, kind=kind)

    def describe(self) -> Description:
        """Return what an export says of it: query, corpus hash, counting rule, notes."""
        from dataclasses import replace

        description = describe(self.corpus) if self.hits is None else self.hits.describe()
        notes = dict.fromkeys((self.trend.rule, *description.notes, *(n.ja for n in self.notes)))
        return replace(description, notes=tuple(notes))

    def cite(self, form: str = "bibtex") -> str:
        """Return a citation of what was counted, with query, versions and hash.

        Args:
            form: ``bibtex``, ``csl-json`` or ``cff``.

        Raises:
            UsageError: The form isn't known.
        """
        from kurume_search.api.showing.citing import cite_corpus

        if self.hits is not None:
            return self.hits.cite(form)
        return cite_corpus(self.corpus, None, form)

    def provenance(self, lang: str = "ja") -> str:
        """Return corpus, version and tokenizer in one line, as every result carries them."""
        described = self.corpus.described
        mark = self.corpus.mark(", ", "en") if lang == "en" else self.corpus.mark("・")
        tokenizer = self.corpus.tokenizer["version"]
        return f"corpus {str(described['hash'])[:12]}, {tokenizer}{mark}"

    def caption(self, lang: str = "ja") -> str:
        """Return what was counted and how, in one line."""
        from kurume_search.api.trends.text import caption

        return caption(self, lang)

    def explain(self, lang: str = "ja") -> str:
        """Return how it was counted: rule, denominators, intervals, scope, and notes."""
        from kurume_search.api.trends.text import explained

        return explained(self, lang)

    def to_json(self) -> dict[str, Any]:
        """Return the documented JSON form."""
        trend = self.trend
        return {
            "ok": True,
            "schema": SCHEMA,
            "corpus": self.corpus.described,
            "tokenizer": self.corpus.tokenizer,
            "trend": {
                "measure": trend.measure, "by": trend.by, "per": trend.per, "split": trend.split,
                "of": trend.of, "within": trend.within, "pooled": trend.pooled,
                "unit": trend.unit_en, "rule": trend.rule, "rule_en": trend.rule_en,
                "level": 0.95,
            },
            "distinct": trend.distinct,
            "distinct_cases": trend.distinct_cases,
            "rows": [
                {**_without(row, "measure", "by", "per", "split"), "beside": dict(own.beside)}
                for row, own in zip(self.to_rows(), self.rows, strict=True)
            ],
            "notes": [{"code": n.code, "ja": n.ja, "en": n.en} for n in trend.notes],
        }  # fmt: skip

    def __repr__(self) -> str:
        """Return the counts as lines of text."""
        from kurume_search.api.trends.text import cells, headings

        words = 1 + (self.trend.split is not None)
        text = text_table([tuple(headings(self)), *cells(self)], words=words)
        return "\n".join([f"<Trend {self.caption()}>", *text, *(n.ja for n in self.notes)])

    def _repr_html_(self) -> str:
        from kurume_search.api.showing.html import framed, number_rows, paragraphs
        from kurume_search.api.trends.text import cells, headings

        rows = number_rows(cells(self), words=1 + (self.trend.split is not None))
        notes = (self.trend.rule, *(note.ja for note in self.notes), self.provenance())
        return framed(escape(self.caption()), headings(self), rows) + paragraphs(notes)


def _without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


def make_trend(
    corpus: Corpus,
    measure: str,
    *,
    by: str,
    per: str | None,
    split: str | None,
    of: str | None,
    within: str | Hits | SavedSubset | None,
    pool: bool,
    concordant: bool,
) -> TrendResult:
    """Return the trend that was asked for.

    Raises:
        UsageError: A name isn't known, two don't go together, or hits of another corpus.
        QueryError: `of` or `within` can't be understood.
    """
    from kurume_search.analytics.trends.counting import trend
    from kurume_search.analytics.trends.measures import asked

    ask = asked(measure, by=by, per=per, split=split, of=of, pool=pool, concordant=concordant)
    hits = _hits(corpus, within)
    made = trend(
        corpus.library.searcher,
        ask,
        within=None if hits is None else hits.found,
        of=_of(corpus, ask),
        threads=lambda: corpus.threads,
        set_right=corpus.library.set_right,
        synthetic=corpus.synthetic,
    )
    return TrendResult(corpus, made, ask, hits)


def _hits(corpus: Corpus, within: str | Hits | SavedSubset | None) -> Hits | None:
    if within is None or (isinstance(within, str) and not within.strip()):
        return None
    if isinstance(within, str):
        return corpus.search(within)
    if not isinstance(within, Hits):
        within = within.hits
    if within.corpus.library.build.folder != corpus.library.build.folder:
        raise UsageError("within の検索結果は、ほかの会議録集のものです。")
    return within


def _of(corpus: Corpus, ask: Asked) -> Found | None:
    """Return what was found for the words or the query to count."""
    if ask.of is None or ask.measure.of != "needed":
        return None
    unit = Unit.TURN if ask.measure.id == "word" else None
    found = corpus.search(ask.of, unit=unit).found
    if ask.measure.id == "word" and not any(True for _ in _words(found)):
        raise UsageError(
            f"「{ask.of}」には数える語がありません。measure に query を指定すると、"
            "検索式に合うものを数えます。"
        )
    return found


def _words(found: Found) -> Iterator[object]:
    from kurume_search.query.ast import Field, Range, walk

    return (
        node
        for node in walk(found.query.node)
        if not isinstance(node, Field | Range) and hasattr(node, "text")
    )
