"""Who asks, on what issue, and who answers: exchanges counted by these three."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kurume_search.analysis.morphemes import borders
from kurume_search.analytics.rows.table import Column, Table
from kurume_search.model.registers import Registers
from kurume_search.search.answering.hits import PassageHit
from kurume_search.search.exchanges import ExchangeHit
from kurume_search.search.fields.issues import AXIS, issues_of

SPEAKER, ROLE = "speaker", "role"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One exchange: a question, the issues that its own words raise, and who answered.

    Attributes:
        id: Permanent id of the question turn.
        line: Where it begins in the source.
        asker: Label as printed, or role; None where the minutes say neither.
        issues: Labels of the topics of the issue axis; empty if no trigger stands in it.
        answerers: Like `asker`, each once; empty if nobody answered.
        answers: Permanent ids of the answers.
        cases: Permanent ids of the cases it serves.
    """

    id: str
    line: int
    asker: str | None
    issues: tuple[str, ...]
    answerers: tuple[str | None, ...]
    answers: tuple[str, ...]
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """All exchanges of a case, a meeting or a search.

    Attributes:
        by: ``speaker``: labels as printed, which mean someone within one meeting only;
            ``role``: over several meetings, where a label (A委員) is nobody.
        rows: In the order of the exchanges.
    """

    by: str
    rows: tuple[Asked, ...]

    def table(self) -> Table:
        """Return an exchange a row."""
        return Table(_COLUMNS, tuple(_cells(row) for row in self.rows))


_COLUMNS = (
    Column("question", "質問", None, "question"),
    Column("line", "行", None, "line"),
    Column("asker", "質問者", None, "who asks"),
    Column("issues", "論点", None, "issues"),
    Column("answerers", "回答者", None, "who answers"),
    Column("answers", "回答", None, "answers"),
    Column("cases", "案件", None, "cases"),
)


def _cells(row: Asked) -> tuple[object, ...]:
    return (row.id, row.line, row.asker, row.issues, row.answerers, row.answers, row.cases)


def flow(exchanges: Iterable[ExchangeHit], registers: Registers) -> Flow:
    """Return who asks whom on what.

    Labels of speakers are used where all exchanges lie in one meeting, else roles: a label
    like A委員 is no person across meetings.

    Args:
        exchanges: Those to count.
        registers: The vocabulary of topics; those of its issue axis are looked for in the
            words of each question.
    """
    listed = list(exchanges)
    by = SPEAKER if len({one.meeting["id"] for one in listed}) <= 1 else ROLE
    topics = [topic for topic in registers.topics if topic.axis == AXIS]
    rows = []
    for one in listed:
        cases = [section["case"] for section in one.sections if section["case"]]
        names = [unit["name"] for case in cases for unit in case["departments"]]
        issues = issues_of(one.question.text, topics, names, borders)
        rows.append(
            Asked(
                id=one.question.id,
                line=one.question.line,
                asker=_who(one.question, by),
                issues=tuple(topic.label for topic in issues),
                answerers=tuple(dict.fromkeys(_who(answer, by) for answer in one.answers)),
                answers=tuple(answer.id for answer in one.answers),
                cases=one.cases,
            )
        )
    return Flow(by=by, rows=tuple(rows))


def _who(passage: PassageHit, by: str) -> str | None:
    return passage.role if by == ROLE else passage.speaker or passage.role
