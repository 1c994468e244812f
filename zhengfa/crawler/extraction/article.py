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

from zhengfa.archive.content import Byline, Content, Origin, Provenance
from zhengfa.archive.urls import is_web_url
from zhengfa.crawler.extraction import plaintext
from zhengfa.crawler.extraction.authors import authors
from zhengfa.crawler.extraction.body import Found, Span, bodies, paragraphs
from zhengfa.crawler.extraction.byline import Surroundings, editors, sources
from zhengfa.crawler.extraction.captions import attachment_lines, captions
from zhengfa.crawler.extraction.credits import is_byline, parted
from zhengfa.crawler.extraction.decode import Decoded, declared_charset, decode
from zhengfa.crawler.extraction.document import is_signature
from zhengfa.crawler.extraction.families import recognised
from zhengfa.crawler.extraction.head import Head
from zhengfa.crawler.extraction.headline import headline_line, headlines
from zhengfa.crawler.extraction.layout import ALL, Layout
from zhengfa.crawler.extraction.limits import Unparsable
from zhengfa.crawler.extraction.lines import Line
from zhengfa.crawler.extraction.marked import Marked, find_marked
from zhengfa.crawler.extraction.media import find_media
from zhengfa.crawler.extraction.mend import mended
from zhengfa.crawler.extraction.page import read_page
from zhengfa.crawler.extraction.pager import find_parts
from zhengfa.crawler.extraction.parts import Parts
from zhengfa.crawler.extraction.published import publications
from zhengfa.crawler.extraction.refusal import Reason, Refusal, of_payload
from zhengfa.crawler.extraction.signals import Candidate, Choice, every, first, some
from zhengfa.crawler.extraction.subtitle import subtitle_line
from zhengfa.crawler.extraction.verdict import byline_at, of_page, without_body

_BELOW_HEADLINE = 14  # lines in which the byline stands: 99 of 108 pages with a time have it there
_ABOVE_HEADLINE = 3  # some templates print the date above
_BODY_BYLINE = 3  # first lines of a container, which may hold headline and byline
_BELOW_BODY = 30  # lines behind the body; further down, other articles' bylines begin

Candidates = Mapping[str, tuple[Candidate[Any], ...]]  # by field, each field's winner first


@dataclass(frozen=True, slots=True)
class Extraction:
    """What came of one payload: content, or the reason why there is none."""

    content: Content | None
    refusal: Refusal | None = None
    encoding: str = ""
    declared: str | None = None  # the charset claimed by header or page
    stated_url: str | None = None
    candidates: Candidates = field(default_factory=dict)  # the winners alone, unless all were asked for
    parts: Parts = field(default_factory=Parts)  # the article's other pages
    is_mended: bool = False  # the page made sense only after it was put in order

    @property
    def reason(self) -> str:
        """Why there is no content, in words; empty if there is."""
        return str(self.refusal or "")


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
    if refusal := of_payload(payload):
        return _refused(decoded, refusal)
    if not decoded.text.strip():
        return _refused(decoded, Refusal(Reason.EMPTY))
    if content_type.split(";")[0].strip().lower() == "text/plain":
        return _from_text(decoded, url, not_after, choice)
    found = _from_page(decoded, url, layouts, not_after, choice)
    # Whatever the page seems to be: where its text is swallowed, its login form may be all that is left to see.
    if found.refusal and (html := mended(decoded.text)):
        again = _from_page(replace(decoded, text=html), url, layouts, not_after, choice)
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
        return _refused(decoded, Refusal(Reason.UNPARSABLE, str(error)))
    stated = page.stated_url
    found = choice(bodies(page, layouts))
    if refusal := of_page(page, decoded.text, found[0].value if found else None):
        return _refused(decoded, refusal, stated)
    body: Found = found[0].value
    base = stated or url
    span, layout, noted = body.span, body.layout, captions(page, body, base)
    article = _Article(
        lines=page.lines,
        span=span,
        headlines=choice(headlines(page, span.first + _BODY_BYLINE, byline_at(page.lines, span), layout)),
        head=page.head,
        marked=find_marked(page, layout),
        apart=frozenset({*noted, *attachment_lines(page, body, base)}),
    )
    candidates = {"body": found, **article.candidates(base, not_after, choice, layouts)}
    extraction = _read(decoded, article, candidates, stated)
    if extraction.content is None:
        return replace(extraction, refusal=without_body(page, decoded.text))
    media = find_media(page, body, base, noted)
    content = replace(extraction.content, images=media.images, attachments=media.attachments)
    # A page's own word on its URL may name another host: nothing is asked for there.
    parts = find_parts(page, decoded.text, url if is_web_url(url) else base)
    return replace(extraction, content=content, parts=parts)


def _read(decoded: Decoded, article: "_Article", candidates: Candidates, stated: str | None = None) -> Extraction:
    """What the winners make together."""
    if not article.body:
        return _refused(decoded, Refusal(Reason.NO_TEXT), stated)
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
    return Extraction(content, None, decoded.encoding, decoded.declared, stated, candidates)


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
        subtitle_at = subtitle_line(lines, printed_at)
        self._dashed = lines[subtitle_at].text if subtitle_at is not None else None
        self._head = head or Head()
        self._headlines = headlines
        self._marked = marked
        self._lines, self._span = lines, span
        self._byline = [*marked.byline, *self._around_headline(printed_at)]
        self._tail = self._behind_text(start)
        left_out = marked.removed | apart | {subtitle_at}
        kept = [lines[number] for number in range(start, span.last) if number not in left_out]
        body = paragraphs(kept, headline)
        last, credit = parted(body[-1]) if body else ("", "")
        self.body = (*body[:-1], last) if credit else body
        self._tail = [credit, *self._tail] if credit else self._tail
        # Templates may print the signature behind the container.
        behind = [line.text for line in lines[span.last : span.last + 1] if not is_byline(line.text)]
        self._signed = [*self.body, *filter(is_signature, behind)]

    def candidates(
        self, url: str, not_after: datetime | None, choice: Choice[Any], layouts: Sequence[Layout] = ()
    ) -> Candidates:
        """Every field but the body, read from the lines around body and headline."""
        where = Surroundings(self._byline, self._tail, self._head)
        return {
            "headline": self._headlines,
            "kicker": choice(self._beside_headline("kicker", "introtitle", self._marked.kicker)),
            "subtitle": choice(
                chain(
                    self._beside_headline("subtitle", "subtitle", self._marked.subtitle),
                    some(Provenance.HEADING, "dash below the headline", self._dashed),
                )
            ),
            "published": choice(publications(self._byline, self._tail, self._head, url, layouts, not_after=not_after)),
            "source": choice(chain(sources(where), some(Provenance.LAYOUT, "source", self._marked.source))),
            "authors": choice(authors([*self._byline, *self._tail], self._signed)),
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
        return [
            *inside[-_BELOW_BODY:],
            *(line.text for line in self._lines[self._span.last : self._span.last + _BELOW_BODY]),
        ]


def _refused(decoded: Decoded, refusal: Refusal, stated: str | None = None) -> Extraction:
    return Extraction(None, refusal, decoded.encoding, decoded.declared, stated)
