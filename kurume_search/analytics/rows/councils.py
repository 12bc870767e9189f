"""Whose minutes are counted: several councils in one figure are said, never pooled in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from kurume_search.analytics.rows.basis import Remark
from kurume_search.query.vocabulary import PRINTED

if TYPE_CHECKING:
    from kurume_search.search.stored.columns import Columns

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
    ids, firsts = council_ids(columns), dict[str, int]()
    for row in meetings:
        firsts.setdefault(ids[row], row)
    firsts.pop("", None)
    body = (columns.record("meeting.record", row)["body"] for row in firsts.values())
    return {council: name or council for council, name in zip(firsts, body, strict=True)}


def council_ids(columns: Columns) -> list[str]:
    """Return the id of the council of each meeting; empty where it isn't known."""
    keys = columns.value("council.keys")
    ids = np.array(["" if key.startswith(PRINTED) else key for key in keys], dtype=object)
    starts = np.asarray(columns.ints("meeting.council.starts"))
    named = ids[np.asarray(columns.ints("meeting.council"))]
    is_id = named != ""
    found = np.full(columns.meetings, "", dtype=object)
    found[np.repeat(np.arange(columns.meetings), np.diff(starts))[is_id]] = named[is_id]
    held: list[str] = found.tolist()
    return held
