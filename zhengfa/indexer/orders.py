"""Numbers to sort and to limit by: when an article was published, as exactly as is known, and a tie-break."""

import calendar
from datetime import date, datetime, timedelta

from zhengfa.archive.clock import SHANGHAI
from zhengfa.archive.content import Precision, Published

UNKNOWN_DAYS = (0, 99_999_999)  # first and last day of an undated article: within no range that has an end
_EPOCH = datetime(1900, 1, 1)
_DATED = 1 << 40  # set for what has a date; minutes since 1900 stay below it for two million years
_LAST = _DATED - 1


def newest(published: Published | None, first_seen: datetime) -> int:
    """A number that sorts downwards to newest first; undated articles last, the lately collected before the others."""
    return _minutes(first_seen) if published is None else newest_at(published.local)


def oldest(published: Published | None, first_seen: datetime) -> int:
    """A number that sorts downwards to oldest first; undated articles last, the lately collected before the others."""
    return _minutes(first_seen) if published is None else _DATED | (_LAST - _local_minutes(published.local))


def newest_at(local: datetime) -> int:
    """The `newest` of an article published at a local time."""
    return _DATED | _local_minutes(local)


def tie(article_id: str) -> int:
    """The number that breaks ties: 63 bits of the article's id, which are a hash."""
    return int(article_id, 16) >> 1


def days(published: Published | None) -> tuple[int, int]:
    """The days between which an article was surely published, as `day_number`: both the same if its day is known."""
    if published is None:
        return UNKNOWN_DAYS
    first = published.local.date()
    if published.precision is not Precision.MONTH:
        return day_number(first), day_number(first)
    return day_number(first), day_number(first.replace(day=calendar.monthrange(first.year, first.month)[1]))


def day_number(day: date) -> int:
    """A day as a number that orders as days do: 20210713."""
    return day.year * 10_000 + day.month * 100 + day.day


def _minutes(moment: datetime) -> int:
    return _local_minutes(moment.astimezone(SHANGHAI).replace(tzinfo=None))


def _local_minutes(local: datetime) -> int:
    return (local - _EPOCH) // timedelta(minutes=1)
