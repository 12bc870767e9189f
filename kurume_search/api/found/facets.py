"""Facets of what was found, as people and programs look at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Any, overload

from kurume_search.api.showing.exportable import Exportable
from kurume_search.api.showing.shown import text_table
from kurume_search.search.facets.facet import FacetRow, FacetTable, facet_fields, facets
from kurume_search.search.facets.outside import turns_outside

if TYPE_CHECKING:
    from kurume_search.analytics.rows.basis import Remark
    from kurume_search.api.found.hits import Hits
    from kurume_search.export.description import Description

SCHEMA = "kurume-search/facets/1"
HEADINGS = {
    "article": "条文", "law": "法令", "dept": "部署", "topic": "話題", "outcome": "結果",
    "procedure": "手続", "role": "役割", "kind": "種別", "speaker": "発言者", "year": "年度",
    "meeting": "会議", "council": "審議会", "tag": "観点",
    "turns": "発言", "cases": "案件", "threads": "事案",
}  # fmt: skip
_OPEN = frozenset({"continued", "deferred"})
_COUNTED = ("turns", "cases", "threads")
_OF_THREADS = "案件は会議ごとに数え、継続してのちの会議で審議した案件は、事案として一つに数えます。"
_OF_SITTINGS = "案件は会議ごとに数えます。継続した案件は、審議した会議の数だけ数えます。"
_OUTSIDE = (
    "案件の中の発言だけを数え、案件の外の発言 {n} 回は入れていません（unit:item で入ります）。"
)
_NOTES = {
    "article": "条文は件名と機関の欄にあるものを数えます。",
    "law": "法令は件名と機関の欄にあるものを数えます。",
    "dept": "部署は諮問・利用・担当する機関を数え、出席だけの機関は数えません。",
    "year": "年度は4月から翌年3月です。",
    "speaker": "発言者の表示は一つの会議の中でだけ意味があります。",
}


@dataclass(frozen=True, eq=False)
class Facets(Exportable):
    """How many turns and cases have each value; exact, every value listed.

    Attributes:
        hits: What was counted.
        table: The counts.
        corrected: Says how many of the values counted a person set right, if any.
        outside: Turns of these meetings that stand outside cases, where cases alone are counted.
    """

    hits: Hits
    table: FacetTable
    corrected: Remark | None = None
    outside: int = 0

    @property
    def fields(self) -> tuple[str, ...]:
        """What was counted by, in English."""
        return self.table.fields

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know of how it was counted, in Japanese."""
        said = [_NOTES[name] for name in self.fields if name in _NOTES]
        if self.table.threads is not None:
            said.append(_OF_THREADS)
        elif any(row.cases and not _OPEN.isdisjoint(row.keys) for row in self):
            said.append(_OF_SITTINGS)
        if self.outside:
            said.append(_OUTSIDE.format(n=self.outside))
        if self.corrected is not None:
            said.append(self.corrected.ja)
        return tuple(said)

    def describe(self) -> Description:
        """Return what an export says of it: query, sizes, corpus hash, how it was counted."""
        description = super().describe()
        return replace(description, notes=(*description.notes, *self.notes))

    @property
    def counted(self) -> tuple[str, ...]:
        """What was counted: turns, cases (sittings), and threads if they were asked for."""
        return _COUNTED[: 2 if self.table.threads is None else 3]

    @property
    def listed(self) -> tuple[FacetRow, ...]:
        """The rows worth showing: all of one field; of several crossed those that are not empty."""
        if len(self.fields) == 1:
            return self.table.rows
        return tuple(row for row in self.table.rows if row.turns or row.cases)

    @property
    def _left_out(self) -> tuple[str, ...]:
        count = len(self) - len(self.listed)
        return (f"一件もない組 {count} 行を省きました。",) if count else ()

    def __len__(self) -> int:
        return len(self.table.rows)

    def __iter__(self) -> Iterator[FacetRow]:
        return iter(self.table.rows)

    @overload
    def __getitem__(self, at: int) -> FacetRow: ...
    @overload
    def __getitem__(self, at: slice) -> Facets: ...
    def __getitem__(self, at: int | slice) -> FacetRow | Facets:
        """Return the row of that place from 0, or the facets of these rows; sums stay whole."""
        if isinstance(at, slice):
            return replace(self, table=self.table.replace(rows=self.table.rows[at]))
        return self.table.rows[at]

    def to_rows(self) -> list[dict[str, Any]]:
        """Return the counts as rows: of each field the value and its label, turns, cases."""
        return [
            {
                **dict(zip(self.fields, row.keys, strict=True)),
                **{f"{n}_label": label for n, label in zip(self.fields, row.labels, strict=True)},
                **{name: getattr(row, name) for name in self.counted},
            }
            for row in self
        ]

    @property
    def source_hits(self) -> Hits:
        """What was counted."""
        return self.hits

    @property
    def row_names(self) -> Sequence[str]:
        """The columns of `to_rows`."""
        return (*self.fields, *(f"{name}_label" for name in self.fields), *self.counted)

    def to_json(self) -> dict[str, Any]:
        """Return the documented JSON form."""
        head = self.hits.to_json(limit=0)
        del head["hits"]
        warnings = [*head.pop("warnings"), *self.notes]
        return {
            **head,
            "schema": SCHEMA,
            "fields": list(self.fields),
            "turns": self.table.turns,
            "cases": self.table.cases,
            **({} if self.table.threads is None else {"threads": self.table.threads}),
            "rows": self.to_rows(),
            "warnings": warnings,
        }

    @property
    def caption(self) -> str:
        """What was counted, in one line."""
        mark = self.hits.corpus.mark("・")
        names = "×".join(HEADINGS[name] for name in self.fields)
        table = self.table
        threads = "" if table.threads is None else f"・事案 {table.threads}"
        return (
            f"{self.hits.query}: {names}、発言 {table.turns}・案件 {table.cases}{threads}"
            f"(単位 {self.hits.unit}){mark}"
        )

    def __repr__(self) -> str:
        """Return the counts as lines of text."""
        cells = [*(HEADINGS[name] for name in (*self.fields, *self.counted))]
        rows = ([*row.labels, *(str(getattr(row, n)) for n in self.counted)] for row in self.listed)
        text = text_table([cells, *rows], words=len(self.fields))
        remarks = (*self._left_out, *self.hits.warnings, *self.notes)
        return "\n".join([f"<Facets {self.caption}>", *text, *remarks])

    def _repr_html_(self) -> str:
        from kurume_search.api.showing.html import framed, paragraphs

        heads = [HEADINGS[name] for name in (*self.fields, *self.counted)]
        rows = "".join(_row(row, self.counted) for row in self.listed)
        remarks = (*self._left_out, *self.hits.warnings, *self.notes)
        return framed(escape(self.caption), heads, rows) + paragraphs(remarks)


