"""One captured page → an article or the reason why not, and its outcome. The same for crawls and imports."""

from dataclasses import dataclass, replace

from zhengfa.archive.content import Content, Origin
from zhengfa.archive.errors import ZhengfaError
from zhengfa.archive.frontier import Frontier
from zhengfa.archive.recorder import Kept, Recorder
from zhengfa.archive.records import ArticleState, Capture, OutcomeKind, Visit
from zhengfa.archive.urls import canonical_url
from zhengfa.crawler.extraction.article import Extraction
from zhengfa.crawler.extraction.refusal import Reason, Refusal
from zhengfa.crawler.joining import is_page, join_parts, read_part
from zhengfa.crawler.reading import read_capture
from zhengfa.crawler.registry import Registry

# A refusal is recorded and respected, never evaded; 412, 512 and 521 are what WAF products of Chinese portals answer.
BLOCKED_STATUS = frozenset({401, 403, 412, 429, 512, 521})
PART_OF = "of "  # then the first page's URL: the reason of a page that is a part
GONE_STATUS = frozenset({404, 410})
GONE = frozenset({OutcomeKind.GONE, OutcomeKind.SOFT_404})
_ARTICLES = frozenset({OutcomeKind.NEW, OutcomeKind.REVISED, OutcomeKind.UNCHANGED, OutcomeKind.DUPLICATE_URL})
# Outcomes that somebody has to look at.
PROBLEMS = frozenset(
    {
        OutcomeKind.BLOCKED,
        OutcomeKind.DAMAGED,
        OutcomeKind.EMPTY_LIST,
        OutcomeKind.EXTRACTION_FAILED,
        OutcomeKind.HTTP_ERROR,
        OutcomeKind.NETWORK_ERROR,
        OutcomeKind.SKIPPED,
        OutcomeKind.TOO_LARGE,
        OutcomeKind.UNREADABLE,
        OutcomeKind.UNRESOLVED,
        OutcomeKind.UNSAFE,
    }
)

