"""What a report is made of: sections of tables whose figures each have a list behind them.

A report is built once and then only walked: a renderer decides how a cell looks, never
what it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TypeAlias

from kurume_search.model.makeup import Makeup
from kurume_search.report.cells import Cell, Figure, Rich, figures_in

SCHEMA = "kurume-search/report/1"
Lang = Literal["ja", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A source file.

    Attributes:
        key: ``S1`` …, within the report.
        path: In the corpus; of figures that a user gave, the name of the file.
        title: For people, or None.
        licence: On what terms it may be used, or None.
    """

    key: str
    path: str
    sha256: str
    title: str | None = None
    licence: str | None = None
    synthetic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that is counted, and where it stands in its source.

    Attributes:
        id: Permanent id of a meeting, case or turn; of a part of one with ``#`` and what
            it is (``…/t014#q2`` is the second question sentence of that turn).
        kind: ``meeting``, ``case``, ``turn``, ``sentence``, ``member`` …
        label: One line for people.
        source: Key of the source.
        line: 1-based first line of the source; None: the file as a whole.
        quote: The words of the source, or None where the label says it all.
        meeting: Id of its meeting, or None.
        cases: Ids of the cases it is about.
        facts: What a later report compares (outcome, title …).
    """

    id: str
    kind: str
    label: str
    source: str
    line: int | None
    line_end: int | None = None
    quote: str | None = None
    meeting: str | None = None
    cases: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The list behind a figure.

    Attributes:
        id: ``L001`` …, within the report.
        entries: Ids; as many as the figure says.
    """

    id: str
    title: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph; `role` is ``lead``, ``text``, ``note`` or ``warning``."""

    words: Rich
    role: str = "text"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; `numeric` columns hold figures."""

    name: str
    label: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `entry` is the entry that has its home here."""

    cells: tuple[Cell, ...]
    entry: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table. What stands below it: counting rule, reference date, notes.

    Attributes:
        id: Stable name (``outcomes``).
        cards: Rows hold long texts: shown one below the other where that reads better.
        total: The last row sums up.
    """

    id: str
    title: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    rule: str = ""
    notes: tuple[str, ...] = ()
    cards: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """Words of the minutes, word for word, each with its place."""

    id: str
    title: str
    entries: tuple[str, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart.

    Attributes:
        svg: A picture of its own: no script, nothing fetched.
        alt: What it says, for who can't see it.
        table: Id of the table that has the numbers drawn.
    """

    id: str
    title: str
    svg: str
    alt: str
    table: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Words and what they mean."""

    id: str
    items: tuple[tuple[str, Cell], ...]


Block: TypeAlias = Prose | Grid | Quotes | Picture | Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A numbered chapter."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a report says of itself.

    Attributes:
        period: Key (``2021``, ``2019..2021``, ``2020-07-01..2022-06-30``).
        as_of: Reference date (基準日).
        councils: Ids that were asked for or found.
        makeup: How many documents of the period are real, and how many invented.
        fingerprints: Hash of the corpus, its registers and corrections, and of the
            software that reads.
    """

    title: str
    subtitle: str
    lang: Lang
    period: str
    period_label: str
    compared: str | None
    councils: tuple[tuple[str, str], ...]
    as_of: date
    makeup: Makeup
    names: bool
    corpus: str
    software: str
    tokenizer: str
    fingerprints: Mapping[str, str]
    corrections: tuple[Mapping[str, Any], ...] = ()

    @property
    def synthetic(self) -> bool:
        """Whether any of the documents is invented."""
        return bool(self.makeup.synthetic)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole report.

    Attributes:
        listings: By id, in the order they were made.
        entries: By id: everything that a list, table or quotation names.
        origins: By key.
        difference: What changed, as data: see `difference`; None if nothing was compared.
        words: Texts of the frame that renderers put around it.
    """

    about: About
    sections: tuple[Section, ...]
    listings: Mapping[str, Listing]
    entries: Mapping[str, Entry]
    origins: Mapping[str, Origin]
    difference: Mapping[str, Any] | None
    words: Mapping[str, str]

    def grids(self) -> Iterator[tuple[Section, Grid]]:
        """Yield every table with its section."""
        return grids_of(self.sections)

    def figures(self) -> Iterator[Figure]:
        """Yield every figure in reading order; those of a share and a change with it."""
        return figures_of(self.sections)

    def homes(self) -> Mapping[str, str]:
        """Return the entries that have a row of their own, with the id of its table."""
        return {row.entry: grid.id for _, grid in self.grids() for row in grid.rows if row.entry}


def grids_of(sections: tuple[Section, ...]) -> Iterator[tuple[Section, Grid]]:
    """Yield every table of `sections` with the section it stands in."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Grid):
                yield section, block


def figures_of(sections: tuple[Section, ...]) -> Iterator[Figure]:
    """Yield every figure of `sections` in reading order, parts of figures with them."""
    for section in sections:
        for block in section.blocks:
            for cell in _cells(block):
                yield from figures_in(cell)


def _cells(block: Block) -> Iterator[Cell]:
    match block:
        case Prose():
            yield block.words
        case Grid():
            for row in block.rows:
                yield from row.cells
        case Terms():
            for _, cell in block.items:
                yield cell
