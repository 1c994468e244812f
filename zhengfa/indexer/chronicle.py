"""What a query finds along time: its months, the days of a month, a year or all time by province, their articles.

Every article stands in one month and on one day of the index: that of its publication as exactly as is known. An
article of which only the month is known has that month in the place of a day; one without a date is `UNKNOWN` in both.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from zhengfa.indexer.conditions import AllOf, Everything, OneOf, flat
from zhengfa.indexer.engine import Engine, Plan
from zhengfa.indexer.language.names import Names
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.mapping import DAY, MONTH
from zhengfa.indexer.query import UNKNOWN, Bucket, FacetName, Interval, Query, Sort
from zhengfa.indexer.search import to_plan, today
from zhengfa.indexer.stored import Stored, from_stored


@dataclass(frozen=True)
class Months:
    """All that a query finds, by month, upwards; the undated behind them."""

    total: int
    buckets: tuple[Bucket, ...]

    @property
    def latest(self) -> str:
        """The last month with articles; "" if nothing is dated."""
        return max((bucket.value for bucket in self.buckets if bucket.value != UNKNOWN), default="")

    @cached_property
    def undated(self) -> int:
        """How many articles have no date."""
        return sum(bucket.count for bucket in self.buckets if bucket.value == UNKNOWN)

    def before(self, period: str) -> int:
        """How many articles are older than a month (2021-07) or a year; than "", which is all time, there are none."""
        return sum(bucket.count for bucket in self.buckets if bucket.value != UNKNOWN and bucket.value < period)

    def of_year(self, year: str) -> int:
        """How many articles a year has."""
        return self._years[year]

    @cached_property
    def _years(self) -> Counter[str]:
        years = Counter[str]()
        for bucket in self.buckets:
            years[bucket.value[:4]] += bucket.count
        return years


@dataclass(frozen=True, slots=True)
class Days:
    """The articles of a period by day, upwards, and so of each lane; of some only the month is known."""

    days: tuple[Bucket, ...]
    lanes: Mapping[str, tuple[Bucket, ...]]  # by the value of a facet


def days_of(engine: Engine, query: Query, names: Names, period: str, by: FacetName) -> Days:
    """How many articles of each day a query finds, and how many of them each value of a facet has.

    The period is a month (2021-07), a year (2021) or "", which is all time.
    """
    plan = _plan(query, names)
    if period:
        plan = _within(plan, FacetName.YEAR if len(period) == len("2021") else MONTH, (period,))
    found = engine.find(replace(plan, limit=0, interval=Interval.DAY, lanes=by))
    lanes = {value: dated for value, days in found.lanes.items() if (dated := _dated(days))}
    return Days(_dated(found.histogram), lanes)


def articles_of(engine: Engine, query: Query, names: Names, days: Sequence[str], limit: int) -> tuple[Stored, ...]:
    """The articles of some days, the earliest first and so many at most, without their texts."""
    plan = _within(_plan(query, names), DAY, tuple(days))
    found = engine.find(replace(plan, limit=limit, has_body=False))
    return tuple(from_stored(row.stored, "") for row in found.rows)


def _plan(query: Query, names: Names) -> Plan:
    every = replace(query, sort=Sort.OLDEST, offset=0, cursor="", facets=(), interval=None)
    return to_plan(every, parse(query.text, names), today())


def _dated(days: Sequence[Bucket]) -> tuple[Bucket, ...]:
    return tuple(day for day in days if day.value != UNKNOWN)


def _within(plan: Plan, field: str, values: tuple[str, ...]) -> Plan:
    """Beside everything there is nothing to look at: tantivy goes through all documents of an AllOf that has it."""
    limit = OneOf(field, values)
    is_all = isinstance(plan.condition, Everything)
    return replace(plan, condition=limit if is_all else flat(AllOf((plan.condition, limit))))
