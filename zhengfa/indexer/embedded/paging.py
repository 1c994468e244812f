"""Runs of hits in their exact order: by score or number as tantivy sorts them, and by the tie-break among equals."""

from collections.abc import Callable
from typing import Any

import tantivy
from tantivy import Occur, Query

from zhengfa.indexer.engine import Place
from zhengfa.indexer.mapping import TIE

# Hits looked at beside those asked for: most ties are of two or three, those of a much reprinted text of dozens.
_SLACK = 32

# A position as far as that is looked for only where there are so many hits: tantivy makes room for all before it.
_FAR = 10_000

Ranked = tuple[float, tantivy.DocAddress]  # a score or number, and whose it is
Placed = tuple[Place, tantivy.DocAddress]


class Listing:
    """All hits of a query in one order: by a field, downwards, or by their score."""

    def __init__(
        self, searcher: tantivy.Searcher, query: Query, order: str | None = None, *, is_genuine: bool = True
    ) -> None:
        self.is_genuine, self.order = is_genuine, order
        self._searcher, self._query = searcher, query
        self._count: int | None = None

    def by(self, order: str) -> "Listing":
        """The same hits by a field."""
        return Listing(self._searcher, self._query, order, is_genuine=self.is_genuine)

    def within(self, limit: Query) -> "Listing":
        """The hits that a query finds too, in the same order."""
        return self._of([(Occur.Must, self._query), (Occur.Must, limit)])

    def without(self, *excluded: Query) -> "Listing":
        """The hits that none of these queries finds, in the same order."""
        return self._of([(Occur.Must, self._query), *((Occur.MustNot, query) for query in excluded)])

    def first(self, limit: int) -> list[Ranked]:
        """The first hits; of those equal to the last, any."""
        return self._fetch(0, limit)

    def count(self) -> int:
        """How many hits there are."""
        if self._count is None:
            self._fetch(0, 1)
        return self._count or 0

    def run(self, first: int, last: int) -> list[Placed]:
        """The hits from one position of the order to before another one."""
        if last <= first or (first > _FAR and first >= self.count()):
            return []
        start, end = max(0, first - _SLACK), last + _SLACK
        rows = self._fetch(start, end)
        while start > 0 and len(rows) > first - start and rows[0][0] == rows[first - start][0]:
            start = max(0, start - 2 * (end - start))  # those equal to the first one asked for began before
            rows = self._fetch(start, end)
        while len(rows) == end - start and rows[last - 1 - start][0] == rows[-1][0]:
            end += 2 * (end - start)  # and those equal to the last one go on
            rows = self._fetch(start, end)
        return self.placed(rows)[first - start : last - start]

    def behind(self, place: Place, position: int, limit: int) -> list[Placed]:
        """The hits behind a place; it was the one before `position` when that page was made."""
        if position > 0:
            rows = self.run(position - 1, position + limit)
            if rows and rows[0][0] == place:
                return rows[1:]
        # Articles came or went since: find where its equals begin now.
        start = self._first(lambda value: value <= place.value)
        rows, size = [], limit
        while len(rows) < limit:
            run = self.run(start, start + size)
            rows = [row for row in run if _order(row[0]) > _order(place)]
            if len(run) < size:
                break
            size *= 2
        return rows[:limit]

    def _of(self, clauses: list[tuple[Occur, Query]]) -> "Listing":
        return Listing(self._searcher, Query.boolean_query(clauses), self.order, is_genuine=self.is_genuine)

    def _first(self, is_reached: Callable[[float], bool]) -> int:
        """The first position whose value reaches something that all values behind it reach as well."""
        low, high = 0, self.count()
        while low < high:
            middle = (low + high) // 2
            if is_reached(self._fetch(middle, middle + 1)[0][0]):
                high = middle
            else:
                low = middle + 1
        return low

    def _fetch(self, start: int, end: int) -> list[Ranked]:
        # `count` is in the answer, though tantivy's stub does not name it.
        found: Any = self._searcher.search(self._query, limit=end - start, offset=start, order_by_field=self.order)
        self._count = found.count
        hits: list[Ranked] = found.hits
        return hits

    def placed(self, rows: list[Ranked]) -> list[Placed]:
        """Where hits stand, and in exact order."""
        ties = self._searcher.fast_field_values(TIE, [address for _, address in rows])
        placed = [
            (Place(self.is_genuine, value, int(tie or 0)), address)
            for (value, address), tie in zip(rows, ties, strict=True)
        ]
        return sorted(placed, key=lambda row: _order(row[0]))


def _order(place: Place) -> tuple[float, int]:
    return -place.value, -place.tie
