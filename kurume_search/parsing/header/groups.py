"""Words within a list of all who attend that say whose the persons behind them are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.header.fields import (
    BEFORE_PARENS,
    Field,
    FieldLabel,
    holds_people,
    whose_words,
)
from kurume_search.parsing.header.name_shapes import member_ends, title_at_end
from kurume_search.parsing.lines.pieces import Piece
from kurume_search.text.frozen import frozen


@cache
def group_words() -> re.Pattern[str]:
    """Match the word that says whose the persons behind it are (審査会  甲野会長 …)."""
    groups = table("header_labels")["groups"]["words"]
    words = "|".join(map(re.escape, [word for held in groups.values() for word in held]))
    return re.compile(rf"^(?P<group>{words})\s+(?=\S)")


def read_group(text: str) -> FieldLabel | None:
    """Return whose the persons of a folded line are, in a list of all who attend."""
    match = group_words().match(text)
    if match is None:
        return None
    groups = table("header_labels")["groups"]["words"]
    name = next(name for name, words in groups.items() if match["group"] in words)
    return FieldLabel(name, match["group"], match.end())


@cache
def _inner_groups() -> re.Pattern[str]:
    """Match a word within a list of persons that says whose the ones behind it are."""
    spaced = (r"\s*".join(word) for word in sorted(whose_words(), key=len, reverse=True))
    words = "|".join(spaced)  # 〔委 員〕
    return re.compile(
        rf"(?:^|(?<=[\s、,)】〕|/]))(?:[(\[【〔<〈《]\s*(?P<a>{words})\s*[)\]】〕>〉》]|(?P<b>{words})\s*:"
        rf"|(?P<c>{words}){BEFORE_PARENS})\s*"
    )


@frozen()
class _Others:
    """Patterns of the words for others than members, and the field of each."""

    fields: dict[str, str]
    # Behind a count such a word alone parts them off: 以上5名 担当課 甲野 事務局 乙川.
    behind_count: re.Pattern[str]
    # A line of the list begins with it: ・事務局 小林総務課長.
    begins: re.Pattern[str]
    # Behind those of the line: 小林総務課長、北原係長(事務局).
    ends: re.Pattern[str]


@cache
def _others() -> _Others:
    held = table("header_labels")["within"]["words"]
    fields = {word: name for name, own in held.items() if name != "members" for word in own}
    words = "|".join(sorted(fields, key=len, reverse=True))
    return _Others(
        fields,
        re.compile(rf"(?<=\s)(?P<a>{words})(?P<b>)(?P<c>)\s+(?=\S)"),
        re.compile(rf"(?P<a>{words})(?P<b>)(?P<c>)\s+(?=\S)"),
        re.compile(rf"\s?\((?P<whose>{words})\)[。、\s]*$"),
    )


# A count, or the word for members before all of a list (委員 甲野会長、乙川 事務局 丙山).
_COUNTED = re.compile(r"^委員(?=\s)|[0-9一二三四五六七八九十]\s?[名人]\)?(?=\s)")
_TOKEN = re.compile(r"[^、,]+")


def _marks(words: Piece) -> list[re.Match[str]]:
    """Return the words that say whose those behind them are, in a line of a list."""
    marks = [mark for mark in _inner_groups().finditer(words.text) if _parts(words, mark)]
    if marks:
        return marks
    if begins := _others().begins.match(words.text):
        return [begins]
    counted = _COUNTED.search(words.text)
    return list(_others().behind_count.finditer(words.text, counted.end())) if counted else []


def _cut_named(words: Piece) -> tuple[Piece, Field | None]:
    """Cut off those at the end of a line whose brackets behind the last say whose they are.

    They are the last, and officials right before; members before these stay.
    """
    ends = _others().ends.search(words.text)
    if ends is None:
        return words, None
    begin = ends.start()
    for token in reversed(list(_TOKEN.finditer(words.text, 0, ends.start()))):
        name = token[0].strip()
        official = title_at_end().search(name) and not name.endswith(member_ends())
        if begin < ends.start() and not official:
            break
        begin = token.start()
    whose = ends["whose"]
    own = Field(_others().fields[whose], whose, words.line, words.start + begin)
    own.pieces.append(words.cut(begin, ends.start()))
    return words.cut(0, begin), own


def _parts(words: Piece, mark: re.Match[str]) -> bool:
    """Return whether a word parts those behind it from those before.

    It doesn't where parentheses that opened before hold it: 5名(会長:甲野 委員:乙川).
    """
    if mark["c"]:
        # 委員9名(…) is left with its count.
        return mark["c"][0] != "委" and holds_people(words.text, mark.end())
    opened = words.text.count("(", 0, mark.start()) - words.text.count(")", 0, mark.start())
    return not mark["b"] or opened <= 0


def split_groups(fields: Sequence[Field]) -> list[Field]:
    """Part a list of all who attend into those of members, office and body (委員:… 事務局:…)."""
    names = whose_words()
    found: list[Field] = []
    for held in fields:
        found.append(held)
        if held.id not in ("members", "secretariat", "explainers"):
            continue
        current, whole, held.pieces = held, list(held.pieces), []
        for line in whole:
            words, named = _cut_named(line)
            if named is not None:
                found.append(named)
            marks = _marks(words)
            edges = [0, *(mark.start() for mark in marks), len(words.text)]
            if edges[1]:
                current.pieces.append(words.cut(0, edges[1]))
            for mark, stop in zip(marks, edges[2:], strict=True):
                label = "".join((mark["a"] or mark["b"] or mark["c"]).split())
                if names[label] != current.id:
                    current = Field(names[label], label, words.line, words.start + mark.end())
                    found.append(current)
                current.pieces.append(words.cut(mark.end(), stop))
    return found
