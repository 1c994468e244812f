"""The month or year that a page of coverage shows ↔ request arguments."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from zhengfa.archive.tallies import DaySpan
from zhengfa.webui.arguments import short
from zhengfa.webui.labels.times import year_month_text, year_text

_FIRST_YEAR = 1990  # before there were portals


@dataclass(frozen=True, slots=True)
class Period:
    """A month, or a whole year."""

    year: int
    month: int | None = None

    @property
    def span(self) -> DaySpan:
        """Its days."""
        return DaySpan(date(self.year, self.month or 1, 1), _after(self.year, self.month) - timedelta(days=1))

    @property
    def args(self) -> dict[str, str]:
        """The arguments of an address that ask for it."""
        return {"month": f"{self.year}-{self.month:02}"} if self.month else {"year": str(self.year)}

    @property
    def label(self) -> str:
        """Its name: 2026年11月."""
        return year_month_text(self.span.first) if self.month else year_text(self.span.first)

    @property
    def whole_year(self) -> "Period":
        """The year that it is in."""
        return Period(self.year)

    @property
    def months(self) -> tuple["Period", ...]:
        """The months of its year."""
        return tuple(Period(self.year, month) for month in range(1, 13))

    def moved(self, by: int) -> "Period":
        """The one before or after it."""
        if self.month is None:
            return Period(self.year + by)
        years, month = divmod(self.year * 12 + self.month - 1 + by, 12)
        return Period(years, month + 1)


def month_of(day: date) -> Period:
    """The month of a day."""
    return Period(day.year, day.month)


def read_period(args: MultiDict[str, str], today: date) -> Period:
    """The period that an address asks for: this month, if none; raises ValueError."""
    typed = args.get("month", "") or args.get("year", "")
    pattern = "([0-9]{4})-([0-9]{2})" if args.get("month") else "([0-9]{4})"
    if not typed:
        return month_of(today)
    found = re.fullmatch(pattern, typed)
    numbers = [int(number) for number in found.groups()] if found else []
    if not found or not _FIRST_YEAR <= numbers[0] <= today.year + 1 or not all(1 <= one <= 12 for one in numbers[1:]):
        told = {"value": short(typed), "first": str(_FIRST_YEAR)}
        if args.get("month"):
            raise ValueError(
                _("月份 month 不能是“%(value)s”：要写 month=2026-11 或 year=2026，不早于 %(first)s 年。", **told)
            )
        raise ValueError(
            _("年份 year 不能是“%(value)s”：要写 month=2026-11 或 year=2026，不早于 %(first)s 年。", **told)
        )
    return Period(*numbers)


def _after(year: int, month: int | None) -> date:
    if month is None or month == 12:
        return date(year + 1, 1, 1)
    return date(year, month + 1, 1)
