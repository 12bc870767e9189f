"""Words in their context, as people and programs look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from kurume_search.api.found.hits import of_all
from kurume_search.api.showing.ranked import Ranked
from kurume_search.errors import UsageError
from kurume_search.export.cells import one_line
from kurume_search.model.terms import UNRECORDED
from kurume_search.query.terms import closed_label
from kurume_search.search.kwic import Concordance, Line
from kurume_search.text.width import clip, clip_left, pad, width

if TYPE_CHECKING:
    from kurume_search.api.found.hits import Hits

Named: TypeAlias = Callable[[str, str], str]
SCHEMA = "kurume-search/kwic/1"
# What may stand beside a line, with its Japanese heading.
COLUMNS = {
    "passage": "発言", "council": "審議会", "meeting": "会議", "date": "日付",
    "fiscal_year": "年度", "cases": "案件", "numbers": "番号", "titles": "件名",
    "departments": "部署", "topics": "話題", "outcomes": "結果", "procedures": "手続",
    "kind": "種別", "role": "役割", "speaker": "発言者", "line": "行",
}  # fmt: skip
SHOWN = ("passage", "line", "kind")
ROW = ("rank", "left", "match", "right", *COLUMNS, "start", "stop", "path", "sha256", "synthetic")
_PAGE = 20
_TOGETHER = 200  # lines of one passage are cut once if they are read together
_WIDTH = 120
_SIDE = 40  # columns on either side in HTML
_WIDEST = 24  # columns of one fact


@dataclass(frozen=True, eq=False)
class Kwic(Ranked[Line]):
    """Every place of the words that were asked for; sized, iterable, read page by page.

    A slice is a `Kwic` again, of these lines alone.

    Attributes:
        hits: In which they stand.
        concordance: The lines, sorted.
        columns: What stands beside each line when it is shown; of `COLUMNS`.
        display: Columns of a terminal to show on either side; None: as many as fit.
    """

    hits: Hits
    concordance: Concordance
    columns: tuple[str, ...] = SHOWN
    display: int | None = None

    def __post_init__(self) -> None:
        for name in self.columns:
            if name not in COLUMNS:
                raise UsageError(f"「{name}」という列はありません。", near=tuple(COLUMNS))

    def _found(self) -> int:
        return len(self.concordance)

    def _at(self, rank: int) -> Line:
        from kurume_search.api.showing.single import shown_line

        return shown_line(self.concordance.page(rank, rank + 1)[0])

    @property
    def total(self) -> int:
        """How many places there are; `len` says how many of them are here."""
        return len(self.concordance)

    def __iter__(self) -> Iterator[Line]:
        from kurume_search.api.showing.single import shown_line

        return map(shown_line, self._lines(self.ranks))

    def _lines(self, ranks: range) -> Iterator[Line]:
        """Yield the lines of these ranks; neighbours are read together."""
        if ranks.step != 1:
            for rank in ranks:
                yield from self.concordance.page(rank, rank + 1)
            return
        for start in range(ranks.start, ranks.stop, _TOGETHER):
            yield from self.concordance.page(start, min(start + _TOGETHER, ranks.stop))

    def page(self, number: int, *, size: int = _PAGE) -> Kwic:
        """Return page `number`, counted from 1, of `size` lines."""
        return self[size * (number - 1) : size * number]

    def rows(self, start: int, stop: int) -> list[dict[str, Any]]:
        """Return the lines `start` to `stop`, from 0, as rows with the keys `ROW`."""
        ranks = self.ranks[start:stop]
        pairs = zip(ranks, self._lines(ranks), strict=True)
        return [self._row(rank + 1, line) for rank, line in pairs]

    def to_rows(self) -> list[dict[str, Any]]:
        """Return every line as a row, in order; `start` and `stop` count the source."""
        return self.rows(0, len(self))

    def _row(self, rank: int, line: Line) -> dict[str, Any]:
        columns = self.hits.found.columns
        passage = line.passage
        meeting = columns.record("meeting.record", columns.ints("passage.meeting")[passage.row])
        records = [columns.record("section.record", section) for section in line.sections]
        cases = [record["case"] for record in records if record["case"] is not None]
        return {
            "rank": rank,
            "left": line.left,
            "match": line.match,
            "right": line.right,
            "passage": passage.id,
            "council": meeting["body"] or meeting["council"],
            "meeting": meeting["id"],
            "date": meeting["date"],
            "fiscal_year": meeting["fiscal_year"],
            "cases": [f"{meeting['id']}/{case['id']}" for case in cases],
            "numbers": [case["number"] for case in cases if case["number"]],
            "titles": [case["title"] for case in cases if case["title"]],
            "departments": _once(d["name"] for case in cases for d in case["departments"]),
            "topics": _once(topic["label"] for case in cases for topic in case["topics"]),
            "outcomes": [case["outcome"] or UNRECORDED for case in cases],
            "procedures": _once(case["procedure"] for case in cases),
            "kind": passage.turn_kind or passage.kind,
            "role": passage.role,
            "speaker": passage.speaker,
            "line": line.line,
            "start": line.start,
            "stop": line.stop,
            "path": meeting["path"],
            "sha256": meeting["sha256"],
            "synthetic": meeting["synthetic"],
        }

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader should know, in Japanese."""
        return (*self.cut, *self.hits.warnings)

    @property
    def source_hits(self) -> Hits:
        """The hits in which the words stand."""
        return self.hits

    @property
    def row_names(self) -> Sequence[str]:
        """The columns of `to_rows`."""
        return ROW

    def to_json(self, *, start: int = 0, stop: int | None = None) -> dict[str, Any]:
        """Return the documented JSON form, with the lines `start` to `stop` alone."""
        head = self.hits.to_json(limit=0)
        del head["hits"]
        del head["warnings"]  # they stand last
        ranks = self.ranks[start:stop]
        rows = [
            {**self._row(rank + 1, line), "marks": [[s.start, s.stop] for s in line.source]}
            for rank, line in zip(ranks, self._lines(ranks), strict=True)
        ]
        return {
            **head,
            "schema": SCHEMA,
            "units": head["total"],
            "total": self.total,
            "sort": list(self.concordance.sort),
            "window": self.concordance.window,
            "lines": rows,
            "warnings": list(self.warnings),
        }

    def __repr__(self) -> str:
        """Return the first lines, what was found below each other."""
        return "\n".join(
            [f"<Kwic {self.caption}>", *aligned(self, 0, _PAGE, _WIDTH), *self.warnings]
        )

    @property
    def caption(self) -> str:
        """What this is, in one line."""
        sort = ", ".join(self.concordance.sort) or "出現順"
        mark = self.hits.corpus.mark("・")
        count = f"{len(self)} か所{of_all(self)}"
        return f"{self.hits.query}: {count}、並び {sort}{mark}"

    def _repr_html_(self) -> str:
        from kurume_search.api.found.hits_html import kwic_table

        return kwic_table(self, _PAGE, self.display or _SIDE)


