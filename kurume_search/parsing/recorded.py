"""The voice of the record: how a case ended, told by nobody who was there."""

from __future__ import annotations

from kurume_search.parsing.outcomes import may_decide, value_of
from kurume_search.parsing.questions import words_match
from kurume_search.parsing.votes import vote_noted

_BULLETS = "・•●○◎◇◆□■▪ "


def is_recorded(words: str, *, apart: bool) -> bool:
    """Return whether a folded paragraph tells how a case ended, after it did.

    Args:
        words: The paragraph.
        apart: An empty line stands before it; without one its first words must show it.
    """
    words = words.lstrip(_BULLETS)
    led = words_match("recorded", words, "lead")
    if not (apart or led):
        return False
    told = words_match("recorded", words) or (led and words_match("recorded", words, "short"))
    return told and value_of(words) is not None


def states_outcome(words: str) -> bool:
    """Return whether folded words behind an arrow are a result (承認) and nobody's speech."""
    if not may_decide(words):
        return False  # most words
    told = is_recorded(words, apart=True) or words_match("recorded", words, "short")
    return told and value_of(words) is not None


def is_bracketed_result(words: str) -> bool:
    """Return whether a folded line is a result in the brackets of headings (【原案どおり承認】).

    Brackets within it can say on what terms (【承認(条件:…)】). So is what tells how all voted
    (【全員賛成】).
    """
    if words[0] != "【" or words[-1] != "】":
        return False
    inner = words[1:-1]
    plain = inner.partition("(")[0] if inner[-1:] == ")" else inner
    return states_outcome(plain) or vote_noted(inner) is not None
