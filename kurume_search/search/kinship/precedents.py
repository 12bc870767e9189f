"""Earlier cases like a text or a case: by provision, subject, department and field."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property, reduce
from itertools import islice
from operator import or_
from typing import Any, NamedTuple

from kurume_search.analysis.morphemes import borders
from kurume_search.index.leaves import Leaves
from kurume_search.model.registers import Registers
from kurume_search.query.phrases import Tokenize
from kurume_search.query.vocabulary import PRINTED
from kurume_search.search.answering.finder import Finder
from kurume_search.search.answering.hits import PassageHit
from kurume_search.search.answering.passages import PassageReader
from kurume_search.search.fields.issues import AXIS, issues_of
from kurume_search.search.kinship.likeness import FEEDBACK_CASES, Likeness, Weights
from kurume_search.search.kinship.provisions import Cited, Kin, Kinship, cited, nearest, of_kinship
from kurume_search.search.reckoning.algebra import Rows
from kurume_search.search.stored.columns import Columns
from kurume_search.search.words.written import as_written
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
        words: Key terms of the question that the case says, as it writes them, those that
            count most first.
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


class Ranked(NamedTuple):
    """A ranking.

    Attributes:
        best: The first sections of it, each with what it is ranked by.
        total: How many sections are near enough.
    """

    best: list[tuple[int, float]]
    total: int


class FoundPrecedents:
    """Precedents in order; ranked when first looked at, read when shown."""

    def __init__(
        self,
        columns: Columns,
        leaves: Leaves,
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
        self._algebra = finder.algebra
        self._likeness = Likeness(columns, leaves, finder, tokenize)
        self._reader = PassageReader(columns, finder.tokens, names=names)

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
    def _departments(self) -> set[int]:
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
    def _among(self) -> Rows:
        """The cases that are early enough, without the case that is asked about."""
        columns, algebra, wanted = self._columns, self._algebra, self._wanted
        found = self._likeness.cases
        if wanted.like is not None:
            found = found - algebra.rows((wanted.like,), "sections")
        if wanted.within is not None:
            found = found & algebra.rows(wanted.within, "sections")
        if wanted.before is not None:
            days = enumerate(columns.ints("meeting.day"))
            early = algebra.rows((at for at, day in days if 0 < day < wanted.before), "meetings")
            found = found & algebra.spread("meeting.sections", early)
        return found

    @cached_property
    def _kin(self) -> dict[Kinship, Rows]:
        """The sections by how near they stand to the provisions asked for."""
        concordant = self._wanted.concordant
        return of_kinship(self._columns, self._algebra, self.provisions, concordant)

    @cached_property
    def _shares(self) -> list[tuple[Rows, float]]:
        """What brings sections nearer besides likeness, and how much."""
        columns, holders = self._columns, self._algebra.holders
        shares = [(rows, KINSHIP[kinship]) for kinship, rows in self._kin.items()]
        shares.append((holders("section.dept", self._departments), DEPARTMENT))
        codes = columns.codes("topic.keys")
        fields = [codes[name] for name in self._fields if name in codes]
        shares += [(holders("section.topic", {code}), FIELD / len(fields)) for code in fields]
        return [(rows, share) for rows, share in shares if rows]

    def _nearer(self, likeness: Mapping[int, float]) -> tuple[Rows, Mapping[int, float]]:
        """Return cases with what they are ranked by; where no word is asked for, the near ones."""
        algebra = self._algebra
        if not self.asked:
            nothing = algebra.rows((), "sections")
            rows = reduce(or_, (some for some, _ in self._shares), nothing) & self._among
            return rows, algebra.sums(rows, self._shares)
        rows = algebra.at_least(likeness, 0.0)
        return rows, algebra.raised(likeness, algebra.sums(rows, self._shares))

    def _rank(self, likeness: Mapping[int, float], most: int) -> Ranked:
        """Return the best cases, `most` of them, of those that are near enough."""
        algebra = self._algebra
        rows, scores = self._nearer(likeness)
        order = algebra.order(rows, scores, "section.meeting")
        near = algebra.at_least(scores, FLOOR * scores[order[0]]) if order else rows
        # Whoever asks for a provision by name is shown every case that stands on it.
        far = self._kin[Kinship.SAME] & rows - near if self._wanted.provisions else ()
        best = [*order[: min(most, len(near))]]
        best += islice((row for row in order if row in far), most - len(best))
        return Ranked([(row, scores[row]) for row in best], len(near) + len(far))

    @cached_property
    def _related(self) -> dict[str, float]:
        """The words that the best cases of a first round share, and their weights."""
        likeness = self._likeness
        first = likeness.scores(self.asked, self._among)
        if not first:
            return {}
        return likeness.feedback(self.asked, self._rank(first, FEEDBACK_CASES).best)

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {**self.asked, **self._related}

    @cached_property
    def _scores(self) -> Mapping[int, float]:
        return self._likeness.scores(self._weights, self._among)

    @cached_property
    def _ranked(self) -> Ranked:
        return self._rank(self._scores, self._limit)

    @property
    def rows(self) -> Sequence[int]:
        """Sections of the precedents, best first, no more than asked for."""
        return [row for row, _ in self._ranked.best]

    @property
    def total(self) -> int:
        """How many cases are near enough, listed or not."""
        return self._ranked.total

    # -- reading

    def _record(self, row: int) -> dict[str, Any]:
        return self._columns.record("section.record", row)

    def precedent(self, place: int) -> Precedent:
        """Return the precedent of that rank from 0."""
        row, score = self._ranked.best[place]
        columns, record = self._columns, self._record(row)
        meeting = columns.record("meeting.record", columns.ints("section.meeting")[row])
        both = self._departments & set(columns.some("section.dept", row))
        shared = {key for key, code in columns.codes("dept.keys").items() if code in both}
        most = Likeness.most(self._weights)
        return Precedent(
            case=f"{meeting['id']}/{record['id']}",
            record=record,
            meeting=meeting,
            score=score / most if self.asked else score,
            likeness=self._scores[row] / most if row in self._scores else 0.0,
            words=self._written(self.asked, row),
            related=self._written(self._related, row),
            kin=nearest(self.provisions, cited(record), self._wanted.concordant),
            departments=tuple(
                unit["name"]
                for unit in record["case"]["departments"]
                if (unit["id"] or PRINTED + plain(unit["name"])) in shared
            ),
            fields=tuple(t["label"] for t in record["case"]["topics"] if t["id"] in self._fields),
            row=row,
        )

    def _written(self, weights: Weights, row: int) -> tuple[str, ...]:
        """Return the words of `weights` that bring the case near, as readers see them in it."""
        passages = map(self._reader.passage, self._likeness.subject(row))
        return as_written(self._likeness.shared(weights, row), (one.text for one in passages))

    def _exchanges(self, row: int) -> Iterator[int]:
        """Yield the exchanges of the questions of a section, in reading order."""
        columns = self._columns
        questions, passage_of = columns.ints("exchange.question"), columns.ints("placement.passage")
        for placement in columns.some("section.placements", row):
            passage = passage_of[placement]
            # They stand in the order of their questions.
            at = bisect_left(questions, passage)
            if at < len(questions) and questions[at] == passage:
                yield at

    def concerns(self, row: int) -> Iterator[tuple[str | None, Concern]]:
        """Yield the questions of a case with the label of their issue, None where it has none.

        A question of several issues comes once for each.
        """
        columns, record = self._columns, self._record(row)
        issues = [topic for topic in self._registers.topics if topic.axis == AXIS]
        names = [unit["name"] for unit in record["case"]["departments"]]
        for exchange in self._exchanges(row):
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
