"""The days of a month, a year or all time with their articles in lanes: as many days as one page can hold."""

import calendar
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from zhengfa.health.habit import is_holiday
from zhengfa.indexer.chronicle import Days
from zhengfa.indexer.language.provinces import PROVINCES
from zhengfa.indexer.query import UNKNOWN, Bucket, FacetName
from zhengfa.indexer.stored import Stored

MOST = 120  # articles on one page: six screens of a laptop, 30 ms of the engine's time
MOST_IN_LANE = 10  # of one lane and day, where there are more days than one page can hold
_SHADES = 4  # of the cells of the table; single articles are never dark
_MOST_YEARS = 31  # across: as many as a month has days; where there are more, those without articles are left out
_ORDER = {province: number for number, province in enumerate(PROVINCES)}


@dataclass(frozen=True, slots=True)
class Window:
    """The days that one page shows, and those with articles on either side of them within the period."""

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
    """One day with its lanes, and the month and year of which it is the first day shown."""

    value: str
    count: int
    lanes: tuple[Lane, ...]
    opens: tuple[str, ...]

    @property
    def is_partial(self) -> bool:
        """Whether it is a day of which a search finds more articles than are shown."""
        return not _is_month(self.value) and any(lane.rest for lane in self.lanes)


@dataclass(frozen=True, slots=True)
class Column:
    """A day of a month, a month of a year or a year at the head of the table."""

    value: str
    is_rest: bool  # a weekend or a holiday
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """A lane in the table: its articles by column, with a shade from 1 to 4; None where there are none."""

    value: str
    count: int
    cells: tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A period at one glance: lanes down, its parts across."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    of_month: int  # articles of which only the month is known: they are in no column of days


def in_order(days: Sequence[Bucket]) -> list[Bucket]:
    """Days upwards; what is known to be of a month alone comes behind its days."""
    return sorted(days, key=lambda day: (day.value[:7], _is_month(day.value), day.value))


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


def shown_days(days: Days, window: Window, articles: Sequence[Stored], by: FacetName) -> list[Day]:
    """The days of a window with their lanes."""
    shown: dict[tuple[str, str], list[Stored]] = defaultdict(list)
    for one in articles:
        shown[(one.published_at or "")[:10], getattr(one, by.value) or UNKNOWN].append(one)
    counts = {(bucket.value, lane): bucket.count for lane, of_lane in days.lanes.items() for bucket in of_lane}
    most = MOST if len(window.days) == len(days.days) else MOST_IN_LANE
    lanes, begun = ordered(days.lanes), set[str]()
    made = []
    for day in window.days:
        rows = tuple(
            Lane(lane, counts[day.value, lane], tuple(shown[day.value, lane][:most]))
            for lane in lanes
            if (day.value, lane) in counts
        )
        opens = tuple(part for part in (day.value[:4], day.value[:7]) if part not in begun)
        begun |= set(opens)
        made.append(Day(day.value, day.count, rows, opens))
    return made


def places_of(days: Sequence[Bucket], window: Window, articles: Sequence[Stored], before: int) -> dict[str, int]:
    """Where the first articles of a window stand among all that is found, the oldest first, by their ids.

    `before` is how many are older than all the days. What is known to be of a month alone stands at its beginning.
    """
    shown = set(window.values)
    others = [(_begin(day.value), day.count) for day in days if day.value not in shown]
    older = {
        begin: before + sum(count for other, count in others if other < begin)
        for begin in {_begin(one.published_at or "") for one in articles}
    }
    return {one.article_id: older[_begin(one.published_at or "")] + number for number, one in enumerate(articles, 1)}


def table_of(days: Days, period: str) -> Table:
    """The table of a period: its days, the months of a year, or all years."""
    values = _columns(days.days, period)
    width = len(values[0])
    totals = _summed(days.days, width)
    lanes = {lane: _summed(of_lane, width) for lane, of_lane in days.lanes.items()}
    most = max((counts.get(value, 0) for counts in lanes.values() for value in values), default=0)
    return Table(
        columns=tuple(Column(value, _is_rest(value), totals[value]) for value in values),
        rows=tuple(_row(lane, lanes[lane], values, max(most, _SHADES)) for lane in ordered(days.lanes)),
        of_month=totals[period] if _is_month(period) else 0,
    )


def ordered(lanes: Mapping[str, Sequence[Bucket]]) -> list[str]:
    """Provinces in their official order, other lanes by their articles, what is not known last."""
    counts = {lane: sum(bucket.count for bucket in days) for lane, days in lanes.items()}
    return sorted(lanes, key=lambda lane: (lane == UNKNOWN, _ORDER.get(lane, len(_ORDER)), -counts[lane], lane))


def _row(lane: str, counts: Counter[str], values: Sequence[str], highest: int) -> Row:
    cells = tuple((count, -(-_SHADES * count // highest)) if (count := counts[value]) else None for value in values)
    return Row(lane, counts.total(), cells)


def _summed(days: Sequence[Bucket], width: int) -> Counter[str]:
    """Counts by the days' first characters: their months or years."""
    counts = Counter[str]()
    for day in days:
        counts[day.value[:width]] += day.count
    return counts


def _columns(days: Sequence[Bucket], period: str) -> list[str]:
    if _is_month(period):
        first = date.fromisoformat(f"{period}-01")
        every = (first + timedelta(days=number) for number in range(calendar.monthrange(first.year, first.month)[1]))
        return [day.isoformat() for day in every]
    if period:
        return [f"{period}-{month:02}" for month in range(1, 13)]
    years = sorted({int(day.value[:4]) for day in days})
    is_whole = years[-1] - years[0] < _MOST_YEARS
    return [f"{year:04}" for year in (range(years[0], years[-1] + 1) if is_whole else years)]


def _is_rest(value: str) -> bool:
    if len(value) < len("2021-07-13"):
        return False
    day = date.fromisoformat(value)
    return day.weekday() > 4 or is_holiday(day)


def _begin(day: str) -> str:
    """2021-07-13T09:56 → 2021-07-13; 2021-07 → 2021-07-01."""
    return f"{day}-01" if _is_month(day) else day[: len("2021-07-13")]


def _is_month(day: str) -> bool:
    return len(day) == len("2021-07")
