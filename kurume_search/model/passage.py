"""Passages (検索される段落): every part of the minutes that can be found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kurume_search.model.meeting import Minutes
from kurume_search.model.place import PartKind, Place
from kurume_search.model.turn import Role, TurnKind
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of words that words of a query are looked for in.

    Attributes:
        id: Within the meeting: ``t014``, ``c1.title``, ``h1``, ``n003`` …
        place: Its pieces joined are `text`, character for character.
        item: Id of the agenda item (``a3``) it stands under, or None.
        cases: Ids of the cases it serves; empty outside cases.
        hidden: Spans of `text` that name officials.
    """

    id: str
    kind: PassageKind
    place: Place
    text: str
    item: str | None = None
    cases: tuple[str, ...] = ()
    role: Role | None = None
    turn_kind: TurnKind | None = None
    speaker: str | None = None
    hidden: tuple[Span, ...] = ()


def _hidden(place: Place, names: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return `names` (spans of the source) as spans of the text at `place`."""
    found: list[Span] = []
    at = 0
    for piece in place.pieces:
        for name in names:
            low, high = max(piece.start, name.start), min(piece.stop, name.stop)
            if low < high:
                found.append(Span(at + low - piece.start, at + high - piece.start))
        at += len(piece)
    return tuple(found)


def passages(minutes: Minutes, source: str) -> Iterator[Passage]:
    """Yield every passage of `minutes` in reading order of the source.

    `source` is the text that `minutes` was read from. Furniture and blanks have none.
    """
    found = [*_headers(minutes, source), *_agenda(minutes, source)]
    found += [*_cases(minutes, source), *_spoken(minutes, source)]
    found += list(_rest(minutes, source, found))
    yield from sorted(found, key=lambda passage: passage.place.start)


def _headers(minutes: Minutes, source: str) -> Iterator[Passage]:
    meeting = minutes.meeting
    people = (*meeting.members, *(meeting.absent or ()), *meeting.secretariat)
    names = tuple(person.name_span for person in people)
    for number, (_, place) in enumerate(meeting.fields, 1):
        yield Passage(
            id=f"h{number}", kind=PassageKind.HEADER, place=place,
            text=place.text(source), hidden=_hidden(place, names),
        )  # fmt: skip


def _agenda(minutes: Minutes, source: str) -> Iterator[Passage]:
    for item in minutes.agenda:
        yield Passage(
            id=item.id, kind=PassageKind.AGENDA, place=item.place,
            text=item.place.text(source), item=item.id,
        )  # fmt: skip


def _cases(minutes: Minutes, source: str) -> Iterator[Passage]:
    for case in minutes.cases:
        titles = [("heading", case.heading), ("title", case.title_place)]
        if case.title_place == case.heading:
            titles.pop(0)
        for name, place in titles:
            if place is not None:
                yield Passage(
                    id=f"{case.id}.{name}", kind=PassageKind.TITLE, place=place,
                    text=place.text(source), item=case.item, cases=(case.id,),
                )  # fmt: skip
        for number, body in enumerate(case.bodies, 1):
            names = tuple(person.name_span for person in body.staff)
            yield Passage(
                id=f"{case.id}.b{number}", kind=PassageKind.BODY, place=body.place,
                text=body.place.text(source), item=case.item, cases=(case.id,),
                hidden=_hidden(body.place, names),
            )  # fmt: skip


def _spoken(minutes: Minutes, source: str) -> Iterator[Passage]:
    for turn in minutes.turns:
        yield Passage(
            id=turn.id, kind=PassageKind.TURN, place=turn.place, text=turn.text,
            item=turn.item, cases=turn.cases, role=turn.role,
            turn_kind=turn.kind, speaker=turn.speaker,
        )  # fmt: skip
    for note in minutes.notes:
        yield Passage(
            id=note.id, kind=PassageKind.NOTE, place=note.place,
            text=note.place.text(source),
            item=note.item, cases=note.cases,
        )  # fmt: skip


# Parts that name something, and what they are when nothing else took them for a passage:
# a case title repeated in a list, a heading without a number.
_NAMES = (PartKind.AGENDA, PartKind.HEADING, PartKind.TITLE)
# A turn is a passage itself; what else is its own is its label, which `speaker:` finds.
_SILENT = (PartKind.FURNITURE, PartKind.BLANK, PartKind.TURN)


def _rest(minutes: Minutes, source: str, found: list[Passage]) -> Iterator[Passage]:
    """Yield the parts that no passage of `found` has words of: nothing said is unfindable."""
    taken = sorted((p.start, p.stop) for passage in found for p in passage.place.pieces)
    stops = [stop for _, stop in taken]
    items = {item.id for item in minutes.agenda}
    cases = {case.id for case in minutes.cases}
    number = 0
    for part in minutes.parts:
        if part.kind in _SILENT:
            continue
        at = bisect_right(stops, part.span.start)
        if at < len(taken) and taken[at][0] < part.span.stop:
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
            item=owner if owner in items else None,
            cases=(owner,) if owner in cases and owner is not None else (),
        )
