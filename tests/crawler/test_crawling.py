"""What a crawl begins and ends with, whatever its spider comes to: nothing is fetched."""

import os
from collections.abc import Callable
from errno import ENOSPC
from typing import Any

import pytest

from bench.portal import list_page
from tests.making import make_response
from zhengfa.archive.entries import Role, State
from zhengfa.archive.errors import ArchiveError
from zhengfa.archive.frontier import Frontier
from zhengfa.archive.portals import Channel, Level, Portal
from zhengfa.archive.recorder import Recorder, record_run
from zhengfa.archive.records import Capture, RunKind
from zhengfa.archive.store import Archive, open_archive
from zhengfa.crawler import crawling
from zhengfa.crawler.intake import Intake
from zhengfa.crawler.lists.records import ListPage, Row
from zhengfa.crawler.reading_process import ReadingProcess
from zhengfa.crawler.registry import Registry
from zhengfa.crawler.taking import Page, Taking
from zhengfa.crawler.turns import Turns
from zhengfa.settings.models import CrawlSettings

CHANNELS = tuple(Channel(name, f"http://a.example/{name}/") for name in ("zfyw", "zgfc", "fazhi"))
PORTAL = Portal("p", "样例", "辽宁", Level.CITY, ("a.example",), "trs_wcm", CHANNELS)
Spider = Callable[[Turns], None]


@pytest.fixture
def crawl(recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> Callable[[Spider], None]:
    def crawl_by(spider: Spider) -> None:
        def run_spider(*_: Any, turns: Turns, **__: Any) -> None:
            spider(turns)

        monkeypatch.setattr(crawling, "run_spider", run_spider)
        intake = Intake(recorder, Registry([PORTAL]), 10**6)
        crawling.crawl(intake, (PORTAL,), CrawlSettings(), lambda url, outcome: None)

    return crawl_by


def test_a_run_that_is_cut_off_leaves_nothing_leased(archive: Archive, crawl: Callable[[Spider], None]) -> None:
    def is_cut_off(turns: Turns) -> None:
        assert turns.next() is not None
        assert Frontier(archive).counts() == {State.LEASED: len(CHANNELS)}
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        crawl(is_cut_off)
    assert Frontier(archive).counts() == {State.WAITING: len(CHANNELS)}


def test_a_disk_that_is_full_is_said_with_its_folder_and_nothing_that_was_committed_is_lost(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crawl_until_full(recorder: Recorder) -> None:
        recorder.keep([make_response("http://a.example/1.html")])
        recorder.commit()
        recorder.keep([make_response("http://a.example/2.html")])
        monkeypatch.setattr(os, "fsync", refuse)

    def refuse(descriptor: int) -> None:
        raise OSError(ENOSPC, "No space left on device")

    with (
        pytest.raises(ArchiveError, match=f"{archive.folder}: cannot be written: No space left on device; "),
        record_run(archive, RunKind.CRAWL) as recorder,
        recorder.gathering(),
    ):
        crawl_until_full(recorder)
    monkeypatch.undo()
    archive.close()  # as the process ends
    with open_archive(archive.folder) as later, record_run(later, RunKind.CRAWL):
        captures = [later.latest_capture(f"http://a.example/{number}.html") for number in (1, 2)]
    assert None not in captures


def test_what_a_run_captured_and_did_not_read_stays_marked_for_the_next(
    archive: Archive, recorder: Recorder, crawl: Callable[[Spider], None]
) -> None:
    def captures(turns: Turns) -> None:
        entry = turns.next()
        assert entry is not None and entry.role is Role.LIST
        recorder.keep([make_response(entry.url)])

    crawl(captures)
    assert Frontier(archive).counts() == {State.LEASED: 1, State.WAITING: len(CHANNELS) - 1}


Doing = Callable[[Turns, Taking], None]


@pytest.fixture
def take_by(recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> Callable[[Doing], None]:
    """Crawl by what takes pages itself."""

    def crawl_by(spider: Doing) -> None:
        def run_spider(*_: Any, turns: Turns, taking: Taking, **__: Any) -> None:
            spider(turns, taking)

        monkeypatch.setattr(crawling, "run_spider", run_spider)
        intake = Intake(recorder, Registry([PORTAL]), 10**6)
        crawling.crawl(intake, (PORTAL,), CrawlSettings(), lambda url, outcome: None)

    return crawl_by


def list_of(recorder: Recorder, turns: Turns, articles: int) -> Page:
    """The list page whose turn it is, as it came with so many articles."""
    entry = turns.next()
    assert entry is not None
    turns.arrive(entry)
    [kept] = recorder.keep([make_response(entry.url, list_page(0, articles))])
    return Page(entry, entry.url, kept, None)


def test_the_process_that_reads_is_told_of_articles_that_a_list_names(
    recorder: Recorder, take_by: Callable[[Doing], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected: list[int] = []
    monkeypatch.setattr(ReadingProcess, "expect", lambda _, pages: expected.append(pages))

    def takes(turns: Turns, taking: Taking) -> None:
        for articles in (45, 45, 46):  # the second page names nothing new, the third one article
            taking.take(list_of(recorder, turns, articles))

    take_by(takes)
    assert expected == [20, 0, 1]


def test_a_list_is_taken_as_the_process_that_reads_has_read_it_and_no_other_is(
    archive: Archive, recorder: Recorder, take_by: Callable[[Doing], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    async def read_list(_: ReadingProcess, capture: Capture, holder: Capture, portal: str) -> ListPage | None:
        asked.append(portal)
        row = Row("http://a.example/zfyw/202101/t20210101_7.html", "标题", None)
        return None if len(asked) > 1 else ListPage((row,))

    def takes(turns: Turns, taking: Taking) -> None:
        for articles in (0, 3):  # the process reads one article, where there is none; the other list it does not read
            page = list_of(recorder, turns, articles)
            with pytest.raises(StopIteration):  # it waits for nothing, and has no need of a loop
                taking.read_ahead(page).send(None)
            taking.take(page)

    monkeypatch.setattr(ReadingProcess, "read_list", read_list)
    take_by(takes)
    assert asked == ["p", "p"]
    assert archive.outcome_counts() == {"listed": 2}
    assert sum(Frontier(archive).counts().values()) == len(CHANNELS) + 1 + 3
