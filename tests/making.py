"""Records for tests, made with as few words as possible."""

from datetime import datetime
from functools import partial

from zhengfa.archive.clock import from_iso_utc
from zhengfa.archive.content import Byline, Content, Precision, Provenance, Published
from zhengfa.archive.recorder import Recorder
from zhengfa.archive.records import OutcomeKind, Response, Visit
from zhengfa.archive.urls import article_id, canonical_url
from zhengfa.crawler.page_text import page_text

FETCHED = from_iso_utc("2026-01-02T03:04:05Z")
read_page = partial(page_text, limit=1_000_000)  # as `serve` hands it to the pages
URL = "http://a.example/202107/t20210713_1.html"


def make_response(url: str = URL, payload: bytes = b"<p>text</p>", status: int | None = 200) -> Response:
    """A response as a portal gives it; with a status of None as an imported file does."""
    headers = (("Content-Type", "text/html"), ("Server", "nginx")) if status else ()
    return Response(url, payload, FETCHED, "text/html", status, headers)


def make_content(
    headline: str | None = "标题", *body: str, day: str | None = "2021-07-13", source: str = ""
) -> Content:
    """What was read from a page."""
    published = Published(datetime.fromisoformat(day), Precision.DAY, Provenance.META) if day else None
    return Content(headline, body or ("正文。",), byline=Byline(source or None), published=published)


class Archivist:
    """Saves articles."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder

    def save(self, url: str, content: Content, portal: str | None = None, payload: bytes | None = None) -> OutcomeKind:
        """Save an article as if it had just been fetched."""
        [kept] = self.recorder.keep([make_response(url, payload or repr(content).encode())])
        return self.recorder.save(kept.capture, content, Visit(url, FETCHED, portal))

    def save_text(self, url: str, *body: str, headline: str | None = "标题", portal: str | None = None) -> str:
        """Save an article; gives its id."""
        self.save(url, make_content(headline, *body), portal)
        return article_id(canonical_url(url))