# What a page that is no article says of the visit; every other reason says of the page alone that it is none.
_OUTCOMES = {
    Reason.CHALLENGE: OutcomeKind.BLOCKED,
    Reason.SOFT_404: OutcomeKind.SOFT_404,
    Reason.EMPTY: OutcomeKind.EXTRACTION_FAILED,
    Reason.UNPARSABLE: OutcomeKind.EXTRACTION_FAILED,
    Reason.NO_TEXT: OutcomeKind.EXTRACTION_FAILED,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a page, and why if it is no article."""

    kind: OutcomeKind
    reason: str = ""


class Intake:
    """Turns captures into articles for one run."""

    def __init__(self, recorder: Recorder, registry: Registry, page_limit: int) -> None:
        self.recorder = recorder
        self.registry = registry
        self._page_limit = page_limit
        self._frontier = Frontier(recorder.archive)
        self._read: tuple[int, Extraction] | None = None  # the capture that was read last, as it is asked for twice

    def take(self, kept: Kept, url: str, channel: str | None = None, note: str = "") -> Outcome:
        """Read a kept page that was asked for as `url`, save its article, record the outcome with the note."""
        with self.recorder.transaction():
            outcome = self._take(kept, url, channel, note)
            if outcome.kind in _ARTICLES and canonical_url(url) != kept.capture.canonical_url:  # a redirect led there
                self.recorder.mark(url, ArticleState.MOVED, kept.at)
        return outcome

    def _take(self, kept: Kept, url: str, channel: str | None, note: str) -> Outcome:
        capture, portal = kept.capture, self.registry.portal_of(kept.capture.url)
        visit = Visit(url, kept.at, portal.id if portal else None, channel, note)
        if kept.is_settled:
            return Outcome(self.recorder.see_again(capture, visit), note)
        refusal = capture_outcome(capture)
        if refusal:
            return self.refuse(url, refusal, capture)
        try:
            extraction = self._extract(capture)
        except ZhengfaError as error:
            return self.refuse(url, Outcome(OutcomeKind.EXTRACTION_FAILED, str(error)), capture)
        if extraction.content is None:
            return self.refuse(url, refusal_outcome(extraction.refusal), capture)
        if extraction.parts.first:
            return self._take_part(extraction.parts.first, url, capture)
        article = join_parts(extraction, extraction.content, self.recorder.archive, self._extract)
        visit = replace(visit, note="; ".join(filter(None, (note, article.note))))
        content = self._dated(article.content, url)
        return Outcome(self.recorder.save(capture, content, visit, article.captures), visit.note)

    def remember(self, capture: Capture, extraction: Extraction) -> None:
        """Take what was read of a capture elsewhere, which is to be taken next."""
        self._read = (capture.id, extraction)

    def missing_parts(self, kept: Kept) -> tuple[str, ...]:
        """The further pages of a kept first page that the archive has no answer for, or only a refusal."""
        if capture_outcome(kept.capture):
            return ()
        try:
            others = self._extract(kept.capture).parts.others
        except ZhengfaError:  # said when the page is taken in
            return ()
        latest = {url: self.recorder.archive.latest_capture(url) for url in others}
        return tuple(url for url, capture in latest.items() if capture is None or capture_outcome(capture))

    def _take_part(self, first: str, url: str, capture: Capture) -> Outcome:
        """Record a further page; if its article is in the archive, this completes it."""
        outcome = self.refuse(url, Outcome(OutcomeKind.PART, f"{PART_OF}{first}"), capture)
        archive = self.recorder.archive
        if archive.has_article(first) and (found := read_part(first, archive, self._extract)):
            article = join_parts(found.extraction, found.content, archive, self._extract)
            portal = self.registry.portal_of(first)
            visit = Visit(first, capture.fetched_at, portal.id if portal else None)
            self.recorder.complete(found.capture, self._dated(article.content, first), visit, article.captures)
        return outcome

    def refuse(self, url: str, outcome: Outcome, capture: Capture | None = None) -> Outcome:
        """Record that a page gave no article; that one which gave one before is gone."""
        with self.recorder.transaction():
            if outcome.kind in GONE and capture is not None:
                self.recorder.mark(url, ArticleState.REMOVED, capture.fetched_at)
            self.recorder.record(url, outcome.kind, outcome.reason, capture_id=capture.id if capture else None)
        return outcome

    def _dated(self, content: Content, url: str) -> Content:
        """Content with the publication time that a list page gave, where the article does not say its own."""
        listed = None if content.published else self._frontier.listed(url)
        if listed is None:
            return content
        origin = Origin("published", listed.provenance, "the row of a list page")
        return replace(content, published=listed, origins=(*content.origins, origin))

    def _extract(self, capture: Capture) -> Extraction:
        """What is derived is derived from what was kept: the page is read back from the WARC."""
        if self._read is None or self._read[0] != capture.id:
            self._read = (capture.id, self._extracted(capture))
        return self._read[1]

    def _extracted(self, capture: Capture) -> Extraction:
        payload, headers = self.recorder.archive.payload(capture)
        return read_capture(capture, payload, headers, self.registry, self._page_limit)


def refusal_outcome(refusal: Refusal | None) -> Outcome:
    """The outcome of a page that is no article."""
    kind = _OUTCOMES.get(refusal.reason, OutcomeKind.NOT_AN_ARTICLE) if refusal else OutcomeKind.EXTRACTION_FAILED
    return Outcome(kind, str(refusal or ""))


def capture_outcome(capture: Capture) -> Outcome | None:
    """The outcome that a capture's status alone decides; None where the page itself has to be read."""
    return None if is_page(capture) else status_outcome(capture.status)


def status_outcome(status: int | None) -> Outcome | None:
    """The outcome that an HTTP status alone decides; None where the page itself has to be read."""
    if status is None or 200 <= status < 300:
        return None
    if status in BLOCKED_STATUS:
        return Outcome(OutcomeKind.BLOCKED, f"HTTP {status}")
    if status in GONE_STATUS:
        return Outcome(OutcomeKind.GONE, f"HTTP {status}")
    return Outcome(OutcomeKind.HTTP_ERROR, f"HTTP {status}")
