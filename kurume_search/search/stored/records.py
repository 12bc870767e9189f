"""What a hit shows of its meeting, section or agenda item, as small JSON records.

Made once when the index is built and read back only for what is shown.
"""

from __future__ import annotations

from typing import Any

from kurume_search.data import table
from kurume_search.model.case import Case
from kurume_search.model.citation import Citation, CitationContext
from kurume_search.model.corrected import corrected_in_case
from kurume_search.model.meeting import NOT_RECOGNISED, AgendaItem, Minutes
from kurume_search.model.place import Place
from kurume_search.model.registers import Registers
from kurume_search.model.turn import NoteType
from kurume_search.query.sections import Section, law_key, meeting_id

Record = dict[str, Any]


def is_closed(openness: str | None) -> bool:
    """Return whether nobody may listen to a meeting, by what its header says of it."""
    return openness is not None and openness.startswith(tuple(table("values")["closed"]["words"]))


def meeting_record(minutes: Minutes) -> Record:
    """Return what is shown of a meeting and of the file it was read from."""
    meeting, letter = minutes.meeting, minutes.letter
    return {
        "id": meeting_id(meeting),
        "short": meeting.id,
        "council": meeting.council,
        "municipality": meeting.municipality,
        "body": meeting.body,
        "date": None if meeting.date is None else meeting.date.isoformat(),
        "fiscal_year": meeting.fiscal_year,
        "number": meeting.number,
        "session_type": meeting.session_type,
        "path": minutes.path,
        "sha256": minutes.sha256,
        "synthetic": minutes.synthetic,
        "letter": None if letter is None else letter.title,
        "closed": is_closed(meeting.openness),
        "read": minutes.notation.id != NOT_RECOGNISED,
        "recognised": minutes.recognised,
    }


def item_record(item: AgendaItem | None) -> Record:
    """Return what is shown of an agenda item; of the header if it is None."""
    if item is None:
        return {"id": None, "number": None, "title": None, "kind": None, "line": None}
    return {
        "id": item.id,
        "number": item.number,
        "title": item.title,
        "kind": item.kind.value,
        "line": item.place.line,
    }


def section_record(section: Section, registers: Registers, minutes: Minutes) -> Record:
    """Return what is shown of a section of `minutes`; `case` is None outside cases."""
    return {
        "id": section.id or None,
        "item": section.item,
        "case": None if section.case is None else _case(section.case, registers, minutes),
        "articles": _articles(section),
        "laws": _laws(section, registers),
    }


def subject(section: Section) -> tuple[Citation, ...]:
    """Return the citations that say what a section is about.

    Of a case those of its title and its bodies; what turns and notes cite in passing isn't
    counted. Outside cases every one.
    """
    case = section.case
    if case is None:
        return section.citations
    held = [piece for body in case.bodies for piece in body.place.pieces]

    def inside(place: Place) -> bool:
        return any(
            outer.start <= piece.start and piece.stop <= outer.stop
            for piece in place.pieces
            for outer in held
        )

    return tuple(
        citation
        for citation in section.citations
        if citation.context is CitationContext.TITLE or any(map(inside, citation.places))
    )


def _laws(section: Section, registers: Registers) -> list[Record]:
    """Return each law that the section is about once."""
    found: dict[str, Record] = {}
    for citation in subject(section):
        key = law_key(citation)
        row = registers.law(citation.law_id) if citation.law_id else None
        if key:
            found.setdefault(key, {"key": key, "title": row.title if row else citation.law})
    return list(found.values())


def _case(case: Case, registers: Registers, minutes: Minutes) -> Record:
    outcome = case.outcome
    return {
        "id": case.id,
        "number": case.number,
        "line": case.heading.line,
        "title": case.title,
        "title_line": None if case.title_place is None else case.title_place.line,
        "procedure": case.procedure,
        "departments": _departments(case, registers),
        "topics": _topics(case, registers),
        "outcome": None if outcome.value is None else outcome.value.value,
        "outcome_raw": outcome.raw,
        "outcome_line": None if outcome.place is None else outcome.place.line,
        "conditions": [
            {"line": note.place.line, "text": note.raw}
            for note in minutes.notes
            if note.type is NoteType.CONDITION and case.id in note.cases
        ],
        "corrected": corrected_in_case(case, minutes.corrections),
    }


def _departments(case: Case, registers: Registers) -> list[Record]:
    """Return each department once, in reading order, with every part it has in the case."""
    found: dict[str, Record] = {}
    for body in case.bodies:
        for unit in body.units:
            row = None if unit.id is None else registers.department(unit.id)
            name = unit.name if row is None else row.name
            record = found.setdefault(
                unit.id or name, {"id": unit.id, "name": name, "parts": [], "line": body.place.line}
            )
            if body.part.value not in record["parts"]:
                record["parts"].append(body.part.value)
    return list(found.values())


def _topics(case: Case, registers: Registers) -> list[Record]:
    found: dict[str, Record] = {}
    for topic in case.topics:
        row = registers.topic(topic.id)
        label = topic.id if row is None else row.label
        found.setdefault(
            topic.id,
            {"id": topic.id, "label": label, "trigger": topic.trigger, "line": topic.line},
        )
    return list(found.values())


def _articles(section: Section) -> list[Record]:
    """Return each provision once; those that the section is about first, of the title first."""
    about = set(subject(section))
    first = sorted(
        section.citations,
        key=lambda cited: (cited.context is not CitationContext.TITLE, cited not in about),
    )
    found: dict[tuple[str | None, str], Record] = {}
    for citation in first:
        provision = citation.provision
        if provision.article is None:
            continue
        place = citation.places[0]
        found.setdefault(
            (citation.law_id or citation.law, provision.key),
            {
                "key": provision.key,
                "text": f"{citation.law or ''}{provision}",
                "provision": str(provision),
                "law": citation.law,
                "law_id": citation.law_id,
                "context": citation.context.value,
                "subject": citation in about,
                "line": place.line,
            },
        )
    return list(found.values())
