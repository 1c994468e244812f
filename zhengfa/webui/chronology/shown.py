"""What a timeline shows below its strip: a table of lanes, and a window of days with what is known of each article."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhengfa.archive.store import Archive
from zhengfa.indexer.chronicle import Months, articles_of, days_of
from zhengfa.indexer.folding import fold
from zhengfa.indexer.query import FacetName, Query
from zhengfa.indexer.stored import Stored
from zhengfa.webui.chronology.addresses import Asked
from zhengfa.webui.chronology.lanes import (
    MOST,
    Day,
    Table,
    Window,
    in_order,
    nearest,
    places_of,
    shown_days,
    table_of,
    window_of,
)
from zhengfa.webui.services import Services


@dataclass(frozen=True, slots=True)
class Shown:
    """A period with articles."""

    period: str  # 2021-07, 2021, or "" for all time
    count: int
    by: FacetName  # what its lanes are
    table: Table
    window: Window
    days: Sequence[Day]
    missed: str  # the day that was asked for and has no articles; "" if there is none
    selected: str  # the day that is shown in its place, or the one asked for; "" if none was
    places: Mapping[str, int]  # of articles among all that the query finds, the oldest first, by their ids
    revised: Mapping[str, int]  # how many revisions, by the ids of articles that have several
    alike: Mapping[str, int]  # how many portals have an article of the same headline among those shown, by ids


def period_of(months: Months, month: str) -> str:
    """What is shown together with a month: all time or its year, if one page can hold it."""
    if months.total - months.undated <= MOST:
        return ""
    return month[:4] if 0 < months.of_year(month[:4]) <= MOST else month


def show(here: Services, archive: Archive, asked: Asked, months: Months, period: str) -> Shown | None:
    """A period, from its beginning or from the day that is asked for; None if it has no articles."""
    by = lanes_by(asked.query)
    found = days_of(here.engine, asked.query, here.names, period, by)
    if not found.days:
        return None
    days = in_order(found.days)
    selected = nearest(days, asked.day) if asked.day else ""
    window = window_of(days, selected)
    articles = articles_of(here.engine, asked.query, here.names, window.values, MOST)
    return Shown(
        period=period,
        count=sum(day.count for day in days),
        by=by,
        table=table_of(found, period),
        window=window,
        days=shown_days(found, window, articles, by),
        missed=asked.day if asked.day != selected else "",
        selected=selected,
        places=places_of(days, window, articles, months.before(period)),
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
