"""What a search found, as people and programs look at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, overload

from kurume_search.api.found.hit_forms import ROW, expansions, hit_json, hit_row, query_json
from kurume_search.api.showing.exportable import Exportable
from kurume_search.query.ast import Field, Query, Unit, walk
from kurume_search.search.answering.found import Found
from kurume_search.search.answering.hits import Hit
from kurume_search.search.stored.columns import KINDS
from kurume_search.text.values import Value
from kurume_search.text.width import clip

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.api.found.exchanges import Exchanges
    from kurume_search.api.found.explained import Explained
    from kurume_search.api.found.facets import Facets
    from kurume_search.api.found.kwic import Kwic
    from kurume_search.api.found.views import Cases
    from kurume_search.search.answering.hits import Clause
    from kurume_search.search.answering.suggest import Suggestion
    from kurume_search.search.building.letters import JoinedLetter

SCHEMA = "kurume-search/query/1"

UNIT_NAMES = {Unit.TURN: "発言", Unit.ITEM: "議題", Unit.CASE: "案件", Unit.MEETING: "会議"}
# Where the rows of a unit say whether they are what it is named after, and by which code.
_NAMED_AFTER = {
    Unit.CASE: ("section.case", 1),
    Unit.TURN: ("passage.kind", KINDS.index("turn")),
}


class Hits(Value, Exportable, eq=False, slots=False):
    """What answers a query, in order; sized, iterable and sliceable, read when shown.

    A slice is hits again, of these units alone: `kwic`, `facets`, exports and citations are
    theirs, ranks and scores stay what they are, and `warnings` say which were cut out.

    Attributes:
        corpus: Where it was found.
        query: As parsed, before anything was added to it.
        found: The answer of the index, or the part of it.
    """

    corpus: Corpus
    query: Query
    found: Found

    def __len__(self) -> int:
        return self.found.total

    @property
    def total(self) -> int:
        """How many units were found; `len` says how many of them are here."""
        return self.found.whole.total

    @property
    def unit(self) -> Unit:
        """What was decided over and is counted."""
        return self.found.unit

    @cached_property
    def others(self) -> int:
        """How many of these are found beside what the unit is named after.

        In the unit ``case`` agenda items and headers, in ``turn`` titles, bodies, notes and
        whatever else is a passage; none in wider units.
        """
        if self.unit not in _NAMED_AFTER:
            return 0
        column, code = _NAMED_AFTER[self.unit]
        return len(self.found.units - self.found.algebra.where(column, {code}))

    @property
    def counted(self) -> str:
        """How many these are, in Japanese; what is no case, or no turn, is told apart."""
        name, count = UNIT_NAMES[self.unit], len(self)
        if not self.others:
            return f"{count}{name}"
        return f"{count}件({name}{count - self.others}・{name}以外{self.others})"

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader should know, in Japanese."""
        if self._asks_for_tags and self.corpus.library.tags_changed:
            changed = "観点は会議録集を開いたあとで変わりました。ハッシュは開いたときのものです。"
            return (*self.found.warnings, changed)
        letters = self.corpus.library.letters
        if letters and self._asks_for("outcome"):
            from kurume_search.api.found.letters import only_in_answers

            return (*self.found.warnings, *only_in_answers(letters))
        return self.found.warnings

    @property
    def _asks_for_tags(self) -> bool:
        return self._asks_for("tag")

    def _asks_for(self, name: str) -> bool:
        return any(isinstance(n, Field) and n.name == name for n in walk(self.query.node))

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Every word and field of the query, and how much of it alone there is."""
        return self.found.clauses

    @cached_property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """もしかして: words of this corpus that sound or look like words found nowhere.

        Only where nothing was found; never searched for unasked.
        """
        if self.total:
            return ()
        from kurume_search.search.answering.suggest import suggestions

        return suggestions(self.query, self.found.finder, self.corpus.library.searcher.headwords)

    def letters_of(self, hit: Hit) -> tuple[JoinedLetter, ...]:
        """Return the answers and consultations about the case of `hit`, by their days."""
        letters = self.corpus.library.letters
        return self.corpus.letters_of(hit.case) if letters and hit.case else ()

    def __iter__(self) -> Iterator[Hit]:
        from kurume_search.api.showing.single import shown_hit

        return map(shown_hit, self.found)

    @overload
    def __getitem__(self, at: int) -> Hit: ...
    @overload
    def __getitem__(self, at: slice) -> Hits: ...
    def __getitem__(self, at: int | slice) -> Hit | Hits:
        """Return the hit of that rank from 0, or the hits of a slice."""
        if isinstance(at, slice):
            from kurume_search.search.answering.part import part_of

            return self.replace(found=part_of(self.found, at))
        from kurume_search.api.showing.single import shown_hit

        return shown_hit(self.found.hit(self.found.rows[at]))

    @property
    def ranks(self) -> range:
        """The ranks of these hits among all that were found, from 0."""
        return self.found.ranks

    @cached_property
    def cases(self) -> Cases:
        """The cases among the hits, each once, in the order of the hits."""
        ids = dict.fromkeys(
            f"{hit.meeting['id']}/{case['id']}" for hit in self.found for case in hit.cases
        )
        from kurume_search.api.found.views import Cases

        return Cases(map(self.corpus.case, ids))

    def kwic(
        self,
        window: int = 20,
        sort: Sequence[str] | str = ("R1", "L1"),
        *,
        columns: Sequence[str] | str = ("passage", "line", "kind"),
        display: int | None = None,
    ) -> Kwic:
        """Return every place of the words that were asked for, in its context.

        Args:
            window: How many words to keep on either side; never beyond a passage.
            sort: By which words, first things first: ``L1`` is the nearest on the left,
                ``R1`` on the right, ``KEY`` what was found; ``()`` keeps reading order.
            columns: What stands beside each line: ``meeting``, ``cases``, ``role``,
                ``outcomes`` …
            display: Columns to show on either side; a wide character takes two.

        Raises:
            QueryError: No words were asked for.
            UsageError: A position or column that there isn't.
        """
        from kurume_search.api.found.kwic import make_kwic

        return make_kwic(self, window=window, sort=sort, columns=columns, display=display)

    def facets(self, *fields: str, threads: bool = False) -> Facets:
        """Return how many turns and cases have each value of `fields`, crossed if several.

        Args:
            fields: ``article`` ``law`` ``dept`` ``topic`` ``outcome`` ``procedure``
                ``role`` ``kind`` ``speaker`` ``year`` ``meeting`` ``council`` ``tag``.
            threads: Count matters too: sittings on one that was carried over are one.

        Raises:
            UsageError: A field that can't be counted by, or more than three.
        """
        from kurume_search.api.found.facets import make_facets

        return make_facets(self, fields, threads=threads)

    def to_rows(self) -> list[dict[str, Any]]:
        """Return every hit as a row with the keys `ROW`, in order."""
        return list(self.rows())

    def rows(self, limit: int | None = None) -> Iterator[dict[str, Any]]:
        """Yield the first `limit` hits as rows; only these are read."""
        pairs = zip(self.ranks, self.found, strict=True)
        return (hit_row(rank + 1, hit) for rank, hit in islice(pairs, limit))

    @property
    def source_hits(self) -> Hits:
        """These hits themselves."""
        return self

    @property
    def row_names(self) -> Sequence[str]:
        """The columns of `to_rows`."""
        return ROW

    def explain(self) -> Explained:
        """Return how the query was read, what each part of it brings, and what hits scored."""
        from kurume_search.api.found.explained import Explained

        search = self.corpus.library.searcher.explain(self.query, self.found)
        return Explained(search, self.corpus.tokenizer["version"])

    def to_json(self, *, limit: int | None = None) -> dict[str, Any]:
        """Return the documented JSON form; `limit` bounds the hits, not the total."""
        document = {
            "ok": True,
            "schema": SCHEMA,
            "corpus": self.corpus.described,
            "tokenizer": self.corpus.tokenizer,
            "query": {**query_json(self.query, self.unit), "expansions": expansions(self.found)},
            "total": self.total,
            "hits": [hit_json(hit, self.letters_of(hit)) for hit in islice(self.found, limit)],
            "warnings": list(self.warnings),
        }
        if self.suggestions:
            document["suggestions"] = [
                {"text": s.text, "term": s.term, "why": s.why, "times": s.times}
                for s in self.suggestions
            ]
        return document

    def __repr__(self) -> str:
        """Return the first hits as lines of text."""
        lines = [f"<Hits {self.counted}{of_all(self)} 単位={self.unit} {str(self.query)!r}>"]
        lines += [clip(f"  {hit.id}  {_told(hit)}", _WIDTH) for hit in islice(self.found, _SHOWN)]
        if len(self) > _SHOWN:
            lines.append(f"  … ほか {len(self) - _SHOWN} 件")
        return "\n".join([*lines, *self.warnings])

    def _repr_html_(self) -> str:
        from kurume_search.api.found.hits_html import hits_table

        return hits_table(self)


_SHOWN = 10
_WIDTH = 96  # columns


def _told(hit: Hit) -> str:
    """Return what tells a hit from its neighbours: a passage's words, else the title."""
    if hit.unit is Unit.TURN and hit.passages:
        return " ".join(hit.passages[0].text.split())
    return hit.title or ""


def of_all(result: Hits | Kwic | Exchanges) -> str:
    """Return of how many a result was cut out, for a caption; nothing if it is whole."""
    return "" if len(result) == result.total else f"(全{result.total}のうち)"
