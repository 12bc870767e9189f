"""Enters what is counted into the ledger: meetings, cases, turns, sentences and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kurume_search.model.citation import Citation
from kurume_search.model.conditions import conditions
from kurume_search.model.correction import Correction
from kurume_search.model.diagnostic import Diagnostic
from kurume_search.model.meeting import AgendaItem
from kurume_search.model.place import Place
from kurume_search.query.terms import role_label
from kurume_search.report.cells import Ref
from kurume_search.report.facts import CaseFact, SittingFact, TurnFact
from kurume_search.report.model import Entry
from kurume_search.report.period import day_label, year_label
from kurume_search.report.period_scope import PeriodScope
from kurume_search.search.building.letters import JoinedLetter
from kurume_search.text.spans import Span

_TITLE = 60  # code points of a title in one line


class ReportScope(PeriodScope):
    """What chapters are written with: enters everything that is counted, once, with its place.

    Methods that enter something return the id of its entry in the ledger.
    """

    def sitting_label(self, sitting: SittingFact) -> str:
        """Return a meeting for people: 令和3年度第2回（令和3年7月26日）."""
        return self.once(("label", sitting.id), lambda: self._sitting_label(sitting))

    def _sitting_label(self, sitting: SittingFact) -> str:
        meeting = sitting.minutes.meeting
        year = "" if meeting.fiscal_year is None else year_label(meeting.fiscal_year, self.lang)
        number = "" if meeting.number is None else self.texts.fill("words.number", n=meeting.number)
        label = self.texts.fill(
            "words.meeting", year=year, number=number, day=day_label(meeting.date, self.lang)
        )
        if len(self.facts.councils) > 1:
            label = f"{sitting.council_label} {label}"
        return label

    def meeting(self, sitting: SittingFact) -> str:
        """Enter a meeting."""
        return self.once(sitting.id, lambda: self._meeting(sitting))

    def _meeting(self, sitting: SittingFact) -> str:
        meeting = sitting.minutes.meeting
        line = meeting.lines.get("title") or min(meeting.lines.values(), default=None)
        return self.ledger.enter(
            Entry(
                id=sitting.id,
                kind="meeting",
                label=self.sitting_label(sitting),
                source=self.source(sitting),
                line=line,
                facts={
                    "date": meeting.date and meeting.date.isoformat(),
                    "number": meeting.number,
                    "fiscal_year": meeting.fiscal_year,
                },
            )
        )

    def case_label(self, fact: CaseFact, *, short: bool = False) -> str:
        """Return a case for people; `short` within its meeting."""
        number = fact.case.number or fact.case.id.removeprefix("c")
        name = number if "号" in number else self.texts.fill("words.case", number=number)
        if short:
            return name
        title = fact.case.title or self.texts["words.unrecorded"]
        title = title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
        return f"{self.sitting_label(fact.sitting)} {name} {title}"

    def case(self, fact: CaseFact) -> str:
        """Enter a case."""
        return self.once(fact.id, lambda: self._case(fact))

    def _case(self, fact: CaseFact) -> str:
        case = fact.case
        return self.ledger.enter(
            Entry(
                id=fact.id,
                kind="case",
                label=self.case_label(fact),
                source=self.source(fact.sitting),
                line=case.heading.line,
                line_end=(case.title_place or case.heading).line_end,
                quote=case.title,
                meeting=self.meeting(fact.sitting),
                facts={
                    "number": case.number,
                    "title": case.title,
                    "procedure": case.procedure,
                    "outcome": case.outcome.value and case.outcome.value.value,
                    "articles": [key for key, _ in fact.articles],
                    "departments": [key for key, _ in fact.departments],
                },
            )
        )

    def case_ref(self, fact: CaseFact) -> Ref:
        """Return a reference to a case."""
        return Ref(self.case_label(fact, short=len(self.sittings) == 1), self.case(fact))

    def quote(self, sitting: SittingFact, words: str) -> str:
        """Return words of a meeting as they may be quoted: no official named unless asked for."""
        return words if self.names else sitting.officials.masked(words)

    def _cases_of(self, turn: TurnFact) -> tuple[str, ...]:
        return tuple(self.case(case) for case in turn.sitting.cases if case.id in turn.cases)

    def _speaker(self, turn: TurnFact) -> str:
        return turn.turn.speaker or role_label(turn.turn.role.value)

    def turn(self, fact: TurnFact) -> str:
        """Enter a question turn."""
        return self.once(fact.id, lambda: self._turn(fact))

    def _turn(self, fact: TurnFact) -> str:
        place = fact.turn.place
        return self.ledger.enter(
            Entry(
                id=fact.id,
                kind="turn",
                label=self._speaker(fact),
                source=self.source(fact.sitting),
                line=place.line,
                line_end=place.line_end,
                quote=self.quote(fact.sitting, fact.turn.text),
                meeting=self.meeting(fact.sitting),
                cases=self._cases_of(fact),
                facts={"issues": [key for key, _ in fact.issues]},
            )
        )

    def sentences(self, fact: TurnFact) -> tuple[str, ...]:
        """Enter the question sentences of a turn."""
        return self.once(("sentences", fact.id), lambda: tuple(self._sentences(fact)))

    def _sentences(self, fact: TurnFact) -> Iterator[str]:
        text, lines = fact.sitting.source.text, fact.sitting.lines
        for number, span in enumerate(fact.turn.question_spans, 1):
            yield self.ledger.enter(
                Entry(
                    id=f"{fact.id}#q{number}",
                    kind="sentence",
                    label=self._speaker(fact),
                    source=self.source(fact.sitting),
                    line=lines.line_at(span.start),
                    line_end=lines.line_at(max(span.start, span.stop - 1)),
                    quote=self.quote(fact.sitting, _words(text, fact.turn.place, span)),
                    meeting=self.meeting(fact.sitting),
                    cases=self._cases_of(fact),
                )
            )

    def part(
        self,
        sitting: SittingFact,
        kind: str,
        name: str,
        label: str,
        line: int | None,
        *,
        quote: str | None = None,
        case: CaseFact | None = None,
    ) -> str:
        """Enter something of a meeting that has no id of its own."""
        owner = sitting.id if case is None else case.id
        return self.ledger.enter(
            Entry(
                id=f"{owner}#{name}",
                kind=kind,
                label=label,
                source=self.source(sitting),
                line=line,
                quote=quote,
                meeting=self.meeting(sitting),
                cases=() if case is None else (self.case(case),),
            )
        )

    def members(self, sitting: SittingFact) -> tuple[str, ...]:
        """Enter the members present, by their roles; by name only where names are shown."""
        meeting = sitting.minutes.meeting
        absent = {person.name for person in meeting.absent or ()}
        line = meeting.lines.get("members")
        found = []
        for number, person in enumerate(meeting.members, 1):
            if person.name in absent:
                continue
            role = person.role or self.texts["words.member"]
            label = f"{person.name} {role}" if self.names else role
            found.append(self.part(sitting, "member", f"member{number}", label, line))
        return tuple(found)

    def items(self, sitting: SittingFact) -> Iterator[tuple[AgendaItem, str]]:
        """Enter the reports that a meeting received."""
        for item in sitting.reports:
            entry = Entry(
                id=f"{sitting.id}/{item.id}",
                kind="item",
                label=item.title,
                source=self.source(sitting),
                line=item.place.line,
                line_end=item.place.line_end,
                quote=item.title,
                meeting=self.meeting(sitting),
            )
            yield item, self.ledger.enter(entry)

    def conditions(self, case: CaseFact) -> tuple[str, ...]:
        """Enter conditions and attached opinions, word for word: outcome, notes, answers."""
        sitting = case.sitting
        recorded = conditions(sitting.minutes, case.case, sitting.source.text)
        label = self.texts["words.condition"]
        found = []
        for number, (line, text) in enumerate(recorded, 1):
            quote = self.quote(sitting, text)
            name = f"condition{number}"
            found.append(self.part(sitting, "condition", name, label, line, quote=quote, case=case))
        for letter in self.facts.library.letters_by_case.get(case.id, ()):
            found += self._letter_conditions(letter, case)
        return tuple(found)

    def letter_source(self, letter: JoinedLetter) -> str:
        """Return the key of the file of a letter."""
        row = next(r for r in self.facts.library.folder.manifest if r.path == letter.path)
        return self.file(row.path, row.sha256, not row.real)

    def _letter_conditions(self, letter: JoinedLetter, case: CaseFact) -> Iterator[str]:
        for number, (text, line) in enumerate(letter.conditions, 1):
            yield self.ledger.enter(
                Entry(
                    id=f"{letter.id}#condition{number}",
                    kind="condition",
                    label=self.texts["words.letter_condition"],
                    source=self.letter_source(letter),
                    line=line,
                    quote=text,
                    meeting=self.meeting(case.sitting),
                    cases=(self.case(case),),
                )
            )

    def diagnostic(self, sitting: SittingFact, number: int, said: Diagnostic) -> str:
        """Enter a remark of the parser."""
        return self.part(
            sitting, "diagnostic", f"d{number}", f"{said.code}: {said.message}", said.line
        )

    def correction(self, sitting: SittingFact, number: int, made: Correction) -> str:
        """Enter what a person set right."""
        unsaid = self.texts["words.unrecorded"]
        label = self.texts.fill(
            "words.correction",
            field=made.field,
            was=made.was or unsaid,
            value=made.value or unsaid,
            why=made.why,
            who=f"（{made.who}）" if self.names else "",
        )
        return self.part(sitting, "correction", f"correction{number}", label, made.line)

    def unmatched_law(self, sitting: SittingFact, number: int, cited: Citation) -> str:
        """Enter a citation whose law no register knows."""
        return self.part(
            sitting,
            "unmatched",
            f"law{number}",
            cited.law or cited.raw,
            cited.places[0].line,
            quote=cited.raw,
        )


def _words(text: str, place: Place, span: Span) -> str:
    """Return the words of `span` without what stands between the pieces of `place`."""
    pieces: Sequence[Span] = place.pieces
    return "".join(
        text[max(piece.start, span.start) : min(piece.stop, span.stop)]
        for piece in pieces
        if piece.start < span.stop and span.start < piece.stop
    ).strip()
