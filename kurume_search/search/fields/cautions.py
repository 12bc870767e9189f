"""What a reader should know about the fields that a query asks for."""

from __future__ import annotations

from collections.abc import Callable, Collection
from collections.abc import Set as AbstractSet

from kurume_search.search.fields.reform import CROSSES, crosses


def cautions(
    fields: Collection[str], meetings: Callable[[], AbstractSet[int]], day: Callable[[int], int]
) -> list[str]:
    """Return the Japanese sentences that belong to an answer.

    Args:
        fields: The fields that were asked for, by their English names.
        meetings: Gives the rows of the meetings in the answer.
        day: The ordinal of a meeting's day by its row; 0 is unknown.
    """
    said = []
    if "year" in fields:
        said.append("year: は年度（4月から翌年3月）です。")
    if ("article" in fields or "law" in fields) and crosses(map(day, meetings())):
        said.append(CROSSES)
    if "speaker" in fields and len(meetings()) > 1:
        said.append("発言者の表示は一つの会議の中でだけ意味があります。")
    return said
