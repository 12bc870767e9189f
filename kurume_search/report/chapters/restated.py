"""The part of chapter 6 about what was published: restated figures and changed cases."""

from __future__ import annotations

from typing import Any

from kurume_search.report.cells import (
    Cell,
    Count,
    Many,
    Ref,
    Stated,
)
from kurume_search.report.chapters.cases import outcome_name
from kurume_search.report.chapters.difference import Difference
from kurume_search.report.model import (
    Block,
    Document,
    Entry,
    Grid,
    Head,
    Prose,
    Row,
)
from kurume_search.report.published import CaseChange, Comparison, Published, Restated
from kurume_search.report.report_scope import ReportScope


def published_difference(scope: ReportScope, published: Published, today: Document) -> Difference:
    """Return what of `published` is no longer so.

    Args:
        scope: Of the report under way.
        published: The older report.
        today: Its period, counted now.
    """
    texts = scope.texts
    compared = Comparison(published, today)
    restated, cases = tuple(compared.restated()), tuple(compared.cases())
    source = scope.ledger.origin(published.name, published.sha256)
    rows = []
    for one in restated:
        was = _was(scope, source, one)
        rows.append(Row((one.title, was, _now(scope, today, one), _reasons(scope, one.reasons))))
    blocks: list[Block] = [
        Prose(
            texts.rich(
                "restated.lead",
                period=str(published.about["period"]["label"]),
                software=str(published.about["fingerprints"].get("version", "—")),
            )
        )
    ]
    if rows:
        heads = (
            Head("figure", texts["difference.figure"]),
            Head("was", texts["restated.was"], numeric=True),
            Head("now", texts["restated.now"], numeric=True),
            Head("reason", texts["restated.reason"]),
        )
        blocks.append(
            Grid(
                id="restated",
                title=texts["restated.table"],
                heads=heads,
                rows=tuple(rows),
                rule=texts["restated.rule"],
            )
        )
    else:
        blocks.append(Prose(texts.rich("restated.nothing")))
    if cases:
        blocks.append(_cases(scope, published, today, cases, source))
    return Difference(tuple(blocks), _data(published, restated, cases))


def _was(scope: ReportScope, source: str, one: Restated) -> Cell:
    if one.was is None:
        return scope.texts["restated.not_listed"]
    label = scope.texts.fill("restated.entry", title=one.title, n=one.was)
    entry = scope.ledger.enter(
        Entry(id=f"published#{one.key}", kind="published", label=label, source=source, line=None)
    )
    return scope.ledger.stated(f"published/{one.key}", label, one.was, [entry])


def _now(scope: ReportScope, today: Document, one: Restated) -> Cell:
    if one.now is None:
        return scope.texts["restated.not_listed"]
    ids = scope.ledger.adopt(today, today.listings[one.now.listing].entries)
    if isinstance(one.now, Count):
        return scope.ledger.count(one.key, one.title, ids)
    return scope.ledger.stated(one.key, one.title, one.now.value, ids)


def _reasons(scope: ReportScope, reasons: tuple[str, ...]) -> Cell:
    return Many(tuple(scope.texts[f"reason.{reason}"] for reason in reasons))


def _cases(
    scope: ReportScope,
    published: Published,
    today: Document,
    cases: tuple[CaseChange, ...],
    source: str,
) -> Grid:
    texts = scope.texts
    rows = []
    for one in cases:
        if one.id in today.entries:
            name = scope.ledger.adopt(today, [one.id])[0]
            label = scope.ledger.entries[name].label
        else:
            label = str(published.data["entries"][one.id]["label"])
            name = scope.ledger.enter(
                Entry(
                    id=f"published#{one.id}",
                    kind="published",
                    label=label,
                    source=source,
                    line=None,
                )
            )
        shown = [_shown(scope, one.what, value) for value in (one.was, one.now)]
        rows.append(
            Row(
                (
                    Ref(label, name),
                    texts[f"changed.{one.what}"],
                    *shown,
                    _reasons(scope, one.reasons),
                )
            )
        )
    heads = tuple(
        Head(name, texts[f"restated.case_{name}"])
        for name in ("case", "what", "was", "now", "reason")
    )
    return Grid(
        id="restated-cases",
        title=texts["restated.cases"],
        heads=heads,
        rows=tuple(rows),
        rule=texts["restated.cases_rule"],
    )


def _shown(scope: ReportScope, what: str, value: Any) -> str:
    if what in ("added", "removed"):
        return "—"
    if what == "outcome":
        return outcome_name(scope, value)
    if isinstance(value, list | tuple):
        return "、".join(map(str, value)) or scope.texts["words.none"]
    return scope.texts["words.unrecorded"] if value is None else str(value)


def _data(
    published: Published, restated: tuple[Restated, ...], cases: tuple[CaseChange, ...]
) -> dict[str, Any]:
    def change(one: CaseChange) -> dict[str, Any]:
        return {"case": one.id, "reasons": list(one.reasons)}

    return {
        "file": published.name,
        "sha256": published.sha256,
        "period": published.period,
        "restated": [
            {
                "key": one.key, "title": one.title, "was": one.was,
                "now": one.now.value if isinstance(one.now, Count | Stated) else None,
                "reasons": list(one.reasons), "added": list(one.added),
                "removed": list(one.removed),
            }
            for one in restated
        ],
        "added": [change(one) for one in cases if one.what == "added"],
        "removed": [change(one) for one in cases if one.what == "removed"],
        "changed": [
            {"case": one.id, "what": one.what, "was": one.was, "now": one.now,
             "reasons": list(one.reasons)}
            for one in cases
            if one.what not in ("added", "removed")
        ],
    }  # fmt: skip
