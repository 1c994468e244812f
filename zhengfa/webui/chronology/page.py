"""The page of a timeline, and its picture as SVG and PNG."""

from dataclasses import replace
from functools import partial

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug import Response as AnyResponse

from zhengfa.archive.clock import SHANGHAI, now
from zhengfa.archive.errors import QueryError
from zhengfa.archive.portals import Trust
from zhengfa.indexer.chronicle import Months
from zhengfa.indexer.query import UNKNOWN, FacetName, Interval, Query, Sort
from zhengfa.webui.chronology.addresses import (
    Links,
    last_of,
    read_address,
    same_headline,
    timeline_url,
    undated,
    within,
)
from zhengfa.webui.chronology.picture import draw, to_png
from zhengfa.webui.chronology.shown import period_of, show
from zhengfa.webui.chronology.strip import collected_in, to_strip
from zhengfa.webui.counts import portal_name
from zhengfa.webui.facets import chips_of
from zhengfa.webui.labels.articles import UNTITLED
from zhengfa.webui.labels.facets import UNKNOWN_LABEL
from zhengfa.webui.neighbours import article_urls
from zhengfa.webui.services import services
from zhengfa.webui.urls import search_url, sorted_by

blueprint = Blueprint("timeline", __name__)


@blueprint.get("/timeline")
def page() -> str | AnyResponse:
    """Where and when was published what a query finds."""
    here, asked = services(), read_address(request.args)
    try:
        months = _months(asked.query)
    except QueryError:
        return redirect(search_url(asked.query))  # which shows what is wrong with it
    month = asked.month or months.latest
    with here.open_archive() as archive:
        strip = to_strip(months.buckets, collected_in(archive, months.buckets), month, here.today())
        shown = show(here, archive, asked, months, period_of(months, month)) if month else None
    return render_template(
        "timeline/page.html",
        query=asked.query,
        article_at=article_urls(sorted_by(asked.query, Sort.OLDEST)),
        months=months,
        month=month,
        strip=strip,
        shown=shown,
        chips=chips_of(asked.query, here.portals),
        reprinting={portal.id for portal in here.portals.values() if portal.trust is Trust.REPRINT},
        UNTITLED=UNTITLED,
        links=Links(timeline_url(asked.query), partial(period_of, months)),
        period_of=partial(period_of, months),
        lane_label=_lane_label,
        same_headline=same_headline,
        timeline_url=timeline_url,
        undated=undated,
        within=within,
        last_of=last_of,
    )


@blueprint.get("/timeline.svg")
def svg() -> Response:
    """The strip of months as a picture that stands alone."""
    return _picture("svg", "image/svg+xml", _drawn().encode())


@blueprint.get("/timeline.png")
def png() -> Response:
    """The same picture as dots."""
    return _picture("png", "image/png", to_png(_drawn()))


def _drawn() -> str:
    """The picture of a query's timeline; raises QueryError."""
    here, asked = services(), read_address(request.args)
    months = _months(asked.query)
    with here.open_archive() as archive:
        strip = to_strip(months.buckets, collected_in(archive, months.buckets), "", here.today())
    chips = [
        f"{chip.facet} {'≠ ' if chip.is_excluded else ''}{chip.label}" for chip in chips_of(asked.query, here.portals)
    ]
    return draw(asked.query.text, chips, months.total, strip, timeline_url(asked.query, is_whole=True))


def _months(query: Query) -> Months:
    """How many articles of each month a query finds, from memory while its months are gone through."""
    found = services().count(replace(query, facets=(), interval=Interval.MONTH))
    return Months(found.total, found.histogram)


def _picture(suffix: str, media_type: str, data: bytes) -> Response:
    name = f"zhengfa-timeline-{now().astimezone(SHANGHAI):%Y%m%d-%H%M%S}.{suffix}"
    return Response(data, headers={"Content-Disposition": f'inline; filename="{name}"'}, content_type=media_type)


def _lane_label(by: FacetName, value: str) -> str:
    if by is FacetName.PORTAL:
        return portal_name(value, services().portals)
    return str(UNKNOWN_LABEL) if value == UNKNOWN else value
