"""What a query finds along time: bars that narrow the range when they are clicked, and gaps of what was collected."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from zhengfa.archive.tallies import DaySpan
from zhengfa.health.collected import Collected
from zhengfa.indexer.language.tree import Node
from zhengfa.indexer.limits import first_day, last_day
from zhengfa.indexer.meant import days_meant
from zhengfa.indexer.query import UNKNOWN, Bucket, Interval, Query
from zhengfa.webui.urls import dated

HEIGHT = 64  # pixels of the highest bar
_LEAST = 2  # pixels of a bar: one article among a thousand can be seen
_SHARE = 0.8  # of a bar's place
_MOST_DAYS = 92  # counted by day: a quarter of a year
_MOST_MONTHS = 120  # drawn by month: in ten years each has five pixels of a desk's column
_NAMED = 7  # times named below the picture: as many as a phone has room for
_LAST_NAMED = 90  # percent: behind it a name would stand out of a phone's picture
_GAP = 0.5  # a time of which less was collected is a gap
Asked = tuple[date | None, date]  # the first and the last day that are asked for
_LENGTHS = {Interval.DAY: 10, Interval.MONTH: 7, Interval.YEAR: 4}  # characters of 2021-07-13


@dataclass(frozen=True, slots=True)
class Slot:
    """A day, month or year; its place across is in percent, its height in pixels."""

    value: str  # 2021-07
    count: int
    query: Query  # for what was published in it
    at: float
    width: float
    bar_at: float
    bar_width: float
    height: int
    collected: float | None  # how much of it was collected, of 1; None where that is not known

    @property
    def is_gap(self) -> bool:
        """Whether so little of it was collected that few articles do not mean that few were published."""
        return self.collected is not None and self.collected < _GAP


@dataclass(frozen=True, slots=True)
class Histogram:
    """Dated articles along time, and how many are not dated, or not so exactly."""

    interval: Interval
    slots: tuple[Slot, ...]
    names: tuple[tuple[float, str], ...]  # of some slots, at their places
    gaps: tuple[tuple[float, float], ...]  # from percent, so many percent wide
    undated: int
    most: int
    height: int = HEIGHT


def asked_days(query: Query, tree: Node | None, today: date) -> Asked:
    """The days that filters and text ask for; none later than today."""
    meant = days_meant(query, tree)
    return meant.first, min(meant.last or today, today)


def interval_of(asked: Asked) -> Interval:
    """How finely a query's histogram is counted: by day where the days that it asks for are few."""
    first, last = asked
    return Interval.DAY if first and (last - first).days < _MOST_DAYS else Interval.MONTH


def histogram_of(
    buckets: Sequence[Bucket], query: Query, asked: Asked, collected: Collected, portals: Sequence[str]
) -> Histogram | None:
    """The picture of counts by day or month; None if nothing is dated. Many months are drawn as years."""
    dated_ones = {bucket.value: bucket.count for bucket in buckets if bucket.value != UNKNOWN}
    if not dated_ones:
        return None
    interval = Interval.DAY if any(len(value) == _LENGTHS[Interval.DAY] for value in dated_ones) else Interval.MONTH
    counts = {value: count for value, count in dated_ones.items() if len(value) == _LENGTHS[interval]}
    if not counts:
        return None
    if interval is Interval.MONTH and len(_values(counts, asked, interval)) > _MOST_MONTHS:
        interval, counts = Interval.YEAR, _by_year(counts)
    values = _values(counts, asked, interval)
    slots = tuple(_slots(values, counts, query, collected, portals))
    return Histogram(
        interval=interval,
        slots=slots,
        names=tuple(_names(slots, interval)),
        gaps=tuple(_gaps(slots)),
        undated=sum(bucket.count for bucket in buckets) - sum(counts.values()),
        most=max(counts.values()),
    )


def _values(counts: dict[str, int], asked: Asked, interval: Interval) -> list[str]:
    """All days, months or years of the picture: those with articles, those that are asked for, and those between."""
    begin, end = first_day(min(counts)), first_day(max(counts))
    if asked[0]:
        begin, end = min(asked[0], begin), max(asked[1], end)
    values, day = list[str](), begin
    while day <= end:
        values.append(day.isoformat()[: _LENGTHS[interval]])
        day = last_day(values[-1]) + timedelta(days=1)
    return values


def _by_year(counts: dict[str, int]) -> dict[str, int]:
    years = dict.fromkeys((month[:4] for month in counts), 0)
    for month, count in counts.items():
        years[month[:4]] += count
    return years


def _slots(
    values: Sequence[str], counts: dict[str, int], query: Query, collected: Collected, portals: Sequence[str]
) -> Iterator[Slot]:
    width, most = 100 / len(values), max(counts.values())
    for number, value in enumerate(values):
        first, last, count = first_day(value), last_day(value), counts.get(value, 0)
        yield Slot(
            value=value,
            count=count,
            query=dated(query, max(first, query.since or first), min(last, query.until or last)),
            at=round(width * number, 3),
            width=round(width, 3),
            bar_at=round(width * (number + (1 - _SHARE) / 2), 3),
            bar_width=round(width * _SHARE, 3),
            height=max(_LEAST, round(HEIGHT * count / most)) if count else 0,
            collected=collected.share(portals, DaySpan(first, last)) if portals else None,
        )


def _names(slots: Sequence[Slot], interval: Interval) -> Iterator[tuple[float, str]]:
    """The names of some times: of months, where there are years of them, the years alone."""
    if interval is Interval.MONTH and len(slots) > 24:
        named = [(slot.at, slot.value[:4]) for slot in slots if slot.value.endswith("-01")]
    else:
        named = [(slot.at, slot.value[5:] if interval is Interval.DAY else slot.value) for slot in slots]
    step = -(-len(named) // _NAMED)
    yield from ((at, name) for at, name in named[::step] if at <= _LAST_NAMED)


def _gaps(slots: Sequence[Slot]) -> Iterator[tuple[float, float]]:
    """Slots that are gaps, those side by side as one."""
    start: float | None = None
    for slot in slots:
        if slot.is_gap and start is None:
            start = slot.at
        if not slot.is_gap and start is not None:
            yield start, round(slot.at - start, 3)
            start = None
    if start is not None:
        yield start, round(100 - start, 3)
