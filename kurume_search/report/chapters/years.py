"""The table of fiscal years: one row a year, 会議録なし where there are no minutes."""

from __future__ import annotations

from kurume_search.model.terms import APPROVALS, UNRECORDED
from kurume_search.report.cells import Cell
from kurume_search.report.facts import CaseFact
from kurume_search.report.ledger import share
from kurume_search.report.model import Grid, Head, Row
from kurume_search.report.period import Period, year_label
from kurume_search.report.report_scope import ReportScope

_COLUMNS = (
    "meetings", "cases", "approved_any", "rejected", "pending", "noted_other", "unrecorded",
    "rate", "questions", "sentences",
)  # fmt: skip
_PENDING = ("continued", "deferred", "withdrawn")


def years_table(scope: ReportScope) -> Grid:
    """Return the years of the period, those compared first where they come before."""
    texts = scope.texts
    years = list(scope.period.years)
    if scope.compared:
        years = sorted({*years, *scope.compared.years})
    heads = (
        Head("year", texts["years.year"]),
        *(Head(name, texts[f"years.{name}"], numeric=True) for name in _COLUMNS),
    )
    return Grid(
        id="years",
        title=texts["years.title"],
        heads=heads,
        rows=tuple(_row(scope.of(Period(year, year)), year) for year in years),
        rule=texts["years.rule"],
        notes=(
            texts["words.few_note"],
            *scope.corrected("case.outcome", "case.procedure", "turn.kind"),
        ),
    )


def _row(scope: ReportScope, year: int) -> Row:
    texts, label = scope.texts, year_label(year, scope.lang)
    if not scope.sittings:
        return Row((label, texts["words.no_data"], *("—" for _ in _COLUMNS[1:])))

    def cases(name: str, some: list[CaseFact]) -> Cell:
        return scope.count(
            f"years/{name}",
            f"{label} {texts[f'years.{name}']}",
            map(scope.case, some),
            mark=False,
        )

    def turns(name: str, ids: list[str]) -> Cell:
        return scope.count(f"years/{name}", f"{label} {texts[f'years.{name}']}", ids, mark=False)

    named = {
        "approved_any": APPROVALS,
        "rejected": ("rejected",),
        "pending": _PENDING,
        "unrecorded": (UNRECORDED,),
    }
    groups = {
        name: [case for case in scope.cases if case.outcome in values]
        for name, values in named.items()
    }
    taken = {value for values in named.values() for value in values}
    groups["noted_other"] = [case for case in scope.cases if case.outcome not in taken]
    part = scope.count(
        "years/approved",
        f"{label} {texts['years.approved_any']}",
        map(scope.case, groups["approved_any"]),
        mark=False,
    )
    whole = scope.count(
        "years/decided",
        f"{label} {texts['counts.decided']}",
        map(scope.case, [c for c in scope.cases if c.outcome in (*APPROVALS, "rejected")]),
        mark=False,
    )
    meetings = scope.count(
        "years/meetings",
        f"{label} {texts['years.meetings']}",
        map(scope.meeting, scope.sittings),
        mark=False,
    )
    sentences = [one for turn in scope.questions for one in scope.sentences(turn)]
    cells: list[Cell] = [label, meetings, cases("cases", list(scope.cases))]
    cells += [cases(name, groups[name]) for name in _COLUMNS[2:7]]
    cells += [
        share(part, whole),
        turns("questions", [scope.turn(turn) for turn in scope.questions]),
        turns("sentences", sentences),
    ]
    return Row(tuple(cells))
