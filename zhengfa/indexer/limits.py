"""Limits of a query as people and addresses write them: 2021-07 ↔ a first or last day, province:贵州 ↔ an exclusion."""

from datetime import date, timedelta

from zhengfa.indexer.folding import fold
from zhengfa.indexer.language.days import ImpossibleDateError, read_dates
from zhengfa.indexer.language.tree import Dates
from zhengfa.indexer.query import FacetName

Excluded = tuple[FacetName, str]


def first_day(text: str) -> date:
    """The first day of 2021, 2021-07, 2021-07-13 or 2021年7月; raises ValueError."""
    first = _dates(text).first
    assert first is not None  # no range is open that has no two ends
    return first


def last_day(text: str) -> date:
    """The last day of 2021, 2021-07, 2021-07-13 or 2021年7月; raises ValueError."""
    last = _dates(text).last
    assert last is not None
    return last


def first_text(day: date) -> str:
    """The shortest text whose first day it is."""
    return day.isoformat()[: 10 if day.day > 1 else 7 if day.month > 1 else 4]


def last_text(day: date) -> str:
    """The shortest text whose last day it is."""
    after = day + timedelta(days=1)
    return day.isoformat()[: 10 if after.day > 1 else 7 if after.month > 1 else 4]


def span_text(since: date | None, until: date | None) -> str:
    """The shortest text of a range: 2021, 2021-07..2022, 2021-07.. or ..2022."""
    first, last = first_text(since) if since else "", last_text(until) if until else ""
    return first if first == last else f"{first}..{last}"


def to_excluded(text: str) -> Excluded:
    """The facet and the value that a text excludes; raises ValueError."""
    name, _, value = text.partition(":")
    if name not in set(FacetName) or not value:
        raise ValueError(text)
    return FacetName(name), value


def excluded_text(excluded: Excluded) -> str:
    """The text that `to_excluded` reads back."""
    name, value = excluded
    return f"{name.value}:{value}"


def _dates(text: str) -> Dates:
    """The days of one date: ranges are none."""
    try:
        dates = None if ".." in fold(text) else read_dates(text, is_asked_for=True)
    except ImpossibleDateError as error:
        raise ValueError(text) from error
    if dates is None:
        raise ValueError(text)
    return dates
