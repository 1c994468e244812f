"""On which days portals were collected: what lies in a gap is missing from the archive, not from the press.

A list page names the articles of some days, so that a visit collects those before it as well. What crawls went back
for, or was imported, is there in spite of a gap, but nobody knows whether it is all.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from threading import Lock

from zhengfa.archive.store import Archive
from zhengfa.archive.tallies import FRESH_DAYS, DaySpan, days_of_crawls, tallies_of_crawls
from zhengfa.health.days import READ

_NO_DAYS = 0


@dataclass(frozen=True, slots=True)
class Collected:
    """For each portal that was ever read, the days that its visits reached, as bits from the first one on."""

    first: date = date.min
    today: date = date.min  # a day that is not over yet is no gap
    days: Mapping[str, int] = field(default_factory=dict)

    def share(self, portals: Collection[str], span: DaySpan) -> float | None:
        """How many of the days of some portals were reached, of 1; None where none of them is over."""
        length = (min(span.last, self.today) - span.first).days + (1 if span.last < self.today else 0)
        if length <= 0 or not portals:
            return None
        shift = (span.first - self.first).days
        window = (1 << length) - 1
        reached = sum((_moved(self.days.get(one, _NO_DAYS), shift) & window).bit_count() for one in portals)
        return reached / (length * len(portals))

    def gaps(self, portal: str, span: DaySpan) -> Iterator[DaySpan]:
        """The runs of days of a span that are over and that no visit of a portal reached."""
        last = min(span.last, self.today - timedelta(days=1))
        start = None
        for number in range((last - span.first).days + 2):
            day = span.first + timedelta(days=number)
            is_gap = day <= last and not self._is_reached(portal, day)
            if is_gap and start is None:
                start = day
            if not is_gap and start is not None:
                yield DaySpan(start, day - timedelta(days=1))
                start = None

    def _is_reached(self, portal: str, day: date) -> bool:
        place = (day - self.first).days
        return place >= 0 and bool(self.days.get(portal, _NO_DAYS) >> place & 1)


@dataclass(slots=True)
class CollectedMemory:
    """Reads what was collected when a day or a portal's first visit of the day is new: nothing else changes it.

    For several threads, of one archive.
    """

    open_archive: Callable[[], Archive]
    _known: Collected | None = None
    _visited: Collection[str] = ()  # on the day that it is of
    _lock: Lock = field(default_factory=Lock)

    def read(self, today: date) -> Collected:
        """What was collected up to now."""
        with self.open_archive() as archive, self._lock:
            visited = _visits(archive, DaySpan(today, today)).keys()
            if self._known is None or (self._known.today, self._visited) != (today, visited):
                self._known, self._visited = read_collected(archive, today), visited
            return self._known


def read_collected(archive: Archive, today: date) -> Collected:
    """What was collected up to a day."""
    crawled = days_of_crawls(archive)
    if crawled is None:
        return Collected(today=today)
    first = date.fromordinal(crawled.first.toordinal() - FRESH_DAYS)
    visits = _visits(archive, DaySpan(crawled.first, today)).items()
    return Collected(
        first, today, {portal: _reached(sum(1 << (day - first).days for day in days)) for portal, days in visits}
    )


def _visits(archive: Archive, span: DaySpan) -> dict[str, list[date]]:
    """The days of a span on which each portal was read, of those that were."""
    tallies = tallies_of_crawls(archive, span)
    days = {portal: [day for day, counts in found.items() if counts.keys() & READ] for portal, found in tallies.items()}
    return {portal: found for portal, found in days.items() if found}


def _reached(visits: int) -> int:
    """The days of visits, and those before each that its lists still name."""
    reached = 0
    for back in range(FRESH_DAYS + 1):
        reached |= visits >> back
    return reached


def _moved(days: int, shift: int) -> int:
    return days >> shift if shift >= 0 else days << -shift
