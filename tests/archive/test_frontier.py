"""The frontier's table: what is added once, leased by one run, and taken back from the dead."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.making import FETCHED, make_content, make_response
from zhengfa.archive.content import Precision, Provenance, Published
from zhengfa.archive.entries import Entry, Fate, Reach, Role, State, Validators
from zhengfa.archive.frontier import Frontier
from zhengfa.archive.recorder import Recorder, record_run
from zhengfa.archive.records import ArticleState, OutcomeKind, RunKind, Visit
from zhengfa.archive.store import Archive, open_archive

CHANNEL = "http://a.example/yw/"
HOST = "a.example"
LATER = FETCHED + timedelta(hours=1)


@pytest.fixture
def frontier(archive: Archive) -> Frontier:
    return Frontier(archive)


@pytest.fixture
def first(frontier: Frontier, recorder: Recorder) -> Entry:
    """The first list page of a channel, as it waits."""
    frontier.add_channel(CHANNEL, "a", FETCHED)
    frontier.wake(["a"], FETCHED, recorder.run.id)
    [entry] = frontier.waiting_lists(HOST, ["a"])
    return entry


def states(archive: Archive) -> dict[str, str]:
    rows = archive.connection.execute("SELECT url, state FROM frontier")
    return {row["url"].removeprefix("http://a.example"): row["state"] for row in rows}


def test_a_url_is_known_in_every_spelling(frontier: Frontier, first: Entry) -> None:
    assert frontier.add("http://a.example/1.html", first, Role.ARTICLE, FETCHED)
    assert not frontier.add("https://www.a.example/1.html?spm=1#top", first, Role.ARTICLE, FETCHED)
    assert frontier.has("https://A.example/1.html")
    assert frontier.counts() == {"waiting": 2}


def test_parts_and_articles_wait_at_their_host_and_of_their_portals(frontier: Frontier, first: Entry) -> None:
    for number in range(5):
        frontier.add(f"http://a.example/{number}.html", first, Role.ARTICLE, FETCHED)
    frontier.add("http://b.example/1.html", first, Role.ARTICLE, FETCHED)
    found = frontier.waiting(HOST, Role.ARTICLE, ["a"], 3)
    assert [entry.url for entry in found] == [f"http://a.example/{number}.html" for number in range(3)]
    assert not frontier.waiting(HOST, Role.ARTICLE, ["z"], 3)
    assert sorted(frontier.hosts(["a", "z"])) == ["a.example", "b.example"]


def test_what_is_leased_is_leased_once(frontier: Frontier, recorder: Recorder, first: Entry) -> None:
    assert frontier.lease([first], recorder.run.id) == [first]
    assert frontier.lease([first], recorder.run.id) == []
    frontier.give_back([first])
    assert frontier.lease([first], recorder.run.id) == [first]


def test_leases_of_a_living_run_are_left_and_those_of_a_dead_one_taken_back(tmp_path: Path) -> None:
    with open_archive(tmp_path, create=True) as archive:
        frontier = Frontier(archive)
        with record_run(archive, RunKind.CRAWL) as living:
            frontier.add_channel(CHANNEL, "a", FETCHED)
            frontier.wake(["a"], FETCHED, living.run.id)
            frontier.lease(frontier.waiting_lists(HOST, ["a"]), living.run.id)
            with open_archive(tmp_path) as other, record_run(other, RunKind.CRAWL) as second:
                assert Frontier(other).take_back(["a"], second.run.id) == []
                assert states(other) == {"/yw/": "leased"}
        with record_run(archive, RunKind.CRAWL) as third:
            frontier.take_back(["z"], third.run.id)
            assert states(archive) == {"/yw/": "leased"}  # of a portal that the run does not visit
            frontier.take_back(["a"], third.run.id)
            assert states(archive) == {"/yw/": "waiting"}


def test_a_capture_that_nobody_read_is_handed_on_until_it_has_its_outcome(archive: Archive) -> None:
    frontier = Frontier(archive)
    with record_run(archive, RunKind.CRAWL) as dead:
        frontier.add_channel(CHANNEL, "a", FETCHED)
        frontier.wake(["a"], FETCHED, dead.run.id)
        frontier.lease(frontier.waiting_lists(HOST, ["a"]), dead.run.id)
        [kept] = dead.keep([make_response(CHANNEL)])
    for failures in (0, 1):  # the second one dies as well
        with record_run(archive, RunKind.CRAWL) as run:
            [unread] = frontier.take_back(["a"], run.run.id)
            assert unread.capture == kept.capture
            assert unread.entry.failures == failures
    with record_run(archive, RunKind.CRAWL) as run:
        run.record(CHANNEL, OutcomeKind.LISTED, capture_id=kept.capture.id)
    with record_run(archive, RunKind.CRAWL) as run:
        assert frontier.take_back(["a"], run.run.id) == []


def test_a_run_that_ends_leaves_nothing_leased_but_what_it_could_not_read(
    frontier: Frontier, recorder: Recorder, first: Entry
) -> None:
    frontier.add("http://a.example/1.html", first, Role.ARTICLE, FETCHED)
    entries = [first, *frontier.waiting(HOST, Role.ARTICLE, ["a"], 9)]
    frontier.lease(entries, recorder.run.id)
    recorder.keep([make_response(CHANNEL)])
    frontier.release(recorder.run.id)
    assert states(recorder.archive) == {"/yw/": "leased", "/1.html": "waiting"}


def test_what_is_due_waits_and_what_is_not_does_not(frontier: Frontier, recorder: Recorder, first: Entry) -> None:
    frontier.settle(first, Fate(State.DONE, LATER, interval=3600), Validators('"e"', None, 0))
    frontier.wake(["a"], FETCHED, "r2")
    assert not frontier.hosts(["a"])
    frontier.wake(["a"], LATER, "r2")
    [again] = frontier.waiting_lists(HOST, ["a"])
    assert (again.round, again.interval) == ("r2", 3600)


def test_a_poll_makes_a_list_due_at_once(frontier: Frontier, first: Entry) -> None:
    frontier.settle(first, Fate(State.DONE, LATER), None)
    frontier.poll(CHANNEL, FETCHED)
    assert frontier.due_count(["a"], FETCHED) == 1


def test_a_list_page_is_asked_for_once_a_round(frontier: Frontier, first: Entry) -> None:
    page = f"{CHANNEL}index_1.html"
    assert not frontier.is_asked(page, first.round)
    frontier.ask_list(page, first, 2, FETCHED)
    assert frontier.is_asked(page, first.round)
    assert not frontier.is_asked(page, first.round + "later")
    assert frontier.is_asked(CHANNEL, "z")  # the first one is not asked for by another
    frontier.drop_lists(CHANNEL, first.round)
    assert [entry.url for entry in frontier.waiting_lists(HOST, ["a"])] == [CHANNEL]


def test_news_never_cut_short_what_a_backfill_wants(frontier: Frontier, first: Entry) -> None:
    page = f"{CHANNEL}index_1.html"
    frontier.ask_list(page, replace(first, reach=Reach.ALL, since="2021-01-01"), 2, FETCHED)
    frontier.ask_list(page, replace(first, reach=Reach.NEWS, round="z"), 2, FETCHED)
    [_, waiting] = frontier.waiting_lists(HOST, ["a"])
    assert (waiting.reach, waiting.since, waiting.round) == (Reach.ALL, "2021-01-01", first.round)


def test_a_backfill_that_is_under_way_is_not_begun_again(frontier: Frontier, first: Entry) -> None:
    def reach() -> str:
        row = frontier._connection.execute("SELECT reach FROM frontier WHERE page = 1").fetchone()
        return str(row["reach"])

    frontier.settle(first, Fate(State.DONE, LATER), None)
    frontier.ask_for_news(first)
    frontier.ask_list(f"{CHANNEL}index_1.html", replace(first, reach=Reach.ALL, since="2021-01-01"), 2, FETCHED)
    frontier.backfill(CHANNEL, "2021-06-01")
    assert reach() == "news"
    frontier.backfill(CHANNEL, "2020-06-01")  # further back than what is under way
    assert reach() == "all"


def test_a_channel_that_is_not_declared_any_more_is_set_aside_and_comes_back(frontier: Frontier, first: Entry) -> None:
    frontier.forget_channels(["a"], [])
    assert frontier.set_aside(9) == [(CHANNEL, "its channel is not declared")]
    frontier.poll(CHANNEL, FETCHED)
    frontier.wake(["a"], FETCHED, "r2")
    assert frontier.counts() == {"waiting": 1}


@pytest.mark.parametrize("precision", Precision)
def test_the_date_of_a_row_comes_back_as_exact_as_it_was(
    frontier: Frontier, first: Entry, precision: Precision
) -> None:
    local = {Precision.MINUTE: "2021-07-13T09:56", Precision.DAY: "2021-07-13", Precision.MONTH: "2021-07-01"}
    published = Published(FETCHED.fromisoformat(local[precision]), precision, Provenance.LIST)
    frontier.add("http://a.example/1.html", first, Role.ARTICLE, FETCHED, listed=published)
    assert frontier.listed("http://www.a.example/1.html") == published


def test_what_an_article_becomes_is_a_change_and_what_was_seen_later_counts(
    archive: Archive, recorder: Recorder
) -> None:
    from_page = make_response("http://a.example/1.html")
    [kept] = recorder.keep([from_page])
    recorder.save(kept.capture, make_content(), Visit(from_page.url, FETCHED))
    before = archive.sequence()
    recorder.mark(from_page.url, ArticleState.REMOVED, FETCHED - timedelta(days=1))
    assert archive.sequence() == before
    recorder.mark(from_page.url, ArticleState.REMOVED, LATER)
    recorder.mark(from_page.url, ArticleState.REMOVED, LATER)
    assert archive.sequence() == before + 1
    [change] = archive.changes(before)
    assert change.article.state is ArticleState.REMOVED
    recorder.see_again(kept.capture, Visit(from_page.url, LATER))
    assert [change.article.state for change in archive.changes(before)] == [ArticleState.LIVE]
