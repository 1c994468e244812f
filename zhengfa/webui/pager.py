"""Pages of a result: which one this is, and the links to the others."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from zhengfa.indexer.query import Query, Result

AROUND = 1  # numbers on either side of the current page: with both ends, a row that fits a phone


@dataclass(frozen=True, slots=True)
class Pager:
    """The current page and the last one, from 1. A result without hits has one page, which is empty."""

    query: Query
    page: int
    last: int

    @property
    def is_past_end(self) -> bool:
        """Whether there is no such page."""
        return self.page > self.last

    @property
    def numbers(self) -> Iterator[int | None]:
        """The page numbers to link: both ends and those around the current one; None stands for a gap."""
        shown = {1, self.last, *range(max(1, self.page - AROUND), min(self.last, self.page + AROUND) + 1)}
        # A gap of one page is no shorter than its number.
        shown |= {n for n in range(2, self.last) if n - 1 in shown and n + 1 in shown}
        previous = 0
        for number in sorted(shown):
            if number > previous + 1:
                yield None
            yield number
            previous = number

    def at(self, page: int) -> Query:
        """The query on another page."""
        return replace(self.query, offset=(page - 1) * self.query.limit)


def pager_of(result: Result, query: Query) -> Pager:
    """The pager of a result."""
    last = max(1, -(-result.total // query.limit))
    return Pager(query, query.offset // query.limit + 1, last)
