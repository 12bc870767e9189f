"""Earlier cases like a text or a case: by provision, subject, department and field."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence, Set
from functools import cached_property
from typing import Any

from kurume_search.analysis.morphemes import borders
from kurume_search.model.registers import Registers
from kurume_search.query.phrases import Tokenize
from kurume_search.query.vocabulary import PRINTED
from kurume_search.search.columns import Columns
from kurume_search.search.finder import Finder
from kurume_search.search.hits import PassageHit
from kurume_search.search.issues import AXIS, issues_of
from kurume_search.search.kinship import Cited, Kin, Kinship, cited, nearest
from kurume_search.search.likeness import Likeness
from kurume_search.search.passages import PassageReader
from kurume_search.text.plain import plain
from kurume_search.text.values import Value

FIELD_AXIS = "field"

# What nearness adds to likeness of subject, as shares of it: a provision alone makes no
# precedent, since most cases of a council stand on the same two or three.
KINSHIP = {
    Kinship.NONE: 0.0, Kinship.CONCORDANT: 0.2, Kinship.ARTICLE: 0.3, Kinship.PARAGRAPH: 0.4,
    Kinship.SAME: 0.5,
}  # fmt: skip
DEPARTMENT, FIELD = 0.2, 0.2
# What is less than a quarter as near as the best isn't like it.
FLOOR = 0.25


class Precedent(Value, kw_only=True):
    """An earlier case, and why it is listed.

    Attributes:
        case: Permanent id.
        record: Of its section (see `records`).
        meeting: Record of its meeting.
        score: What it is ranked by.
        likeness: Of subject, 0 to 1.
        words: Key terms of the question that the case says, those that count most first.
        related: Words that the best cases share with it; nobody asked for them.
        kin: Its provision nearest to those asked for.
        departments: Names of departments that both have.
        fields: Labels of fields (分野) that both have.
    """

    case: str
    record: dict[str, Any]
    meeting: dict[str, Any]
    score: float
    likeness: float
    words: tuple[str, ...]
    related: tuple[str, ...]
    kin: Kin
    departments: tuple[str, ...]
    fields: tuple[str, ...]
    row: int


class Concern(Value, kw_only=True):
    """A question that members raised, and what was answered."""

    question: PassageHit
    answers: tuple[PassageHit, ...]


class Wanted(Value, kw_only=True):
    """What precedents are looked for.

    Attributes:
        text: The subject in words.
        provisions: Asked for.
        concordant: What corresponds to the provisions in another law.
        departments: Keys of departments.
        like: Section of the case to find others like, or None.
        before: Ordinal of a day; only cases of earlier days. None: of any day.
        within: Sections to choose from; None: all.
    """

    text: str = ""
    provisions: tuple[Cited, ...] = ()
    concordant: tuple[Cited, ...] = ()
    departments: frozenset[str] = frozenset()
    like: int | None = None
    before: int | None = None
    within: Set[int] | None = None


class FoundPrecedents:
    """Precedents in order; ranked when first looked at, read when shown."""

    def __init__(
        self,
        columns: Columns,
        finder: Finder,
        tokenize: Tokenize,
        registers: Registers,
        wanted: Wanted,
        *,
        limit: int,
        names: bool,
    ) -> None:
        self._columns = columns
        self._registers = registers
        self._wanted = wanted
        self._limit = limit
        self._likeness = Likeness(columns, finder, tokenize)
        self._reader = PassageReader(columns, tokenize, names=names)

    # -- what is asked

    @cached_property
    def asked(self) -> dict[str, float]:
        """Key terms of the text or the case, and their weights."""
        likeness, wanted = self._likeness, self._wanted
        words = likeness.words_of_text(wanted.text)
        if wanted.like is not None:
            words += likeness.words_of_case(wanted.like)
        return likeness.asked(words)

    @cached_property
    def provisions(self) -> tuple[Cited, ...]:
        """The provisions asked for, else those of the title of the case."""
        wanted = self._wanted
        if wanted.provisions or wanted.like is None:
            return wanted.provisions
        return cited(self._record(wanted.like))

    @cached_property
    def _departments(self) -> Collection[int]:
        codes = self._columns.codes("dept.keys")
        found = {codes[key] for key in self._wanted.departments if key in codes}
        if self._wanted.like is not None and not found:
            found = set(self._columns.some("section.dept", self._wanted.like))
        return found

    @cached_property
    def _fields(self) -> frozenset[str]:
        """Ids of the fields that the text or the case is of."""
        fields = [topic for topic in self._registers.topics if topic.axis == FIELD_AXIS]
        ids = {topic.id for topic in fields}
        found = issues_of(self._wanted.text, fields, (), borders, axis=FIELD_AXIS)
        held = {topic.id for topic in found} if self._wanted.text else set()
        if self._wanted.like is not None:
            held |= {t["id"] for t in self._record(self._wanted.like)["case"]["topics"]} & ids
        return frozenset(held)

    # -- ranking

    @cached_property
    def _among(self) -> list[int]:
        """Return the cases that are early enough, without the case that is asked about."""
        columns, wanted = self._columns, self._wanted
        day, meeting = columns.ints("meeting.day"), columns.ints("section.meeting")
        return [
            row
            for row in self._likeness.cases
            if row != wanted.like
            and (wanted.within is None or row in wanted.within)
            and (wanted.before is None or 0 < day[meeting[row]] < wanted.before)
        ]

    @cached_property
    def _kin(self) -> dict[int, Kin]:
        if not self.provisions:
            return {}
        concordant = self._wanted.concordant
        return {
            row: nearest(self.provisions, cited(self._record(row)), concordant)
            for row in self._among
        }

    @cached_property
    def _near(self) -> dict[int, float]:
        """What provision, department and field of each case add to its likeness."""
        codes, fields = self._columns, self._fields
        held = self._columns.codes("topic.keys")
        wanted = {held[name] for name in fields if name in held}
        found = {}
        for row in self._among:
            kin = self._kin.get(row)
            near = KINSHIP[kin.kinship] if kin else 0.0
            if self._departments and not set(codes.some("section.dept", row)).isdisjoint(
                self._departments
            ):
                near += DEPARTMENT
            if wanted:
                shared = len(wanted.intersection(codes.some("section.topic", row)))
                near += FIELD * shared / len(wanted)
            found[row] = near
        return found

    def _rank(self, likeness: dict[int, float]) -> list[tuple[int, float]]:
        day, meeting = self._columns.ints("meeting.day"), self._columns.ints("section.meeting")
        scores = {row: like * (1 + self._near[row]) for row, like in likeness.items()}
        if not self.asked:
            scores = {row: near for row, near in self._near.items() if near > 0}
        ranked = sorted(scores.items(), key=lambda r: (-r[1], -day[meeting[r[0]]], r[0]))
        floor = FLOOR * ranked[0][1] if ranked else 0.0
        near = [one for one in ranked if one[1] >= floor]
        return near + [one for one in ranked if one[1] < floor and self._as_asked(one[0])]

    def _as_asked(self, row: int) -> bool:
        """Say whether a case stands on the very provision that somebody asked for by name."""
        return bool(self._wanted.provisions) and self._kin[row].kinship is Kinship.SAME

    @cached_property
    def _ranked(self) -> tuple[list[tuple[int, float]], dict[int, float], dict[str, float]]:
        """Return rows with scores, their likeness, and the words of the second round."""
        first = self._likeness.scores(self.asked, self._among)
        related = self._likeness.feedback(self.asked, self._rank(first)) if first else {}
        likeness = self._likeness.scores({**self.asked, **related}, self._among)
        return self._rank(likeness), likeness, related

    @property
    def rows(self) -> Sequence[int]:
        """Sections of the precedents, best first, no more than asked for."""
        return [row for row, _ in self._ranked[0][: self._limit]]

    @property
    def total(self) -> int:
        """How many cases are near enough, listed or not."""
        return len(self._ranked[0])

    # -- reading

    def _record(self, row: int) -> dict[str, Any]:
        return self._columns.record("section.record", row)

    def precedent(self, place: int) -> Precedent:
        """Return the precedent of that rank from 0."""
        ranked, likeness, related = self._ranked
        row, score = ranked[place]
        columns, record = self._columns, self._record(row)
        meeting = columns.record("meeting.record", columns.ints("section.meeting")[row])
        keys: list[str] = columns.value("dept.keys")
        shared = {keys[code] for code in columns.some("section.dept", row)} & {
            keys[code] for code in self._departments
        }
        return Precedent(
            case=f"{meeting['id']}/{record['id']}",
            record=record,
            meeting=meeting,
            score=score,
            likeness=likeness.get(row, 0.0),
            words=self._likeness.shared(self.asked, row),
            related=self._likeness.shared(related, row),
            kin=self._kin.get(row, Kin(Kinship.NONE)),
            departments=tuple(
                unit["name"]
                for unit in record["case"]["departments"]
                if (unit["id"] or PRINTED + plain(unit["name"])) in shared
            ),
            fields=tuple(t["label"] for t in record["case"]["topics"] if t["id"] in self._fields),
            row=row,
        )

    @cached_property
    def _questions(self) -> dict[int, list[int]]:
        """Section to the exchanges of its questions, in reading order."""
        columns, found = self._columns, dict[int, list[int]]()
        for exchange, question in enumerate(columns.ints("exchange.question")):
            for row in columns.some("placement.section", question):
                found.setdefault(row, []).append(exchange)
        return found

    def concerns(self, row: int) -> Iterator[tuple[str | None, Concern]]:
        """Yield the questions of a case with the label of their issue, None where it has none.

        A question of several issues comes once for each.
        """
        columns, record = self._columns, self._record(row)
        issues = [topic for topic in self._registers.topics if topic.axis == AXIS]
        names = [unit["name"] for unit in record["case"]["departments"]]
        for exchange in self._questions.get(row, ()):
            question = columns.ints("exchange.question")[exchange]
            concern = Concern(
                question=self._reader.passage(question),
                answers=tuple(
                    map(self._reader.passage, columns.some("exchange.answers", exchange))
                ),
            )
            raised = issues_of(columns.text(question), issues, names, borders)
            labels = [topic.label for topic in raised]
            for label in labels or (None,):
                yield label, concern
