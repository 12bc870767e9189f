"""The report as JSON, schema ``kurume-search/report/1``; everything by id."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from kurume_search.errors import ReportError
from kurume_search.report.cells import (
    Cell,
    Change,
    Count,
    Figure,
    Line,
    Many,
    Ref,
    Rich,
    Share,
    Stated,
    Worked,
)
from kurume_search.report.model import (
    SCHEMA,
    Block,
    Document,
    Grid,
    Picture,
    Prose,
    Quotes,
    Terms,
)

SCHEMA_FILE = "report.schema.json"


def json_bytes(document: Document) -> bytes:
    """Return the report as JSON."""
    text = json.dumps(to_json(document), ensure_ascii=False, indent=1)
    return (text + "\n").encode()


def schema_bytes() -> bytes:
    """Return the JSON Schema that reports keep to."""
    import kurume_search.data

    return (Path(kurume_search.data.__file__).parent / SCHEMA_FILE).read_bytes()


def to_json(document: Document) -> dict[str, Any]:
    """Return the report as JSON values, keys in their order."""
    about = document.about
    return {
        "schema": SCHEMA,
        "report": {
            "title": about.title, "subtitle": about.subtitle, "lang": about.lang,
            "period": {"key": about.period, "label": about.period_label},
            "compared": about.compared,
            "councils": [{"id": key, "name": name} for key, name in about.councils],
            "as_of": about.as_of.isoformat(), "synthetic": about.synthetic,
            "documents": about.makeup.to_json(),
            "names": "show" if about.names else "hide", "corpus": about.corpus,
            "software": about.software, "tokenizer": about.tokenizer,
            "fingerprints": dict(about.fingerprints),
            "corrections": [dict(row) for row in about.corrections],
        },
        "sections": [
            {"id": section.id, "title": section.title, "blocks": [*map(_block, section.blocks)]}
            for section in document.sections
        ],
        "figures": _figures(document),
        "lists": {
            one.id: {"title": one.title, "rows": len(one.entries), "entries": list(one.entries)}
            for one in document.listings.values()
        },
        "entries": {
            one.id: {
                "kind": one.kind, "label": one.label, "source": one.source, "line": one.line,
                "line_end": one.line_end, "quote": one.quote, "meeting": one.meeting,
                "cases": list(one.cases), "facts": dict(one.facts),
            }
            for one in document.entries.values()
        },
        "sources": {
            one.key: {
                "path": one.path, "sha256": one.sha256, "title": one.title,
                "licence": one.licence, "synthetic": one.synthetic,
            }
            for one in document.origins.values()
        },
        "difference": document.difference,
    }  # fmt: skip


def _figures(document: Document) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for figure in document.figures():
        made = figure_json(figure)
        known = found.setdefault(figure.key, made)
        if (known["value"], known.get("list")) != (made["value"], made.get("list")):
            raise ReportError(f"報告書の数「{figure.key}」が二つの値を持っています。")
    return found


def figure_json(figure: Figure) -> dict[str, Any]:
    """Return one figure as JSON values."""
    match figure:
        case Count():
            return {"kind": "count", "value": figure.value, "list": figure.listing}
        case Stated():
            return {"kind": "stated", "value": figure.value, "list": figure.listing}
        case Share():
            return {
                "kind": "share",
                "value": figure.value,
                "low": figure.low,
                "high": figure.high,
                "part": figure.part.key,
                "whole": figure.whole.key,
                "few": figure.few,
            }
        case Change():
            return {
                "kind": "change",
                "value": figure.value,
                "now": figure.now.key,
                "then": figure.then.key,
            }
        case Worked():
            return {
                "kind": "worked",
                "value": figure.value,
                "formula": figure.formula,
                "parts": [part.key for part in figure.parts],
            }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Prose():
            return {"type": "prose", "role": block.role, "words": cell_json(block.words)}
        case Grid():
            return {"type": "table", **_grid(block)}
        case Quotes():
            return {
                "type": "quotes",
                "id": block.id,
                "title": block.title,
                "entries": list(block.entries),
                "empty": block.empty,
            }
        case Picture():
            return {
                "type": "chart",
                "id": block.id,
                "title": block.title,
                "alt": block.alt,
                "table": block.table,
            }
        case Terms():
            return {
                "type": "terms",
                "id": block.id,
                "items": [{"term": term, "text": cell_json(cell)} for term, cell in block.items],
            }


def _grid(grid: Grid) -> dict[str, Any]:
    return {
        "id": grid.id,
        "title": grid.title,
        "columns": [
            {"name": head.name, "label": head.label, "numeric": head.numeric} for head in grid.heads
        ],
        "rows": [
            {"entry": row.entry, "cells": [cell_json(cell) for cell in row.cells]}
            for row in grid.rows
        ],
        "rule": grid.rule,
        "notes": list(grid.notes),
    }


def cell_json(cell: Cell) -> Any:
    """Return a cell: text and null as they are, everything else with its type."""
    match cell:
        case None | str():
            return cell
        case date():
            return {"type": "date", "value": cell.isoformat()}
        case Ref():
            return {"type": "ref", "text": cell.text, "entry": cell.entry}
        case Line():
            return {
                "type": "line",
                "source": cell.source,
                "line": cell.line,
                "line_end": cell.line_end,
            }
        case Many():
            return {"type": "lines", "cells": [cell_json(one) for one in cell.cells]}
        case Rich():
            return {"type": "rich", "parts": [cell_json(one) for one in cell.parts]}
        case _:
            return {"type": "figure", "key": cell.key, "value": cell.value}
