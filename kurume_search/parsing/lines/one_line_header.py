"""A header that stands whole on one line, its breaks lost: 会議名 …　日時 …　場所 …　出席者 …."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from kurume_search.data import table
from kurume_search.parsing.lines.shapes import looks_like

# A line with fewer columns or gaps holds no header.
_SHORTEST, _GAPS = 30, 4
# So many fields on one line are a header; two stand beside each other in many.
_FIELDS = 3
_WITH_DAY = ("date", "time", "time_end")


@cache
def _fields() -> dict[str, str]:
    held = table("header_labels")["one_line"]
    found: dict[str, str] = {}
    for row in table("header_labels")["field"]:
        for label in row["labels"] if row["id"] in held["fields"] else ():
            if label not in held["never"]:
                found.setdefault(label, row["id"])
    return found


@cache
def _label() -> re.Pattern[str]:
    longest = sorted(_fields(), key=len, reverse=True)
    words = "|".join(r"\s?".join(map(re.escape, label)) for label in longest)
    counted = r"(?:[0-9]{1,2}(?:[.．、)]|\s)|\([0-9]{1,2}\))\s?"
    return re.compile(
        rf"(?:^|(?<=\s))(?:[●○◎◇◆■□・※]\s?|{counted})?"
        rf"(?:[【\[<〈〔]\s?(?P<a>{words})\s?[】\]>〉〕]\s?:?\s*"
        rf"|(?P<b>{words})(?:\([^()]{{1,12}}\))?(?:\s?:\s*|\s+|$))"
    )


def _may_be_header(words: str) -> bool:
    """Return whether a line is long, has gaps, and a day in it: most have too few of them."""
    if len(words) < _SHORTEST or words.count(" ") + words.count("\t") < _GAPS:
        return False
    return bool(looks_like("date", words))


def cuts_of_header(words: str, *, goes_on: bool = False) -> list[int]:
    """Return where the fields of a header begin that stand in one folded line; none elsewhere.

    A day must stand where its label says so, and something behind each of the labels.

    Args:
        words: The line.
        goes_on: The line above is such a header, and the page broke it here.

    >>> line = "灯野町審議会 日時 令和3年5月1日 場所 灯野町役場 2階会議室 出席者 甲野会長、乙川委員"
    >>> [line[cut : cut + 2] for cut in cuts_of_header(line)]
    ['日時', '場所', '出席']
    """
    if "|" in words or not (goes_on or _may_be_header(words)):
        return []
    fields: list[str] = []
    found: list[re.Match[str]] = []
    for match in _label().finditer(words):
        field = _fields()["".join((match["a"] or match["b"]).split())]
        if field not in fields:
            fields.append(field)
            found.append(match)
    edges = [*(match.start() for match in found), len(words)]
    if goes_on:
        return edges[:-1]
    values = [words[match.end() : stop] for match, stop in zip(found, edges[1:], strict=True)]
    if len(fields) < _FIELDS or any(low.end() == high.start() for low, high in pairwise(found)):
        return []
    day = any(
        field in _WITH_DAY and looks_like("date", value)
        for field, value in zip(fields, values, strict=True)
    )
    return edges[:-1] if day else []
