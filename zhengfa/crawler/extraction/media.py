"""Images and attachments of an article, with absolute URLs."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from zhengfa.archive.content import Link
from zhengfa.crawler.extraction.body import Found
from zhengfa.crawler.extraction.lines import Item, clean
from zhengfa.crawler.extraction.page import Page

ATTACHMENTS = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z)$", re.IGNORECASE)
# Scripts load images late and keep the address here; `src` then holds a placeholder.
_SOURCES = ("data-src", "data-original", "src")
_LONGEST_URL = 2_000  # characters; longer ones are data in disguise


@dataclass(frozen=True, slots=True)
class Media:
    """What an article links and shows."""

    images: tuple[Link, ...] = ()
    attachments: tuple[Link, ...] = ()


def find_media(page: Page, body: Found, url: str, captions: Mapping[int, Item]) -> Media:
    """The images and attachments in a body's container, or else between its first and last line.

    `captions` gives the lines that are an image's.
    """
    noted = {image.at: page.lines[number].text for number, image in captions.items()}
    images = (
        _link(url, _source(item), noted.get(item.at) or item.attributes.get("alt") or "")
        for item in inside(page.images, body)
    )
    targets = ((item, item.attributes.get("href") or "") for item in inside(page.links, body))
    attachments = (_link(url, href, item.text) for item, href in targets if is_attachment(href))
    return Media(_distinct(images), _distinct(attachments))


def is_attachment(href: str) -> bool:
    """Whether a link leads to a document and not to a page."""
    return bool(ATTACHMENTS.search(re.split(r"[?#]", href.strip())[0]))


def absolute(base: str, href: str) -> str | None:
    """A link's absolute URL; None if it is not http(s)."""
    if not href or len(href) > _LONGEST_URL:
        return None
    try:
        joined = urljoin(base, clean(href))
        parts = urlsplit(joined)
    except ValueError:
        return None
    return clean(joined) if parts.scheme in ("http", "https") and parts.netloc else None


def inside(items: Iterable[Item], body: Found) -> Iterator[Item]:
    """Those of some images or links that are the body's."""
    box = body.container
    for item in items:
        if box.start < item.at < box.end if box else body.span.first <= item.line < body.span.last:
            yield item


def _source(item: Item) -> str:
    return next((value for name in _SOURCES if (value := item.attributes.get(name))), "")


def _link(base: str, href: str, text: str) -> Link | None:
    url = absolute(base, href)
    return Link(url, clean(text)) if url else None


def _distinct(links: Iterator[Link | None]) -> tuple[Link, ...]:
    """The links in order, each URL once."""
    found: dict[str, Link] = {}
    for link in links:
        if link is not None:
            found.setdefault(link.url, link)
    return tuple(found.values())
