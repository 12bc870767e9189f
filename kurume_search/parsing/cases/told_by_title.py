"""How cases ended, told in a list of results that names them by their titles or numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kurume_search.parsing.calls.blocks import FIELD, MEETING, TURN, Block
from kurume_search.parsing.decisions.drafts import Draft
from kurume_search.parsing.decisions.rulings import Candidate, Rank
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import piece
from kurume_search.parsing.marks.case_numbers import CaseNumbers, read_case_numbers
from kurume_search.parsing.outcomes.outcome import may_decide, value_of

# Shorter titles stand in any words.
_TITLE_LEAST = 6
# What parts a result from the title before it; a result is no longer.
_PARTS = re.compile(r"(?:については|に関しては|につきましては)?[\s:→⇒…・.()「」『』【】\[\]|、は]*")
_BEFORE = " \t・•●○◎◇◆□■|"
_OPENER = re.compile(r"[(「『【\[]")
_RESULT_MAX = 40
# More lines are no list of results, nor has one meeting more cases: each is looked for in each.
_MOST, _MOST_CASES = 400, 200


def take_told(blocks: Sequence[Block], cases: Sequence[Draft]) -> None:
    """Give cases that nothing has decided the result behind their title in a line of the record.

    The list may stand in front, before any heading of its cases, or behind the last of them,
    where its rows seem to be on that one.
    """
    left = [case for case in cases if not case.closed]
    if not 0 < len(left) <= _MOST_CASES:
        return
    titles = [case.title_text for case in left]
    for block, line in _lines(blocks):
        numbered = read_case_numbers(line.text, len(line.text) - len(line.text.lstrip(_BEFORE)))
        for case, title in zip(left, titles, strict=True):
            begin = _behind(line.text, title, numbered, case.number)
            if begin is None:
                continue
            words = line.text[begin:].rstrip(" |")
            if _OPENER.search(words) is None:
                words = words.rstrip(" )」』】]")
            short = words and len(words) <= _RESULT_MAX
            value = value_of(words, review=case.review, report=case.report) if short else None
            if value is not None:
                held = piece(line, begin, begin + len(words))
                case.ruled.append(Candidate(value, Rank.TABLE, words, (held,), block))


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[Block, Line]]:
    """Yield the lines of the record itself that can tell how a case ended."""
    count = 0
    for block in blocks:
        if block.kind in (TURN, FIELD, MEETING):
            continue
        for line in dict.fromkeys((block.line, *(held.line for held in block.pieces))):
            if may_decide(line.text):
                count += 1
                if count > _MOST:
                    return
                yield block, line


def _behind(
    text: str, title: str, numbered: tuple[CaseNumbers, int], number: str | None
) -> int | None:
    """Return where what is said of a case begins, if words name it by title, or number first.

    Args:
        text: The words.
        title: Of the case.
        numbered: The numbers of cases that the words begin with, and where they stop.
        number: Of the case, as it is printed.
    """
    at = text.find(title) if len(title) >= _TITLE_LEAST else -1
    if at >= 0:
        stop = at + len(title)
    else:
        found, stop = numbered
        if not found or number is None or found.printed != (number,):
            return None
    match = _PARTS.match(text, stop)
    begin = match.end() if match else stop
    return begin if stop < begin < len(text) else None
