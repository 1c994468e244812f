"""Ranges of days that are one click away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext as _

from zhengfa.indexer.query import Query
from zhengfa.webui.urls import dated

_DAYS = (7, 30)  # of the quick ranges that end today


@dataclass(frozen=True, slots=True)
class QuickRange:
    """A range by its name, and the query for it."""

    label: str
    query: Query
    is_current: bool


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
