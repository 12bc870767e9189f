"""Nouns of the invented city, as many as needed: the r-th place, system or firm.

Ranks are drawn by `Dice.rank`, so that common names recur and new ones never stop
coming: the vocabulary grows with the corpus about as that of real minutes does
(3,600 terms at 1,000 turns, 63,000 at 100,000).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kurume_search.sample.dice import Dice
from kurume_search.sample.tables import words

_SYSTEMS = ("ネット", "リンク", "ナビ", "クラウド", "システム", "ポータル")
_FIRMS = ("サービス", "データ", "システムズ", "ソリューション", "情報センター", "テクノ")
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_OWN_TERMS = 0.4  # of the things a case is about are its subject's own
# Odd steps through the stock, so that neighbours in rank don't look alike.
_STRIDE = 7919


def katakana(rank: int) -> str:
    """Return the made-up name of that rank, three syllables or more."""
    syllables = words("syllables")
    size = len(syllables)
    number = (rank * _STRIDE) % size**3 + (rank // size**3) * size**3
    name = ""
    while number or len(name) < 3:
        number, at = divmod(number, size)
        name += syllables[at]
    return name


def place(rank: int) -> str:
    """Return the made-up quarter of that rank."""
    first, last, areas = words("before"), words("after"), words("areas")
    rank, at = divmod(rank, len(first) * len(last))
    at = at * 1013 % (len(first) * len(last))
    name = first[at % len(first)] + last[at // len(first)]
    while rank >= len(areas):
        rank, step = divmod(rank - len(areas), len(first))
        name = first[step] + name
    return name + areas[(rank + at) % len(areas)]


def noun(rank: int) -> str:
    """Return the common noun of that rank; beyond the list, a made-up thing."""
    known = words("nouns")
    if rank < len(known):
        return known[rank * 389 % len(known)]
    return katakana(rank) + words("cores")[rank % len(words("cores"))]


def act(rank: int) -> str:
    """Return the act of that rank; high ranks come round again."""
    known = words("acts")
    return known[rank * 211 % len(known)]


def doc(rank: int) -> str:
    """Return the document of that rank: what it is about, and its kind."""
    known, cores = words("nouns"), words("cores")
    return known[rank * 157 % len(known)] + cores[rank % len(cores)]


def system(rank: int) -> str:
    """Return the computer system of that rank."""
    return katakana(rank) + _SYSTEMS[rank % len(_SYSTEMS)]


def vendor(rank: int) -> str:
    """Return the firm of that rank."""
    return katakana(rank * 3 + 1) + _FIRMS[rank % len(_FIRMS)]


def facility(rank: int) -> str:
    """Return the building of that rank."""
    base = place(rank)
    for area in ("丁目", "町", "地区", "校区", "団地"):
        base = base.removesuffix(area)
    return base.rstrip("一二三四五新本") + words("facilities")[rank % len(words("facilities"))]


def work(rank: int) -> str:
    """Return the undertaking of that rank."""
    kinds = words("kinds")
    if rank % 3:
        return doc(rank).removesuffix("票") + kinds[rank % len(kinds)] + "事業"
    return katakana(rank * 5 + 2) + kinds[rank % len(kinds)] + "事業"


def code(rank: int) -> str:
    """Return the type or form number of that rank: ``KT-203``."""
    size = len(_LETTERS)
    return f"{_LETTERS[rank % size]}{_LETTERS[rank // size % size]}-{rank * 37 % 9973 + 10}"


_NAMED: Mapping[str, Callable[[int], str]] = {
    "place": place, "noun": noun, "act": act, "doc": doc, "system": system,
    "vendor": vendor, "facility": facility, "work": work, "code": code,
}  # fmt: skip


class Slots(dict[str, str]):
    """What fills the braces of a wording: what a case fixes, else a fresh draw."""

    def __init__(self, dice: Dice, terms: tuple[str, ...], year: int, fixed: Mapping[str, str]):
        super().__init__(fixed)
        self._dice, self._terms, self._year = dice, terms, year

    def __missing__(self, key: str) -> str:
        """Draw again each time: two {place} of a sentence are two places."""
        dice = self._dice
        if key == "noun" and dice.chance(_OWN_TERMS):
            return dice.pick(self._terms)
        made = _NAMED.get(key)
        if made is not None:
            return made(dice.rank())
        match key:
            case "term":
                return dice.pick(self._terms)
            case "few":
                return str(dice.between(2, 9))
            case "n":
                return f"{dice.between(11, 99) * dice.between(1, 999):,}"
            case "n2":
                return str(dice.between(10, 999))
            case "pct":
                return f"{dice.between(1, 60)}.{dice.between(1, 9)}"
            case "days":
                return str(dice.between(10, 90))
            case "month":
                return str(dice.between(1, 12))
            case "points":
                return "{points}"  # as many as there are questions: the voice knows
            case "year":
                return str(self._year - dice.between(1, 9))
        raise KeyError(key)
