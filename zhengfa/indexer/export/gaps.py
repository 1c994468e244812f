"""What a manifest says of coverage: on which days the portals that were asked about were not collected."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from zhengfa.archive.portals import Portal
from zhengfa.archive.tallies import DaySpan
from zhengfa.indexer.export.taking import Taken
from zhengfa.indexer.language.names import Names
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.limits import first_day, last_day
from zhengfa.indexer.meant import days_meant, portals_meant
from zhengfa.indexer.query import Query


class Collected(Protocol):
    """On which days portals were collected."""

    @property
    def days(self) -> Mapping[str, int]:
        """The portals that ever were."""

    @property
    def today(self) -> date:
        """The day that is not over yet."""

    def gaps(self, portal: str, span: DaySpan) -> Iterator[DaySpan]:
        """The runs of days of a span on which a portal was not."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The portals that are declared, and what was collected of them."""

    collected: Collected
    portals: Mapping[str, Portal] = field(default_factory=dict)

    def values(self, query: Query, names: Names, taken: Taken) -> dict[str, Any]:
        """As a manifest has it, for the period that was asked for, or else that of the articles that were found."""
        tree = parse(query.text, names)
        asked = days_meant(query, tree)
        first = asked.first or (first_day(taken.first_day) if taken.first_day else None)
        last = asked.last or (last_day(taken.last_day) if taken.last_day else None)
        if first is None or last is None or first > min(last, self.collected.today):
            return {"period": None, "portals": [], "gaps": []}
        period = DaySpan(first, min(last, self.collected.today))
        meant = portals_meant(query, tree, self.portals, self.collected.days)
        gaps = [(portal, gap) for portal in meant for gap in self.collected.gaps(portal, period)]
        return {
            "period": {"first": period.first.isoformat(), "last": period.last.isoformat()},
            "portals": meant,
            "gaps": [
                {"portal": portal, "first": gap.first.isoformat(), "last": gap.last.isoformat()} for portal, gap in gaps
            ],
        }
