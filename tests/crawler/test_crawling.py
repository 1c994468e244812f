"""What a crawl begins and ends with, whatever its spider comes to: nothing is fetched."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.making import make_response
from zhengfa.archive.entries import Role, State
from zhengfa.archive.frontier import Frontier
from zhengfa.archive.portals import Channel, Level, Portal
from zhengfa.archive.recorder import Recorder
from zhengfa.archive.store import Archive
from zhengfa.crawler import crawling
from zhengfa.crawler.intake import Intake
from zhengfa.crawler.registry import Registry
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


def test_what_a_run_captured_and_did_not_read_stays_marked_for_the_next(
    archive: Archive, recorder: Recorder, crawl: Callable[[Spider], None]
) -> None:
    def captures(turns: Turns) -> None:
        entry = turns.next()
        assert entry is not None and entry.role is Role.LIST
        recorder.keep([make_response(entry.url)])

    crawl(captures)
    assert Frontier(archive).counts() == {State.LEASED: 1, State.WAITING: len(CHANNELS) - 1}
