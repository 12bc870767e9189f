"""Names that a line break cuts in two (丙 / 田委員) in lists of persons."""

from __future__ import annotations

import re
from functools import cache

from kurume_search.data import table
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
# So many bare names stand before one that is cut, and so long is the longest of a list.
_LISTED = 3
_LONGEST = 9
_MEMBER = "委員"


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


def _cut_bare(words: str, begun: str) -> tuple[int, int, str | None] | None:
    """Return the same where names stand bare behind commas: 委員 丙田、丁島、戊 / 浦、己谷.

    One sign is left over on either side, and all others of the list have more.
    """
    *others, last = _COMMA.split(words)
    first, *behind = _COMMA.split(begun)
    if len(others) < _LISTED or _size(last) != 1 or _size(first) != 1:
        return None
    if not all(1 < _size(held) <= _LONGEST for held in (*others[1:], *behind) if held.strip()):
        return None
    if {last.strip(), first.strip()} <= {*table("names")["surnames"]["single"]}:
        return None  # 林 / 森: two persons
    led = _MEMBER if "".join(others[0].split()).startswith(_MEMBER) else None
    return len(words) - len(last.lstrip()), begun.index(first.strip()) + 1, led


def _size(words: str) -> int:
    return len("".join(without_sign(words).split()))


def cut_names(pieces: list[Piece], default: str | None = None) -> tuple[list[Person], list[Piece]]:
    """Return the persons whose names a line break cut in two, and the lines without them.

    Args:
        pieces: The lines of the list.
        default: The role of those without one.
    """
    found: list[Person] = []
    left = list(pieces)
    for at in range(len(left) - 1):
        words, begun = left[at].text, left[at + 1].text
        if (bare := _cut_bare(words, begun)) is not None:
            start, stop, led = bare
            first, second = left[at].cut(start, start + 1), left[at + 1].cut(stop - 1, stop)
            span = hull((first.span(), second.span()))
            found.append(Person(name=first.text + second.text, role=led or default, name_span=span))
            left[at], left[at + 1] = left[at].cut(0, start), left[at + 1].cut(stop, len(begun))
            continue
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
