"""Months and days in words, as the reader's language has them."""

from datetime import date

from babel.dates import format_date, format_skeleton
from flask_babel import gettext as _

from zhengfa.webui.labels.times import year_month_text, year_text
from zhengfa.webui.labels.tongues import present_language


def period_name(period: str) -> str:
    """2021-07 → 2021年7月, July 2021; 2021 → 2021年, 2021; "" is all time."""
    if not period:
        return str(_("全部年份"))
    first = date.fromisoformat(f"{period}-01-01"[:10])
    return year_text(first) if len(period) == len("2021") else year_month_text(first)


def month_short(month: str) -> str:
    """2021-07 → 7月, Jul."""
    return _skeleton("MMM", f"{month}-01")


def day_name(day: str, period: str = "2021-07") -> str:
    """2021-07-13 → 7月13日, July 13; with its year, if the period that is shown is all time.

    Of 2021-07 no day is known: it is called as its month, unless only that is shown.
    """
    if len(day) == len("2021-07"):
        return str(_("%(month)s，日期不详", month=period_name(day)))
    return _skeleton("MMMMd" if period else "yMMMMd", day)


def weekday_name(day: str) -> str:
    """2021-07-13 → 星期二, Tuesday."""
    return format_date(date.fromisoformat(day), "EEEE", present_language())


def weekday_letter(day: str) -> str:
    """2021-07-13 → 二, T."""
    return format_date(date.fromisoformat(day), "EEEEE", present_language())


def _skeleton(form: str, day: str) -> str:
    return format_skeleton(form, date.fromisoformat(day), locale=present_language())


FILTERS = {
    "period_name": period_name,
    "month_short": month_short,
    "day_name": day_name,
    "weekday_name": weekday_name,
    "weekday_letter": weekday_letter,
}
