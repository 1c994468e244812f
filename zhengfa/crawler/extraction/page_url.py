"""The URL that a saved page itself states, so that the same article saved twice stays one article."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from zhengfa.archive.urls import is_web_url
from zhengfa.crawler.extraction.limits import refusal
from zhengfa.crawler.extraction.lines import clean

_TAG_CHARACTERS = 65_536  # a head with its scripts and styles
_HEAD_CHARACTERS = 20_000  # browsers write their comment at the top; SingleFile's may follow a long doctype
# Internet Explorer and Chrome, "save as": the number is the URL's length.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)\s*(\S{1,2000}?)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s{1,20}url:\s*(\S{1,2000})", re.IGNORECASE)
_TAGS = (
    ('meta[name="Url" i]', "content"),  # 《政府网站发展指引》, 国办发〔2017〕47号
    ('link[rel="canonical" i]', "href"),
    ('meta[property="og:url" i]', "content"),
    ('meta[name="og:url" i]', "content"),
)
_WITHOUT_SCHEME = re.compile(r"(?://)?((?:[\w-]+\.)+[a-zA-Z]{2,}(?::\d+)?/\S*)")


def stated_url(html: str, tree: LexborHTMLParser | None = None) -> str | None:
    """The first usable URL: absolute, http or https, and more than a host (a home page's would merge its articles)."""
    return next((url for text in _statements(html, tree) if (url := _usable(text))), None)


def _statements(html: str, tree: LexborHTMLParser | None) -> Iterator[str]:
    head = html[:_HEAD_CHARACTERS]
    for pattern in (_SAVED_FROM, _SINGLE_FILE):
        if found := pattern.search(head):
            yield found[1]
    if tree is None and refusal(html[:_TAG_CHARACTERS]):
        return
    parsed = tree if tree is not None else LexborHTMLParser(html[:_TAG_CHARACTERS])
    for selector, attribute in _TAGS:
        for node in parsed.css(selector):
            yield node.attributes.get(attribute) or ""


def _usable(text: str) -> str | None:
    url = clean(text)
    if bare := _WITHOUT_SCHEME.fullmatch(url):
        url = f"https://{bare[1]}"
    return url if is_web_url(url) and urlsplit(url).path not in ("", "/") else None
