"""Pages of a result: which one this is, and the links to the others."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

AROUND = 1  # numbers on either side of the current page: with both ends, a row that fits a phone


@dataclass(frozen=True, slots=True)
class Pager:
    """The current page and the last one, from 1. A result without hits has one page, which is empty."""

    page: int
    last: int
    address: Callable[[int], str]  # of a page

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


def pager_of(total: int, offset: int, limit: int, address: Callable[[int], str]) -> Pager:
    """The pager of a result."""
    return Pager(offset // limit + 1, max(1, -(-total // limit)), address)
