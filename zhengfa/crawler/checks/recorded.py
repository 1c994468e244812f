"""Recorded pages, read again: what differs from what has to be read from them. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from zhengfa.archive.clock import iso_local
from zhengfa.archive.content import Content, Link
from zhengfa.archive.portals import Portal
from zhengfa.archive.records import Response
from zhengfa.crawler.extraction.article import Extraction
from zhengfa.crawler.inflate import inflate
from zhengfa.crawler.reading import read_response
from zhengfa.crawler.registry import Registry
from zhengfa.settings.recorded import RecordedFields, RecordedLink, RecordedPage

_LONGEST_NAME = 80  # characters of a file's name


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is read otherwise than it should be."""

    field: str
    expected: Any
    found: Any


def read_again(recorded: RecordedPage, payload: bytes, portal: Portal, page_limit: int) -> Extraction:
    """What is read from a recorded page today."""
    response = Response(recorded.url, payload, recorded.fetched_at, recorded.content_type)
    return read_response(response, Registry([portal]), page_limit)


def differences(expected: RecordedFields, found: Content | None) -> Iterator[Difference]:
    """The fields that differ; where no article is read, all that should be."""
    read = fields_of(found) if found else RecordedFields()
    for name in RecordedFields.model_fields:
        if getattr(expected, name) != getattr(read, name):
            yield Difference(name, getattr(expected, name), getattr(read, name))


def fields_of(content: Content) -> RecordedFields:
    """What was read, as it is recorded."""
    return RecordedFields(
        headline=content.headline,
        kicker=content.kicker,
        subtitle=content.subtitle,
        source=content.byline.source,
        authors=content.byline.authors,
        editor=content.byline.editor,
        published_at=iso_local(content.published) if content.published else None,
        body=content.body,
        images=tuple(map(_link, content.images)),
        attachments=tuple(map(_link, content.attachments)),
    )


def record_page(response: Response, content: Content, page_limit: int) -> tuple[RecordedPage, bytes]:
    """A page as an example, with its own bytes: what they were packed in for the way is undone."""
    recorded = RecordedPage(
        url=response.url,
        fetched_at=response.fetched_at.replace(microsecond=0),
        content_type=response.content_type,
        expected=fields_of(content),
    )
    return recorded, inflate(response.payload, response.headers, page_limit)


def example_name(url: str) -> str:
    """A file's name for a page: the path of its URL, and its parameters, in letters, digits, - and _."""
    parts = urlsplit(url)
    behind = f"{parts.path.rpartition('.')[0] or parts.path}-{parts.query}"
    plain = "".join(one if one.isascii() and (one.isalnum() or one in "-_") else "-" for one in behind)
    return "-".join(filter(None, plain.split("-")))[-_LONGEST_NAME:] or "page"


def _link(link: Link) -> RecordedLink:
    return RecordedLink(url=link.url, text=link.text)
