"""Names that a line break cuts in two (丙 / 田委員) in lists of persons."""

from __future__ import annotations

import re
from functools import cache

from kurume_search.model.meeting import Person
from kurume_search.parsing.lines.broken_titles import member_titles
from kurume_search.parsing.lines.given_signs import without_sign
from kurume_search.parsing.lines.pieces import Piece
from kurume_search.text.spans import hull

# What parts the persons of a list, and what is said of one of them (オンライン).
_PARTED = re.compile(r"[\s、,・]+")
_COMMA = re.compile(r"[、,]")
_ASIDE = re.compile(r"\([^()]*\)")
# A name cut in two is no longer than this on either side.
_HALF = 3


@cache
def _titled() -> re.Pattern[str]:
    """Match a person whose title stands before the name (委員 丙田), or the first half of it."""
    titles = "|".join(sorted(member_titles(), key=len, reverse=True))
    return re.compile(rf"\s*(?:[^\s、,()]*[:)]\s*)?(?P<title>{titles})\s+(?P<name>\S[^、,()]*?)\s*")


def _cut_name(words: str, begun: str) -> tuple[int, int, str] | None:
    """Return a name that a line break cut in two, in a line where all others have titles.

    Args:
        words: The folded line.
        begun: The next one.

    Returns:
        Where the first half begins in `words`, where the second ends in `begun`, the title.
    """
    *others, last = _PARTED.split(_ASIDE.sub("", words).strip()) or [""]
    titles = tuple(member_titles())
    first = _PARTED.split(begun.strip())[0]
    title = max((held for held in titles if first.endswith(held)), key=len, default="")
    rest = first.removesuffix(title)
    if not others or not title or not 0 < len(rest) <= _HALF or not 0 < len(last) <= _HALF:
        return None
    if not all(word.endswith(titles) for word in others) or last.endswith(titles):
        return None
    begin = len(begun) - len(begun.lstrip())
    return words.rstrip().rfind(last), begin + len(rest), title


def _cut_titled(words: str, begun: str) -> tuple[int, int, str] | None:
    """Return the same where titles stand before the names: 委員 甲野(公募)、委員 丙 / 田(公募).

    The first half has nothing behind it, and the second is one of a list, or has what stands
    in parentheses behind the others. It begins where the first half ends, of both lines.
    """
    *others, last = _COMMA.split(words)
    first, *behind = _COMMA.split(begun)
    titled = _titled().fullmatch(last)
    if not others or titled is None or _titled().match(begun):
        return None
    rest = _ASIDE.sub("", first).strip()
    if not 0 < _size(rest) <= _HALF or not 0 < _size(titled["name"]) <= _HALF:
        return None
    asides = [_ASIDE.search(held) is not None for held in (*others, first)]
    if not all(_titled().fullmatch(_ASIDE.sub("", held)) for held in others if held.strip()):
        return None
    if not all(_titled().match(held) for held in behind if held.strip()):
        return None
    alone = len(others) > 1 and _size(rest) < _HALF  # all but this one have titles before them
    if not (behind or alone or all(asides)):
        return None
    begin = len(words) - len(last) + titled.start("name")
    return begin, begun.index(rest[0]) + len(rest), titled["title"]


def _size(words: str) -> int:
    return len("".join(without_sign(words).split()))


def cut_names(pieces: list[Piece]) -> tuple[list[Person], list[Piece]]:
    """Return the persons whose names a line break cut in two, and the lines without them."""
    found: list[Person] = []
    left = list(pieces)
    for at in range(len(left) - 1):
        words, begun = left[at].text, left[at + 1].text
        before = None
        if (halves := _cut_name(words, begun)) is None:
            halves = before = _cut_titled(words, begun)
        if halves is None:
            continue
        start, stop, title = halves
        first, second = left[at].cut(start, len(words)), left[at + 1].cut(0, stop)
        name = first.text.strip() + second.text.strip()
        if before:
            name, start = "".join(name.split()), words.rindex(title, 0, start)
            aside = _ASIDE.match(begun, stop)
            stop = aside.end() if aside else stop
        else:
            stop += len(title)
        span = hull((first.span(), second.span()))
        found.append(Person(name=name, role=title, name_span=span))
        left[at], left[at + 1] = left[at].cut(0, start), left[at + 1].cut(stop, len(begun))
    return found, left
