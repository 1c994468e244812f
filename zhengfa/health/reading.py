"""The health of all portals, read from an archive."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from zhengfa.archive.clock import SHANGHAI
from zhengfa.archive.store import Archive
from zhengfa.archive.tallies import DaySpan, brought_by_crawls, days_of_crawls, tallies_of_crawls
from zhengfa.health.days import to_days
from zhengfa.health.records import Alarm, AlarmKind, PortalDay, PortalHealth
from zhengfa.health.watching import watch

HISTORY = timedelta(days=364)  # that is replayed: habits rest on half a year at most, and a fault may last as long
BEFORE = timedelta(days=182)  # that is replayed before a period of the past: what habits rest on
# Days without any crawl after which the crawler is at fault, not the portals; it rests over a weekend.
IDLE_DAYS = 3
USUAL_CRAWLS, USUAL_WITHIN = 3, 14  # days with crawls within so many days: only then one is missed
# Days on which others were visited and a portal was not, though it had been on half of the days of four weeks.
LEFT_OUT_DAYS, REGULAR_DAYS = 7, 28


@dataclass(frozen=True, slots=True)
class Health:
    """The days and alarms of all portals up to a day; what stands, the latest alarm first."""

    span: DaySpan
    portals: Mapping[str, PortalHealth]
    alarms: Sequence[Alarm]
    crawled: DaySpan | None  # the first and last day on which anything was ever crawled


def day_of(moment: datetime) -> date:
    """The day in China."""
    return moment.astimezone(SHANGHAI).date()


def read_health(archive: Archive, declared: Collection[str], period: DaySpan, today: date) -> Health:
    """The health in a period that ends today or earlier, of every portal that was visited; what is no longer declared
    raises no alarm for not being visited."""
    span = DaySpan(min(period.first - BEFORE, period.last - HISTORY), period.last)
    tallies, brought = tallies_of_crawls(archive, span), brought_by_crawls(archive, span)
    portals = {
        portal: watch(portal, to_days(of_portal, brought.get(portal, {}), _known(span, of_portal)))
        for portal, of_portal in sorted(tallies.items())
    }
    crawled = days_of_crawls(archive)
    alarms = [alarm for one in portals.values() for alarm in one.standing]
    if period.last == today:
        alarms += _idle(crawled, portals.values(), today) or _left_out(portals, declared)
    alarms.sort(key=lambda alarm: (alarm.portal is not None, -alarm.raised.toordinal(), alarm.portal or ""))
    return Health(span, portals, alarms, crawled)


def last_days(today: date) -> DaySpan:
    """The period that is judged when no other is asked for."""
    return DaySpan(today - timedelta(days=BEFORE.days - 1), today)


def _known(span: DaySpan, days: Iterable[date]) -> DaySpan:
    """From the first visit on: before it, the portal was not collected."""
    return DaySpan(min(days), span.last)


def _idle(crawled: DaySpan | None, portals: Iterable[PortalHealth], today: date) -> list[Alarm]:
    if crawled is None or (today - crawled.last).days <= IDLE_DAYS:
        return []
    days = {day.day for one in portals for day in one.days[-_since(one, crawled.last) :] if day.fetches}
    if len(days) < USUAL_CRAWLS:
        return []
    since = crawled.last + timedelta(days=1)
    return [Alarm(AlarmKind.NOT_CRAWLED, None, since, today, {"days": (today - crawled.last).days})]


def _since(one: PortalHealth, last: date) -> int:
    """How many days at the end of a row are those up to USUAL_WITHIN days before the last crawl."""
    return (one.days[-1].day - last).days + USUAL_WITHIN


def _left_out(portals: Mapping[str, PortalHealth], declared: Collection[str]) -> list[Alarm]:
    crawls = {day.day for one in portals.values() for day in one.days if day.fetches}
    return [alarm for one in portals.values() if one.portal in declared and (alarm := _missed(one, crawls))]


def _missed(one: PortalHealth, crawls: Collection[date]) -> Alarm | None:
    last = max((at for at, day in enumerate(one.days) if day.fetches), default=-1)
    missed = sorted(day for day in crawls if day > one.days[last].day)
    before = one.days[max(0, last + 1 - REGULAR_DAYS) : last + 1]
    if len(missed) < LEFT_OUT_DAYS or not _is_regular(before, crawls):
        return None
    return Alarm(AlarmKind.NOT_VISITED, one.portal, missed[0], missed[LEFT_OUT_DAYS - 1], {"visits": len(missed)})


def _is_regular(days: Sequence[PortalDay], crawls: Collection[date]) -> bool:
    visited = sum(1 for day in days if day.fetches)
    return visited >= USUAL_CRAWLS and 2 * visited >= sum(1 for day in days if day.day in crawls)
