"""A crawl: what is due of some portals, as the frontier knows it."""

from dataclasses import dataclass

from zhengfa.archive.clock import now
from zhengfa.archive.entries import Unread
from zhengfa.archive.frontier import Frontier
from zhengfa.archive.portals import Portal
from zhengfa.archive.recorder import Recorder
from zhengfa.crawler.intake import Intake
from zhengfa.crawler.listing import Listing
from zhengfa.crawler.process import run_spider
from zhengfa.crawler.reading_process import ReadingProcess
from zhengfa.crawler.spider import PortalSpider
from zhengfa.crawler.taking import Report, Taking
from zhengfa.crawler.turns import Turns
from zhengfa.settings.models import CrawlSettings

# Requests under way or waiting for their turn, two for each host at most: hosts wait for their delays side by side, and
# no host for another one's. Of each address one is under way.
CONCURRENT = 256
_SCHEDULING = {
    "SCHEDULER": "zhengfa.crawler.scheduler.FrontierScheduler",
    "CONCURRENT_REQUESTS": CONCURRENT,
    "CONCURRENT_ITEMS": 1,  # there are none, and for each response Scrapy starts so many tasks to take them
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a crawl is asked for, beside what is due."""

    is_due_only: bool = False  # list pages at their intervals; else, all first list pages now
    is_backfill: bool = False
    since: str = ""  # of a backfill, the day to which it goes; "" for all that there is
    is_retry: bool = False  # what failed is tried now


def crawl(
    intake: Intake, portals: tuple[Portal, ...], settings: CrawlSettings, report: Report, wanted: Wanted | None = None
) -> None:
    """Visit the portals; returns when all is done or the process was asked to stop. Once a process: see Twisted."""
    recorder = intake.recorder
    frontier = Frontier(recorder.archive)
    unread = _prepare(frontier, recorder, portals, wanted or Wanted())
    turns = Turns(recorder, frontier, [portal.id for portal in portals])
    listing = Listing(intake, frontier, settings.list_pages, settings.page_limit)
    reading = ReadingProcess(recorder.archive.warc_folder, intake.registry, settings.page_limit)
    taking = Taking(portals, intake, frontier, listing, turns, reading, report)
    doing = {"turns": turns, "taking": taking, "unread": unread}
    with recorder.gathering(), reading:
        try:
            run_spider(PortalSpider, recorder, portals, settings, more=_SCHEDULING, **doing)
        finally:
            with recorder.transaction():
                frontier.release(recorder.run.id)


def _prepare(frontier: Frontier, recorder: Recorder, portals: tuple[Portal, ...], wanted: Wanted) -> list[Unread]:
    """Bring the frontier level with what is declared and what is due; what a dead run captured and did not read."""
    at, run_id, ids = now(), recorder.run.id, [portal.id for portal in portals]
    channels = {channel.url: portal.id for portal in portals for channel in portal.channels}
    with recorder.transaction():
        unread = frontier.take_back(ids, run_id)
        frontier.forget_channels(ids, [*channels])
        for url, portal in channels.items():
            frontier.add_channel(url, portal, at)
            if wanted.is_backfill:
                frontier.backfill(url, wanted.since)
            if wanted.is_backfill or not wanted.is_due_only:
                frontier.poll(url, at)
        if wanted.is_retry:
            frontier.retry(ids, at)
        frontier.wake(ids, at, run_id)
    return unread
