"""The form of a search: filled by a query, and written back into one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from flask import Blueprint, Response, redirect, render_template, request, url_for

from zhengfa.archive.errors import QueryError
from zhengfa.indexer.language.provinces import PROVINCES
from zhengfa.indexer.query import Query
from zhengfa.webui.form import Form, form_of, lifted, query_text, read_form
from zhengfa.webui.mistakes import mistake_text
from zhengfa.webui.ranges import TypedRange, range_of
from zhengfa.webui.services import services
from zhengfa.webui.urls import ArgumentError, form_url, from_args, kept_args, search_url, texted

blueprint = Blueprint("form", __name__)


@blueprint.get("/search/form")
def page() -> str:
    """The form that says what a query says. What cannot be read stands in its last field as it was typed."""
    query = from_args(request.args)
    try:
        query, tree = lifted(query, services().parse(query.text))
    except QueryError as error:
        return _page(query, Form(rest=query.text), error, _rewritten(query, error))
    return _page(query, form_of(tree))


@blueprint.get("/search/form/query")
def write() -> Response | tuple[str, int]:
    """Write the form into a query, and go to what it finds."""
    form = read_form(request.args)
    try:
        text = query_text(form, services().names)
    except QueryError as error:  # in the last field
        return _page(_filters(), form, error, _put_right(error)), 400
    try:
        services().parse(text)
        query = _filtered(text)
    except QueryError as error:
        return _page(_filters(), form, error, _rewritten(_filters(), error)), 400
    except ArgumentError as error:
        problems = [problem for problem in error.problems if problem not in error.days.values()]
        return _page(error.working, form, problems=problems, wrong_days=error.days), 400
    return redirect(search_url(query))  # type: ignore[return-value]  # werkzeug's own class, which Flask's is


def _filtered(text: str) -> Query:
    """A text with the filters of the present address; raises ArgumentError."""
    args = request.args.copy()
    args["q"] = text
    return from_args(args)


def _filters() -> Query:
    try:
        return _filtered("")
    except ArgumentError as error:
        return error.working


def _rewritten(query: Query, error: QueryError) -> str:
    """The address of the form that says what a query says when it is put right."""
    return form_url(texted(query, error.repaired)) if error.repaired else ""


def _put_right(error: QueryError) -> str:
    """The address of what the present form finds when its last field is put right."""
    fields = {**request.args.to_dict(flat=False), "form.rest": [error.repaired]}
    return url_for("form.write", **fields) if error.repaired else ""  # type: ignore[arg-type]  # lists repeat


def _page(
    query: Query,
    form: Form,
    error: QueryError | None = None,
    address: str = "",
    *,
    problems: Sequence[str] = (),
    wrong_days: Mapping[str, str] = MappingProxyType({}),
) -> str:
    what, advice = mistake_text(error) if error else ("", "")
    known, typed = range_of(query), request.args
    portals = services().portals.values()
    provinces = dict.fromkeys((*PROVINCES, *(portal.province for portal in portals), *query.province))
    named = {portal.id: portal.name for portal in portals if portal.channels or portal.id in query.portal}
    return render_template(
        "search/form.html",
        query=query,
        form=form,
        typed=query.text,
        problems=[*problems, *filter(None, (what, advice))],
        repaired=error.repaired if error else None,
        repaired_address=address,
        provinces=[(province, province) for province in provinces],
        portals=[*named.items(), *((one, one) for one in query.portal if one not in named)],
        range=TypedRange(typed.get("since", "") or known.since, typed.get("until", "") or known.until, wrong_days),
        kept=kept_args(replace(query, province=(), portal=(), since=None, until=None)),
    )
