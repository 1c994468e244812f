"""Publication times: read from a line, a meta tag or the URL; as local time in Asia/Shanghai, naive.

A date that cannot be, lies before the web, or lies after `not_after` is refused. There is no clock here.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from zhengfa.archive.content import Precision, Provenance, Published
from zhengfa.crawler.extraction.numerals import in_digits
from zhengfa.crawler.extraction.stamps import in_scripts, shifted, stamps, to_24_hours

EARLIEST = datetime(1990, 1, 1)  # before the web: a birth year or a law's date, never a page's

# U+2236 is printed for a colon by some CMS; NFKC turns full-width digits and colons into ASCII.
_LOOKALIKES = str.maketrans({"∶": ":", "︰": ":", "。": "."})
_TIME = (
    r"(?P<hour>\d{1,2})\s?(?::|时|時|点|點)\s?(?P<minute>\d{1,2})(?!\d)"
    r"(?::(?P<second>\d\d)(?:\.\d{1,9})?)?(?P<half_behind>\s?[AP]M\b)?"
)
_ZONE = r"(?P<zone>Z|[+-]\d\d:?\d\d)?(?!\d)"
_BETWEEN = (
    r"(?P<between>(?:[\sT,|-]|\(?(?:星期|周|週)[一二三四五六日天]\)?|北京时间|香港時間"
    r"|[上下中]午|凌晨|早上|晚上|[AP]M){0,9})"
)
_MOMENT = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:\s{0,3}[-/.年]\s{0,3}(?P<month>\d{1,2})\s{0,3}[-/.月]\s{0,3}(?P<day>\d{1,2})"
    r"|\s(?P<month2>\d\d)/(?P<day2>\d\d)(?=\s\d\d:))"  # Xinhua parts the year from the day by a line break alone
    rf"\s?[日号]?(?:{_BETWEEN}{_TIME}{_ZONE}|(?!\d))"
)
_MAY_BE_DATED = re.compile(r"\d|年")  # asked first, as most lines hold neither a digit nor a year in numerals
_AFTERNOON, _MORNING = re.compile("下午|晚上|PM"), re.compile("上午|早上|凌晨|AM")
# A year of two digits is one only behind a label: 【录入时间：14-01-09 09:06:17】.
_TIME_LABEL = r"(?:时间|時間|日期|发布于|發布于)\s?[:|]\s{0,3}"
_SHORT_YEAR = re.compile(rf"({_TIME_LABEL})(?=(\d\d)-\d\d-\d\d(?!\d))")
_THIS_CENTURY = 90  # a year of two digits below this one is of this century: the web began in 1990
_LONGEST_MONTH = 40  # characters of a line that holds a month and next to nothing else
# A month alone, where nothing else stands or a label says that it is a time: 2021年7月 in a sentence is an event's.
_MONTH_ALONE = re.compile(
    rf"(?:^[\s(\[【]*|{_TIME_LABEL})(?P<year>(?:19|20)\d\d)"
    r"\s?(?:年\s?(?P<month>\d{1,2})\s?月份?|[-/.](?P<month2>\d{1,2}))[\s)\]】]*$"
)
# Dates in paths: 20210106, t20210106_47506, 2024/0510, 2012-01/17, 2016/10/31; 20 digits of Liaoning's platform.
_PATH_DAYS = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(\d\d)[-/_]?(\d\d)(?!\d)"),
    re.compile(r"(?<=/)((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})(?=/)"),
    re.compile(r"(?<=/)(20\d\d)(\d\d)(\d\d)\d{8,12}(?=/index\.)"),
)
_PATH_MONTH = re.compile(r"(?<=/)((?:19|20)\d\d)[-/]?(\d\d)(?=/)")


def moments(text: str, provenance: Provenance, *, not_after: datetime | None = None) -> Iterator[Published]:
    """Every date or time in a text, in order; a month alone last."""
    if not _MAY_BE_DATED.search(text):
        return
    plain = _plain(text)
    for found in _MOMENT.finditer(plain):
        day = (found["year"], found["month"] or found["month2"], found["day"] or found["day2"])
        if published := _published(day, *_clock(found), provenance, not_after, _zone(found)):
            yield published
    if len(plain) <= _LONGEST_MONTH and (alone := _MONTH_ALONE.search(plain)):
        day = (alone["year"], alone["month"] or alone["month2"], None)
        if published := _published(day, 0, 0, provenance, not_after):
            yield published


def stated(text: str, provenance: Provenance, *, not_after: datetime | None = None) -> Iterator[Published]:
    """The times in a value that a tag or a script states: as printed, or as machines write them."""
    yield from moments(text, provenance, not_after=not_after)
    for local, has_hour in stamps(text):
        day = (str(local.year), str(local.month), str(local.day))
        clock = (local.hour, local.minute) if has_hour else (0, 0)
        if published := _published(day, *clock, provenance, not_after):
            yield published


def from_url(url: str, *, not_after: datetime | None = None) -> Published | None:
    """The day, or else the month, that stands in a URL's path."""
    path = path_of(url)
    for pattern in _PATH_DAYS:
        for found in pattern.finditer(path):
            if published := _published(found.groups(), 0, 0, Provenance.URL, not_after):
                return published
    month = _PATH_MONTH.search(path)
    return _published((month[1], month[2], None), 0, 0, Provenance.URL, not_after) if month else None


