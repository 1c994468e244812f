"""Request arguments ↔ Query, and the queries one click away. Pure, but for `search_url`."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from urllib.parse import quote_plus

from flask import g, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from zhengfa.indexer.language.limits import MAX_LENGTH
from zhengfa.indexer.limits import Excluded, excluded_text, first_day, first_text, last_day, last_text, to_excluded
from zhengfa.indexer.query import PAGE_SIZE, UNKNOWN, FacetName, Query, Sort
from zhengfa.webui.arguments import Reading, page_number, short
from zhengfa.webui.labels.tongues import listed

MOST_EXCLUDED = 50  # values: more than anybody clicks away

_SAFE = "!$'()*,/:;?@"  # characters that need no escape in an address, as Werkzeug has them
_FACETS = tuple(name.value for name in FacetName)

Args = dict[str, list[str]]


class ArgumentError(BadRequest):
    """The address of a page holds values that mean nothing.

    `working` is the query without them; `address`, where the page is no search, is the page's own without them. `days`
    is what is wrong with `since` and `until`, which stands among the problems too.
    """

    def __init__(
        self,
        problems: list[str],
        working: Query,
        text: str,
        address: str = "",
        days: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems
        self.days = days
        self.working = working
        self.text = text
        self.address = address


def from_args(args: MultiDict[str, str]) -> Query:
    """The query that a search page's address holds; raises ArgumentError naming every value that is wrong."""
    reading = Reading()
    typed = args.get("q", "").strip()
    text = reading.read(_text, typed, default="")
    since, until, wrong_days = _range(args)
    query = Query(
        text=text,
        **{name.value: reading.read(_checked, name, _values(args, name), default=()) for name in FacetName},
        excluded=reading.read(_excluded, args.getlist("not"), default=()),
        since=since,
        until=until,
        sort=reading.read(_sort, args.get("sort", ""), text, default=default_sort(text)),
        offset=(reading.read(page_number, args.get("page", "1"), default=1) - 1) * PAGE_SIZE,
    )
    if problems := [*reading.problems, *wrong_days.values()]:
        raise ArgumentError(problems, replace(query, offset=0), typed, days=wrong_days)
    return query


def to_args(query: Query) -> Args:
    """The arguments that `from_args` reads back as this query; what is the default is left out."""
    page = query.offset // query.limit + 1
    args = {
        "q": [query.text] if query.text else [],
        **{name: list(getattr(query, name)) for name in _FACETS},
        "not": list(map(excluded_text, query.excluded)),
        "since": [first_text(query.since)] if query.since else [],
        "until": [last_text(query.until)] if query.until else [],
        "sort": [query.sort.value] if query.sort != default_sort(query.text) else [],
        "page": [str(page)] if page > 1 else [],
    }
    return {name: values for name, values in args.items() if values}


def kept_args(query: Query) -> list[tuple[str, str]]:
    """The arguments that stay when another text is typed: filters and order."""
    kept = {name: values for name, values in to_args(query).items() if name not in ("q", "page")}
    return [(name, value) for name, values in kept.items() for value in values]


def all_args(query: Query) -> list[tuple[str, str]]:
    """The arguments of everything that a query finds, one after the other, as the fields of a form have them."""
    return [(name, value) for name, values in to_args(replace(query, offset=0)).items() for value in values]


def facet_url(name: FacetName, query: Query) -> str:
    """The address of the page that lists all values of a facet."""
    return url_for("facet.page", name=name, **to_args(replace(query, offset=0)))  # type: ignore[arg-type]


def form_url(query: Query) -> str:
    """The address of the form that says what a query says."""
    return url_for("form.page", **to_args(replace(query, offset=0)))  # type: ignore[arg-type]


def search_url(query: Query) -> str:
    """The address of the search page that shows a query."""
    # Hundreds of them stand on a page: what makes them all alike is made once.
    base: str = g.get("search_base") or url_for("search.page")
    g.search_base = base
    args = to_args(query)
    pairs = [f"{name}={_escaped(value)}" for name, values in args.items() for value in values]
    return f"{base}?{'&'.join(pairs)}" if pairs else base


@lru_cache(maxsize=2**14)
def _escaped(value: str) -> str:
    """A value as an address holds it: those of a query stand in every link of its page."""
    return quote_plus(value, safe=_SAFE)


def export_url(query: Query) -> str:
    """The address of the page that offers all that a query finds as files."""
    return url_for("export.page", **to_args(replace(query, offset=0)))  # type: ignore[arg-type]


