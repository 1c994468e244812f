"""The one spider for all portals: Scrapy's part between the frontier, which says what to fetch, and the taking in."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.utils.asyncio import create_looping_call
from twisted.python.failure import Failure

from zhengfa.archive.clock import now
from zhengfa.archive.entries import Entry, Unread
from zhengfa.archive.errors import ArchiveUnwritableError
from zhengfa.archive.recorder import Kept, Recorder
from zhengfa.archive.records import OutcomeKind
from zhengfa.archive.urls import host_of
from zhengfa.crawler.capturing import KEPT
from zhengfa.crawler.conditions import is_uncalled_for, set_conditions, validators
from zhengfa.crawler.intake import Outcome
from zhengfa.crawler.process import end_by
from zhengfa.crawler.taking import Page, Taking
from zhengfa.crawler.turns import Turns
from zhengfa.crawler.visiting import asked_url, header_lines
from zhengfa.crawler.visits import failure_outcome

# What was fetched is durable after so many seconds: at full speed, some dozens of pages are one commit.
COMMIT_SECONDS = 0.2
_ENTRY = "entry"  # the key of a request's `meta`
_CLOSES = frozenset({OutcomeKind.LATER, OutcomeKind.SKIPPED})  # what is so for a URL is so for all of its host


class PortalSpider(Spider):
    """Fetches what is due and hands it on."""

    name = "portals"

    def __init__(
        self, recorder: Recorder, turns: Turns, taking: Taking, unread: Sequence[Unread], **visiting: Any
    ) -> None:
        super().__init__(**visiting)  # what `Visiting` names, as attributes
        self.recorder = recorder
        self.turns = turns
        self._taking = taking
        self._unread = unread
        self._beat = create_looping_call(self._commit)
        self._closing: asyncio.Future[None] | None = None

    async def start(self) -> AsyncIterator[Request]:
        """What a run that was killed had captured, and not read, is read first; all else the scheduler hands out."""
        self._beat.start(COMMIT_SECONDS)
        for unread in self._unread:
            try:
                self._taking.take_unread(unread)
            except ArchiveUnwritableError as error:
                self._end(error)
                return
            except Exception:  # a defect of ours must not keep all other pages from being fetched
                self.logger.exception("%s cannot be read", unread.entry.url)
                self._count_exception()
        async for request in super().start():  # none: no URL is known here
            yield request

    def next_request(self) -> Request | None:
        """The request whose turn it is; None if there is none for now."""
        try:
            while entry := self.turns.next():
                if request := self._request_for(entry):
                    return request
        except ArchiveUnwritableError as error:
            self._end(error)
        return None

    def _request_for(self, entry: Entry) -> Request | None:
        """The request for a URL; None if there can be none."""
        try:
            request = Request(entry.url, self.parse, errback=self.fail, meta={_ENTRY: entry})
        except ValueError as error:  # a link that is a web address to us, and none to Scrapy
            self.turns.arrive(entry)
            self._taking.refuse(entry, entry.url, Outcome(OutcomeKind.UNSAFE, f"no URL: {error}"))
            self.turns.end(entry)
            return None
        set_conditions(request, entry, self.recorder.archive, now())
        return request

    async def parse(self, response: Response) -> None:
        """Take in a page, whatever it is."""
        request = response.request
        assert request is not None, "Scrapy sets the request of every response"
        entry: Entry = request.meta[_ENTRY]
        kept: Kept = response.meta[KEPT]
        url = asked_url(request)
        self.turns.arrive(entry)
        try:
            if is_uncalled_for(response, request):
                outcome = Outcome(OutcomeKind.HTTP_ERROR, "HTTP 304 to a request without conditions")
                self._taking.refuse(entry, url, outcome, kept)
            else:
                headers = {name.lower(): value for name, value in header_lines(response.headers.items())}
                page = Page(entry, url, kept, validators(entry, headers, kept))
                await self._taking.read_ahead(page)
                self._taking.take(page)
        except ArchiveUnwritableError as error:
            self._end(error)
        finally:
            self.turns.end(entry)

    def fail(self, failure: Failure) -> None:
        """Record why a URL gave no response that could be read."""
        if isinstance(failure.value, ArchiveUnwritableError):  # one came and could not be kept: it is asked for again
            self._end(failure.value)
            return
        request: Request = failure.request  # type: ignore[attr-defined]  # set by Scrapy
        entry: Entry = request.meta[_ENTRY]
        outcome = failure_outcome(failure.value)
        self.turns.arrive(entry)
        try:
            self._taking.refuse(entry, asked_url(request), outcome)
            if outcome.kind in _CLOSES and host_of(request.url) == entry.host:
                self.turns.close(entry.host)
        except ArchiveUnwritableError as error:
            self._end(error)
        finally:
            self.turns.end(entry)

    def closed(self, reason: str) -> None:
        """Called by Scrapy at the end."""
        try:
            self._taking.take_rest()
            self.turns.close_all()
        except ArchiveUnwritableError as error:
            end_by(self, error)
        if self._beat.running:
            self._beat.stop()

    def _commit(self) -> None:
        try:
            self.recorder.commit()
        except Exception as error:
            self._end(error)

    def _end(self, error: Exception) -> None:
        """The disk is full, or gone: nothing more is to be fetched that cannot be kept."""
        if self._closing is not None:
            return
        if isinstance(error, ArchiveUnwritableError):
            end_by(self, error)
        else:
            self.logger.error("the crawl ends: %s", error, exc_info=True)
            self._count_exception()
        assert self.crawler.engine is not None, "it is what calls this"
        self._closing = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason="cannot write"))

    def _count_exception(self) -> None:
        assert self.crawler.stats is not None, "Scrapy's own"
        self.crawler.stats.inc_value("spider_exceptions/count")
