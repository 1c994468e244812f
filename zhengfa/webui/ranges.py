"""Ranges of days: as they stand in their two fields, and those that are one click away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from flask_babel import gettext as _

from zhengfa.indexer.limits import first_text, last_text
from zhengfa.indexer.query import Query
from zhengfa.webui.urls import dated

_DAYS = (7, 30)  # of the quick ranges that end today


@dataclass(frozen=True, slots=True)
class QuickRange:
    """A range by its name, and the query for it."""

    label: str
    query: Query
    is_current: bool


@dataclass(frozen=True, slots=True)
class TypedRange:
    """What stands in the fields of a range, and what is wrong with it by their names."""

    since: str
    until: str
    wrong: Mapping[str, str] = field(default_factory=dict)


def range_of(query: Query) -> TypedRange:
    """The range of a query as somebody would type it."""
    return TypedRange(
        first_text(query.since) if query.since else "",
        last_text(query.until) if query.until else "",
    )


def quick_ranges(query: Query, today: date) -> list[QuickRange]:
    """The last days, this year and the year before."""
    return [
        QuickRange(label, dated(query, since, until), (query.since, query.until) == (since, until))
        for label, since, until in _quick(today)
    ]


def _quick(today: date) -> Iterator[tuple[str, date, date]]:
    for days in _DAYS:
        yield _("最近 %(days)s 天", days=days), today - timedelta(days=days - 1), today
    yield _("今年"), date(today.year, 1, 1), date(today.year, 12, 31)
    yield _("去年"), date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
