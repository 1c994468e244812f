"""The form of the page of officials ↔ request arguments, and what it asks of the register."""

from dataclasses import asdict, dataclass, replace

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict

from zhengfa.indexer.limits import first_day, first_text, last_day, last_text
from zhengfa.indexer.query import Query
from zhengfa.indexer.regions.records import Region
from zhengfa.indexer.register.listing import PAGE, Wanted
from zhengfa.webui.arguments import Reading, page_number, short
from zhengfa.webui.urls import ArgumentError

LONGEST = 60  # characters of a field: a title in full has thirty
_ENDS = {"since": lambda typed: first_text(first_day(typed)), "until": lambda typed: last_text(last_day(typed))}
_FIELDS = {"name": _("姓名"), "post": _("职务"), "region": _("地区"), "since": _("起始"), "until": _("截止")}


@dataclass(frozen=True, slots=True)
class Form:
    """What is typed in, with days as 2021, 2021-07 or 2021-07-13, and the page."""

    name: str = ""
    post: str = ""
    region: str = ""  # as typed, or a region's id
    since: str = ""
    until: str = ""
    page: int = 1

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for, so that all officials are listed."""
        return replace(self, page=1) == Form()


def from_args(args: MultiDict[str, str]) -> Form:
    """The form that an address holds; raises ArgumentError naming every value that is wrong."""
    reading = Reading()
    typed = {name: " ".join(args.get(name, "").split()) for name in _FIELDS}
    values = {name: reading.read(_text, name, value, default="") for name, value in typed.items()}
    for name in _ENDS:
        values[name] = reading.read(_day, name, values[name], default="")
    values["until"] = reading.read(_last, values["since"], values["until"], default="")
    form = Form(**values, page=reading.read(page_number, args.get("page", "1"), default=1))
    if reading.problems:
        raise ArgumentError(reading.problems, Query(), "", officials_url(replace(form, page=1)))
    return form


def to_args(form: Form) -> dict[str, str]:
    """The arguments that `from_args` reads back as this form; what is empty is left out."""
    page = str(form.page) if form.page > 1 else ""
    return {name: value for name, value in {**asdict(form), "page": page}.items() if value}


def officials_url(form: Form) -> str:
    """The address of the page that lists what a form asks for."""
    return url_for("officials.page", **to_args(form))  # type: ignore[arg-type]  # all of them are arguments


def to_wanted(form: Form, region: Region | None) -> Wanted:
    """What a form asks of the register, its region being known."""
    return Wanted(form.name, form.post, region, form.since, form.until, (form.page - 1) * PAGE, PAGE)


def _text(name: str, typed: str) -> str:
    if len(typed) > LONGEST:
        told = {"field": _FIELDS[name], "name": name, "length": len(typed), "most": LONGEST}
        raise ValueError(gettext("%(field)s %(name)s 太长：%(length)s 个字符，最多 %(most)s 个。", **told))
    return typed


def _day(name: str, typed: str) -> str:
    """2021-07-13, or as much of it as says the same, in whatever form it was typed."""
    try:
        return _ENDS[name](typed) if typed else ""
    except ValueError as error:
        told = {"field": _FIELDS[name], "name": name, "value": short(typed)}
        advice = gettext("%(field)s %(name)s 不能是“%(value)s”：要写 2021、2021-07 或 2021-07-13。", **told)
        raise ValueError(advice) from error


def _last(since: str, until: str) -> str:
    if since and until and since[: len(until)] > until:
        told = {"since": since, "until": until}
        raise ValueError(gettext("起始 since %(since)s 晚于截止 until %(until)s：请把较早的写在前面。", **told))
    return until