def _row(row: FacetRow, counted: Sequence[str]) -> str:
    labels = "".join(f'<th scope="row">{escape(label)}</th>' for label in row.labels)
    numbers = "".join(f'<td style="text-align:right">{getattr(row, name)}</td>' for name in counted)
    return f"<tr>{labels}{numbers}</tr>"


def make_facets(hits: Hits, fields: Sequence[str], *, threads: bool = False) -> Facets:
    """Return the counts of `hits` by `fields`, of matters (`threads`) too if asked for.

    Raises:
        UsageError: A field can't be counted by.
    """
    tags = hits.corpus.library.searcher.tags().of if "tag" in facet_fields(fields) else None
    of = None
    if threads:
        of = {case: n for n, thread in enumerate(hits.corpus.threads) for case in thread}
    table = facets(hits.found, fields, tags=tags, threads=of)
    return Facets(hits, table, _corrected(hits, table.fields), turns_outside(hits.found))


def _corrected(hits: Hits, fields: Sequence[str]) -> Remark | None:
    """Return what is said of values that a person set right; few corpora have any."""
    values = hits.corpus.library.set_right
    if not values:
        return None
    from kurume_search.analytics.rows.corrected import asked_by, corrected
    from kurume_search.analytics.rows.frame import frame_of
    from kurume_search.analytics.rows.selection import selected

    found, frame = hits.found, frame_of(hits.corpus.library.searcher.columns)
    names = (*fields, *asked_by(found.query.node))
    return next(corrected(frame, selected(frame, found), values, names), None)
