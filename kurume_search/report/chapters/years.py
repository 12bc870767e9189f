"""The table of fiscal years: one row a year, 会議録なし where there are no minutes."""

from __future__ import annotations

from kurume_search.query.terms import APPROVALS
from kurume_search.report.cells import Cell
from kurume_search.report.entries import Desk
from kurume_search.report.facts import CaseFact
from kurume_search.report.ledger import share
from kurume_search.report.model import Grid, Head, Row
from kurume_search.report.period import Period, year_label

_COLUMNS = (
    "meetings", "cases", "approved_any", "rejected", "pending", "noted_other", "unrecorded",
    "rate", "questions", "sentences",
)  # fmt: skip
_PENDING = ("continued", "deferred", "withdrawn")


def years_table(desk: Desk) -> Grid:
    """Return the years of the period, those compared first where they come before."""
    texts = desk.texts
    years = list(desk.period.years)
    if desk.compared:
        years = sorted({*years, *desk.compared.years})
    heads = (
        Head("year", texts["years.year"]),
        *(Head(name, texts[f"years.{name}"], numeric=True) for name in _COLUMNS),
    )
    return Grid(
        id="years", title=texts["years.title"], heads=heads,
        rows=tuple(_row(desk.of(Period(year, year)), year) for year in years),
        rule=texts["years.rule"], notes=(texts["words.few_note"],),
    )  # fmt: skip


def _row(desk: Desk, year: int) -> Row:
    texts, label = desk.texts, year_label(year, desk.lang)
    if not desk.sittings:
        return Row((label, texts["words.no_data"], *("—" for _ in _COLUMNS[1:])))

    def cases(name: str, held: list[CaseFact]) -> Cell:
        return desk.count(
            f"years/{name}", f"{label} {texts[f'years.{name}']}", map(desk.case, held), mark=False
        )

    def turns(name: str, ids: list[str]) -> Cell:
        return desk.count(f"years/{name}", f"{label} {texts[f'years.{name}']}", ids, mark=False)

    named = {"approved_any": APPROVALS, "rejected": ("rejected",), "pending": _PENDING,
             "unrecorded": ("unrecorded",)}  # fmt: skip
    groups = {
        name: [case for case in desk.cases if case.outcome in values]
        for name, values in named.items()
    }
    taken = {value for values in named.values() for value in values}
    groups["noted_other"] = [case for case in desk.cases if case.outcome not in taken]
    part = desk.count(
        "years/approved", f"{label} {texts['years.approved_any']}",
        map(desk.case, groups["approved_any"]), mark=False,
    )  # fmt: skip
    whole = desk.count(
        "years/decided", f"{label} {texts['counts.decided']}",
        map(desk.case, [c for c in desk.cases if c.outcome in (*APPROVALS, "rejected")]),
        mark=False,
    )  # fmt: skip
    meetings = desk.count(
        "years/meetings", f"{label} {texts['years.meetings']}", map(desk.meeting, desk.sittings),
        mark=False,
    )  # fmt: skip
    sentences = [one for turn in desk.questions for one in desk.sentences(turn)]
    cells: list[Cell] = [label, meetings, cases("cases", list(desk.cases))]
    cells += [cases(name, groups[name]) for name in _COLUMNS[2:7]]
    cells += [
        share(part, whole), turns("questions", [desk.turn(turn) for turn in desk.questions]),
        turns("sentences", sentences),
    ]  # fmt: skip
    return Row(tuple(cells))
