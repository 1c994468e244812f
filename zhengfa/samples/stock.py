"""What a portal shows on one day: what has appeared by then, as it was edited, without what was removed."""

import operator
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache

from zhengfa.samples.articles import SampleArticle
from zhengfa.samples.catalogue import Catalogue
from zhengfa.samples.family import Family, load_family
from zhengfa.samples.lists import ChannelLists
from zhengfa.samples.portals import WRITTEN, SampleChannel, SamplePortal
from zhengfa.samples.schedule import GONE, Change, Event, changed, event_of


@dataclass(frozen=True, slots=True)
class Found:
    """What an address leads to."""

    article: SampleArticle  # as it is shown on the day, with its present path
    channel: SampleChannel
    change: Change | None  # what has become of it by then
    modified: date  # when it was last changed


@dataclass(frozen=True)
class Stock:
    """A portal on a day."""

    catalogue: Catalogue
    day: date

    @property
    def portal(self) -> SamplePortal:
        """Whose it is."""
        return self.catalogue.portal

    @property
    def family(self) -> Family:
        """What its addresses are like."""
        return load_family(self.portal.family)

    def lists(self, channel: SampleChannel) -> ChannelLists:
        """The list pages of a channel."""
        return _lists(self, channel)

    def listed(self, channel: SampleChannel) -> list[int]:
        """The articles that a channel lists, the newest first."""
        numbers = self.catalogue.numbers(channel)
        end = datetime.combine(self.day, time.max)
        appeared = numbers[: bisect_right(numbers, end, key=self.catalogue.published)]
        return [number for number in reversed(appeared) if self._change(number) not in GONE]

    def shown(self, number: int) -> SampleArticle:
        """An article as it is shown on the day."""
        article, change = self.catalogue.article(number), self._change(number)
        if change is Change.MOVED:
            channel = self._channel(article)
            path = self.family.article_path(channel, article.published, number, is_moved=True)
            return replace(article, path=path)
        return changed(article, change) if change else article

    def find(self, path: str) -> Found | None:
        """What an address leads to; None if nothing has ever been there by the day."""
        number = self.family.article_number(path)
        if number is None or not 0 <= number < len(self.catalogue):
            return None
        article, event = self.shown(number), self._event(number)
        has_appeared = article.published.date() <= self.day
        if not has_appeared or path not in (article.path, self.catalogue.article(number).path):
            return None
        modified = event.day if event else article.published.date()
        return Found(article, self._channel(article), event.change if event else None, modified)

    def related(self, found: Found, count: int = 3) -> Sequence[SampleArticle]:
        """The articles that a page links to below its text: those before it in its channel, else the newest."""
        listed = self.lists(found.channel).numbers
        number = self.family.article_number(found.article.path) or 0
        at = bisect_right(listed, -number, key=operator.neg)
        return [self.shown(other) for other in listed[at : at + count] or listed[:count]]

    def _channel(self, article: SampleArticle) -> SampleChannel:
        return next(channel for channel in self.portal.channels if channel.name == article.channel)

    def _change(self, number: int) -> Change | None:
        event = self._event(number)
        return event.change if event else None

    def _event(self, number: int) -> Event | None:
        """What has happened to an article by the day. The written ones stay as they are, and so do copies."""
        if self.portal in WRITTEN or self.portal.copies:
            return None
        event = event_of(self.portal.seed, number, self.catalogue.published(number).date())
        return event if event and event.day <= self.day else None


@lru_cache(maxsize=256)
def _lists(stock: Stock, channel: SampleChannel) -> ChannelLists:
    position = stock.portal.channels.index(channel)
    return ChannelLists(stock.family.list_form(position), channel, stock.catalogue, stock.listed(channel))
