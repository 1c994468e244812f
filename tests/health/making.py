"""Made-up days of a portal, in as few words as possible."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from zhengfa.archive.records import OutcomeKind
from zhengfa.archive.tallies import Brought
from zhengfa.health.days import state_of
from zhengfa.health.records import Alarm, AlarmKind, PortalDay
from zhengfa.health.watching import watch

Counts = Mapping[OutcomeKind, int]
Day = tuple[Counts, Brought]

MONDAY = date(2025, 5, 12)  # the next holidays are on 1 October
NOTHING = Brought()
EMPTY: Day = ({OutcomeKind.EMPTY_LIST: 2}, NOTHING)
SOFT_404: Day = ({OutcomeKind.SOFT_404: 2}, NOTHING)
BLOCKED: Day = ({OutcomeKind.BLOCKED: 1, OutcomeKind.SKIPPED: 3}, NOTHING)
DOWN: Day = ({OutcomeKind.NETWORK_ERROR: 2}, NOTHING)
OFF: Day = ({}, NOTHING)
QUIET: Day = ({OutcomeKind.LISTED: 2}, NOTHING)


def read(articles: int, more: Counts = MappingProxyType({}), **lacking: int) -> Day:
    """A day on which the lists were read and articles came, some of which lack something."""
    return {OutcomeKind.LISTED: 2, OutcomeKind.NEW: articles, **more}, Brought(articles, **lacking)  # type: ignore[arg-type]


def weeks(count: int, workday: Day, weekend: Day = QUIET) -> list[Day]:
    """Weeks from a Monday on."""
    return [weekend if number % 7 > 4 else workday for number in range(7 * count)]


def to_row(days: Iterable[Day], first: date = MONDAY) -> list[PortalDay]:
    """Days in a row."""
    return [
        PortalDay(first + timedelta(days=number), counts, brought, state_of(counts))
        for number, (counts, brought) in enumerate(days)
    ]


def alarms_of(days: Iterable[Day], first: date = MONDAY) -> Sequence[Alarm]:
    """All alarms of days in a row."""
    return watch("p", to_row(days, first)).alarms


def kinds_of(days: Iterable[Day], first: date = MONDAY) -> list[AlarmKind]:
    """The kinds of alarms, in the order in which they were raised."""
    return [alarm.kind for alarm in alarms_of(days, first)]


def place_of(day: date, first: date = MONDAY) -> int:
    """The place of a day in a row."""
    return (day - first).days
