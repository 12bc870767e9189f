"""What the words of a heading say of its cases: count, title, number behind it, procedure."""

from __future__ import annotations

from dataclasses import replace

from kurume_search.model.meeting import AgendaKind
from kurume_search.parsing.calls.blocks import Block
from kurume_search.parsing.lines.pieces import Joined, Piece, joined
from kurume_search.parsing.marks.case_numbers import read_case_numbers
from kurume_search.parsing.marks.heading_ends import (
    before_tags,
    find_number_behind,
    may_end_with_number,
)
from kurume_search.parsing.marks.heading_marks import count_of
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.words.headwords import procedure_of, words_of_items


def counted_as(heading: Heading) -> int | None:
    """Return the number that counts a heading among others of its level: 3 of (3), or None."""
    return count_of(heading.number or "")


def number_behind(pieces: list[Piece]) -> tuple[list[Piece], tuple[str, ...]]:
    """Return a title without the number behind it (…について(諮問第45号)), and that number."""
    match = find_number_behind(joined(pieces))
    if match is None:
        return pieces, ()
    found, end = read_case_numbers(match["number"], 0, bare=True)
    if not found or end != len(match["number"]):
        return pieces, ()
    return list(Joined(pieces).cut(0, match.start())), found.printed


def title_pieces(block: Block, heading: Heading) -> list[Piece]:
    """Return the pieces of a heading's own title, number and marks left out."""
    if not heading.title:
        return []
    first = block.pieces[0]
    if not (heading.start >= first.start and heading.stop <= first.stop):
        return list(block.pieces)
    own = first.cut(heading.start - first.start, heading.stop - first.start)
    more = block.pieces[1:]
    return _up_to(len(heading.title), [own, *more]) if more else [own]


def _up_to(length: int, pieces: list[Piece]) -> list[Piece]:
    """Return pieces without what stands behind so many characters: (諮問第7号) below a title."""
    kept: list[Piece] = []
    for held in pieces:
        kept += [held.cut(0, min(length, len(held.text)))] if length > 0 else []
        length -= len(held.text)
    return kept


def procedure_under(heading: Heading, title: str, context: str | None, kind: AgendaKind) -> str:
    """Return the procedure of the cases that a heading opens, by its words and those above."""
    counted = heading.cases.word or "".join(heading.cases.printed[:1])  # 個審報告第3号
    marks = "".join([heading.word or "", counted, *heading.tags])
    found = procedure_of(marks + title)
    asked = "諮問" in marks or "報告" in heading.tags
    if found == "第三者点検" and asked and found[-2:] not in title:
        found = None  # an evaluation that is consulted on or reported, not checked
    if found and (found != "報告" or "諮問" not in marks):
        return found
    if "諮問" not in marks and (kind is AgendaKind.REPORT or context == "報告"):
        return "報告"
    return "協議" if context == "協議" else "諮問"


def context_of(heading: Heading, title: str, kind: AgendaKind) -> str | None:
    """Return what a heading says of the matters under it (諮問, 報告), or None."""
    words = title + (heading.word or "")
    if kind is AgendaKind.REPORT and "審議" not in words and "諮問" not in words:
        return "報告"
    if "諮問" in words or "審議" in words:
        return "諮問"
    return None


def with_number_behind(heading: Heading) -> Heading:
    """Return the heading of a title in full with the number of its case that stands behind it."""
    title = heading.title[: before_tags(heading.title)]
    behind = find_number_behind(title) if may_end_with_number(title) else None
    if heading.cases and heading.cases.word not in words_of_items("positional"):
        behind = None
    found, end = read_case_numbers(behind["number"], 0, bare=True) if behind else (heading.cases, 0)
    if behind is None or not found or end < len(behind["number"]):
        return replace(heading, title=title)
    word = found.word or heading.word
    return replace(heading, title=title[: behind.start()], cases=found, word=word)
