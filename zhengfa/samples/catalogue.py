"""What a portal has published, article by article, from the oldest on: number 0, 1, 2 …

An article is written when it is asked for, always the same for the same portal, size and number, so that a portal of
any size takes no more memory than a small one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from random import Random
from typing import Protocol

from zhengfa.samples.articles import SampleArticle, draw_article, draw_editor, is_unsigned, sample_articles
from zhengfa.samples.copying import copied
from zhengfa.samples.family import load_family
from zhengfa.samples.material import load_staff
from zhengfa.samples.portals import PORTALS, WRITTEN, SampleChannel, SamplePortal
from zhengfa.samples.schedule import Change, changed

SIZE = 60  # articles of a portal whose size nobody says
FIRST_DAY, LAST_DAY = date(2016, 1, 1), date(2025, 12, 31)
_DAYS = (LAST_DAY - FIRST_DAY).days + 1
_FROM, _MINUTES = 8 * 60, 600  # minutes of the day: articles appear from eight to six
_REPRINTED = 1 / 8  # of the articles of a portal that takes some over
_CHANGED_REPRINTS = 1 / 3
_MOST_ISSUES = 3000  # of a newspaper, in ten years: no two have one day
_ISSUE = 6  # articles, or more if there would be too many issues
_EDITS = (Change.FIGURE, Change.HEADLINE, Change.CUT)
_EVERY = 3  # articles of a portal, one of which its clone copies


class Catalogue(Protocol):
    """All that a portal publishes in ten years, as it is first published."""

    @property
    def portal(self) -> SamplePortal:
        """Whose it is."""

    def __len__(self) -> int:
        """How many articles there are."""

    def published(self, number: int) -> datetime:
        """When an article appears; later for a higher number."""

    def article(self, number: int) -> SampleArticle:
        """The article of a number."""

    def numbers(self, channel: SampleChannel) -> Sequence[int]:
        """The articles of a channel, the oldest first."""


class Written:
    """The articles of a portal that always has the same ones."""

    def __init__(self, portal: SamplePortal) -> None:
        self.portal = portal
        self._articles = sample_articles(portal.id)[::-1]

    def __len__(self) -> int:
        return len(self._articles)

    def published(self, number: int) -> datetime:
        """When an article appears."""
        return self._articles[number].published

    def article(self, number: int) -> SampleArticle:
        """The article of a number."""
        return self._articles[number]

    def numbers(self, channel: SampleChannel) -> Sequence[int]:
        """The articles of a channel, the oldest first."""
        return [number for number, article in enumerate(self._articles) if article.channel == channel.name]


@dataclass(frozen=True)
class Drawn:
    """Articles that are drawn by their number; those of the channels take turns."""

    portal: SamplePortal
    size: int = SIZE

    def __len__(self) -> int:
        return self.size

    def numbers(self, channel: SampleChannel) -> Sequence[int]:
        """The articles of a channel, the oldest first."""
        channels = self.portal.channels
        return range(channels.index(channel), self.size, len(channels))

    def published(self, number: int) -> datetime:
        """Spread evenly over ten years, with chance in between; all articles of an issue at once."""
        family = load_family(self.portal.family)
        of = number // self._issue * self._issue if family.is_daily else number
        at = (of + self._random(of, "day").random()) / self.size * _DAYS
        day = FIRST_DAY + timedelta(days=int(at))
        if not family.has_minutes:
            return datetime.combine(day, time())
        return datetime.combine(day, time()) + timedelta(minutes=_FROM + int(at % 1 * _MINUTES))

    def article(self, number: int) -> SampleArticle:
        """The article of a number: the portal's own, or one that it takes over."""
        article = self._taken_over(number) or self._own(number)
        printed = load_family(self.portal.family).parts
        return replace(
            article,
            subtitle=article.subtitle if "subtitle" in printed else None,
            authors=article.authors if "authors" in printed else (),
            editor=article.editor if "editor" in printed else None,
            path=load_family(self.portal.family).article_path(self._channel(number), article.published, number),
        )

    def original_of(self, number: int) -> tuple["Drawn", int] | None:
        """The portal and number of the article that this one is taken over from."""
        random = self._random(number, "reprint")
        if not self.portal.reprints or random.random() > _REPRINTED:
            return None
        other = Drawn(PORTALS[random.choice(self.portal.reprints)], self.size)
        before = self.published(number) - timedelta(days=random.randint(1, 4))
        found = other.last_before(before)
        return (other, found) if found is not None and other.original_of(found) is None else None

    def last_before(self, moment: datetime) -> int | None:
        """The number of the last article before a moment."""
        at = (moment - datetime.combine(FIRST_DAY, time())) / timedelta(days=_DAYS) * self.size
        near = range(min(self.size - 1, int(at) + self._issue), -1, -1)
        return next((number for number in near if self.published(number) < moment), None)

    def _own(self, number: int) -> SampleArticle:
        published, staff = self.published(number), load_staff(self.portal.id)
        random, is_signed = self._random(number, "text"), "authors" in load_family(self.portal.family).parts
        channel, day = self._channel(number), published.date()
        article = draw_article(random, self.portal, channel, staff, day, is_signed=is_signed)
        return replace(article, published=published)

    def _taken_over(self, number: int) -> SampleArticle | None:
        """As editors take articles over: with the source named, some shortened, some with another headline."""
        found = self.original_of(number)
        original = found[0].article(found[1]) if found else None
        if found is None or original is None or not is_unsigned(original):
            return None
        random, staff = self._random(number, "editing"), load_staff(self.portal.id)
        edited = changed(original, random.choice(_EDITS)) if random.random() < _CHANGED_REPRINTS else original
        return replace(
            edited,
            source=found[0].portal.name,
            authors=(),
            editor=draw_editor(random, staff),
            published=self.published(number),
            channel=self._channel(number).name,
            reprint_of=original.path,
        )

    def _channel(self, number: int) -> SampleChannel:
        return self.portal.channels[number % len(self.portal.channels)]

    def _random(self, number: int, purpose: str) -> Random:
        return Random(f"{self.portal.seed} {number} {purpose}")  # noqa: S311 - repeatable, not unpredictable

    @cached_property
    def _issue(self) -> int:
        return max(_ISSUE, -(-self.size // _MOST_ISSUES))


@dataclass(frozen=True)
class Copied:
    """A clone: some articles of another portal under the same kind of address, as copying machines leave them."""

    portal: SamplePortal
    original: Catalogue

    def __len__(self) -> int:
        return len(self.original) // _EVERY

    def numbers(self, channel: SampleChannel) -> Sequence[int]:
        """The articles of a channel, the oldest first."""
        named = next(other for other in self.original.portal.channels if other.name == channel.name)
        copied = (number for number in self.original.numbers(named) if number % _EVERY == 0)
        return [number // _EVERY for number in copied if number // _EVERY < len(self)]

    def published(self, number: int) -> datetime:
        """The copy names the day of the original."""
        return self.original.published(number * _EVERY)

    def article(self, number: int) -> SampleArticle:
        """The damaged copy."""
        original = self.original.article(number * _EVERY)
        channel = next(channel for channel in self.portal.channels if channel.name == original.channel)
        return replace(
            original,
            headline=copied(original.headline),
            subtitle=copied(original.subtitle) if original.subtitle else None,
            body=tuple(map(copied, original.body)),
            path=load_family(self.portal.family).article_path(channel, original.published, number),
        )


@lru_cache
def open_catalogue(portal_id: str, size: int = SIZE) -> Catalogue:
    """The catalogue of a portal. The size is of those whose articles are drawn."""
    portal = PORTALS[portal_id]
    if portal in WRITTEN:
        return Written(portal)
    return Copied(portal, open_catalogue(portal.copies, size)) if portal.copies else Drawn(portal, size)
