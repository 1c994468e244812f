"""Where each character of a repaired text stands in the text as published, and the way back.

Every repaired character stands for one span of the published text. Spans are in order and do not overlap; what was
taken out lies between them. So a span of either text has its image in the other, and a span of whole characters of the
repaired text comes back unchanged from a round trip.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """For each character of the repaired text, where its span of the published text starts and ends."""

    starts: Sequence[int]
    ends: Sequence[int]

    def to_published(self, start: int, end: int) -> Span:
        """The published span behind repaired characters; an empty span stays empty."""
        if start >= end:
            place = self._place(start)
            return place, place
        return self.starts[start], self.ends[end - 1]

    def to_repaired(self, start: int, end: int) -> Span:
        """The repaired characters that come from a published span; an empty span if all of it was taken out."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end)
        return (first, max(first, last))

    def _place(self, position: int) -> int:
        if position < len(self.starts):
            return self.starts[position]
        return self.ends[-1] if self.ends else 0

    def runs(self) -> list[list[int]]:
        """The map for keeping: [published start, characters, published length of each], one list a run."""
        runs: list[list[int]] = []
        for start, end in zip(self.starts, self.ends, strict=True):
            last = runs[-1] if runs else None
            if last and last[2] == end - start and last[0] + last[1] * last[2] == start:
                last[1] += 1
            else:
                runs.append([start, 1, end - start])
        return runs


def identity(length: int) -> OffsetMap:
    """The map of a text that nothing was done to."""
    return OffsetMap(range(length), range(1, length + 1))


def from_runs(runs: Iterable[Sequence[int]]) -> OffsetMap:
    """The map that `runs` was made of."""
    starts = [first + number * width for first, count, width in runs for number in range(count)]
    ends = [first + (number + 1) * width for first, count, width in runs for number in range(count)]
    return OffsetMap(starts, ends)
