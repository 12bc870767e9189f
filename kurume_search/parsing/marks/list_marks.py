"""Marks before the entries of a list: (1), 1., ①, ア, a), 一 and bullets (箇条書きの記号)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kurume_search.parsing.lines.pieces import Joined, Piece, joined
from kurume_search.parsing.marks.heading_marks import CIRCLED
from kurume_search.text.frozen import frozen
from kurume_search.text.numerals import read_number

_KANA = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラム"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_DOTS = "・•･‣▪●○◇◆■□"
_SIGN = f"[{_KANA[0]}-{_KANA[-1]}]|[{_LATIN[0]}-{_LATIN[-1]}]"
_COUNT = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_MARK = re.compile(
    rf"(?:(?P<open>\()(?P<inner>{_COUNT}|{_SIGN})\)"
    rf"|(?P<n>(?:{_COUNT})(?=[)．]|[.、\s](?![0-9]))|(?:{_SIGN})(?=[)．.、\s]))(?P<sep>.)"
    rf"|(?P<dot>[{_DOTS}※]))\s*"
)
# Folding makes plain numbers of these, which then need no stop behind them.
_CIRCLES = re.compile(rf"[{CIRCLED}](?:\s*[、・,，]?\s*[{CIRCLED}])*[.．、]?\s*")
# What stands before the remarks of a list, whatever counts them; a dash or a star does so, too.
POINTS = frozenset(f"{_DOTS}*◯◎-–―")
BULLET = re.compile(
    rf"[{re.escape(''.join(sorted(POINTS)))}]\s*(?=\S)"
    rf"|\((?:[0-9]{{1,2}}|{_SIGN})\)\s*|[0-9]{{1,2}}[.)]\s*|[{_KANA[0]}-{_KANA[-1]}]\s+"
)


@frozen()
class Mark:
    """What counts an entry.

    Attributes:
        kind: How it is written.
        numbers: What it counts: none behind a dot, several in ①②.
        stop: Where it ends.
        iroha: Its place in イロハ, where it has one.
    """

    kind: str
    numbers: tuple[int, ...]
    stop: int
    iroha: int | None = None

    @property
    def is_first(self) -> bool:
        """Whether a list can begin with it."""
        return self.numbers[:1] in ((), (1,))

    def follows(self, count: int) -> bool:
        """Return whether it can stand behind so many entries of its kind."""
        return not self.numbers or count + 1 in (self.numbers[0], self.iroha)


def mark_of(words: Piece) -> Mark | None:
    """Return the mark of an entry that words begin with, or None."""
    text = words.text
    if text[:1].isdecimal() and (circles := _circles(words)):
        return circles
    match = _MARK.match(text)
    if match is None:
        return None
    if match["dot"]:
        return Mark(match["dot"], (), match.end())
    sign = match["inner"] or match["n"]
    form = "()" if match["open"] else ")" if match["sep"] == ")" else ""
    value = read_number(sign)
    if value is not None:
        return Mark(form + ("1" if sign.isdecimal() else "一"), (value,), match.end())
    if sign in _LATIN:
        return Mark(f"{form}a", (_LATIN.index(sign) + 1,), match.end())
    place = _KANA.find(sign)
    if place < 0:
        return None  # ガ, ッ and 十十 count nothing
    iroha = _IROHA.index(sign) + 1 if sign in _IROHA else None
    return Mark(f"{form}ア", (place + 1,), match.end(), iroha)


def unmarked(pieces: Sequence[Piece]) -> tuple[str, tuple[Piece, ...]]:
    """Return the words of a listed point without its number or mark."""
    words = Joined(pieces)
    mark = mark_of(pieces[0])
    start = mark.stop if mark and mark.stop < len(words.text) else 0
    cut = words.cut(start, len(words.text))
    return joined(cut), cut


def _circles(words: Piece) -> Mark | None:
    """Read ①, which folding has turned into 1, or several of them (①②, ①、③)."""
    found = _CIRCLES.match(words.span().of(words.line.folded.source))
    if found is None:
        return None
    numbers = tuple([CIRCLED.index(sign) + 1 for sign in found.group() if sign in CIRCLED])
    size = sum(len(str(CIRCLED.index(s) + 1)) if s in CIRCLED else 1 for s in found.group())
    return Mark("①", numbers, size)
