"""The URL that a saved page itself states, so that the same article saved twice stays one article."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from zhengfa.archive.urls import is_web_url
from zhengfa.crawler.extraction.head import read_meta
from zhengfa.crawler.extraction.limits import refusal
from zhengfa.crawler.extraction.lines import clean

_TAG_CHARACTERS = 65_536  # a head with its scripts and styles
_HEAD_CHARACTERS = 20_000  # browsers write their comment at the top; SingleFile's may follow a long doctype
# Internet Explorer and Chrome, "save as": the number is the URL's length.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)\s*(\S{1,2000}?)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s{1,20}url:\s*(\S{1,2000})", re.IGNORECASE)
_CANONICAL = 'link[rel="canonical" i]'
_WITHOUT_SCHEME = re.compile(r"(?://)?((?:[\w-]+\.)+[a-zA-Z]{2,}(?::\d+)?/\S*)")


def stated_url(html: str) -> str | None:
    """The first usable URL: absolute, http or https, and more than a host (a home page's would merge its articles)."""
    if refusal(start := html[:_TAG_CHARACTERS]):
        return next(_usables(_in_comments(html)), None)
    tree = LexborHTMLParser(start)
    return stated_in(html, tree, read_meta(tree))


def stated_in(html: str, tree: LexborHTMLParser, meta: Mapping[str, str]) -> str | None:
    """The same of a page that is parsed already."""
    return next(_usables(chain(_in_comments(html), _in_tags(tree, meta))), None)


def _usables(statements: Iterable[str]) -> Iterator[str]:
    return (url for text in statements if (url := _usable(text)))


def _in_comments(html: str) -> Iterator[str]:
    head = html[:_HEAD_CHARACTERS]
    for pattern in (_SAVED_FROM, _SINGLE_FILE):
        if found := pattern.search(head):
            yield found[1]


def _in_tags(tree: LexborHTMLParser, meta: Mapping[str, str]) -> Iterator[str]:
    yield meta.get("url", "")  # 《政府网站发展指引》, 国办发〔2017〕47号
    for node in tree.css(_CANONICAL):
        yield node.attributes.get("href") or ""
    yield meta.get("og:url", "")


def _usable(text: str) -> str | None:
    url = clean(text)
    if bare := _WITHOUT_SCHEME.fullmatch(url):
        url = f"https://{bare[1]}"
    return url if is_web_url(url) and urlsplit(url).path not in ("", "/") else None
