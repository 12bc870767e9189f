"""What a report is made of: sections of tables whose figures each have a list behind them.

A report is built once and then only walked: a renderer decides how a cell looks, never
what it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TypeAlias

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many there are.

    Attributes:
        key: Says what is counted, the same in every report (``2021/outcome/approved``).
        listing: Id of the list that has exactly `value` rows.
        few: Less than 5: no tendency can be read off it.
    """

    key: str
    value: int
    listing: str
    few: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One count of another, with its 95 % interval.

    Attributes:
        value: `part` over `whole`, 0 to 1; None if there is no whole.
        few: The whole is less than 5.
    """

    key: str
    part: Count
    whole: Count
    value: float | None
    low: float | None
    high: float | None
    few: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One count less another."""

    key: str
    now: Count
    then: Count

    @property
    def value(self) -> int:
        """Below 0 for a decrease."""
        return self.now.value - self.then.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A number that a source prints; the list behind it has the words that print it."""

    key: str
    value: int
    listing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """A number worked out of stated ones by a formula.

    Attributes:
        parts: The stated numbers it is made of.
        formula: As a sentence.
        percent: The value is a share, 0 to 1.
    """

    key: str
    value: float
    parts: tuple[Stated, ...]
    formula: str
    percent: bool = False


Figure: TypeAlias = Count | Share | Change | Stated | Worked


@dataclass(frozen=True, slots=True)
class Ref:
    """Words that lead to an entry."""

    text: str
    entry: str


@dataclass(frozen=True, slots=True)
class Line:
    """A place in a source."""

    source: str
    line: int | None
    line_end: int | None = None


@dataclass(frozen=True, slots=True)
class Many:
    """Several cells in one, each on a line of its own."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Rich:
    """Words, figures and references that run on."""

    parts: tuple[Cell, ...]


Cell: TypeAlias = None | str | date | Figure | Ref | Line | Many | Rich


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
    """A table. What stands beneath it: counting rule, reference date, notes.

    Attributes:
        id: Stable name (``outcomes``).
        cards: Rows hold long texts: shown one beneath the other where that reads better.
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
        alt: What it says, for who can't see it.
        data: The numbers drawn; those of them that count something are figures.
    """

    id: str
    title: str
    svg: str
    alt: str
    data: Grid


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
    synthetic: bool
    names: bool
    corpus: str
    software: str
    tokenizer: str
    fingerprints: Mapping[str, str]
    corrections: tuple[Mapping[str, Any], ...] = ()


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
        """Yield every table with its section, those behind charts too."""
        return grids_of(self.sections)

    def figures(self) -> Iterator[Figure]:
        """Yield every figure in reading order; those of a share and a change with it."""
        return figures_of(self.sections)

    def homes(self) -> Mapping[str, str]:
        """Return the entries that have a row of their own, with the id of its table."""
        return {
            row.entry: grid.id for _, grid in self.grids() for row in grid.rows if row.entry
        }


def grids_of(sections: tuple[Section, ...]) -> Iterator[tuple[Section, Grid]]:
    """Yield every table of `sections`, those behind charts too."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Grid):
                yield section, block
            elif isinstance(block, Picture):
                yield section, block.data


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
        case Picture():
            yield from _cells(block.data)
        case Terms():
            for _, cell in block.items:
                yield cell


def figures_in(cell: Cell) -> Iterator[Figure]:
    """Yield the figures of one cell; those of a share and a change with it."""
    match cell:
        case Count() | Stated():
            yield cell
        case Share():
            yield cell
            yield cell.part
            yield cell.whole
        case Change():
            yield cell
            yield cell.now
            yield cell.then
        case Worked():
            yield cell
            yield from cell.parts
        case Many() | Rich():
            inner = cell.cells if isinstance(cell, Many) else cell.parts
            for one in inner:
                yield from figures_in(one)
