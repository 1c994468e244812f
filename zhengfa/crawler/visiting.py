"""Scrapy's part of a visit: what is checked when a request sets out, and at the last moment before it is sent."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError
from scrapy.http import Response
from scrapy.utils.defer import maybe_deferred_to_future

from zhengfa.archive.clock import now
from zhengfa.archive.records import OutcomeKind
from zhengfa.archive.urls import host_of
from zhengfa.crawler.challenges import retry_after, visit_refusal
from zhengfa.crawler.conditions import drop_conditions
from zhengfa.crawler.destinations import Destinations, port_of
from zhengfa.crawler.inflate import MOST_ENCODINGS
from zhengfa.crawler.resolver import GuardedResolver
from zhengfa.crawler.visits import NotVisitedError, Visits

ROBOTS = "is_robots"  # the key of a request's `meta` that marks the robots.txt of a host
_SLOT = "download_slot"  # Scrapy's: requests with the same one wait for each other
_UNTHROTTLED = "autothrottle_dont_adjust_delay"  # Scrapy's too
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NO_RULES = frozenset({401, 403, 412})


class Visiting(Protocol):
    """What this needs of the spider."""

    visits: Visits
    destinations: Destinations
    resolver: GuardedResolver


def visiting(crawler: Crawler) -> Visiting:
    """The spider, which is made after its middlewares."""
    spider: Any = crawler.spider
    found: Visiting = spider
    return found


class DestinationMiddleware:
    """Sees every hop first: refuses what leads inside, and lets hosts at one address wait for each other."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._slots: dict[str, str] = {}  # by host

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "DestinationMiddleware":
        """Made by Scrapy."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Refuse a request that may not be sent, or give it the slot of its host's address."""
        spider = visiting(self._crawler)
        if "redirect_urls" in request.meta:
            drop_conditions(request)
        if refusal := spider.destinations.refusal(request.url):
            raise NotVisitedError(OutcomeKind.UNSAFE, refusal)
        host = host_of(request.url)
        spider.visits.admit(host)
        if host not in self._slots:
            self._slots[host] = await self._address(request.url) or host
        request.meta[_SLOT] = self._slots[host]
        request.meta[_UNTHROTTLED] = spider.destinations.is_sample(request.url)

    def process_response(self, request: Request, response: Response) -> Response:
        """A redirect that is still one here leads to where no redirect is followed."""
        location = (response.headers.get("Location") or b"").decode("latin-1")
        if response.status in _REDIRECTS and location:
            scheme = urlsplit(urljoin(request.url, location)).scheme
            raise NotVisitedError(OutcomeKind.UNSAFE, f"HTTP {response.status} to scheme {scheme!r}")
        return response

    async def _address(self, url: str) -> str:
        """The first of a host's addresses, which stands for all; "" if it has none."""
        name, port, resolver = urlsplit(url).hostname or "", port_of(url), visiting(self._crawler).resolver
        addresses = await maybe_deferred_to_future(resolver.addresses(name, port))
        if refusal := resolver.refusal(name, port):
            raise NotVisitedError(OutcomeKind.UNSAFE, refusal)
        return addresses[0] if addresses else ""


class VisitHandler(HTTP11DownloadHandler):
    """Sends a request when its host may be asked; what the answer says of the visit holds before the next one is sent.

    A middleware would come too late for both: requests wait behind it for their turn.
    """

    async def download_request(self, request: Request) -> Response:
        """Wait as the host asked, then send the request and judge the answer."""
        visits, host = visiting(self._crawler).visits, host_of(request.url)
        visits.admit(host)
        while (seconds := visits.wait(host)) > 0:
            await asyncio.sleep(seconds)
            visits.admit(host)
        visits.asked(host, is_page=ROBOTS not in request.meta)
        try:
            response = await super().download_request(request)
        except DownloadCancelledError:  # too large
            visits.answered(host)
            raise
        except Exception as error:
            self._fail(host, request.url, error)
            raise
        self._judge(host, request, response)
        return response

    def _fail(self, host: str, url: str, error: Exception) -> None:
        """A look-up that was refused looks like one that found nothing."""
        name, port = urlsplit(url).hostname or "", port_of(url)
        if refusal := visiting(self._crawler).resolver.refusal(name, port):
            raise NotVisitedError(OutcomeKind.UNSAFE, refusal) from error
        visiting(self._crawler).visits.failed(host, type(error).__name__)

    def _judge(self, host: str, request: Request, response: Response) -> None:
        visits, headers = visiting(self._crawler).visits, tuple(header_lines(response.headers.items()))
        seconds = retry_after(headers, now())
        refusal = visit_refusal(response.status, response.body, headers, response.url)
        # A robots.txt that is refused is as good as none: the first page tells.
        if refusal and not (ROBOTS in request.meta and response.status in _NO_RULES):
            visits.refused(host, refusal, seconds)
        elif response.status >= 500:
            visits.failed(host, f"HTTP {response.status}", seconds)
        else:
            visits.answered(host)
        encodings = [value for name, value in headers if name.lower() == "content-encoding"]
        if sum(value.count(",") + 1 for value in encodings) > MOST_ENCODINGS:
            raise NotVisitedError(OutcomeKind.TOO_LARGE, "more content encodings upon each other than are undone")


def header_lines(headers: Iterable[tuple[bytes, Sequence[bytes]]]) -> Iterator[tuple[str, str]]:
    """The headers of a request or a response as text, a pair for each line."""
    for name, values in headers:
        for value in values:
            yield name.decode("latin-1"), value.decode("latin-1")


def asked_url(request: Request) -> str:
    """The URL that was asked for at first, before any redirects."""
    asked: str = request.meta.get("redirect_urls", [request.url])[0]
    return asked
