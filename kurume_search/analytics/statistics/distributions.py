"""The two distribution functions that exact intervals need; standard library only.

Both are evaluated by the continued fractions and series of Abramowitz and Stegun (1964),
26.5.8 (incomplete beta) and 6.5.29, 6.5.31 (incomplete gamma), and inverted by bisection:
some 60 steps give every bit that the result has, and a council has few numbers to invert.
"""

from __future__ import annotations

import math
from collections.abc import Callable

_TINY = 1e-300  # keeps Lentz's method from dividing by zero
_ENOUGH = 1e-15
_STEPS = 100_000


def beta_cdf(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b); a, b > 0, 0 <= x <= 1."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    # The fraction converges fast on one side of the mean; the other is its mirror.
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(x, a, b) / a
    return 1 - front * _beta_fraction(1 - x, b, a) / b


def _beta_fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _STEPS):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _away(1 + numerator * d)
            c = _away(1 + numerator / c)
            step = d * c
            value *= step
        if abs(step - 1) < _ENOUGH:
            break
    return value


def gamma_cdf(x: float, a: float) -> float:
    """Return the regularised lower incomplete gamma function P(a, x); a > 0, x >= 0."""
    if x <= 0:
        return 0.0
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        n = a
        while abs(term) > abs(total) * _ENOUGH:
            n += 1
            term *= x / n
            total += term
        return front * total
    b = x + 1 - a
    c, d = 1 / _TINY, 1 / _away(b)
    value = d
    for n in range(1, _STEPS):
        b += 2
        d = 1 / _away(b - n * (n - a) * d)
        c = _away(b - n * (n - a) / c)
        value *= d * c
        if abs(d * c - 1) < _ENOUGH:
            break
    return 1 - front * value


def _away(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def inverse(cdf: Callable[[float], float], share: float, low: float, high: float) -> float:
    """Return where the rising `cdf` reaches `share` between `low` and `high`."""
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return middle
        if cdf(middle) < share:
            low = middle
        else:
            high = middle


def beta_quantile(share: float, a: float, b: float) -> float:
    """Return x with I_x(a, b) = `share`."""
    return inverse(lambda x: beta_cdf(x, a, b), share, 0.0, 1.0)


def gamma_quantile(share: float, a: float) -> float:
    """Return x with P(a, x) = `share`."""
    high = a + 1
    while gamma_cdf(high, a) < share:
        high *= 2
    return inverse(lambda x: gamma_cdf(x, a), share, 0.0, high)
