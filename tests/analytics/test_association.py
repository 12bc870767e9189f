"""Formulas against scipy over wide grids, and against published examples."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, chi2_contingency
from scipy.stats.contingency import relative_risk

from kurume_search.analytics.statistics.association import (
    critical_value,
    expected,
    jaccard,
    log_dice,
    log_likelihood,
    log_ratio,
    log_ratio_interval,
    pmi,
    t_score,
)
from kurume_search.analytics.statistics.spread import gries_dp, gries_dp_norm, juilland_d

COUNTS = (0, 1, 2, 4, 7, 20, 133, 999)
SIZES = (1_000, 1_234, 50_000, 2_000_000)
GRID = [
    (a, n, b, m) for a, b in product(COUNTS, repeat=2) if a + b for n, m in product(SIZES, repeat=2)
]


def test_log_likelihood_is_scipys_on_a_grid() -> None:
    got = log_likelihood(*np.array(GRID).T)

    wanted = [
        chi2_contingency([[a, b], [n - a, m - b]], correction=False, lambda_="log-likelihood")[0]
        for a, n, b, m in GRID
    ]
    assert len(GRID) > 1_000
    assert got == pytest.approx(wanted, rel=1e-7, abs=1e-8)


def test_log_likelihood_is_near_that_of_two_cells() -> None:
    # P. Rayson's log-likelihood wizard, two cells: 2 (a ln(a/E1) + b ln(b/E2)).
    a, n, b, m = 20, 50_000, 7, 50_000
    two_cells = 2 * (a * math.log(a / 13.5) + b * math.log(b / 13.5))

    assert float(log_likelihood(a, n, b, m)) == pytest.approx(two_cells, rel=1e-3)


@pytest.mark.parametrize("tests", [1, 2, 17, 500, 60_000])
def test_critical_value_is_a_quantile_of_chi_square(tests: int) -> None:
    assert critical_value(tests) == pytest.approx(chi2.isf(1 - 0.95 ** (1 / tests), 1), rel=1e-6)


def test_no_tests_have_no_critical_value() -> None:
    assert critical_value(0) == 0


def test_log_ratio_interval_is_that_of_the_relative_risk() -> None:
    for a, n, b, m in GRID:
        if not (a and b):
            continue
        result = relative_risk(a, n, b, m)
        low, high = result.confidence_interval(0.95)

        got = log_ratio_interval(a, n, b, m)

        assert float(log_ratio(a, n, b, m)) == pytest.approx(
            math.log2(result.relative_risk), abs=1e-12
        )
        assert got == pytest.approx((math.log2(low), math.log2(high)), abs=1e-9)


def test_a_count_of_zero_leaves_one_side_without_bound() -> None:
    low, high = log_ratio_interval(7, 1_000, 0, 1_000)
    mirrored = log_ratio_interval(0, 1_000, 7, 1_000)

    assert low is not None
    assert 0 < low < float(log_ratio(7, 1_000, 0, 1_000)) == math.log2(14)
    assert high is None
    assert mirrored[0] is None
    assert mirrored[1] == pytest.approx(-low)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(500, 10_000), st.integers(500, 10_000))
def test_changing_sides_changes_the_sign_alone(a: int, b: int, n: int, m: int) -> None:
    forth, back = log_ratio(a, n, b, m), log_ratio(b, m, a, n)

    assert log_likelihood(a, n, b, m) == pytest.approx(log_likelihood(b, m, a, n), abs=1e-9)
    assert log_likelihood(a, n, b, m) >= 0
    if a + b:
        assert forth == pytest.approx(-back, abs=1e-12)
        low, high = log_ratio_interval(a, n, b, m)
        assert low is None or high is None or low <= forth <= high
    else:
        assert np.isnan(forth)


def test_equal_rates_differ_in_nothing() -> None:
    assert float(log_likelihood(5, 100, 50, 1_000)) == pytest.approx(0, abs=1e-12)
    assert float(log_ratio(5, 100, 50, 1_000)) == pytest.approx(0, abs=1e-12)


def test_association_of_two_words() -> None:
    chance = expected(30, 40, 10_000)

    assert float(chance) == pytest.approx(0.12)
    assert float(pmi(12, chance)) == pytest.approx(math.log2(100))
    assert float(t_score(12, chance)) == pytest.approx((12 - 0.12) / math.sqrt(12))
    assert float(log_dice(12, 30, 40)) == pytest.approx(14 + math.log2(24 / 70))
    assert float(jaccard(12, 30, 40)) == pytest.approx(12 / 58)
    # Rychlý (2008): 14 if two words only ever stand together, one point less: half as often.
    assert float(log_dice(10, 10, 10)) == 14
    assert float(log_dice(5, 10, 10)) == 13


def test_what_never_meets_has_no_measure() -> None:
    assert all(map(np.isnan, (pmi(0, 1), t_score(0, 1), log_dice(0, 3, 4), jaccard(0, 0, 0))))
    assert float(jaccard(0, 3, 4)) == 0


def test_dispersion_of_gries_own_example() -> None:
    # Gries (2008): the letter a in five parts of a corpus of fifty letters; figures of the
    # paper, and of Gries (2020) for D and the normalised DP.
    counts, sizes = [1, 2, 3, 4, 5], [9, 10, 10, 10, 11]

    assert gries_dp(counts, sizes) == pytest.approx(0.18, abs=0.005)
    assert gries_dp_norm(counts, sizes) == pytest.approx(0.22, abs=0.005)
    assert juilland_d(counts, sizes) == pytest.approx(0.785, abs=0.005)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(50, 900)), min_size=2, max_size=12))
def test_dispersion_stays_within_its_bounds(parts: list[tuple[int, int]]) -> None:
    counts, sizes = zip(*parts, strict=True)
    dp, norm, d = gries_dp(counts, sizes), gries_dp_norm(counts, sizes), juilland_d(counts, sizes)

    if not sum(counts):
        assert (dp, norm, d) == (None, None, None)
        return
    assert dp is not None and norm is not None and d is not None
    assert 0 <= dp <= norm <= 1
    assert -1e-9 <= d <= 1 + 1e-9


def test_dispersion_at_its_ends() -> None:
    assert gries_dp([3, 6], [100, 200]) == pytest.approx(0)
    assert juilland_d([3, 6], [100, 200]) == pytest.approx(1)
    assert gries_dp_norm([0, 6], [200, 100]) == pytest.approx(1)
    assert juilland_d([0, 0, 6], [100, 100, 100]) == pytest.approx(0)


@pytest.mark.parametrize("counts", [[], [4], [0, 0]])
def test_one_document_has_no_dispersion(counts: list[int]) -> None:
    sizes = [100] * len(counts)

    assert gries_dp(counts, sizes) is gries_dp_norm(counts, sizes) is juilland_d(counts, sizes)
    assert gries_dp(counts, sizes) is None
