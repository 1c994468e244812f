"""Reading list pages of every form: articles with the title and date of their rows, and what follows. Pure."""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from zhengfa.crawler.cms import CmsFamily
from zhengfa.crawler.extraction.decode import declared_charset, decode
from zhengfa.crawler.extraction.limits import refusal
from zhengfa.crawler.lists.epaper import issue_pages, sent_on
from zhengfa.crawler.lists.feeds import child_maps, feed_rows, is_feed
from zhengfa.crawler.lists.jpage import proxied, record_rows
from zhengfa.crawler.lists.json_lists import html_in, json_following, json_rows, load_list
from zhengfa.crawler.lists.pagers import Pager
from zhengfa.crawler.lists.records import ListPage
from zhengfa.crawler.lists.rows import html_rows
from zhengfa.crawler.lists.site import Site

_DATA = re.compile(r"""["']([^"'<>\s]{0,300}/?ds_[0-9a-f]{32}\.json)["']""")  # what 新华网's section pages load


def read_list_page(
    payload: bytes, url: str, family: CmsFamily, *, content_type: str = "", hosts: Collection[str] = ()
) -> ListPage:
    """What a list page says; without rows for a page that holds none, or cannot be parsed in bounded time.

    `hosts` are the portal's, as in its record; without them, only links to the page's own host are its own.
    """
    text = decode(payload, declared_charset(payload, content_type)).text
    site = Site(url, hosts)
    if is_feed(text):
        rows, off_site, beyond = site.parted(feed_rows(text, site))
        return ListPage(rows, (), off_site, beyond, child_maps(text, site))
    if text.lstrip()[:1] in ("[", "{") and (data := load_list(text)) is not None:
        return _json_page(data, url, family, site)
    return _html_page(text, url, family, site)


def _json_page(data: object, url: str, family: CmsFamily, site: Site) -> ListPage:
    rows, off_site, beyond = site.parted(json_rows(data, site))
    if rows or not (html := html_in(data)):
        return ListPage(rows, json_following(data, url, len(rows)), off_site, beyond)
    return _html_page(html, url, family, site)


def _html_page(text: str, url: str, family: CmsFamily, site: Site) -> ListPage:
    html = text + record_rows(text)
    if refusal(html):
        return ListPage()
    tree = LexborHTMLParser(html)
    site = site.with_base(tree)
    rows, off_site, beyond = site.parted(html_rows(tree, site, family))
    following = dict.fromkeys(_following(text, tree, url, family, site))
    following.pop(url, None)
    return ListPage(rows, tuple(following), off_site, beyond, () if rows else _leads_to(text, url, family, site))


def _leads_to(text: str, url: str, family: CmsFamily, site: Site) -> tuple[str, ...]:
    """Where a page that has no rows itself sends its readers, or has its script take the rows from."""
    data = _DATA.search(text) if family.id == "xinhua" else None
    target = site.absolute((data[1] if data else sent_on(text)) or url)
    return (target,) if target and target != url and site.is_own(target) else ()


def _following(text: str, tree: LexborHTMLParser, url: str, family: CmsFamily, site: Site) -> tuple[str, ...]:
    """What the family's own rule says; where it says nothing, what the page links to as its pager."""
    if family.id == "epaper":
        return issue_pages(site.links(tree), url)
    if family.id == "xinhua" and (data := _DATA.search(text)) and (list_url := site.absolute(data[1])):
        return (list_url,) if site.is_own(list_url) else ()
    if found := proxied(text, url, site):
        return found
    pager = Pager(text, tree, site)
    ruled = (numbering.following(url, pager) for numbering in family.numberings)
    return next(filter(None, ruled), None) or _linked(pager, url, family)


def _linked(pager: Pager, url: str, family: CmsFamily) -> tuple[str, ...]:
    """The pager's links within the channel: those with a number, by it, then the steps."""
    folder, path = url.partition("?")[0].rpartition("/")[0], urlsplit(url).path
    near = [
        link
        for link in pager.links
        if link.number != 1 and not family.is_article_url(link.url)
        if link.text and (link.url.startswith(f"{folder}/") or urlsplit(link.url).path == path)
    ]
    return tuple(link.url for link in sorted(near, key=lambda link: link.number or 10**9))
