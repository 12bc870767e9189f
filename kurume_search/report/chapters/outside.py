"""Chapter 8: what minutes can't give; an empty frame unless the user fills it."""

from __future__ import annotations

from collections.abc import Mapping

from kurume_search.report.cells import Cell, Stated, Worked
from kurume_search.report.model import (
    Block,
    Entry,
    Grid,
    Head,
    Prose,
    Row,
    Section,
)
from kurume_search.report.period import Period
from kurume_search.report.report_scope import ReportScope
from kurume_search.report.supplied import Frame, Given, Rate, Supplied


def section(scope: ReportScope, frame: Frame, supplied: Supplied | None) -> Section:
    """Return the chapter."""
    texts = scope.texts
    lead = "outside.lead" if supplied is None else "outside.given"
    blocks: list[Block] = [Prose(texts.rich(lead, file=supplied.name if supplied else ""))]
    periods = [scope.period]
    if supplied is not None and scope.compared:
        periods.append(scope.compared)
    rows = []
    for one in frame.asked:
        found = [supplied.find(one.id, p.years) if supplied else () for p in periods]
        cells: list[Cell] = [one.group, one.label, one.definition]
        cells += [
            _cell(scope, supplied, one.label, rows_, period)
            for rows_, period in zip(found, periods, strict=True)
        ]
        cells.append("、".join(row.note for row in found[0] if row.note) or None)
        rows.append(Row(tuple(cells)))
    labels = {one.id: one.label for one in frame.asked}
    groups = {one.id: one.group for one in frame.asked}
    for rate in frame.rates:
        cells = [groups[rate.parts[0]], rate.label, rate.formula]
        cells += [_rate(scope, supplied, rate, period, labels) for period in periods]
        rows.append(Row((*cells, None)))
    heads = [
        Head("group", texts["outside.group"]),
        Head("item", texts["outside.item"]),
        Head("definition", texts["outside.definition"]),
        Head("value", texts["outside.value"], numeric=True),
    ]
    if len(periods) > 1:
        heads.append(Head("compared", periods[1].label(scope.lang), numeric=True))
    heads.append(Head("note", texts["outside.note"]))
    blocks.append(
        Grid(
            id="outside",
            title=texts["outside.table"],
            heads=tuple(heads),
            rows=tuple(rows),
            rule=texts["outside.rule"],
        )
    )
    return Section(id="outside", title=texts["outside.title"], blocks=tuple(blocks))


def _cell(
    scope: ReportScope,
    supplied: Supplied | None,
    label: str,
    rows: tuple[Given, ...],
    period: Period,
) -> Cell:
    if supplied is None or not rows:
        return scope.texts["outside.empty"]
    if len(rows) == 1:
        return _stated(scope, supplied, label, rows[0])
    parts = tuple(_stated(scope, supplied, label, row) for row in rows)
    return Worked(
        key=f"{period.key}/outside/{rows[0].id}",
        value=sum(part.value for part in parts),
        parts=parts,
        formula=scope.texts["outside.summed"],
    )


def _stated(scope: ReportScope, supplied: Supplied, label: str, row: Given) -> Stated:
    source = scope.ledger.origin(supplied.name, supplied.sha256)
    entry = scope.ledger.enter(
        Entry(
            id=f"{supplied.name}#{row.line}",
            kind="supplied",
            label=f"{label} {row.value}",
            source=source,
            line=row.line,
            quote=row.raw,
        )
    )
    return scope.ledger.stated(f"{row.year}/outside/{row.id}", label, row.value, [entry])


def _rate(
    scope: ReportScope,
    supplied: Supplied | None,
    rate: Rate,
    period: Period,
    labels: Mapping[str, str],
) -> Cell:
    """Return the rate where everything that it needs is given for one year."""
    if supplied is None or len(period.years) != 1:
        return scope.texts["outside.empty"]
    stated: dict[str, Stated] = {}
    for name in dict.fromkeys((*rate.parts, *rate.whole)):
        found = supplied.find(name, period.years)
        if not found:
            return scope.texts["outside.empty"]
        stated[name] = _stated(scope, supplied, labels[name], found[0])
    whole = sum(stated[name].value for name in rate.whole)
    if not whole:
        return scope.texts["outside.empty"]
    return Worked(
        key=f"{period.key}/outside/{rate.id}",
        value=sum(stated[name].value for name in rate.parts) / whole,
        parts=tuple(stated.values()),
        formula=rate.formula,
        percent=True,
    )
