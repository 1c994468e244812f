from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from zhengfa.archive.tallies import DaySpan
from zhengfa.webui.periods import Period, read_period

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("args", "period"),
    [
        ({}, Period(2026, 11)),
        ({"month": ""}, Period(2026, 11)),
        ({"month": "2024-02"}, Period(2024, 2)),
        ({"year": "2020"}, Period(2020)),
        ({"month": "2024-02", "year": "2020"}, Period(2024, 2)),
    ],
)
def test_an_address_asks_for_a_month_or_a_year(args: dict[str, str], period: Period) -> None:
    assert read_period(MultiDict(args), TODAY) == period


@pytest.mark.parametrize(
    "args",
    [
        *({"month": month} for month in ("2024-13", "2024-00", "2024", "二〇二四", "２０２４-０２")),
        *({"year": year} for year in ("24", "1989", "2028", "<script>")),
    ],
)
def test_what_is_no_period_is_said_so(args: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="要写 month=2026-11 或 year=2026"):
        read_period(MultiDict(args), TODAY)


def test_a_period_has_its_days() -> None:
    assert Period(2024, 2).span == DaySpan(date(2024, 2, 1), date(2024, 2, 29))
    assert Period(2025, 12).span == DaySpan(date(2025, 12, 1), date(2025, 12, 31))
    assert Period(2025).span == DaySpan(date(2025, 1, 1), date(2025, 12, 31))


@given(st.integers(1991, 2026), st.integers(1, 12), st.integers(-30, 30))
def test_periods_follow_each_other_without_a_gap(year: int, month: int, by: int) -> None:
    for period in (Period(year, month), Period(year)):
        assert period.moved(by).moved(-by) == period
        assert (period.moved(1).span.first - period.span.last).days == 1
        assert read_period(MultiDict(period.args), TODAY) == period
