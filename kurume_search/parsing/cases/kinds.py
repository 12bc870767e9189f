"""What a turn does: asks, answers, states, leads (発言の種別)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.outcomes.outcome import value_of
from kurume_search.parsing.words.questions import (
    is_prompt,
    may_match,
    may_match_any,
    tells_question,
    words_match,
)
from kurume_search.parsing.words.speech import Sentence, Speech
from kurume_search.text.frozen import frozen

# Each turn is asked several times: to look a member of an enum up takes ten times as long.
QUESTION, ANSWER, STATEMENT, PROCEDURAL = TurnKind
_CHAIR, _VICE, _OFFICE = Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARIAT
_SIDE = frozenset({Role.IMPLEMENTING_BODY, Role.CONSULTING_BODY, Role.SECRETARIAT})
_COUNCIL = frozenset({Role.MEMBER, Role.VICE_CHAIR})
_PRESENT = frozenset({Role.CHAIR, *_SIDE})
_PARTIES = frozenset({Role.AGENCY_DISPOSING, Role.APPELLANT, Role.INTERVENOR})
_YES_OR_NO = ("はい", "いいえ", "いえ")
# So few words of a chair, right before the next item, say nothing of the one he leaves.
_FEW = 20
# They are his view all the same: 同感である, 私もそう思います.
_AGREES = re.compile(
    r"^(?:私も|全く|まったく)?(?:同感|同意見|同じ(?:意見|考え|思い)|賛成(?!多数|少数)|そう思)"
).match


@frozen()
class Said:
    """What the kind of a turn is read from.

    Its sentences are told apart where they are asked for: what an answer says isn't.
    """

    role: Role
    speech: Speech
    hint: TurnKind | None = None  # of a label that says it (問, 答)
    section: int = 0  # the case or item it stands in

    @property
    def words(self) -> str:
        """All of it."""
        return self.speech.text

    @property
    def asked(self) -> tuple[Sentence, ...]:
        """The sentences that ask, or tell what a member asks (…について質問)."""
        held = self.speech.sentences
        if self.role is _CHAIR and may_match("quoted_question", self.speech.text):
            asked = [
                said for said in held if said.asks or words_match("quoted_question", said.text)
            ]
        elif self.role not in _COUNCIL or not may_match("told_question", self.speech.text):
            asked = [sentence for sentence in held if sentence.asks]
        else:
            asked = [said for said in held if said.asks or tells_question(said.text)]
        if len(asked) > 1 and may_match("topic_told", self.speech.text):
            last = asked[-1]  # behind it nothing is asked, so that it stands for itself
            asked = [
                said for said in asked if said is last or not words_match("topic_told", said.text)
            ]
        return tuple(asked)

    def begins(self, name: str) -> bool:
        """Return whether the first sentence has words of a row of the table."""
        return self._has(name, 0)

    def ends(self, name: str) -> bool:
        """Return whether the last sentence has words of a row of the table."""
        return self._has(name, -1)

    def _has(self, name: str, at: int) -> bool:
        if not may_match(name, self.speech.text):  # then no sentence of it matches
            return False
        held = self.speech.sentences
        return words_match(name, held[at].text if held else "")


@frozen()
class Kind:
    """A turn's kind, and its question sentences if it asks or leads: a reply's aren't counted."""

    kind: TurnKind
    questions: tuple[Sentence, ...] = ()


# What most turns are, and these count no questions.
_ANSWERS, _STATES, _LEADS = Kind(ANSWER), Kind(STATEMENT), Kind(PROCEDURAL)


def classify(turns: Sequence[Said]) -> list[Kind]:
    """Return the kind of each turn, in order; a reply needs something to reply to."""
    found: list[Kind] = []
    acting = False  # the vice chair presides in the chair's place
    pending = False  # a question or a remark of the council awaits the other side
    opened = False  # a member has spoken; until then the other side presents
    last: Said | None = None
    for turn in turns:
        if last is None or turn.section != last.section:
            if last is not None and _leads_over(last, found[-1]):
                found[-1] = _LEADS
            pending = opened = False
        takes = turn.role is _VICE and _takes_the_chair(turn)
        acting = turn.role is not _CHAIR and (acting or takes)
        if acting and turn.role is _VICE:
            turn = replace(turn, role=_CHAIR)  # noqa: PLW2901
        party = turn.role in _PARTIES
        retorts = party and last is not None and _retorts(turn, last, found[-1])
        handed_on = pending and last is not None and _hands_on(turn, last, found[-1])
        last = turn
        kind = _kind(turn, pending and not retorts)
        kind = _LEADS if takes and kind.kind is STATEMENT else kind
        found.append(kind)
        opened = opened or turn.role not in _PRESENT
        pending = handed_on or _awaits(turn.role, kind.kind, pending, opened=opened)
    return found


