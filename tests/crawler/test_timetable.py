"""When a URL is fetched next."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.making import FETCHED
from zhengfa.archive.entries import Entry, Reach, Role, State
from zhengfa.archive.records import OutcomeKind
from zhengfa.crawler.intake import Outcome
from zhengfa.crawler.timetable import (
    ATTEMPTS,
    JITTER,
    LONGEST_INTERVAL,
    SHORTEST_INTERVAL,
    VISITS,
    fate,
    is_trusted,
    next_visit,
)

HOUR = timedelta(hours=1)
ARTICLE = Entry(
    id=1,
    url="http://a.cn/1.html",
    canonical_url="http://a.cn/1.html",
    host="a.cn",
    portal="a",
    channel="http://a.cn/",
    role=Role.ARTICLE,
    found_at=FETCHED,
    interval=None,
    failures=0,
    found_on=None,
    page=0,
    reach=None,
    since="",
    round="",
    validators=None,
)
LIST = replace(ARTICLE, role=Role.LIST, page=1, reach=Reach.NEWS, interval=3600)
PART, FURTHER = replace(ARTICLE, role=Role.PART), replace(LIST, page=2)


def middle(low: float, high: float) -> float:
    return (low + high) / 2


def test_an_article_is_visited_after_an_hour_a_day_a_week_and_a_month() -> None:
    at, visits = FETCHED, []
    while visit := next_visit(FETCHED, at):
        visits.append(visit - FETCHED)
        at = visit
    assert tuple(visits) == VISITS == (HOUR, 24 * HOUR, 7 * 24 * HOUR, 30 * 24 * HOUR)


@given(st.timedeltas(timedelta(0), timedelta(days=60)))
def test_visits_that_were_missed_are_left_out(late: timedelta) -> None:
    visit = next_visit(FETCHED, FETCHED + late)
    assert (visit is None) == (late >= VISITS[-1])
    assert visit is None or visit > FETCHED + late


def test_a_failure_is_tried_again_ever_later_and_not_for_ever() -> None:
    entry, waits = ARTICLE, []
    for _ in range(ATTEMPTS - 1):
        decided = fate(entry, Outcome(OutcomeKind.NETWORK_ERROR, "x"), FETCHED)
        assert decided.state is State.PUT_OFF and decided.next_fetch is not None
        waits.append((decided.next_fetch - FETCHED) / HOUR)
        entry = replace(entry, failures=decided.failures)
    assert waits == [1, 4, 16, 64]
    last = fate(entry, Outcome(OutcomeKind.HTTP_ERROR, "HTTP 502"), FETCHED)
    assert (last.state, last.next_fetch) == (State.SET_ASIDE, None)
    assert last.reason == "5 attempts, the last one: http error: HTTP 502"


def test_a_success_ends_a_row_of_failures() -> None:
    assert fate(replace(ARTICLE, failures=3), Outcome(OutcomeKind.NEW), FETCHED).failures == 0


@given(st.lists(st.booleans(), max_size=40), st.floats(-1, 1))
def test_the_interval_of_a_channel_stays_in_its_bounds(visits: list[bool], luck: float) -> None:
    entry = replace(LIST, interval=None)
    for has_news in visits:
        decided = fate(entry, Outcome(OutcomeKind.LISTED), FETCHED, has_news=has_news, uniform=lambda _, b: luck * b)
        assert decided.interval is not None and decided.next_fetch is not None
        interval = timedelta(seconds=decided.interval)
        assert SHORTEST_INTERVAL <= interval <= LONGEST_INTERVAL
        assert abs(decided.next_fetch - FETCHED - interval) <= interval * JITTER + timedelta(seconds=1)
        entry = replace(entry, interval=decided.interval)


def test_a_channel_is_polled_more_often_while_it_brings_articles() -> None:
    found = {
        has_news: fate(LIST, Outcome(OutcomeKind.LISTED), FETCHED, has_news=has_news, uniform=middle)
        for has_news in (True, False, None)
    }
    assert found[True].interval == 1800 and found[True].next_fetch == FETCHED + HOUR / 2
    assert found[False].interval == 5400
    assert found[None].interval == 3600  # it only sends its readers on


@pytest.mark.parametrize(
    "kind", [OutcomeKind.HTTP_ERROR, OutcomeKind.EMPTY_LIST, OutcomeKind.GONE, OutcomeKind.BLOCKED]
)
def test_a_first_list_page_is_never_given_up(kind: OutcomeKind) -> None:
    decided = fate(replace(LIST, failures=99), Outcome(kind, "x"), FETCHED)
    assert decided.state is State.PUT_OFF
    assert decided.next_fetch == FETCHED + LONGEST_INTERVAL
    assert decided.interval == LIST.interval


@pytest.mark.parametrize("entry", [ARTICLE, LIST, FURTHER, PART], ids=["article", "list", "further", "part"])
@pytest.mark.parametrize("kind", [OutcomeKind.LATER, OutcomeKind.SKIPPED])
def test_what_was_not_asked_for_is_due_in_the_next_run(entry: Entry, kind: OutcomeKind) -> None:
    decided = fate(replace(entry, failures=2), Outcome(kind, "x"), FETCHED)
    assert (decided.state, decided.next_fetch, decided.failures) == (State.PUT_OFF, FETCHED, 2)


@pytest.mark.parametrize("kind", OutcomeKind)
@pytest.mark.parametrize("entry", [ARTICLE, LIST, FURTHER, PART], ids=["article", "list", "further", "part"])
def test_every_outcome_has_a_fate_that_says_why_it_is_no_success(kind: OutcomeKind, entry: Entry) -> None:
    decided = fate(entry, Outcome(kind, "x"), FETCHED)
    assert decided.state not in (State.WAITING, State.LEASED)
    assert bool(decided.reason) == (decided.state is not State.DONE)
    assert decided.next_fetch is None or decided.next_fetch >= FETCHED
    assert decided.state is not State.PUT_OFF or decided.next_fetch is not None


@pytest.mark.parametrize(
    ("kind", "state", "is_visited"),
    [
        (OutcomeKind.GONE, State.GONE, True),
        (OutcomeKind.SOFT_404, State.GONE, True),
        (OutcomeKind.EXTRACTION_FAILED, State.SET_ASIDE, True),
        (OutcomeKind.DISALLOWED, State.SET_ASIDE, False),
        (OutcomeKind.TOO_LARGE, State.SET_ASIDE, False),
        (OutcomeKind.UNSAFE, State.SET_ASIDE, False),
    ],
)
def test_what_may_heal_is_visited_again(kind: OutcomeKind, state: State, is_visited: bool) -> None:
    decided = fate(ARTICLE, Outcome(kind, "x"), FETCHED)
    assert (decided.state, decided.next_fetch is not None) == (state, is_visited)


def test_a_server_is_taken_at_its_word_for_a_day_and_not_at_the_last_visit() -> None:
    def trusted(entry: Entry, age: timedelta, at: datetime) -> bool:
        return is_trusted(entry, at - age, at)

    assert trusted(LIST, 23 * HOUR, FETCHED) and not trusted(LIST, 24 * HOUR, FETCHED)
    assert trusted(ARTICLE, 9 * 24 * HOUR, FETCHED + VISITS[2]) and not trusted(ARTICLE, HOUR, FETCHED + VISITS[3])