def _once(values: Iterator[str] | Any) -> list[str]:
    return list(dict.fromkeys(values))


def facts(kwic: Kwic, row: dict[str, Any], named: Named = closed_label) -> list[str]:
    """Return what stands beside a line, for people: one cell for each of the columns."""
    cells = []
    for name in kwic.columns:
        value = row[name]
        if name == "kind":
            value = named("kind", value)
        elif name == "role":
            value = value and named("role", value)
        elif name == "outcomes":
            value = [named("outcome", held) for held in value]
        council = f"{row['meeting'].rpartition('/')[0]}/"
        some = value if isinstance(value, list) else [value or ""]
        short = name in ("passage", "meeting", "cases")
        cells.append("、".join(str(v).removeprefix(council if short else "") for v in some))
    return cells


def aligned(kwic: Kwic, start: int, stop: int, columns: int) -> Iterator[str]:
    """Yield lines `start` to `stop` for a terminal of `columns`, each match under the last."""
    for head, left, match, right in cells(kwic, start, stop, columns):
        yield f"{head}{left} {match} {right}".rstrip()


def cells(
    kwic: Kwic, start: int, stop: int, columns: int, named: Named = closed_label
) -> Iterator[tuple[str, str, str, str]]:
    """Yield facts, left, match and right of each line, filled to columns of a terminal.

    Args:
        kwic: The lines.
        start: First of them, from 0.
        stop: One past the last.
        columns: Of the terminal.
        named: Says what a value of a closed field is called.
    """
    rows = kwic.rows(start, stop)
    beside = [[clip(one_line(cell), _WIDEST) for cell in facts(kwic, row, named)] for row in rows]
    widths = [max(map(width, column)) for column in zip(*beside, strict=True)]
    used = sum(widths) + 2 * len(widths) + 2
    widest = max((width(one_line(row["match"])) for row in rows), default=0)
    room = max(columns - used, 24)
    middle = min(widest, room // 2)
    side = (room - middle) // 2 if kwic.display is None else kwic.display
    for row, own in zip(rows, beside, strict=True):
        head = "".join(f"{pad(cell, w)}  " for cell, w in zip(own, widths, strict=True))
        yield (
            head,
            pad(clip_left(one_line(row["left"]), side), side, right=True),
            pad(clip(one_line(row["match"]), middle), middle),
            clip(one_line(row["right"]), side),
        )


def make_kwic(
    hits: Hits,
    *,
    window: int,
    sort: Sequence[str] | str,
    columns: Sequence[str] | str,
    display: int | None,
) -> Kwic:
    """Return the words of `hits` in their context.

    Raises:
        QueryError: No words were asked for.
        UsageError: A column or position that there isn't.
    """
    if display is not None and display < 4:
        raise UsageError("display は 4 桁以上です。")
    searcher = hits.corpus.library.searcher
    keys = _listed(sort)
    lines = Concordance(hits.found, searcher.leaves, window=window, sort=keys)
    return Kwic(hits, lines, tuple(_listed(columns)), display)


def _listed(names: Sequence[str] | str) -> Sequence[str]:
    """Return names that may be written in one string, as the command line has them."""
    return names.replace(",", " ").split() if isinstance(names, str) else names
