"""What a report counts, gathered from the minutes of its periods."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from kurume_search.analytics.trends.coverage import Sitting, YearCoverage, coverage
from kurume_search.model.case import Case
from kurume_search.model.letter import is_letter_id
from kurume_search.model.meeting import NOT_RECOGNISED, AgendaItem, AgendaKind, Minutes
from kurume_search.model.officials import Officials
from kurume_search.model.source import SourceText
from kurume_search.model.terms import UNRECORDED
from kurume_search.model.turn import Turn, TurnKind
from kurume_search.report.period import Period
from kurume_search.search.fields.issues import AXIS, issues_of
from kurume_search.search.library import Library
from kurume_search.search.stored.facet_values import OF_SECTIONS
from kurume_search.search.stored.records import is_closed
from kurume_search.text.spans import LineMap

Pair = tuple[str, str]  # a key, and its label for people


@dataclass(frozen=True, kw_only=True)
class CaseFact:
    """A case and what it is counted under.

    Attributes:
        id: Permanent.
        articles: Those that the case is about (title and bodies), as facets count them.
        departments: Those that bring it; attendance isn't counted.
        outcome: Value, or ``unrecorded``.
    """

    id: str
    case: Case
    sitting: SittingFact
    articles: tuple[Pair, ...]
    laws: tuple[Pair, ...]
    departments: tuple[Pair, ...]
    topics: tuple[Pair, ...]
    outcome: str

    @property
    def questions(self) -> tuple[TurnFact, ...]:
        """Question turns about it; one about two cases is in both."""
        return tuple(turn for turn in self.sitting.questions if self.id in turn.cases)


@dataclass(frozen=True, kw_only=True)
class TurnFact:
    """A question turn.

    Attributes:
        id: Permanent.
        cases: Permanent ids.
        issues: Topics of the issue axis that its own words raise.
    """

    id: str
    turn: Turn
    sitting: SittingFact
    cases: tuple[str, ...]
    issues: tuple[Pair, ...]


@dataclass(frozen=True, kw_only=True)
class SittingFact:
    """A meeting and what was read of it.

    Attributes:
        id: Permanent.
        council: Id, or the body as printed, or empty.
    """

    id: str
    council: str
    council_label: str
    minutes: Minutes
    source: SourceText
    row: int
    facts: Facts

    @property
    def day(self) -> date | None:
        """Of the meeting."""
        return self.minutes.meeting.date

    @cached_property
    def lines(self) -> LineMap:
        """The lines of its source."""
        return LineMap(self.source.text)

    @cached_property
    def officials(self) -> Officials:
        """Whom its minutes name."""
        return Officials(self.minutes, self.source.text)

    @cached_property
    def cases(self) -> tuple[CaseFact, ...]:
        """In reading order."""
        records = self.facts.sections_of(self.row)
        return tuple(self._case(case, records[case.id]) for case in self.minutes.cases)

    def _case(self, case: Case, record: dict[str, Any]) -> CaseFact:
        def under(name: str) -> tuple[Pair, ...]:
            return tuple(dict(OF_SECTIONS[name](record)).items())

        value = case.outcome.value
        return CaseFact(
            id=f"{self.id}/{case.id}",
            case=case,
            sitting=self,
            articles=under("article"),
            laws=under("law"),
            departments=under("dept"),
            topics=under("topic"),
            outcome=UNRECORDED if value is None else value.value,
        )

    @cached_property
    def questions(self) -> tuple[TurnFact, ...]:
        """Question turns, in reading order, those outside cases with them."""
        names = {case.case.id: [label for _, label in case.departments] for case in self.cases}
        return tuple(
            TurnFact(
                id=f"{self.id}/{turn.id}",
                turn=turn,
                sitting=self,
                cases=tuple(f"{self.id}/{name}" for name in turn.cases),
                issues=self.facts.issues(
                    turn.text, self.council, [n for c in turn.cases for n in names.get(c, ())]
                ),
            )
            for turn in self.minutes.turns
            if turn.kind is TurnKind.QUESTION
        )

    @property
    def reports(self) -> tuple[AgendaItem, ...]:
        """Agenda items by which the council received a report."""
        return tuple(item for item in self.minutes.agenda if item.kind is AgendaKind.REPORT)


class Facts:
    """The corpus as far as a report asks; minutes are read when their period is asked for."""

    def __init__(
        self,
        library: Library,
        *,
        councils: Collection[str] = (),
        silent: Mapping[str, str] | None = None,
        borders: Callable[[str], Collection[int]],
    ) -> None:
        """Keep what to read from.

        Args:
            library: The corpus.
            councils: Ids; only these, or all if there are none.
            silent: Id and name of councils left out: they have no minutes in the period.
            borders: Gives the borders of the morphemes of a text.
        """
        self.library = library
        self._columns = library.searcher.columns
        self._borders = borders
        self.chosen = frozenset(councils)
        self.silent = dict(silent or {})
        self._issues = [t for t in library.searcher.registers.topics if t.axis == AXIS]
        self._held: dict[int, SittingFact] = {}

    @cached_property
    def records(self) -> list[tuple[int, dict[str, Any]]]:
        """Row and record of every meeting of these councils, letters aside."""
        found = []
        for row in range(self._columns.meetings):
            record = self._columns.record("meeting.record", row)
            if is_letter_id(record["id"]):
                continue
            if not self.chosen or _council(record) in self.chosen:
                found.append((row, record))
        return found

    @cached_property
    def councils(self) -> dict[str, str]:
        """Id of each council to its name, by id."""
        found = {_council(r): r["body"] or r["council"] or "—" for _, r in self.records}
        for council in self.library.searcher.registers.councils:
            if council.id in found:
                found[council.id] = council.name
        return dict(sorted(found.items()))

    @property
    def last_day(self) -> date | None:
        """The day of the newest meeting of these councils."""
        days = [record["date"] for _, record in self.records if record["date"]]
        return date.fromisoformat(max(days)) if days else None

    def of_those_who_met(self, period: Period) -> Facts:
        """Return the facts of the councils that met in `period`, all their years.

        Without it the years beside would be counted over other councils too: the year of
        one city compared with that of another. Undated meetings could be of the period, so
        their councils stay.
        """
        met = {_council(record) for _, record in self._held_in(period)}
        if not met or met == set(self.councils):
            return self
        undated = {_council(record) for _, record in self.records if _undated(record)}
        kept = met | undated
        silent = {key: name for key, name in self.councils.items() if key not in kept}
        return Facts(self.library, councils=kept, silent=silent, borders=self._borders)

    def within(self, period: Period) -> tuple[SittingFact, ...]:
        """Return the meetings of `period`, by day."""
        found = [(r["date"] or "", r["id"], row) for row, r in self._held_in(period)]
        return tuple(self._sitting(row) for _, _, row in sorted(found))

    def _held_in(self, period: Period) -> Iterator[tuple[int, dict[str, Any]]]:
        for row, record in self.records:
            day = date.fromisoformat(record["date"]) if record["date"] else None
            if period.holds(record["fiscal_year"], day):
                yield row, record

    def sitting(self, name: str) -> SittingFact:
        """Return the meeting of that permanent id."""
        return self._sitting(next(row for row, record in self.records if record["id"] == name))

    def undated(self) -> tuple[SittingFact, ...]:
        """Return the meetings of which neither year nor day is known: no period holds them."""
        return tuple(self._sitting(row) for row, record in self.records if _undated(record))

    def years(self) -> tuple[int, ...]:
        """Return the fiscal years that have meetings."""
        return tuple(sorted({r["fiscal_year"] for _, r in self.records if r["fiscal_year"]}))

    def coverage(self, period: Period) -> tuple[YearCoverage, ...]:
        """Return which meetings of the years of `period` are there; numbers tell of others."""
        inside = {sitting.id: sitting for sitting in self.within(period)}
        rows = coverage(
            Sitting(
                id=record["id"],
                council=_council(record),
                fiscal_year=record["fiscal_year"],
                number=record["number"],
                day=date.fromisoformat(record["date"]) if record["date"] else None,
                closed=record["id"] in inside and _closed(inside[record["id"]].minutes),
                read=record["id"] not in inside or _read(inside[record["id"]].minutes),
            )
            for _, record in self.records
        )
        return tuple(row for row in rows if row.fiscal_year in period.years)

    def _sitting(self, row: int) -> SittingFact:
        known = self._held.get(row)
        if known is None:
            minutes, source = self.library.minutes(row)
            record = self._columns.record("meeting.record", row)
            council = _council(record)
            known = self._held[row] = SittingFact(
                id=record["id"],
                council=council,
                council_label=self.councils[council],
                minutes=minutes,
                source=source,
                row=row,
                facts=self,
            )
        return known

    @cached_property
    def _section_rows(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for section, meeting in enumerate(self._columns.ints("section.meeting")):
            found.setdefault(meeting, []).append(section)
        return found

    def sections_of(self, row: int) -> dict[str | None, dict[str, Any]]:
        """Return the records of the sections of a meeting, by their id within it."""
        records = (
            self._columns.record("section.record", section)
            for section in self._section_rows.get(row, ())
        )
        return {record["id"]: record for record in records}

    def issues(self, text: str, council: str, names: Sequence[str]) -> tuple[Pair, ...]:
        """Return the issues that the words of a question raise."""
        known = [t for t in self._issues if t.council in (None, council)]
        return tuple((t.id, t.label) for t in issues_of(text, known, names, self._borders))

    def issue_labels(self) -> Iterator[Pair]:
        """Yield every issue of the vocabulary."""
        for topic in self._issues:
            yield topic.id, topic.label


def _undated(record: dict[str, Any]) -> bool:
    return record["fiscal_year"] is None and record["date"] is None


def _council(record: dict[str, Any]) -> str:
    return record["council"] or record["body"] or ""


def _closed(minutes: Minutes) -> bool:
    return is_closed(minutes.meeting.openness)


def _read(minutes: Minutes) -> bool:
    return minutes.notation.id != NOT_RECOGNISED
