"""A header that stands whole on one line, its breaks lost: 会議名 …　日時 …　場所 …　出席者 …."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise

from kurume_search.data import table
from kurume_search.parsing.lines.shapes import looks_like

# A line with fewer columns or gaps holds no header.
_SHORTEST, _GAPS = 30, 4
# A line of such a header has so many gaps; where a page broke it, so many lines at most, which
# differ in length by no more than this.
_WIDE, _LINES, _RAGGED = 2, 12, 2
# What can stand before the first label of a line: (12) ○.
_MARK = 7
# So many fields on one line are a header; two stand beside each other in many.
_FIELDS = 3
_WITH_DAY = ("date", "time", "time_end")


@cache
def header_labels() -> dict[str, str]:
    """Return label (spaces left out) → field of those that are labels wherever they stand."""
    held = table("header_labels")["one_line"]
    found: dict[str, str] = {}
    for row in table("header_labels")["field"]:
        for label in row["labels"] if row["id"] in held["fields"] else ():
            if label not in held["never"]:
                found.setdefault(label, row["id"])
    return found


@cache
def _label() -> re.Pattern[str]:
    longest = sorted(header_labels(), key=len, reverse=True)
    words = "|".join(r"\s?".join(map(re.escape, label)) for label in longest)
    marked = "|".join(r"\s?".join(map(re.escape, label)) for label in _marked_labels())
    counted = r"(?:[0-9]{1,2}(?:[.．、)]|\s)|\([0-9]{1,2}\))\s?"
    return re.compile(
        rf"(?:^|(?<=\s))(?:[●○◎◇◆■□・※]\s?|{counted})?"
        rf"(?:[【\[<〈〔]\s?(?P<a>{words})\s?[】\]>〉〕]\s?:?\s*"
        rf"|(?P<b>{words})(?:\([^()]{{1,12}}\))?(?:\s?:\s*|\s+))(?=\S)"
        rf"|(?:^|(?<=\s))[●○◎◇◆■□・※]\s?(?P<c>{marked})\s+(?=午|[0-9])"
    )


@cache
def _marked_labels() -> dict[str, str]:
    """Return label → field of those where a mark stands before them and a time behind (○開会)."""
    marked = table("header_labels")["one_line"]["marked"]
    rows = table("header_labels")["field"]
    return {label: row["id"] for row in rows for label in row["labels"] if label in marked}


@cache
def _labels_alone() -> re.Pattern[str]:
    """Match several labels one behind the other, with nothing between them (日 時: 会 場:)."""
    rows = table("header_labels")["field"]
    known = sorted({label for row in rows for label in row["labels"]}, key=len, reverse=True)
    words = "|".join(r"\s{0,4}".join(map(re.escape, label)) for label in known)
    return re.compile(rf"(?:(?:^|(?<=\s)){_COUNTED}(?:{words})\s?:\s*){{{_FIELDS},16}}")


_COUNTED = r"(?:(?:[0-9]{1,2}|\([0-9]{1,2}\))[.．、)]?\s{0,4}|[●○◎◇◆■□・]\s?)?"
_NEXT_LABEL = re.compile(r"(?<=:)\s*")


def labels_alone(words: str) -> list[int]:
    """Return where the labels begin that stand one behind the other in a folded line, and end.

    Their values stand behind them all, as columns of a page come out as text.

    >>> labels_alone("会議録  1 日  時: 2 会  場: 3 出席者:   令和3年5月1日")
    [5, 13, 21, 30]
    """
    if words.count(":") < _FIELDS:
        return []
    match = _labels_alone().search(words)
    if match is None:
        return []
    return [match.start(), *(gap.end() for gap in _NEXT_LABEL.finditer(words, *match.span()))]


def _may_be_header(words: str) -> bool:
    """Return whether a line is long, has gaps, and a day in it: most have too few of them."""
    if len(words) < _SHORTEST or words.count(" ") + words.count("\t") < _GAPS:
        return False
    return bool(looks_like("date", words))


def headers_in(printed: Sequence[str]) -> dict[int, list[int]]:
    """Return position of a folded line → where the fields of a header begin in it.

    A page may have broken such a line: then all of its paragraph is one.
    """
    found: dict[int, list[int]] = {}
    for at, words in enumerate(printed):
        # Most lines have no gap, and most of those that have one are of tables.
        if not (" " in words or "\t" in words) or "|" in words or at in found:
            continue
        if len(words) < _SHORTEST or words.count(" ") + words.count("\t") < _WIDE:
            continue
        paragraph = _paragraph(printed, at)
        if not (cuts := cuts_of_header("".join(paragraph))):
            continue
        starts = [0, *accumulate(map(len, paragraph))]
        inner = [[cut - low for cut in cuts if low <= cut < high] for low, high in pairwise(starts)]
        # In a list each label begins its line.
        if sum(cut > _MARK for own in inner for cut in own) > 1:
            found |= dict(enumerate(inner, at))
    return found


def _paragraph(printed: Sequence[str], at: int) -> Sequence[str]:
    """Return a line and those that go on with it, each but the last as full as the first."""
    full = max(len(printed[at]) - _RAGGED, _SHORTEST)
    found: list[str] = []
    for words in printed[at : at + _LINES]:
        if not words or words.isspace():
            break
        found.append(words)
        if len(words) < full:
            break
    return found


def cuts_of_header(words: str) -> list[int]:
    """Return where the fields of a header begin that stand in one folded line; none elsewhere.

    A day must stand where its label says so, and something behind each of the labels.

    >>> line = "灯野町審議会 日時 令和3年5月1日 場所 灯野町役場 2階会議室 出席者 甲野会長、乙川委員"
    >>> [line[cut : cut + 2] for cut in cuts_of_header(line)]
    ['日時', '場所', '出席']
    """
    if "|" in words or not _may_be_header(words):
        return []
    fields: list[str] = []
    found: list[re.Match[str]] = []
    for match in _label().finditer(words):
        label = "".join((match["a"] or match["b"] or match["c"]).split())
        field = (_marked_labels() if match["c"] else header_labels())[label]
        if field not in fields:
            fields.append(field)
            found.append(match)
    edges = [*(match.start() for match in found), len(words)]
    values = [words[match.end() : stop] for match, stop in zip(found, edges[1:], strict=True)]
    if len(fields) < _FIELDS or any(low.end() == high.start() for low, high in pairwise(found)):
        return []
    day = any(
        field in _WITH_DAY and looks_like("date", value)
        for field, value in zip(fields, values, strict=True)
    )
    return edges[:-1] if day else []
