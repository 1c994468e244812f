"""Conditional requests: what a server gave to ask by whether a page has changed, and what it answers to that."""

from datetime import datetime

from scrapy import Request
from scrapy.http import Response

from zhengfa.archive.entries import Entry, Validators
from zhengfa.archive.keeping import NOT_MODIFIED_STATUS
from zhengfa.archive.recorder import Kept
from zhengfa.archive.store import Archive
from zhengfa.crawler.timetable import is_trusted

HELD = "held"  # the key of a request's `meta`: the capture that its conditions are of
_HEADERS = ("If-None-Match", "If-Modified-Since")


def set_conditions(request: Request, entry: Entry, archive: Archive, at: datetime) -> None:
    """Ask for a page only if it changed: where its payload is still at hand, and the server's word is taken."""
    held = entry.validators
    if held is None or not (held.etag or held.last_modified):
        return
    capture = archive.capture(held.capture_id)
    if not (is_trusted(entry, capture.fetched_at, at) and archive.has_payload(capture)):
        return
    for name, value in zip(_HEADERS, (held.etag, held.last_modified), strict=True):
        if value:
            request.headers[name] = value
    request.meta[HELD] = capture.id


def drop_conditions(request: Request) -> None:
    """Another page is asked for by now: a redirect led there."""
    request.meta.pop(HELD, None)
    for name in _HEADERS:
        request.headers.pop(name, None)


def is_uncalled_for(response: Response, request: Request) -> bool:
    """Whether a server says that nothing changed, and was not asked that."""
    return response.status == NOT_MODIFIED_STATUS and HELD not in request.meta


def validators(entry: Entry, headers: dict[str, str], kept: Kept) -> Validators | None:
    """What a page can be asked for by next time; None for what was answered elsewhere, behind a redirect."""
    capture = kept.capture
    if capture.canonical_url != entry.canonical_url:
        return None
    if capture.status == NOT_MODIFIED_STATUS:
        return entry.validators
    if capture.status != 200:
        return None
    etag, last_modified = headers.get("etag"), headers.get("last-modified")
    return Validators(etag, last_modified, capture.id) if etag or last_modified else None
