"""Images and attachments of an article, with absolute URLs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from zhengfa.archive.content import Link
from zhengfa.crawler.extraction.attachments import is_attachment
from zhengfa.crawler.extraction.body import Found
from zhengfa.crawler.extraction.lines import Item, clean
from zhengfa.crawler.extraction.page import Page

# Scripts load images late and keep the address here; `src` then holds a placeholder.
_LATE = "data-src data-original data-echo data-lazy-src data-lazyload data-lazy data-url lay-src lazy-src lazysrc src"
_SOURCES = tuple(_LATE.split())
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
    noted: dict[int, list[str]] = {}
    for number, image in sorted(captions.items()):
        noted.setdefault(image.at, []).append(page.lines[number].text)
    images = (
        Link(target, clean(" ".join(noted.get(item.at, ())) or item.attributes.get("alt") or ""))
        for item in inside(page.images, body)
        if (target := image_url(url, item))
    )
    attachments: dict[str, Link] = {}
    for item in inside(page.links, body):
        if target := attachment_url(url, item):
            attachments.setdefault(target, Link(target, item.text))
    return Media(distinct(images), tuple(attachments.values()))


def distinct(images: Iterable[Link]) -> tuple[Link, ...]:
    """Each image once, with all its captions: where scripts load images late, all have the address of a placeholder."""
    found: dict[str, Link] = {}
    for image in images:
        known = found.setdefault(image.url, image)
        if image.text not in known.text:
            found[image.url] = Link(image.url, f"{known.text} {image.text}".strip())
    return tuple(found.values())


def image_url(base: str, item: Item) -> str | None:
    """Where an image is; None if no address is one of the web."""
    attributes = item.attributes
    addresses = (absolute(base, attributes[name]) for name in _SOURCES if name in attributes)
    return next(filter(None, addresses), None)


def attachment_url(base: str, item: Item) -> str | None:
    """Where the document is that a link leads to; None if it leads to a page, or to nothing of the web."""
    href = item.attributes.get("href") or ""
    return absolute(base, href) if is_attachment(href) else None


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
