"""Days on which offices in China rest and portals are quiet whatever their habit is."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

# The first day of the lunar year (春节). Beyond the table the whole span in which it may fall counts as quiet.
SPRING_FESTIVALS = (
    *("2010-02-14", "2011-02-03", "2012-01-23", "2013-02-10", "2014-01-31", "2015-02-19", "2016-02-08", "2017-01-28"),
    *("2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29"),
    *("2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03", "2031-01-23", "2032-02-11", "2033-01-31"),
    *("2034-02-19", "2035-02-08", "2036-01-28", "2037-02-15", "2038-02-04", "2039-01-24", "2040-02-12"),
)
# Offices rest for eight days; they empty some days earlier and fill some days later.
BEFORE, AFTER = 4, 9  # days
# New Year, Labour Day and National Day: month, first and last day. 清明, 端午 and 中秋 are one day more than a weekend.
FIXED = ((1, 1, 3), (5, 1, 5), (10, 1, 8))

_LUNAR = {int(day[:4]): date.fromisoformat(day) for day in SPRING_FESTIVALS}


@cache
def holidays_of(year: int) -> frozenset[date]:
    """The quiet days of a year."""
    return frozenset(_spring_festival(year)) | {
        date(year, month, day) for month, first, last in FIXED for day in range(first, last + 1)
    }


def _spring_festival(year: int) -> Iterator[date]:
    known = _LUNAR.get(year)
    first, last = (known, known) if known else (date(year, 1, 21), date(year, 2, 20))
    start = first - timedelta(days=BEFORE)
    yield from (start + timedelta(days=number) for number in range((last - first).days + BEFORE + AFTER + 1))
