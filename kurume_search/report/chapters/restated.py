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
from kurume_search.report.entries import Desk
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


def published_difference(desk: Desk, published: Published, today: Document) -> Difference:
    """Return what of `published` is no longer so.

    Args:
        desk: Of the report under way.
        published: The older report.
        today: Its period, counted now.
    """
    texts = desk.texts
    compared = Comparison(published, today)
    restated, cases = tuple(compared.restated()), tuple(compared.cases())
    source = desk.ledger.origin(published.name, published.sha256)
    rows = []
    for one in restated:
        was = _was(desk, source, one)
        rows.append(Row((one.title, was, _now(desk, today, one), _reasons(desk, one.reasons))))
    blocks: list[Block] = [
        Prose(
            texts.rich(
                "restated.lead", period=str(published.about["period"]["label"]),
                software=str(published.about["fingerprints"].get("version", "—")),
            )
        )
    ]  # fmt: skip
    if rows:
        heads = (
            Head("figure", texts["difference.figure"]),
            Head("was", texts["restated.was"], numeric=True),
            Head("now", texts["restated.now"], numeric=True),
            Head("reason", texts["restated.reason"]),
        )
        blocks.append(
            Grid(
                id="restated", title=texts["restated.table"], heads=heads, rows=tuple(rows),
                rule=texts["restated.rule"],
            )
        )  # fmt: skip
    else:
        blocks.append(Prose(texts.rich("restated.nothing")))
    if cases:
        blocks.append(_cases(desk, published, today, cases, source))
    return Difference(tuple(blocks), _data(published, restated, cases))


def _was(desk: Desk, source: str, one: Restated) -> Cell:
    if one.was is None:
        return desk.texts["restated.not_listed"]
    label = desk.texts.fill("restated.entry", title=one.title, n=one.was)
    entry = desk.ledger.enter(
        Entry(id=f"published#{one.key}", kind="published", label=label, source=source, line=None)
    )
    return desk.ledger.stated(f"published/{one.key}", label, one.was, [entry])


def _now(desk: Desk, today: Document, one: Restated) -> Cell:
    if one.now is None:
        return desk.texts["restated.not_listed"]
    ids = desk.ledger.adopt(today, today.listings[one.now.listing].entries)
    if isinstance(one.now, Count):
        return desk.ledger.count(one.key, one.title, ids)
    return desk.ledger.stated(one.key, one.title, one.now.value, ids)


def _reasons(desk: Desk, reasons: tuple[str, ...]) -> Cell:
    return Many(tuple(desk.texts[f"reason.{reason}"] for reason in reasons))


def _cases(
    desk: Desk, published: Published, today: Document, cases: tuple[CaseChange, ...], source: str
) -> Grid:
    texts = desk.texts
    rows = []
    for one in cases:
        if one.id in today.entries:
            name = desk.ledger.adopt(today, [one.id])[0]
            label = desk.ledger.entries[name].label
        else:
            label = str(published.data["entries"][one.id]["label"])
            name = desk.ledger.enter(
                Entry(id=f"published#{one.id}", kind="published", label=label, source=source,
                      line=None)
            )  # fmt: skip
        shown = [_shown(desk, one.what, value) for value in (one.was, one.now)]
        rows.append(
            Row(
                (
                    Ref(label, name),
                    texts[f"changed.{one.what}"],
                    *shown,
                    _reasons(desk, one.reasons),
                )
            )
        )
    heads = tuple(
        Head(name, texts[f"restated.case_{name}"])
        for name in ("case", "what", "was", "now", "reason")
    )
    return Grid(
        id="restated-cases", title=texts["restated.cases"], heads=heads, rows=tuple(rows),
        rule=texts["restated.cases_rule"],
    )  # fmt: skip


def _shown(desk: Desk, what: str, value: Any) -> str:
    if what in ("added", "removed"):
        return "—"
    if what == "outcome":
        return outcome_name(desk, value)
    if isinstance(value, list | tuple):
        return "、".join(map(str, value)) or desk.texts["words.none"]
    return desk.texts["words.unrecorded"] if value is None else str(value)


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