def from_epoch(html: str, *, not_after: datetime | None = None) -> Published | None:
    """WeChat's time: seconds since 1970 in a script."""
    local = in_scripts(html)
    if local is None:
        return None
    day = (str(local.year), str(local.month), str(local.day))
    return _published(day, local.hour, local.minute, Provenance.META, not_after)


def on_day(day: tuple[str | None, ...], *, not_after: datetime | None = None) -> Published | None:
    """The year, month and, if it is known, day that a URL names; None for a date that is refused."""
    return _published(day, 0, 0, Provenance.URL, not_after)


def path_of(url: str) -> str:
    """A URL's path; empty where there is none."""
    try:
        return urlsplit(url).path
    except ValueError:  # a bracket in the host
        return ""


def _plain(text: str) -> str:
    """A text with look-alikes, numerals and short years written as a date is."""
    plain = in_digits(unicodedata.normalize("NFKC", text.translate(_LOOKALIKES)))
    return _SHORT_YEAR.sub(_with_century, plain) if "-" in plain else plain


def _with_century(found: re.Match[str]) -> str:
    return f"{found[1]}{20 if int(found[2]) < _THIS_CENTURY else 19}"


def _clock(found: re.Match[str]) -> tuple[int, int]:
    hour = int(found["hour"] or 0)
    said = f"{found['between'] or ''}{found['half_behind'] or ''}"
    if _AFTERNOON.search(said):
        hour = to_24_hours(hour, "PM")
    elif _MORNING.search(said):
        hour = to_24_hours(hour, "AM")
    return hour, int(found["minute"] or 0)


def _zone(found: re.Match[str]) -> str | None:
    """The zone, where no range of hours can be meant (09:30-11:00): in ISO's form with T, or + or Z behind seconds."""
    zone = found["zone"] or ""
    is_stamp = found["between"] == "T" or (found["second"] and not zone.startswith("-"))
    return zone if is_stamp else None


def _published(
    day: tuple[str | None, ...],
    hour: int,
    minute: int,
    provenance: Provenance,
    not_after: datetime | None,
    zone: str | None = None,
) -> Published | None:
    """The record, or None for a date that is refused. An impossible or midnight hour leaves the day."""
    year, month, date = day
    precision = Precision.DAY if date else Precision.MONTH
    try:
        local = datetime(int(year or 0), int(month or 0), int(date or 1))
        if (hour or minute) and hour < 24 and minute < 60:  # 00:00 is what a CMS prints when it knows no hour
            local = shifted(local.replace(hour=hour, minute=minute), zone)
            precision = Precision.MINUTE if local.hour or local.minute else Precision.DAY
    except (ValueError, OverflowError):
        return None
    if local < EARLIEST or (not_after is not None and local > not_after):
        return None
    return Published(local, precision, provenance)
