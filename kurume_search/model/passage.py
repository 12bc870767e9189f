"""Passages (検索される段落): every part of the minutes that can be found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from kurume_search.model.meeting import Minutes
from kurume_search.model.names import Claims, cut_down, names_in
from kurume_search.model.officials import Officials
from kurume_search.model.place import PartKind, Place
from kurume_search.model.turn import Role, TurnKind
from kurume_search.text.frozen import frozen
from kurume_search.text.spans import Span


class PassageKind(StrEnum):
    """What a passage is; `kind:` of a query asks for these and for kinds of turns."""

    HEADER = "header"  # 会議
    AGENDA = "agenda"  # 議題
    TITLE = "title"  # 件名
    BODY = "body"  # 機関
    NOTE = "note"  # 注記
    TURN = "turn"  # 発言
    OTHER = "other"  # 未分類: what the parser left unclaimed


@frozen(kw_only=True)
class Passage:
    """A stretch of words that words of a query are looked for in.

    Attributes:
        id: Within the meeting: ``t014``, ``c1.title``, ``h1``, ``n003`` …
        place: Its pieces joined are `text`, character for character.
        items: Ids of the agenda items (``a3``) it stands under or names; mostly one or none.
        cases: Ids of the cases it serves; empty outside cases.
        hidden: Spans of `text` that name officials.
    """

    id: str
    kind: PassageKind
    place: Place
    text: str
    items: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    role: Role | None = None
    turn_kind: TurnKind | None = None
    speaker: str | None = None
    hidden: tuple[Span, ...] = ()


def passages(minutes: Minutes, source: str) -> Iterator[Passage]:
    """Yield every passage of `minutes` in reading order of the source.

    Passages are disjoint: each character of `source`, the text that `minutes` was read
    from, is in one at most, so a place is told once and counted once. Turns and notes come
    first, then the fields of the header and the bodies; what names cases and items
    (`model.names`) has what is left, and the rest is what nothing else has. Furniture and
    blanks have none.
    """
    claims = Claims()
    found = [
        *_spoken(minutes, source, claims),
        *_headers(minutes, source, claims),
        *_bodies(minutes, source, claims),
        *_names(minutes, source, claims),
    ]
    found += _rest(minutes, source, claims)
    officials = Officials(minutes, source)
    for passage in sorted(found, key=lambda passage: passage.place.start):
        hidden = officials.within(passage.place.pieces)
        yield replace(passage, hidden=hidden) if hidden else passage


def _taken(place: Place, source: str, claims: Claims) -> Place | None:
    """Return what of `place` is free, taken now; None if nothing is."""
    pieces = claims.take(place.pieces)
    return cut_down(place, pieces, source) if pieces else None


def _spoken(minutes: Minutes, source: str, claims: Claims) -> Iterator[Passage]:
    for turn in minutes.turns:
        place = _taken(turn.place, source, claims)
        if place is not None:
            yield Passage(
                id=turn.id,
                kind=PassageKind.TURN,
                place=place,
                text=turn.text if place is turn.place else place.text(source),
                items=_some(turn.item),
                cases=turn.cases,
                role=turn.role,
                turn_kind=turn.kind,
                speaker=turn.speaker,
            )
    for note in minutes.notes:
        place = _taken(note.place, source, claims)
        if place is not None:
            yield Passage(
                id=note.id,
                kind=PassageKind.NOTE,
                place=place,
                text=place.text(source),
                items=_some(note.item),
                cases=note.cases,
            )


def _some(item: str | None) -> tuple[str, ...]:
    return () if item is None else (item,)


def _headers(minutes: Minutes, source: str, claims: Claims) -> Iterator[Passage]:
    for number, (_, printed) in enumerate(minutes.meeting.fields, 1):
        place = _taken(printed, source, claims)
        if place is not None:
            yield Passage(
                id=f"h{number}", kind=PassageKind.HEADER, place=place, text=place.text(source)
            )


def _bodies(minutes: Minutes, source: str, claims: Claims) -> Iterator[Passage]:
    # Cases that are called together may share a line of bodies.
    cases: dict[Place, list[str]] = {}
    for case in minutes.cases:
        for body in case.bodies:
            cases.setdefault(body.place, []).append(case.id)
    for case in minutes.cases:
        for number, body in enumerate(case.bodies, 1):
            place = _taken(body.place, source, claims)
            if place is not None:
                yield Passage(
                    id=f"{case.id}.b{number}",
                    kind=PassageKind.BODY,
                    place=place,
                    text=place.text(source),
                    items=_some(case.item),
                    cases=tuple(dict.fromkeys(cases[body.place])),
                )


def _names(minutes: Minutes, source: str, claims: Claims) -> Iterator[Passage]:
    item_of = {case.id: case.item for case in minutes.cases}
    seen = Counter[str]()
    for name in list(names_in(minutes, source, claims)):
        claims.take(name.place.pieces)
        if name.titled:
            id_ = f"{name.titled[0]}.title"
        else:
            id_ = f"{name.cases[0]}.heading" if name.cases else name.items[0]
        seen[id_] += 1
        items = (*(item_of[case] for case in name.cases), *name.items)
        yield Passage(
            id=id_ if seen[id_] == 1 else f"{id_}.{seen[id_]}",
            kind=PassageKind.TITLE if name.cases else PassageKind.AGENDA,
            place=name.place,
            text=name.place.text(source),
            items=tuple(dict.fromkeys(item for item in items if item)),
            cases=name.cases,
        )


# Parts that name something, and what they are when nothing else took them for a passage:
# a case title repeated in a list, a heading without a number.
_NAMES = (PartKind.AGENDA, PartKind.HEADING, PartKind.TITLE)
# A turn is a passage itself; what else is its own is its label, which `speaker:` finds.
_SILENT = (PartKind.FURNITURE, PartKind.BLANK, PartKind.TURN)


def _rest(minutes: Minutes, source: str, claims: Claims) -> Iterator[Passage]:
    """Yield the parts that no passage has words of: nothing said is unfindable."""
    items = {item.id for item in minutes.agenda}
    cases = {case.id for case in minutes.cases}
    number = 0
    for part in minutes.parts:
        if part.kind in _SILENT or not claims.is_free(part.span):
            continue
        text = part.span.of(source)
        if not text.strip():
            continue
        number += 1
        place = Place(part.line, part.line + text.rstrip("\n").count("\n"), (part.span,))
        owner = part.owner
        yield Passage(
            id=f"u{number}",
            kind=PassageKind.AGENDA if part.kind in _NAMES else PassageKind.OTHER,
            place=place,
            text=text,
            items=(owner,) if owner in items and owner is not None else (),
            cases=(owner,) if owner in cases and owner is not None else (),
        )
