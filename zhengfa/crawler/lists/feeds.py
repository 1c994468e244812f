"""Feeds (RSS, Atom) and sitemaps. They are split at their tags, since many are not quite XML."""

import html as html_
import re
from collections.abc import Iterator

from zhengfa.crawler.lists.records import Row
from zhengfa.crawler.lists.row_dates import stamp
from zhengfa.crawler.lists.site import Site

_ENTRIES = ("item", "entry", "url")  # of RSS, Atom, a sitemap
_START = re.compile(r"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]")
_BEGINNING = 2_000  # characters before the first tag: declaration, style sheet, comments
_ENTRY = 20_000  # characters of an entry that are read: its text may follow
_LINK = re.compile(r"<(?:link|loc)>([^<]{1,2000})|<link\s[^>]{0,300}?href=[\"']([^\"']{1,2000})")
_TITLE = re.compile(r"<(?:news:)?title(?:\s[^>]{0,99})?>([^<]{0,2000})")
_TIME = re.compile(r"<(?:pubDate|published|dc:date|news:publication_date|updated|lastmod)>([^<]{1,60})")


def is_feed(text: str) -> bool:
    """Whether a text is a feed or a sitemap."""
    return _START.search(text[:_BEGINNING]) is not None


def feed_rows(text: str, site: Site) -> Iterator[Row]:
    """The entries of a feed."""
    for chunk in _chunks(text, _ENTRIES):
        link, title, time = _LINK.search(chunk), _TITLE.search(chunk), _TIME.search(chunk)
        if link and (url := site.absolute(html_.unescape(link[1] or link[2]))):
            yield Row(url, _text(title[1]) or None if title else None, stamp(time[1].strip()) if time else None)


def child_maps(text: str, site: Site) -> tuple[str, ...]:
    """The sitemaps that an index of sitemaps names."""
    links = (_LINK.search(chunk) for chunk in _chunks(text, ("sitemap",)))
    urls = (site.absolute(html_.unescape(link[1] or "")) for link in links if link)
    return tuple(dict.fromkeys(url for url in urls if url and site.is_own(url)))


def _chunks(text: str, tags: tuple[str, ...]) -> Iterator[str]:
    plain = text.replace("<![CDATA[", "").replace("]]>", "")
    for tag in tags:
        for chunk in re.split(rf"<{tag}(?=[\s>])", plain)[1:]:
            yield chunk[:_ENTRY].partition(f"</{tag}>")[0]


def _text(title: str) -> str:
    return " ".join(html_.unescape(title).split())
