"""What a reader should know about the fields that a query asks for."""

from __future__ import annotations

from collections.abc import Callable, Collection
from collections.abc import Set as AbstractSet

# One sentence, since its English is found by its words.
CROSSES = (
    "2023年4月1日(個人情報保護法制の一元化)の前と後の会議を含みます。"
    "同じ番号の条文でも、前後で法令が違うことがあります。"
)


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
    if ("article" in fields or "law" in fields) and _crosses(set(map(day, meetings()))):
        said.append(CROSSES)
    if "speaker" in fields and len(meetings()) > 1:
        said.append("発言者の表示は一つの会議の中でだけ意味があります。")
    return said


def _crosses(days: set[int]) -> bool:
    if len(days) < 2:  # no table is read for the meetings of one day
        return False
    from kurume_search.text.reform import REFORM

    return REFORM.crossed_by(days)
