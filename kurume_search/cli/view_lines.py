"""A meeting, case or turn as programs read it: its JSON form and its source lines as rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kurume_search.api.found.views import CaseView, MeetingView, SourceLine, TurnView

    View = MeetingView | CaseView | TurnView


def view_json(view: View, *, names: bool) -> dict[str, Any]:
    """Return `view` in the documented form, with its source lines."""
    from kurume_search.api.found.views import MeetingView
    from kurume_search.api.showing.names import without_names
    from kurume_search.model.json import to_json
    from kurume_search.model.officials import Officials

    meeting = view if isinstance(view, MeetingView) else view.of
    form = to_json(meeting.minutes, meeting.source)
    if not names:
        form = without_names(form, [Officials(meeting.minutes, meeting.source)])
    if not isinstance(view, MeetingView):
        inner = view.id.rsplit("/", 1)[1]
        found = next(one for key in ("cases", "turns") for one in form[key] if one["id"] == inner)
        form = {"source": form["source"], **found}
        if view.corrected:
            form["corrected"] = list(view.corrected)
    lines = [{"line": s.line, "text": s.text, **_page(s)} for s in view_lines(view)]
    if len(meeting.versions) > 1:
        form["version"] = meeting.version
        form["versions"] = [one._asdict() for one in meeting.versions]
    return {"id": view.id, **{k: v for k, v in form.items() if k != "id"}, "source_lines": lines}


def view_rows(view: View) -> list[dict[str, Any]]:
    """Return the source lines of `view`, each with the turns that have words in it."""
    from kurume_search.api.found.views import MeetingView

    meeting = view if isinstance(view, MeetingView) else view.of
    turns: dict[int, list[str]] = {}
    for turn in meeting.turns:
        for line in range(turn.turn.place.line, turn.turn.place.line_end + 1):
            turns.setdefault(line, []).append(turn.id)
    source = {"path": meeting.minutes.path, "sha256": meeting.minutes.sha256}
    rows: list[dict[str, Any]] = [
        {
            "id": view.id,
            "turns": turns.get(one.line),
            "line": one.line,
            "text": one.text,
            **source,
            **_page(one),
        }
        for one in view_lines(view)
    ]
    corrected: dict[int | None, list[str]] = {}
    for correction in meeting.minutes.corrections:
        corrected.setdefault(correction.line, []).append(correction.field)
    if not any(row["line"] in corrected for row in rows):
        return rows  # nearly always: then there is no such column
    return [{**row, "corrected": corrected.get(row["line"])} for row in rows]


def _page(line: SourceLine) -> dict[str, int]:
    return {} if line.page is None else {"page": line.page}


def view_lines(view: View) -> Iterator[SourceLine]:
    """Yield the source lines of `view` that hold words."""
    from kurume_search.api.found.views import MeetingView

    if isinstance(view, MeetingView):
        lines = view.lines(1, view.minutes.source_lines)
    else:
        lines = iter(view.source_lines)
    return (line for line in lines if line.text.strip())
