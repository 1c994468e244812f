"""Which region a post is of: by the title, by what the text names near it, by the portal. Never guessed quietly.

A title names its region (沈阳市公安局局长), says of what kind it is (市公安局局长), or says nothing (公安局局长). Names
are looked up as of the article's year. What is left open keeps the words of the title.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from zhengfa.indexer.officials.labels import is_national, label_of
from zhengfa.indexer.officials.lexicon import BELOW_PROVINCE, COUNTY_ORGANS, LEVELS, PREFECTURE_ORGANS, PROVINCE_ORGANS
from zhengfa.indexer.officials.records import PlacedPost, PlaceReason, Post
from zhengfa.indexer.officials.told import MOST_CANDIDATES, ToldRegions, is_of_kind
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
_UNDATED = 0.95  # of regions that share a name, the one that there still is
_MUNICIPALITY = "市"  # what a province's name ends with that has a 公安局, and no 公安厅

_KINDS = frozenset(["省", "市", "县", "区", "州", "盟", "旗", "自治区", "自治州", "自治县", "自治旗", "地区", "兵团"])
# 区党委 is a committee of an autonomous region.
_AUTONOMOUS = re.compile("(?<!自治)区党委|(?<!自治)区(?:人民)?政府主席")


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


def _may_have(region: Region, organ: str) -> bool:
    """Whether a region of a level has an organ: a province has no 公安局."""
    if region.level is not Level.COUNTY and organ in COUNTY_ORGANS:
        return False
    is_province = region.level is Level.PROVINCE and not region.name.endswith(_MUNICIPALITY)
    return not (is_province and organ in BELOW_PROVINCE)


def _only_inside(regions: Sequence[Region], around: Region) -> Region | None:
    """The one of several regions that lies in another, if only one does."""
    inside = [region for region in regions if lies_in(region, around)]
    return inside[0] if len(inside) == 1 else None


@lru_cache(1 << 12)
def _level_of(name: str) -> str | None:
    return next((level for level in LEVELS if name.endswith(level)), None)


@lru_cache(1 << 12)
def _region_size(organ: str, year: int | None) -> int:
    """How many characters an organ's region has, with which it begins and that nothing ends: 长沙|警备区."""
    found = next(iter(find_regions(organ, year)), None)
    return found.end if found and not found.start and found.end < len(organ) else 0


class Places:
    """The regions of one text's posts."""

    def __init__(self, text: str, setting: Setting, names: Iterable[int] = ()) -> None:
        """The text, its setting, and the places that persons' names take: 李长春 is not of 长春."""
        self._setting, self._told = setting, ToldRegions(text, setting.year, names)

    def place(self, posts: Sequence[Post], title: str, at: int) -> Iterator[PlacedPost]:
        """The posts of a title at a place of the text; those that name no post are left out."""
        last: _Place | None = None
        for post in map(self._with_region, posts):
            place = self._place(post, title, at, last)
            last = place if place.reason is not PlaceReason.NATIONAL else last
            level = _level_of(place.name) or post.level
            if found := label_of(post if level == post.level else replace(post, level=level), place.name):
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
                    candidates=tuple(map(label, place.candidates[:MOST_CANDIDATES])),
                    is_acting=post.is_acting,
                )

    def _with_region(self, post: Post) -> Post:
        """长沙警备区: the organ begins with its region."""
        if post.region is not None or not post.organ:
            return post
        size = _region_size(post.organ, self._setting.year)
        return replace(post, region=post.organ[:size], organ=post.organ[size:]) if size else post

    def _place(self, post: Post, title: str, at: int, last: _Place | None) -> _Place:
        if is_national(post):
            return _NATION
        if post.is_region_inherited and last:
            return last
        if post.region is None:
            return self._unnamed(post.organ or "", at)
        if post.region in _KINDS:
            kind = "自治区" if post.region == "区" and _AUTONOMOUS.search(title) else post.region
            return self._of_kind(at, post.region, kind)
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
        present = [region for region in found if region.last is None and written.endswith(region.name)]
        if self._setting.year is None and len(present) == 1:
            return _Place.of(present[0], PlaceReason.NAMED, _UNDATED)
        if last and last.region and (inside := _only_inside(found, last.region)):
            return _Place.of(inside, PlaceReason.NAMED_NEAR)
        if near := self._told.of(written, lambda around: _only_inside(found, around)).before(at):
            return _Place.of(near[0], PlaceReason.NAMED_NEAR)
        for around in reversed(self._setting.home):
            if inside := _only_inside(found, around):
                return _Place.of(inside, PlaceReason.NAMED_PORTAL)
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
            return self._of_kind(at, "", Level.CITY)
        if any(part in organ for part in PROVINCE_ORGANS):
            return self._of_kind(at, "", Level.PROVINCE)
        home = self._setting.home
        if home and not _may_have(home[-1], organ):
            return _Place("", PlaceReason.OPEN)
        lower = self._told.of("", self._below_home).before(at) if home else ()
        if home and not lower and home[0] in (self._told.provinces or home):
            return _Place.of(home[-1], PlaceReason.PORTAL, _OF_THE_PORTAL)
        return _Place("", PlaceReason.OPEN, candidates=tuple(dict.fromkeys((*lower, *home[-1:]))))

    def _below_home(self, region: Region) -> Region | None:
        home = self._setting.home[-1]
        return region if lies_in(region, home) and region != home else None

    def _of_kind(self, at: int, written: str, kind: str) -> _Place:
        """The nearest region of a kind that was named before, or the portal's own."""
        home = next((region for region in reversed(self._setting.home) if is_of_kind(region, kind)), None)
        told = self._told.of_kind(kind)
        named = told.before(at)
        is_said = home and (told.is_before(home, at) if named else home in (self._told.provinces or [home]))
        if home and is_said and home.level is Level.PROVINCE:
            return _Place.of(home, PlaceReason.PORTAL)  # a province's portal means its own province by 省
        if named:
            return _Place.of(named[0], PlaceReason.NEAREST, _OF_SEVERAL if len(named) > 1 else None)
        if home and home.province in (self._told.provinces or [home.province]):
            return _Place.of(home, PlaceReason.PORTAL)
        anywhere = self._told.anywhere(kind)
        if len(anywhere) == 1:
            return _Place.of(anywhere[0], PlaceReason.NEAREST, _OF_SEVERAL)
        return _Place(written, PlaceReason.OPEN, candidates=anywhere)
