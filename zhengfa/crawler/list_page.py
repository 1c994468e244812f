"""Reading list pages: the links to articles, and the URLs of the list pages that follow. Pure."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from zhengfa.archive.urls import host_of, is_web_url
from zhengfa.crawler.cms import CmsFamily, Paging

# createPageHTML(pages, current, "index", "html"); beijing.gov.cn puts the number of records in front of these.
_CREATE_PAGE = re.compile(r'createPage(?:HTML)?\(\s*(?:\d+\s*,\s*)?(\d+)\s*,\s*\d+\s*,\s*"(\w+)"\s*,\s*"(\w+)"')
_NUMBERED = re.compile(r"^(?P<stem>.*/system/more/\d{17}/)\d{4}/(?P<channel>\d{17})_(?P<number>\d{8})\.shtml$")


def article_links(html: str, url: str, family: CmsFamily) -> list[str]:
    """The absolute URLs of the articles that a list page links to on its own host, in its order, each once."""
    own = (link for link in _links(html, url) if host_of(link) == host_of(url))
    return list(dict.fromkeys(link for link in own if family.is_article(urlsplit(link).path)))


def following_pages(html: str, url: str, family: CmsFamily) -> list[str]:
    """The URLs of all list pages after a channel's first one, newest first, as that first page tells them.

    None where it is not known how the family pages its lists.
    """
    if family.paging is Paging.COUNTED_UP_FROM_0:
        return _counted_up(html, url)
    return _counted_down(html, url) if family.paging is Paging.COUNTED_DOWN else []


def _counted_up(html: str, url: str) -> list[str]:
    call = _CREATE_PAGE.search(html)
    if call is None:
        return []
    pages, name, suffix = int(call[1]), call[2], call[3]
    return [urljoin(url, f"{name}_{number}.{suffix}") for number in range(1, pages)]


def _counted_down(html: str, url: str) -> list[str]:
    numbered = [match for link in _links(html, url) if (match := _NUMBERED.match(link))]
    if not numbered:
        return []
    newest = max(numbered, key=lambda match: int(match["number"]))
    # Files stand in folders of a hundred, named by the number's leading digits.
    return [
        f"{newest['stem']}{number // 100:04}/{newest['channel']}_{number:08}.shtml"
        for number in range(int(newest["number"]), 0, -1)
    ]


def _links(html: str, url: str) -> Iterator[str]:
    """The absolute web addresses that a page links to."""
    for anchor in LexborHTMLParser(html).css("a[href]"):
        try:
            link = urljoin(url, (anchor.attributes.get("href") or "").strip())
        except ValueError:  # an address that is none, such as http://[x
            continue
        if is_web_url(link):
            yield link
