"""The voice of the record: how a case ended, told by nobody who was there."""

from __future__ import annotations

import re
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.outcomes.outcome import may_decide, value_of
from kurume_search.parsing.page.notes import is_bare_assent, words_of
from kurume_search.parsing.words.questions import words_match
from kurume_search.parsing.words.votes import vote_noted
from kurume_search.text.patterns import Shapes

_BULLETS = "・•●○◎◇◆□■▪★☆▼▲▽△ "
# What assents, before what was decided: 全員異議なし。, 異議なしの声あり、.
_ASSENT = re.compile(r"([^。、・]{2,24})[。、・]\s*")
_APPEAL = re.compile(r"請求|申立て?|処分|苦情")
# The council does something with it: none of this is speech, which says です and ます.
_DONE = re.compile(
    r"^(?!.*(?:です|ます|ました|ません)).*(?:する|行う|した|とする|とした|れた|れる)。?$"
)
_CRIED = re.compile(r"声|者あり|発言|叫")


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
    # What is added in a sentence of its own ends otherwise: …とされた。なお、…は会長が確認する。
    words = words.partition("。なお、")[0]
    if _tells(words, led=led):
        return True
    # 審議の結果、…とされた。市長に意見の具申を行う。 What was done then is told as well.
    first, stop, then = words.partition("。")
    return led and bool(stop and _DONE.search(then)) and _tells(first, led=led)


def _tells(words: str, *, led: bool) -> bool:
    """Return whether words in the voice of the record say how a case ended."""
    told = words_match("recorded", words) or (led and words_match("recorded", words, "short"))
    if told and value_of(words) is not None:
        return True
    # 本件審査請求は棄却すべきであるとの結論に達した: on the scale of appeals.
    return told and _APPEAL.search(words) is not None and value_of(words, review=True) is not None


def states_outcome(words: str) -> bool:
    """Return whether folded words behind an arrow are a result (承認) and nobody's speech."""
    if not may_decide(words):
        return False  # most words
    told = is_recorded(words, apart=True) or words_match("recorded", words, "short")
    return told and value_of(words) is not None


@cache
def _alone(kind: str) -> Shapes:
    return Shapes(*table("outcomes")["ends_alone"][kind])


def ends_alone(words: str, *, review: bool) -> bool:
    """Return whether a word behind a title tells the end of its case.

    >>> ends_alone("認めない", review=False), ends_alone("同意", review=False)
    (True, True)
    >>> ends_alone("却下", review=False), ends_alone("申請却下", review=True)
    (False, False)
    """
    told = _alone("words").has(words) or may_be_of_title(words)
    return told and value_of(words, review=review) is not None


def may_be_of_title(words: str) -> bool:
    """Return whether such a word can as well be of the title that it stands behind (同意)."""
    return _alone("doubtful").has(words)


# Words on the scale of appeals behind a number are no longer (一部認容).
_SHORT = 8


def states_end(words: str) -> bool:
    """Return whether words behind the number of a case that was called state how it ended.

    What stands in parentheses behind a result says more of it. Appeals have a scale of their
    own.

    >>> states_end("一部認容(点数は開示すべきである。)"), states_end("承認(条件:返却すること。)")
    (True, True)
    """
    plain = words.partition("(")[0].rstrip() if words[-1:] == ")" else words
    if states_outcome(words) or (plain is not words and states_outcome(plain)):
        return True
    return 0 < len(plain) <= _SHORT and value_of(plain, review=True) is not None


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


def decides_behind_assent(words: str) -> bool:
    """Return whether a folded note of assent says behind it what was decided.

    (全員異議なし。諮問第1号は、諮問のとおり決定): the note is no bare assent.
    """
    if not may_decide(words):
        return False
    told = words_of(words)
    assent = _ASSENT.match(told)
    if assent is None or not is_bare_assent(assent[1]):
        return False
    behind = told[assent.end() :]
    return value_of(behind) is not None and not _CRIED.search(behind)
