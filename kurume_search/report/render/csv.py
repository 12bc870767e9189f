"""The report as a folder of CSV tables, with a byte order mark, as spreadsheets want it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kurume_search.export.comma import BOM, csv_text
from kurume_search.report import shown
from kurume_search.report.cells import (
    Change,
    Count,
    Figure,
    Share,
    Stated,
    Worked,
)
from kurume_search.report.model import Document, Grid, Row
from kurume_search.report.render.plain import plain_text


def csv_files(document: Document) -> dict[str, bytes]:
    """Return file name → bytes: a table each, and what stands behind their figures.

    Numbers stand bare beside the key and the list of their figure; text that a spreadsheet
    could run is made harmless.
    """
    found = {f"{grid.id}.csv": _table(document, grid) for _, grid in document.grids()}
    found["lists.csv"] = _csv(
        ["list", "title", "row", "entry"],
        (
            [one.id, one.title, number, name]
            for one in document.listings.values()
            for number, name in enumerate(one.entries, 1)
        ),
    )
    found["entries.csv"] = _csv(
        ["id", "kind", "label", "quote", "cases", "meeting", "source", "path", "sha256", "line",
         "line_end"],
        (
            [one.id, one.kind, one.label, one.quote, " / ".join(one.cases), one.meeting,
             one.source, document.origins[one.source].path,
             document.origins[one.source].sha256, one.line, one.line_end]
            for one in document.entries.values()
        ),
    )  # fmt: skip
    about = document.about
    remarks = [
        ("title", about.title),
        ("subtitle", about.subtitle),
        ("period", about.period),
        ("as_of", about.as_of.isoformat()),
        ("synthetic", about.synthetic),
        ("mark", document.words["synthetic"] if about.synthetic else ""),
        ("names", "show" if about.names else "hide"),
        ("software", about.software),
        ("tokenizer", about.tokenizer),
        *sorted(about.fingerprints.items()),
    ]
    found["about.csv"] = _csv(["name", "value"], remarks)
    return found


def _table(document: Document, grid: Grid) -> bytes:
    figures = [
        any(
            isinstance(row.cells[at], Count | Share | Change | Stated | Worked) for row in grid.rows
        )
        for at in range(len(grid.heads))
    ]
    heads = []
    for head, has in zip(grid.heads, figures, strict=True):
        heads.append(head.label)
        if has:
            heads += [f"{head.label}.low", f"{head.label}.high", f"{head.label}.list"]
    if document.about.synthetic:
        heads.append(document.words["synthetic"])
    return _csv(heads, (_row(document, row, figures) for row in grid.rows))


def _row(document: Document, row: Row, figures: Sequence[bool]) -> list[object]:
    found: list[object] = []
    for cell, has in zip(row.cells, figures, strict=True):
        if isinstance(cell, Count | Share | Change | Stated | Worked):
            found += _figure(cell)
        else:
            found += [plain_text(cell, document.words), *(["", "", ""] if has else [])]
    if document.about.synthetic:
        found.append(document.words["synthetic"])
    return found


def _figure(figure: Figure) -> Iterator[object]:
    low = high = None
    if isinstance(figure, Share):
        low, high = figure.low, figure.high
    yield from (figure.value, low, high, shown.listing_of(figure))


def _csv(heads: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    return (BOM + csv_text(heads, rows)).encode()
