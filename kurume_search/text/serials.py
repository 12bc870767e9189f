"""Numbers within a year (諮問番号 令和元-6), written one way so that two prints are compared."""

from __future__ import annotations

import re
from functools import cache

from kurume_search.text.era import eras
from kurume_search.text.numerals import read_number

# Dashes within a number: all that a typist may have meant for one. ー is the long vowel.
ODD_DASHES = "‐‑–—―−－ー"
_DASHES = str.maketrans(dict.fromkeys(ODD_DASHES, "-"))
_KANJI = "一二三四五六七八九十百"
# Kanji numerals beside the dash of a number within a year: 令六-一.
_BESIDE_DASH = re.compile(
    rf"[{_KANJI}][〇{_KANJI}]{{0,3}}(?=-)|(?<=-)[{_KANJI}][〇{_KANJI}]{{0,3}}"
)


def plain_serial(number: str) -> str:
    """Return a width-folded number of a case with its year and serial written one way.

    An era is its first sign, its first year (元) is 1, dashes are one, and kanji beside a dash
    are figures; the rest stays as it is.

    >>> plain_serial("令和元－6"), plain_serial("R1-6"), plain_serial("昭六三―二")
    ('令1-6', '令1-6', '昭63-2')
    """
    written, first_year, signs = _eras()
    text = written.sub(lambda match: signs[match[match.lastgroup or ""].upper()], number)
    text = first_year.sub("1", text).translate(_DASHES)
    return _BESIDE_DASH.sub(_figures, text) if "-" in text else text


def _figures(match: re.Match[str]) -> str:
    number = read_number(match.group())
    return match.group() if number is None else str(number)


@cache
def _eras() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Return patterns of an era before its year and of its first year, and the era's sign."""
    names = "|".join(era.name for era in eras())
    initials = "".join(era.initial + era.initial.lower() for era in eras())
    year = rf"(?=[0-9元{_KANJI}])"
    written = rf"(?P<name>{names}){year}|(?<![A-Za-z])(?P<initial>[{initials}])\.?{year}"
    signs = {name: era.name[0] for era in eras() for name in (era.name, era.initial)}
    first_year = rf"(?<=[{''.join(era.name[0] for era in eras())}])元"
    return re.compile(written), re.compile(first_year), signs
