"""The way back: ``kurume-minutes/1`` to the values it was written from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from kurume_search.errors import CorpusError
from kurume_search.model.case import BodyPart, Case, CaseBody, CaseUnit, Staff, TopicMatch
from kurume_search.model.citation import Citation, CitationContext
from kurume_search.model.correction import Correction
from kurume_search.model.diagnostic import Diagnostic, Severity
from kurume_search.model.letter_json import letter_from_json
from kurume_search.model.meeting import (
    AgendaItem,
    AgendaKind,
    Meeting,
    Minutes,
    Notation,
    Person,
)
from kurume_search.model.outcome import Outcome, OutcomePart, OutcomeValue, OutcomeWhere
from kurume_search.model.place import Part, PartKind, Place
from kurume_search.model.provision import Provision
from kurume_search.model.turn import Exchange, Note, NoteType, Role, Turn, TurnKind
from kurume_search.text.spans import Span

SCHEMA = "kurume-minutes/1"
CORRECTION_KEYS = ("meeting", "line", "field", "value", "who", "why", "was")

Json = Mapping[str, Any]

# Minutes have more parts and turns than anything else; asking the enumerations takes thrice
# as long.
_PART_KINDS = {kind.value: kind for kind in PartKind}
_TURN_KINDS = {kind.value: kind for kind in TurnKind}
_ROLES = {role.value: role for role in Role}


def documents_from_json(data: Json) -> tuple[Minutes, ...]:
    """Return the documents of one file, as `documents_json` wrote them."""
    if isinstance(data, Mapping) and "documents" in data:
        return tuple(from_json(document) for document in data["documents"])
    return (from_json(data),)


def from_json(data: Json) -> Minutes:
    """Return the minutes that `to_json` wrote.

    Raises:
        CorpusError: It is no ``kurume-minutes/1``, or not a whole one.
    """
    schema = data.get("schema") if isinstance(data, Mapping) else None
    if schema != SCHEMA:
        raise CorpusError(
            f"解析結果の形式が {SCHEMA} ではありません（schema: {schema!r}）。"
            "kurume-search parse で作り直してください。"
        )
    try:
        return _minutes(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CorpusError(
            f"解析結果が {SCHEMA} として読めません（{type(error).__name__}: {error}）。"
            "kurume-search parse で作り直してください。"
        ) from error


def _minutes(data: Json) -> Minutes:
    source = data["source"]
    return Minutes(
        path=source["path"],
        sha256=source["sha256"],
        encoding=source["encoding"],
        source_lines=source["lines"],
        synthetic=source["synthetic"],
        notation=Notation(id=source["notation"], score=source["notation_score"]),
        meeting=_meeting(data["meeting"]),
        agenda=tuple(_agenda(row) for row in data["agenda"]),
        cases=tuple(_case(row) for row in data["cases"]),
        citations=tuple(_citation(row) for row in data["citations"]),
        turns=tuple(_turn(row) for row in data["turns"]),
        exchanges=tuple(_exchange(row) for row in data["exchanges"]),
        notes=tuple(_note(row) for row in data["notes"]),
        parts=tuple(
            [
                Part(kind=_PART_KINDS[kind], line=line, span=Span(start, stop), owner=owner)
                for kind, line, start, stop, owner in data["parts"]
            ]
        ),
        diagnostics=tuple(_diagnostic(row) for row in data["diagnostics"]),
        corrections=tuple(
            Correction(**{name: row[name] for name in CORRECTION_KEYS})
            for row in data["corrections"]
        ),
        letter=data["letter"] and letter_from_json(data["letter"], _place, _outcome),
    )


def _pairs(rows: list[list[int]]) -> tuple[Span, ...]:
    return tuple([Span(start, stop) for start, stop in rows])


def _span(row: Json) -> Span:
    return Span(row["start"], row["stop"])


def _place(row: Json) -> Place:
    pieces = row["pieces"] if "pieces" in row else [[row["start"], row["stop"]]]
    return Place(row["line"], row["line_end"], _pairs(pieces))


def _meeting(row: Json) -> Meeting:
    absent = row["absent"]
    return Meeting(
        id=row["id"],
        council=row["council"],
        municipality=row["municipality"],
        body=row["body"],
        doc_kind=row["doc_kind"],
        fiscal_year=row["fiscal_year"],
        number=row["number"],
        session_type=row["session_type"],
        date=None if row["date"] is None else date.fromisoformat(row["date"]),
        weekday_ok=row["weekday_ok"],
        time_start=row["time_start"],
        time_end=row["time_end"],
        venue=row["venue"],
        members=tuple(_person(person) for person in row["members"]),
        members_declared=row["members_declared"],
        absent=None if absent is None else tuple(_person(person) for person in absent),
        secretariat=tuple(_person(person, "title") for person in row["secretariat"]),
        explainers=tuple(_person(person, "title") for person in row.get("explainers", ())),
        correspondents=tuple(_person(person, "title") for person in row.get("correspondents", ())),
        openness=row["openness"],
        observers=row["observers"],
        lines=MappingProxyType(dict(row["lines"])),
        fields=tuple((field["name"], _place(field)) for field in row["fields"]),
    )


def _person(row: Json, title: str = "role") -> Person:
    return Person(name=row["name"], role=row[title], name_span=_span(row))


def _agenda(row: Json) -> AgendaItem:
    return AgendaItem(
        id=row["id"],
        number=row["number"],
        kind=AgendaKind(row["kind"]),
        title=row["title"],
        place=_place(row),
    )


def _case(row: Json) -> Case:
    title = row["title_place"]
    return Case(
        id=row["id"],
        item=row["item_id"],
        number=row["number"],
        heading=_place(row["heading_place"]),
        title=row["title"],
        title_place=None if title is None else _place(title),
        procedure=row["procedure"],
        bodies=tuple(_body(body) for body in row["bodies"]),
        citations=tuple(_citation(citation) for citation in row["citations"]),
        topics=tuple(
            TopicMatch(id=t["id"], trigger=t["trigger"], line=t["line"], span=_span(t))
            for t in row["topics"]
        ),
        outcome=_outcome(row["outcome"]),
        remarks=tuple(row["remarks"]),
    )


def _body(row: Json) -> CaseBody:
    return CaseBody(
        role=row["role"],
        part=BodyPart(row["part"]),
        place=_place(row),
        units=tuple(
            CaseUnit(
                department=unit["department"],
                office=unit["office"],
                unit=unit["unit"],
                id=unit["id"],
                place=_place(unit),
            )
            for unit in row["units"]
        ),
        staff=tuple(
            Staff(unit=p["unit"], name=p["name"], title=p["title"], name_span=_span(p))
            for p in row["staff"]
        ),
    )


def _citation(row: Json) -> Citation:
    return Citation(
        raw=row["raw"],
        law=row["law"],
        law_id=row["law_id"],
        provision=Provision(
            article=row["article"],
            branch=row["branch"],
            paragraph=row["paragraph"],
            item=row["item"],
            item_branch=row["item_branch"],
        ),
        proviso=row["proviso"],
        sub=row["sub"],
        relative=row["relative"],
        context=CitationContext(row["context"]),
        cases=tuple(row["cases"]),
        places=tuple(_place(place) for place in row["places"]),
    )


def _outcome(row: Json) -> Outcome:
    value, where = row["value"], row["where"]
    return Outcome(
        value=None if value is None else OutcomeValue(value),
        raw=row["raw"],
        place=None if row["line"] is None else _place(row),
        where=None if where is None else OutcomeWhere(where),
        conditions=tuple(row["conditions"]),
        votes=row["votes"],
        parts=tuple(
            OutcomePart(subject=part["subject"], value=OutcomeValue(part["value"]))
            for part in row["parts"]
        ),
    )


def _turn(row: Json) -> Turn:
    label = row["speaker_span"]
    return Turn(
        id=row["id"],
        item=row["item_id"],
        place=_place(row),
        speaker_raw=row["speaker_raw"],
        speaker=row["speaker"],
        speaker_span=None if label is None else Span(*label),
        names=_pairs(row["name_spans"]),
        role=_ROLES[row["role"]],
        kind=_TURN_KINDS[row["kind"]],
        question_spans=_pairs(row["question_spans"]),
        cases=tuple(row["cases"]),
        text=row["text"],
    )


def _exchange(row: Json) -> Exchange:
    return Exchange(
        question=row["question"],
        answers=tuple(row["answers"]),
        case=row["case"],
        by_reference=row["by_reference"],
    )


def _note(row: Json) -> Note:
    return Note(
        id=row["id"],
        item=row["item_id"],
        place=_place(row),
        type=NoteType(row["type"]),
        cases=tuple(row["cases"]),
        raw=row["raw"],
    )


def _diagnostic(row: Json) -> Diagnostic:
    return Diagnostic(
        code=row["code"],
        severity=Severity(row["severity"]),
        line=row["line"],
        span=None if row["start"] is None else _span(row),
        message=row["message"],
    )
