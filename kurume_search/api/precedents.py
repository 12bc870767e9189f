"""Earlier cases like a text or a case, as people and programs look at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any, overload

from kurume_search.api.filters import Values, values_of
from kurume_search.errors import NotFoundError, QueryError, UsageError
from kurume_search.model.citation import Provision
from kurume_search.model.turn import NoteType
from kurume_search.query.ast import Field
from kurume_search.query.concordance import correspondences
from kurume_search.query.departments import followed
from kurume_search.query.predicates import Cites, OneOf
from kurume_search.query.resolve import resolve
from kurume_search.query.terms import outcome_label
from kurume_search.search.finder import Finder
from kurume_search.search.kinship import Cited, Kinship, cited
from kurume_search.search.precedents import Concern, FoundPrecedents, Precedent, Wanted
from kurume_search.search.searcher import tokenize

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus

SCHEMA = "kurume-search/precedents/1"
KINSHIP_NAMES = {
    Kinship.SAME: "同じ条項", Kinship.PARAGRAPH: "同じ項", Kinship.ARTICLE: "同じ条",
    Kinship.CONCORDANT: "おおよその対応",
}  # fmt: skip
OTHER_ISSUES = "その他"
UNANSWERED = "回答なし"

Concerns = tuple[tuple[str, tuple[Concern, ...]], ...]


@dataclass(frozen=True, eq=False)
class PrecedentView:
    """One precedent with what a reader wants of it, read when it is looked at.

    Attributes:
        corpus: Where it is.
        found: Case, score, and why it is listed.
        of: What it was found with.
    """

    corpus: Corpus
    found: Precedent
    of: FoundPrecedents

    @property
    def case(self) -> str:
        """Permanent id of the case."""
        return self.found.case

    @property
    def title(self) -> str | None:
        """Title of the case."""
        title: str | None = self.found.record["case"]["title"]
        return title

    @property
    def outcome(self) -> str:
        """Outcome in Japanese; 記載なし where nothing is recorded."""
        return outcome_label(self.found.record["case"]["outcome"])

    @cached_property
    def concerns(self) -> Concerns:
        """The questions that members raised, by issue; those of no issue last (その他).

        A question of several issues stands under each of them.
        """
        grouped: dict[str, list[Concern]] = {}
        others: list[Concern] = []
        for label, concern in self.of.concerns(self.found.row):
            held = others if label is None else grouped.setdefault(label, [])
            held.append(concern)
        if others:
            grouped[OTHER_ISSUES] = others
        return tuple((label, tuple(held)) for label, held in grouped.items())

    @cached_property
    def conditions(self) -> tuple[tuple[int, str], ...]:
        """Conditions that the minutes note, each with its line."""
        notes = self.corpus.case(self.case).notes
        found = [note for note in notes if note.type is NoteType.CONDITION]
        return tuple((note.place.line, note.raw) for note in found)

    @property
    def why(self) -> tuple[str, ...]:
        """Why it is listed, in Japanese, what weighs most first."""
        found, said = self.found, []
        if found.words:
            said.append("共通の語: " + "、".join(found.words[:_WORDS]))
        if found.kin.kinship:
            said.append(f"{KINSHIP_NAMES[found.kin.kinship]}: {found.kin.text}")
        if found.departments:
            said.append("部署: " + "、".join(found.departments))
        if found.fields:
            said.append("分野: " + "、".join(found.fields))
        if found.related:
            said.append("近い案件に共通の語: " + "、".join(found.related[:_WORDS]))
        return tuple(said)


@dataclass(frozen=True, eq=False)
class Precedents:
    """Earlier cases in order of nearness; sized, iterable, sliceable, read when shown.

    Attributes:
        corpus: Where they were looked for.
        found: The ranking.
        asked: What was asked, as the JSON form has it.
    """

    corpus: Corpus
    found: FoundPrecedents
    asked: dict[str, Any]

    def __len__(self) -> int:
        return len(self.found.rows)

    @property
    def total(self) -> int:
        """How many cases are near enough, listed or not."""
        return self.found.total

    @property
    def words(self) -> tuple[str, ...]:
        """The key terms that were asked for, heaviest first."""
        return tuple(self.found.asked)

    def __iter__(self) -> Iterator[PrecedentView]:
        return (self[at] for at in range(len(self)))

    @overload
    def __getitem__(self, at: int) -> PrecedentView: ...
    @overload
    def __getitem__(self, at: slice) -> list[PrecedentView]: ...
    def __getitem__(self, at: int | slice) -> PrecedentView | list[PrecedentView]:
        """Return the precedent of that rank from 0, or those of a slice."""
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        return PrecedentView(self.corpus, self.found.precedent(place), self.found)

    def to_json(self) -> dict[str, Any]:
        """Return the documented JSON form."""
        return {
            "ok": True,
            "schema": SCHEMA,
            "corpus": self.corpus.described,
            "tokenizer": self.corpus.tokenizer,
            "query": {**self.asked, "unit": "case", "words": list(self.words)},
            "total": self.total,
            "precedents": [precedent_json(one) for one in self],
            "warnings": [],
        }

    def __repr__(self) -> str:
        """Return the precedents as lines of text."""
        mark = " 合成データ" if self.corpus.synthetic else ""
        lines = [f"<Precedents {len(self)}件(近い案件 {self.total}件、単位=case){mark}>"]
        for place, one in enumerate(self, 1):
            lines.append(f"  {place}. {one.case}  {one.outcome}  {one.title or ''}"[:_WIDTH])
            lines += [f"     {why}"[:_WIDTH] for why in one.why]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        caption = f"先例 {len(self)} 件(近い案件 {self.total} 件、単位 case)"
        caption += "・合成データ" if self.corpus.synthetic else ""
        heads = ("案件", "件名", "結果", "理由", "委員の関心と回答")
        head = "".join(f'<th scope="col">{name}</th>' for name in heads)
        rows = "".join(map(_row, self))
        return (
            f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{rows}</tbody></table>"
        )


_WORDS = 8
_WIDTH = 96


def _row(one: PrecedentView) -> str:
    def spoken(concern: Concern) -> str:
        turns = (concern.question, *concern.answers)
        lines = "".join(f"<div>{turn.line}行 {escape(turn.text)}</div>" for turn in turns)
        return lines + ("" if concern.answers else f"<div>{UNANSWERED}</div>")

    concerns = "".join(
        f"<div><strong>{escape(label)}</strong></div>{''.join(map(spoken, held))}"
        for label, held in one.concerns
    )
    outcome = escape(one.outcome) + "".join(
        f"<div>条件 {line}行 {escape(raw)}</div>" for line, raw in one.conditions
    )
    why = "".join(f"<div>{escape(reason)}</div>" for reason in one.why)
    return (
        f'<tr><th scope="row">{escape(one.case)}</th><td>{escape(one.title or "")}</td>'
        f"<td>{outcome}</td><td>{why}</td><td>{concerns}</td></tr>"
    )


def precedent_json(one: PrecedentView) -> dict[str, Any]:
    """Return one precedent in the documented form."""
    found, case = one.found, one.found.record["case"]
    return {
        "case": one.case,
        "meeting": found.meeting["id"],
        "date": found.meeting["date"],
        "number": case["number"],
        "title": one.title,
        "line": case["line"],
        "outcome": case["outcome"],
        "outcome_raw": case["outcome_raw"],
        "outcome_line": case["outcome_line"],
        "conditions": [{"line": line, "text": raw} for line, raw in one.conditions],
        "score": round(found.score, 6),
        "why": {
            "words": list(found.words),
            "related_words": list(found.related),
            "kinship": found.kin.kinship.name.lower(),
            "article": found.kin.text,
            "departments": list(found.departments),
            "fields": list(found.fields),
            "likeness": round(found.likeness, 6),
        },
        "concerns": [
            {
                "issue": label,
                "questions": [
                    {
                        "id": concern.question.id,
                        "line": concern.question.line,
                        "text": concern.question.text,
                        "answers": [
                            {"id": answer.id, "line": answer.line, "text": answer.text}
                            for answer in concern.answers
                        ],
                    }
                    for concern in held
                ],
            }
            for label, held in one.concerns
        ],
    }


def precedents(
    corpus: Corpus,
    text: str,
    *,
    article: Values,
    department: Values,
    like: str | None,
    limit: int,
    before: str | date | None,
) -> Precedents:
    """Return precedents in `corpus`; see `Corpus.precedents`."""
    searcher = corpus.library.searcher
    columns = searcher.columns
    row = None if like is None else _section(corpus, like)
    if row is None and not (text.strip() or values_of(article) or values_of(department)):
        raise UsageError("先例を探すには、文、条文、部署、または案件の id を指定してください。")
    days = [] if before is None else [_day(before)]
    if row is not None:
        days += (
            [day]
            if (day := columns.ints("meeting.day")[columns.ints("section.meeting")[row]])
            else []
        )
    provisions = tuple(_provision(corpus, value) for value in values_of(article))
    stood_on = provisions
    if row is not None and not provisions:
        stood_on = cited(columns.record("section.record", row))
    wanted = Wanted(
        text=text,
        provisions=provisions,
        concordant=tuple(_concordant(corpus, stood_on)),
        departments=_departments(corpus, values_of(department), row),
        like=row,
        before=min(days, default=None),
    )
    found = FoundPrecedents(
        columns,
        Finder(columns, searcher.leaves, searcher.tokens, names=False),
        tokenize,
        corpus.registers,
        wanted,
        limit=max(limit, 0),
        names=corpus.names,
    )
    asked = {
        "text": text,
        "articles": [provision.text for provision in found.provisions],
        "departments": values_of(department),
        "like": None if like is None else corpus.case(like).id,
        "before": None if wanted.before is None else date.fromordinal(wanted.before).isoformat(),
    }
    return Precedents(corpus, found, asked)


def _section(corpus: Corpus, name: str) -> int:
    """Return the section of the case that `name` names.

    Raises:
        NotFoundError: There is none.
    """
    case = corpus.case(name)
    columns = corpus.library.searcher.columns
    (meeting,) = corpus.library.rows_named(case.of.id)
    for row in range(*columns.span_of("meeting.sections", meeting)):
        if columns.record("section.record", row)["id"] == case.case.id:
            return row
    raise NotFoundError(f"「{name}」は索引にありません。")


def _day(before: str | date) -> int:
    from kurume_search.text.era import read_period

    if isinstance(before, date):
        return before.toordinal()
    period = read_period(before)
    if period is None:
        raise QueryError(f"日付「{before}」を読めません。2021-07-26、R3.7.26 のように書きます。")
    return period[0].toordinal()


def _provision(corpus: Corpus, value: str) -> Cited:
    predicate = resolve(Field("article", value), corpus.library.searcher.vocabulary).predicate
    if not isinstance(predicate, Cites) or predicate.article is None:
        raise QueryError(f"条文「{value}」を読めません。")
    places = (predicate.article, predicate.branch, predicate.paragraph, predicate.item)
    names = ("article", "branch", "paragraph", "item")
    text = str(Provision(**dict(zip(names, places, strict=True))))
    return Cited(predicate.laws, *places, text)


def _concordant(corpus: Corpus, provisions: Iterable[Cited]) -> Iterator[Cited]:
    """Yield what corresponds to `provisions` in other laws, as the register has it."""
    registers = corpus.registers
    for one in provisions:
        asked = Cites(one.article, one.branch, one.paragraph, one.item, one.laws)
        for found in correspondences(asked, registers):
            for other in found.others:
                if (held := other.provision) is not None and held.article is not None:
                    yield Cited(
                        frozenset({other.law}), held.article, held.branch, held.paragraph,
                        held.item, str(held),
                    )  # fmt: skip


def _departments(corpus: Corpus, values: list[str], like: int | None) -> frozenset[str]:
    """Return keys of departments: those asked for, else those of the case, renamed or not."""
    searcher, found = corpus.library.searcher, set[str]()
    for value in values:
        predicate = resolve(Field("dept", value), searcher.vocabulary).predicate
        if isinstance(predicate, OneOf):
            found |= predicate.values
    if found or like is None:
        return frozenset(found)
    keys: list[str] = searcher.columns.value("dept.keys")
    own = {keys[code] for code in searcher.columns.some("section.dept", like)}
    rows = [unit for unit in corpus.registers.departments if unit.id in own]
    return frozenset(own | {unit.id for unit in followed(rows, corpus.registers)})
