"""Councils, meetings and decisions as Popolo JSON, as far as minutes say.

Nobody is a person here: labels such as A委員 name nobody across meetings, and officials in
the header are attendees of their one meeting, by name only where names are asked for. A
case is a motion. A vote event stands only where a vote is printed; that a case was approved
without objection is the motion's result, and a result that isn't recorded is null.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from kurume_search.export.case_tables import brought_by
from kurume_search.export.cells import as_json
from kurume_search.export.citable import case_places, line_ranges, meeting_title
from kurume_search.export.description import KEY, Description
from kurume_search.export.documents import Document, NameMask, documents
from kurume_search.export.writing import write_file
from kurume_search.model.case import Case
from kurume_search.model.meeting import Meeting, Minutes
from kurume_search.model.registers import Department, Registers
from kurume_search.model.source import SourceText
from kurume_search.parsing.words.votes import VoteOption, votes_counted
from kurume_search.query.terms import outcome_label
from kurume_search.text.plain import plain

Json = dict[str, object]

# What Popolo calls an option, where it has a word for it. A vote with conditions is one for
# the motion; the conditions stay in the words of the vote.
_OPTIONS = {
    VoteOption.FOR: "yes",
    VoteOption.CONDITIONAL: "yes",
    VoteOption.AGAINST: "no",
    VoteOption.ABSTAINED: "abstain",
}


def export_popolo(
    pairs: Iterable[tuple[Minutes, SourceText]],
    path: Path,
    description: Description,
    *,
    registers: Registers | None = None,
    overwrite: bool = False,
) -> Path:
    """Write the corpus to `path` as one Popolo JSON document; return `path`.

    Args:
        pairs: Each meeting with the text it was read from.
        path: Its folder must exist.
        description: `names` in it says whether attendees are named.
        registers: Councils and departments become organisations, with their days.
        overwrite: Replace what is there.

    Raises:
        ExportError: It can't be written.
    """
    data = popolo(documents(pairs), description, registers=registers)
    return write_file(path, (as_json(data, indent=1) + "\n").encode(), overwrite=overwrite)


def popolo(
    all_documents: Sequence[Document],
    description: Description,
    *,
    registers: Registers | None = None,
) -> Json:
    """Return organisations, events, motions and vote events, each in its order."""
    organisations = _Organisations(registers or Registers())
    events, motions, votes = [], [], []
    for document in all_documents:
        mask = NameMask(document, names=description.names)
        council = organisations.council(document.minutes.meeting)
        events.append(_event(document, mask, council, names=description.names))
        for case in document.minutes.cases:
            motions.append(_motion(document, mask, case, council, organisations))
            if case.outcome.votes:
                votes.append(_vote(document, mask, case, council))
    return {
        "organizations": organisations.rows(),
        "persons": [],
        "events": events,
        "motions": motions,
        "vote_events": votes,
        "meta": {KEY: description.to_dict()},
    }


class _Organisations:
    """Gives every council, municipality and department one id."""

    def __init__(self, registers: Registers) -> None:
        self._registers = registers
        self._made: dict[str, Json] = {}
        for row in registers.councils:
            parent = self._municipality(row.municipality)
            others = [name for name in row.names if plain(name) != plain(row.name)]
            self._add(row.id, row.name, "council", parent=parent, others=others)
        for unit in registers.departments:
            self._department(unit)

    def council(self, meeting: Meeting) -> str | None:
        """Return the id of the council that sat, or None if the minutes don't name it."""
        if meeting.council is None:
            return None
        if meeting.council not in self._made:
            parent = self._municipality(meeting.municipality)
            name = meeting.body or meeting.council
            self._add(meeting.council, name, "council", parent=parent)
        return meeting.council

    def named(self, name: str) -> Json:
        """Return a department by id if a register has it, else by the name printed."""
        return {"organization_id": name} if name in self._made else {"name": name}

    def rows(self) -> list[Json]:
        """Return the organisations, those of the registers first."""
        return list(self._made.values())

    def _municipality(self, name: str | None) -> str | None:
        if name is None:
            return None
        made = f"municipality/{name}"
        if made not in self._made:
            self._add(made, name, "municipality")
        return made

    def _department(self, row: Department) -> None:
        cities = [c.municipality for c in self._registers.councils if c.id == row.council]
        parent = row.parent or (self._municipality(cities[0]) if cities else None)
        made = self._add(row.id, row.name, "department", parent=parent, others=row.aliases)
        if row.valid.since:
            made["founding_date"] = row.valid.since.isoformat()
        if row.valid.until:
            made["dissolution_date"] = row.valid.until.isoformat()

    def _add(
        self,
        made: str,
        name: str,
        classification: str,
        *,
        parent: str | None = None,
        others: Iterable[str] = (),
    ) -> Json:
        row: Json = {"id": made, "name": name, "classification": classification}
        if parent:
            row["parent_id"] = parent
        if names := [{"name": other} for other in others]:
            row["other_names"] = names
        self._made[made] = row
        return row


