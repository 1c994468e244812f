"""The search page, which is the start page too."""

from flask import Blueprint, render_template, request

from zhengfa.archive.errors import QueryError
from zhengfa.indexer.language.explaining import explain
from zhengfa.indexer.language.tree import Node, Phrase, Text
from zhengfa.indexer.query import Query, Result, Sort
from zhengfa.webui.facets import chips_of, facets_of
from zhengfa.webui.labels.articles import UNDATED, UNTITLED
from zhengfa.webui.labels.facets import SORTS
from zhengfa.webui.mistakes import mistake_text
from zhengfa.webui.named import named_by
from zhengfa.webui.pager import pager_of
from zhengfa.webui.services import services
from zhengfa.webui.urls import from_args, on_page, search_url, sorted_by, texted, without_filters

blueprint = Blueprint("search", __name__)


@blueprint.get("/")
def page() -> str | tuple[str, int]:
    """What was searched for; without a text and filters, the newest of everything."""
    query = from_args(request.args)
    try:
        result = services().search(query)
    except QueryError as error:
        return _unreadable(query, error), 400
    return _results(query, result)


def _results(query: Query, result: Result) -> str:
    portals = services().portals
    chips = chips_of(query, portals)
    pager = pager_of(result.total, query.offset, query.limit, lambda page: search_url(on_page(query, page)))
    return render_template(
        "search/start.html" if not query.text and not chips and pager.page == 1 else "search/results.html",
        query=query,
        result=result,
        chips=chips,
        unfiltered=without_filters(query),
        facets=facets_of(result, query, portals),
        pager=pager,
        sorts=_sorts(query, result.sort),
        meaning=_meaning(result.tree),
        named=named_by(result.tree, query, services().register),
        suggestions=[(suggestion, texted(query, suggestion)) for suggestion in result.suggestions],
        UNDATED=UNDATED,
        UNTITLED=UNTITLED,
    )


def _meaning(tree: Node | None) -> str:
    """How a query was understood, in words; nothing for a word or a phrase, of which everybody knows."""
    if tree is None or (isinstance(tree, Text | Phrase) and tree.field is None):
        return ""
    return explain(tree)


def _sorts(query: Query, present: Sort) -> list[tuple[str, Query, bool]]:
    """The orders to choose from: label, query, whether it is the present one.

    No relevance without a text, nor where all that was found is equally relevant.
    """
    is_ranked = query.text and (query.sort is not Sort.RELEVANCE or present is Sort.RELEVANCE)
    sorts = [sort for sort in Sort if is_ranked or sort is not Sort.RELEVANCE]
    return [(SORTS[sort], sorted_by(query, sort), sort is present) for sort in sorts]


def _unreadable(query: Query, error: QueryError) -> str:
    at = min(max(error.position, 0), len(query.text))
    parts = (query.text[:at], query.text[at : at + error.length], query.text[at + error.length :])
    what, advice = mistake_text(error)
    repaired = texted(query, error.repaired) if error.repaired else None
    return render_template(
        "search/unreadable.html",
        query=query,
        what=what,
        advice=advice,
        parts=parts,
        position=at + 1,
        repaired=repaired,
    )
