"""The report as Markdown: tables whose figures link to their lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kurume_search.export.cells import storable
from kurume_search.report import shown
from kurume_search.report.cells import (
    Cell,
    Count,
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

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$^=])")
# What begins a list, a heading or a rule where it stands first.
_FIRST = re.compile(r"^(\s*)([-+]|[0-9]+(?=[.)]))")


def markdown_bytes(document: Document) -> bytes:
    """Return the report as Markdown (CommonMark with tables)."""
    text = "\n\n".join(_Markdown(document).parts())
    return (storable(text) + "\n").encode()


def escaped(text: str) -> str:
    r"""Return `text` so that nothing in it is markup.

    >>> escaped("<b>|*1*")
    '\\<b\\>\\|\\*1\\*'
    """
    joined = " ".join(_SPECIAL.sub(r"\\\1", text).split())
    return _FIRST.sub(r"\1\\\2", joined) if not joined[:1].isdigit() else joined


class _Markdown:
    """Writes one report as Markdown, part after part."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._words = document.words

    def parts(self) -> Iterator[str]:
        """Yield paragraphs, headings and tables."""
        about, words = self._document.about, self._words
        mark = f"**【{words['synthetic']}】**\n\n" if about.synthetic else ""
        yield f"{mark}# {escaped(about.title)}"
        day = day_label(about.as_of, about.lang)
        yield f"{escaped(about.subtitle)}\n\n{words['as_of']} {day}"
        for number, section in enumerate(self._document.sections, 1):
            chapter = words["chapter"].replace("{n}", str(number))
            yield f"## {chapter} {escaped(section.title)}"
            for block in section.blocks:
                yield from self._block(block)
        yield f"## {words['lists']}\n\n{words['lists_lead']}"
        for listing in self._document.listings.values():
            rows = [self._row(self._document.entries[name]) for name in listing.entries]
            head = f'<a id="{listing.id}"></a>**{escaped(listing.title)}** ({len(rows)})'
            yield "\n".join([head, "", *(f"{n}. {row}" for n, row in enumerate(rows, 1))])
        yield f"## {words['evidence']}\n\n{words['evidence_lead']}"
        yield "\n".join(self._entry(entry) for entry in self._document.entries.values())
        yield f"## {words['sources']}\n\n{words['sources_lead']}"
        yield "\n".join(
            f'- <a id="{origin.key}"></a>{origin.key} {escaped(origin.title or "")} '
            f"`{origin.path}` sha256 `{origin.sha256}`"
            for origin in self._document.origins.values()
        )

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Prose():
                yield self._cell(block.words).strip()
            case Grid():
                yield from self._grid(block)
            case Picture():
                yield f"### {escaped(block.title)}\n\n{escaped(block.alt)}"
            case Quotes():
                yield f"### {escaped(block.title)}"
                if not block.entries:
                    yield escaped(block.empty)
                for name in block.entries:
                    entry = self._document.entries[name]
                    yield f"> {escaped(entry.quote or '')}\n>\n> — {self._row(entry, quote=False)}"
            case Terms():
                yield "\n".join(f"- **{escaped(t)}** {self._cell(c)}" for t, c in block.items)

    def _grid(self, grid: Grid) -> Iterator[str]:
        yield f"### {escaped(grid.title)}"
        heads = [escaped(head.label) for head in grid.heads]
        rules = ["--:" if head.numeric else "---" for head in grid.heads]
        lines = [heads, rules, *([self._cell(cell) for cell in row.cells] for row in grid.rows)]
        yield "\n".join(f"| {' | '.join(line)} |" for line in lines)
        under = [grid.rule, *grid.notes]
        yield f"{self._words['rule']}: {escaped(' '.join(filter(None, under)))}"

    def _row(self, entry: Entry, *, quote: bool = True) -> str:
        label = escaped(entry.label)
        if quote and entry.quote and entry.kind != "case":
            label += f"「{escaped(shown.short(entry.quote, 28))}」"
        cases = "".join(f" [{self._words['case']}](#{shown.anchor(name)})" for name in entry.cases)
        place = self._cell(Line(entry.source, entry.line, entry.line_end))
        return f"[{label}](#{shown.anchor(entry.id)}){cases} {place}"

    def _entry(self, entry: Entry) -> str:
        place = self._cell(Line(entry.source, entry.line, entry.line_end))
        words = f"「{escaped(entry.quote)}」" if entry.quote and entry.quote != entry.label else ""
        anchor = f'<a id="{shown.anchor(entry.id)}"></a>'
        return f"- {anchor}{escaped(entry.label)}{words} {place} `{entry.id}`"

    def _cell(self, cell: Cell) -> str:
        match cell:
            case None:
                return ""
            case str():
                return escaped(cell) if cell.strip() else cell
            case date():
                return cell.isoformat()
            case Ref():
                return f"[{escaped(cell.text)}](#{shown.anchor(cell.entry)})"
            case Line():
                return f"[{shown.place(cell, self._words)}](#{cell.source})"
            case Many():
                return "<br>".join(self._cell(one) for one in cell.cells)
            case Rich():
                return "".join(map(self._part, cell.parts))
            case _:
                return self._figure(cell)

    def _part(self, part: Cell) -> str:
        """Return a part of a sentence; spaces beside figures are part of English ones."""
        if not isinstance(part, str) or not part.strip():
            return self._cell(part)
        before, after = part[:1] == " ", part[-1:] == " "
        return f"{' ' * before}{escaped(part)}{' ' * after}"

    def _figure(self, figure: Figure) -> str:
        link = f"[{shown.main_value(figure)}](#{shown.listing_of(figure)})"
        if isinstance(figure, Share):
            link += f" {self._count(figure.part)}/{self._count(figure.whole)}"
            if bounds := shown.interval(figure):
                link += f" ({bounds})"
        return link + (self._words["few"] if shown.is_few(figure) else "")

    def _count(self, count: Count) -> str:
        return f"[{shown.main_value(count)}](#{count.listing})"
