"""Titles that a line break cuts in two (丙田委 / 員) in lists of persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kurume_search.data import table
from kurume_search.model.meeting import Person
from kurume_search.parsing.lines.pieces import Piece


@cache
def member_titles() -> frozenset[str]:
    """Return the titles that members have."""
    return frozenset(table("units")["member_titles"])


@cache
def leading_titles() -> frozenset[str]:
    """Return the titles that tell who leads, or stands in for him, from the other members."""
    return frozenset(title for title in member_titles() if not title.endswith("員"))


@cache
def _titles(*, officials: bool) -> tuple[str, ...]:
    """Return the titles that a line end may cut, longest first."""
    held = member_titles().union(table("units")["titles"]) if officials else member_titles()
    return tuple(sorted(held, key=len, reverse=True))


@cache
def _halves(*, officials: bool) -> tuple[frozenset[str], frozenset[str]]:
    """Return the signs that end a first half of a title, and those that begin a second one."""
    cuts = [(whole, n) for whole in _titles(officials=officials) for n in range(1, len(whole))]
    return frozenset(whole[n - 1] for whole, n in cuts), frozenset(whole[n] for whole, n in cuts)


# The last person of a line, who stands apart from those before.
_LAST_WORD = re.compile(r"(?<=[\s、,])[^\s、,()]+$")


# 道路整備課長  甲野: who holds an office, behind its title.
_HOLDS = re.compile(
    r"[^\s、()]{1,16}[課室係局部所]?(?:長|長補佐|主査|主幹|参事|主任)\s+[^\s、()]{1,8}"
)
# The second half of such a title and who holds it: 備課長  丙山, and the first, in kanji alone.
_SECOND = re.compile(
    r"(?P<rest>[一-龥々ァ-ヶー]{0,8}[課室係局部所]長(?:補佐)?)\s+(?P<name>[^\s、()]{1,8})(?=、|$)"
)
_FIRST = re.compile(r"(?:^|、)\s*(?P<half>[一-龥々ァ-ヶー]{1,12})$")


def cut_offices(pieces: list[Piece]) -> tuple[list[Person], list[Piece]]:
    """Return the persons whose offices a line break cut in two (農地整 / 備課長  丙山).

    All others on the line stand behind the titles of theirs.
    """
    found: list[Person] = []
    left = list(pieces)
    for at in range(len(left) - 1):
        words, begun = left[at].text, left[at + 1].text
        first, second = _FIRST.search(words), _SECOND.match(begun)
        others = [held.strip() for held in words[: first.start()].split("、")] if first else []
        if first is None or second is None or not all(map(_HOLDS.fullmatch, others or [""])):
            continue
        name = left[at + 1].cut(*second.span("name"))
        title = first["half"] + second["rest"]
        found.append(Person(name=second["name"], role=title, name_span=name.span()))
        left[at] = left[at].cut(0, first.start())
        left[at + 1] = left[at + 1].cut(second.end(), len(begun))
    return found, left


# The first half of a title that the name of an office ends with.
_OF_OFFICES = frozenset("課室係局部所班館園校院署")


def mended(pieces: list[Piece], *, officials: bool) -> Iterator[tuple[Piece, str | None]]:
    """Yield lines whose last title the line break cut in two (委 / 員) with that title.

    Neither line keeps its half, or 員 would be read as a person.

    Args:
        pieces: The lines of a list of persons.
        officials: They can have titles of officials, too (主 / 任).
    """
    ends, begins = _halves(officials=officials)
    lead = 0
    for at, given in enumerate(pieces):
        piece = given.cut(lead, len(given.text))
        after = pieces[at + 1].text if at + 1 < len(pieces) else ""
        words, begun = piece.text.rstrip(), after.lstrip()
        lead = 0
        title = None
        may_be_cut = words[-1:] in ends and begun[:1] in begins
        for whole in _titles(officials=officials) if may_be_cut else ():
            cut = next(
                (n for n in range(1, len(whole))
                 if words.endswith(whole[:n]) and _ends_there(begun, whole[n:])),
                0,
            )  # fmt: skip
            if cut and whole[:cut] in _OF_OFFICES:
                continue  # 総務課 / 長: the office is called so, and nobody 総務
            if cut and len(words) > cut:
                title, piece = whole, piece.cut(0, len(words) - cut)
                lead = len(after) - len(begun) + len(whole) - cut
                break
        if title is not None and (apart := _LAST_WORD.search(piece.text)):
            yield piece.cut(0, apart.start()), None  # no title of theirs is of the last one
            piece = piece.cut(apart.start(), len(piece.text))
        yield piece, title


def _ends_there(text: str, rest: str) -> bool:
    """Return whether `rest` stands at the beginning of `text` and nothing goes on from it."""
    return text.startswith(rest) and text[len(rest) : len(rest) + 1] in ("", "、", ",", " ", "(")
