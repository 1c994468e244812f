"""The strip of months above a timeline: how much was published when, and where nothing was collected."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zhengfa.archive.store import Archive
from zhengfa.archive.tallies import days_of_crawls, visited_months
from zhengfa.indexer.query import UNKNOWN, Bucket
from zhengfa.webui.months import MonthBar, MonthChart, to_chart

_FAR = 10  # years without any article: no portal is silent so long, but a date may be wrong


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a month in the strip, in percent."""

    month: str
    at: float
    width: float
    bar: MonthBar | None


@dataclass(frozen=True, slots=True)
class Year:
    """A year with articles: how many, and the first month with one."""

    year: str
    count: int
    first: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The months of whole years, from the first with an article to the last."""

    chart: MonthChart
    slots: tuple[Slot, ...]
    counts: Mapping[str, int]  # of all months with articles, upwards
    years: tuple[Year, ...]
    far: int  # articles of years so far from the others that they are in no slot, as wrong dates make them
    gaps: tuple[tuple[float, float], ...]  # where nothing was collected: place and width, in percent
    since: date | None  # when collecting began; None where nothing was ever crawled
    selected: Slot | None
    today: Slot | None

    def twelve(self, year: str) -> list[tuple[str, int]]:
        """The months of a year with their counts."""
        return [(month, self.counts.get(month, 0)) for month in _months(int(year), int(year))]

    def earlier(self, month: str) -> str:
        """The last month with articles before one; "" if there is none."""
        return max((other for other in self.counts if other < month), default="")

    def later(self, month: str) -> str:
        """The first month with articles behind one; "" if there is none."""
        return min((other for other in self.counts if other > month), default="")


@dataclass(frozen=True, slots=True)
class Collected:
    """When collecting began, and the months in which some portal was visited."""

    since: date | None
    months: Collection[str]


def to_strip(buckets: Sequence[Bucket], collected: Collected, selected: str, today: date) -> Strip | None:
    """The strip of counts by month; None if nothing is dated."""
    counts = {bucket.value: bucket.count for bucket in buckets if bucket.value != UNKNOWN}
    years = _years(counts)
    near = _near(years)
    chart = to_chart([bucket for bucket in buckets if bucket.value == UNKNOWN or int(bucket.value[:4]) in near])
    if chart is None:
        return None
    slots = _slots(chart)
    by_month = {slot.month: slot for slot in slots}
    this_month = today.isoformat()[:7]
    return Strip(
        chart=chart,
        slots=slots,
        counts=counts,
        years=years,
        far=sum(year.count for year in years if int(year.year) not in near),
        gaps=_gaps(slots, collected, this_month),
        since=collected.since,
        selected=by_month.get(selected),
        today=by_month.get(this_month),
    )


def collected_in(archive: Archive, buckets: Sequence[Bucket]) -> Collected:
    """In which of some months anything was collected, and in which of those between them."""
    ever = days_of_crawls(archive)
    years = [int(bucket.value[:4]) for bucket in buckets if bucket.value != UNKNOWN]
    if ever is None or not years:
        return Collected(None, ())
    first, last = max(ever.first.year, min(years)), min(ever.last.year, max(years))
    return Collected(ever.first, visited_months(archive, _months(first, last)))


def _months(first: int, last: int) -> list[str]:
    return [f"{year:04}-{month:02}" for year in range(first, last + 1) for month in range(1, 13)]


def _years(counts: Mapping[str, int]) -> tuple[Year, ...]:
    by_year: dict[str, list[str]] = {}
    for month in sorted(counts):
        by_year.setdefault(month[:4], []).append(month)
    return tuple(Year(year, sum(counts[month] for month in months), months[0]) for year, months in by_year.items())


def _near(years: Sequence[Year]) -> range:
    """Of runs of years that lie far apart, the one with most articles."""
    runs: list[list[Year]] = []
    for year in years:
        if not runs or int(year.year) - int(runs[-1][-1].year) > _FAR:
            runs.append([])
        runs[-1].append(year)
    most = max(runs, key=lambda run: sum(year.count for year in run), default=None)
    return range(int(most[0].year), int(most[-1].year) + 1) if most else range(0)


def _slots(chart: MonthChart) -> tuple[Slot, ...]:
    bars = {bar.bucket.value: bar for bar in chart.bars}
    months = _months(chart.axis.first, chart.axis.last)
    return tuple(Slot(month, chart.axis.at(month), round(100 / len(months), 3), bars.get(month)) for month in months)


def _gaps(slots: Sequence[Slot], collected: Collected, this_month: str) -> tuple[tuple[float, float], ...]:
    """Months up to this one without a visit; those that touch are one gap."""
    gaps: list[tuple[float, float]] = []
    was_gap = False
    for slot in slots if collected.since else ():
        is_gap = slot.month <= this_month and slot.month not in collected.months
        if is_gap and was_gap:
            gaps[-1] = (gaps[-1][0], round(slot.at + slot.width - gaps[-1][0], 2))
        elif is_gap:
            gaps.append((slot.at, slot.width))
        was_gap = is_gap
    return tuple(gaps)
