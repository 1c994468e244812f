"""Months and days in words, as the reader's language has them."""

from datetime import date

from babel.dates import format_date, format_skeleton
from flask_babel import gettext as _

from zhengfa.webui.labels.times import year_month_text
from zhengfa.webui.labels.tongues import present_language


def month_name(month: str) -> str:
    """2021-07 → 2021年7月, July 2021."""
    return year_month_text(date.fromisoformat(f"{month}-01"))


def month_short(month: str) -> str:
    """2021-07 → 7月, Jul."""
    return _skeleton("MMM", f"{month}-01")


def day_name(day: str) -> str:
    """2021-07-13 → 7月13日, July 13; 2021-07, of which no day is known, says so."""
    return str(_("只知道月份")) if len(day) == len("2021-07") else _skeleton("MMMMd", day)


def weekday_name(day: str) -> str:
    """2021-07-13 → 星期二, Tuesday; nothing for a month."""
    return "" if len(day) == len("2021-07") else format_date(date.fromisoformat(day), "EEEE", present_language())


def weekday_letter(day: str) -> str:
    """2021-07-13 → 二, T."""
    return format_date(date.fromisoformat(day), "EEEEE", present_language())


def _skeleton(form: str, day: str) -> str:
    return format_skeleton(form, date.fromisoformat(day), locale=present_language())


FILTERS = {
    "month_name": month_name,
    "month_short": month_short,
    "day_name": day_name,
    "weekday_name": weekday_name,
    "weekday_letter": weekday_letter,
}
