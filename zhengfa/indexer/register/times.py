"""Days of evidence, of which a month or a year may be all that is known."""

from datetime import date
from functools import lru_cache

YEAR = 365.25  # days


def days_between(first: str, last: str) -> int:
    """The days from one day to another; of a month or year alone, its middle counts."""
    return ordinal(last) - ordinal(first)


@lru_cache(1 << 14)
def ordinal(day: str) -> int:
    """The number of a day; of a month or year alone, that of its middle."""
    year, month, number = (*map(int, day.split("-")), 0, 0)[:3]
    return date(year, month or 7, number or (15 if month else 1)).toordinal()
