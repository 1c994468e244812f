"""Which region a post is of: by the title, by what the text names near it, by the portal. Never guessed quietly.

A title names its region (沈阳市公安局局长), says of what kind it is (市公安局局长), or says nothing (公安局局长). Names
are looked up as of the article's year. What is left open keeps the words of the title.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from zhengfa.indexer.officials.labels import is_national, label_of
from zhengfa.indexer.officials.lexicon import LEVELS, PREFECTURE_ORGANS, PROVINCE_ORGANS
from zhengfa.indexer.officials.records import PlacedPost, PlaceReason, Post
from zhengfa.indexer.regions.finding import find_regions
from zhengfa.indexer.regions.naming import regions_named
from zhengfa.indexer.regions.records import Level, Region, label, lies_in

# How sure a region is, by how it was found; measured on the labelled texts (`bench/officials.py`).
_SURE = {
    PlaceReason.NATIONAL: 1.0,
    PlaceReason.NAMED: 0.99,
    PlaceReason.NAMED_NEAR: 0.96,
    PlaceReason.NAMED_PORTAL: 0.94,
    PlaceReason.PORTAL: 0.95,
    PlaceReason.NEAREST: 0.95,
    PlaceReason.UNKNOWN: 0.9,
    PlaceReason.OPEN: 0.0,
}
_OF_SEVERAL = 0.85  # the nearest of several regions of the kind
_OF_THE_PORTAL = 0.85  # a title that says nothing of a region, where the text has named none below the portal's
_MOST_CANDIDATES = 6  # to be shown; 朝阳区 is two, 新华区 four

_KINDS = frozenset(["省", "市", "县", "区", "州", "盟", "旗", "自治区", "自治州", "自治县", "自治旗", "地区", "兵团"])
_AUTONOMOUS = re.compile(
    "(?<!自治)区党委|(?<!自治)区(?:人民)?政府主席"
)  # 区党委 is a committee of an autonomous region

Fits = Callable[[Region], bool]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a text was published."""

    home: tuple[Region, ...] = ()  # the portal's region and those above it, the province first; none: national
    year: int | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    name: str  # as labels have it
    reason: PlaceReason
    region: Region | None = None
    sureness: float = 0.0
    candidates: tuple[Region, ...] = ()

    @classmethod
    def of(cls, region: Region, reason: PlaceReason, sureness: float | None = None) -> "_Place":
        return cls(label(region), reason, region, _SURE[reason] if sureness is None else sureness)


_NATION = _Place("", PlaceReason.NATIONAL, None, _SURE[PlaceReason.NATIONAL])


def _is_of_kind(region: Region, kind: str) -> bool:
    """Whether 区 or 市 may be a region: 区 is no autonomous region."""
    return region.name.endswith(kind) and (kind != "区" or region.level is Level.COUNTY)


