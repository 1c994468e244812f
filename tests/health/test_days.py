from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengfa.archive.records import OutcomeKind as Kind
from zhengfa.archive.tallies import Brought, DaySpan
from zhengfa.health.days import FAILED, READ, REFUSED, state_of, to_days
from zhengfa.health.records import DayState

COUNTS = st.dictionaries(st.sampled_from(Kind), st.integers(0, 50))


@pytest.mark.parametrize(
    ("counts", "state"),
    [
        ({}, DayState.NOT_VISITED),
        ({Kind.ROBOTS: 1}, DayState.NOT_VISITED),
        ({Kind.ROBOTS: 1, Kind.LATER: 4}, DayState.NOT_VISITED),
        ({Kind.LISTED: 1}, DayState.UNCHANGED),
        ({Kind.LISTED: 0, Kind.NETWORK_ERROR: 1}, DayState.ERROR),
        ({Kind.LISTED: 1, Kind.NEW: 1, Kind.BLOCKED: 1}, DayState.NEW),
        ({Kind.UNCHANGED: 1, Kind.REVISED: 1}, DayState.NEW),
        ({Kind.LISTED: 1, Kind.BLOCKED: 1}, DayState.UNCHANGED),
        ({Kind.BLOCKED: 1, Kind.SKIPPED: 9}, DayState.BLOCKED),
        ({Kind.DISALLOWED: 1}, DayState.BLOCKED),
        ({Kind.SKIPPED: 9}, DayState.ERROR),
        ({Kind.EMPTY_LIST: 1}, DayState.ERROR),
        ({Kind.SOFT_404: 1}, DayState.ERROR),
        ({Kind.EMPTY_LIST: 1, Kind.UNCHANGED: 3, Kind.REVISED: 1}, DayState.ERROR),
        ({Kind.EMPTY_LIST: 1, Kind.LISTED: 1, Kind.REVISED: 1}, DayState.NEW),
        ({Kind.EMPTY_LIST: 1, Kind.NEW: 1}, DayState.NEW),
    ],
)
def test_a_day_has_one_state(counts: dict[Kind, int], state: DayState) -> None:
    assert state_of(counts) is state


def test_every_outcome_of_a_crawl_says_something_of_a_day() -> None:
    of_imports = {Kind.UNREADABLE, Kind.UNSUPPORTED, Kind.DAMAGED, Kind.UNRESOLVED}
    says_nothing = {Kind.ROBOTS, Kind.LATER, Kind.CHECKED}  # of what there is to be read
    assert READ | REFUSED | FAILED | says_nothing | of_imports == set(Kind)


def test_what_was_read_in_part_is_said_so() -> None:
    day = date(2026, 3, 1)
    for counts, is_partial in (
        ({Kind.LISTED: 1, Kind.BLOCKED: 1}, True),
        ({Kind.LISTED: 1, Kind.LATER: 1}, True),
        ({Kind.LISTED: 1, Kind.GONE: 1, Kind.NOT_AN_ARTICLE: 3}, False),
        ({Kind.BLOCKED: 1}, False),
    ):
        [made] = to_days({day: counts}, {}, DaySpan(day, day))
        assert made.is_partial is is_partial


@given(st.dictionaries(st.integers(-3, 12), COUNTS))
def test_the_days_of_a_span_have_no_gap_and_all_its_outcomes(by_number: dict[int, dict[Kind, int]]) -> None:
    first = date(2024, 2, 26)
    span = DaySpan(first, first + timedelta(days=9))
    tallies = {first + timedelta(days=number): counts for number, counts in by_number.items()}
    days = to_days(tallies, {first: Brought(3)}, span)
    assert [day.day for day in days] == [first + timedelta(days=number) for number in range(10)]
    within = (sum(counts.values()) for number, counts in by_number.items() if 0 <= number < 10)
    assert sum(day.fetches for day in days) == sum(within)
    assert days[0].brought == Brought(3)
