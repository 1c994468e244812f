"""The pages of coverage: which portal was read on which day and what came of it; one portal, day by day."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask_babel import gettext as _

from zhengfa.archive.tallies import DaySpan, published_by_day, troubles_of
from zhengfa.health.days import TROUBLES
from zhengfa.health.reading import Health
from zhengfa.health.records import DayState, PortalDay
from zhengfa.indexer.query import Query
from zhengfa.webui.coverage_views import (
    BAND,
    CHART,
    SHAPES,
    ShownDay,
    Strip,
    alarms_within,
    bars_of,
    columns_of,
    groups_of,
    strips_of,
    uncollected_of,
    within,
)
from zhengfa.webui.labels.alarms import DAY_STATES, MARKS
from zhengfa.webui.periods import Period, month_of, read_period
from zhengfa.webui.services import services
from zhengfa.webui.urls import ArgumentError

blueprint = Blueprint("coverage", __name__)


@blueprint.get("/coverage")
def page() -> str:
    """All portals by day, in a month or a year."""
    period, today = _period("coverage.page"), services().today()
    with services().open_archive() as archive:
        health = services().health.read(archive, _judged(period, today), today)
    groups = groups_of(health, services().portals, period)
    return render_template(
        "coverage/page.html",
        groups=groups,
        columns=columns_of(period.span) if period.month else (),
        standing=[alarm for alarm in health.alarms if _is_now(period, today)],
        uncollected=uncollected_of(groups, services().portals),
        names={portal.id: portal.name for portal in services().portals.values()},
        **_shared(period, health, today),
    )


@blueprint.get("/coverage/<portal_id>")
def portal_page(portal_id: str) -> str:
    """One portal: its alarms, how much was published, and every day with its reasons."""
    period, today = _period("coverage.portal_page", portal_id=portal_id), services().today()
    known = services().portals.get(portal_id)
    with services().open_archive() as archive:
        health = services().health.read(archive, _judged(period, today), today)
        one = health.portals.get(portal_id)
        if not known and not one:
            abort(404, _("没有这个门户。"))
        troubles = troubles_of(archive, portal_id, period.span, TROUBLES) if period.month else {}
        published = published_by_day(archive, portal_id, period.span)
    days = within(one, period.span) if one else []
    return render_template(
        "coverage/portal.html",
        portal_id=portal_id,
        name=known.name if known else portal_id,
        portal=known,
        articles=Query(portal=(portal_id,)),
        alarms=alarms_within(one, health, period.span) if one else [],
        days=[ShownDay(day, troubles.get(day.day, ()), published.get(day.day, 0)) for day in reversed(days)],
        strips=() if period.month else list(_begun(period, days, today)),
        bars=bars_of(published, period.span),
        published=sum(published.values()),
        CHART=CHART,
        **_shared(period, health, today),
    )


def _begun(period: Period, days: Sequence[PortalDay], today: date) -> Iterator[tuple[Period, Strip | None]]:
    """The months of a year that are not all to come."""
    for month, strip in zip(period.months, strips_of(days, period), strict=True):
        if month.span.first <= today:
            yield month, strip


def _shared(period: Period, health: Health, today: date) -> dict[str, Any]:
    return {
        "period": period,
        "today": today,
        "earlier": _if_crawled(period.moved(-1), health, today),
        "later": _if_crawled(period.moved(1), health, today),
        "this_month": month_of(today),
        "crawled": health.crawled,
        "STATES": {state: label for state, label in DAY_STATES.items() if state is not DayState.NOT_VISITED},
        "MARKS": MARKS,
        "SHAPES": SHAPES,
        "BAND": BAND,
    }


def _period(endpoint: str, **values: str) -> Period:
    try:
        return read_period(request.args, services().today())
    except ValueError as error:
        raise ArgumentError([str(error)], Query(), "", url_for(endpoint, **values)) from error  # type: ignore[arg-type]


def _judged(period: Period, today: date) -> DaySpan:
    """A period up to today; one that is yet to come is judged as of today."""
    return DaySpan(min(period.span.first, today), min(period.span.last, today))


def _is_now(period: Period, today: date) -> bool:
    return period.span.first <= today <= period.span.last


def _if_crawled(period: Period, health: Health, today: date) -> Period | None:
    """A period that there is something to see in."""
    if health.crawled is None or period.span.last < health.crawled.first or period.span.first > today:
        return None
    return period