class Places:
    """The regions of one text's posts."""

    def __init__(self, text: str, setting: Setting) -> None:
        self._text, self._setting = text, setting

    def place(self, posts: Sequence[Post], title: str, at: int) -> Iterator[PlacedPost]:
        """The posts of a title at a place of the text; those that name no post are left out."""
        last: _Place | None = None
        for post in map(self._with_region, posts):
            place = self._place(post, title, at, last)
            last = place if place.reason is not PlaceReason.NATIONAL else last
            level = next((kind for kind in LEVELS if place.name.endswith(kind)), post.level)
            if found := label_of(replace(post, level=level), place.name):
                province, city = self._above(place)
                yield PlacedPost(
                    label=found,
                    body=post.organ or "",
                    level=level or "",
                    region=place.region.id if place.region else None,
                    province=province,
                    city=city,
                    reason=place.reason,
                    sureness=place.sureness,
                    candidates=tuple(map(label, place.candidates[:_MOST_CANDIDATES])),
                    is_acting=post.is_acting,
                )

    @cached_property
    def _named(self) -> list[tuple[int, tuple[Region, ...]]]:
        """Every region that the text names, by its place."""
        return [(start, regions) for start, _, regions in find_regions(self._text, self._setting.year)]

    @cached_property
    def _provinces(self) -> list[Region]:
        """The provinces of all regions that the text names for sure; a reprint names none of the portal's own."""
        return list(dict.fromkeys(regions[0].province for _, regions in self._named if len(regions) == 1))

    def _with_region(self, post: Post) -> Post:
        """长沙警备区: the organ begins with a region that nothing ends."""
        if post.region is not None or not post.organ:
            return post
        found = next(iter(find_regions(post.organ, self._setting.year)), None)
        if found is None or found.start or found.end == len(post.organ):
            return post
        return replace(post, region=post.organ[: found.end], organ=post.organ[found.end :])

    def _place(self, post: Post, title: str, at: int, last: _Place | None) -> _Place:
        if is_national(post):
            return _NATION
        if post.is_region_inherited and last:
            return last
        if post.region is None:
            return self._unnamed(post.organ or "", at)
        if post.region in _KINDS:
            kind = "自治区" if post.region == "区" and _AUTONOMOUS.search(title) else post.region
            return self._of_kind(at, post.region, lambda region: _is_of_kind(region, kind))
        return self._by_name(post.region, at, last)

    def _above(self, place: _Place) -> tuple[str | None, str | None]:
        """The ids of a place's province and city, as far as they are known."""
        if place.region:
            return place.region.province.id, place.region.city.id if place.region.city else None
        is_national = place.reason is PlaceReason.NATIONAL
        return self._setting.home[0].id if self._setting.home and not is_national else None, None

    def _by_name(self, written: str, at: int, last: _Place | None) -> _Place:
        found = regions_named(written, self._setting.year)
        if not found:
            return self._beyond_table(written)
        if len(found) == 1:
            return _Place.of(found[0], PlaceReason.NAMED)
        near = [last.region] if last and last.region else []
        for around, reason in (
            *((region, PlaceReason.NAMED_NEAR) for region in (*near, *self._before(at))),
            *((region, PlaceReason.NAMED_PORTAL) for region in reversed(self._setting.home)),
        ):
            inside = [region for region in found if lies_in(region, around)]
            if len(inside) == 1:
                return _Place.of(inside[0], reason)
        return _Place(written, PlaceReason.OPEN, candidates=found)

    def _beyond_table(self, written: str) -> _Place:
        """武汉东湖新技术开发区 lies in 武汉市; 青河市 is in no table."""
        for end in range(len(written) - 1, 1, -1):
            found = regions_named(written[:end], self._setting.year)
            if len(found) == 1:
                return replace(_Place.of(found[0], PlaceReason.UNKNOWN), name=label(found[0]) + written[end:])
        return _Place(written, PlaceReason.UNKNOWN, None, _SURE[PlaceReason.UNKNOWN])

    def _unnamed(self, organ: str, at: int) -> _Place:
        """Without any word on the region: the organ may tell its level; else it is the portal's, if it is anybody's."""
        if any(part in organ for part in PREFECTURE_ORGANS):
            return self._of_kind(at, "", lambda region: region.level is Level.CITY)
        if any(part in organ for part in PROVINCE_ORGANS):
            return self._of_kind(at, "", lambda region: region.level is Level.PROVINCE)
        home = self._setting.home
        lower = [region for region in self._before(at) if home and lies_in(region, home[-1]) and region != home[-1]]
        if home and not lower and home[0] in (self._provinces or home):
            return _Place.of(home[-1], PlaceReason.PORTAL, _OF_THE_PORTAL)
        return _Place("", PlaceReason.OPEN, candidates=tuple(dict.fromkeys((*lower, *home[-1:]))))

    def _of_kind(self, at: int, written: str, fits: Fits) -> _Place:
        """The nearest region of a kind that was named before, or the portal's own."""
        home = [region for region in reversed(self._setting.home) if fits(region)]
        named = self._fitting(self._before(at), fits)
        if home and home[0].level is Level.PROVINCE and home[0] in (named or self._provinces or home):
            return _Place.of(home[0], PlaceReason.PORTAL)  # a province's portal means its own province by 省
        if named:
            return _Place.of(named[0], PlaceReason.NEAREST, _OF_SEVERAL if len(named) > 1 else None)
        if home and home[0].province in (self._provinces or [home[0].province]):
            return _Place.of(home[0], PlaceReason.PORTAL)
        anywhere = self._fitting((region for _, regions in self._named for region in regions[:1]), fits)
        if len(anywhere) == 1:
            return _Place.of(anywhere[0], PlaceReason.NEAREST, _OF_SEVERAL)
        return _Place(written, PlaceReason.OPEN, candidates=tuple(anywhere))

    def _fitting(self, regions: Iterator[Region], fits: Fits) -> list[Region]:
        """The regions of a kind among these and those that they lie in, in their order."""
        lowest = (next((one for one in reversed(region.path) if fits(one)), None) for region in regions)
        return list(dict.fromkeys(region for region in lowest if region))

    def _before(self, at: int) -> Iterator[Region]:
        """The regions that the text names before a place, the nearest first; those of ambiguous names left out."""
        last = bisect_left(self._named, (at,))
        return (regions[0] for _, regions in reversed(self._named[:last]) if len(regions) == 1)
