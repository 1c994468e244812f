"""Times as machines write them, in meta tags, JSON-LD and scripts: epochs, RFC 2822, Java's and ASP.NET's own forms.

What names a zone, or counts from 1970, is brought to Asia/Shanghai's local time; what names none is local already.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

_SHANGHAI = timedelta(hours=8)
_EPOCH = re.compile(r"\s*(\d{10})(?:\d{3})?\s*")  # seconds or milliseconds: ten digits reach from 2001 to 2286
_COMPACT = re.compile(r"\s*((?:19|20)\d{6})(\d{6})?\s*")  # 20210713095633
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?(?:\s?(?P<half>[AP]M))?"
_ZONE = r"(?:\s?(?P<zone>Z|UTC|GMT|CST|[+-]\d\d:?\d\d))?"
_FORMS = (
    # Tue, 13 Jul 2021 09:56:00 +0800; 13 July 2021
    rf"(?P<day>\d{{1,2}})[ -]{_MONTH}[ -](?P<year>\d{{4}})(?:,?\s{_CLOCK}{_ZONE})?",
    # Jul 13, 2021 9:56:00 AM
    rf"{_MONTH}\s(?P<day>\d{{1,2}}),\s?(?P<year>\d{{4}})(?:,?\s{_CLOCK}{_ZONE})?",
    # Tue Jul 13 09:56:00 CST 2021
    rf"{_MONTH}\s(?P<day>\d{{1,2}})\s{_CLOCK}{_ZONE}\s(?P<year>\d{{4}})",
    # 7/13/2021 9:56:00 AM: with AM or PM the month stands first
    rf"(?<!\d)(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/(?P<year>\d{{4}})\s{_CLOCK}(?<=M)(?P<zone>)",
)
_PATTERNS = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")
_WIDEST = 14 * 60  # minutes: no zone is further from Greenwich
# What a script says on WeChat's pages. A bare create_time is also a comment's or another article's.
_SCRIPT = re.compile(
    r"""\bvar\s+(?:ct|create_time|ori_create_time)\s*=\s*["']?(\d{10})\b"""
    r"""|\bcreate_time\s*:\s*(?:JsDecode\()?["'](\d{10})["']"""
)
_SCRIPT_NAMES = ("var ct", "create_time")  # looked for first: that is a hundred times faster than the pattern
_WECHAT = "rich_media"  # a class of every WeChat article


def stamps(text: str) -> Iterator[tuple[datetime, bool]]:
    """What a whole value says as a machine wrote it: local time, and whether its hour is known."""
    if epoch := _EPOCH.fullmatch(text):
        yield _from_epoch(epoch[1]), True
    if compact := _COMPACT.fullmatch(text):
        try:
            yield datetime.strptime(compact[1] + (compact[2] or "000000"), "%Y%m%d%H%M%S"), compact[2] is not None
        except ValueError:  # month 13
            return
    for pattern in _PATTERNS:
        if (found := pattern.search(text)) and (read := _read(found)):
            yield read


def in_scripts(html: str) -> datetime | None:
    """WeChat's time: seconds since 1970 in a script."""
    if not any(name in html for name in _SCRIPT_NAMES):
        return None
    for found in _SCRIPT.finditer(html):
        if found[1] or _WECHAT in html:
            return _from_epoch(found[1] or found[2])
    return None


def shifted(local: datetime, zone: str | None) -> datetime:
    """A time of this zone in Asia/Shanghai. None, and Java's CST, is Shanghai's own."""
    if not zone or zone.upper() == "CST":
        return local
    minutes = 0
    if offset := _OFFSET.fullmatch(zone):
        minutes = (int(offset[2]) * 60 + int(offset[3])) * (-1 if offset[1] == "-" else 1)
    return local if abs(minutes) > _WIDEST else local - timedelta(minutes=minutes) + _SHANGHAI


def to_24_hours(hour: int, half: str | None) -> int:
    """An hour of AM or PM on the clock of 24; one that is on it already (下午 15:06) stays."""
    if half is None or not 0 < hour <= 12:
        return hour
    return hour % 12 + (12 if half == "PM" else 0)


def _from_epoch(digits: str) -> datetime:
    """Local time from seconds since 1970."""
    return datetime(1970, 1, 1) + timedelta(seconds=int(digits)) + _SHANGHAI


def _read(found: re.Match[str]) -> tuple[datetime, bool] | None:
    month = found["month"].lower()[:3]
    number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
    hour = to_24_hours(int(found["hour"] or 0), found["half"] and found["half"].upper())
    try:
        local = datetime(int(found["year"]), number, int(found["day"]), hour, int(found["minute"] or 0))
        return shifted(local, found["zone"]), found["hour"] is not None
    except (ValueError, OverflowError):  # month 13, hour 25; year 9999 or 1 in another zone
        return None
