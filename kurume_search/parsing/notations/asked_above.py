"""What is asked behind marks or numbers, with an arrow before each answer (◆いつか。 →明日。)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kurume_search.model.turn import Role
from kurume_search.parsing.labels.row import Row
from kurume_search.parsing.labels.rows import row_of_circles
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.marks.heading_marks import CIRCLED
from kurume_search.parsing.outcomes.recorded import states_outcome
from kurume_search.parsing.words.questions import asks_within
from kurume_search.parsing.words.speakers import ARROWS, Speaker

# Fewer could be anything; nor is a question longer than so many lines.
_LEAST, _LINES = 2, 8
# Marks that no notation of the table reads alone, and what counts questions.
_LEADS = (*(re.escape(sign) for sign in "◆◇■□●◎△▲▽▼☆★※"), r"\([0-9]{1,2}\)", r"[0-9]{1,2}[.)]")
_LEAD = re.compile("|".join(f"(?P<k{at}>{lead})" for at, lead in enumerate(_LEADS)))
_CIRCLES = "circles"
_ARROWS = frozenset(ARROWS)
_BEFORE = f"{ARROWS} "
_ASKS = Speaker(Role.UNKNOWN, None)  # or remarks: the words tell
# A line so long is wrapped; a shorter one is a question only if its sentence ends there.
_SAID = r"(?=.{24}|.*[。?]|.*か$)"
_TITLE = re.compile(r"(?:について|の件|に関する(?:件|こと))(?:\s*[(【\[〔].*)?$")


def answering_arrows(lines: Sequence[Line]) -> list[int]:
    """Return the positions of lines that an arrow begins, and no result behind it (→承認)."""
    return [
        at
        for at, line in enumerate(lines)
        if line.text[:1] in _ARROWS and not states_outcome(line.text.lstrip(_BEFORE))
    ]


class Asked(NamedTuple):
    """The notation of what stands before questions, and who its labels are."""

    row: Row
    told: Mapping[str, Speaker]


def asked_above(arrows: Sequence[int], lines: Sequence[Line]) -> Asked | None:
    """Return how most questions begin that an arrow leads from, or None.

    Args:
        arrows: The positions of lines that an arrow begins, in order.
        lines: Of the page.
    """
    found = [led for at in arrows if (led := _led_above(at, lines)) is not None]
    if not found:
        return None
    ((lead, count),) = Counter(lead for lead, _ in found).most_common(1)
    asked = sum(asks for own, asks in found if own == lead)
    if count < _LEAST or 2 * count <= len(arrows) or 2 * asked < count:
        return None
    circles = row_of_circles(CIRCLED) if lead == _CIRCLES else None
    if circles:
        return Asked(circles, dict.fromkeys(CIRCLED, _ASKS))
    firsts = "(" if lead.startswith(r"\(") else lead.removeprefix("\\")[0]
    firsts = "0123456789" if firsts == "[" else firsts
    pattern = re.compile(rf"(?P<label>{lead})\s*{_SAID}")
    return Asked(Row("asked", firsts, pattern, "", 0, False, True, 1.0, _TITLE), {})


def _led_above(arrow: int, lines: Sequence[Line]) -> tuple[str, bool] | None:
    """Return what leads the words right above an answer, as a pattern, and whether these ask."""
    for at in range(arrow - 1, max(arrow - 1 - _LINES, -1), -1):
        text = lines[at].text
        if not text or text[0] in _ARROWS:
            return None
        if text[0].isdecimal() and lines[at].raw(0, 1) in CIRCLED:
            lead = _CIRCLES
        elif (match := _LEAD.match(text)) and match.lastgroup:
            lead = _LEADS[int(match.lastgroup[1:])]
        else:
            continue
        return lead, asks_within("".join(line.text for line in lines[at:arrow]))
    return None
