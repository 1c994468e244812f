"""Whose turn it is."""

from collections.abc import Callable

import pytest

from tests.making import FETCHED
from zhengfa.archive.entries import Entry, Role
from zhengfa.archive.frontier import Frontier
from zhengfa.archive.recorder import Recorder
from zhengfa.archive.store import Archive
from zhengfa.crawler.turns import BATCH, UNDER_WAY, Turns

Start = Callable[[], Turns]


@pytest.fixture
def frontier(archive: Archive) -> Frontier:
    return Frontier(archive)


@pytest.fixture
def start(archive: Archive, recorder: Recorder, frontier: Frontier) -> Start:
    """Channels at two hosts are known; more is added before the run begins."""
    for host in ("a.cn", "b.cn"):
        frontier.add_channel(f"http://{host}/", host, FETCHED)

    def begin() -> Turns:
        frontier.wake(["a.cn", "b.cn"], FETCHED, recorder.run.id)
        return Turns(recorder, frontier, ["a.cn", "b.cn"])

    return begin


def first_lists(turns: Turns) -> dict[str, Entry]:
    """The first list pages of both hosts, which go first."""
    found = [turns.next(), turns.next()]
    assert turns.next() is None
    return {entry.host: entry for entry in found if entry}


def add(frontier: Frontier, before: Entry, count: int, role: Role = Role.ARTICLE) -> None:
    for number in range(count):
        frontier.add(f"http://{before.host}/{role}{number}.html", before, role, FETCHED)


def end(turns: Turns, entry: Entry) -> None:
    turns.arrive(entry)
    turns.end(entry)


def urls(turns: Turns, count: int) -> list[str]:
    """The next ones, each done with before the next one is asked for."""
    found = []
    for _ in range(count):
        entry = turns.next()
        assert entry is not None
        end(turns, entry)
        found.append(entry.url.removeprefix("http://"))
    return found


def test_hosts_take_turns_and_none_has_more_under_way_than_may_be(start: Start, frontier: Frontier) -> None:
    turns = start()
    lists = first_lists(turns)
    for entry in lists.values():
        add(frontier, entry, 10)
        turns.found(entry.host, Role.ARTICLE)
        end(turns, entry)
    entries = [turns.next() for _ in range(2 * UNDER_WAY)]
    hosts = [entry.host for entry in entries if entry]
    assert hosts == [*dict.fromkeys(hosts)] * UNDER_WAY
    assert turns.next() is None and turns.has_more()


def test_a_host_is_asked_on_while_what_arrived_is_not_done_with(start: Start, frontier: Frontier) -> None:
    turns = start()
    first = first_lists(turns)["a.cn"]
    add(frontier, first, UNDER_WAY + 1)
    end(turns, first)
    entries = [entry for entry in (turns.next() for _ in range(UNDER_WAY)) if entry]
    assert len(entries) == UNDER_WAY and turns.next() is None
    turns.arrive(entries[0])
    assert turns.next() is not None


def test_parts_go_before_lists_and_lists_before_articles_also_when_they_come_later(
    start: Start, frontier: Frontier
) -> None:
    turns = start()
    turns.close("b.cn")
    entry = turns.next()
    assert entry is not None
    add(frontier, entry, 3)
    turns.found("a.cn", Role.ARTICLE)
    end(turns, entry)
    assert urls(turns, 1) == ["a.cn/article0.html"]
    frontier.ask_list("http://a.cn/index_1.html", entry, 2, FETCHED)
    add(frontier, entry, 1, Role.PART)
    turns.found("a.cn", Role.PART)
    assert urls(turns, 4) == ["a.cn/part0.html", "a.cn/index_1.html", "a.cn/article1.html", "a.cn/article2.html"]
    assert turns.next() is None and not turns.has_more()


def test_list_pages_of_a_channel_are_read_one_after_the_other(start: Start, frontier: Frontier) -> None:
    turns = start()
    turns.close("b.cn")
    first = turns.next()
    assert first is not None
    for number in (1, 2):
        frontier.ask_list(f"http://a.cn/index_{number}.html", first, number + 1, FETCHED)
    turns.found("a.cn", Role.LIST)
    assert turns.next() is None
    end(turns, first)
    second = turns.next()
    assert second is not None and second.page == 2
    assert turns.next() is None
    end(turns, second)
    assert urls(turns, 1) == ["a.cn/index_2.html"]


def test_what_was_leased_of_a_closed_host_waits_again(start: Start, frontier: Frontier) -> None:
    turns = start()
    lists = first_lists(turns)
    add(frontier, lists["a.cn"], 2 * BATCH)
    turns.found("a.cn", Role.ARTICLE)
    for entry in lists.values():
        end(turns, entry)
    assert turns.next() is not None
    assert frontier.counts() == {"leased": 2 + BATCH, "waiting": BATCH}
    turns.close("a.cn")
    assert frontier.counts() == {"leased": 2 + 1, "waiting": 2 * BATCH - 1}
    assert turns.next() is None and not turns.has_more()


def test_a_run_without_anything_to_do_ends(recorder: Recorder, frontier: Frontier) -> None:
    turns = Turns(recorder, frontier, ["a.cn"])
    assert turns.next() is None and not turns.has_more()
