"""Which regions a text has named before a place, told for all its places at once: each post of a text may ask."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice

from zhengfa.indexer.regions.records import Region


class Nearest:
    """The regions named before any place of a text, each once, the nearest first."""

    def __init__(self, named: Iterable[tuple[int, Region]], most: int) -> None:
        """Take regions with the places where they are named, in the order of the text; `most` are told of one place."""
        self._starts: list[int] = []
        self._nearest: list[tuple[Region, ...]] = []
        self._first: dict[Region, int] = {}
        latest: dict[Region, None] = {}  # the one named last at the end
        for start, region in named:
            latest.pop(region, None)
            latest[region] = None
            self._starts.append(start)
            self._nearest.append(tuple(islice(reversed(latest), most)))
            self._first.setdefault(region, start)

    def before(self, at: int) -> tuple[Region, ...]:
        """The regions named nearest before a place."""
        last = bisect_left(self._starts, at)
        return self._nearest[last - 1] if last else ()

    def is_before(self, region: Region, at: int) -> bool:
        """Whether a region is named before a place, however far."""
        return self._first.get(region, at) < at
