"""The page of one facet: all its values, and those that hold what is typed."""

from dataclasses import replace

from flask import Blueprint, abort, render_template, request, url_for
from flask_babel import gettext as _

from zhengfa.indexer.folding import fold
from zhengfa.indexer.query import FacetName, Query
from zhengfa.indexer.script import simplify
from zhengfa.webui.facets import chips_of, choices_of, ranked, value_label
from zhengfa.webui.labels.facets import FACETS
from zhengfa.webui.pager import pager_of
from zhengfa.webui.services import services
from zhengfa.webui.urls import facet_url, from_args, on_page, to_args, without_filters

PAGE = 100  # values a page

blueprint = Blueprint("facet", __name__)


@blueprint.get("/facet/<name>")
def page(name: str) -> str:
    """All values that a query's articles have in one facet. `page` counts pages of values here."""
    if name not in set(FacetName):
        abort(404, _("没有这个分面。"))
    facet, asked = FacetName(name), from_args(request.args)
    query, portals = replace(asked, offset=0), services().portals
    found = services().count(replace(query, facets=(facet,), has_all_values=True)).facets[facet]
    wanted = request.args.get("find", "").strip()
    values = [bucket for bucket in found if _holds(value_label(facet, bucket.value, portals), wanted)]
    start = asked.offset // asked.limit * PAGE
    pager = pager_of(len(values), start, PAGE, lambda page: _address(facet, on_page(asked, page), wanted))
    return render_template(
        "search/facet.html",
        query=query,
        name=facet,
        label=FACETS[facet],
        chips=chips_of(query, portals),
        unfiltered=without_filters(query),
        wanted=wanted,
        count=len(values),
        choices=choices_of(facet, ranked(facet, values, query)[start : start + PAGE], query, portals),
        pager=pager,
        every=facet_url(facet, query),
    )


def _holds(label: str, wanted: str) -> bool:
    return fold(simplify(wanted)) in fold(simplify(str(label)))


def _address(facet: FacetName, query: Query, wanted: str) -> str:
    found = {"find": wanted} if wanted else {}
    return url_for("facet.page", name=facet, **found, **to_args(query))  # type: ignore[arg-type]
