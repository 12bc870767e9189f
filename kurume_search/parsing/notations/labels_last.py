"""Turns whose speaker stands last, at the end of what he says (…どうか。（Ｂ委員））."""

from __future__ import annotations

import re
from collections.abc import Collection

from kurume_search.parsing.header.fields import read_label
from kurume_search.parsing.labels.row import Label
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.notations.choice import Chosen
from kurume_search.parsing.page.bodies import read_body_label
from kurume_search.parsing.page.notes import is_note
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.words.titles import is_titular
from kurume_search.text.frozen import frozen

# What may stand before the words: the mark of a list, an arrow before an answer.
_MARK = re.compile(r"[・•･*○●◯◎◇◆□■▪\-‐–—―→⇒⇨➡]+\s*(?=\S)")
# A turn isn't wrapped over more lines than this.
_WRAPPED = 40
# A line as long as this can be full, though a sentence ends with it.
_FULL = 34


@frozen()
class Told:
    """A turn with its speaker behind it: its words, the label, where that stands."""

    mark: Piece  # of a list or an answer, before the words; may be empty
    words: tuple[Piece, ...]
    line: Line
    label: Label
    stop: int  # position of its last line


def turns_before(page: Page, chosen: Chosen) -> dict[int, list[Told]]:
    """Return position of a line → the turns that begin on it, in order.

    Page marks interrupt no turn.

    Args:
        page: The lines of one meeting.
        chosen: The notation of the document; empty where it writes speakers first.
    """
    if not chosen.last:
        return {}
    lines, furniture = page.lines, page.furniture
    ends = {at: labels for at, line in enumerate(lines) if (labels := chosen.labels_in(line))}
    marked = sum(_MARK.match(lines[at].text) is not None for at in ends) * 2 > len(ends)
    found: dict[int, list[Told]] = {}
    for at, labels in ends.items():
        first = _first_line(page, at, ends, marked=marked)
        begin = 0
        for label in labels:
            above = range(first, at) if begin == 0 else ()
            words = [piece(lines[k]) for k in above if lines[k].text and k not in furniture]
            words.append(piece(lines[at], begin, label.speech))
            mark, words[0] = _marked(words[0])
            start = first if begin == 0 else at
            told = Told(mark, tuple(held for held in words if held.text), lines[at], label, at)
            if told.words:
                found.setdefault(start, []).append(told)
            begin = label.after
    return found


def _marked(words: Piece) -> tuple[Piece, Piece]:
    """Part the mark before the words from them."""
    mark = _MARK.match(words.text)
    stop = mark.end() if mark else 0
    return words.cut(0, stop), words.cut(stop, len(words.text))


def _first_line(page: Page, at: int, ends: Collection[int], *, marked: bool) -> int:
    """Return where the turn that ends on line `at` begins."""
    lines = page.lines
    first = at
    for above in range(at - 1, max(at - _WRAPPED, -1), -1):
        if _MARK.match(lines[first].text):
            return first
        if above in page.furniture:
            continue
        line = lines[above]
        if not line.text or above in ends or _stands_alone(page, line):
            break
        closed = line.text[-1] in "。」)" and len(line.text) < _FULL
        if not marked and closed and lines[first].indent <= line.indent:
            break
        first = above
    return first if not marked or _MARK.match(lines[first].text) else at


def _stands_alone(page: Page, line: Line) -> bool:
    """Return whether a line is a heading, a field, a body or a note, and no speech."""
    if is_note(line.text) or read_body_label(line) or read_label(line.text):
        return True
    heading = page.heading(line)
    if heading is None:
        return False
    called = bool(heading.cases) and "。" not in heading.title
    return called or is_titular(heading.title) or heading.level in ("words", "bracket")
