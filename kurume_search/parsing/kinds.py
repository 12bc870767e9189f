"""What a turn does: asks, answers, states, leads (発言の種別)."""

from __future__ import annotations

from collections.abc import Sequence

from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.outcomes import value_of
from kurume_search.parsing.questions import is_prompt, words_match
from kurume_search.parsing.speech import Sentence
from kurume_search.text.frozen import frozen

_SIDE = frozenset({Role.IMPLEMENTING_BODY, Role.CONSULTING_BODY, Role.SECRETARIAT})
_COUNCIL = frozenset({Role.MEMBER, Role.VICE_CHAIR})
_PRESENT = frozenset({Role.CHAIR, *_SIDE})
_PARTIES = frozenset({Role.AGENCY_DISPOSING, Role.APPELLANT, Role.INTERVENOR})
# So few words of a chair, right before the next item, say nothing of the one he leaves.
_FEW = 20


@frozen()
class Said:
    """What the kind of a turn is read from."""

    role: Role
    words: str
    sentences: tuple[Sentence, ...]
    hint: TurnKind | None = None  # of a label that says it (問, 答)
    section: int = 0  # the case or item it stands in

    @property
    def asked(self) -> tuple[Sentence, ...]:
        """The sentences that ask."""
        return tuple([sentence for sentence in self.sentences if sentence.asks])


@frozen()
class Kind:
    """A turn's kind, and its question sentences if it asks or leads: a reply's aren't counted."""

    kind: TurnKind
    questions: tuple[Sentence, ...] = ()


def classify(turns: Sequence[Said]) -> list[Kind]:
    """Return the kind of each turn, in order; a reply needs something to reply to."""
    found: list[Kind] = []
    pending = False  # a question or a remark of the council awaits the other side
    opened = False  # a member has spoken; until then the other side presents
    section = -1
    last = Said(Role.UNKNOWN, "", ())
    for turn in turns:
        if turn.section != section:
            if found and _leads_over(last, found[-1]):
                found[-1] = Kind(TurnKind.PROCEDURAL)
            pending = opened = False
            section = turn.section
        retorts = bool(found) and _retorts(turn, last, found[-1])
        last = turn
        kind = _kind(turn, pending and not retorts)
        found.append(kind)
        opened = opened or turn.role not in _PRESENT
        pending = _awaits(turn.role, kind.kind, pending, opened=opened)
    return found


def _leads_over(turn: Said, kind: Kind) -> bool:
    """Return whether a chair's few words at the end of an item only leave it."""
    few = len(turn.words) <= _FEW and turn.hint is None
    return few and turn.role is Role.CHAIR and kind.kind is TurnKind.STATEMENT


def _retorts(turn: Said, last: Said, before: Kind) -> bool:
    """Return whether a side speaks to what the other side just said: that is what it holds."""
    sides = {turn.role, last.role}
    return len(sides) == 2 and sides <= _PARTIES and before.kind is not TurnKind.QUESTION


def _awaits(role: Role, kind: TurnKind, pending: bool, *, opened: bool) -> bool:
    if kind is TurnKind.QUESTION:
        return True
    remarks = role in _COUNCIL or (opened and role is Role.CHAIR)
    if remarks and kind is TurnKind.STATEMENT:
        return True
    return pending and kind is not TurnKind.PROCEDURAL


def _kind(turn: Said, pending: bool) -> Kind:
    if turn.hint is TurnKind.ANSWER:
        return Kind(turn.hint)
    if turn.hint is not None:
        return _hinted(turn.hint, turn.asked)
    if turn.role is Role.CHAIR:
        asked = tuple(held for held in turn.asked if not words_match("calls_for", held.text))
        return Kind(_chair(turn, asked), asked)
    if turn.role in _SIDE:
        kind = _side(turn, pending)
        return Kind(kind, turn.asked if kind is TurnKind.PROCEDURAL else ())
    if asked := turn.asked:
        return Kind(TurnKind.QUESTION, asked)
    replies = pending and turn.role in _PARTIES
    return Kind(TurnKind.ANSWER if replies else TurnKind.STATEMENT)


def _hinted(hint: TurnKind, asked: tuple[Sentence, ...]) -> Kind:
    if hint is TurnKind.STATEMENT and asked:
        return Kind(TurnKind.QUESTION, asked)
    return Kind(hint, asked)


def _chair(turn: Said, asked: tuple[Sentence, ...]) -> TurnKind:
    """A chair leads unless he asks something real or speaks for himself."""
    real = [sentence for sentence in asked if not is_prompt(sentence.text)]
    others = [sentence for sentence in turn.sentences if not sentence.asks]
    if real and not any(words_match("declares", sentence.text) for sentence in others):
        return TurnKind.QUESTION
    leads = any(words_match("procedural", sentence.text) for sentence in turn.sentences)
    if asked or leads or any(value_of(sentence.text) for sentence in others):
        return TurnKind.PROCEDURAL
    return TurnKind.STATEMENT if turn.words else TurnKind.PROCEDURAL


def _side(turn: Said, pending: bool) -> TurnKind:
    """The body or the office replies, presents, or asks leave for a step."""
    last = turn.sentences[-1].text if turn.sentences else ""
    office = turn.role is Role.SECRETARIAT
    if office and not pending and words_match("opens", turn.words):
        return TurnKind.PROCEDURAL
    if words_match("leave", last) if not pending else office and words_match("later", last):
        return TurnKind.PROCEDURAL
    first = turn.sentences[0].text if turn.sentences else ""
    if not pending and words_match("late_answer", first):
        return TurnKind.ANSWER
    if pending and words_match("next_meeting", first):
        return TurnKind.STATEMENT
    if pending and not words_match("only_presented", turn.words):
        return TurnKind.ANSWER
    return TurnKind.STATEMENT
