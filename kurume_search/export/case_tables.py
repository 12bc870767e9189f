"""Cases as plain tables: who brought them, what they cite, how they ended."""

from __future__ import annotations

from collections.abc import Iterator

from kurume_search.export.documents import Document, NameMask
from kurume_search.model.case import BodyPart, Case
from kurume_search.model.citation import Citation, CitationContext
from kurume_search.model.place import Place
from kurume_search.model.turn import TurnKind

Row = dict[str, object]

# Those who bring a case; attendance counts for nobody.
BRINGS = (BodyPart.HOLDER, BodyPart.USER, BodyPart.RESPONSIBLE)


def case_rows(document: Document, mask: NameMask) -> Iterator[tuple[str, Row]]:
    """Yield table name and row for the cases of `document`, then for its citations."""
    for position, case in enumerate(document.minutes.cases, 1):
        name = document.name(case.id)
        yield "cases", _case(document, mask, case, position)
        yield "outcomes", _outcome(mask, case, name)
        units = [(body, unit) for body in case.bodies for unit in body.units]
        for number, (body, unit) in enumerate(units, 1):
            yield (
                "case_units",
                {
                    "case": name,
                    "position": number,
                    "body_role": body.role,
                    "part": body.part.value,
                    "department": unit.department,
                    "office": unit.office,
                    "unit": unit.unit,
                    "department_id": unit.id,
                    **_where(unit.place),
                },
            )
        for number, match in enumerate(case.topics, 1):
            yield (
                "case_topics",
                {
                    "case": name,
                    "position": number,
                    "topic": match.id,
                    "trigger": match.trigger,
                    "line": match.line,
                    "start": match.span.start,
                    "stop": match.span.stop,
                },
            )
    yield from _citations(document, mask)


def brought_by(case: Case) -> tuple[str, ...]:
    """Return the departments that bring `case`: ids of the register, else names as printed."""
    units = (unit for body in case.bodies if body.part in BRINGS for unit in body.units)
    return tuple(dict.fromkeys(unit.id or unit.name for unit in units))


def subject_articles(case: Case) -> tuple[str, ...]:
    """Return the provisions that title and bodies of `case` cite, with their law.

    Written ``LAW:10-1-2``; without a law that is known, the provision alone.
    """
    bodies = [body.place for body in case.bodies]
    own = [
        citation
        for citation in case.citations
        if citation.context is CitationContext.TITLE
        or any(_inside(place, body) for place in citation.places for body in bodies)
    ]
    return tuple(dict.fromkeys(map(article, own)))


def article(citation: Citation) -> str:
    """Return a citation in short: ``LAW:10-1-2``, or the law alone."""
    law = citation.law_id or citation.law
    return ":".join(part for part in (law, citation.provision.key) if part)


def _inside(place: Place, body: Place) -> bool:
    return body.start <= place.start and place.stop <= body.stop


def _case(document: Document, mask: NameMask, case: Case, position: int) -> Row:
    minutes = document.minutes
    turns = [turn for turn in minutes.turns if case.id in turn.cases]
    asking = [turn for turn in turns if turn.kind is TurnKind.QUESTION]
    title = case.title_place
    return {
        "case": document.name(case.id),
        "meeting": document.id,
        "item": document.name(case.item)
        if case.item in {item.id for item in minutes.agenda}
        else None,
        "position": position,
        "date": minutes.meeting.date,
        "fiscal_year": minutes.meeting.fiscal_year,
        "number": case.number,
        "title": mask.words(case.title),
        "procedure": case.procedure,
        "departments": list(brought_by(case)),
        "articles": list(subject_articles(case)),
        "topics": list(dict.fromkeys(match.id for match in case.topics)),
        "outcome": case.outcome.value,
        "turns": len(turns),
        "question_turns": len(asking),
        "question_sentences": sum(turn.question_sentences for turn in asking),
        "remarks": [mask.words(remark) for remark in case.remarks],
        "line": case.heading.line,
        "title_line": None if title is None else title.line,
        "line_end": max(case.heading.line_end, title.line_end if title else 0),
    }


def _outcome(mask: NameMask, case: Case, name: str) -> Row:
    outcome = case.outcome
    return {
        "case": name,
        "outcome": outcome.value,
        "outcome_raw": mask.words(outcome.raw),
        "outcome_where": outcome.where,
        "conditions": [mask.words(words) for words in outcome.conditions],
        "votes": mask.words(outcome.votes),
        "limbs": [f"{mask.words(limb.subject)}: {limb.value.value}" for limb in outcome.parts],
        **_where(outcome.place),
        "line_end": None if outcome.place is None else outcome.place.line_end,
    }


def _citations(document: Document, mask: NameMask) -> Iterator[tuple[str, Row]]:
    cases = {case.id for case in document.minutes.cases}
    for number, citation in enumerate(document.minutes.citations, 1):
        name = document.name(f"q{number:03d}")
        provision, places = citation.provision, citation.places
        lines = sorted({n for at in places for n in range(at.line, at.line_end + 1)})
        yield (
            "citations",
            {
                "citation": name,
                "meeting": document.id,
                "citation_raw": mask.words(citation.raw),
                "law": citation.law,
                "law_id": citation.law_id,
                "article": provision.article,
                "branch": provision.branch,
                "paragraph": provision.paragraph,
                "subitem": provision.item,
                "subitem_branch": provision.item_branch,
                "proviso": citation.proviso,
                "sub": citation.sub,
                "relative": citation.relative,
                "provision": provision.key,
                "context": citation.context.value,
                "line": lines[0] if lines else None,
                "lines": lines,
            },
        )
        for case in dict.fromkeys(citation.cases):
            if case in cases:
                yield "citation_cases", {"citation": name, "case": document.name(case)}


def _where(place: Place | None) -> Row:
    if place is None:
        return {"line": None, "start": None, "stop": None}
    return {"line": place.line, "start": place.start, "stop": place.stop}
