"""From a payload to an article's content: a pure function of bytes, URL and layouts.

    decode → page (lines, elements, head) → body, headline → the lines around them → time, byline → content

Every field has its module, which gives candidates, the surest first; this one only brings them together. A plain-text
file joins at the lines.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain
from typing import Any

from zhengfa.archive.records import Byline, Content, Origin, Provenance
from zhengfa.crawler.extraction import plaintext
from zhengfa.crawler.extraction.authors import authors
from zhengfa.crawler.extraction.body import Found, Span, bodies, paragraphs
from zhengfa.crawler.extraction.byline import Surroundings, editors, sources
from zhengfa.crawler.extraction.captions import attachment_lines, captions
from zhengfa.crawler.extraction.decode import Decoded, declared_charset, decode
from zhengfa.crawler.extraction.families import recognised
from zhengfa.crawler.extraction.furniture import is_byline
from zhengfa.crawler.extraction.head import Head
from zhengfa.crawler.extraction.headline import confirmed_headline, headline_line, headlines
from zhengfa.crawler.extraction.layout import ALL, Layout
from zhengfa.crawler.extraction.limits import Unparsable
from zhengfa.crawler.extraction.lines import Line
from zhengfa.crawler.extraction.marked import Marked, find_marked
from zhengfa.crawler.extraction.media import find_media
from zhengfa.crawler.extraction.mend import is_worth_mending, mended
from zhengfa.crawler.extraction.page import Page, read_page
from zhengfa.crawler.extraction.published import publications
from zhengfa.crawler.extraction.signals import Candidate, Choice, every, first, some
from zhengfa.crawler.extraction.slim import slim

_BELOW_HEADLINE = 14  # lines in which the byline stands: 99 of 108 pages with a time have it there
_ABOVE_HEADLINE = 3  # some templates print the date above
_BODY_BYLINE = 3  # first lines of a container, which may hold headline and byline
_BELOW_BODY = 30  # lines behind the body; further down, other articles' bylines begin

LIST_PAGE = "list page"  # the reason that a page is no article, rather than one that could not be read
_LIST_LINKS = 10  # lines that are links …
_LIST_SHARE = 0.5  # … and their share of all lines, from which a page without prose is a list
# Characters of prose, without container, byline and headline, that are more than a list page's footer.
_LEAST_UNSIGNED = 200

Candidates = Mapping[str, tuple[Candidate[Any], ...]]  # by field, each field's winner first


@dataclass(frozen=True, slots=True)
class Extraction:
    """What came of one payload: content, or the reason why there is none."""

    content: Content | None
    reason: str = ""
    encoding: str = ""
    declared: str | None = None  # the charset claimed by header or page
    stated_url: str | None = None
    candidates: Candidates = field(default_factory=dict)  # the winners alone, unless all were asked for
    is_mended: bool = False  # the page made sense only after it was put in order


def extract(
    payload: bytes,
    url: str,
    *,
    content_type: str = "",
    layouts: Sequence[Layout] = (),
    not_after: datetime | None = None,
    with_losers: bool = False,
) -> Extraction:
    """Read an article. Never raises; `not_after` (local time, naive) refuses dates of the future.

    Of the layouts, the first whose body is on the page is used. `with_losers` looks at every signal of every field.
    """
    decoded = decode(payload, declared_charset(payload, content_type))
    choice: Choice[Any] = every if with_losers else first
    if not decoded.text.strip():
        return _refused(decoded, "empty page")
    if content_type.split(";")[0].strip().lower() == "text/plain":
        return _from_text(decoded, url, not_after, choice)
    found = _from_page(decoded, url, layouts, not_after, choice)
    if found.content is None and found.reason != LIST_PAGE and is_worth_mending(html := slim(decoded.text)):
        again = _from_page(replace(decoded, text=mended(html)), url, layouts, not_after, choice)
        return replace(again, is_mended=True) if again.content else found
    return found


def _from_text(decoded: Decoded, url: str, not_after: datetime | None, choice: Choice[Any]) -> Extraction:
    lines = plaintext.read_lines(decoded.text)
    headline = tuple(some(Provenance.TEXT, "line above the text", plaintext.find_headline(lines)))
    article = _Article(lines, Span(0, len(lines)), headline)
    return _read(decoded, article, article.candidates(url, not_after, choice))


def _from_page(
    decoded: Decoded, url: str, layouts: Sequence[Layout], not_after: datetime | None, choice: Choice[Any]
) -> Extraction:
    layouts = tuple(dict.fromkeys((*layouts, *recognised(url, decoded.text))))
    try:
        page = read_page(decoded.text, (*(selector for layout in layouts for selector in layout.selectors()), *ALL))
    except Unparsable as error:
        return _refused(decoded, str(error))
    stated = page.stated_url
    found = choice(bodies(page, layouts))
    if not found or _is_list_page(page, found[0].value):
        return _refused(decoded, _why_no_body(page), stated)
    body: Found = found[0].value
    span, layout, noted = body.span, body.layout, captions(page, body)
    article = _Article(
        lines=page.lines,
        span=span,
        headlines=choice(headlines(page, span.first + _BODY_BYLINE, _byline_at(page.lines, span), layout)),
        head=page.head,
        marked=find_marked(page, layout),
        apart=frozenset({*noted, *attachment_lines(page, body)}),
    )
    candidates = {"body": found, **article.candidates(stated or url, not_after, choice, layouts)}
    extraction = _read(decoded, article, candidates, stated)
    if extraction.content is None:
        return replace(extraction, reason=_why_no_body(page))
    media = find_media(page, body, stated or url, noted)
    content = replace(extraction.content, images=media.images, attachments=media.attachments)
    return replace(extraction, content=content)


def _read(decoded: Decoded, article: "_Article", candidates: Candidates, stated: str | None = None) -> Extraction:
    """What the winners make together."""
    if not article.body:
        return _refused(decoded, "no body text", stated)
    won = {name: found[0] for name, found in candidates.items() if found}
    value = {name: winner.value for name, winner in won.items()}
    content = Content(
        headline=value.get("headline"),
        body=article.body,
        kicker=value.get("kicker"),
        subtitle=value.get("subtitle"),
        byline=Byline(value.get("source"), value.get("authors", ()), value.get("editor")),
        published=value.get("published"),
        origins=tuple(Origin(name, winner.provenance, winner.detail) for name, winner in won.items()),
    )
    return Extraction(content, "", decoded.encoding, decoded.declared, stated, candidates)


class _Article:
    """Lines whose body and headline are known."""

    def __init__(
        self,
        lines: Sequence[Line],
        span: Span,
        headlines: tuple[Candidate[str], ...],
        *,
        head: Head | None = None,
        marked: Marked | None = None,
        apart: frozenset[int] = frozenset(),  # lines inside the body that belong to its images and attachments
    ) -> None:
        marked = marked or Marked()
        headline = headlines[0].value if headlines else None
        printed_at = headline_line(lines, headline, span.first)
        start = max(span.first, printed_at + 1) if printed_at is not None else span.first
        start = start if start < span.last else span.first
        self._head = head or Head()
        self._headlines = headlines
        self._marked = marked
        self._lines, self._span = lines, span
        self._byline = [*marked.byline, *self._around_headline(printed_at)]
        self._tail = self._behind_text(start)
        kept = [lines[number] for number in range(start, span.last) if number not in marked.removed | apart]
        self.body = paragraphs(kept, headline)

    def candidates(
        self, url: str, not_after: datetime | None, choice: Choice[Any], layouts: Sequence[Layout] = ()
    ) -> Candidates:
        """Every field but the body, read from the lines around body and headline."""
        where = Surroundings(self._byline, self._tail, self._head)
        return {
            "headline": self._headlines,
            "kicker": choice(self._beside_headline("kicker", "introtitle", self._marked.kicker)),
            "subtitle": choice(self._beside_headline("subtitle", "subtitle", self._marked.subtitle)),
            "published": choice(publications(self._byline, self._tail, self._head, url, layouts, not_after=not_after)),
            "source": choice(chain(sources(where), some(Provenance.LAYOUT, "source", self._marked.source))),
            "authors": choice(authors([*self._byline, *self._tail], self.body)),
            "editor": choice(editors(where)),
        }

    def _beside_headline(self, name: str, founder_name: str, text: str | None) -> Iterator[Candidate[str]]:
        yield from some(Provenance.FOUNDER, founder_name, self._head.founder.get(founder_name))
        yield from some(Provenance.LAYOUT, name, text)

    def _around_headline(self, printed_at: int | None) -> list[str]:
        """Where the byline stands: below the headline, else above it; above the body if no headline is printed."""
        at = self._span.first - _BELOW_HEADLINE + _BODY_BYLINE if printed_at is None else printed_at
        below = self._lines[max(0, at + 1) : min(max(0, at + 1 + _BELOW_HEADLINE), self._span.last)]
        above = self._lines[max(0, at - _ABOVE_HEADLINE) : max(0, at)]
        return [line.text for line in (*below, *above)]

    def _behind_text(self, start: int) -> list[str]:
        """Where editors sign: lines of the body that are bylines, then those behind it."""
        inside = [line.text for line in self._lines[start : self._span.last] if is_byline(line.text)]
        return [*inside, *(line.text for line in self._lines[self._span.last : self._span.last + _BELOW_BODY])]


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


def _refused(decoded: Decoded, reason: str, stated: str | None = None) -> Extraction:
    return Extraction(None, reason, decoded.encoding, decoded.declared, stated)
