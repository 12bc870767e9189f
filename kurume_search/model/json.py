"""The parsed form ``kurume-minutes/1``: minutes to JSON and back, nothing lost.

Keys come in the order in which the form is documented; what only the way back needs
(`item_id`, `pieces`, `parts`, spans of labels and names) stands after them. Whatever has
a `line` also has `start` and `stop`: code points of the source, half-open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kurume_search.model.case import Case, CaseBody, CaseUnit, Staff
from kurume_search.model.citation import Citation
from kurume_search.model.diagnostic import Diagnostic
from kurume_search.model.json_reader import (
    CORRECTION_KEYS,
    SCHEMA,
    documents_from_json,
    from_json,
)
from kurume_search.model.letter_json import letter_json
from kurume_search.model.meeting import AgendaItem, Meeting, Minutes, Person
from kurume_search.model.outcome import Outcome
from kurume_search.model.place import Part, PartKind, Place
from kurume_search.model.turn import Exchange, Note, Turn
from kurume_search.text.spans import LineMap, Span

__all__ = ["SCHEMA", "documents_from_json", "documents_json", "from_json", "to_json"]

Json = dict[str, Any]


def documents_json(documents: Sequence[Minutes], source_text: str) -> Json:
    """Return what one file holds: its one document, or ``{"documents": […]}``."""
    if len(documents) == 1:
        return to_json(documents[0], source_text)
    return {"documents": [to_json(minutes, source_text) for minutes in documents]}


def to_json(minutes: Minutes, source_text: str) -> Json:
    """Return `minutes` as JSON values; `from_json` gives an equal `Minutes` back.

    Args:
        minutes: What was parsed.
        source_text: The text it was parsed from; unclaimed words are quoted from it.
    """
    numbers = {item.id: item.number for item in minutes.agenda}
    return {
        "schema": SCHEMA,
        "source": {
            "path": minutes.path,
            "sha256": minutes.sha256,
            "encoding": minutes.encoding,
            "lines": minutes.source_lines,
            "synthetic": minutes.synthetic,
            "notation": minutes.notation.id,
            "notation_score": minutes.notation.score,
        },
        "meeting": _meeting(minutes.meeting),
        "agenda": [_agenda(item) for item in minutes.agenda],
        "cases": [_case(case, numbers) for case in minutes.cases],
        "citations": [_citation(citation) for citation in minutes.citations],
        "turns": [_turn(turn, numbers) for turn in minutes.turns],
        "exchanges": [_exchange(exchange) for exchange in minutes.exchanges],
        "notes": [_note(note, numbers) for note in minutes.notes],
        "furniture_lines": _furniture(minutes.parts, source_text),
        "unclaimed": [
            {
                "line": part.line,
                "start": part.span.start,
                "stop": part.span.stop,
                "raw": part.span.of(source_text),
            }
            for part in minutes.parts
            if part.kind is PartKind.UNCLAIMED
        ],
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in minutes.diagnostics],
        # Of nothing there is more, so these are rows: kind, line, start, stop, owner.
        "parts": [
            [part.kind.value, part.line, part.span.start, part.span.stop, part.owner]
            for part in minutes.parts
        ],
        "corrections": [
            {name: getattr(correction, name) for name in CORRECTION_KEYS}
            for correction in minutes.corrections
        ],
        "letter": minutes.letter and letter_json(minutes.letter, _place, _outcome),
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.stop]


def _span(span: Span | None) -> Json:
    if span is None:
        return {"start": None, "stop": None}
    return {"start": span.start, "stop": span.stop}


def _words(place: Place | None) -> Json:
    """Return the keys of a place but its `line` and `line_end`."""
    if place is None:
        return {"start": None, "stop": None}
    pieces = place.pieces
    words: Json = {"start": pieces[0].start, "stop": pieces[-1].stop}
    if len(pieces) > 1:
        words["pieces"] = [_pair(piece) for piece in pieces]
    return words


def _place(place: Place) -> Json:
    return {"line": place.line, "line_end": place.line_end, **_words(place)}


def _meeting(meeting: Meeting) -> Json:
    return {
        "id": meeting.id,
        "municipality": meeting.municipality,
        "body": meeting.body,
        "doc_kind": meeting.doc_kind,
        "fiscal_year": meeting.fiscal_year,
        "number": meeting.number,
        "session_type": meeting.session_type,
        "date": None if meeting.date is None else meeting.date.isoformat(),
        "weekday_ok": meeting.weekday_ok,
        "time_start": meeting.time_start,
        "time_end": meeting.time_end,
        "venue": meeting.venue,
        "members": [_person(person) for person in meeting.members],
        "members_declared": meeting.members_declared,
        "absent": None if meeting.absent is None else [_person(p) for p in meeting.absent],
        "secretariat": [_person(person, "title") for person in meeting.secretariat],
        "openness": meeting.openness,
        "observers": meeting.observers,
        "lines": dict(meeting.lines),
        "council": meeting.council,
        "fields": [{"name": name, **_place(place)} for name, place in meeting.fields],
        "explainers": [_person(person, "title") for person in meeting.explainers],
        **_correspondents(meeting),
    }


def _correspondents(meeting: Meeting) -> Json:
    """Return whom the head of a letter names; minutes have none and no such key."""
    people = [_person(person, "title") for person in meeting.correspondents]
    return {"correspondents": people} if people else {}


def _person(person: Person, title: str = "role") -> Json:
    return {"name": person.name, title: person.role, **_span(person.name_span)}


def _agenda(item: AgendaItem) -> Json:
    return {
        "number": item.number,
        "kind": item.kind.value,
        "title": item.title,
        **_place(item.place),
        "id": item.id,
    }


def _case(case: Case, numbers: Mapping[str, str | None]) -> Json:
    title = case.title_place
    return {
        "id": case.id,
        "item": None if case.item is None else numbers.get(case.item),
        "number": case.number,
        "heading_line": case.heading.line,
        "title": case.title,
        "title_line": None if title is None else title.line,
        "procedure": case.procedure,
        "bodies": [_body(body) for body in case.bodies],
        "citations": [_citation(citation) for citation in case.citations],
        "topics": [
            {"id": match.id, "trigger": match.trigger, "line": match.line, **_span(match.span)}
            for match in case.topics
        ],
        "outcome": _outcome(case.outcome),
        "remarks": list(case.remarks),
        "item_id": case.item,
        "heading_place": _place(case.heading),
        "title_place": None if title is None else _place(title),
    }


def _body(body: CaseBody) -> Json:
    return {
        "role": body.role,
        "part": body.part.value,
        "line": body.place.line,
        "units": [_unit(unit) for unit in body.units],
        "staff": [_staff(person) for person in body.staff],
        "line_end": body.place.line_end,
        **_words(body.place),
    }


def _unit(unit: CaseUnit) -> Json:
    return {
        "department": unit.department,
        "office": unit.office,
        "unit": unit.unit,
        "id": unit.id,
        **_place(unit.place),
    }


def _staff(person: Staff) -> Json:
    return {
        "unit": person.unit,
        "name": person.name,
        "title": person.title,
        **_span(person.name_span),
    }


def _citation(citation: Citation) -> Json:
    provision = citation.provision
    lines = {n for at in citation.places for n in range(at.line, at.line_end + 1)}
    return {
        "raw": citation.raw,
        "law": citation.law,
        "law_id": citation.law_id,
        "article": provision.article,
        "branch": provision.branch,
        "paragraph": provision.paragraph,
        "item": provision.item,
        "item_branch": provision.item_branch,
        "proviso": citation.proviso,
        "sub": citation.sub,
        "relative": citation.relative,
        "lines": sorted(lines),
        "context": citation.context.value,
        "cases": list(citation.cases),
        "places": [_place(place) for place in citation.places],
    }


def _outcome(outcome: Outcome) -> Json:
    place = outcome.place
    return {
        "value": None if outcome.value is None else outcome.value.value,
        "raw": outcome.raw,
        "line": None if place is None else place.line,
        "where": None if outcome.where is None else outcome.where.value,
        "conditions": list(outcome.conditions),
        "votes": outcome.votes,
        "parts": [{"subject": p.subject, "value": p.value.value} for p in outcome.parts],
        "line_end": None if place is None else place.line_end,
        **_words(place),
    }


def _turn(turn: Turn, numbers: Mapping[str, str | None]) -> Json:
    return {
        "id": turn.id,
        "item": None if turn.item is None else numbers.get(turn.item),
        "line": turn.place.line,
        "line_end": turn.place.line_end,
        "speaker_raw": turn.speaker_raw,
        "speaker": turn.speaker,
        "role": turn.role.value,
        "kind": turn.kind.value,
        "question_sentences": turn.question_sentences,
        "cases": list(turn.cases),
        "text": turn.text,
        **_words(turn.place),
        "item_id": turn.item,
        "speaker_span": None if turn.speaker_span is None else _pair(turn.speaker_span),
        "name_spans": [_pair(span) for span in turn.names],
        "question_spans": [_pair(span) for span in turn.question_spans],
    }


def _exchange(exchange: Exchange) -> Json:
    return {
        "question": exchange.question,
        "answers": list(exchange.answers),
        "case": exchange.case,
        "by_reference": exchange.by_reference,
    }


def _note(note: Note, numbers: Mapping[str, str | None]) -> Json:
    return {
        "line": note.place.line,
        "line_end": note.place.line_end,
        "item": None if note.item is None else numbers.get(note.item),
        "type": note.type.value,
        "cases": list(note.cases),
        "raw": note.raw,
        **_words(note.place),
        "id": note.id,
        "item_id": note.item,
    }


def _diagnostic(diagnostic: Diagnostic) -> Json:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "line": diagnostic.line,
        "message": diagnostic.message,
        **_span(diagnostic.span),
    }


def _furniture(parts: Sequence[Part], source_text: str) -> list[int]:
    """Return the lines on which page marks, running heads and navigation stand."""
    furniture = [part for part in parts if part.kind is PartKind.FURNITURE]
    if not furniture:
        return []
    lines = LineMap(source_text)
    found: set[int] = set()
    for span in (part.span for part in furniture):
        last = lines.line_at(max(span.stop - 1, span.start))
        found.update(range(lines.line_at(span.start), last + 1))
    return sorted(found)
