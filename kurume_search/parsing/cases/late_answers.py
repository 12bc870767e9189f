"""Answers that come when another case is under way, and name theirs by its topic only.

先ほどの防犯カメラの件ですが、…: the title of the case has the topic, or what was asked about it
does; where two cases fit, or none, nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from kurume_search.data import table
from kurume_search.model.turn import Role
from kurume_search.parsing.calls.blocks import TURN, Block
from kurume_search.parsing.cases.exchanges import puts_off
from kurume_search.parsing.decisions.ties import SIDE, Ties
from kurume_search.parsing.words.hinted_calls import runs_in
from kurume_search.parsing.words.questions import asks_within

if TYPE_CHECKING:
    from kurume_search.parsing.decisions.drafts import Draft, Placed

# Nearly no turn begins with one of these.
_SIGN = re.compile("先ほど|先程|さきほど|先刻|午前|休憩前|の件")
_BEGINNING = 60
# What was asked stands within so many blocks before its answer, and is on one of so many cases.
_WITHIN = 400
_CASES = 60
_ASKER = re.compile(r"(?P<who>[^、。のはが]{1,8}(?:委員|会長))(?:さん)?(?:から|の|より|$)")
_LEADS = frozenset({Role.CHAIR, Role.VICE_CHAIR})
_BACK = "戻"


@cache
def _patterns(name: str) -> re.Pattern[str]:
    return re.compile("|".join(table("calls")["comes_back"][name]))


@cache
def _topics() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row) for row in table("calls")["comes_back"]["words"])


def comes_back(words: str) -> str | None:
    """Return the topic that folded words of a turn come back to, maybe empty, or None.

    >>> comes_back("先ほどの防犯カメラの件ですが、三十日です。"), comes_back("三十日です。")
    ('防犯カメラ', None)
    """
    if _SIGN.search(words, 0, _BEGINNING) is None:
        return None
    return next((match["topic"] for row in _topics() if (match := row.match(words))), None)


class LateAnswers:
    """Finds the case that a turn comes back to.

    Attributes:
        placed: What stands before, the last one last.
        known: The cases called so far, in order.
        ties: Which of them words name by number.
    """

    __slots__ = ("_due", "_last", "known", "placed", "ties")

    def __init__(self, placed: Sequence[Placed], known: Sequence[Draft], ties: Ties) -> None:
        self.placed = placed
        self.known = known
        self.ties = ties
        self._due: Draft | None = None  # that a chair has just asked about
        self._last: tuple[Draft, Block] | None = None  # answered late, and the turn that did

    def cases_of(
        self, block: Block, words: str, role: Role, cases: tuple[Draft, ...]
    ) -> tuple[Draft, ...] | None:
        """Return the cases of a turn that comes back to one, or takes such an answer; or None.

        Args:
            block: The turn.
            words: What it says.
            role: Who speaks.
            cases: What the talk is on.
        """
        if len(self.known) < 2 and cases:
            return None
        due, self._due = self._due, None
        if role in SIDE:
            case = self._named(words, cases) or due
            if case is None:
                return None
            self._last = case, block
            return (case,)
        if self._last is not None and self._takes(words, role):
            (case, _), self._last = self._last, None
            return (case,) if role is Role.MEMBER else (case, *cases)
        if role in _LEADS and _patterns("asks_back").search(words[:_BEGINNING]):
            self._due = self._named(words, cases)
            return None if self._due is None else (self._due,)
        return None

    def _takes(self, words: str, role: Role) -> bool:
        """Return whether a turn right behind a late answer takes it; a chair then turns back."""
        turns = (held.block for held in reversed(self.placed) if held.block.kind is TURN)
        behind = self._last is not None and next(turns, None) is self._last[1]
        if not behind or _patterns("thanks").match(words) is None:
            return False
        return _BACK in words if role in _LEADS else role is Role.MEMBER

    def _named(self, words: str, cases: tuple[Draft, ...]) -> Draft | None:
        """Return the case that words come back to, if it is one alone and not under way."""
        topic = comes_back(words)
        if topic is None:
            return None
        if mentions := self.ties.mentions(words[:_BEGINNING]):  # 先ほどの諮問第1号の質問
            named = self.ties.named(mentions)
            return named[0] if len(named) == 1 and named[0] not in cases else None
        wanted = _Topic(topic)
        titled = [case for case in self.known[-_CASES:] if wanted.stands_in(case.title_text)]
        if titled:
            return titled[0] if len(titled) == 1 and titled[0] not in cases else None
        asked = self._asked_about(wanted)
        if any(case in cases for case, _ in asked):
            return None
        found = {case for case, _ in asked}
        if len(found) > 1:  # an answer to one of them may have been put off
            found = {case for case, off in asked if off}
        if len(found) != 1:
            return None
        (case,) = found
        return case

    def _asked_about(self, wanted: _Topic) -> list[tuple[Draft, bool]]:
        """Return the cases in whose talk the topic was asked about, and where it was put off."""
        found: list[tuple[Draft, bool]] = []
        asker = ""
        for held in self.placed[-_WITHIN:]:
            if held.block.kind is not TURN:
                continue
            speaker, words = held.block.speaker, held.block.speech.text
            if speaker is None:
                continue
            if speaker.role is Role.MEMBER or (speaker.role in _LEADS and asks_within(words)):
                asker = _label_of(held.block)
            off = speaker.role in SIDE and puts_off(words)
            if wanted.words:
                fits = (off or asks_within(words)) and wanted.was_said_in(words)
            else:
                fits = off and wanted.asker in ("", asker)
            if fits:
                found += [(case, off) for case in held.cases]
        return found


class _Topic:
    """What words come back to: its signs, and who asked if they say so."""

    __slots__ = ("asker", "runs", "words")

    def __init__(self, words: str) -> None:
        named = _ASKER.match(words)
        self.asker = named["who"] if named else ""
        self.words = (words[named.end() :] if named else words).strip("のに")
        self.runs = runs_in(self.words)

    def stands_in(self, title: str) -> bool:
        """Return whether a title has the topic, as it is or by all that carries its subject."""
        return bool(self.runs) and self.was_said_in(title)

    def was_said_in(self, words: str) -> bool:
        """Return whether words have the topic, which may be one that any talk has (研修)."""
        return self.words in words or (bool(self.runs) and all(run in words for run in self.runs))


def _label_of(block: Block) -> str:
    line, label = (block.head.line if block.head else block.line), block.label
    return "" if label is None else line.text[label.start : label.stop].replace(" ", "")
