"""Downloader middlewares: one keeps every response before anything reads it, one accounts for robots.txt."""

from collections.abc import Iterable
from typing import Any, Protocol, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from zhengfa.archive.clock import now
from zhengfa.archive.recorder import Kept, Recorder
from zhengfa.archive.records import OutcomeKind
from zhengfa.archive.records import Response as Received
from zhengfa.crawler.intake import status_outcome

KEPT = "kept"  # the key of a request's `meta` that hands the capture on to the spider


class _Recording(Protocol):
    """What this needs of the spider."""

    recorder: Recorder


class _Middleware:
    """What both middlewares need."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(crawler)

    @property
    def _recorder(self) -> Recorder:
        spider: Any = self._crawler.spider  # made after its middlewares
        recording: _Recording = spider
        return recording.recorder


class CaptureMiddleware(_Middleware):
    """Stands next to the network, so that it sees the bytes as transferred, redirects and robots.txt included."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Make the response durable; nobody has parsed it yet."""
        [request.meta[KEPT]] = self._recorder.keep([_received(response)])
        return response


class RobotsMiddleware(_Middleware):
    """Records what became of each robots.txt, which no spider ever sees. Stands where retries are over."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Record a robots.txt that came."""
        if _is_robots(request):
            refusal = status_outcome(response.status)
            kept: Kept = request.meta[KEPT]
            reason = refusal.reason if refusal else ""
            self._recorder.record(request.url, OutcomeKind.ROBOTS, reason, capture_id=kept.capture.id)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Record a robots.txt that did not come."""
        if _is_robots(request):
            reason = f"{type(exception).__name__}: {exception}"
            self._recorder.record(request.url, OutcomeKind.NETWORK_ERROR, reason)


def _is_robots(request: Request) -> bool:
    return bool(request.meta.get("dont_obey_robotstxt"))  # set by Scrapy's robots.txt middleware alone


def _received(response: Response) -> Received:
    headers = tuple(_header_lines(response.headers.items()))
    kinds = [value for name, value in headers if name.lower() == "content-type"]
    return Received(
        url=response.url,
        payload=response.body,
        fetched_at=now(),
        content_type=kinds[0] if kinds else "",
        status=response.status,
        headers=headers,
        # Certificates of portals are often broken, so they are not required to hold; what comes over TLS is unverified.
        tls_verified=False if response.url.startswith("https:") else None,
    )


def _header_lines(headers: Iterable[tuple[bytes, list[bytes]]]) -> Iterable[tuple[str, str]]:
    for name, values in headers:
        for value in values:
            yield name.decode("latin-1"), value.decode("latin-1")
