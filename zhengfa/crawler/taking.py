"""Taking in what was fetched: each page ends in one outcome, which is one commit with what it says of its URL."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from zhengfa.archive.clock import now
from zhengfa.archive.entries import Entry, Role, Unread, Validators
from zhengfa.archive.frontier import Frontier
from zhengfa.archive.portals import Portal
from zhengfa.archive.recorder import Kept
from zhengfa.archive.records import OutcomeKind
from zhengfa.archive.urls import canonical_url, host_of
from zhengfa.crawler.conditions import validators
from zhengfa.crawler.intake import PART_OF, Intake, Outcome, capture_outcome
from zhengfa.crawler.listing import Listing
from zhengfa.crawler.reading_process import ReadingProcess
from zhengfa.crawler.timetable import ATTEMPTS, fate
from zhengfa.crawler.turns import Turns

Report = Callable[[str, Outcome], None]  # called with every URL and what became of it


@dataclass(frozen=True, slots=True)
class Page:
    """A captured page and the URL of the frontier that it is of."""

    entry: Entry
    url: str  # as asked for at first, before any redirects
    kept: Kept
    validators: Validators | None


@dataclass(slots=True)
class _Article:
    """An article's first page, and the further ones that have been asked for and have not come."""

    page: Page
    awaited: set[str] = field(default_factory=set)  # canonical URLs


class Taking:
    """Takes in the pages of one run."""

    def __init__(
        self,
        portals: tuple[Portal, ...],
        intake: Intake,
        frontier: Frontier,
        listing: Listing,
        turns: Turns,
        reading: ReadingProcess,
        report: Report,
    ) -> None:
        self._portals = {portal.id: portal for portal in portals}
        self._channels = {channel.url: channel.name for portal in portals for channel in portal.channels}
        self._intake = intake
        self._recorder = intake.recorder
        self._frontier = frontier
        self._listing = listing
        self._turns = turns
        self._reading = reading
        self._report = report
        # Those that wait for further pages, by canonical URL: few, since further pages go before other articles.
        self._articles: dict[str, _Article] = {}

    async def read_ahead(self, page: Page) -> None:
        """Have a page read in another process, if that is free. `take` reads what is not read then."""
        capture = page.kept.capture
        if capture_outcome(capture):
            return
        holder = self._recorder.archive.holder(capture)
        if page.entry.role is Role.LIST:
            if listed := await self._reading.read_list(capture, holder, page.entry.portal):
                self._listing.remember(capture, listed)
        elif extraction := await self._reading.read(capture, holder):
            self._intake.remember(capture, extraction)

    def take(self, page: Page) -> None:
        """Take in a page; an article of several once all of them are here."""
        match page.entry.role:
            case Role.LIST:
                self._take_list(page)
            case Role.ARTICLE:
                if not self._is_awaiting(_Article(page), page.kept):
                    self._take_article(page)
            case Role.PART:
                if article := self._articles.get(page.entry.found_on or ""):
                    self._is_awaiting(article, page.kept)
                self._take_article(page)

    def take_unread(self, unread: Unread) -> None:
        """Take in what a run had captured that was killed before it could read it."""
        archive, capture, entry = self._recorder.archive, unread.capture, unread.entry
        kept = Kept(capture, capture.fetched_at, archive.is_taken(capture))
        if entry.failures < ATTEMPTS:
            headers = {name.lower(): value for name, value in archive.payload(capture)[1]}
            self.take(Page(entry, capture.url, kept, validators(entry, headers, kept)))
        else:
            reason = f"{entry.failures} runs ended while it was read"
            self.refuse(entry, capture.url, Outcome(OutcomeKind.EXTRACTION_FAILED, reason), kept)

    def refuse(self, entry: Entry, url: str, outcome: Outcome, kept: Kept | None = None) -> None:
        """Record why a URL gave no page that could be read."""
        with self._recorder.transaction():
            self._intake.refuse(url, outcome, kept.capture if kept else None)
            self._frontier.settle(entry, fate(entry, outcome, now()), entry.validators if kept is None else None)
        self._report(url, outcome)
        self._part_is_done(entry)

    def take_rest(self) -> None:
        """At the end, take articles in without further pages that are left for another run."""
        for article in [*self._articles.values()]:
            self._take_article(article.page)

    def _take_list(self, page: Page) -> None:
        entry, at = page.entry, now()
        with self._recorder.transaction():
            listed = self._listing.take(entry, page.kept.capture, self._portals[entry.portal], at)
            self._intake.refuse(page.url, listed.outcome, page.kept.capture)
            self._settle(page, listed.outcome, at, has_news=None if listed.news is None else listed.news > 0)
            if entry.is_first_list and listed.outcome.kind is OutcomeKind.LISTED:
                self._frontier.ask_for_news(entry)
        self._report(page.url, listed.outcome)
        self._reading.expect(listed.news or 0)
        for url in listed.asked:
            self._turns.found(host_of(url), Role.LIST)
        for host in listed.hosts:
            self._turns.found(host, Role.ARTICLE)

    def _take_article(self, page: Page) -> None:
        entry, at = page.entry, now()
        with self._recorder.transaction():
            outcome = self._intake.take(page.kept, page.url, self._channels.get(entry.channel))
            if outcome.kind is OutcomeKind.PART:
                self._ask_for_first(outcome.reason.removeprefix(PART_OF), entry, at)
            self._settle(page, outcome, at)
        self._articles.pop(entry.canonical_url, None)
        self._report(page.url, outcome)
        self._part_is_done(entry)

    def _ask_for_first(self, url: str, part: Entry, at: datetime) -> None:
        """A list may link to a further page of an article."""
        if not self._frontier.has(url) and not self._recorder.archive.is_settled(url):
            self._frontier.add(url, part, Role.ARTICLE, at)
            self._turns.found(host_of(url), Role.ARTICLE)

    def _is_awaiting(self, article: _Article, kept: Kept) -> bool:
        """Ask for the further pages that a page names and the archive has not got."""
        first, at = article.page.entry, now()
        if urls := self._intake.missing_parts(kept):
            with self._recorder.transaction():
                for url in urls:
                    self._frontier.add(url, first, Role.PART, at)
        for url in urls:
            if self._frontier.is_waiting(url):
                article.awaited.add(canonical_url(url))
                self._turns.found(host_of(url), Role.PART)
        if article.awaited:
            self._articles[first.canonical_url] = article
        return bool(article.awaited)

    def _part_is_done(self, entry: Entry) -> None:
        """An article is taken in when the last of its pages has come, or has failed to."""
        article = self._articles.get(entry.found_on or "")
        if article and entry.role is Role.PART:
            article.awaited.discard(entry.canonical_url)
            if not article.awaited:
                self._take_article(article.page)

    def _settle(self, page: Page, outcome: Outcome, at: datetime, *, has_news: bool | None = None) -> None:
        decided = fate(page.entry, outcome, at, has_news=has_news)
        # What was not understood is asked for whole next time.
        self._frontier.settle(page.entry, decided, None if decided.reason else page.validators)
