"""Hits as JSON and as rows, in the forms that are documented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kurume_search.query.ast import Query, Unit
from kurume_search.search.answering.hits import Hit

if TYPE_CHECKING:
    from kurume_search.search.answering.found import Found
    from kurume_search.search.building.letters import JoinedLetter


def query_json(query: Query, unit: Unit) -> dict[str, Any]:
    """Return a query as every result has it in its JSON form: as typed, as parsed, its unit."""
    return {"raw": query.raw, "parsed": str(query), "unit": str(unit)}


def expansions(found: Found) -> list[dict[str, Any]]:
    """Return what was asked for besides the words as typed, for the JSON form."""
    return [
        {"text": one.text, "terms": list(map(str, one.terms)), "why": one.why}
        for one in found.expansions
    ]


def hit_json(hit: Hit, letters: Sequence[JoinedLetter] = ()) -> dict[str, Any]:
    """Return one hit in the documented form.

    `corrected` stands in it only if a person did, `letters` only if there are any, `synthetic`
    only if it is invented.
    """
    corrected = _corrected(hit)
    form = {
        **_facts(hit),
        "passages": [
            {
                "id": passage.id,
                "kind": passage.turn_kind or passage.kind,
                "line": passage.line,
                "start": passage.start,
                "stop": passage.stop,
                "text": passage.text,
                "marks": [[s.start, s.stop] for mark in passage.marks for s in mark.source],
            }
            for passage in hit.passages
        ],
    }
    if letters:
        from kurume_search.api.found.letters import letters_summary

        form["letters"] = letters_summary(letters)
    if corrected:
        form["corrected"] = corrected
    return {**form, "synthetic": True} if hit.meeting["synthetic"] else form


def _corrected(hit: Hit) -> list[str]:
    return [field for case in hit.cases for field in case["corrected"]]


def _facts(hit: Hit) -> dict[str, Any]:
    return {
        "case": hit.case,
        "meeting": hit.meeting["id"],
        "number": hit.number,
        "title": hit.title,
        "articles": [article["text"] for article in hit.articles],
        "departments": [department["name"] for department in hit.departments],
        "topics": [topic["label"] for topic in hit.topics],
        "outcome": hit.outcome,
        "score": round(hit.score, 6),
    }


ROW = (
    "rank", "id", "case", "meeting", "date", "fiscal_year", "number", "title", "articles",
    "departments", "topics", "outcome", "score", "passages", "line", "path", "sha256",
    "corrected", "synthetic",
)  # fmt: skip


def hit_row(rank: int, hit: Hit) -> dict[str, Any]:
    """Return one hit as a row: what it is, where it was found, and where that stands."""
    return {
        **_facts(hit),
        "rank": rank,
        "id": hit.id,
        "date": hit.meeting["date"],
        "fiscal_year": hit.meeting["fiscal_year"],
        "passages": [f"{passage.line}: {passage.text}" for passage in hit.passages],
        "line": hit.line or (hit.passages[0].line if hit.passages else None),
        "path": hit.meeting["path"],
        "sha256": hit.meeting["sha256"],
        "corrected": _corrected(hit),
        "synthetic": hit.meeting["synthetic"],
    }
