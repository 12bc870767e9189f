"""Whose minutes are counted: several councils in one figure are said, never pooled in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kurume_search.analytics.rows.basis import Remark

if TYPE_CHECKING:
    from kurume_search.search.columns import Columns

_NAMED = 5  # at most so many councils are listed


def together(columns: Columns, meetings: Iterable[int]) -> Iterator[Remark]:
    """Yield the remark that `meetings` are of several councils, if they are.

    Args:
        columns: Of the index.
        meetings: Rows. Where a council isn't known it could be any, and counts for none.
    """
    names = council_names(columns, meetings)
    if len(names) < 2:
        return
    listed = [names[council] for council in sorted(names)]
    shown, more = listed[:_NAMED], len(listed) - _NAMED
    ja, en = "、".join(shown), ", ".join(shown)
    if more > 0:
        ja, en = f"{ja} ほか{more}", f"{en} and {more} more"
    yield Remark(
        "councils",
        f"{len(names)} つの審議会を合わせて数えています({ja})。council: で一つを選べます。",
        f"{len(names)} councils are counted together ({en}); council: chooses one.",
    )


def council_names(columns: Columns, meetings: Iterable[int]) -> dict[str, str]:
    """Return the id of each known council of `meetings`, and the name that minutes print."""
    names: dict[str, str] = {}
    for row in meetings:
        record = columns.record("meeting.record", row)
        if record["council"]:
            names.setdefault(record["council"], record["body"] or record["council"])
    return names