# A vice chair who takes the place of the chair, who has left or speaks as a party.
_IN_PLACE = re.compile(
    r"(?:私|当職|職務代理(?:者)?)[^。、]{0,8}(?:が|で)、?(?:議事を|会議を|進行を|議長を|座長を)?(?:進め|進行し|務め|つとめ)"
    r"|代わり(?:を|に|は)[^。、]{0,8}(?:務め|つとめ|進め|進行)"
    r"|(?:議長|進行|座長)(?:を|は|役を)[^。、]{0,8}(?:代わ|務め|つとめ|交代|引き継)"
)


def _takes_the_chair(turn: Said) -> bool:
    """Return whether a vice chair whose turn it is says that he presides from here on."""
    return _IN_PLACE.search(turn.words) is not None


def _leads_over(turn: Said, kind: Kind) -> bool:
    """Return whether a chair's few words at the end of an item only leave it."""
    leads = turn.role is _CHAIR and kind.kind is STATEMENT
    return leads and turn.hint is None and len(turn.words) <= _FEW and not _AGREES(turn.words)


def _hands_on(turn: Said, last: Said, before: Kind) -> bool:
    """Return whether a chair in a few words gives somebody the floor to answer a question."""
    asked = turn.role is _CHAIR and last.role in _COUNCIL and before.kind is QUESTION
    return asked and len(turn.words) <= _FEW and not turn.asked


def _retorts(turn: Said, last: Said, before: Kind) -> bool:
    """Return whether a side speaks to what the other side just said: that is what it holds."""
    if last.role not in _PARTIES or turn.role is last.role:
        return False
    return before.kind is not QUESTION


def _awaits(role: Role, kind: TurnKind, pending: bool, *, opened: bool) -> bool:
    if kind is QUESTION:
        return True
    remarks = role in _COUNCIL or (opened and role is _CHAIR)
    if remarks and kind is STATEMENT:
        return True
    return pending and kind is not PROCEDURAL


def _kind(turn: Said, pending: bool) -> Kind:
    if turn.hint is ANSWER:
        return _ANSWERS
    if turn.hint is not None:
        return _hinted(turn.hint, turn.asked)
    if turn.role is _CHAIR:
        asked = tuple(held for held in turn.asked if not words_match("calls_for", held.text))
        return Kind(_chair(turn, asked), asked)
    if turn.role in _SIDE:
        kind = _side(turn, pending)
        if kind is PROCEDURAL:
            return Kind(kind, turn.asked)
        return _ANSWERS if kind is ANSWER else _STATES
    replies = pending and turn.role in _PARTIES
    if replies and turn.words.startswith(_YES_OR_NO):  # whatever else it says
        return _ANSWERS
    asked = turn.asked
    if asked and may_match("heard", turn.words):  # nearly never
        asked = tuple(held for held in asked if not words_match("heard", held.text))
    if asked:
        return Kind(QUESTION, asked)
    return _ANSWERS if replies else _STATES


def _hinted(hint: TurnKind, asked: tuple[Sentence, ...]) -> Kind:
    if hint is STATEMENT and asked:
        return Kind(QUESTION, asked)
    return Kind(hint, asked)


def _chair(turn: Said, asked: tuple[Sentence, ...]) -> TurnKind:
    """A chair leads unless he asks something real or speaks for himself."""
    real = [sentence for sentence in asked if not is_prompt(sentence.text)]
    said = turn.speech.sentences
    others = [sentence for sentence in said if not sentence.asks]
    if real and not any(words_match("declares", sentence.text) for sentence in others):
        return QUESTION
    if asked or any(words_match("procedural", sentence.text) for sentence in said):
        return PROCEDURAL
    if any(value_of(sentence.text) for sentence in others):
        return PROCEDURAL
    return STATEMENT if turn.words else PROCEDURAL


# What makes another kind of a side's turn, where something awaits its reply and where nothing does.
_REPLYING = ("later", "next_meeting", "only_presented")
_PRESENTING = ("opens", "leave", "late_answer")


def _side(turn: Said, pending: bool) -> TurnKind:
    """The body or the office replies, presents, or asks leave for a step."""
    office = turn.role is _OFFICE
    if not may_match_any(_REPLYING if pending else _PRESENTING, turn.words):  # nearly always
        return ANSWER if pending else STATEMENT
    if pending:
        if office and turn.ends("later"):
            return PROCEDURAL
        if turn.begins("next_meeting") or words_match("only_presented", turn.words):
            return STATEMENT
        return ANSWER
    if (office and words_match("opens", turn.words)) or turn.ends("leave"):
        return PROCEDURAL
    return ANSWER if turn.begins("late_answer") else STATEMENT
