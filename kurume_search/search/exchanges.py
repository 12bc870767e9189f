"""Questions with the turns that answer them, found by what either side says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Any

from kurume_search.analysis.morphemes import borders
from kurume_search.model.registers import Registers
from kurume_search.query.ast import Unit
from kurume_search.search.answering.found import Found
from kurume_search.search.answering.hits import PassageHit
from kurume_search.search.fields.issues import issues_of
from kurume_search.search.stored.columns import ROLES, Columns
from kurume_search.text.values import Value

QUESTION, ANSWER = "question", "answer"
SIDES = (QUESTION, ANSWER)


class ExchangeHit(Value, kw_only=True):
    """A question and its answers.

    Attributes:
        question: With what was found marked.
        answers: In reading order; empty if nobody answered.
        meeting: Record of the meeting (see `records`).
        sections: Records of the cases it serves, or of the section it stands in.
        by_reference: It asks by pointing to another case (諮問案件2と同様か).
        score: Of the side that was found best; 0 where no words were asked for.
    """

    question: PassageHit
    answers: tuple[PassageHit, ...]
    meeting: dict[str, Any]
    sections: tuple[dict[str, Any], ...]
    by_reference: bool
    score: float

    @property
    def cases(self) -> tuple[str, ...]:
        """Permanent ids of the cases it serves."""
        return tuple(f"{self.meeting['id']}/{s['id']}" for s in self.sections if s["case"])

    @property
    def title(self) -> str | None:
        """Title of the first case it serves."""
        titles = [section["case"]["title"] for section in self.sections if section["case"]]
        return titles[0] if titles else None


class FoundExchanges:
    """Exchanges that answer a query; sized, iterable, read when they are shown."""

    def __init__(
        self,
        columns: Columns,
        found: Found,
        registers: Registers,
        *,
        side: str | None = None,
        answered_by: Collection[str] = (),
        issues: Collection[str] = (),
        topics: Collection[str] = (),
        unanswered: bool = False,
        sort: str = "rank",
    ) -> None:
        """Keep what is asked; nothing is looked up yet.

        Args:
            columns: Of the index.
            found: What the words and filters find, in whatever unit.
            registers: The vocabulary of topics.
            side: Where the words must stand: question, answer, or None for either.
            answered_by: Roles, one of which must answer; empty for any.
            issues: Topics of the issue axis, one of which the question itself must raise.
            topics: Other topics that the case may have instead.
            unanswered: Only questions that nobody answered.
            sort: By score, or newest first.
        """
        self._columns = columns
        self._found = found
        self._registers = registers
        self._side = side
        self._roles = frozenset(ROLES.index(role) for role in answered_by)
        self._issues = frozenset(issues)
        self._topics = frozenset(topics)
        self._unanswered = unanswered
        self._sort = sort

    @cached_property
    def rows(self) -> Sequence[int]:
        """Rows of the exchanges, in the order asked for."""
        rows = list(filter(self._holds, self._saying()))
        day, meeting = self._columns.ints("meeting.day"), self._columns.ints("passage.meeting")

        def newest(row: int) -> tuple[int, int]:
            return -day[meeting[self._questions[row]]], row

        if self._sort == "date":
            return sorted(rows, key=newest)
        return sorted(rows, key=lambda row: (-self._score(row), *newest(row)))

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[ExchangeHit]:
        return map(self.hit, self.rows)

    def hit(self, row: int) -> ExchangeHit:
        """Return everything about the exchange in `row`."""
        columns, question = self._columns, self._questions[row]
        meeting = columns.ints("passage.meeting")[question]
        return ExchangeHit(
            question=self._found.passage(question),
            answers=tuple(map(self._found.passage, self._answers(row))),
            meeting=columns.record("meeting.record", meeting),
            sections=tuple(self._records(question)),
            by_reference=bool(columns.ints("exchange.by_reference")[row]),
            score=self._score(row),
        )

    @cached_property
    def _questions(self) -> memoryview:
        return self._columns.ints("exchange.question")

    def _answers(self, row: int) -> Sequence[int]:
        return self._columns.some("exchange.answers", row)

    def _sections(self, passage: int) -> Sequence[int]:
        return self._columns.some("placement.section", passage)

    def _records(self, passage: int) -> Iterator[dict[str, Any]]:
        return (self._columns.record("section.record", row) for row in self._sections(passage))

    def _saying(self) -> list[int]:
        """Return the exchanges of which a side stands in what was found."""
        algebra, standing = self._found.algebra, self._found.standing
        asked, said = frozenset[int](), frozenset[int]()
        if self._side != ANSWER:
            asked = frozenset(algebra.where("exchange.question", standing))
        if self._side != QUESTION:
            said = frozenset(algebra.holders("exchange.answers", standing))
        return sorted(asked | frozenset(filter(self._answer_is_meant, said - asked)))

    def _answer_is_meant(self, row: int) -> bool:
        # An answer may serve more cases than its question; only the question's count.
        sections = frozenset(self._sections(self._questions[row]))
        return any(self._meant(answer, sections) for answer in self._answers(row))

    def _holds(self, row: int) -> bool:
        answers = self._answers(row) if self._unanswered or self._roles else ()
        if self._unanswered and len(answers):
            return False
        roles = self._columns.ints("passage.role")
        if self._roles and not any(roles[answer] in self._roles for answer in answers):
            return False
        return not self._issues or self._raises(self._questions[row])

    def _meant(self, passage: int, sections: frozenset[int]) -> bool:
        columns, atoms = self._columns, self._found.atoms
        match self._found.unit:
            case Unit.TURN:
                low, high = columns.span_of("placement.section", passage)
                section = columns.ints("placement.section")
                return any(at in atoms and section[at] in sections for at in range(low, high))
            case Unit.CASE:
                return not atoms.isdisjoint(sections)
            case Unit.ITEM:
                item = columns.ints("section.item")
                return any(item[section] in atoms for section in sections)
        return columns.ints("passage.meeting")[passage] in atoms

    def _raises(self, question: int) -> bool:
        records = list(self._records(question))
        cases = [record["case"] for record in records if record["case"]]
        held = {topic["id"] for case in cases for topic in case["topics"]}
        if held & self._topics:
            return True
        names = [unit["name"] for case in cases for unit in case["departments"]]
        text = self._columns.text(question)
        wanted = [t for t in self._registers.topics if t.id in self._issues and t.id in held]
        return any(True for _ in issues_of(text, wanted, names, borders))

    def _score(self, row: int) -> float:
        if self._found.unit is not Unit.TURN:
            return 0.0
        scores = self._found.scores or {}
        asked = () if self._side == ANSWER else (self._questions[row],)
        said = () if self._side == QUESTION else self._answers(row)
        return max((scores.get(passage, 0.0) for passage in (*asked, *said)), default=0.0)
