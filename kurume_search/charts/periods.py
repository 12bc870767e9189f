"""Short words for periods at an axis, and where the reform lies among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kurume_search.charts.chart import Lang
from kurume_search.text.era import eras

_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_HALF = re.compile(r"(\d{4})H([12])")
_PART = re.compile(r"(\d{4})/([12])")
_DAY = re.compile(r"(?:.*/)?(\d{4})-(\d{2})-(\d{2})(?:\.(\d+))?")
_HALVES = {"ja": ("上期", "下期"), "en": ("H1", "H2")}
_PARTS = {"ja": ("1-3月", "4月-"), "en": ("-Mar", "Apr-")}


def short_era(year: int) -> str:
    """Return the era's initial and year (R3); the era is that of the end of December.

    >>> short_era(2021), short_era(2019), short_era(1988)
    ('R3', 'R1', 'S63')
    """
    last = date(year, 12, 31)
    for era in reversed(eras()):
        if era.first <= last:
            return f"{era.initial}{year - era.first.year + 1}"
    return ""


def tick_label(period: str, label: str, lang: Lang) -> str:
    r"""Return the words of a period at an axis, in two narrow lines where it is a year.

    >>> tick_label("2021", "令和3年度", "ja"), tick_label("2021H1", "", "ja")
    ('2021\nR3', '2021\n上期')
    """
    if _YEAR.fullmatch(period):
        return f"{period}\n{short_era(int(period))}" if lang == "ja" else period
    if match := _HALF.fullmatch(period):
        return f"{match[1]}\n{_HALVES[lang][int(match[2]) - 1]}"
    if match := _MONTH.fullmatch(period):
        return f"{match[1]}\n{int(match[2])}{'月' if lang == 'ja' else ''}"
    if match := _PART.fullmatch(period):
        return f"{match[1]}\n{_PARTS[lang][int(match[2]) - 1]}"
    if match := _DAY.fullmatch(period):
        again = f"({match[4]})" if match[4] else ""
        return f"{match[1]}\n{int(match[2])}/{int(match[3])}{again}"
    return label or period


def reform_at(eras_: Sequence[str]) -> float | None:
    """Return where the reform lies among periods at 0, 1, 2 …; None if not among them.

    Args:
        eras_: Of each period: ``before``, ``after``, ``across`` or ``unknown``. Between the
            last before and the first after lies its line; a period across it has the line
            at the end of its first quarter, the first of April of a calendar year.
    """
    last_before = max((at for at, era in enumerate(eras_) if era == "before"), default=None)
    across = [at for at, era in enumerate(eras_) if era == "across"]
    first_after = min((at for at, era in enumerate(eras_) if era == "after"), default=None)
    if across:
        return across[0] - 0.25
    if last_before is None or first_after is None:
        return None
    return first_after - 0.5
