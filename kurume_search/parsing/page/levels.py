"""What a unit stands under, in its name as printed: 部, and an office between (部と所)."""

from __future__ import annotations

import re
from functools import cache

from kurume_search.data import table


@cache
def _levels() -> re.Pattern[str]:
    """Match 部 and what stands between it and the unit; the unit is the rest."""
    names = table("units")
    high = "|".join(map(re.escape, names["departments"]))
    alone = "|".join(re.escape(name) for name in names["departments"] if len(name) > 1)
    low = "|".join(map(re.escape, sorted(names["offices"], key=len, reverse=True)))
    # 部 of 内部, 外部, 一部, 本部 and of compass points opens no department.
    return re.compile(
        rf"(?P<department>(?!(?:内|外|一|本|全|東|西|南|北|中|支)部)(?:[^\s()]{{1,16}}?(?<![内外一本全支])(?:{high})|{alone}))\s*(?=\S)"
        rf"(?:(?P<office>[^\s()]{{1,16}}?(?:{low}))\s*(?=[^\s()]+(?:課|室|係|担当|館|園)$))?"
    )


def split_unit(name: str) -> tuple[int, int]:
    """Return where 部 and the office below it end in `name` (0 where there is none)."""
    match = _levels().match(name)
    if match is None or match.end() >= len(name):
        return 0, 0
    department = match.end("department")
    return department, match.end("office") if match["office"] else department
