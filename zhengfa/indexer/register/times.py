"""Days of evidence, of which a month or a year may be all that is known."""

from datetime import date

YEAR = 365.25  # days


def days_between(first: str, last: str) -> int:
    """The days from one day to another; of a month or year alone, its middle counts."""
    return (to_date(last) - to_date(first)).days


def to_date(day: str) -> date:
    """A day; of a month or year alone, its middle."""
    year, month, number = (*map(int, day.split("-")), 0, 0)[:3]
    return date(year, month or 7, number or (15 if month else 1))
