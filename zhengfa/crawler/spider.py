"""The one spider for all portals: what the frontier hands out is fetched, read, and settled with one outcome."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.utils.asyncio import create_looping_call
from twisted.python.failure import Failure

from zhengfa.archive.clock import now
from zhengfa.archive.entries import Entry, Role, Unread, Validators
from zhengfa.archive.frontier import Frontier
from zhengfa.archive.portals import Portal
from zhengfa.archive.recorder import Kept
from zhengfa.archive.records import OutcomeKind
from zhengfa.archive.urls import canonical_url, host_of
from zhengfa.crawler.capturing import KEPT
from zhengfa.crawler.conditions import is_uncalled_for, set_conditions, validators
from zhengfa.crawler.intake import PART_OF, Intake, Outcome
from zhengfa.crawler.listing import Listing
from zhengfa.crawler.timetable import ATTEMPTS, fate
from zhengfa.crawler.turns import Turns
from zhengfa.crawler.visiting import header_lines
from zhengfa.crawler.visits import failure_outcome

Report = Callable[[str, Outcome], None]  # called with every URL and what became of it
# What was fetched is durable after so many seconds: at full speed, some dozens of pages are one commit.
COMMIT_SECONDS = 0.2
_ENTRY = "entry"  # the key of a request's `meta`
_CLOSES = frozenset({OutcomeKind.LATER, OutcomeKind.SKIPPED})  # what is so for a URL is so for all of its host


@dataclass(frozen=True, slots=True)
class _Page:
    """A captured page and the URL of the frontier that it is of."""

    entry: Entry
    url: str  # as asked for at first, before any redirects
    kept: Kept
    validators: Validators | None


@dataclass(slots=True)
class _Article:
    """An article's first page, and the further ones that have been asked for and have not come."""

    page: _Page
    awaited: set[str] = field(default_factory=set)  # canonical URLs


