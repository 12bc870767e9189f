"""Chapter 9: how well the minutes were read, and what a person set right."""

from __future__ import annotations

from collections.abc import Iterator

from kurume_search.model.case import CaseUnit
from kurume_search.model.place import PartKind
from kurume_search.report.cells import (
    Cell,
    Count,
    Stated,
    Worked,
)
from kurume_search.report.facts import CaseFact, SittingFact
from kurume_search.report.model import (
    Block,
    Entry,
    Grid,
    Head,
    Prose,
    Row,
    Section,
)
from kurume_search.report.report_scope import ReportScope


def section(scope: ReportScope) -> Section:
    """Return the chapter."""
    texts = scope.texts
    blocks: list[Block] = []
    shown = read_share(scope)
    if shown is not None:
        blocks.append(Prose(texts.rich("quality.read", share=shown, unclaimed=unclaimed(scope))))
    blocks += [
        _diagnostics(scope),
        _unmatched(scope),
        _corrections(scope),
        _documents(scope),
    ]
    return Section(id="quality", title=texts["quality.title"], blocks=tuple(blocks))


def read_share(scope: ReportScope) -> Worked | None:
    """Return the share of characters that belong to a parsed part; None without minutes."""
    whole = claimed = 0
    for sitting in scope.sittings:
        for part in sitting.minutes.parts:
            size = len("".join(part.span.of(sitting.source.text).split()))
            whole += size
            claimed += 0 if part.kind is PartKind.UNCLAIMED else size
    if not whole:
        return None
    ids = [_document(scope, sitting.minutes.path) for sitting in scope.sittings]
    ids = list(dict.fromkeys(ids))
    title = scope.texts["quality.documents"]
    parts = tuple(
        Stated(
            key=f"{scope.period.key}/characters/{name}",
            value=value,
            listing=scope.ledger.listing(title, ids),
        )
        for name, value in (("claimed", claimed), ("all", whole))
    )
    return Worked(
        key=f"{scope.period.key}/characters/share",
        value=claimed / whole,
        parts=parts,
        formula=scope.texts["quality.read_formula"],
        percent=True,
    )


def _document(scope: ReportScope, path: str) -> str:
    row = next(r for r in scope.facts.library.folder.manifest if r.path == path)
    return scope.ledger.enter(
        Entry(
            id=f"file:{row.path}",
            kind="document",
            label=row.title or row.path,
            source=scope.file(row.path, row.sha256, not row.real),
            line=None,
        )
    )


def unclaimed(scope: ReportScope) -> Count:
    """Return how many stretches belong to no part; their words stay hidden with the names."""
    ids = []
    for sitting in scope.sittings:
        parts = [
            part
            for part in sitting.minutes.parts
            if part.kind is PartKind.UNCLAIMED and part.span.of(sitting.source.text).strip()
        ]
        for number, part in enumerate(parts, 1):
            label = scope.texts["quality.unclaimed_one"]
            ids.append(scope.part(sitting, "unclaimed", f"unclaimed{number}", label, part.line))
    return scope.count("unclaimed", scope.texts["quality.unclaimed"], ids, mark=False)


def _diagnostics(scope: ReportScope) -> Grid:
    texts = scope.texts
    found: dict[tuple[str, str], list[str]] = {}
    for sitting in scope.sittings:
        for number, said in enumerate(sitting.minutes.diagnostics, 1):
            entry = scope.diagnostic(sitting, number, said)
            found.setdefault((said.severity.value, said.code), []).append(entry)
    order = {"error": 0, "warning": 1, "info": 2}
    rows = [
        Row(
            (
                texts[f"severity.{severity}"],
                texts.get(f"diagnostic.{code}", code),
                scope.count(f"diagnostics/{code}/{severity}", code, ids, mark=False),
            )
        )
        for (severity, code), ids in sorted(found.items(), key=lambda p: (order[p[0][0]], p[0][1]))
    ]
    everything = [one for ids in found.values() for one in ids]
    total = scope.count("diagnostics", texts["quality.diagnostics"], everything, mark=False)
    rows.append(Row((texts["words.total"], None, total)))
    return Grid(
        id="diagnostics",
        title=texts["quality.diagnostics"],
        rows=tuple(rows),
        total=True,
        heads=(
            Head("severity", texts["quality.severity"]),
            Head("code", texts["quality.code"]),
            Head("count", texts["quality.count"], numeric=True),
        ),
        rule=texts["quality.diagnostics_rule"],
    )


