"""How many of the values that are counted a person set right: said under every figure of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kurume_search.analytics.rows.basis import Remark
from kurume_search.model.corrected import FIELD_NAMES
from kurume_search.query.ast import Field, Node, Range, walk

if TYPE_CHECKING:
    from kurume_search.analytics.rows.frame import Frame
    from kurume_search.analytics.rows.selection import Selection
    from kurume_search.model.corrected import SetRight

_DAY = ("meeting.fiscal_year", "meeting.date")
_COUNCIL = ("meeting.body", "meeting.municipality")
_OF_CASES = ("turn.cases",)  # which cases a turn serves, and so what it is counted under
# What counting or asking by a name rests on: a field of queries and facets, a measure, a period.
_BEHIND = {
    "article": _OF_CASES,
    "law": _OF_CASES,
    "dept": _OF_CASES,
    "department": _OF_CASES,
    "case": _OF_CASES,
    "topic": ("case.title", *_OF_CASES),
    "outcome": ("case.outcome", *_OF_CASES),
    "outcomes": ("case.outcome",),
    "approval_rate": ("case.outcome",),
    "procedure": ("case.procedure", *_OF_CASES),
    "number": ("case.number", *_OF_CASES),
    "threads": ("case.number", "case.title"),
    "kind": ("turn.kind",),
    "questions": ("turn.kind",),
    "question_sentences": ("turn.kind",),
    "answers": ("turn.kind",),
    "role": ("turn.role",),
    "speaker": ("turn.speaker",),
    "year": _DAY,
    "date": _DAY,
    "since": _DAY,
    "fiscal_year": _DAY,
    "calendar_year": _DAY,
    "half_year": _DAY,
    "month": _DAY,
    "meeting": ("meeting.number", *_DAY),
    "council": _COUNCIL,
}


def asked_by(node: Node) -> Iterator[str]:
    """Yield the names of the fields that a query asks for."""
    return (one.name.removesuffix("!") for one in walk(node) if isinstance(one, Field | Range))


def corrected(
    frame: Frame,
    selection: Selection,
    values: Iterable[tuple[int, SetRight]],
    names: Iterable[str],
) -> Iterator[Remark]:
    """Yield the remark that some of what is counted was set right, if it was.

    Args:
        frame: The arrays.
        selection: What is counted.
        values: The values that a person set right, each with the row of its meeting.
        names: What is counted and asked by, as `_BEHIND` has it; others rest on nothing.
    """
    fields = {field for name in names for field in _BEHIND.get(name, ())}
    meant = [(row, value) for row, value in values if value.field in fields]
    if not meant:
        return
    scope = _Scope(frame, selection)
    counts = Counter(value.field for row, value in meant if scope.holds(row, value))
    if counts:
        yield remark(counts)


def remark(counts: Counter[str]) -> Remark:
    """Return what is said of values that a person set right, by their fields."""
    listed = [(*FIELD_NAMES[name], counts[name]) for name in FIELD_NAMES if counts[name]]
    return Remark(
        "corrected",
        f"数える対象には、人が訂正した値が {counts.total()} か所あります"
        f"({'、'.join(f'{ja} {n}' for ja, _, n in listed)})。",
        f"Of the values counted here, {counts.total()} set right by a person"
        f" ({', '.join(f'{en} {n}' for _, en, n in listed)}).",
    )


class _Scope:
    """What a selection holds of meetings, cases and turns."""

    def __init__(self, frame: Frame, selection: Selection) -> None:
        self._frame, self._selection = frame, selection
        self._cases = selection.case_mask(frame)
        self._placements = selection.placement_mask(frame)

    def holds(self, row: int, value: SetRight) -> bool:
        """Return whether something of the meeting in `row` is counted."""
        frame, selection = self._frame, self._selection
        if not selection.meetings[row]:
            return False
        sections = (frame.section_meeting == row).nonzero()[0].tolist()
        if value.kind == "meeting":
            return selection.sections is None or bool(selection.sections[sections].any())
        name = f"{frame.meeting_ids[row]}/{value.id}"
        if value.kind == "case":
            return any(self._cases[at] and frame.section_id(at) == name for at in sections)
        if self._placements is None:
            return True
        turns = (frame.passage_meeting == row).nonzero()[0].tolist()
        passage = next((at for at in turns if frame.passage_id(at) == name), None)
        return bool(self._placements[frame.placement_passage == passage].any())
