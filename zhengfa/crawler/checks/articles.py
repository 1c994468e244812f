"""Whether an article page is read as it should be; pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from zhengfa.archive.content import Content, Provenance
from zhengfa.archive.portals import Level, Portal
from zhengfa.archive.records import Response
from zhengfa.crawler.checks.findings import Finding, FindingKind
from zhengfa.crawler.extraction.article import Extraction
from zhengfa.crawler.extraction.decode import contradicts
from zhengfa.crawler.reading import read_response
from zhengfa.crawler.registry import Registry

SHORT = 100  # characters: the shortest text of 84 real articles has 114
_WHENEVER = datetime(9000, 1, 1, tzinfo=UTC)  # as if captured then: no date is refused for being of the future
_SELECTED = ("body", "headline")  # every article has them, so that selectors for them find something on each page
_LOST = "\ufffd"  # in the place of bytes that are no character


@dataclass(frozen=True, slots=True)
class CheckedArticle:
    """An article page as it was read, and what was found."""

    response: Response
    extraction: Extraction
    findings: tuple[Finding, ...] = ()

    @property
    def url(self) -> str:
        """Where the page came from."""
        return self.response.url


def check_article(response: Response, portal: Portal, page_limit: int) -> CheckedArticle:
    """Read a page by its portal's entry, and say what is wrong; raises DecodeError for what cannot be inflated."""
    registry = Registry([portal])
    found = read_response(response, registry, page_limit, with_losers=True)
    if found.content is None:
        what = f"no article is read from it: {found.reason}"
        advice = "if an article is there, say in `layouts:` where its text stands; else try another with --article"
        return CheckedArticle(response, found, (Finding(FindingKind.NOT_AN_ARTICLE, response.url, what, advice),))
    findings = [
        *_of_fields(found.content, response.url, portal),
        *_of_selectors(found, portal, response.url),
        *_of_bytes(found, found.content, response.url),
    ]
    if found.content.published is None:
        findings.append(_undated(replace(response, fetched_at=_WHENEVER), registry, page_limit))
    return CheckedArticle(response, found, tuple(findings))


def _of_fields(content: Content, url: str, portal: Portal) -> Iterator[Finding]:
    if not content.headline:
        advice = "say in `layouts:` where it stands: `headline:`"
        yield Finding(FindingKind.NO_HEADLINE, url, "no headline is read", advice)
    if not content.byline.source and portal.level is not Level.MEDIA:  # newspapers credit nobody for their own
        advice = "if the page credits one (来源), say in `layouts:` where: `byline:`; else try another article"
        yield Finding(FindingKind.NO_SOURCE, url, "no source is read", advice)
    if (characters := sum(map(len, content.body))) < SHORT:
        advice = "if more stands on the page, say in `layouts:` where: `body:`; else try another article"
        yield Finding(FindingKind.SHORT_TEXT, url, f"the text has {characters} characters", advice)


def _undated(response: Response, registry: Registry, page_limit: int) -> Finding:
    """Why an article has no date: none stands there, or one of the future."""
    found = read_response(response, registry, page_limit).content
    if found and found.published:
        what = f"its date is {found.published.local:%Y-%m-%d}, which is in the future, and is not taken"
        return Finding(FindingKind.FUTURE_DATE, response.url, what, "see what the page prints, and try another article")
    advice = "see where the page prints it, and say so in `layouts:`: `byline:`"
    return Finding(FindingKind.NO_DATE, response.url, "no date is read", advice)


def _of_selectors(found: Extraction, portal: Portal, url: str) -> Iterator[Finding]:
    """Where the portal says by itself where a field stands, and it stands elsewhere."""
    for field in _SELECTED:
        said = _own_selectors(portal, field)
        winner = next(iter(found.candidates.get(field, ())), None)
        if not said or (winner and winner.provenance is Provenance.LAYOUT and winner.detail.endswith(said)):
            continue
        place = f"{winner.provenance} {winner.detail}".strip() if winner else "nowhere"
        what = f"the portal's own selectors for `{field}` ({', '.join(said)}) find nothing: it was read from {place}"
        yield Finding(FindingKind.SELECTORS, url, what, "put them right, or add a layout above the old one")


def _own_selectors(portal: Portal, field: str) -> tuple[str, ...]:
    said = (selectors for layout in portal.layouts for name, selectors in layout.selectors if name == field)
    return tuple(one for selectors in said for one in selectors)


def _of_bytes(found: Extraction, content: Content, url: str) -> Iterator[Finding]:
    lost = sum(text.count(_LOST) for text in (content.headline or "", *content.body))
    if lost:
        what = f"{lost} characters are damaged: bytes that are none in {found.encoding}"
        yield Finding(FindingKind.DAMAGED_TEXT, url, what, "if a browser shows them, please report the page")
    if contradicts(found.declared, found.encoding):
        what = f"the page says {found.declared}, but its bytes are {found.encoding}"
        yield Finding(FindingKind.OTHER_ENCODING, url, what, "its bytes are believed; nothing is to be done")
