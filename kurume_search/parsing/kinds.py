"""What a turn does: asks, answers, states, leads (発言の種別)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.outcomes import verdicts
from kurume_search.parsing.questions import asks, is_prompt, words_match
from kurume_search.text.sentences import sentences
from kurume_search.text.spans import Span

_SIDE = frozenset({Role.IMPLEMENTING_BODY, Role.CONSULTING_BODY, Role.SECRETARIAT})
_PARTIES = frozenset({Role.AGENCY_DISPOSING, Role.APPELLANT, Role.INTERVENOR})
_OPENS = re.compile(r"(?:開会|閉会)(?:いた|し|す|と|を)|ただ(?:今|いま)(?:から|より)")
_ONLY_PRESENTED = re.compile(
    r"[(《\[<]?[^。]{0,30}(?:により|に基づき|による|に沿って|をもとに)?(?:、)?(?:説明|報告|朗読)(?:\(略\))?[)》\]>]?。?"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What the kind of a turn is read from."""

    role: Role
    words: str
    hint: TurnKind | None = None  # of a label that says it (問, 答)
    section: str | None = None  # the case or item it stands in


@dataclass(frozen=True, slots=True)
class Kind:
    """A turn's kind and its question sentences, as spans of its folded words."""

    kind: TurnKind
    questions: tuple[Span, ...] = ()


def classify(turns: Sequence[Said]) -> list[Kind]:
    """Return the kind of each turn, in order; a reply needs something to reply to."""
    found: list[Kind] = []
    pending = False  # a question or a remark of the council awaits the other side
    section: str | None = None
    for turn in turns:
        if turn.section != section:
            pending, section = False, turn.section
        kind = _kind(turn, pending)
        found.append(kind)
        pending = _awaits(turn, kind.kind, pending)
    return found


def _awaits(turn: Said, kind: TurnKind, pending: bool) -> bool:
    if kind is TurnKind.QUESTION:
        return True
    if turn.role in (Role.MEMBER, Role.VICE_CHAIR) and kind is TurnKind.STATEMENT:
        return True
    if turn.role is Role.CHAIR and kind is TurnKind.STATEMENT:
        return pending or True
    if kind is TurnKind.PROCEDURAL:
        return False
    return pending


def _kind(turn: Said, pending: bool) -> Kind:
    asked = tuple(span for span in sentences(turn.words) if asks(span.of(turn.words)))
    if turn.hint is not None:
        return _hinted(turn.hint, asked)
    if turn.role is Role.CHAIR:
        return _chair(turn.words, asked)
    if turn.role in _SIDE:
        return _side(turn, asked, pending)
    if turn.role in _PARTIES:
        if asked:
            return Kind(TurnKind.QUESTION, asked)
        return Kind(TurnKind.ANSWER if pending else TurnKind.STATEMENT)
    return _member(turn, asked)


def _hinted(hint: TurnKind, asked: tuple[Span, ...]) -> Kind:
    if hint is TurnKind.QUESTION:
        return Kind(hint, asked)
    if hint is TurnKind.STATEMENT and asked:
        return Kind(TurnKind.QUESTION, asked)
    return Kind(hint)


def _chair(words: str, asked: tuple[Span, ...]) -> Kind:
    real = [span for span in asked if not is_prompt(span.of(words))]
    if real and not _leads_on(words, real):
        return Kind(TurnKind.QUESTION, asked)
    if asked or _leads(words) or next(verdicts(words), None):
        return Kind(TurnKind.PROCEDURAL, asked)
    if words_match("opinion", words) or len(words) > 60:
        return Kind(TurnKind.STATEMENT)
    return Kind(TurnKind.STATEMENT if words and not _leads(words) else TurnKind.PROCEDURAL)


def _leads_on(words: str, real: Sequence[Span]) -> bool:
    """A real-looking question is still a lead where the turn declares or closes around it."""
    rest = words[: real[0].start] + words[real[-1].stop :]
    return any(_declares(span.of(rest)) for span in sentences(rest))


def _declares(sentence: str) -> bool:
    return bool(
        re.search(
            r"(?:承認|了承|決定|適当|妥当|継続|保留|答申|審議).{0,24}(?:と(?:いた)?し(?:ます|た)|とする|いたします|といたしま)|閉会|開会",
            sentence,
        )
    )


def _leads(words: str) -> bool:
    return any(words_match("procedural", span.of(words)) for span in sentences(words))


def _side(turn: Said, asked: tuple[Span, ...], pending: bool) -> Kind:
    words = turn.words
    if turn.role is Role.SECRETARIAT and _OPENS.search(words) and not pending:
        return Kind(TurnKind.PROCEDURAL, asked)
    last = list(sentences(words))[-1:] if words else []
    if not pending and last and words_match("leave", last[0].of(words)):
        return Kind(TurnKind.PROCEDURAL, asked)
    if pending and turn.role is Role.SECRETARIAT and last and _asks_leave(last[0].of(words)):
        return Kind(TurnKind.PROCEDURAL, asked)
    if pending and not _ONLY_PRESENTED.fullmatch(words):
        return Kind(TurnKind.ANSWER)
    return Kind(TurnKind.STATEMENT)


def _asks_leave(sentence: str) -> bool:
    return bool(
        re.search(
            r"(?:次回|改めて|再度|後日|本日より|今後).{0,40}させて(?:いただき|頂き)たい", sentence
        )
    )


def _member(turn: Said, asked: tuple[Span, ...]) -> Kind:
    if asked:
        return Kind(TurnKind.QUESTION, asked)
    return Kind(TurnKind.STATEMENT)
