"""The health of the last periods that were asked for: it takes a second to compute, and only a fetch changes it."""

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from zhengfa.archive.store import Archive
from zhengfa.archive.tallies import DaySpan
from zhengfa.health.reading import Health, read_health

KEPT = 8  # periods; one of forty portals takes some ten megabytes

_Key = tuple[int, int, DaySpan, date]


@dataclass(slots=True)
class HealthMemory:
    """Reads health, and gives it again while the archive is as it was. For several threads, of one archive."""

    declared: Collection[str] = ()  # the ids of portals that are to be visited
    _kept: OrderedDict[_Key, Health] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def read(self, archive: Archive, period: DaySpan, today: date) -> Health:
        """The health in a period; one reader computes it, others wait for that."""
        key = (archive.outcome_count(), archive.sequence(), period, today)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = read_health(archive, self.declared, period, today)
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]
