"""The search page, which is the start page too.

Its list is sent first; then the histogram and the facets of one value an article; then those of several, officials and
posts, which take ten times as long to count. They stand in this order in the page, wherever the style sheet puts them.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, current_app, render_template, request, stream_with_context

from zhengfa.archive.errors import QueryError, ZhengfaError
from zhengfa.health.collected import Collected
from zhengfa.indexer.language.explaining import Language, explain
from zhengfa.indexer.language.tree import Node, Phrase, Text
from zhengfa.indexer.mapping import SEVERAL
from zhengfa.indexer.meant import portals_meant
from zhengfa.indexer.query import FacetName, Query, Result, Sort
from zhengfa.webui.facets import chips_of, facets_of
from zhengfa.webui.histogram import asked_days, histogram_of, interval_of
from zhengfa.webui.labels.articles import UNDATED, UNTITLED
from zhengfa.webui.labels.facets import SORTS
from zhengfa.webui.labels.tongues import present_language
from zhengfa.webui.mistakes import mistake_text
from zhengfa.webui.named import named_by
from zhengfa.webui.pager import pager_of
from zhengfa.webui.ranges import TypedRange, quick_ranges, range_of
from zhengfa.webui.services import services
from zhengfa.webui.urls import ArgumentError, dated, from_args, on_page, search_url, sorted_by, texted, without_filters
from zhengfa.webui.widening import ways_of

# Where the page waits for what is counted; no text on a page can hold them.
COUNTS, SEVERAL_COUNTS = "<!-- counts -->", "<!-- counts of several -->"
_SEVERAL = tuple(name for name in FacetName if name.value in SEVERAL)
_SINGLE = tuple(name for name in FacetName if name not in _SEVERAL)

blueprint = Blueprint("search", __name__)


@blueprint.get("/")
def page() -> Response | tuple[str, int]:
    """What was searched for; without a text and filters, the newest of everything."""
    try:
        query = from_args(request.args)
    except ArgumentError as error:
        if len(error.days) < len(error.problems):
            raise
        return _misdated(error), 400
    try:
        result = services().search(replace(query, facets=()))
    except QueryError as error:
        return _unreadable(query, error), 400
    several = [services().count_beside(replace(query, facets=(name,))) for name in _SEVERAL]
    return Response(stream_with_context(_in_turn(query, result, _list(query, result), several)))


def _in_turn(query: Query, result: Result, listed: str, several: Iterable[Future[Result]]) -> Iterator[str]:
    before, _, after = listed.partition(COUNTS)
    yield before
    counts, _, rest = _counts(query, result.tree).partition(SEVERAL_COUNTS)
    yield counts
    if rest:
        yield _several(query, several)
    yield rest + after


def _list(query: Query, result: Result) -> str:
    """The page, but for its counts."""
    portals, today = services().portals, services().today()
    chips = chips_of(query, portals)
    pager = pager_of(result.total, query.offset, query.limit, lambda page: search_url(on_page(query, page)))
    return render_template(
        "search/start.html" if not query.text and not chips and pager.page == 1 else "search/results.html",
        query=query,
        result=result,
        chips=chips,
        unfiltered=without_filters(query),
        undated=dated(query, None, None),
        range=range_of(query),
        ranges=quick_ranges(query, today),
        pager=pager,
        sorts=_sorts(query, result.sort),
        meaning=_meaning(result.tree),
        named=named_by(result.tree, query, services().register),
        suggestions=[(suggestion, texted(query, suggestion)) for suggestion in result.suggestions],
        ways=_ways(query, result),
        COUNTS=COUNTS,
        UNDATED=UNDATED,
        UNTITLED=UNTITLED,
    )


def _counts(query: Query, tree: Node | None) -> str:
    """Facets and histogram; what is wrong with them is said in their place, since the list is out already."""
    try:
        return render_template("search/counts.html", query=query, **_single(query, tree))
    except ZhengfaError as error:
        current_app.logger.error("%s", error)
        return render_template("search/uncounted.html", query=query)


def _single(query: Query, tree: Node | None) -> dict[str, Any]:
    here = services()
    today, portals = here.today(), here.portals
    asked = asked_days(query, tree, today)
    counted = here.count(replace(query, facets=_SINGLE, interval=interval_of(asked)))
    collected = _collected()
    meant = portals_meant(query, tree, portals, collected.days)
    return {
        "SEVERAL_COUNTS": SEVERAL_COUNTS,
        "facets": facets_of(counted.facets, query, portals),
        "histogram": histogram_of(counted.histogram, query, asked, collected, meant),
        "portal_count": len(meant),
    }


def _several(query: Query, results: Iterable[Future[Result]]) -> str:
    """The facets of which an article has several values; each is counted by itself, since that takes long."""
    try:
        counted = [facet for one in results for facet in one.result().facets.items()]
    except ZhengfaError as error:
        current_app.logger.error("%s", error)
        return render_template("search/uncounted_several.html", query=query)
    facets = facets_of(dict(counted), query, services().portals)
    return render_template("search/several.html", query=query, facets=facets)


def _collected() -> Collected:
    """What is known of gaps; nothing, if the archive cannot be read, which its own pages tell."""
    try:
        return services().collected(services().today())
    except ZhengfaError as error:
        current_app.logger.error("%s", error)
        return Collected()


def _ways(query: Query, result: Result) -> list[Any]:
    if result.total:
        return []
    return ways_of(query, result.tree, services().portals, lambda changed: services().search(changed).total)


def _meaning(tree: Node | None) -> str:
    """How a query was understood, in words; nothing for a word or a phrase, of which everybody knows."""
    if tree is None or (isinstance(tree, Text | Phrase) and tree.field is None):
        return ""
    return explain(tree, Language(present_language()))


def _sorts(query: Query, present: Sort) -> list[tuple[str, Query, bool]]:
    """The orders to choose from: label, query, whether it is the present one.

    No relevance without a text, nor where all that was found is equally relevant.
    """
    is_ranked = query.text and (query.sort is not Sort.RELEVANCE or present is Sort.RELEVANCE)
    sorts = [sort for sort in Sort if is_ranked or sort is not Sort.RELEVANCE]
    return [(SORTS[sort], sorted_by(query, sort), sort is present) for sort in sorts]


def _misdated(error: ArgumentError) -> str:
    """The page with its dates as they were typed, and what is wrong with them; nothing is searched for."""
    query, typed = error.working, request.args
    return render_template(
        "search/misdated.html",
        query=query,
        typed=error.text,
        chips=chips_of(query, services().portals),
        unfiltered=without_filters(query),
        undated=dated(query, None, None),
        range=TypedRange(typed.get("since", ""), typed.get("until", ""), error.days),
        ranges=quick_ranges(query, services().today()),
    )


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
