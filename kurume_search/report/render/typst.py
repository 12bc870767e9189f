"""The report as a Typst document: every word of it a string, so that none is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from kurume_search.report import shown
from kurume_search.report.cells import (
    Cell,
    Figure,
    Line,
    Many,
    Ref,
    Rich,
    Share,
)
from kurume_search.report.model import (
    Block,
    Document,
    Entry,
    Grid,
    Picture,
    Prose,
    Quotes,
    Terms,
)
from kurume_search.report.period import day_label

_CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\uffff\ud800-\udfff\U000e0100-\U000e01ef]"
)
_WIDE_TABLE = 8  # columns from which a table is set smaller


def typst_source(document: Document, fonts: Sequence[str]) -> tuple[str, Mapping[str, bytes]]:
    """Return the Typst source of a report, and the files that it reads, by name."""
    made = _Typst(document)
    return "\n".join([made.preamble(fonts), *made.parts()]) + "\n", made.files


def string(text: str) -> str:
    r"""Return `text` as a Typst string.

    >>> print(string('say "#x"'))
    "say \"#x\""
    """
    clean = _CONTROL.sub("", text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + clean.replace("\n", " ") + '"'


class _Typst:
    """Writes one report as the source of a Typst document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._words = document.words
        self._homes = document.homes()
        self._labels = {name: f"e{n}" for n, name in enumerate(document.entries, 1)}
        self._grid = ""
        self.files: dict[str, bytes] = {}

    def preamble(self, fonts: Sequence[str]) -> str:
        """Return page, type and colours."""
        about, words = self._document.about, self._words
        families = ", ".join(string(font) for font in fonts)
        mark = string(words["synthetic"]) if about.synthetic else '""'
        return f"""#set document(title: {string(about.title)}, author: {string(about.software)}, date: none)
#set text(lang: "{about.lang}", font: ({families},), size: 9.5pt, cjk-latin-spacing: none, fill: rgb("#1c2126"))
#set par(leading: 0.78em, spacing: 0.95em, justify: false)
#set page(paper: "a4", margin: (x: 19mm, y: 21mm), numbering: "1 / 1",
  header: text(8pt, fill: rgb("#4b555f"))[#{string(about.title)} #h(1fr) #text(fill: rgb("#8a1c1c"), weight: "bold")[#{mark}]])
#set table(stroke: (x, y) => (bottom: if y == 0 {{ 1pt + rgb("#17446b") }} else {{ 0.4pt + rgb("#ccd3da") }}), inset: (x: 4pt, y: 4pt))
#show table: set text(8.3pt)
#show table: set par(leading: 0.55em)
#show table.cell.where(y: 0): set text(weight: "bold")
#show heading: set text(fill: rgb("#17446b"), weight: "bold")
#show heading.where(level: 1): set text(19pt)
#show heading.where(level: 2): it => block(above: 2em, below: 0.9em, sticky: true, it)
#show heading.where(level: 2): set text(13.5pt)
#show heading.where(level: 3): it => block(above: 1.5em, below: 0.7em, sticky: true, it)
#show heading.where(level: 3): set text(10.5pt)
#show heading.where(level: 4): set text(9.5pt)
#show link: set text(fill: rgb("#0b4f8a"))
#let soft(it) = text(8pt, fill: rgb("#4b555f"), it)
#let pair(label, it) = grid(columns: (19mm, 1fr), column-gutter: 4pt, soft(label), it)
#let evidence(it) = block(text(7.5pt, it))
#let row(it) = text(7pt, fill: rgb("#4b555f"), it) + linebreak()
#let two(it) = {{ show heading.where(level: 3): set text(8.5pt); columns(2, gutter: 6mm, it) }}
#let quoted(it, by) = block(stroke: (left: 2pt + rgb("#ccd3da")), inset: (left: 8pt, y: 2pt), breakable: true)[#it \\ #soft(by)]
"""  # noqa: E501

    def parts(self) -> Iterator[str]:
        """Yield the parts of the document in order."""
        document, about, words = self._document, self._document.about, self._words
        yield f"#soft[#{string(about.subtitle)}]"
        yield f"= #{string(about.title)}"
        yield f"#soft[#{string(words['as_of'] + ' ' + day_label(about.as_of, about.lang))}]"
        yield '#line(length: 100%, stroke: 1.2pt + rgb("#17446b"))'
        yield f'#text(8.5pt, weight: "bold")[#{string(words["contents"])}]'
        yield "#outline(title: none, target: heading.where(level: 2))"
        for number, section in enumerate(document.sections, 1):
            chapter = words["chapter"].replace("{n}", str(number))
            yield f"== #{string(f'{chapter} {section.title}')}"
            for block in section.blocks:
                yield from self._block(block)
        yield f"== #{string(words['lists'])}\n#{string(words['lists_lead'])}"
        yield "#two["
        for listing in document.listings.values():
            title = f"{listing.title} ({len(listing.entries)})"
            yield f"=== #{string(title)} <{listing.id}>"
            entries = [document.entries[name] for name in listing.entries]
            for at, entry in enumerate(entries, 1):
                yield f"#row[#{string(f'{at}. ')}{self._row(entry)}]"
        yield "]"
        yield f"== #{string(words['evidence'])}\n#{string(words['evidence_lead'])}"
        yield "#two["
        for entry in document.entries.values():
            if entry.id not in self._homes:
                yield self._evidence(entry)
        yield "]"
        yield f"== #{string(words['sources'])}\n#{string(words['sources_lead'])}"
        for origin in document.origins.values():
            title = f"{origin.key} {origin.title or ''}"
            yield f"#block[#{string(title)} \\ #soft[#{string(origin.path)} \\ "
            yield f"#{string('sha256 ' + origin.sha256)}]] <{origin.key}>"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Prose():
                said = self._cell(block.words)
                if block.role == "lead":
                    said = f"#text(10.5pt)[{said}]"
                elif block.role == "note":
                    said = f"#soft[{said}]"
                elif block.role == "warning":
                    said = f'#block(stroke: (left: 3pt + rgb("#8a1c1c")), inset: 7pt)[{said}]'
                yield said + "\n"
            case Grid():
                yield from self._cards(block) if block.cards else self._table(block)
            case Picture():
                name = f"{block.id}.svg"
                self.files[name] = block.svg.encode()
                yield f"=== #{string(block.title)}"
                yield f'#image("{name}", alt: {string(block.alt)}, width: 100%)'
            case Quotes():
                yield f"=== #{string(block.title)}"
                if not block.entries:
                    yield f"#{string(block.empty)}"
                for name in block.entries:
                    entry = self._document.entries[name]
                    by = self._row(entry, quote=False)
                    yield f"#quoted([#{string(entry.quote or '')}], [{by}])"
            case Terms():
                for term, cell in block.items:
                    yield f"#block[*#{string(term)}* \\ {self._cell(cell)}]"

    def _label(self, entry: str | None) -> str:
        """Return the label of a row that is the home of its entry, else nothing."""
        if entry is None or self._homes[entry] != self._grid:
            return ""
        return f"#metadata(none) <{self._labels[entry]}>"

    def _table(self, grid: Grid) -> Iterator[str]:
        self._grid = grid.id
        yield f"=== #{string(grid.title)}"
        wide = len(grid.heads) >= _WIDE_TABLE
        columns = ", ".join("auto" for _ in grid.heads)
        align = ", ".join("right" if head.numeric else "left" for head in grid.heads)
        heads = ", ".join(f"[#{string(head.label)}]" for head in grid.heads)
        lines = [f"#table(columns: ({columns},), align: ({align},),", f"table.header({heads}),"]
        for row in grid.rows:
            cells = [self._cell(cell) for cell in row.cells]
            cells[0] += self._label(row.entry)
            lines.append(", ".join(f"[{cell}]" for cell in cells) + ",")
        lines.append(")")
        text = "\n".join(lines)
        yield f"#text(0.88em)[{text}]" if wide else text
        yield from self._under(grid)

    def _cards(self, grid: Grid) -> Iterator[str]:
        self._grid = grid.id
        yield f"=== #{string(grid.title)}"
        for row in grid.rows:
            lines = [f"==== {self._cell(row.cells[0])} {self._label(row.entry)}"]
            for head, cell in zip(grid.heads[1:], row.cells[1:], strict=True):
                if cell is not None:
                    lines.append(f"#pair([#{string(head.label)}], [{self._cell(cell)}])")
            body = "\n".join(lines)
            yield (
                '#block(stroke: (left: 2pt + rgb("#17446b")), inset: (left: 9pt, y: 3pt), '
                f"width: 100%, breakable: false)[#set par(spacing: 0.5em)\n{body}]"
            )
        yield from self._under(grid)

    def _under(self, grid: Grid) -> Iterator[str]:
        about = self._document.about
        said = f"{self._words['rule']}: {grid.rule} ({self._words['as_of']} {about.as_of})"
        yield f"#soft[#{string(' '.join([said, *grid.notes]))}]\n"

    def _row(self, entry: Entry, *, quote: bool = True) -> str:
        label = entry.label
        if quote and entry.quote and entry.kind not in ("case", "item", "unmatched"):
            label += f"「{shown.short(entry.quote, 28)}」"
        said = self._link(self._labels[entry.id], shown.short(label, 90))
        for name in entry.cases:
            said += f" {self._link(self._labels[name], self._words['case'])}"
        return f"{said} {self._cell(Line(entry.source, entry.line, entry.line_end))}"

    def _evidence(self, entry: Entry) -> str:
        words = ""
        if entry.quote and entry.quote != entry.label:
            words = f" \\ #{string('「' + entry.quote + '」')}"
        place = self._cell(Line(entry.source, entry.line, entry.line_end))
        cases = "".join(
            f" {self._link(self._labels[name], self._words['case'])}" for name in entry.cases
        )
        return (
            f"#evidence[*#{string(entry.label)}*{words} \\ #{string(entry.id)}{cases} {place}] "
            f"<{self._labels[entry.id]}>"
        )

    def _link(self, label: str, text: str) -> str:
        return f"#link(<{label}>)[#{string(text)}]"

    def _cell(self, cell: Cell) -> str:
        match cell:
            case None:
                return ""
            case str():
                return f"#{string(cell)}"
            case date():
                return f"#{string(cell.isoformat())}"
            case Ref():
                return self._link(self._labels[cell.entry], cell.text)
            case Line():
                return self._link(cell.source, shown.place(cell, self._words))
            case Many():
                return " \\ ".join(self._cell(one) for one in cell.cells)
            case Rich():
                return "".join(self._cell(one) for one in cell.parts)
            case _:
                return self._figure(cell)

    def _figure(self, figure: Figure) -> str:
        said = self._link(shown.listing_of(figure), shown.main_value(figure))
        if isinstance(figure, Share):
            part, whole = figure.part, figure.whole
            of = (
                f'{self._link(part.listing, str(part.value))}#"/"'
                f"{self._link(whole.listing, str(whole.value))}"
            )
            bounds = shown.interval(figure)
            said += f" #soft[{of}{f' #{string(bounds)}' if bounds else ''}]"
        return said + (f"#soft[#{string(self._words['few'])}]" if shown.is_few(figure) else "")
