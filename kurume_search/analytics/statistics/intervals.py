"""Intervals for shares, counts and their ratios, each with its source."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

from kurume_search.analytics.statistics.distributions import beta_quantile, gamma_quantile

LEVEL = 0.95

# Fewer than this, and a figure is marked 「傾向を論じない」.
FEW = 5


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included; infinite where the data set no bound."""

    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


def _checked(hits: int, n: int) -> None:
    if not 0 <= hits <= n:
        raise ValueError(f"no share: {hits} of {n}")


def wilson(hits: int, n: int, *, level: float = LEVEL) -> Interval | None:
    """Return the score interval of the share `hits`/`n`; None if `n` is 0.

    E. B. Wilson (1927), J. Am. Stat. Assoc. 22, 209–212.
    """
    _checked(hits, n)
    if n == 0:
        return None
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = hits / n
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    spread = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    # At the ends the formula gives 0 and 1 but for rounding.
    low = 0.0 if hits == 0 else max(centre - spread, 0.0)
    high = 1.0 if hits == n else min(centre + spread, 1.0)
    return Interval(low, high)


def clopper_pearson(hits: int, n: int, *, level: float = LEVEL) -> Interval | None:
    """Return the exact interval of the share `hits`/`n`; None if `n` is 0.

    C. J. Clopper and E. S. Pearson (1934), Biometrika 26, 404–413.
    """
    _checked(hits, n)
    if n == 0:
        return None
    tail = (1 - level) / 2
    low = 0.0 if hits == 0 else beta_quantile(tail, hits, n - hits + 1)
    high = 1.0 if hits == n else beta_quantile(1 - tail, hits + 1, n - hits)
    return Interval(low, high)


def garwood(count: int, *, exposure: float = 1.0, level: float = LEVEL) -> Interval:
    """Return the exact interval of a Poisson rate: `count` per `exposure` (months, cases …).

    F. Garwood (1936), Biometrika 28, 437–442.
    """
    if count < 0 or exposure <= 0:
        raise ValueError(f"no rate: {count} per {exposure}")
    tail = (1 - level) / 2
    low = 0.0 if count == 0 else gamma_quantile(tail, count)
    return Interval(low / exposure, gamma_quantile(1 - tail, count + 1) / exposure)


def rate_ratio(
    count: int, exposure: float, other: int, other_exposure: float, *, level: float = LEVEL
) -> Interval | None:
    """Return the exact interval of the ratio of two Poisson rates; None if both counts are 0.

    Given the sum, the first count is binomial; its Clopper–Pearson interval is turned
    into one of the ratio. J. Przyborowski and H. Wilenski (1940), Biometrika 31, 313–323.
    """
    if exposure <= 0 or other_exposure <= 0:
        raise ValueError("a rate needs an exposure above 0")
    share = clopper_pearson(count, count + other, level=level)
    if share is None:
        return None
    scale = other_exposure / exposure

    def odds(value: float) -> float:
        return math.inf if value == 1 else value / (1 - value) * scale

    return Interval(odds(share.low), odds(share.high))
