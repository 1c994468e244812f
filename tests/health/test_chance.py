from math import comb, exp, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengfa.health.chance import few_by_chance, many_by_chance


@given(st.integers(1, 40), st.integers(0, 40), st.floats(0.01, 0.99))
def test_many_is_the_tail_of_a_binomial(of: int, count: int, share: float) -> None:
    count = min(count, of)
    exact = sum(comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(count, of + 1))
    assert many_by_chance(count, of, share) == pytest.approx(exact)


@given(st.integers(0, 30), st.floats(0.1, 20))
def test_few_without_spread_is_the_tail_of_a_poisson(count: int, mean: float) -> None:
    exact = sum(exp(-mean) * mean**k / factorial(k) for k in range(count + 1))
    assert few_by_chance(count, mean, 1e-7) == pytest.approx(exact, rel=1e-3)


@given(st.floats(0.1, 100), st.floats(0.05, 2))
def test_nothing_comes_by_chance_the_rarer_the_more_is_expected(mean: float, spread: float) -> None:
    assert few_by_chance(0, mean, spread) == pytest.approx((1 + spread * mean) ** (-1 / spread))
    assert few_by_chance(0, mean, spread) > few_by_chance(0, mean * 2, spread)


def test_where_nothing_is_expected_nothing_is_no_surprise() -> None:
    assert few_by_chance(0, 0.0, 0.1) == 1.0
    assert many_by_chance(0, 5, 0.5) == many_by_chance(5, 5, 1.0) == 1.0
    assert many_by_chance(1, 5, 0.0) == 0.0
