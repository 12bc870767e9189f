"""Charts of a report: drawn of trends, and refused if they say other than its tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from kurume_search.analytics.trends.counting import trend
from kurume_search.analytics.trends.measures import asked
from kurume_search.analytics.trends.trend import Trend
from kurume_search.charts.provenance import Provenance
from kurume_search.charts.trend import trend_chart
from kurume_search.errors import ReportError
from kurume_search.query.ast import And, Field, Node, Not, Or, Query, Range
from kurume_search.report.model import Picture
from kurume_search.report.period import Period
from kurume_search.report.report_scope import ReportScope
from kurume_search.search.answering.found import Found


def outcomes(scope: ReportScope) -> Picture:
    """Return cases by outcome and year."""
    made = _trend(scope, "outcomes", "outcome")
    drawn: Counter[str] = Counter()
    for row in made.rows:
        drawn[row.group or ""] += row.count or 0
    counted = Counter(case.outcome for one in _desks(scope) for case in one.cases)
    _same("outcomes", +drawn, counted)
    return _picture(scope, "outcomes", made, "by-outcome")


def articles(scope: ReportScope) -> Picture | None:
    """Return cases by article; None over so many years that nobody could read it."""
    if len(scope.period.years) > 2:
        return None
    made = _trend(scope, "cases", "article")
    drawn: Counter[str] = Counter()
    for row in made.rows:
        drawn[row.group or ""] += row.count or 0
    counted = Counter(
        key for one in _desks(scope) for case in one.cases for key in dict(case.articles)
    )
    _same("articles", Counter({k: n for k, n in drawn.items() if ":" in k and n}), counted)
    return _picture(scope, "articles", made, "by-article")


def questions(scope: ReportScope) -> Picture | None:
    """Return question turns by year; None for a single year."""
    if len([*scope.period.years, *(scope.other.period.years if scope.other else ())]) < 3:
        return None
    made = _trend(scope, "questions", None)
    drawn = sum(row.count or 0 for row in made.rows)
    _same("questions", drawn, sum(len(one.questions) for one in _desks(scope)))
    return _picture(scope, "questions", made, "years")


def _desks(scope: ReportScope) -> tuple[ReportScope, ...]:
    return (scope,) if scope.other is None else (scope, scope.other)


def _same(what: str, drawn: object, counted: object) -> None:
    if drawn != counted:
        raise ReportError(f"報告書の図「{what}」と表の数が合いません。")


def _trend(scope: ReportScope, measure: str, split: str | None) -> Trend:
    searcher = scope.facts.library.searcher
    sittings = [sitting for one in _desks(scope) for sitting in one.sittings]
    return trend(
        searcher,
        asked(measure, by="fiscal_year", split=split),
        within=_within(scope),
        synthetic=any(sitting.minutes.synthetic for sitting in sittings),
    )


def _within(scope: ReportScope) -> Found:
    """Return the meetings of the report, as a search finds them."""
    parts = [_any(tuple(_asked(one.period) for one in _desks(scope)))]
    chosen, silent = scope.facts.chosen, scope.facts.silent
    if "" in chosen:  # minutes that name no council: only those of the others can be asked for
        parts += [Not(Field("council", key)) for key in sorted(silent)]
    elif chosen:
        parts.append(_any(tuple(Field("council", key) for key in sorted(chosen))))
    node = parts[0] if len(parts) == 1 else And(tuple(parts))
    return scope.facts.library.searcher.search(Query(node=node))


def _any(nodes: tuple[Node, ...]) -> Node:
    return nodes[0] if len(nodes) == 1 else Or(nodes)


def _asked(period: Period) -> Node:
    if period.since and period.until:
        return Range("date", period.since.isoformat(), period.until.isoformat())
    return Range("year", str(period.first), str(period.last))


def _picture(scope: ReportScope, name: str, made: Trend, table: str) -> Picture:
    library = scope.facts.library
    version = library.folder.fingerprint
    origin = Provenance(hash=version, synthetic=made.synthetic, makeup=scope.makeup)
    # The report itself says what it is about; its query is none of the reader's.
    chart = trend_chart(replace(made, within=None), lang=scope.texts.lang, provenance=origin)
    return Picture(id=name, title=chart.title, svg=chart.svg, alt=chart.alt, table=table)