def _event(document: Document, mask: NameMask, council: str | None, *, names: bool) -> Json:
    minutes, meeting = document.minutes, document.minutes.meeting
    event: Json = {
        "id": document.id,
        "name": meeting_title(meeting),
        "classification": meeting.session_type,
        "organization_id": council,
        "start_date": _moment(meeting, meeting.time_start),
        "end_date": _moment(meeting, meeting.time_end),
        "location": mask.words(meeting.venue),
        "identifiers": []
        if meeting.number is None
        else [{"scheme": "第N回", "identifier": str(meeting.number)}],
        "sources": [_source(document, f"1-{minutes.source_lines}")],
    }
    if names:
        event["attendees"] = [{"name": person.name} for person in meeting.members]
    if minutes.synthetic:
        event["description"] = "合成データ"
    return event


def _motion(
    document: Document,
    mask: NameMask,
    case: Case,
    council: str | None,
    organisations: _Organisations,
) -> Json:
    meeting, outcome = document.minutes.meeting, case.outcome
    value = None if outcome.value is None else outcome.value.value
    return {
        "id": document.name(case.id),
        "organization_id": council,
        "legislative_session_id": document.id,
        "identifier": case.number,
        "text": mask.words(case.title),
        "classification": case.procedure,
        "date": None if meeting.date is None else meeting.date.isoformat(),
        "result": value,
        "result_label": outcome_label(value),
        "result_text": mask.words(outcome.raw),
        "conditions": [mask.words(words) for words in outcome.conditions],
        "introduced_by": [organisations.named(name) for name in brought_by(case)],
        "sources": [_source(document, line_ranges(case_places(document, case)))],
    }


def _vote(document: Document, mask: NameMask, case: Case, council: str | None) -> Json:
    meeting, outcome = document.minutes.meeting, case.outcome
    lines = line_ranges([outcome.place] if outcome.place else [])
    return {
        "id": document.name(f"{case.id}/vote"),
        "organization_id": council,
        "legislative_session_id": document.id,
        "motion_id": document.name(case.id),
        "start_date": None if meeting.date is None else meeting.date.isoformat(),
        "result": None if outcome.value is None else outcome.value.value,
        "text": mask.words(outcome.votes),
        "counts": counts(outcome.votes or ""),
        "sources": [_source(document, lines)],
    }


def counts(votes: str) -> list[Json]:
    """Return the votes that the words state, one option each; what can't be read is left out.

    >>> counts("賛成３、反対一名")
    [{'option': 'yes', 'value': 3}, {'option': 'no', 'value': 1}]
    """
    found: dict[str, int] = {}
    for vote in votes_counted(votes):
        option = _OPTIONS.get(vote.option, vote.option.value)
        found[option] = found.get(option, 0) + vote.number
    return [{"option": option, "value": number} for option, number in found.items()]


def _moment(meeting: Meeting, time: str | None) -> str | None:
    if meeting.date is None:
        return None
    day = meeting.date.isoformat()
    return f"{day}T{time}:00+09:00" if time else day


def _source(document: Document, lines: str) -> Json:
    note = f"sha256:{document.minutes.sha256}" + (f" {lines} 行" if lines else "")
    return {"url": document.source.path, "note": note}
