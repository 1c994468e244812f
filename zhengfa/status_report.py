"""The state of an archive and the health of its portals on the command line, and as JSON."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from zhengfa.alarm_report import advice_for, alarm_text, alarm_values
from zhengfa.archive.portals import Portal
from zhengfa.archive.tallies import Trouble
from zhengfa.health.reading import Health
from zhengfa.health.records import DayState, PortalDay, PortalHealth
from zhengfa.terminal import Terminal, visible

WEEK = 7
SHOWN_DAYS = 28  # of one portal
_SHOWN_REASONS = 3  # of a day; JSON has all
PORTAL_HEADINGS = ("portal", "last visit", "that day", "last new", "new in 7 days", "alarms")
DAY_HEADINGS = ("day", "state", "new", "outcomes")

Troubles = Mapping[date, Sequence[Trouble]]


def health_values(health: Health, portals: Mapping[str, Portal]) -> dict[str, Any]:
    """Alarms, and a line for each portal, as JSON; those with alarms first."""
    return {
        "alarms": [alarm_values(alarm) for alarm in health.alarms],
        "portals": [_portal_values(one, health, portals) for one in _worst_first(health)],
    }


def portal_values(one: PortalHealth, troubles: Troubles) -> dict[str, Any]:
    """A portal's days as JSON, the latest first, and the alarms of the time that is known."""
    return {
        "portal": one.portal,
        "alarms": [alarm_values(alarm) for alarm in reversed(one.alarms)],
        "days": [_day_values(day, troubles.get(day.day, ())) for day in reversed(one.days[-SHOWN_DAYS:])],
    }


def print_health(terminal: Terminal, health: Health, portals: Mapping[str, Portal]) -> None:
    """Alarms with their figures and what to do, then all portals."""
    if health.alarms:
        terminal.heading(f"\n{len(health.alarms)} alarms")
    for alarm in health.alarms:
        terminal.caution(
            f"{alarm.portal or 'all portals'}: {_name(alarm.kind)} since {alarm.since}: {alarm_text(alarm)}"
        )
        terminal.line(f"  {advice_for(alarm)}")
    if health.portals:
        terminal.line("")
        terminal.table(PORTAL_HEADINGS, [_portal_row(one, health) for one in _worst_first(health)])


def print_portal(terminal: Terminal, one: PortalHealth, name: str, troubles: Troubles) -> None:
    """A portal's alarms of the last year, and its last days with what went wrong."""
    terminal.heading(f"{one.portal}: {visible(name)}")
    for alarm in reversed(one.alarms):
        ended = f", over on {alarm.ended}" if alarm.ended else ""
        text = f"{_name(alarm.kind)} since {alarm.since}{ended}: {alarm_text(alarm)}"
        if alarm.ended:
            terminal.line(text)
        else:
            terminal.caution(text)
            terminal.line(f"  {advice_for(alarm)}")
    if not one.alarms:
        terminal.line("no alarm in the last year")
    rows = []
    for day in reversed(one.days[-SHOWN_DAYS:]):
        reasons = [visible(_trouble_text(trouble)) for trouble in troubles.get(day.day, ())]
        more = [f"and {len(reasons) - _SHOWN_REASONS} more reasons"] if len(reasons) > _SHOWN_REASONS else []
        told = "; ".join([_counts_text(day), *reasons[:_SHOWN_REASONS], *more]) if day.fetches else ""
        rows.append((day.day.isoformat(), _state_text(day), str(day.brought.articles or ""), told))
    terminal.line("")
    terminal.table(DAY_HEADINGS, rows)


def _worst_first(health: Health) -> list[PortalHealth]:
    alarmed = {alarm.portal for alarm in health.alarms}
    return sorted(health.portals.values(), key=lambda one: (one.portal not in alarmed, one.portal))


def _portal_values(one: PortalHealth, health: Health, portals: Mapping[str, Portal]) -> dict[str, Any]:
    visited, new = _last(one, visited=True), _last(one, visited=False)
    return {
        "portal": one.portal,
        "name": portals[one.portal].name if one.portal in portals else None,
        "last_visit": visited.day.isoformat() if visited else None,
        "state": visited.state if visited else DayState.NOT_VISITED,
        "last_new": new.day.isoformat() if new else None,
        "new_in_7_days": _new(one, health.span.last),
        "alarms": [alarm.kind for alarm in health.alarms if alarm.portal == one.portal],
    }


def _portal_row(one: PortalHealth, health: Health) -> tuple[str, ...]:
    values = _portal_values(one, health, {})
    alarms = ", ".join(_name(kind) for kind in values["alarms"])
    new, state = str(values["new_in_7_days"]), _name(values["state"])
    return one.portal, values["last_visit"] or "", state, values["last_new"] or "", new, alarms


def _day_values(day: PortalDay, troubles: Sequence[Trouble]) -> dict[str, Any]:
    return {
        "day": day.day.isoformat(),
        "state": day.state,
        "is_partial": day.is_partial,
        "outcomes": dict(day.counts),
        "new": day.brought.articles,
        "troubles": [
            {"outcome": one.kind, "reason": one.reason, "count": one.count, "url": one.url} for one in troubles
        ],
    }


def _last(one: PortalHealth, *, visited: bool) -> PortalDay | None:
    days = (day for day in reversed(one.days) if (day.fetches if visited else day.state is DayState.NEW))
    return next(days, None)


def _new(one: PortalHealth, today: date) -> int:
    return sum(day.brought.articles for day in one.days if day.day > today - timedelta(days=WEEK))


def _counts_text(day: PortalDay) -> str:
    return ", ".join(f"{count} {_name(kind)}" for kind, count in sorted(day.counts.items()) if count)


def _state_text(day: PortalDay) -> str:
    return _name(day.state) + (" (in part)" if day.is_partial else "")


def _trouble_text(trouble: Trouble) -> str:
    return f"{_name(trouble.kind)}: {trouble.reason or 'no reason given'}"


def _name(kind: str) -> str:
    return kind.replace("_", " ")
