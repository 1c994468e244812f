"""What the pages of coverage show: portals by day, a year as strips, what is not collected, a portal's days."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext, ngettext

from zhengfa.archive.portals import NEVER, Portal
from zhengfa.archive.tallies import DaySpan, Trouble
from zhengfa.health.habit import is_holiday
from zhengfa.health.reading import Health
from zhengfa.health.records import Alarm, DayState, PortalDay, PortalHealth
from zhengfa.webui.labels.alarms import DAY_STATES
from zhengfa.webui.periods import Period

# How a day is drawn in a strip, so that it needs no colour: how far from the top it begins and how high it is, in
# parts of BAND; a day that could not be read has a hole.
BAND = 12
SHAPES: Mapping[DayState, Sequence[tuple[int, int]]] = {
    DayState.NEW: ((0, 12),),
    DayState.UNCHANGED: ((8, 4),),
    DayState.SILENT: ((10, 2),),
    DayState.BLOCKED: ((0, 4),),
    DayState.ERROR: ((0, 4), (8, 4)),
}
CHART = 72  # pixels of the highest bar of publications
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A day at the head of the table."""

    day: date
    is_rest: bool  # a weekend or a holiday


@dataclass(frozen=True, slots=True)
class Strip:
    """A month of a portal as a picture: for each state a path, and the sums in words."""

    period: Period
    paths: Sequence[tuple[DayState, str]]
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A portal in a period: its days or strips, and the alarms that stood in it."""

    portal: str
    name: str
    is_sample: bool
    days: Sequence[PortalDay | None]
    strips: Sequence[Strip | None]
    alarms: Sequence[Alarm]


@dataclass(frozen=True, slots=True)
class Group:
    """The portals of a province."""

    province: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Uncollected:
    """Portals of which nothing was collected in a period, and why."""

    reason: str
    portals: Sequence[Portal]


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day of one portal: what went wrong, and how many articles bear its date."""

    day: PortalDay
    troubles: Sequence[Trouble]
    published: int


@dataclass(frozen=True, slots=True)
class PublishedBar:
    """The articles that were published on a day, as a bar; its place across is in percent, its height in pixels."""

    day: date
    count: int
    at: float
    width: float
    height: int


def columns_of(span: DaySpan) -> list[Column]:
    """The days at the head of the table."""
    return [Column(day, day.weekday() > 4 or is_holiday(day)) for day in _days(span)]


def groups_of(health: Health, portals: Mapping[str, Portal], period: Period) -> list[Group]:
    """The portals that were visited in a period, by province, in the order in which they are declared."""
    order = {portal: number for number, portal in enumerate(portals)}
    shown: dict[str, list[Row]] = {}
    for one in sorted(health.portals.values(), key=lambda one: (order.get(one.portal, len(order)), one.portal)):
        if any(day.fetches for day in within(one, period.span)):
            known = portals.get(one.portal)
            shown.setdefault(known.province if known else gettext("不再采集"), []).append(
                _row(one, known, health, period)
            )
    return [Group(province, rows) for province, rows in shown.items()]


def uncollected_of(groups: Iterable[Group], portals: Mapping[str, Portal]) -> list[Uncollected]:
    """What the archive does not have: portals that are known by name, and were not visited."""
    visited = {row.portal for group in groups for row in group.rows}
    found: dict[str, list[Portal]] = {}
    for portal in portals.values():
        if portal.id not in visited and not portal.is_sample:
            reason = uncollected_reason(portal) or str(gettext("这段时间没有采集"))
            found.setdefault(reason, []).append(portal)
    return [Uncollected(reason, of_reason) for reason, of_reason in found.items()]


def within(one: PortalHealth, span: DaySpan) -> list[PortalDay]:
    """The days of a portal in a span."""
    return [day for day in one.days if span.first <= day.day <= span.last]


def alarms_within(one: PortalHealth, health: Health, span: DaySpan) -> list[Alarm]:
    """The alarms that stood in a span, the latest first."""
    known = [*one.alarms, *(alarm for alarm in health.alarms if alarm.portal == one.portal and alarm not in one.alarms)]
    stood = [one for one in known if one.raised <= span.last and (one.ended is None or one.ended > span.first)]
    return sorted(stood, key=lambda alarm: alarm.raised, reverse=True)


def strips_of(days: Sequence[PortalDay], period: Period) -> list[Strip | None]:
    """The months of a year; None where nothing was visited."""
    return [_strip([day for day in days if day.day.month == month.month], month) for month in period.months]


def bars_of(published: Mapping[date, int], span: DaySpan) -> list[PublishedBar]:
    """The articles by the day of their publication."""
    most, length = max(published.values(), default=0), (span.last - span.first).days + 1
    slot = 100 / length
    return [
        PublishedBar(
            day,
            published[day],
            round(slot * ((day - span.first).days + 0.1), 2),
            round(slot * 0.8, 2),
            max(_LEAST, round(CHART * published[day] / most)),
        )
        for day in _days(span)
        if day in published
    ]


def _row(one: PortalHealth, known: Portal | None, health: Health, period: Period) -> Row:
    days = within(one, period.span)
    by_day = {day.day: day for day in days}
    return Row(
        portal=one.portal,
        name=known.name if known else one.portal,
        is_sample=bool(known and known.is_sample),
        days=[by_day.get(day) for day in _days(period.span)] if period.month else (),
        strips=() if period.month else strips_of(days, period),
        alarms=[alarm for alarm in alarms_within(one, health, period.span) if alarm.ended is None],
    )


def _strip(days: Sequence[PortalDay], month: Period) -> Strip | None:
    if not any(day.fetches for day in days):
        return None
    paths = [(state, "".join(_pieces(days, state))) for state in SHAPES]
    counts = Counter(day.state for day in days)
    words = (
        ngettext("%(state)s %(count)s 天", "%(state)s %(count)s 天", counts[state], state=label, count=counts[state])
        for state, label in DAY_STATES.items()
        if counts[state]
    )
    return Strip(month, [(state, path) for state, path in paths if path], gettext("，").join(words))


def _pieces(days: Sequence[PortalDay], state: DayState) -> Iterator[str]:
    for day in days:
        if day.state is state:
            for top, height in SHAPES[state]:
                yield f"M{day.day.day - 1} {top}h1v{height}h-1z"


def uncollected_reason(portal: Portal) -> str:
    """Why nothing can be collected of a portal; "" if nothing in its entry says so."""
    if not portal.channels:
        return str(gettext("还不知道它的栏目，没有采集"))
    return str(gettext("网址和栏目还没有核实，没有采集")) if portal.verified == NEVER else ""


def _days(span: DaySpan) -> Iterator[date]:
    return (span.first + timedelta(days=number) for number in range((span.last - span.first).days + 1))
