"""What is asked behind ①, ② … where only the answers have labels (①いつか。 （回答）明日。)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.marks.heading_marks import CIRCLED
from kurume_search.parsing.notations.hits import Hit
from kurume_search.parsing.words.speakers import Speaker

# Fewer could count anything; nor is a question longer than so many lines.
_LEAST, _LINES = 2, 8
_REPLIES = (TurnKind.ANSWER, TurnKind.STATEMENT)  # (意見) stands beside (答)
_ASKS = Speaker(Role.UNKNOWN, None)  # or remarks: the words tell


def circled_questions(answers: Sequence[Hit], lines: Sequence[Line]) -> Mapping[str, Speaker]:
    """Return the circled numbers that stand before what is answered, each with who asks.

    Most answers must have one above them, with nothing but what it counts between.

    Args:
        answers: The labels of a notation; nothing is returned where one of them asks or names
            somebody.
        lines: The lines of the meeting.
    """
    if any(hit.speaker.kind not in _REPLIES or hit.speaker.shown for hit in answers):
        return {}
    own = [hit for hit in answers if hit.speaker.kind is TurnKind.ANSWER]
    said = {hit.line for hit in answers}
    counted = [at for hit in own if (at := _counted_above(hit.line, lines, said)) is not None]
    if len(counted) < _LEAST or 2 * len(counted) <= len(own):
        return {}
    return dict.fromkeys(CIRCLED, _ASKS)


def _counted_above(answer: int, lines: Sequence[Line], said: Set[int]) -> int | None:
    """Return the position of the line with a circled number right above an answer, or None."""
    for at in range(answer - 1, max(answer - 1 - _LINES, -1), -1):
        text = lines[at].text
        if not text or at in said:
            return None
        if text[0].isdecimal() and lines[at].raw(0, 1) in CIRCLED:
            return at
    return None
