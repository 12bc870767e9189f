"""What text statistics found, as people and programs look at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from kurume_search.analytics.words.tables import WordStatistics, node_table, with_rows, word_table
from kurume_search.api.showing.ranked import Ranked
from kurume_search.api.showing.shown import text_table
from kurume_search.errors import LANGUAGES, check_choice

if TYPE_CHECKING:
    from kurume_search.analytics.rows.basis import Basis, Remark
    from kurume_search.analytics.rows.table import Table
    from kurume_search.api.corpus import Corpus
    from kurume_search.api.found.hits import Hits
    from kurume_search.api.found.kwic import Kwic
    from kurume_search.charts.chart import Chart
    from kurume_search.export.description import Description

_SHOWN = 20


@dataclass(frozen=True, eq=False)
class WordResult(Ranked[Any]):
    """Rows of a text statistic with everything that a reader needs to trust them.

    Attributes:
        corpus: What was counted in.
        value: The whole result itself: a `Keyness`, `Collocates` …
        hits: The turns that were read, or those of the target.
    """

    corpus: Corpus
    value: WordStatistics
    hits: Hits

    def _found(self) -> int:
        return len(self.value.rows)

    def _at(self, rank: int) -> Any:
        return self.value.rows[rank]

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows, in order."""
        return tuple(self)

    @cached_property
    def shown(self) -> WordStatistics:
        """The result with these rows alone."""
        return self.value if self.part is None else with_rows(self.value, self.rows)

    @property
    def basis(self) -> Basis:
        """How words were cut and chosen."""
        return self.value.basis

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What a reader must know."""
        return self.value.remarks

    @property
    def warnings(self) -> tuple[str, ...]:
        """The same in Japanese, with those of the query."""
        own = (remark.ja for remark in self.remarks)
        return tuple(dict.fromkeys((*self.cut, *own, *self.hits.warnings)))

    @cached_property
    def table(self) -> Table:
        """The rows as a table, every field a column."""
        whole = word_table(self.value)
        return replace(whole, rows=tuple(whole.rows[rank] for rank in self.ranks))

    @property
    def nodes(self) -> Table:
        """The words of a co-occurrence network as a table; without rows for other results."""
        return node_table(self.shown)

    @property
    def source_hits(self) -> Hits:
        """What was read."""
        return self.hits

    @property
    def row_names(self) -> Sequence[str]:
        """The columns of `to_rows`."""
        return self.table.names

    def to_rows(self) -> list[dict[str, Any]]:
        """Return every row with the ids behind it; looking them up takes a moment."""
        return [
            {name: _plain(value) for name, value in record.items()}
            for record in self.table.records()
        ]

    def bare_rows(self) -> list[dict[str, Any]]:
        """Return every row without its ids, at once."""
        names = [name for name in self.table.names if name != "ids"]
        return [{name: _plain(record[name]) for name in names} for record in self.table.records()]

    def kwic(self, word: str | None = None, *, window: int = 20) -> Kwic:
        """Return a word of the result, or what was asked for, in its context.

        Bounded by the fields of the query (``year:``, ``kind:`` …), not by its words; a word
        is found inside longer compounds and in titles too.

        Args:
            word: A word of the rows; None: what was asked for.
            window: Words on either side.

        Raises:
            NotFoundError: No row has that word.
            UsageError: The result has no words of its own.
        """
        from kurume_search.api.words.reading import in_context
        from kurume_search.api.words.text import query_of

        return in_context(self, query_of(self, word)).kwic(window=window)

    def plot(self, *, lang: Literal["ja", "en"] = "ja") -> Chart:
        """Return the chart of these rows; one that says why where there are none."""
        check_choice("lang", lang, LANGUAGES)
        from kurume_search.api.showing.describing import provenance
        from kurume_search.api.words.charts import chart_of

        return chart_of(self.shown, lang=lang, provenance=provenance(self.corpus, words=True))

    def cite(self, form: str = "bibtex") -> str:
        """Return a citation of what was read, with query, versions and hash.

        Args:
            form: ``bibtex``, ``csl-json`` or ``cff``.

        Raises:
            UsageError: The form isn't known.
        """
        return self.hits.cite(form)

    def describe(self) -> Description:
        """Return what an export says of it: query, corpus hash, and the basis in one line."""
        description = self.hits.describe()
        remarks = (r.ja for r in self.remarks)
        notes = dict.fromkeys((*self.cut, self.basis.line(), *description.notes, *remarks))
        return replace(description, notes=tuple(notes))

    def caption(self, lang: str = "ja") -> str:
        """Return what was counted, in one line."""
        from kurume_search.api.words.captions import caption

        return caption(self, lang)

    def explain(self, lang: str = "ja") -> str:
        """Return how it was counted: measures, basis, stop words, remarks."""
        from kurume_search.api.words.text import explained

        return explained(self, lang)

    def to_json(self) -> dict[str, Any]:
        """Return the documented JSON form."""
        from kurume_search.api.words.text import document

        return document(self)

    def __repr__(self) -> str:
        """Return the first rows as lines of text."""
        from kurume_search.api.words.text import cells, headings

        text = text_table([headings(self), *cells(self, limit=_SHOWN)])
        name = type(self.value).__name__
        more = [f"… ほか {len(self) - _SHOWN} 行"] if len(self) > _SHOWN else []
        remarks = [*self.cut, *(remark.ja for remark in self.remarks)]
        return "\n".join([f"<{name} {self.caption()}>", *text, *more, self.basis.line(), *remarks])

    def _repr_html_(self) -> str:
        from kurume_search.api.words.text import html

        return html(self, limit=_SHOWN)


def _plain(value: Any) -> Any:
    """Return a value as rows and JSON have it: ids and words are lists."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return list(value)
    return value