def _unmatched(scope: ReportScope) -> Grid:
    texts = scope.texts
    units: dict[str, list[str]] = {}
    laws: dict[str, list[str]] = {}
    for sitting in scope.sittings:
        for number, (case, unit) in enumerate(_unknown_units(sitting), 1):
            entry = scope.part(
                sitting, "unmatched", f"unit{number}", unit.name, unit.place.line, case=case
            )
            units.setdefault(unit.name, []).append(entry)
        for at, cited in enumerate(sitting.minutes.citations, 1):
            if cited.law and cited.law_id is None:
                laws.setdefault(cited.law, []).append(scope.unmatched_law(sitting, at, cited))
    rows: list[Row] = []
    for kind, found in (("unit", units), ("law", laws)):
        for name, ids in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])):
            counted = scope.count(f"unmatched/{kind}/{name}", name, ids, mark=False)
            rows.append(Row((texts[f"quality.unmatched_{kind}"], name, counted)))
    everything = [one for found in (units, laws) for ids in found.values() for one in ids]
    total = scope.count("unmatched", texts["quality.unmatched"], everything, mark=False)
    rows.append(Row((texts["words.total"], None, total)))
    return Grid(
        id="unmatched",
        title=texts["quality.unmatched"],
        rows=tuple(rows),
        total=True,
        heads=(
            Head("kind", texts["quality.kind"]),
            Head("name", texts["quality.name"]),
            Head("count", texts["quality.count"], numeric=True),
        ),
        rule=texts["quality.unmatched_rule"],
    )


def _unknown_units(sitting: SittingFact) -> Iterator[tuple[CaseFact, CaseUnit]]:
    """Yield the departments of a meeting's cases that no register knows, each with its case."""
    for case in sitting.cases:
        for body in case.case.bodies:
            yield from ((case, unit) for unit in body.units if unit.id is None)


def corrected(scope: ReportScope) -> Iterator[tuple[str, Row]]:
    """Yield each correction that was applied: its entry, and its row."""
    unsaid = scope.texts["words.unrecorded"]
    for sitting in scope.sittings:
        for number, made in enumerate(sitting.minutes.corrections, 1):
            entry = scope.correction(sitting, number, made)
            cells: tuple[Cell, ...] = (
                scope.sitting_label(sitting),
                made.field,
                made.was or unsaid,
                made.value or unsaid,
                f"{made.why}（{made.who}）" if scope.names else made.why,
                scope.ledger_line(entry),
            )
            yield entry, Row(cells, entry=entry)


def _corrections(scope: ReportScope) -> Grid:
    texts = scope.texts
    found = list(corrected(scope))
    total = scope.count(
        "corrections", texts["quality.corrections"], [entry for entry, _ in found], mark=False
    )
    rows = [row for _, row in found]
    rows.append(Row((texts["words.total"], total, None, None, None, None)))
    heads = tuple(
        Head(name, texts[f"quality.correction_{name}"])
        for name in ("meeting", "field", "was", "value", "why", "source")
    )
    return Grid(
        id="corrections",
        title=texts["quality.corrections"],
        rows=tuple(rows),
        total=True,
        heads=heads,
        rule=texts["quality.corrections_rule"],
    )


def _documents(scope: ReportScope) -> Grid:
    """Return the files of the report, and those of the corpus that couldn't be opened."""
    texts = scope.texts
    rows = []
    for path in dict.fromkeys(sitting.minutes.path for sitting in scope.sittings):
        entry = _document(scope, path)
        known = scope.ledger.entries[entry]
        origin = scope.ledger.origins[known.source]
        rows.append(
            Row(
                (
                    known.label,
                    origin.path,
                    origin.sha256,
                    origin.licence or texts["words.unrecorded"],
                    scope.ledger_line(entry),
                ),
                entry=entry,
            )
        )
    rows += [
        Row((failed["message"], failed["path"], "—", "—", None))
        for failed in scope.facts.library.info["failed"]
    ]
    heads = tuple(
        Head(name, texts[f"quality.document_{name}"])
        for name in ("title", "path", "sha256", "licence", "source")
    )
    return Grid(
        id="documents",
        title=texts["quality.documents"],
        rows=tuple(rows),
        heads=heads,
        cards=True,
        rule=texts["quality.documents_rule"],
    )
