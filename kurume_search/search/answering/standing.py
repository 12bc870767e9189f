"""In which answering sections a passage stands."""

from __future__ import annotations

from kurume_search.query.ast import Unit
from kurume_search.search.answering.found import Found


def sections_of(found: Found, passage: int) -> list[int]:
    """Return the sections that the passage in that row stands in, as far as they answer."""
    columns, atoms = found.columns, found.atoms
    low, high = columns.span_of("placement.section", passage)
    sections = columns.ints("placement.section")
    match found.unit:
        case Unit.TURN:
            return [sections[at] for at in range(low, high) if at in atoms]
        case Unit.CASE:
            return [section for section in sections[low:high] if section in atoms]
        case Unit.ITEM:
            item = columns.ints("section.item")
            return [section for section in sections[low:high] if item[section] in atoms]
    return list(sections[low:high])
