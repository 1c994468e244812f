"""A portal's days, replayed one after the other: which alarms were raised, and when they ended. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from zhengfa.health.checks import (
    FEW_WINDOWS,
    Finding,
    few,
    lacking,
    last_bringing,
    lost_lists,
    silent,
    unread,
    unreadable,
)
from zhengfa.health.habit import Habit, Week, is_read, to_habit, to_weeks, week_number
from zhengfa.health.records import Alarm, AlarmKind, DayState, PortalDay, PortalHealth

_Key = tuple[AlarmKind, str]

# Days for which a change is an alarm; by then it is the portal's new habit. What yields nothing never becomes one.
ADOPTED_DAYS = 84
_ADOPTED = frozenset({AlarmKind.FEW, AlarmKind.EMPTY_FIELDS, AlarmKind.OLD, AlarmKind.UNREADABLE})
# What a fault spoils as a measure: how many articles come, or what they hold.
_COUNTS, _CONTENTS = "counts", "contents"
_SPOILS = dict.fromkeys(AlarmKind, _COUNTS) | {AlarmKind.EMPTY_FIELDS: _CONTENTS, AlarmKind.UNREADABLE: _CONTENTS}
SILENT_WEEKS = 12  # that say how much news to expect
CONTENT_WEEKS = 26  # that say what articles lack: half a year, since many portals have few
_OF_READING = frozenset({AlarmKind.BLOCKED, AlarmKind.ERRORS, AlarmKind.NOTHING})


def watch(portal: str, days: Sequence[PortalDay]) -> PortalHealth:
    """A portal's days with what was alarming about them; quiet days of a silence are called silent."""
    watcher = _Watcher(portal, days)
    for at in range(len(days)):
        watcher.look(at)
    alarms = sorted([*watcher.ended, *watcher.standing.values()], key=lambda alarm: (alarm.raised, alarm.kind))
    return PortalHealth(portal, _with_silence(days, alarms), alarms)


def _with_silence(days: Sequence[PortalDay], alarms: Sequence[Alarm]) -> list[PortalDay]:
    silences = [alarm for alarm in alarms if alarm.kind is AlarmKind.SILENT]

    def is_silent(day: PortalDay) -> bool:
        return day.state is DayState.UNCHANGED and any(
            alarm.raised <= day.day and (alarm.ended is None or day.day < alarm.ended) for alarm in silences
        )

    return [replace(day, state=DayState.SILENT) if is_silent(day) else day for day in days]


class _Watcher:
    def __init__(self, portal: str, days: Sequence[PortalDay]) -> None:
        self._portal = portal
        self._days = days
        self._weeks: list[Week] = to_weeks(days)
        self._faulty: dict[str, set[int]] = {_COUNTS: set(), _CONTENTS: set()}
        self._begin = dict.fromkeys(self._faulty, 0)  # the first week of the present habit
        self._version = 0  # of both
        self._excused: set[date] = set()  # days whose lack of articles has its alarm
        self._habits: dict[tuple[str, int, int], tuple[int, Habit | None]] = {}
        self._fresh = -1  # the last day that brought news
        self.standing: dict[_Key, Alarm] = {}
        self.ended: list[Alarm] = []

    def look(self, at: int) -> None:
        """Look at one more day. What was not visited, or not read, says nothing of what the portal publishes."""
        day = self._days[at]
        if day.state is DayState.NOT_VISITED:
            return
        if day.brought.fresh:
            self._fresh = at
        found = {_key(one): one for one in self._findings(at)}
        for key, finding in found.items():
            self._raise(key, finding, at)
        # A day that was not read ends an alarm only by another one of its kind: it is blocked now, that was empty.
        ending = self.standing.keys() - found.keys() if is_read(day) else _replaced(self.standing, found)
        for key in ending:
            self.ended.append(replace(self.standing.pop(key), ended=day.day))
        self._mark(at)

    def _findings(self, at: int) -> Iterator[Finding]:
        if finding := unread(self._days, at):
            yield finding
        if not is_read(self._days[at]):
            return
        if finding := lost_lists(self._days, at):
            yield finding
        contents = list(self._content_findings(at))
        yield from contents
        # What cannot be read, or is old, is the reason why nothing comes.
        is_told = {AlarmKind.UNREADABLE, AlarmKind.OLD} & {one.kind for one in contents}
        if not is_told and (finding := self._silent(at) or self._few(at)):
            yield finding

    def _silent(self, at: int) -> Finding | None:
        if self._fresh == at:
            return None
        return silent(self._days, at, self._fresh, self._habit(_COUNTS, self._fresh + 1, SILENT_WEEKS))

    def _few(self, at: int) -> Finding | None:
        standing = self.standing.get((AlarmKind.FEW, ""))
        for window, weeks in FEW_WINDOWS:
            first = at + 1 - window
            if first < 0 or not (habit := self._habit(_COUNTS, first, weeks)):
                continue
            stands = standing is not None and standing.figures["days"] == window
            if finding := few(self._days[first : at + 1], habit, self._excused, stands=stands):
                return finding
        return None

    def _content_findings(self, at: int) -> Iterator[Finding]:
        for places in last_bringing(self._days, at):
            if habit := self._habit(_CONTENTS, places[-1], CONTENT_WEEKS):
                yield from lacking(self._days, places, habit)
        habit, stands = self._habit(_CONTENTS, at, CONTENT_WEEKS), (AlarmKind.UNREADABLE, "") in self.standing
        if habit and (finding := unreadable(self._days, at, habit, stands=stands)):
            yield finding

    def _raise(self, key: _Key, finding: Finding, at: int) -> None:
        today = self._days[at].day
        known = self.standing.get(key)
        alarm = known or Alarm(finding.kind, self._portal, finding.since, today, {})
        self.standing[key] = replace(alarm, figures=finding.figures)

    def _habit(self, what: str, at: int, most: int) -> Habit | None:
        """The habit before a day; it changes when a week ends, or turns out to have been faulty."""
        before, faulty = week_number(self._days[at].day), self._faulty[what]
        version, habit = self._habits.get((what, before, most), (-1, None))
        if version != self._version:
            weeks = [week for week in self._weeks if self._begin[what] <= week.number]
            habit = to_habit(weeks, faulty, before, most)
            self._habits[what, before, most] = (self._version, habit)
        return habit

    def _mark(self, at: int) -> None:
        """Weeks of a fault are no measure, until the fault is the habit."""
        today = self._days[at].day
        for (kind, _), alarm in self.standing.items():
            what, first = _SPOILS[kind], week_number(alarm.since)
            if kind in _ADOPTED and (today - alarm.raised).days >= ADOPTED_DAYS:
                if self._begin[what] < first:
                    self._begin[what], self._faulty[what] = first, set()
                    self._version += 1
            elif week_number(today) not in self._faulty[what] and self._begin[what] <= first:
                self._faulty[what] |= set(range(first, week_number(today) + 1))
                self._version += 1
            if kind is not AlarmKind.FEW:
                self._excused |= _days_between(alarm.since, today)


def _days_between(first: date, last: date) -> set[date]:
    return {first + timedelta(days=number) for number in range((last - first).days + 1)}


def _replaced(standing: Mapping[_Key, Alarm], found: Mapping[_Key, Finding]) -> list[_Key]:
    if not found:
        return []
    return [key for key in standing if key not in found and key[0] in _OF_READING]


def _key(finding: Finding) -> _Key:
    """Of one kind several alarms may stand: one for each field that is empty."""
    return finding.kind, str(finding.figures.get("field", ""))
