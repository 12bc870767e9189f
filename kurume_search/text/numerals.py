"""Numbers as minutes write them: digits of any width, or kanji in both notations."""

from __future__ import annotations

from functools import lru_cache

_DIGITS = {kanji: value for value, kanji in enumerate("〇一二三四五六七八九")} | {"零": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIAD = "万"
_SIGNS = frozenset([*_DIGITS, *_UNITS, _MYRIAD])

# Nothing that minutes number has more places; longer runs are noise, and an unbounded
# one would make `date(10**20, …)` raise.
MAX_LENGTH = 9

# For patterns over folded text: digits or kanji, never mixed (十二2 is no number).
NUMBER = r"(?:[0-9]{1,4}(?![0-9])|[〇零一二三四五六七八九十百千]{1,7})"


@lru_cache(maxsize=1024)
def read_number(text: str) -> int | None:
    """Return the number that `text` writes, or None.

    Reads digits of any width (``12``, ``１２``), kanji with places (``十二``, ``百五``)
    and kanji digit by digit (``一二``, ``二〇二一``); never a mixture. 元 is not read
    here: whether it means 1 is for the caller to say.

    >>> read_number("十二"), read_number("一二"), read_number("１２"), read_number("十2")
    (12, 12, 12, None)
    """
    if not 0 < len(text) <= MAX_LENGTH:
        return None
    if text.isdecimal():
        return int(text)
    if not _SIGNS.issuperset(text):  # words, nearly always
        return None
    if all(sign in _DIGITS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text))
    return _read_places(text)


def _read_places(text: str) -> int | None:
    """Read 千二百三十四 and 一万二千: each place at most once, in falling order."""
    high, _, low = text.rpartition(_MYRIAD)
    if _MYRIAD in text:
        tens = _below_myriad(high) if high else None
        rest = _below_myriad(low) if low else 0
        return None if tens is None or rest is None else tens * 10_000 + rest
    return _below_myriad(text)


def _below_myriad(text: str) -> int | None:
    total, digit, ceiling = 0, None, 10_000
    for sign in text:
        if sign in _UNITS:
            unit = _UNITS[sign]
            if unit >= ceiling or digit == 0:
                return None
            total += unit * (1 if digit is None else digit)
            digit, ceiling = None, unit
        elif sign in _DIGITS and digit is None and ceiling > 1:
            digit = _DIGITS[sign]
        else:
            return None
    if digit == 0:
        return None
    return total + (digit or 0)
