"""Our short formulas against scipy over wide grids."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from kurume_search.analytics.statistics.distributions import beta_cdf, gamma_cdf
from kurume_search.analytics.statistics.intervals import (
    clopper_pearson,
    garwood,
    rate_ratio,
    wilson,
)

SIZES = [1, 2, 3, 4, 5, 7, 10, 19, 23, 40, 97, 250, 1000, 4999]
GRID = [(k, n) for n in SIZES for k in sorted({0, 1, n // 3, n // 2, n - 1, n}) if k <= n]
LEVELS = [0.8, 0.9, 0.95, 0.99]


@pytest.mark.parametrize("level", LEVELS)
def test_shares_agree_with_scipy(level: float) -> None:
    for hits, n in GRID:
        trial = stats.binomtest(hits, n)
        for method, ours in (("wilson", wilson), ("exact", clopper_pearson)):
            truth = trial.proportion_ci(level, method=method)
            found = ours(hits, n, level=level)
            assert found is not None
            assert math.isclose(found.low, truth.low, rel_tol=1e-9, abs_tol=1e-12), (hits, n)
            assert math.isclose(found.high, truth.high, rel_tol=1e-9, abs_tol=1e-12), (hits, n)


@pytest.mark.parametrize("level", LEVELS)
def test_counts_agree_with_scipy(level: float) -> None:
    tail = (1 - level) / 2
    for count in [*range(60), 99, 250, 1000, 10_000, 123_456]:
        found = garwood(count, level=level)
        low = 0.0 if count == 0 else stats.chi2.ppf(tail, 2 * count) / 2
        assert math.isclose(found.low, low, rel_tol=1e-9)
        assert math.isclose(found.high, stats.chi2.ppf(1 - tail, 2 * count + 2) / 2, rel_tol=1e-9)


def test_distribution_functions_agree_with_scipy() -> None:
    shapes = [0.5, 1, 1.5, 2, 5, 19, 80, 600]
    for a in shapes:
        for b in shapes:
            for x in (1e-6, 0.01, 0.2, 0.5, 0.77, 0.99, 1 - 1e-6):
                assert math.isclose(
                    beta_cdf(x, a, b), stats.beta.cdf(x, a, b), rel_tol=1e-8, abs_tol=1e-12
                )
        for x in (1e-6, 0.1, 1, 4, 20, 75, 599, 1500):
            assert math.isclose(gamma_cdf(x, a), stats.gamma.cdf(x, a), rel_tol=1e-8, abs_tol=1e-12)


@given(st.integers(0, 60), st.integers(0, 60), st.floats(0.1, 50), st.floats(0.1, 50))
def test_a_rate_ratio_covers_its_estimate_and_turns_over(
    count: int, other: int, exposure: float, other_exposure: float
) -> None:
    found = rate_ratio(count, exposure, other, other_exposure)
    turned = rate_ratio(other, other_exposure, count, exposure)
    if found is None or turned is None:
        assert count == other == 0
        return
    if other:
        assert (count / exposure) / (other / other_exposure) in found
    if found.low > 0:
        assert math.isclose(1 / found.low, turned.high, rel_tol=1e-6)


@pytest.mark.parametrize("bad", [(-1, 3), (4, 3)])
def test_more_hits_than_trials_is_refused(bad: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(*bad)


def test_nothing_out_of_nothing_has_no_interval() -> None:
    assert wilson(0, 0) is None
    assert clopper_pearson(0, 0) is None
    assert rate_ratio(0, 1.0, 0, 1.0) is None
