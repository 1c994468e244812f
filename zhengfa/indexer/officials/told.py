"""The regions that a text names, and what they tell of those that its posts may be of."""

import re
from collections.abc import Callable, Iterable
from functools import cached_property

from zhengfa.indexer.officials.nearest import Nearest
from zhengfa.indexer.regions.finding import Found, find_regions
from zhengfa.indexer.regions.records import Level, Region

MOST_CANDIDATES = 6  # to be shown; 朝阳区 is two, 新华区 four

# Where somebody goes: whose own region it is mostly not. 到石狮市调研, 在石狮市督导.
_GOES, _IS_AT = re.compile("(?:到|赴|深入|莅临|走进|前往|抵达)\\Z"), "在"
_ACTS = re.compile("[^，。；\n]{0,6}(?:调研|督导|督查|走访|慰问|检查|考察|视察|暗访|宣讲)")

StandsFor = Callable[[Region], Region | None]  # the region that another one, named in the text, tells of, if any


def is_of_kind(region: Region, kind: str) -> bool:
    """Whether a region is of a level, or may be meant by 区 or 市: 区 is no autonomous region."""
    if isinstance(kind, Level):
        return region.level is kind
    return region.name.endswith(kind) and (kind != "区" or region.level is Level.COUNTY)


def _lowest(region: Region, kind: str) -> Region | None:
    """The region itself or the lowest of those that it lies in that is of a kind."""
    one: Region | None = region
    while one and not is_of_kind(one, kind):
        one = one.parent
    return one


class ToldRegions:
    """The regions of one text, by their places."""

    def __init__(self, text: str, year: int | None, names: Iterable[int] = ()) -> None:
        """The text, the year of it, and the places that persons' names take: 李长春 is not of 长春."""
        self._text, self._year, self._names = text, year, frozenset(names)
        self._nearest: dict[str, Nearest] = {}
        self._kinds: dict[str, tuple[Region, ...]] = {}

    @cached_property
    def _named(self) -> list[tuple[int, tuple[Region, ...]]]:
        """Every region that the text names, by its place."""
        return [(start, regions) for start, _, regions in self._found]

    @cached_property
    def _found(self) -> list[Found]:
        return [one for one in find_regions(self._text, self._year) if one.start not in self._names]

    @cached_property
    def _visited(self) -> frozenset[Region]:
        """The regions to which somebody goes."""
        return frozenset(one.regions[0] for one in self._found if self._is_visited(one))

    def _is_visited(self, found: Found) -> bool:
        if _GOES.search(self._text, max(0, found.start - 2), found.start):
            return True
        return self._text.endswith(_IS_AT, 0, found.start) and _ACTS.match(self._text, found.end) is not None

    @cached_property
    def provinces(self) -> list[Region]:
        """The provinces of all regions that the text names for sure; a reprint names none of the portal's own."""
        return list(dict.fromkeys(region.province for _, region in self._sure))

    @cached_property
    def _sure(self) -> list[tuple[int, Region]]:
        """The regions of names that no other has, by their places."""
        return [(start, regions[0]) for start, regions in self._named if len(regions) == 1]

    def of_kind(self, kind: str) -> Nearest:
        """The regions of a kind that the text tells of."""
        return self.of(kind, lambda region: self._own(region, kind))

    def of(self, name: str, stands_for: StandsFor) -> Nearest:
        """What the regions that the text names tell of a kind or a name; remembered by that."""
        if name not in self._nearest:
            told = ((start, stands_for(region)) for start, region in self._sure)
            self._nearest[name] = Nearest(((start, region) for start, region in told if region), MOST_CANDIDATES)
        return self._nearest[name]

    def anywhere(self, kind: str) -> tuple[Region, ...]:
        """The regions of a kind that the text names, for sure or not."""
        if kind not in self._kinds:
            lowest = (self._own(regions[0], kind) for _, regions in self._named)
            self._kinds[kind] = tuple(dict.fromkeys(region for region in lowest if region))
        return self._kinds[kind]

    def _own(self, region: Region, kind: str) -> Region | None:
        """The region of a kind that one tells of. Who goes to 石狮市 is of 泉州市, in which it lies."""
        lowest = _lowest(region, kind)
        if lowest is None or lowest.parent is None or lowest not in self._visited:
            return lowest
        return _lowest(lowest.parent, kind) or lowest
