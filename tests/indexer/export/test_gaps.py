"""What a manifest says of the days on which nothing was collected."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.indexer.conftest import PORTALS
from zhengfa.archive.tallies import DaySpan
from zhengfa.health.collected import Collected
from zhengfa.indexer.export.gaps import Coverage
from zhengfa.indexer.export.taking import Taken
from zhengfa.indexer.query import Query
from zhengfa.indexer.vocabulary import names_of

FIRST = date(2026, 1, 1)
# ln was collected on all days of January, gz on the first ten and from the 20th on.
JANUARY = Collected(FIRST, date(2026, 2, 1), {"ln": (1 << 31) - 1, "gz": ((1 << 10) - 1) | (((1 << 12) - 1) << 19)})
NAMES = names_of(PORTALS.values())


def told(query: Query, first: str | None = "2026-01-01", last: str | None = "2026-01-31") -> dict[str, Any]:
    taken = Taken(total=1, watermark=1, articles=iter(()), archive=None, first_day=first, last_day=last)
    return Coverage(JANUARY, PORTALS).values(query, NAMES, taken)


def test_the_days_that_no_visit_reached_are_said_by_portal() -> None:
    assert told(Query()) == {
        "period": {"first": "2026-01-01", "last": "2026-01-31"},
        "portals": ["ln", "gz"],
        "gaps": [{"portal": "gz", "first": "2026-01-11", "last": "2026-01-19"}],
    }


def test_only_portals_that_were_asked_about_count() -> None:
    assert told(Query(portal=("ln",)))["gaps"] == []
    assert told(Query("贵州 province:贵州"))["portals"] == ["gz"]


def test_the_period_is_the_one_asked_for_and_else_that_of_the_articles() -> None:
    assert told(Query(since=date(2026, 1, 15), until=date(2026, 1, 16)))["gaps"] == [
        {"portal": "gz", "first": "2026-01-15", "last": "2026-01-16"}
    ]
    assert told(Query("贵州 2026-01-12.."), "2026-01-15")["gaps"] == [
        {"portal": "gz", "first": "2026-01-12", "last": "2026-01-19"}
    ]
    assert told(Query(), "2026-01", "2026-01")["period"] == {"first": "2026-01-01", "last": "2026-01-31"}
    assert told(Query(), None, None) == {"period": None, "portals": [], "gaps": []}


def test_days_that_are_all_to_come_are_no_period() -> None:
    assert told(Query(since=date(2030, 1, 1), until=date(2031, 12, 31))) == {"period": None, "portals": [], "gaps": []}


def test_what_was_published_before_the_first_crawl_lies_in_a_gap() -> None:
    assert told(Query(portal=("ln",)), "2020-05-03", "2026-01-02")["gaps"] == [
        {"portal": "ln", "first": "2020-05-03", "last": "2025-12-31"}
    ]


@pytest.mark.parametrize("until", [date(2026, 2, 1), date(2099, 1, 1)])
def test_a_day_that_is_not_over_is_no_gap(until: date) -> None:
    assert [gap["portal"] for gap in told(Query(until=until))["gaps"]] == ["gz"]


@given(st.integers(0, (1 << 40) - 1), st.integers(-10, 50), st.integers(0, 60))
def test_gaps_are_the_days_that_are_not_reached_and_are_apart(days: int, start: int, length: int) -> None:
    collected = Collected(FIRST, date(2026, 2, 20), {"ln": days})
    span = DaySpan(FIRST + timedelta(start), FIRST + timedelta(start + length))
    gaps = list(collected.gaps("ln", span))
    inside = {gap.first + timedelta(number) for gap in gaps for number in range((gap.last - gap.first).days + 1)}
    missed = {
        day
        for number in range(length + 1)
        if (day := span.first + timedelta(number)) < collected.today
        and not ((day - FIRST).days >= 0 and days >> (day - FIRST).days & 1)
    }
    assert inside == missed
    assert all(later.first - earlier.last > timedelta(1) for earlier, later in pairwise(gaps))
