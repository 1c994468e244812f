"""Taking in list pages: what they lead to goes into the frontier, and further list pages as far as there is need."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from zhengfa.archive.clock import iso_local
from zhengfa.archive.content import Provenance
from zhengfa.archive.entries import Entry, Reach, Role, State
from zhengfa.archive.errors import ZhengfaError
from zhengfa.archive.frontier import Frontier
from zhengfa.archive.portals import Portal
from zhengfa.archive.records import Capture, OutcomeKind
from zhengfa.archive.urls import article_id, canonical_url, host_of
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.extraction.refusal import Reason
from zhengfa.crawler.inflate import inflate
from zhengfa.crawler.intake import Intake, Outcome, capture_outcome, refusal_outcome
from zhengfa.crawler.lists.records import ListPage, Row
from zhengfa.crawler.reading import read_list
from zhengfa.crawler.timetable import next_visit

# List pages in a row that lead to nothing new, after which a channel is read: one, and one more, since articles may be
# pinned above new ones, and may move on to the next page while they are read.
KNOWN_PAGES = 2
# List pages behind one that are asked for at once: a page may name thousands, and only some are read.
AHEAD = 10


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list page came to."""

    outcome: Outcome
    news: int | None = None  # articles that it led to and that were not known; None: it holds none itself
    asked: tuple[str, ...] = ()  # further list pages
    hosts: frozenset[str] = frozenset()  # of the articles


class Listing:
    """Reads the list pages of one run."""

    def __init__(self, intake: Intake, frontier: Frontier, list_pages: int, page_limit: int) -> None:
        self._intake = intake
        self._archive = intake.recorder.archive
        self._frontier = frontier
        self._list_pages = list_pages
        self._page_limit = page_limit
        self._read: Counter[str] = Counter()  # list pages of this run, by channel
        self._known: Counter[tuple[str, str]] = Counter()  # of a channel and round, those in a row without news
        self._ahead: tuple[int, ListPage] | None = None  # the capture that was read elsewhere, and is to be taken next

    def remember(self, capture: Capture, page: ListPage) -> None:
        """Take what was read of a capture elsewhere, which is to be taken next."""
        self._ahead = capture.id, page

    def take(self, entry: Entry, capture: Capture, portal: Portal, at: datetime) -> Listed:
        """Put what a captured list page leads to into the frontier."""
        self._read[entry.channel] += 1
        if refusal := capture_outcome(capture):
            return Listed(refusal)
        try:
            page = self._page_of(capture, portal)
            if not (page.rows or page.leads_to):
                return Listed(self._without_links(capture, portal))
        except ZhengfaError as error:
            return Listed(Outcome(OutcomeKind.EXTRACTION_FAILED, str(error)))
        wanted = [row for row in page.rows if not _is_before(row, entry.since)]
        new = [row for row in wanted if self._add(row, entry, at)]
        if self._is_end(entry, page, len(new)):
            self._frontier.drop_lists(entry.channel, entry.round)
            asked: tuple[str, ...] = ()
        else:
            asked = self._ask(page.following if page.rows else page.leads_to, entry, at)
        outcome = Outcome(OutcomeKind.LISTED, _left_out(page, len(page.rows) - len(wanted)))
        news = len(new) if page.rows else None
        return Listed(outcome, news, asked, frozenset(host_of(row.url) for row in new))

    def _page_of(self, capture: Capture, portal: Portal) -> ListPage:
        if self._ahead and self._ahead[0] == capture.id:
            return self._ahead[1]
        return read_list(capture, *self._archive.payload(capture), portal, self._page_limit)

    def _without_links(self, capture: Capture, portal: Portal) -> Outcome:
        """A firewall's page in place of a list is no change of the portal; one without a single article is an error."""
        refusal = extract(inflate(*self._archive.payload(capture), self._page_limit), capture.url).refusal
        if refusal and refusal.reason in (Reason.CHALLENGE, Reason.SOFT_404):
            return refusal_outcome(refusal)
        articles = portal.cms or portal.id
        return Outcome(OutcomeKind.EMPTY_LIST, f"no link that looks like an article of {articles}")

    def _add(self, row: Row, entry: Entry, at: datetime) -> bool:
        """Whether an article is new, to the frontier and to the archive, which may hold it from elsewhere."""
        if self._frontier.has(row.url):
            return False
        listed = row.published if row.published and row.published.provenance is Provenance.LIST else None
        if not self._archive.is_settled(row.url):
            return self._frontier.add(row.url, entry, Role.ARTICLE, at, listed=listed)
        article = self._archive.article(article_id(canonical_url(row.url)))
        visit = next_visit(article.first_seen, at) if article else None
        self._frontier.add(row.url, entry, Role.ARTICLE, at, state=State.DONE, next_fetch=visit, listed=listed)
        return False

    def _is_end(self, entry: Entry, page: ListPage, found: int) -> bool:
        if entry.reach is Reach.ALL:
            return _is_behind(page.rows, entry.since)
        round_ = (entry.channel, entry.round)
        if page.rows:
            self._known[round_] = 0 if found else self._known[round_] + 1
        is_known = entry.reach is Reach.NEWS and self._known[round_] >= KNOWN_PAGES
        return is_known or self._read[entry.channel] >= self._list_pages

    def _ask(self, urls: Sequence[str], entry: Entry, at: datetime) -> tuple[str, ...]:
        """Ask for the next list pages that were not asked for in this round."""
        asked: list[str] = []
        for place, url in enumerate(urls, 1):
            if len(asked) == AHEAD:
                break
            if not self._frontier.is_asked(url, entry.round):
                self._frontier.ask_list(url, entry, entry.page + place, at)
                asked.append(url)
        return tuple(asked)


def _is_before(row: Row, since: str) -> bool:
    if not since or row.published is None:
        return False
    day = iso_local(row.published)[: len(since)]
    return day < since[: len(day)]  # where only the month is known, all of it counts


def _is_behind(rows: Sequence[Row], since: str) -> bool:
    """Whether a page is past the day to which a backfill goes: most of its rows are, as some may be pinned."""
    dated = [row for row in rows if row.published is not None]
    return bool(dated) and 2 * sum(_is_before(row, since) for row in dated) > len(dated)


def _left_out(page: ListPage, before: int) -> str:
    said = {
        "links lead off its site": page.off_site,
        "articles are more than any list has": page.beyond,
        "articles are older than asked for": before,
    }
    return ", ".join(f"{count} {what}" for what, count in said.items() if count)
