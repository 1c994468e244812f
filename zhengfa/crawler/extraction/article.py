"""From a payload to an article's content: a pure function of bytes and URL.

    decode → page (lines, spans, head) → body, headline → the lines around them → time, byline → content

Every field has its module; this one only brings them together. A plain-text file joins at the lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from zhengfa.archive.records import Content
from zhengfa.crawler.extraction import plaintext
from zhengfa.crawler.extraction.body import Found, Span, find_body, paragraphs
from zhengfa.crawler.extraction.byline import Surroundings, read_byline
from zhengfa.crawler.extraction.decode import Decoded, declared_charset, decode
from zhengfa.crawler.extraction.furniture import is_byline
from zhengfa.crawler.extraction.headline import confirmed_headline, find_headline, headline_line
from zhengfa.crawler.extraction.layout import ALL, BYLINES, UNKNOWN, Layout
from zhengfa.crawler.extraction.limits import refusal
from zhengfa.crawler.extraction.lines import Line
from zhengfa.crawler.extraction.media import find_media
from zhengfa.crawler.extraction.page import Head, Page, read_page
from zhengfa.crawler.extraction.page_url import stated_url
from zhengfa.crawler.extraction.published import find_published

_BELOW_HEADLINE = 14  # lines in which the byline stands: 99 of 108 pages with a time have it there
_ABOVE_HEADLINE = 3  # some templates print the date above
_BODY_BYLINE = 3  # first lines of a container, which may hold headline and byline
_BELOW_BODY = 30  # lines behind the body; further down, other articles' bylines begin

LIST_PAGE = "list page"  # the reason that a page is no article, rather than one that could not be read
_LIST_LINKS = 10  # lines that are links …
_LIST_SHARE = 0.5  # … and their share of all lines, from which a page without prose is a list
# Characters of prose, without container, byline and headline, that are more than a list page's footer.
_LEAST_UNSIGNED = 200


@dataclass(frozen=True, slots=True)
class Extraction:
    """What came of one payload: content, or the reason why there is none."""

    content: Content | None
    reason: str = ""
    encoding: str = ""
    declared: str | None = None  # the charset claimed by header or page
    stated_url: str | None = None


def extract(
    payload: bytes,
    url: str,
    *,
    content_type: str = "",
    layout: Layout | None = None,
    not_after: datetime | None = None,
) -> Extraction:
    """Read an article. Never raises; `not_after` (local time, naive) refuses dates of the future."""
    decoded = decode(payload, declared_charset(payload, content_type))
    if not decoded.text.strip():
        return _outcome(decoded, "empty page")
    if content_type.split(";")[0].strip().lower() == "text/plain":
        return _from_text(decoded, url, not_after)
    if reason := refusal(decoded.text):
        return _outcome(decoded, reason)
    return _from_page(decoded, url, layout or UNKNOWN, not_after)


def _from_text(decoded: Decoded, url: str, not_after: datetime | None) -> Extraction:
    lines = plaintext.read_lines(decoded.text)
    headline = plaintext.find_headline(lines)
    content = _Article(lines, Span(0, len(lines)), headline).content(url, not_after)
    return _outcome(decoded, content if content.body else "no body text")


def _from_page(decoded: Decoded, url: str, layout: Layout, not_after: datetime | None) -> Extraction:
    page = read_page(decoded.text, (*layout.selectors(), *ALL))
    stated = stated_url(decoded.text, page.tree)
    found = find_body(page, layout)
    if found is None or _is_list_page(page, found):
        return _outcome(decoded, _why_no_body(page), stated)
    span = found.span
    article = _Article(
        lines=page.lines,
        span=span,
        headline=find_headline(page, span.first + _BODY_BYLINE, _byline_at(page.lines, span), layout),
        head=page.head,
        subtitle=next(map(page.text_of, page.select(layout.subtitle)), None),
        byline=tuple(map(page.text_of, page.select((*layout.byline, *BYLINES)))),
        removed=frozenset(line for box in page.select(layout.remove) for line in range(box.first, box.last)),
    )
    content = article.content(stated or url, not_after)
    if not content.body:
        return _outcome(decoded, _why_no_body(page), stated)
    media = find_media(page, found, stated or url)
    return _outcome(decoded, replace(content, images=media.images, attachments=media.attachments), stated)


@dataclass(frozen=True, slots=True)
class _Article:
    """Lines whose body and headline are known."""

    lines: Sequence[Line]
    span: Span
    headline: str | None
    subtitle: str | None = None
    head: Head = field(default_factory=Head)
    byline: tuple[str, ...] = ()  # texts that a selector marks as byline
    removed: frozenset[int] = frozenset()  # lines inside the body that a layout calls no part of it

    def content(self, url: str, not_after: datetime | None) -> Content:
        """Every field, read from the lines around body and headline."""
        printed_at = headline_line(self.lines, self.headline, self.span.first)
        start = max(self.span.first, printed_at + 1) if printed_at is not None else self.span.first
        start = start if start < self.span.last else self.span.first
        kept = [line for line in range(start, self.span.last) if line not in self.removed]
        body = paragraphs([self.lines[line] for line in kept], self.headline)
        byline = [*self.byline, *self._around_headline(printed_at)]
        tail = self._behind_text(start)
        return Content(
            headline=self.headline,
            body=body,
            kicker=self.head.founder.get("introtitle"),
            subtitle=self.head.founder.get("subtitle") or self.subtitle or None,
            byline=read_byline(Surroundings(byline, tail, body, self.head)),
            published=find_published(byline, tail, self.head, url, not_after=not_after),
        )

    def _around_headline(self, printed_at: int | None) -> list[str]:
        """Where the byline stands: below the headline, else above it; above the body if no headline is printed."""
        at = self.span.first - _BELOW_HEADLINE + _BODY_BYLINE if printed_at is None else printed_at
        below = self.lines[max(0, at + 1) : min(max(0, at + 1 + _BELOW_HEADLINE), self.span.last)]
        above = self.lines[max(0, at - _ABOVE_HEADLINE) : max(0, at)]
        return [line.text for line in (*below, *above)]

    def _behind_text(self, start: int) -> list[str]:
        """Where editors sign: lines of the body that are bylines, then those behind it."""
        inside = [line.text for line in self.lines[start : self.span.last] if is_byline(line.text)]
        return [*inside, *(line.text for line in self.lines[self.span.last : self.span.last + _BELOW_BODY])]


def _byline_at(lines: Sequence[Line], span: Span) -> int | None:
    """The first byline above the body, or in its first lines. A list's rows hold dates too, but are links."""
    near = range(max(0, span.first - _BELOW_HEADLINE), min(span.first + _BODY_BYLINE, len(lines)))
    return next((at for at in near if is_byline(lines[at].text) and lines[at].link_share < _LIST_SHARE), None)


def _is_list_page(page: Page, found: Found) -> bool:
    """Whether the only prose of a page full of links is too little, unsigned and without a headline."""
    span = found.span
    is_signed = _byline_at(page.lines, span) is not None or confirmed_headline(page, span.first + _BODY_BYLINE)
    if found.container is not None or is_signed or _count_links(page) < _LIST_LINKS:
        return False
    return len(" ".join(line.text for line in page.lines[span.first : span.last])) < _LEAST_UNSIGNED


def _why_no_body(page: Page) -> str:
    if not page.lines:
        return "empty page"
    links = _count_links(page)
    return LIST_PAGE if links >= _LIST_LINKS and links >= _LIST_SHARE * len(page.lines) else "no body text"


def _count_links(page: Page) -> int:
    return sum(line.link_share > _LIST_SHARE for line in page.lines)


def _outcome(decoded: Decoded, result: Content | str, stated: str | None = None) -> Extraction:
    """Content, or the reason why there is none."""
    content, reason = (None, result) if isinstance(result, str) else (result, "")
    return Extraction(content, reason, decoded.encoding, decoded.declared, stated)
