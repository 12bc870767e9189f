"""Reads what precedents are asked for, and looks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from kurume_search.api.found.filters import Values, values_of
from kurume_search.api.found.precedents import Precedents
from kurume_search.errors import NotFoundError, QueryError, UsageError
from kurume_search.query.ast import Field, Unit
from kurume_search.query.concordance import correspondences
from kurume_search.query.departments import followed
from kurume_search.query.predicates import Cites, OneOf
from kurume_search.query.resolve import resolve
from kurume_search.search.kinship.precedents import FoundPrecedents, Wanted
from kurume_search.search.kinship.provisions import Cited, cited
from kurume_search.search.words.tokens import tokenize

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.search.stored.columns import Columns

_WORDS = 100  # about so many are counted in every case


def precedents(
    corpus: Corpus,
    text: str,
    *,
    article: Values,
    department: Values,
    like: str | None,
    limit: int,
    before: str | date | None,
    subset: str | None,
) -> Precedents:
    """Return precedents in `corpus`; see `Corpus.precedents`.

    Raises:
        QueryError: An article, department or day can't be understood.
        NotFoundError: There is no case `like`.
        UsageError: Nothing was asked, or `limit` is below 0.
    """
    if limit < 0:
        raise UsageError("limit は 0 以上です。")
    searcher = corpus.library.searcher
    columns = searcher.columns
    row = None if like is None else _section(corpus, like)
    if row is None and not (text.strip() or values_of(article) or values_of(department)):
        raise UsageError("先例を探すには、文、条文、部署、または案件の id を指定してください。")
    provisions = tuple(_provision(corpus, value) for value in values_of(article))
    stood_on = provisions
    if row is not None and not provisions:
        stood_on = cited(columns.record("section.record", row))
    bound = corpus.within(subset)
    wanted = Wanted(
        text=text,
        provisions=provisions,
        concordant=tuple(_concordant(corpus, stood_on)),
        departments=_departments(corpus, values_of(department), row),
        like=row,
        before=_last_day(columns, before, row),
        within=None if bound is None else bound.rows(Unit.CASE),
    )
    found = FoundPrecedents(
        columns,
        searcher.leaves,
        searcher.finder(names=False, work=_WORDS * columns.sections),
        tokenize,
        corpus.registers,
        wanted,
        limit=limit,
        names=corpus.names,
    )
    asked = {
        "text": text,
        "articles": [provision.text for provision in found.provisions],
        "departments": values_of(department),
        "like": None if row is None else _id(columns, row),
        "subset": subset,
        "before": None if wanted.before is None else date.fromordinal(wanted.before).isoformat(),
    }
    return Precedents(corpus, found, asked, () if bound is None else bound.notes)


def _section(corpus: Corpus, name: str) -> int:
    """Return the section of the case that `name` names.

    Raises:
        NotFoundError: There is none.
    """
    columns = corpus.library.searcher.columns
    name = name if "/" in name else corpus.case(name).id
    meeting, _, inner = name.rpartition("/")
    rows = corpus.library.rows_named(meeting)
    if len(rows) == 1:
        for row in range(*columns.span_of("meeting.sections", rows[0])):
            record = columns.record("section.record", row)
            if record["id"] == inner and record["case"] is not None:
                return row
    # Says what is wrong with the id.
    raise NotFoundError(f"「{corpus.case(name).id}」は索引にありません。")


def _id(columns: Columns, row: int) -> str:
    """Return the permanent id of the case in that section."""
    meeting = columns.record("meeting.record", columns.ints("section.meeting")[row])
    return f"{meeting['id']}/{columns.record('section.record', row)['id']}"


def _last_day(columns: Columns, before: str | date | None, like: int | None) -> int | None:
    """Return the ordinal of the day before which cases are earlier; None where any day is."""
    days = [] if before is None else [_day(before)]
    if like is not None:
        meeting = columns.ints("section.meeting")[like]
        days += filter(None, [columns.ints("meeting.day")[meeting]])
    return min(days, default=None)


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
    if not isinstance(predicate, Cites) or predicate.provision.article is None:
        raise QueryError(f"条文「{value}」を読めません。")
    return Cited(predicate.laws, predicate.provision, str(predicate.provision))


def _concordant(corpus: Corpus, provisions: Iterable[Cited]) -> Iterator[Cited]:
    """Yield what corresponds to `provisions` in other laws, as the register has it."""
    registers = corpus.registers
    for one in provisions:
        for found in correspondences(Cites(one.provision, one.laws), registers):
            for other in found.others:
                if (held := other.provision) is not None and held.article is not None:
                    yield Cited(frozenset({other.law}), held, str(held))


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
