"""What is asked behind ①, ② … where only the answers have labels (①いつか。 （回答）明日。)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.marks.heading_marks import CIRCLED
from kurume_search.parsing.notations.hits import Hit
from kurume_search.parsing.words.speakers import Speaker

# Fewer could count anything; nor is a question longer than so many lines.
_LEAST, _LINES = 2, 8
_ASKS = Speaker(Role.UNKNOWN, None)  # or remarks: the words tell


def circled_questions(answers: Sequence[Hit], lines: Sequence[Line]) -> Mapping[str, Speaker]:
    """Return the circled numbers that stand before what is answered, each with who asks.

    Most answers must have one above them, with nothing but what it counts between.

    Args:
        answers: The labels of a notation; nothing is returned where one of them doesn't answer.
        lines: The lines of the meeting.
    """
    if any(hit.speaker.kind is not TurnKind.ANSWER or hit.speaker.shown for hit in answers):
        return {}
    counted = [at for hit in answers if (at := _counted_above(hit.line, lines)) is not None]
    if len(counted) < _LEAST or 2 * len(counted) <= len(answers):
        return {}
    return dict.fromkeys(CIRCLED, _ASKS)


def _counted_above(answer: int, lines: Sequence[Line]) -> int | None:
    """Return the position of the line with a circled number right above an answer, or None."""
    for at in range(answer - 1, max(answer - 1 - _LINES, -1), -1):
        text = lines[at].text
        if not text:
            return None
        if text[0].isdecimal() and lines[at].raw(0, 1) in CIRCLED:
            return at
    return None
