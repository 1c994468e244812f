"""The month that a timeline shows: its table of lanes, and a window of its days with what is known of each article."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhengfa.archive.store import Archive
from zhengfa.indexer.chronicle import articles_of, month_of
from zhengfa.indexer.folding import fold
from zhengfa.indexer.query import FacetName, Query
from zhengfa.indexer.stored import Stored
from zhengfa.webui.chronology.addresses import Asked
from zhengfa.webui.chronology.lanes import MOST, Day, Table, Window, days_of, in_order, nearest, table_of, window_of
from zhengfa.webui.services import Services


@dataclass(frozen=True, slots=True)
class ShownMonth:
    """A month with articles."""

    count: int
    by: FacetName  # what its lanes are
    table: Table
    window: Window
    days: Sequence[Day]
    missed: str  # the day that was asked for and has no articles; "" if there is none
    selected: str  # the day that is shown in its place, or the one asked for; "" if none was
    revised: Mapping[str, int]  # how many revisions, by the ids of articles that have several
    alike: Mapping[str, int]  # how many portals have an article of the same headline among those shown, by ids


def show_month(here: Services, archive: Archive, asked: Asked) -> ShownMonth | None:
    """The month that is asked for, from its beginning or from a day of it; None if it has no articles."""
    by = lanes_by(asked.query)
    month = month_of(here.engine, asked.query, here.names, asked.month, by)
    if not month.days:
        return None
    days = in_order(month.days)
    selected = nearest(days, asked.day) if asked.day else ""
    window = window_of(days, selected)
    articles = articles_of(here.engine, asked.query, here.names, window.values, MOST)
    return ShownMonth(
        count=sum(day.count for day in days),
        by=by,
        table=table_of(month, asked.month),
        window=window,
        days=days_of(month, window, articles, by),
        missed=asked.day if asked.day != selected else "",
        selected=selected,
        revised=archive.revised_among([one.article_id for one in articles]),
        alike=alike_among(articles),
    )


def lanes_by(query: Query) -> FacetName:
    """What lanes are: provinces, or within one province its portals."""
    return FacetName.PORTAL if len(query.province) == 1 else FacetName.PROVINCE


def alike_among(articles: Sequence[Stored]) -> dict[str, int]:
    """How many portals have an article of the same headline, by the ids of those where it is more than one."""
    portals: dict[str, set[str]] = defaultdict(set)
    for one in articles:
        portals[fold(one.headline or "")].add(one.portal or one.url)
    return {
        one.article_id: len(found) for one in articles if one.headline and len(found := portals[fold(one.headline)]) > 1
    }