def default_sort(text: str) -> Sort:
    """The order when none is asked for: without a text, nothing is more relevant than the newest."""
    return Sort.RELEVANCE if text else Sort.NEWEST


def active(query: Query, name: FacetName) -> tuple[str, ...]:
    """The values that a query is filtered by in one facet."""
    values: tuple[str, ...] = getattr(query, name.value)
    return values


def toggle(query: Query, name: FacetName, value: str) -> Query:
    """The query with a filter added, or taken off if it is on; from the first page."""
    values = active(query, name)
    changed = tuple(v for v in values if v != value) if value in values else (*values, value)
    changes: dict[str, Any] = {name.value: changed}
    excluded = tuple(one for one in query.excluded if one != (name, value))
    return replace(query, offset=0, excluded=excluded, **changes)


def exclude(query: Query, name: FacetName, value: str) -> Query:
    """The query without what has a value, or no longer so if it was; from the first page."""
    one = (name, value)
    changed = tuple(x for x in query.excluded if x != one) if one in query.excluded else (*query.excluded, one)
    kept: dict[str, Any] = {name.value: tuple(v for v in active(query, name) if v != value)}
    return replace(query, offset=0, excluded=changed, **kept)


def dated(query: Query, since: date | None, until: date | None) -> Query:
    """The query between other days; from the first page."""
    return replace(query, offset=0, since=since, until=until)


def without_filters(query: Query) -> Query:
    """The query with all filters taken off; from the first page."""
    nothing: dict[str, Any] = {name.value: () for name in FacetName}
    return replace(query, offset=0, excluded=(), since=None, until=None, **nothing)


def sorted_by(query: Query, sort: Sort) -> Query:
    """The query in another order; from the first page."""
    return replace(query, sort=sort, offset=0)


def texted(query: Query, text: str) -> Query:
    """The query with another text; from the first page."""
    return replace(query, text=text, offset=0)


def on_page(query: Query, page: int) -> Query:
    """The query on another page."""
    return replace(query, offset=(page - 1) * query.limit)


def _values(args: MultiDict[str, str], name: FacetName) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in args.getlist(name.value) if value))


def _text(typed: str) -> str:
    if len(typed) > MAX_LENGTH:
        raise ValueError(
            _("查询太长：%(count)s 个字符，最多 %(limit)s 个。请缩短后再查。", count=len(typed), limit=MAX_LENGTH)
        )
    return typed


def _checked(name: FacetName, values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values if name is FacetName.YEAR else ():
        if value != UNKNOWN and not re.fullmatch("[0-9]{4}", value):
            raise ValueError(
                _("年份 year 不能是“%(value)s”：要写四位数字，如 2021，或 unknown（未知）。", value=short(value))
            )
    return values


def _excluded(typed: list[str]) -> tuple[Excluded, ...]:
    try:
        excluded = tuple(dict.fromkeys(to_excluded(one) for one in typed if one))
    except ValueError as error:
        form = _("排除 not 不能是“%(value)s”：要写分面和值，如 province:贵州。", value=short(str(error)))
        raise ValueError(form) from error
    if len(excluded) > MOST_EXCLUDED:
        raise ValueError(_("排除 not 太多：最多 %(limit)s 个。", limit=MOST_EXCLUDED))
    return excluded


def _range(args: MultiDict[str, str]) -> tuple[date | None, date | None, dict[str, str]]:
    """The first and the last day that are asked for, None for what is wrong, and what is wrong by its name."""
    days, problems = dict[str, date | None](), dict[str, str]()
    for name in ("since", "until"):
        try:
            days[name] = _day(name, args.get(name, ""))
        except ValueError as error:
            days[name], problems[name] = None, str(error)
    since, until = days.values()
    if since and until and since > until:
        told = {"since": first_text(since), "until": last_text(until)}
        problems["until"] = _("起始 since %(since)s 晚于截止 until %(until)s：请把较早的写在前面。", **told)
        return None, None, problems
    return since, until, problems


def _day(name: str, typed: str) -> date | None:
    read = {"since": first_day, "until": last_day}[name]
    try:
        return read(typed) if typed.strip() else None
    except ValueError as error:
        advice = _("日期 %(name)s 不能是“%(value)s”：要写 2021、2021-07 或 2021-07-13。", name=name, value=short(typed))
        raise ValueError(advice) from error


def _sort(value: str, text: str) -> Sort:
    if value and value not in set(Sort):
        raise ValueError(_("排序 sort 不能是“%(value)s”：可用 %(known)s。", value=short(value), known=listed(Sort)))
    return Sort(value) if value else default_sort(text)
