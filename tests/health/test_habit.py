from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.health.making import BLOCKED, MONDAY, read, to_row, weeks
from zhengfa.health.habit import LEAST_WEEKS, is_holiday, to_habit, to_weeks, week_number
from zhengfa.health.holidays import SPRING_FESTIVALS


def test_a_habit_is_that_of_ordinary_weeks() -> None:
    usual, faulty = weeks(7, read(3, unedited=1), read(1)), weeks(2, BLOCKED, BLOCKED)
    made = to_weeks(to_row([*usual, *faulty]))
    habit = to_habit(made, (), week_number(MONDAY) + 9, 12)
    assert habit is not None
    assert habit.weekly == 17
    assert habit.weekend == pytest.approx(2 / 17)
    assert habit.lacking == (0, 0, 0, 30, 0)
    assert habit.expected(MONDAY + timedelta(days=number) for number in range(7)) == pytest.approx(17)
    assert to_habit(made, [week_number(MONDAY) + 3], week_number(MONDAY) + 9, 12) is None


def test_before_some_weeks_there_is_no_habit() -> None:
    made = to_weeks(to_row(weeks(1 + LEAST_WEEKS, read(3))))
    assert to_habit(made, (), week_number(MONDAY) + LEAST_WEEKS, 12) is None
    assert to_habit(made, (), week_number(MONDAY) + 1 + LEAST_WEEKS, 12) is not None


def test_one_week_that_is_unlike_the_others_changes_nothing() -> None:
    congress = [*weeks(4, read(2)), *weeks(1, read(30)), *weeks(3, read(2))]
    habit = to_habit(to_weeks(to_row(congress)), (), week_number(MONDAY) + 8, 12)
    assert habit is not None
    assert habit.weekly == 10


def test_the_first_crawl_finds_the_news_of_a_fortnight_and_is_no_measure() -> None:
    habit = to_habit(to_weeks(to_row([read(200), *weeks(8, read(2))[1:]])), (), week_number(MONDAY) + 8, 12)
    assert habit is not None
    assert (habit.weekly, habit.articles) == (10, 70)


def test_nothing_is_expected_of_holidays() -> None:
    habit = to_habit(to_weeks(to_row(weeks(7, read(3)))), (), week_number(MONDAY) + 7, 12)
    assert habit is not None
    assert habit.expected([date(2025, 10, 1), date(2026, 2, 17)]) == 0
    assert habit.expected([date(2025, 10, 9)]) == pytest.approx(3)


@pytest.mark.parametrize("day", [*SPRING_FESTIVALS, "2026-01-01", "2026-05-02", "2026-10-07", "2055-02-01"])
def test_these_days_are_holidays(day: str) -> None:
    assert is_holiday(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2026-01-20", "2026-02-28", "2026-03-08", "2026-08-01", "2055-01-10"])
def test_these_days_are_none(day: str) -> None:
    assert not is_holiday(date.fromisoformat(day))


def test_the_table_of_spring_festivals_has_each_year_once_within_its_bounds() -> None:
    days = [date.fromisoformat(day) for day in SPRING_FESTIVALS]
    assert [day.year for day in days] == list(range(2010, 2041))
    assert all((1, 21) <= (day.month, day.day) <= (2, 20) for day in days)
    # A lunar year has 12 or 13 months of 29.53 days.
    assert {(later - earlier).days // 10 for earlier, later in pairwise(days)} == {35, 38}
