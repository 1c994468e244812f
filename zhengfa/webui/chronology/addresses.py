"""The address of a timeline ↔ a query and a place in time, and the searches one click away from it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from zhengfa.indexer.language.limits import MAX_LENGTH
from zhengfa.indexer.language.tree import Phrase, TextField
from zhengfa.indexer.language.unparsing import unparse
from zhengfa.indexer.limits import first_day, last_day
from zhengfa.indexer.query import UNKNOWN, FacetName, Query, Sort
from zhengfa.webui.arguments import short
from zhengfa.webui.urls import Args, ArgumentError, dated, from_args, to_args

_PLACE = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: a query, and a month (2021-07) or day of it; "" where it leaves that open.

    Of some articles only the month is known: they stand on a day of their own, which is called as the month.
    """

    query: Query
    month: str = ""
    day: str = ""


def read_address(args: MultiDict[str, str]) -> Asked:
    """What the arguments of an address ask for; raises ArgumentError."""
    query = replace(from_args(args), offset=0)
    try:
        day = _place("day", args.get("day", ""))
        month = day[:7] or _place("month", args.get("month", ""))
    except ValueError as error:
        raise ArgumentError([str(error)], query, query.text, timeline_url(query)) from error
    return Asked(query, month[:7], day)


def timeline_url(query: Query, *, month: str = "", day: str = "", picture: str = "", is_whole: bool = False) -> str:
    """The address of a query's timeline, at a month or a day, or of its picture as svg or png."""
    # The order in time is the page's own.
    args: Args = {name: values for name, values in to_args(query).items() if name not in ("sort", "page")}
    args |= {"day": [day]} if day else {"month": [month]} if month else {}
    return url_for(f"timeline.{picture or 'page'}", **args, _external=is_whole)  # type: ignore[arg-type]  # lists repeat


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses of one timeline's months and days; they are many, and share their beginning."""

    base: str
    period_of: Callable[[str], str]  # what is shown together with a month

    def month(self, month: str) -> str:
        """The address of a month, and of its place where a page shows more than it."""
        place = f"#g{month}" if self.period_of(month) != month else ""
        return f"{self._begun}month={month}{place}"

    def day(self, day: str) -> str:
        """The address of a day, and of its place on the page."""
        return f"{self._begun}day={day}#d{day}"

    @property
    def _begun(self) -> str:
        return f"{self.base}{'&' if '?' in self.base else '?'}"


def within(query: Query, period: str, lane: tuple[FacetName, str] | None = None) -> Query:
    """The search for what a query finds on a day, in a month or a year, or at any known time, and in one lane."""
    changes: dict[str, Any] = {lane[0].value: (lane[1],)} if lane else {}
    limited = replace(query, sort=Sort.OLDEST, **changes)
    if not period:
        dated_ones = dict.fromkeys((*query.excluded, (FacetName.YEAR, UNKNOWN)))
        return limited if query.since or query.until else replace(limited, excluded=tuple(dated_ones))
    first, last = first_day(period), last_day(period)
    return dated(limited, max(query.since or first, first), min(query.until or last, last))


def undated(query: Query) -> Query:
    """The search for what a query finds without a date."""
    return replace(query, year=(UNKNOWN,), sort=Sort.NEWEST)


def same_headline(headline: str) -> Query | None:
    """The search for articles of exactly this headline; None where it is too long for a query."""
    text = unparse(Phrase(headline, TextField.TITLE))
    return Query(text, sort=Sort.OLDEST) if len(text) <= MAX_LENGTH else None


def last_of(month: str) -> str:
    """The last day of 2021-07."""
    return last_day(month).isoformat()


def _place(name: str, typed: str) -> str:
    """2021-07 or 2021-07-13; raises ValueError."""
    found = _PLACE.fullmatch(typed)
    try:
        if found:
            date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        found = None
    if typed and not found:
        form = "2021-07-13" if name == "day" else "2021-07"
        raise ValueError(_("%(name)s 不能是“%(value)s”：要写 %(form)s。", name=name, value=short(typed), form=form))
    return typed
