"""robots.txt after RFC 9309: read once a day, remembered, and closed for a day where it cannot be had."""

import asyncio
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from zhengfa.archive.clock import iso_utc, now
from zhengfa.archive.errors import ArchiveUnwritableError
from zhengfa.archive.recorder import Kept, Recorder
from zhengfa.archive.records import OutcomeKind
from zhengfa.archive.restraints import KeptRobots, Restraints
from zhengfa.archive.urls import host_of
from zhengfa.crawler.capturing import KEPT
from zhengfa.crawler.intake import status_outcome
from zhengfa.crawler.visiting import ROBOTS, visiting
from zhengfa.crawler.visits import LONGEST_CRAWL_DELAY, NotVisitedError, failure_outcome

AGENT = "zhengfa"  # the name that a robots.txt may speak to
LIMIT = 500 * 1024  # bytes that are read of it, as RFC 9309 demands at least; what is behind them is not
REDIRECTS = 5  # that are followed to it, by the same
VALID = timedelta(hours=24)  # for which it is not asked for again, by the same; here also where it cannot be had
_LARGEST = 10 * 1024 * 1024  # bytes that are taken from a host that does not stop sending


class RobotsMiddleware:
    """Keeps every request back until its host's robots.txt is known, and those that it closes."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._known: dict[str, asyncio.Task[_Rules]] = {}  # by origin

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RobotsMiddleware":
        """Made by Scrapy."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise NotVisitedError if the host's robots.txt closes a URL."""
        if ROBOTS in request.meta:
            return
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(request.url))
        if origin not in self._known:
            self._known[origin] = asyncio.ensure_future(self._load(origin))
        (await self._known[origin]).check(request.url)

    async def _load(self, origin: str) -> "_Rules":
        restraints = Restraints(self._recorder.archive)
        kept = restraints.robots(origin, now())
        if kept is None:
            kept = await self._fetch(f"{origin}/robots.txt")
            restraints.keep_robots(origin, kept)
        rules = _Rules(origin, kept)
        if rules.delay and not rules.refusal:
            visiting(self._crawler).visits.keep_crawl_delay(host_of(origin), rules.delay)
        return rules

    async def _fetch(self, url: str) -> KeptRobots:
        """Ask for a robots.txt and record what became of it, which no spider sees."""
        meta = {ROBOTS: True, "redirect_ttl": REDIRECTS, "download_maxsize": _LARGEST}
        # Before every page that waits for it.
        request = Request(url, priority=1000, dont_filter=True, callback=NO_CALLBACK, meta=meta)
        engine = self._crawler.engine
        assert engine is not None, "it is what calls this"
        try:
            response: Response = await engine.download_async(request)
        except ArchiveUnwritableError:
            raise  # that it cannot be kept is no fault of the host
        except Exception as error:
            return self._without(url, error)
        return self._read(url, response)

    def _without(self, url: str, error: Exception) -> KeptRobots:
        """Record why there is none to read. Too many redirects are as if there were none; all else closes the host."""
        outcome = failure_outcome(error)
        self._recorder.record(url, outcome.kind, outcome.reason)
        if isinstance(error, NotVisitedError) and outcome.kind is not OutcomeKind.TOO_LARGE:
            raise error  # it is not the file that is to blame, and holds for the page that waits as well
        is_lost = outcome.kind is OutcomeKind.HTTP_ERROR
        return KeptRobots("", "" if is_lost else outcome.reason.partition(":")[0], now() + VALID)

    def _read(self, url: str, response: Response) -> KeptRobots:
        kept: Kept = response.meta[KEPT]
        refusal = status_outcome(response.status)
        self._recorder.record(url, OutcomeKind.ROBOTS, refusal.reason if refusal else "", capture_id=kept.capture.id)
        if refusal is None:
            return KeptRobots(_text(response.body), "", now() + VALID)
        # Where the pages are refused too, the first of them ends the visit.
        return KeptRobots("", refusal.reason if response.status >= 500 else "", now() + VALID)

    @property
    def _recorder(self) -> Recorder:
        spider: Any = self._crawler.spider
        recorder: Recorder = spider.recorder
        return recorder


class _Rules:
    """What a robots.txt allows."""

    def __init__(self, origin: str, kept: KeptRobots) -> None:
        self._parsed = Protego.parse(kept.text)
        self.delay = self._parsed.crawl_delay(AGENT) or 0.0
        self.refusal = f"{origin}/robots.txt: {kept.refusal}" if kept.refusal else ""
        if self.delay > LONGEST_CRAWL_DELAY:
            self.refusal = f"{origin}/robots.txt: asks for {self.delay:g} seconds between two pages"
        self._until = iso_utc(kept.until)

    def check(self, url: str) -> None:
        """Raise NotVisitedError if a URL is closed."""
        if self.refusal:
            reason = f"{self.refusal}; nothing is asked for there before {self._until}"
            raise NotVisitedError(OutcomeKind.SKIPPED, reason)
        if not self._parsed.can_fetch(url, AGENT):
            raise NotVisitedError(OutcomeKind.DISALLOWED, "by robots.txt")


def _text(payload: bytes) -> str:
    """The lines that are read; one that is cut short could close or open more than it says."""
    if len(payload) > LIMIT:
        payload = payload[:LIMIT].rpartition(b"\n")[0]
    return payload.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
