"""The page of all portals that are declared: what each one is, what is held of it, and what is not collected."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, render_template
from flask_babel import gettext

from zhengfa.archive.errors import EngineError
from zhengfa.archive.portal_history import last_visits
from zhengfa.archive.portals import NEVER, Level, Portal
from zhengfa.indexer.query import FacetName, Query, Sort
from zhengfa.webui.coverage_views import uncollected_reason
from zhengfa.webui.services import services

blueprint = Blueprint("portals", __name__)


@dataclass(frozen=True, slots=True)
class Row:
    """A portal, how many of its articles can be searched, and when it was last visited."""

    portal: Portal
    articles: int
    visited: datetime | None

    @property
    def is_collected(self) -> bool:
        """Whether anything of it was ever read or asked for."""
        return bool(self.articles or self.visited)

    @property
    def reason(self) -> str:
        """Why nothing is held of it."""
        return uncollected_reason(self.portal) or str(gettext("还没有采集"))

    @property
    def query(self) -> Query:
        """What finds its articles."""
        return Query(portal=(self.portal.id,), sort=Sort.NEWEST)


@dataclass(frozen=True, slots=True)
class Group:
    """The portals of one level by province, in the order in which they are declared; samples are apart."""

    level: Level | None  # None: samples
    provinces: Mapping[str, Sequence[Row]]

    @property
    def size(self) -> int:
        """How many portals there are."""
        return sum(map(len, self.provinces.values()))


@blueprint.get("/portals")
def page() -> str:
    """All portals by level and province."""
    portals = services().portals.values()
    with services().open_archive() as archive:
        visited = last_visits(archive, services().portals)
    counted = _counted()
    rows = [Row(portal, counted.get(portal.id, 0), visited.get(portal.id)) for portal in portals]
    own = [row for row in rows if not row.portal.is_sample]
    return render_template(
        "portals/page.html",
        groups=groups_of(rows),
        declared=len(own),
        collected=sum(row.is_collected for row in own),
        NEVER=NEVER,
    )


def groups_of(rows: Iterable[Row]) -> list[Group]:
    """Rows by level, from the highest, then by province; the samples last."""
    found: dict[Level | None, dict[str, list[Row]]] = {level: {} for level in (*Level, None)}
    for row in rows:
        level = None if row.portal.is_sample else row.portal.level
        found[level].setdefault(row.portal.province, []).append(row)
    return [Group(level, provinces) for level, provinces in found.items() if provinces]


def _counted() -> Mapping[str, int]:
    """How many articles of each portal can be searched; nothing is known where nothing is indexed."""
    try:
        result = services().search(Query(limit=0, facets=(FacetName.PORTAL,)))
    except EngineError:
        return {}
    return {bucket.value: bucket.count for bucket in result.facets[FacetName.PORTAL]}
