"""The days of a month with their articles in lanes: as many days as one page can hold."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from zhengfa.health.habit import is_holiday
from zhengfa.indexer.chronicle import Month
from zhengfa.indexer.language.provinces import PROVINCES
from zhengfa.indexer.query import UNKNOWN, Bucket, FacetName
from zhengfa.indexer.stored import Stored

MOST = 120  # articles on one page: six screens of a laptop, 30 ms of the engine's time
MOST_IN_LANE = 10  # of one lane and day, where there are more days than one page can hold
_SHADES = 4  # of the cells of the table
_ORDER = {province: number for number, province in enumerate(PROVINCES)}


@dataclass(frozen=True, slots=True)
class Window:
    """The days of a month that one page shows, and those with articles on either side of them within the month."""

    days: tuple[Bucket, ...]
    earlier: str  # "" if there is none
    later: str

    @property
    def values(self) -> tuple[str, ...]:
        """The days."""
        return tuple(day.value for day in self.days)


@dataclass(frozen=True, slots=True)
class Lane:
    """The articles of one lane on one day: those that are shown, and how many there are."""

    value: str
    count: int
    articles: tuple[Stored, ...]

    @property
    def rest(self) -> int:
        """How many are not shown."""
        return self.count - len(self.articles)


@dataclass(frozen=True, slots=True)
class Day:
    """One day with its lanes."""

    value: str
    count: int
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A day of the month at the head of the table."""

    value: str
    number: int
    is_rest: bool  # a weekend or a holiday
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """A lane in the table: its articles by day, with a shade from 1 to 4; None on days without any."""

    value: str
    count: int
    cells: tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A month at one glance: lanes down, days across."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    of_month: int  # articles of which only the month is known: they are in no column


def in_order(days: Sequence[Bucket]) -> list[Bucket]:
    """The days of a month upwards; what is known to be of the month alone comes behind them."""
    return sorted(days, key=lambda day: (_is_month(day.value), day.value))


def window_of(days: Sequence[Bucket], start: str) -> Window:
    """The days from one on that fit a page, and those before it if there is room; all of them if they fit.

    `start` is one of the days, or "".
    """
    if sum(day.count for day in days) <= MOST:
        return Window(tuple(days), "", "")
    first = next((at for at, day in enumerate(days) if day.value == start), 0)
    last, room = first, MOST - days[first].count
    while last + 1 < len(days) and days[last + 1].count <= room:
        last += 1
        room -= days[last].count
    while last + 1 == len(days) and first > 0 and days[first - 1].count <= room:
        first -= 1
        room -= days[first].count
    later = days[last + 1].value if last + 1 < len(days) else ""
    return Window(tuple(days[first : last + 1]), days[first - 1].value if first else "", later)


def nearest(days: Sequence[Bucket], day: str) -> str:
    """A day if it has articles; else the last one before it that has, or the first one behind it."""
    before = [other.value for other in days if other.value == day or (other.value < day and not _is_month(other.value))]
    return before[-1] if before else days[0].value


def days_of(month: Month, window: Window, articles: Sequence[Stored], by: FacetName) -> list[Day]:
    """The days of a window with their lanes."""
    shown: dict[tuple[str, str], list[Stored]] = defaultdict(list)
    for one in articles:
        shown[(one.published_at or "")[:10], getattr(one, by.value) or UNKNOWN].append(one)
    counts = {(bucket.value, lane): bucket.count for lane, days in month.lanes.items() for bucket in days}
    most = MOST if len(window.days) == len(month.days) else MOST_IN_LANE
    lanes = ordered(month.lanes)
    return [
        Day(
            day.value,
            day.count,
            tuple(
                Lane(lane, counts[day.value, lane], tuple(shown[day.value, lane][:most]))
                for lane in lanes
                if (day.value, lane) in counts
            ),
        )
        for day in window.days
    ]


def table_of(month: Month, name: str) -> Table:
    """The table of a month, called 2021-07."""
    totals = {bucket.value: bucket.count for bucket in month.days}
    days = list(_days(name))
    columns = tuple(
        Column(day.isoformat(), day.day, day.weekday() > 4 or is_holiday(day), totals.get(day.isoformat(), 0))
        for day in days
    )
    highest = max((bucket.count for lane in month.lanes.values() for bucket in lane if bucket.value != name), default=1)
    rows = tuple(_row(lane, month.lanes[lane], columns, highest) for lane in ordered(month.lanes))
    return Table(columns, rows, totals.get(name, 0))


def ordered(lanes: Mapping[str, Sequence[Bucket]]) -> list[str]:
    """Provinces in their official order, other lanes by their articles, what is not known last."""
    counts = {lane: sum(bucket.count for bucket in days) for lane, days in lanes.items()}
    return sorted(lanes, key=lambda lane: (lane == UNKNOWN, _ORDER.get(lane, len(_ORDER)), -counts[lane], lane))


def _row(lane: str, days: Sequence[Bucket], columns: Sequence[Column], highest: int) -> Row:
    counts = {bucket.value: bucket.count for bucket in days}
    cells = tuple(
        (count, -(-_SHADES * count // highest)) if (count := counts.get(column.value)) else None for column in columns
    )
    return Row(lane, sum(counts.values()), cells)


def _is_month(day: str) -> bool:
    return len(day) == len("2021-07")


def _days(month: str) -> Iterator[date]:
    day = date.fromisoformat(f"{month}-01")
    while day.isoformat().startswith(month):
        yield day
        day += timedelta(days=1)
