"""Reads what exchanges are asked for, and looks for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kurume_search.api.found.exchanges import Exchanges
from kurume_search.api.found.filters import Values, values_of
from kurume_search.api.found.search_options import SORTS, SearchOptions, Sort
from kurume_search.errors import UsageError, check_choice
from kurume_search.query.ast import Field, Unit
from kurume_search.query.predicates import OneOf
from kurume_search.search.exchanges import SIDES, FoundExchanges
from kurume_search.search.fields.issues import AXIS

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus


def exchanges(
    corpus: Corpus,
    query: str,
    filters: Mapping[str, Values],
    options: SearchOptions,
    *,
    unit: Unit | None,
    sort: Sort,
    side: str | None,
    answered_by: Values,
    unanswered: bool,
) -> Exchanges:
    """Return the exchanges of `corpus`; see `Corpus.exchanges`.

    Raises:
        QueryError: A field, value or operator can't be understood.
        UsageError: There is no such side.
    """
    if side not in (None, *SIDES):
        raise UsageError(f"「{side}」という側はありません。", near=list(SIDES))
    check_choice("sort", sort, SORTS)
    asked = options.parse(corpus, query, filters, unit or Unit.TURN)
    issues, others = _topics(corpus, filters.get("topic"))
    found = options.find(corpus, asked)
    rows = FoundExchanges(
        corpus.library.searcher.columns,
        found,
        corpus.registers,
        side=side,
        answered_by=_meant(corpus, "role", answered_by),
        issues=issues,
        topics=others,
        unanswered=unanswered,
        sort=sort,
    )
    notes = (_ISSUE_NOTE,) if issues else ()
    return Exchanges(corpus, asked, found, rows, side, notes)


_ISSUE_NOTE = "論点の話題は、質問そのものがその語を含むものに限りました。"


def _topics(corpus: Corpus, values: Values) -> tuple[frozenset[str], frozenset[str]]:
    """Return the topics asked for: those of the issue axis, and the others."""
    meant = _meant(corpus, "topic", values)
    axis = {topic.id: topic.axis for topic in corpus.registers.topics}
    issues = frozenset(name for name in meant if axis.get(name) == AXIS)
    return issues, meant - issues


def _meant(corpus: Corpus, field: str, values: Values) -> frozenset[str]:
    """Return the keys that the values of a field name.

    Raises:
        QueryError: One names nothing.
    """
    from kurume_search.query.resolve import resolve

    found: set[str] = set()
    for value in values_of(values):
        predicate = resolve(Field(field, value), corpus.library.searcher.vocabulary).predicate
        if isinstance(predicate, OneOf):
            found |= predicate.values
    return frozenset(found)
