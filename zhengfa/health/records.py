"""What is known of a portal's days, and the alarms that follow from them. Records are frozen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from zhengfa.archive.records import OutcomeKind
from zhengfa.archive.tallies import Brought


class DayState(StrEnum):
    """What a day's visits to a portal came to: exactly one of these."""

    NEW = "new"  # something new was read, or a text that was changed
    UNCHANGED = "unchanged"  # its list pages were read, and named nothing new
    SILENT = "silent"  # the same, for longer than is the portal's habit
    BLOCKED = "blocked"  # it refused, and no list page was read
    ERROR = "error"  # no list page could be read: no answer, errors, lists without an article
    NOT_VISITED = "not_visited"  # nothing was asked of it


class AlarmKind(StrEnum):
    """What ought to worry somebody."""

    NOT_CRAWLED = "not_crawled"  # nothing at all was crawled for days; of the archive, not of a portal
    NOT_VISITED = "not_visited"  # others were visited, this one was not
    BLOCKED = "blocked"  # day after day it refuses
    ERRORS = "errors"  # day after day it does not answer, or with errors
    NOTHING = "nothing"  # its list pages have no articles
    UNREADABLE = "unreadable"  # its list pages name articles that cannot be read
    EMPTY_FIELDS = "empty_fields"  # articles lack what the portal's articles have
    OLD = "old"  # nothing comes but old articles
    SILENT = "silent"  # nothing new, for longer than is its habit
    FEW = "few"  # far less than in its own weeks before


@dataclass(frozen=True, slots=True)
class PortalDay:
    """A day of a portal: how many fetches came to which end, and the new articles among them."""

    day: date
    counts: Mapping[OutcomeKind, int] = field(default_factory=dict)
    brought: Brought = field(default_factory=Brought)
    state: DayState = DayState.NOT_VISITED
    is_partial: bool = False  # something was read, but something else could not be

    @property
    def fetches(self) -> int:
        """All outcomes of the day."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Alarm:
    """An alarm with the figures that it rests on; it ends by itself when the portal recovers."""

    kind: AlarmKind
    portal: str | None  # None: of the archive as a whole
    since: date  # the first day of the fault
    raised: date  # the day that made it plain
    figures: Mapping[str, float | str]
    ended: date | None = None  # None: it stands


@dataclass(frozen=True, slots=True)
class PortalHealth:
    """A portal's days, without a gap, and all its alarms, ended ones too, in the order in which they were raised."""

    portal: str
    days: Sequence[PortalDay]
    alarms: Sequence[Alarm]

    @property
    def standing(self) -> list[Alarm]:
        """The alarms that have not ended."""
        return [alarm for alarm in self.alarms if alarm.ended is None]
