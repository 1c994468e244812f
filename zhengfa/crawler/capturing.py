"""A downloader middleware that keeps every response before anything reads it."""

from typing import Any, Protocol, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.web.client import URI
from twisted.web.http_headers import Headers

from zhengfa.archive.clock import now
from zhengfa.archive.keeping import NOT_MODIFIED_STATUS
from zhengfa.archive.recorder import Recorder
from zhengfa.archive.records import Request as Asked
from zhengfa.archive.records import Response as Received
from zhengfa.crawler.conditions import HELD
from zhengfa.crawler.visiting import header_lines

_PROXY_SECRET = b"proxy-authorization"  # what a proxy is told, and never the portal
KEPT = "kept"  # the key of a request's `meta` that hands the capture on to the spider


class _Recording(Protocol):
    """What this needs of the spider."""

    recorder: Recorder


class CaptureMiddleware:
    """Stands next to the network, so that it sees the bytes as transferred, redirects and robots.txt included."""

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

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep the response. Nobody has parsed it yet, and nothing that is read from it is durable before it is."""
        [request.meta[KEPT]] = self._recorder.keep([_received(request, response)])
        return response


def _received(request: Request, response: Response) -> Received:
    headers = tuple(header_lines(response.headers.items()))
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
        request=_asked(request),
        # What the conditions were of; another capture of the page may have been imported meanwhile.
        same_as=request.meta.get(HELD) if response.status == NOT_MODIFIED_STATUS else None,
        ip_address=str(response.ip_address) if response.ip_address else None,
    )


def _asked(request: Request) -> Asked:
    """The request as Scrapy's handler has Twisted send it: every header in its place, `Host` put last."""
    uri: Any = URI.fromBytes(  # type: ignore[no-untyped-call]
        request.url.partition("#")[0].encode("ascii")
    )
    headers = Headers(request.headers)
    headers.removeHeader(_PROXY_SECRET)
    if not headers.hasHeader(b"host"):
        is_usual = uri.port == {b"http": 80, b"https": 443}.get(uri.scheme)
        host = b"[%b]" % uri.host if b":" in uri.host else uri.host
        headers.addRawHeader(b"host", host if is_usual else b"%b:%d" % (host, uri.port))
    line = f"{request.method} {uri.originForm.decode('ascii')} HTTP/1.1"
    return Asked(line, tuple(header_lines(headers.getAllRawHeaders())), request.body)
