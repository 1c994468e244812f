"""The health of all portals, read from an archive."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from zhengfa.archive.recorder import record_run
from zhengfa.archive.records import OutcomeKind, RunKind
from zhengfa.archive.store import Archive
from zhengfa.archive.tallies import DaySpan
from zhengfa.health.reading import Health, last_days, read_health
from zhengfa.health.records import AlarmKind, DayState

FIRST = date(2026, 6, 1)
ALL = ("a", "b", "c")


def crawl(archive: Archive, visits: Mapping[str, Sequence[int]], kind: OutcomeKind = OutcomeKind.LISTED) -> None:
    """Visit portals on days, counted from the first one."""
    with (
        record_run(archive, RunKind.CRAWL, lambda url: url.split("/")[2]) as recorder,
        recorder.transaction(),
        pytest.MonkeyPatch.context() as patch,
    ):
        for portal, days in visits.items():
            for day in days:
                at = datetime(2026, 6, 1, 3, tzinfo=UTC) + timedelta(days=day)
                patch.setattr("zhengfa.archive.recorder.now", lambda at=at: at)
                recorder.record(f"http://{portal}/", kind)


def health_on(archive: Archive, number: int, declared: Sequence[str] = ALL) -> Health:
    """The health as of a day."""
    today = FIRST + timedelta(days=number)
    return read_health(archive, declared, last_days(today), today)


Standing = tuple[AlarmKind, str | None, int]


def alarms_on(archive: Archive, number: int, declared: Sequence[str] = ALL) -> Iterator[Standing]:
    """The alarms that stand on a day: kind, portal, and since when."""
    for alarm in health_on(archive, number, declared).alarms:
        yield alarm.kind, alarm.portal, (alarm.since - FIRST).days


def test_nothing_was_ever_crawled(archive: Archive) -> None:
    health = health_on(archive, 0)
    assert (dict(health.portals), health.alarms, health.crawled) == ({}, [], None)


def test_a_portals_days_begin_with_its_first_visit_and_have_no_gap(archive: Archive) -> None:
    crawl(archive, {"a": [3, 5], "b": [0]})
    days = health_on(archive, 6).portals["a"].days
    assert [(day.day - FIRST).days for day in days] == [3, 4, 5, 6]
    assert [day.state for day in days] == [DayState.UNCHANGED, DayState.NOT_VISITED] * 2


def test_no_crawl_for_days_is_one_alarm(archive: Archive) -> None:
    crawl(archive, {"a": range(10), "b": range(10)})
    assert list(alarms_on(archive, 12)) == []
    assert list(alarms_on(archive, 13)) == [(AlarmKind.NOT_CRAWLED, None, 10)]
    assert list(alarms_on(archive, 60)) == [(AlarmKind.NOT_CRAWLED, None, 10)]


def test_who_crawled_once_to_try_it_is_not_missed(archive: Archive) -> None:
    crawl(archive, {"a": [0, 1]})
    assert list(alarms_on(archive, 60)) == []


def test_a_portal_that_is_left_out_while_others_are_visited_is_an_alarm(archive: Archive) -> None:
    crawl(archive, {"a": range(30), "b": range(15), "c": [0, 29]})
    assert list(alarms_on(archive, 20)) == []
    assert list(alarms_on(archive, 29)) == [(AlarmKind.NOT_VISITED, "b", 15)]
    assert list(alarms_on(archive, 29, declared=("a", "c"))) == []  # it was taken out of config.yaml


def test_a_portal_that_was_visited_now_and_then_is_not_missed(archive: Archive) -> None:
    crawl(archive, {"a": range(60), "b": range(0, 30, 7)})
    assert list(alarms_on(archive, 59)) == []


def test_a_period_of_the_past_has_the_alarms_of_its_last_day(archive: Archive) -> None:
    crawl(archive, {"a": [0, 1, 2], "b": range(40)})
    crawl(archive, {"a": range(3, 10)}, OutcomeKind.BLOCKED)
    crawl(archive, {"a": range(10, 40)})
    span = DaySpan(FIRST, FIRST + timedelta(days=8))
    health = read_health(archive, ALL, span, FIRST + timedelta(days=39))
    assert [alarm.kind for alarm in health.alarms] == [AlarmKind.BLOCKED]
    assert list(alarms_on(archive, 39)) == []


def test_what_is_of_no_portal_is_nobodys_health(archive: Archive) -> None:
    with record_run(archive, RunKind.CRAWL) as recorder:
        recorder.record("http://a/", OutcomeKind.BLOCKED)
    assert dict(health_on(archive, 0).portals) == {}
