"""Whether the first list page of a channel is what its portal's entry says; pure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from selectolax.lexbor import LexborHTMLParser

from zhengfa.archive.clock import SHANGHAI
from zhengfa.archive.portals import Channel, Portal
from zhengfa.archive.records import Response
from zhengfa.archive.urls import host_of
from zhengfa.crawler.checks.findings import Finding, FindingKind
from zhengfa.crawler.cms import CmsFamily, family_of
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.extraction.decode import declared_charset, decode
from zhengfa.crawler.extraction.limits import refusal
from zhengfa.crawler.extraction.refusal import Reason
from zhengfa.crawler.guesses.article_shapes import guess_pattern
from zhengfa.crawler.inflate import inflate
from zhengfa.crawler.list_page import read_list_page
from zhengfa.crawler.lists.records import ListPage, Row
from zhengfa.crawler.lists.site import Site
from zhengfa.crawler.recognition import recognise

_AHEAD = timedelta(days=1)  # as in reading.py: clocks may be wrong
_OLD = timedelta(days=365)  # portals of committees publish weekly
_MOST_HOSTS = 3  # that are named
_TELLING = frozenset({Reason.SOFT_404, Reason.LOGIN, Reason.EMPTY, Reason.REDIRECT, Reason.UNPARSABLE})


@dataclass(frozen=True, slots=True)
class CheckedList:
    """A list page as it was read, and what was found."""

    channel: Channel
    page: ListPage
    findings: tuple[Finding, ...] = ()

    @property
    def newest(self) -> Row | None:
        """The row with the latest date; the first one, if none has a date."""
        return max(self.page.rows, key=row_time, default=None)


def row_time(row: Row) -> datetime:
    """When the article of a row was published; what has no date is the oldest."""
    return row.published.local if row.published else datetime.min


def check_list(response: Response, portal: Portal, channel: Channel, page_limit: int) -> CheckedList:
    """Read a list page as a crawl does, and say what is wrong; raises DecodeError for what cannot be inflated."""
    family = family_of(portal)
    assert family is not None, "settings refuse channels of which nothing tells the articles"
    payload = inflate(response.payload, response.headers, page_limit)
    page = read_list_page(payload, response.url, family, content_type=response.content_type, hosts=portal.hosts)
    html = decode(payload, declared_charset(payload, response.content_type)).text
    findings = _of_rows(page, response) if page.rows else _without_rows(page, html, response.url, family)
    return CheckedList(channel, page, tuple([*findings, *_off_site(page, html, response.url, family, portal)]))


def _of_rows(page: ListPage, response: Response) -> Iterator[Finding]:
    dates = [row.published.local for row in page.rows if row.published]
    today = response.fetched_at.astimezone(SHANGHAI).replace(tzinfo=None)
    if not dates:
        what = "no row has a date"
        yield Finding(FindingKind.UNDATED_ROWS, response.url, what, "the articles' own dates are taken")
    elif max(dates) > today + _AHEAD:
        what = f"the newest row is of {max(dates):%Y-%m-%d}, which is in the future"
        yield Finding(FindingKind.FUTURE_DATE, response.url, what, "see what is printed; it may be an event's day")
    elif max(dates) < today - _OLD:
        what = f"the newest row is of {max(dates):%Y-%m-%d}"
        yield Finding(FindingKind.OLD, response.url, what, "see whether the portal has another list of today")
    if not page.following:
        what = f"no further list pages were found: only these {len(page.rows)} articles are collected"
        yield Finding(FindingKind.NO_PAGING, response.url, what, "see where page 2 of the list leads")


def _without_rows(page: ListPage, html: str, url: str, family: CmsFamily) -> Iterator[Finding]:
    if page.leads_to or page.off_site:
        return
    what = f"no link looks like an article of {'the portal’s own pattern' if family.articles else family.id}"
    instead = extract(html.encode("utf-8", "replace"), url).refusal
    if instead and instead.reason in _TELLING:
        what += f"; the page is: {instead}"
    yield Finding(FindingKind.NO_ARTICLES, url, what, _what_else(html, url, family))


def _what_else(html: str, url: str, family: CmsFamily) -> str:
    """What the page looks like instead."""
    found = recognise(html, url)
    if found and found.family.id != family.id:
        return f"it looks like {found.family.id} ({found.sign}): try `cms: {found.family.id}`"
    if pattern := guess_pattern(html, url):
        return f"its longest links look like each other: try `articles: '{pattern}'`"
    return "open it in a browser: is it a list? If its rows are loaded by a script, declare the URL that they come from"


def _off_site(page: ListPage, html: str, url: str, family: CmsFamily, portal: Portal) -> Iterator[Finding]:
    if not page.off_site:
        return
    hosts = [host for host, _ in _other_hosts(html, url, family, portal).most_common(_MOST_HOSTS)]
    named = f" ({', '.join(hosts)})" if hosts else ""
    what = f"{page.off_site} articles are at other hosts{named}, and are left out"
    kind = FindingKind.SOME_OFF_SITE if page.rows else FindingKind.OFF_SITE
    yield Finding(kind, url, what, "if such a host is the portal's own, name it in hosts")


def _other_hosts(html: str, url: str, family: CmsFamily, portal: Portal) -> Counter[str]:
    if refusal(html):
        return Counter()
    tree = LexborHTMLParser(html)
    site = Site(url, portal.hosts).with_base(tree)
    links = (site.absolute(node.attributes.get("href") or "") for node in tree.css("a[href]"))
    return Counter(host_of(link) for link in links if link and not site.is_own(link) and family.is_article_url(link))
