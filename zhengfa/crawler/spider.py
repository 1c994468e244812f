"""The one spider for all portals: list pages → article pages, one outcome for every URL."""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from zhengfa.archive.portals import Channel, Portal
from zhengfa.archive.recorder import Kept
from zhengfa.archive.records import OutcomeKind
from zhengfa.archive.urls import canonical_url
from zhengfa.crawler.capturing import KEPT
from zhengfa.crawler.cms import CmsFamily, family_of
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.extraction.refusal import Reason
from zhengfa.crawler.intake import PART_OF, Intake, Outcome, refusal_outcome, status_outcome
from zhengfa.crawler.list_page import read_list_page
from zhengfa.crawler.lists.records import ListPage
from zhengfa.crawler.visits import failure_outcome

Report = Callable[[str, Outcome], None]  # called with every URL and what became of it


@dataclass(slots=True)
class _Article:
    """An article's first page, and the further ones that have been asked for and have not come."""

    url: str
    kept: Kept
    channel: Channel
    awaited: set[str] = field(default_factory=set)


class PortalSpider(Spider):
    """Visits the channels of portals and takes in what it has not got."""

    name = "portals"

    def __init__(
        self, portals: tuple[Portal, ...], intake: Intake, list_pages: int, report: Report, **visiting: Any
    ) -> None:
        super().__init__(**visiting)  # what `Visiting` names, as attributes
        self._portals = portals
        self._intake = intake
        self._list_pages = list_pages
        self._report = report
        self._asked: set[str] = set()  # canonical URLs
        self._lists: Counter[str] = Counter()  # list pages asked for, by channel
        self.recorder = intake.recorder

    async def start(self) -> AsyncIterator[Request]:
        """The first list page of every channel."""
        for portal in self._portals:
            for channel in {channel.url: channel for channel in portal.channels}.values():
                self._asked.add(canonical_url(channel.url))
                yield self._list_request(channel.url, portal, channel)

    def parse_list(self, response: Response, portal: Portal, channel: Channel) -> Iterator[Request]:
        """Ask for the articles of a list page that the archive has not got, and for the list pages that follow it."""
        family = family_of(portal)
        assert family is not None, "settings refuse channels of which nothing tells the articles"
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        page = read_list_page(response.body, response.url, family, content_type=content_type, hosts=portal.hosts)
        self._record_list(response, page, family)
        for row in page.rows:
            if self._is_wanted(row.url):
                yield self._article_request(row.url, channel)
        yield from self._ask_for_lists(page.following if page.rows else page.leads_to, portal, channel)

    def _ask_for_lists(self, urls: tuple[str, ...], portal: Portal, channel: Channel) -> Iterator[Request]:
        """The list pages that have not been asked for, as many as a run may read of a channel."""
        for url in urls:
            if self._lists[channel.url] >= self._list_pages:
                return
            if (key := canonical_url(url)) not in self._asked:
                self._asked.add(key)
                yield self._list_request(url, portal, channel)

    def parse_article(self, response: Response, channel: Channel) -> Iterator[Request]:
        """Take in an article page, once its further pages are here; of a further page, ask for the first."""
        first = _Article(_asked_url(response.request), _kept(response), channel)
        yield from self._ask_for_parts(first, first.kept)
        if not first.awaited:
            yield from self._take(first)

    def parse_part(self, response: Response, first: "_Article") -> Iterator[Request]:
        """Take in a further page of an article that waits for it."""
        url = _asked_url(response.request)
        self._report(url, self._intake.take(_kept(response), url, first.channel.name))
        yield from self._ask_for_parts(first, _kept(response))
        yield from self._part_is_done(first, url)

    def fail(self, failure: Failure) -> Iterator[Request]:
        """Record why a URL gave no response that could be read."""
        request: Request = failure.request  # type: ignore[attr-defined]  # set by Scrapy
        url = _asked_url(request)
        self._report(url, self._intake.refuse(url, failure_outcome(failure.value)))
        if first := request.cb_kwargs.get("first"):
            yield from self._part_is_done(first, url)

    def _ask_for_parts(self, first: "_Article", kept: Kept) -> Iterator[Request]:
        for url in self._intake.missing_parts(kept):
            if (key := canonical_url(url)) not in self._asked:
                self._asked.add(key)
                # Before other articles: a run that is cut off leaves few articles in pieces.
                request = Request(url, self.parse_part, errback=self.fail, cb_kwargs={"first": first}, priority=2)
                first.awaited.add(request.url)  # as Scrapy spells it, and as the answer will be known by
                yield request

    def _part_is_done(self, first: "_Article", url: str) -> Iterator[Request]:
        """The article is taken in when the last of its pages has come, or has failed to."""
        first.awaited.discard(url)
        if not first.awaited:
            yield from self._take(first)

    def _take(self, article: "_Article") -> Iterator[Request]:
        outcome = self._intake.take(article.kept, article.url, article.channel.name)
        self._report(article.url, outcome)
        if outcome.kind is OutcomeKind.PART and self._is_wanted(first := outcome.reason.removeprefix(PART_OF)):
            yield self._article_request(first, article.channel)

    def _record_list(self, response: Response, page: ListPage, family: CmsFamily) -> None:
        """Record what a list page was. One without a single article is an error: its layout has changed."""
        outcome = status_outcome(response.status) or Outcome(OutcomeKind.LISTED, _left_out(page))
        if outcome.kind is OutcomeKind.LISTED and not (page.rows or page.leads_to):
            outcome = self._without_links(response, family)
        url = _asked_url(response.request)
        self._report(url, self._intake.refuse(url, outcome, _kept(response).capture))

    def _without_links(self, response: Response, family: CmsFamily) -> Outcome:
        """A firewall's page in place of a list is no change of the portal."""
        refusal = extract(response.body, response.url).refusal
        if refusal and refusal.reason in (Reason.CHALLENGE, Reason.SOFT_404):
            return refusal_outcome(refusal)
        return Outcome(OutcomeKind.EMPTY_LIST, f"no link that looks like an article of {family.id}")

    def _is_wanted(self, url: str) -> bool:
        key = canonical_url(url)
        if key in self._asked:
            return False
        self._asked.add(key)
        return not self.recorder.archive.is_settled(url)

    def _list_request(self, url: str, portal: Portal, channel: Channel) -> Request:
        # List pages before articles: what is new is known early, and a run that is cut off has seen the most.
        self._lists[channel.url] += 1
        kwargs = {"portal": portal, "channel": channel}
        return Request(url, self.parse_list, errback=self.fail, cb_kwargs=kwargs, priority=1)

    def _article_request(self, url: str, channel: Channel) -> Request:
        return Request(url, self.parse_article, errback=self.fail, cb_kwargs={"channel": channel})


def _left_out(page: ListPage) -> str:
    said = {"links lead off its site": page.off_site, "articles are more than any list has": page.beyond}
    return ", ".join(f"{count} {what}" for what, count in said.items() if count)


def _asked_url(request: Request | None) -> str:
    """The URL that was asked for at first, before any redirects: every URL asked for has its outcome."""
    assert request is not None, "Scrapy sets the request of every response"
    asked: str = request.meta.get("redirect_urls", [request.url])[0]
    return asked


def _kept(response: Response) -> Kept:
    kept: Kept = response.meta[KEPT]
    return kept
