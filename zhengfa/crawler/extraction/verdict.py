"""Why a page is no article: said with a reason, so that a portal's refusal is not taken for a failure of ours.

Asked only of pages without a body, or with one so short that it may be a notice of the portal: articles cost nothing.
A page that is signed, or has its headline printed, is an article however short.
"""

import re
from collections.abc import Iterable

from zhengfa.crawler.extraction.attachments import is_attachment
from zhengfa.crawler.extraction.body import LEAST_TEXT, Found, Span, abstracts
from zhengfa.crawler.extraction.credits import is_byline
from zhengfa.crawler.extraction.furniture import is_furniture
from zhengfa.crawler.extraction.headline import confirmed_headline
from zhengfa.crawler.extraction.lines import Line
from zhengfa.crawler.extraction.notices import notice, says_missing
from zhengfa.crawler.extraction.page import Page
from zhengfa.crawler.extraction.refusal import Reason, Refusal

_VIDEO = re.compile(r"<video\b|\.(?:mp4|m3u8|flv|wmv)\b|(?:video|ck|dp|xg|ali)player", re.IGNORECASE)
_EMBEDDED = re.compile(r"""(?:src|data|file|url)\s*[=:]\s*["']?([^"'\s<>]{1,300}?\.pdf)\b""", re.IGNORECASE)

_LEAST_ARTICLE = 200  # characters of prose from which a page is an article without more ado
_LIST_LINKS = 10  # lines that are links …
_LIST_SHARE = 0.5  # … and their share of all lines, from which a page without prose is a list
_LISTED = 0.5  # the share of a body's paragraphs that are such abstracts, from which it is a list
_ABOVE_BODY = 14  # lines above a body in which its byline stands
_INTO_BODY = 3


def of_page(page: Page, html: str, found: Found | None) -> Refusal | None:
    """Why a page is no article; None if it may be one. `found` is where its body was taken to be."""
    if found is not None and _is_listing(page, found.span):
        return Refusal(Reason.LIST_PAGE)
    if found is not None and _is_article(page, found):
        return None
    own = [line.text for line in page.lines if line.link_share <= _LIST_SHARE and not is_furniture(line.text)]
    if refusal := notice(page.head.title, own, html):
        return refusal
    if found is not None:
        return Refusal(Reason.LIST_PAGE) if count_links(page.lines) >= _LIST_LINKS else None
    return without_body(page, html)


def count_links(lines: Iterable[Line]) -> int:
    """Lines that are links."""
    return sum(line.link_share > _LIST_SHARE for line in lines)


def byline_at(lines: tuple[Line, ...], span: Span) -> int | None:
    """The first byline above the body, or in its first lines. A list's rows hold dates too, but are links."""
    near = range(max(0, span.first - _ABOVE_BODY), min(span.first + _INTO_BODY, len(lines)))
    return next((at for at in near if is_byline(lines[at].text) and lines[at].link_share < _LIST_SHARE), None)


def _is_article(page: Page, found: Found) -> bool:
    """Whether a body is long, marked, signed, or stands under its headline."""
    span = found.span
    length = sum(len(line.text) for line in page.lines[span.first : span.last])
    if length >= _LEAST_ARTICLE or byline_at(page.lines, span) is not None:
        return True
    is_headed = bool(confirmed_headline(page, span.first + _INTO_BODY))
    return (found.is_named or is_headed) and not says_missing(page.head.title)


def _is_listing(page: Page, span: Span) -> bool:
    """Whether a body is what stands below other pages' linked headlines, as in a channel's or a search's results."""
    rows = abstracts(page.lines)
    if not rows:
        return False
    prose = [at for at in range(span.first, span.last) if len(page.lines[at].text) >= LEAST_TEXT]
    listed = sum(at in rows for at in prose)
    return listed >= _LISTED * len(prose) and not confirmed_headline(page, span.first + _INTO_BODY)


def without_body(page: Page, html: str) -> Refusal:
    """What a page without text holds instead."""
    if not page.lines and not page.images:
        return Refusal(Reason.EMPTY)
    is_headed = confirmed_headline(page, len(page.lines)) or any(is_byline(line.text) for line in page.lines)
    if not is_headed and count_links(page.lines) >= max(_LIST_LINKS, _LIST_SHARE * len(page.lines)):
        return Refusal(Reason.LIST_PAGE)
    if _VIDEO.search(html):
        return Refusal(Reason.VIDEO)
    documents = (link.attributes.get("href") or "" for link in page.links)
    if document := next(filter(is_attachment, documents), None):
        return Refusal(Reason.DOCUMENT, document)
    if embedded := _EMBEDDED.search(html):
        return Refusal(Reason.DOCUMENT, embedded[1])
    if is_headed and page.images:
        return Refusal(Reason.PICTURES)
    return Refusal(Reason.NO_TEXT)
