"""Reading a sample portal as the crawler does, without a network between them."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from zhengfa.archive.content import Content
from zhengfa.crawler.cms import FAMILIES
from zhengfa.crawler.extraction.article import Extraction, extract
from zhengfa.crawler.list_page import read_list_page
from zhengfa.crawler.lists.records import ListPage, Row
from zhengfa.samples.articles import SampleArticle
from zhengfa.samples.catalogue import LAST_DAY, SIZE, open_catalogue
from zhengfa.samples.family import load_family
from zhengfa.samples.portals import PORTALS, SampleChannel
from zhengfa.samples.site import Site
from zhengfa.samples.stock import Stock
from zhengfa.samples.troubles import Answer, Trouble

HOST = "127.0.0.1:8899"


class Reader:
    """One portal, on a day and in a trouble."""

    def __init__(
        self, portal_id: str, *, day: date = LAST_DAY, trouble: Trouble | None = None, size: int = SIZE
    ) -> None:
        self.portal = PORTALS[portal_id]
        self.family = load_family(self.portal.family)
        self.cms = FAMILIES[self.portal.family]
        self.day, self.trouble = day, trouble
        self.stock = Stock(open_catalogue(portal_id, size), day)
        self._site = Site(portal_id, HOST, size)

    def answer(self, path: str) -> Answer:
        return self._site.answer(path, self.day, self.trouble)

    def text(self, path: str) -> str:
        return self.answer(path).body.decode(self.family.charset)

    def extraction(self, path: str) -> Extraction:
        answer, url = self.answer(path), f"http://{HOST}{path}"
        return extract(answer.body, url, content_type=answer.content_type, layouts=self.cms.layouts)

    def content(self, path: str) -> Content:
        content = self.extraction(path).content
        assert content is not None, path
        return content

    def lists(self, channel: SampleChannel) -> Iterator[ListPage]:
        """The list pages of a channel, as they lead on from one to the next."""
        waiting = [self.stock.lists(channel).paths[0]]
        seen = set(waiting)
        while waiting:
            path = waiting.pop(0)
            answer = self.answer(path)
            assert answer.status == 200, path
            url = f"http://{HOST}{path}"
            page = read_list_page(answer.body, url, self.cms, content_type=answer.content_type, hosts=(HOST,))
            yield page
            following = [path_of(url) for url in (page.following if page.rows else page.leads_to)]
            waiting += [path for path in following if path not in seen]
            seen.update(following)

    def rows(self, channel: SampleChannel) -> list[Row]:
        return [row for page in self.lists(channel) for row in page.rows]

    def articles(self) -> Iterator[SampleArticle]:
        """What the portal shows."""
        for channel in self.portal.channels:
            yield from map(self.stock.shown, self.stock.lists(channel).numbers)


def path_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
