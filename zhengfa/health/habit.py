"""What a portal does in an ordinary week: measured over its own weeks, those of faults and holidays left out. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from zhengfa.archive.records import OutcomeKind
from zhengfa.health.holidays import holidays_of
from zhengfa.health.records import DayState, PortalDay

LEAST_WEEKS = 6  # before so many there is no habit, and no alarm that asks for one
MOST_REST = 2  # days of holidays in a week that still counts as ordinary
TRIMMED = 6  # one week in so many is left out at either end: a congress makes many, a week of illness none
# Variance beyond chance, as a share of the squared mean: campaigns and conferences come in clusters. Weeks of made-up
# years measure up to 0.4; with less than 0.1, measured over few weeks by luck, small portals alarmed twice a year.
LEAST_SPREAD, MOST_SPREAD = 0.1, 0.4
# What a page may lack; `stale` is an article that was old when it came.
SHARES = ("stale", "undated", "unsourced", "unedited", "untitled")
# A page that a list names and that gave no article.
FAILED_PAGES = (
    *(OutcomeKind.EXTRACTION_FAILED, OutcomeKind.NOT_AN_ARTICLE, OutcomeKind.SOFT_404, OutcomeKind.GONE),
    *(OutcomeKind.TOO_LARGE, OutcomeKind.HTTP_ERROR),
)


@dataclass(frozen=True, slots=True)
class Week:
    """A week's sums, Monday to Sunday."""

    number: int  # Mondays since the year 1
    articles: int
    fresh: int
    at_weekends: int
    failed: int
    lacking: tuple[int, ...]  # by SHARES
    reads: int  # days on which the portal was read
    rest: int  # days of holidays


@dataclass(frozen=True, slots=True)
class Habit:
    """What to expect of a portal."""

    weekly: float  # articles that are news
    spread: float
    weekend: float  # share of them that comes on Saturdays and Sundays
    failed: float  # pages a week that give no article
    articles: int  # that the shares below are measured over
    lacking: tuple[int, ...]  # by SHARES

    def expected(self, days: Iterable[date]) -> float:
        """How many articles should come on some days; none is asked of a holiday."""
        work, weekend = (1 - self.weekend) / 5, self.weekend / 2
        return self.weekly * sum(weekend if day.weekday() > 4 else work for day in days if not is_holiday(day))


def is_holiday(day: date) -> bool:
    """Whether offices rest, beyond weekends."""
    return day in holidays_of(day.year)


def week_number(day: date) -> int:
    """The number of a day's week."""
    return (day.toordinal() - 1) // 7  # the first day of the year 1 was a Monday


def is_read(day: PortalDay) -> bool:
    """Whether list pages or articles were read."""
    return day.state in (DayState.NEW, DayState.UNCHANGED, DayState.SILENT)


def to_weeks(days: Sequence[PortalDay]) -> list[Week]:
    """The weeks of a row of days behind the first one: that is a part of a week, or has the news of a fortnight."""
    weeks: dict[int, list[PortalDay]] = {}
    for day in days:
        weeks.setdefault(week_number(day.day), []).append(day)
    return [_to_week(number, of_week) for number, of_week in weeks.items()][1:]


def _to_week(number: int, days: Sequence[PortalDay]) -> Week:
    return Week(
        number,
        articles=sum(day.brought.articles for day in days),
        fresh=sum(day.brought.fresh for day in days),
        at_weekends=sum(day.brought.fresh for day in days if day.day.weekday() > 4),
        failed=sum(failed_pages(day) for day in days),
        lacking=tuple(sum(getattr(day.brought, name) for day in days) for name in SHARES),
        reads=sum(map(is_read, days)),
        rest=sum(is_holiday(day.day) for day in days),
    )


def failed_pages(day: PortalDay) -> int:
    """Pages of a day that gave no article, though its lists were read."""
    return sum(day.counts.get(kind, 0) for kind in FAILED_PAGES) if is_read(day) else 0


def to_habit(weeks: Sequence[Week], faulty: Collection[int], before: int, most: int) -> Habit | None:
    """The habit over the last ordinary weeks before a week, at most so many; None if there are too few."""
    ordinary = [
        week for week in weeks if week.number < before and week.number not in faulty and week.reads and _is_usual(week)
    ][-most:]
    if len(ordinary) < LEAST_WEEKS:
        return None
    counts = sorted(week.fresh for week in ordinary)
    cut = max(1, len(counts) // TRIMMED)
    middle = counts[cut:-cut]
    fresh, articles = sum(counts), sum(week.articles for week in ordinary)
    return Habit(
        weekly=sum(middle) / len(middle),
        spread=min(MOST_SPREAD, max(LEAST_SPREAD, _spread(counts))),
        weekend=sum(week.at_weekends for week in ordinary) / fresh if fresh else 0.0,
        failed=sum(week.failed for week in ordinary) / len(ordinary),
        articles=articles,
        lacking=tuple(map(sum, zip(*(week.lacking for week in ordinary), strict=True))),
    )


def _is_usual(week: Week) -> bool:
    return week.rest <= MOST_REST


def _spread(counts: Sequence[int]) -> float:
    mean = sum(counts) / len(counts)
    if not mean:
        return 0.0
    variance = sum((count - mean) ** 2 for count in counts) / (len(counts) - 1)
    return max(0.0, variance - mean) / mean**2
