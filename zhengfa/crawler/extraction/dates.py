"""Publication times: read from a line, a meta tag or the URL; as local time in Asia/Shanghai, naive.

A date that cannot be, lies before the web, or lies after `not_after` is refused. There is no clock here.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from zhengfa.archive.records import Precision, Provenance, Published

EARLIEST = datetime(1990, 1, 1)  # before the web: a birth year or a law's date, never a page's

# U+2236 is printed for a colon by some CMS; NFKC turns full-width digits and colons into ASCII.
_LOOKALIKES = str.maketrans({"∶": ":", "︰": ":", "。": "."})
_TIME = r"(?P<hour>\d{1,2})\s?(?::|时|時|点|點)\s?(?P<minute>\d{1,2})(?!\d)"
_BETWEEN = r"(?P<between>(?:[\sT,|]|\(?(?:星期|周|週)[一二三四五六日天]\)?|北京时间|香港時間|[上下]午|AM|PM){0,9})"
_MOMENT = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:\s?[-/.年]\s{0,2}(?P<month>\d{1,2})\s?[-/.月]\s{0,2}(?P<day>\d{1,2})"
    r"|\s(?P<month2>\d\d)/(?P<day2>\d\d)(?=\s\d\d:))"  # Xinhua parts the year from the day by a line break alone
    rf"\s?日?号?(?:{_BETWEEN}{_TIME}|(?!\d))"
)
_EPOCH = re.compile(r"""\bvar\s+(?:ct|create_time)\s*=\s*["'](\d{10})["']""")  # WeChat; set by a script, not printed
_EPOCH_NAMES = ("var ct", "create_time")  # looked for first: that is a hundred times faster than the pattern
_SHANGHAI = timedelta(hours=8)

# Dates in paths: 20210106, t20210106_47506, 2024/0510, 2012-01/17, 2016/10/31; 20 digits of Liaoning's platform.
_PATH_DAYS = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(\d\d)[-/_]?(\d\d)(?!\d)"),
    re.compile(r"(?<=/)((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})(?=/)"),
    re.compile(r"(?<=/)(20\d\d)(\d\d)(\d\d)\d{8,12}(?=/index\.)"),
)
_PATH_MONTH = re.compile(r"(?<=/)((?:19|20)\d\d)[-/]?(\d\d)(?=/)")


def moments(text: str, provenance: Provenance, *, not_after: datetime | None = None) -> Iterator[Published]:
    """Every date or time in a text, in order."""
    plain = unicodedata.normalize("NFKC", text.translate(_LOOKALIKES))
    for found in _MOMENT.finditer(plain):
        day = (found["year"], found["month"] or found["month2"], found["day"] or found["day2"])
        hour, minute = int(found["hour"] or 0), int(found["minute"] or 0)
        if 0 < hour < 12 and re.search("下午|PM", found["between"] or ""):
            hour += 12
        if published := _published(day, hour, minute, provenance, not_after):
            yield published


def from_url(url: str, *, not_after: datetime | None = None) -> Published | None:
    """The day, or else the month, that stands in a URL's path."""
    path = _path(url)
    for pattern in _PATH_DAYS:
        for found in pattern.finditer(path):
            if published := _published(found.groups(), 0, 0, Provenance.URL, not_after):
                return published
    month = _PATH_MONTH.search(path)
    return _published((month[1], month[2], None), 0, 0, Provenance.URL, not_after) if month else None


def from_epoch(html: str, *, not_after: datetime | None = None) -> Published | None:
    """WeChat's time: seconds since 1970 in a script."""
    if not any(name in html for name in _EPOCH_NAMES) or not (found := _EPOCH.search(html)):
        return None
    local = datetime(1970, 1, 1) + timedelta(seconds=int(found[1])) + _SHANGHAI
    day = (str(local.year), str(local.month), str(local.day))
    return _published(day, local.hour, local.minute, Provenance.META, not_after)


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:  # a bracket in the host
        return ""


def _published(
    day: tuple[str | None, ...], hour: int, minute: int, provenance: Provenance, not_after: datetime | None
) -> Published | None:
    """The record, or None for a date that is refused. An impossible or midnight hour leaves the day."""
    year, month, date = day
    try:
        local = datetime(int(year or 0), int(month or 0), int(date or 1))
    except ValueError:
        return None
    precision = Precision.DAY if date else Precision.MONTH
    if (hour or minute) and hour < 24 and minute < 60:  # 00:00 is what a CMS prints when it knows no hour
        local, precision = local.replace(hour=hour, minute=minute), Precision.MINUTE
    if local < EARLIEST or (not_after is not None and local > not_after):
        return None
    return Published(local, precision, provenance)
