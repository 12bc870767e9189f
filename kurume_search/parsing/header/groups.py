"""Words within a list of all who attend that say whose the persons behind them are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

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
        rf"(?<![^\s、,)】〕|/])(?:[(\[【〔<〈《]\s*(?P<boxed>{words})\s*[)\]】〕>〉》]"
        rf"|(?P<led>{words})\s*:|(?P<held>{words}){BEFORE_PARENS})\s*"
    )


class _Mark(NamedTuple):
    """A word for whose those behind it are: where it begins and they do, and the word."""

    begin: int
    behind: int
    word: str


@frozen()
class _Others:
    """Patterns of the words for others than members, and the field of each."""

    fields: dict[str, str]
    # Before a gap such a word alone parts them off: 以上5名 担当課 甲野 事務局 乙川.
    apart: re.Pattern[str]
    # Behind those of the line: 小林総務課長、北原係長(事務局).
    ends: re.Pattern[str]


@cache
def _others() -> _Others:
    held = table("header_labels")["within"]["words"]
    fields = {word: name for name, own in held.items() if name != "members" for word in own}
    words = "|".join(sorted(fields, key=len, reverse=True))
    return _Others(
        fields,
        re.compile(rf"(?<!\S)(?P<word>{words})\s+(?=\S)"),
        re.compile(rf"\s?\((?P<word>{words})\)[。、\s]*$"),
    )


# A count, or the word for members before all of a list (委員 甲野会長、乙川 事務局 丙山).
_COUNTED = re.compile(r"^委員(?=\s)|[0-9一二三四五六七八九十]\s?[名人]\)?(?=\s)")
_TOKEN = re.compile(r"[^、,]+")


def _marks(words: Piece) -> list[_Mark]:
    """Return the words that say whose those behind them are, in a line of a list."""
    inner = (match for match in _inner_groups().finditer(words.text) if _parts(words, match))
    if marks := [_mark(match, match[match.lastgroup or 0]) for match in inner]:
        return marks
    apart = _others().apart
    if begins := apart.match(words.text):
        return [_mark(begins, begins["word"])]  # ・事務局 小林総務課長
    counted = _COUNTED.search(words.text)
    behind = apart.finditer(words.text, counted.end()) if counted else ()
    return [_mark(match, match["word"]) for match in behind]


def _mark(match: re.Match[str], word: str) -> _Mark:
    return _Mark(match.start(), match.end(), "".join(word.split()))


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
        if begin < ends.start() and not _is_official(name):
            break
        begin = token.start()
    whose = ends["word"]
    own = Field(_others().fields[whose], whose, words.line, words.start + begin)
    own.pieces.append(words.cut(begin, ends.start()))
    return words.cut(0, begin), own


def _is_official(name: str) -> bool:
    """Return whether a person of a list has a title as officials have behind the name."""
    return title_at_end().search(name) is not None and not name.endswith(member_ends())


def _parts(words: Piece, mark: re.Match[str]) -> bool:
    """Return whether a word parts those behind it from those before.

    It doesn't where parentheses that opened before hold it: 5名(会長:甲野 委員:乙川).
    """
    if word := mark["held"]:
        # 委員9名(…) is left with its count.
        own = whose_words()["".join(word.split())] == "members"
        return not own and holds_people(words.text, mark.end())
    opened = words.text.count("(", 0, mark.start()) - words.text.count(")", 0, mark.start())
    return not mark["led"] or opened <= 0


# A line of a list that is nothing but words in brackets: (委員長), 【灯野委員会事務局】.
_BOXED = re.compile(
    r"[(\[【〔<〈《]\s*(?P<word>[^()\[\]【】〔〕<>〈〉《》、]{2,20})\s*[)\]】〕>〉》]"
)
# A name alone in brackets is mostly shorter than the word for whom somebody stands.
_REPRESENTED = 4


def _boxed(line: Piece, below: Sequence[Piece]) -> Field | None:
    """Return the field of the persons below a line in brackets, if these say who they are.

    What nobody knows (環境省) is an office if all below have titles as officials have.
    """
    match = _BOXED.fullmatch(line.text.strip())
    if match is None:
        return None
    word = "".join(match["word"].split())
    if word in whose_words():
        return None  # known words are read within lines, too
    if word in member_ends():
        name = "members"
    elif ends := [known for known in _others().fields if word.endswith(known)]:
        name = _others().fields[max(ends, key=len)]  # 灯野委員会事務局
    elif _are_officials(below):
        name = "explainers"
    else:
        return None
    start = line.start + line.text.index(match["word"])
    return Field(name, word, line.line, start + len(match["word"]), label_start=start)


def _is_what_they_stand_for(line: Piece) -> bool:
    """Return whether a line in brackets names no person, but whom those below represent."""
    match = _BOXED.fullmatch(line.text.strip())
    word = "".join(match["word"].split()) if match else ""
    titled = word.endswith(member_ends()) or title_at_end().search(word) is not None
    return len(word) >= _REPRESENTED and word not in whose_words() and not titled


def _are_officials(below: Sequence[Piece]) -> bool:
    """Return whether all persons up to the next line in brackets have titles of officials."""
    held = [piece.text.strip() for piece in below]
    stop = next((at for at, text in enumerate(held) if _BOXED.fullmatch(text)), len(held))
    names = [token[0].strip() for text in held[:stop] for token in _TOKEN.finditer(text)]
    return bool(names) and all(map(_is_official, names))


def split_groups(fields: Sequence[Field]) -> list[Field]:
    """Part a list of all who attend into those of members, office and body (委員:… 事務局:…)."""
    names = whose_words()
    found: list[Field] = []
    for held in fields:
        found.append(held)
        if held.id not in ("members", "secretariat", "explainers"):
            continue
        current, whole, held.pieces = held, list(held.pieces), []
        for at, line in enumerate(whole):
            if boxed := _boxed(line, whole[at + 1 :]):
                current = boxed
                found.append(current)
                continue
            if at + 1 < len(whole) and _is_what_they_stand_for(line):
                continue
            words, named = _cut_named(line)
            if named is not None:
                found.append(named)
            marks = _marks(words)
            edges = [0, *(mark.begin for mark in marks), len(words.text)]
            if edges[1]:
                current.pieces.append(words.cut(0, edges[1]))
            for mark, stop in zip(marks, edges[2:], strict=True):
                if names[mark.word] != current.id or current.label in member_ends():
                    current = Field(
                        names[mark.word], mark.word, words.line, words.start + mark.behind
                    )
                    found.append(current)
                current.pieces.append(words.cut(mark.behind, stop))
    return found
