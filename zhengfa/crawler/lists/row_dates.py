"""The date that a row of a list states, in the forms that templates give it.

Parts may stand on lines of their own (-2023- / 03/03 / 03:23), the day before the month (13 / 2021-07), or the day may
be missing. A day without a year is no date: nothing on the page says which.
"""

import re
from collections.abc import Iterator

from zhengfa.archive.content import Precision, Provenance, Published
from zhengfa.crawler.extraction.dates import moments, stated

_AROUND = re.compile(r"\s*([-/.年月])\s*")
_YEAR, _MONTH, _DAY = r"(?P<y>(?:19|20)\d\d)", r"(?P<m>\d{1,2})", r"(?P<d>\d{1,2})"
_PARTED = (
    re.compile(rf"(?<!\d){_DAY}日?\s+{_YEAR}[-/.年]{_MONTH}(?![-/.\d])"),  # a large 13 over 2021-07
    re.compile(rf"(?<!\d){_YEAR}[-/.年]{_MONTH}月?\s+{_DAY}(?![-/.:\d])"),
    re.compile(rf"(?<![-/.\d]){_MONTH}[-/.月]{_DAY}日?\s+{_YEAR}(?![-/.\d])"),
)
LONGEST = 600  # characters of a row with a summary; what is longer is no row


def row_date(text: str) -> Published | None:
    """The first date of a row's text, whose elements are parted by line ends; a month, if there is no day."""
    if len(text) > LONGEST:
        return None
    joined = _AROUND.sub(r"\1", text)
    days = (found for found in _candidates(joined) if found.precision is not Precision.MONTH)
    lines = (line for line in joined.split("\n") if line.strip())
    return next(days, None) or next((found for line in lines for found in moments(line, Provenance.LIST)), None)


def stamp(value: object) -> Published | None:
    """The date that a value in JSON or a feed states: as printed, or counted from 1970."""
    return next(stated(str(value), Provenance.LIST), None) if isinstance(value, str | int) else None


def _candidates(text: str) -> Iterator[Published]:
    yield from moments(text, Provenance.LIST)
    for pattern in _PARTED:
        if found := pattern.search(text):
            yield from moments("{y}-{m}-{d}".format(**found.groupdict()), Provenance.LIST)