class PortalSpider(Spider):
    """Fetches what is due and takes it in."""

    name = "portals"

    def __init__(
        self,
        portals: tuple[Portal, ...],
        intake: Intake,
        frontier: Frontier,
        listing: Listing,
        unread: Sequence[Unread],
        report: Report,
        **visiting: Any,
    ) -> None:
        super().__init__(**visiting)  # what `Visiting` names, as attributes
        self._portals = {portal.id: portal for portal in portals}
        self._channels = {channel.url: channel.name for portal in portals for channel in portal.channels}
        self._intake = intake
        self._frontier = frontier
        self._listing = listing
        self._unread = unread
        self._report = report
        self._articles: dict[
            str, _Article
        ] = {}  # that wait for further pages, by canonical URL: few, as these go first
        self.recorder = intake.recorder
        self._beat = create_looping_call(self._commit)
        self.turns = Turns(self.recorder, frontier, self._portals)

    async def start(self) -> AsyncIterator[Request]:
        """What a run that was killed had captured, and not read, is read first; all else the scheduler hands out."""
        self._beat.start(COMMIT_SECONDS)
        for unread in self._unread:
            try:
                self._resume(unread)
            except Exception:  # a defect of ours must not keep all other pages from being fetched
                self.logger.exception("%s cannot be read", unread.entry.url)
                self._count_exception()
        async for request in super().start():  # none: no URL is known here
            yield request

    def request_for(self, entry: Entry) -> Request:
        """The request for a URL whose turn it is."""
        request = Request(entry.url, self.parse, errback=self.fail, meta={_ENTRY: entry})
        set_conditions(request, entry, self.recorder.archive, now())
        return request

    def parse(self, response: Response) -> None:
        """Take in a page, whatever it is."""
        request = response.request
        assert request is not None, "Scrapy sets the request of every response"
        entry: Entry = request.meta[_ENTRY]
        try:
            headers = {name.lower(): value for name, value in header_lines(response)}
            kept: Kept = response.meta[KEPT]
            page = _Page(entry, _asked_url(request), kept, validators(entry, headers, kept))
            if is_uncalled_for(response, request):
                outcome = Outcome(OutcomeKind.HTTP_ERROR, "HTTP 304 to a request without conditions")
                self._refuse(page.entry, page.url, outcome, kept)
            else:
                self._read(page)
        finally:
            self.turns.end(entry)

    def fail(self, failure: Failure) -> None:
        """Record why a URL gave no response that could be read."""
        request: Request = failure.request  # type: ignore[attr-defined]  # set by Scrapy
        entry: Entry = request.meta[_ENTRY]
        outcome = failure_outcome(failure.value)
        self._refuse(entry, _asked_url(request), outcome)
        self.turns.end(entry)
        if outcome.kind in _CLOSES and host_of(request.url) == entry.host:
            self.turns.close(entry.host)

    def closed(self, reason: str) -> None:
        """Called by Scrapy at the end: articles are taken in without further pages that are left for another run."""
        for article in [*self._articles.values()]:
            self._take(article.page)
        self.turns.close_all()
        if self._beat.running:
            self._beat.stop()

    def _commit(self) -> None:
        try:
            self.recorder.commit()
        except Exception:  # the disk is full, or gone: nothing more is to be fetched that cannot be kept
            self.logger.exception("the archive cannot be written")
            self._count_exception()
            assert self.crawler.engine is not None, "it is what calls this"
            self._closing = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason="cannot write"))

    def _resume(self, unread: Unread) -> None:
        archive, capture, entry = self.recorder.archive, unread.capture, unread.entry
        kept = Kept(capture, capture.fetched_at, archive.is_taken(capture))
        if entry.failures < ATTEMPTS:
            headers = {name.lower(): value for name, value in archive.payload(capture)[1]}
            self._read(_Page(entry, capture.url, kept, validators(entry, headers, kept)))
        else:
            reason = f"{entry.failures} runs ended while it was read"
            self._refuse(entry, capture.url, Outcome(OutcomeKind.EXTRACTION_FAILED, reason), kept)

    def _read(self, page: _Page) -> None:
        match page.entry.role:
            case Role.LIST:
                self._take_list(page)
            case Role.ARTICLE:
                article = _Article(page)
                if not self._is_awaiting(article, page.kept):
                    self._take(page)
            case Role.PART:
                article_of = self._articles.get(page.entry.found_on or "")
                if article_of:
                    self._is_awaiting(article_of, page.kept)
                self._take(page)

    def _take_list(self, page: _Page) -> None:
        """Record what a list page was, with what it leads to in the same commit."""
        entry, at = page.entry, now()
        with self.recorder.transaction():
            listed = self._listing.take(entry, page.kept.capture, self._portals[entry.portal], at)
            self._intake.refuse(page.url, listed.outcome, page.kept.capture)
            self._settle(page, listed.outcome, at, has_news=listed.found > 0)
            if entry.is_first_list and listed.outcome.kind is OutcomeKind.LISTED:
                self._frontier.ask_for_news(entry)
        self._report(page.url, listed.outcome)
        for url in listed.asked:
            self.turns.found(host_of(url), Role.LIST)
        for host in listed.hosts:
            self.turns.found(host, Role.ARTICLE)

    def _is_awaiting(self, article: _Article, kept: Kept) -> bool:
        """Ask for the further pages that a page names and the archive has not got."""
        first, at = article.page.entry, now()
        urls = self._intake.missing_parts(kept)
        with self.recorder.transaction():
            for url in urls:
                self._frontier.add(url, first, Role.PART, at)
        waiting = [url for url in urls if self._frontier.is_waiting(url)]
        for url in waiting:
            article.awaited.add(canonical_url(url))
            self.turns.found(host_of(url), Role.PART)
        if article.awaited:
            self._articles[first.canonical_url] = article
        return bool(article.awaited)

    def _part_is_done(self, entry: Entry) -> None:
        """An article is taken in when the last of its pages has come, or has failed to."""
        article = self._articles.get(entry.found_on or "")
        if article and entry.role is Role.PART:
            article.awaited.discard(entry.canonical_url)
            if not article.awaited:
                self._take(article.page)

    def _take(self, page: _Page) -> None:
        entry, at = page.entry, now()
        with self.recorder.transaction():
            outcome = self._intake.take(page.kept, page.url, self._channels.get(entry.channel))
            if outcome.kind is OutcomeKind.PART:
                first = outcome.reason.removeprefix(PART_OF)
                if not self._frontier.has(first) and not self.recorder.archive.is_settled(first):
                    self._frontier.add(first, entry, Role.ARTICLE, at)
                    self.turns.found(host_of(first), Role.ARTICLE)
            self._settle(page, outcome, at)
        self._articles.pop(entry.canonical_url, None)
        self._report(page.url, outcome)
        self._part_is_done(entry)

    def _settle(self, page: _Page, outcome: Outcome, at: datetime, *, has_news: bool = False) -> None:
        decided = fate(page.entry, outcome, at, has_news=has_news)
        # What was not understood is asked for whole next time.
        is_understood = not decided.reason
        self._frontier.settle(page.entry, decided, page.validators if is_understood else None)

    def _refuse(self, entry: Entry, url: str, outcome: Outcome, kept: Kept | None = None) -> None:
        with self.recorder.transaction():
            self._intake.refuse(url, outcome, kept.capture if kept else None)
            self._frontier.settle(entry, fate(entry, outcome, now()), entry.validators if kept is None else None)
        self._report(url, outcome)
        self._part_is_done(entry)

    def _count_exception(self) -> None:
        assert self.crawler.stats is not None, "Scrapy's own"
        self.crawler.stats.inc_value("spider_exceptions/count")


def _asked_url(request: Request) -> str:
    asked: str = request.meta.get("redirect_urls", [request.url])[0]
    return asked
