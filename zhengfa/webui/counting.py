"""Facets and histograms of the last queries: pages and orders of a result have the same, and so has the start page."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from zhengfa.indexer.query import Query, Result

KEPT = 64  # results; of one with ten thousand sources the counts take a megabyte

_Key = tuple[int, Query]


@dataclass(slots=True)
class CountsMemory:
    """Searches for counts, and gives them again while the index is as it was. For several threads."""

    search: Callable[[Query], Result]
    watermark: Callable[[], int]  # of the index
    _kept: OrderedDict[_Key, Result] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def read(self, query: Query) -> Result:
        """The result of a query that asks for no hits."""
        key = (self.watermark(), query)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        result = self.search(query)
        with self._lock:
            self._kept[key] = result
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return result
