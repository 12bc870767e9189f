"""A chair in plain words beside speakers in marks: 会長　… among 問（Ａ委員）　… (併用の表記)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from kurume_search.model.turn import Role
from kurume_search.parsing.labels.row import Row
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.notations.hits import STOPS, Hit

# Who opens, calls, sums up and closes; the talk between is written in another way.
_LEADS = frozenset({Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARIAT})
_LEAST = 2
# So many lines of a paragraph are looked at for the end of a sentence.
_PARAGRAPH = 8


def led_beside(
    read: Iterable[Hit], others: Iterable[Sequence[Hit]], lines: Sequence[Line]
) -> Row | None:
    """Return a notation of the few labels that lead the meeting, where no other has them.

    A gap or an end of line behind a word is a weak mark: it counts only behind the words that
    lead, whole sentences following, and only where the marked labels name a chair less often
    (one who asks like a member: 問（会長）).

    Args:
        read: The hits of the notations that were chosen.
        others: Those of each notation that was not.
        lines: The lines of the meeting.
    """
    marked = sum(hit.speaker.role is Role.CHAIR for hit in read)
    for hits in others:
        row = hits[0].row
        led = [hit for hit in hits if hit.speaker.sure and hit.speaker.role in _LEADS]
        said = [hit for hit in led if _is_said(hit, lines)]
        chairs = sum(hit.speaker.role is Role.CHAIR for hit in said)
        if not (row.gap or row.alone) or chairs < max(_LEAST, 2 * marked) or len(said) < len(led):
            continue
        labels = "|".join(map(re.escape, sorted({hit.label for hit in said})))
        firsts = "".join(sorted({hit.label[0] for hit in said}))
        ends = "$" if row.alone else r"\s+(?=\S)"
        pattern = re.compile(rf"(?P<label>{labels}){ends}")
        return Row(f"{row.id}-led", firsts, pattern, "", row.gap, row.alone, False, row.weight)
    return None


def _is_said(hit: Hit, lines: Sequence[Line]) -> bool:
    """Return whether a sentence ends in the paragraph behind a label, or below it."""
    begin = hit.line
    if hit.row.alone:
        begin = next((at for at in range(begin + 1, len(lines)) if lines[at].text), begin)
    said = takewhile(lambda line: line.text, lines[begin : begin + _PARAGRAPH])
    return any(line.text[-1] in STOPS for line in said)
