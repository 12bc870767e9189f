"""Where passages stand: sections of a meeting, and what is recorded of each.

A section is a case, or an agenda item as far as it is outside cases, or the header of
the meeting with whatever stands under no item. Every passage is placed in one section at
least; a turn that serves two cases in both. Field values are compared by the keys made
here, so the columns of the index and the slow match can't differ about them.
"""

from __future__ import annotations

from bisect import bisect_right

from kurume_search.model.case import Case, CaseUnit
from kurume_search.model.citation import Citation
from kurume_search.model.meeting import Meeting, Minutes
from kurume_search.model.passage import Passage, PassageKind, passages
from kurume_search.model.terms import UNRECORDED
from kurume_search.query.values import number_keys
from kurume_search.query.vocabulary import PRINTED
from kurume_search.text.frozen import frozen
from kurume_search.text.plain import plain


@frozen(kw_only=True)
class Section:
    """One section of a meeting.

    Attributes:
        id: Within the meeting: ``c2``, ``a4``, empty for the header.
        item: Id of its agenda item, or None.
        case: None outside cases.
        citations: Every provision cited in it.
    """

    id: str
    item: str | None
    case: Case | None
    citations: tuple[Citation, ...] = ()


@frozen()
class Placed:
    """The passages and sections of one meeting.

    Attributes:
        passages: In reading order.
        sections: Header first, then by their first passage.
        placements: For each passage the indices of its sections, in order.
    """

    passages: tuple[Passage, ...]
    sections: tuple[Section, ...]
    placements: tuple[tuple[int, ...], ...]


def placed(minutes: Minutes, source: str) -> Placed:
    """Return where the passages of `minutes`, read from `source`, stand."""
    found = tuple(passages(minutes, source))
    cases = {case.id: case for case in minutes.cases}
    items = {item.id for item in minutes.agenda}
    homes = [_homes(passage, cases, items) for passage in found]
    ids = list(dict.fromkeys(["", *(home for some in homes for home in some)]))
    ids += [case for case in cases if case not in ids]
    with_cases = {case.item for case in cases.values()}.union(ids)
    ids += [item.id for item in minutes.agenda if item.id not in with_cases]
    loose = _loose_citations(minutes, found, homes)
    sections = []
    for name in ids:
        case = cases.get(name)
        item = case.item if case else (name or None)
        cited = case.citations if case else tuple(loose.get(name, ()))
        item = item if item in items else None
        sections.append(Section(id=name, item=item, case=case, citations=cited))
    place = {name: number for number, name in enumerate(ids)}
    placements = tuple(
        [
            (place[some[0]],) if len(some) == 1 else tuple(sorted([place[home] for home in some]))
            for some in homes
        ]
    )
    return Placed(found, tuple(sections), placements)


def _homes(passage: Passage, cases: dict[str, Case], items: set[str]) -> tuple[str, ...]:
    """Return the ids of the sections that `passage` stands in."""
    named = tuple([item for item in passage.items if item in items])
    if not passage.cases:
        return named or ("",)
    served = tuple(dict.fromkeys([case for case in passage.cases if case in cases]))
    if not served:
        return named or ("",)
    if passage.kind is not PassageKind.TITLE:
        return served
    # An item that a heading names without holding its case is found by the heading too.
    return (*served, *(item for item in named if item not in {cases[c].item for c in served}))


def _loose_citations(
    minutes: Minutes, found: tuple[Passage, ...], homes: list[tuple[str, ...]]
) -> dict[str, list[Citation]]:
    """Return the citations outside cases by the section they stand in."""
    loose: dict[str, list[Citation]] = {}
    starts = [passage.place.start for passage in found]
    for citation in minutes.citations:
        if citation.cases:
            continue
        for place in citation.places:
            at = bisect_right(starts, place.start) - 1
            for home in homes[at] if at >= 0 else ("",):
                held = loose.setdefault(home, [])
                if citation not in held:
                    held.append(citation)
    return loose


def meeting_id(meeting: Meeting) -> str:
    """Return the permanent id of a meeting, by which it is found."""
    return meeting.permanent_id


def department_keys(unit: CaseUnit) -> frozenset[str]:
    """Return what a department is found by: its register id, or every name it prints."""
    if unit.id is not None:
        return frozenset({unit.id})
    names = (unit.unit, unit.name, unit.department, unit.office)
    return frozenset(PRINTED + plain(name) for name in names if name)


def departments_of(section: Section) -> frozenset[str]:
    """Return the keys of all departments of a section, in whatever part."""
    bodies = section.case.bodies if section.case else ()
    keys = (department_keys(unit) for body in bodies for unit in body.units)
    return frozenset().union(*keys)


def law_key(citation: Citation) -> str:
    """Return what the law of a citation is found by; empty if it names none."""
    if citation.law_id is not None:
        return citation.law_id
    return PRINTED + plain(citation.law) if citation.law else ""


def outcomes_of(section: Section) -> frozenset[str]:
    """Return the outcome of a case as a value of `outcome`; outside cases none."""
    if section.case is None:
        return frozenset()
    value = section.case.outcome.value
    return frozenset({UNRECORDED if value is None else value.value})


def procedures_of(section: Section) -> frozenset[str]:
    """Return the procedure of a case."""
    return frozenset({plain(section.case.procedure)}) if section.case else frozenset()


def numbers_of(section: Section) -> frozenset[str]:
    """Return the number of a case as numbers are asked for: bare, and with its kind."""
    number = section.case.number if section.case else None
    return number_keys(number) if number else frozenset()


def topics_of(section: Section) -> frozenset[str]:
    """Return the ids of a case's topics."""
    topics = section.case.topics if section.case else ()
    return frozenset(topic.id for topic in topics)


def kinds_of(passage: Passage) -> frozenset[str]:
    """Return what `kind:` finds a passage by: its kind, and that of its turn."""
    turn = () if passage.turn_kind is None else (passage.turn_kind.value,)
    return frozenset({passage.kind.value, *turn})


def speaker_key(passage: Passage) -> str | None:
    """Return the label of a passage's speaker as labels are compared."""
    return plain(passage.speaker) if passage.speaker else None


def councils_of(meeting: Meeting) -> frozenset[str]:
    """Return what `council:` finds a meeting by: id, or the body as printed."""
    printed = (meeting.body, meeting.council)
    keys = {PRINTED + plain(name) for name in printed if name}
    return frozenset(keys | ({meeting.council} if meeting.council else set()))
