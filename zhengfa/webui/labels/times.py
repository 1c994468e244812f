"""How times are shown: in sentences as each language has it, in lists as ISO 8601, which reads alike in all of them."""

from datetime import UTC, date, datetime

from babel.dates import format_skeleton
from flask_babel import gettext as _

from zhengfa.archive.clock import SHANGHAI
from zhengfa.webui.labels.tongues import present_language


def local_text(iso: str) -> str:
    """A publication time of `iso_local` for people: 2021-07-13 09:56, 2021-07-13 or 2021-07."""
    return iso[:16].replace("T", " ")


def utc_text(moment: datetime) -> str:
    """An instant for people: UTC first, since that is what the WARC holds, then Beijing time."""
    utc, local = (f"{one:%Y-%m-%d %H:%M:%S}" for one in (moment.astimezone(UTC), moment.astimezone(SHANGHAI)))
    return str(_("%(utc)s UTC（北京时间 %(local)s）", utc=utc, local=local))


def china_day(moment: datetime) -> str:
    """The day of an instant, as it is in China: 2021-07-13."""
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d}"


def span_text(first: str | None, last: str | None) -> str:
    """From day to day: 2019-07-04 至 2021-04-20."""
    if not first or not last:
        return first or last or str(_("时间不明"))
    return first if first == last else str(_("%(first)s 至 %(last)s", first=first, last=last))


def day_text(day: date) -> str:
    """A day of a year that is known: 11月3日."""
    return format_skeleton("MMMd", day, locale=present_language())


def month_text(day: date) -> str:
    """The month of a day, of a year that is known: 11月."""
    return format_skeleton("MMM", day, locale=present_language())


def year_month_text(day: date) -> str:
    """The month of a day: 2026年11月."""
    return format_skeleton("yMMMM", day, locale=present_language())


def year_text(day: date) -> str:
    """The year of a day: 2026年."""
    return format_skeleton("y", day, locale=present_language())


FILTERS = {
    "china_day": china_day,
    "day_text": day_text,
    "local_text": local_text,
    "month_text": month_text,
    "span_text": span_text,
    "utc_text": utc_text,
}
