"""Measures of how two counts differ, and of how two words belong together.

Every function takes numbers or arrays of the same shape and returns an array of it; what
isn't defined (a word that stands nowhere) is NaN. Sources stand with each formula.
"""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kurume_search.analytics.statistics.intervals import LEVEL

Numbers: TypeAlias = "npt.NDArray[np.float64]"
Some: TypeAlias = "npt.ArrayLike"


def _floats(*values: Some) -> tuple[Numbers, ...]:
    return tuple(np.broadcast_arrays(*(np.asarray(v, dtype=np.float64) for v in values)))


def _times_log(count: Numbers, ratio_of: Numbers) -> Numbers:
    """Return count · ln(count / ratio_of), 0 where the count is 0."""
    safe = np.where(count > 0, count, 1.0)
    return np.where(count > 0, count * np.log(safe / np.where(count > 0, ratio_of, 1.0)), 0.0)


def log_likelihood(count: Some, size: Some, other: Some, other_size: Some) -> Numbers:
    """Return G² of `count` in `size` words against `other` in `other_size`; never negative.

    All four cells of the table are summed: 2 Σ O ln(O/E). T. Dunning (1993), Computational
    Linguistics 19, 61–74. P. Rayson and R. Garside (2000), who brought it to the comparison
    of corpora, sum the two cells of the word only: for rare words that is the same but for a
    share of size / count.
    """
    a, n, b, m = _floats(count, size, other, other_size)
    rows, whole = (a + b, n + m - a - b), n + m
    safe = np.where(whole > 0, whole, 1.0)
    total = np.zeros_like(a)
    for observed, row, column in (
        (a, rows[0], n),
        (b, rows[0], m),
        (n - a, rows[1], n),
        (m - b, rows[1], m),
    ):
        total += _times_log(observed, row * column / safe)
    return np.maximum(2 * total, 0.0)


def critical_value(tests: int, *, level: float = LEVEL) -> float:
    """Return the G² that one of `tests` words passes by chance in 1 - `level` of cases.

    Of χ² with one degree of freedom, its share cut for many tests: Z. Šidák (1967), J. Am.
    Stat. Assoc. 62, 626–633. It takes words for independent of each other, which words of
    one turn aren't; G² is larger than it should be where a word comes in bursts.
    """
    if tests < 1:
        return 0.0
    each = -math.expm1(math.log(level) / tests)  # 1 - level ** (1 / tests)
    return NormalDist().inv_cdf(each / 2) ** 2


def log_ratio(count: Some, size: Some, other: Some, other_size: Some) -> Numbers:
    """Return the binary logarithm of the ratio of two rates.

    Where a count is 0, 0.5 stands for it. A. Hardie (2014), "Log Ratio: an informal
    introduction", ESRC Centre for Corpus Approaches to Social Science.
    """
    a, n, b, m = _floats(count, size, other, other_size)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = (np.where(a > 0, a, 0.5) / n) / (np.where(b > 0, b, 0.5) / m)
        return np.where((n > 0) & (m > 0) & (a + b > 0), np.log2(ratio), np.nan)


def log_ratio_interval(
    count: int, size: int, other: int, other_size: int, *, level: float = LEVEL
) -> tuple[float | None, float | None]:
    """Return both ends of the interval of `log_ratio`; None where there is no bound.

    With both counts above 0: D. Katz and others (1978), Biometrics 34, 469–474, as CQPweb
    does it. With a count of 0 the exact interval of two rates (`rate_ratio`), which on
    that side has no bound.
    """
    if min(size, other_size) <= 0 or count + other == 0:
        return None, None
    if count and other:
        z = NormalDist().inv_cdf((1 + level) / 2)
        middle = math.log2((count / size) / (other / other_size))
        error = math.sqrt(max(1 / count - 1 / size + 1 / other - 1 / other_size, 0.0))
        spread = z * error / math.log(2)
        return middle - spread, middle + spread
    from kurume_search.analytics.statistics.intervals import rate_ratio

    exact = rate_ratio(count, size, other, other_size, level=level)
    if exact is None:
        return None, None
    low = math.log2(exact.low) if exact.low > 0 else None
    return low, math.log2(exact.high) if math.isfinite(exact.high) else None


def expected(first: Some, second: Some, whole: Some) -> Numbers:
    """Return how often chance would bring `first` and `second` together in `whole`."""
    x, y, n = _floats(first, second, whole)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(n > 0, x * y / n, np.nan)


def pmi(together: Some, by_chance: Some) -> Numbers:
    """Return log₂(together / by_chance): pointwise mutual information.

    K. W. Church and P. Hanks (1990), Computational Linguistics 16, 22–29.
    """
    o, e = _floats(together, by_chance)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where((o > 0) & (e > 0), np.log2(o / e), np.nan)


def t_score(together: Some, by_chance: Some) -> Numbers:
    """Return (together - by_chance) / √together.

    K. W. Church and others (1991), "Using statistics in lexical analysis".
    """
    o, e = _floats(together, by_chance)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(o > 0, (o - e) / np.sqrt(o), np.nan)


def log_dice(together: Some, first: Some, second: Some) -> Numbers:
    """Return 14 + log₂ of Dice's coefficient 2·together / (first + second).

    P. Rychlý (2008), "A lexicographer-friendly association score", RASLAN, 6–9.
    """
    o, x, y = _floats(together, first, second)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where((o > 0) & (x + y > 0), 14 + np.log2(2 * o / (x + y)), np.nan)


def jaccard(together: Some, first: Some, second: Some) -> Numbers:
    """Return together / (first + second - together): 0 never, 1 always together.

    P. Jaccard (1901), Bulletin de la Société vaudoise des sciences naturelles 37, 241–272.
    """
    o, x, y = _floats(together, first, second)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(x + y - o > 0, o / (x + y - o), np.nan)
