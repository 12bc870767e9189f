"""Rows to stdout in every format; remarks to stderr."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, zip_longest
from typing import Any

import click

from kurume_search.cli.language import language
from kurume_search.cli.options import Face
from kurume_search.export.cells import REPLACEMENT, cell, one_line, tsv_line
from kurume_search.text.width import pad, width, wrap

Row = Mapping[str, Any]
# What a terminal obeys and nobody sees: controls (ESC, BEL) but tabs and line ends, and those
# that turn the direction of writing around (U+202E).
_UNSEEN = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\r(?!\n)"
)
_PIECES = 20_000  # of JSON that are written at once


def say(face: Face, message: object) -> None:
    """Write a remark to stderr, unless the reader wants quiet."""
    if not face.quiet:
        click.echo(legible(spoken(str(message))), err=True)


def put(text: object = "") -> None:
    """Write `text`, which may be words of minutes, and a line end to stdout."""
    click.echo(legible(str(text)))


def bold(face: Face, text: object) -> str:
    """Return `text`, which may be words of minutes, in bold where the face has colours."""
    safe = legible(str(text))
    return click.style(safe, bold=True) if face.color else safe


def legible(text: str) -> str:
    r"""Return `text` as a terminal may have it: what would steer it is U+FFFD, one for one.

    >>> legible("第1回\x1b[2J\u202e会議")
    '第1回�[2J�会議'
    """
    return re.sub(_UNSEEN, REPLACEMENT, text)


def spoken(message: str) -> str:
    """Return what a lower room says in the reader's language, as far as there is English for it."""
    if language() == "ja":
        return message
    from kurume_search.cli.english import in_english

    return in_english(message)


def wrapped(lines: Iterable[str], face: Face) -> Iterator[str]:
    """Yield lines no wider than the terminal; what goes on is set in by two more."""
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()))
        first, *rest = wrap(line.lstrip(), face.columns - len(indent) - 2)
        yield indent + first.rstrip()
        yield from (f"{indent}  {part.strip()}" for part in rest)


def write_json(value: object) -> None:
    """Write one JSON document to stdout, keys in order, characters as they are.

    Its ``warnings`` are sentences for people, so they are in the reader's language.
    """
    if isinstance(value, dict) and "warnings" in value:
        value = {**value, "warnings": [spoken(warning) for warning in value["warnings"]]}
    # The text of a large form, written whole, takes several times the room of the form.
    pieces = json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(value)
    while some := "".join(islice(pieces, _PIECES)):
        click.echo(some, nl=False)
    click.echo()


def write_rows(
    face: Face, rows: Sequence[Row], headings: Mapping[str, str], *, whole: str | None = None
) -> None:
    """Write `rows` in the face's format, columns in the order of `headings`.

    Args:
        face: How to show them; ``json`` is one array, ``jsonl`` an object a line.
        rows: One mapping a row; lists are joined, None is empty.
        headings: Column name to the heading that tables show; machine formats keep names.
        whole: The column of sentences, which a table writes below its row where there is
            no room beside it.
    """
    match face.format:
        case "json":
            write_json([dict(row) for row in rows])
        case "jsonl":
            for row in rows:
                click.echo(json.dumps(dict(row), ensure_ascii=False))
        case "csv":
            from kurume_search.export.comma import BOM, csv_text

            cells = ([row.get(name) for name in headings] for row in rows)
            text = csv_text(headings, cells)
            _write_file(BOM + text if face.bom else text)
        case "tsv":
            _write_file(f"{tsv_line(headings)}\n")
            for row in rows:
                _write_file(f"{tsv_line(row.get(name) for name in headings)}\n")
        case "md":
            from kurume_search.export.delimited import markdown
            from kurume_search.export.schema import labelled

            # Headings that are names of columns stand above values as they are.
            labels = "en" if list(headings) == list(headings.values()) else language()

            put("| " + " | ".join(headings.values()) + " |")
            put("|" + " --- |" * len(headings))
            for row in rows:
                shown = (markdown(cell(value)) for value in labelled(row, headings, labels))
                put("| " + " | ".join(shown) + " |")
        case _:
            _write_table(face, rows, headings, whole)


def _write_file(text: str) -> None:
    """Write `text` to stdout; what isn't a terminal gets every character that a file may hold."""
    click.echo(legible(text) if sys.stdout.isatty() else text, nl=False)


def _flat(value: object) -> str:
    """Return a cell without line ends and tabs, so that a row stays a row."""
    return legible(one_line(cell(value)))


def _write_table(
    face: Face, rows: Sequence[Row], headings: Mapping[str, str], whole: str | None
) -> None:
    names = list(headings)
    cells = [[_flat(row.get(name)) for name in names] for row in rows]
    beneath: list[str] = []
    numeric = [_numeric([line[k] for line in cells]) for k in range(len(names))]
    widths = [
        max([width(headings[name]), *(width(line[k]) for line in cells)])
        for k, name in enumerate(names)
    ]
    if whole is not None and not _fits(face, widths, names.index(whole)):
        beneath = [line.pop(names.index(whole)) for line in cells]
        del numeric[names.index(whole)], widths[names.index(whole)]
        names.remove(whole)
    _narrow(widths, face.columns - 2 * (len(names) - 1))
    for line in _lines([headings[name] for name in names], widths, numeric):
        click.echo(bold(face, line))
    click.echo("-" * min(sum(widths) + 2 * (len(names) - 1), face.columns))
    for row, below in zip_longest(cells, beneath):
        for line in _lines(row, widths, numeric):
            put(line)
        for line in wrap(below, face.columns - 2) if below else ():
            put(f"  {line.rstrip()}")


def _numeric(column: Sequence[str]) -> bool:
    """Return whether a column is of numbers, which stand under each other at their right."""
    return any(column) and all(_NUMBER.fullmatch(text) for text in column if text)


_NUMBER = re.compile(r"[-+]?(?:[\d,]*\.?\d+%?|∞)|–")


def _lines(row: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> Iterator[str]:
    """Yield the lines of a row; what is wider than its column goes on below, and none is cut."""
    parts = [wrap(text, w) for text, w in zip(row, widths, strict=True)]
    for line in zip_longest(*parts, fillvalue=""):
        shown = (
            pad(text.rstrip(), w, right=right)
            for text, w, right in zip(line, widths, numeric, strict=True)
        )
        yield "  ".join(shown).rstrip()


def _fits(face: Face, widths: Sequence[int], at: int) -> bool:
    """Return whether enough room is left for the sentences of a column beside the others."""
    others = sum(widths) - widths[at] + 2 * (len(widths) - 1)
    return face.columns - others >= min(widths[at], _SENTENCE)


def _narrow(widths: list[int], room: int) -> None:
    """Make the widest columns narrower until all fit in `room`, none below `_LEAST`."""
    while sum(widths) > room and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1


_LEAST = 12  # columns that a cell keeps
_SENTENCE = 36  # columns in which a sentence can be read


def utf8_streams() -> None:
    """Make stdout and stderr UTF-8 whatever the console's code page (cp932) is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
