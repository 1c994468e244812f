"""What the archive knows of the crawls of portals."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from zhengfa.archive.clock import from_iso_utc
from zhengfa.archive.portals import Portal
from zhengfa.archive.records import OutcomeKind, RunKind
from zhengfa.archive.store import Archive

_ARTICLES = "SELECT portal, count(*) AS articles, max(first_seen) AS newest FROM articles GROUP BY portal"
# The first list page of a channel is asked for in every crawl of its portal.
_CRAWLED = "SELECT max(at) FROM outcomes JOIN runs USING (run_id) WHERE url = ? AND runs.kind = ?"
_VISITED = "SELECT max(at) FROM outcomes WHERE portal = ? AND kind = ?"
# Every crawl of a portal ends its first fetch so; files that are imported are none of these.
VISITS = (
    *(OutcomeKind.ROBOTS, OutcomeKind.LISTED, OutcomeKind.EMPTY_LIST),
    *(OutcomeKind.BLOCKED, OutcomeKind.HTTP_ERROR, OutcomeKind.NETWORK_ERROR),
)


@dataclass(frozen=True, slots=True)
class PortalHistory:
    """How many articles of a portal there are, and when it was last crawled and last gave a new one."""

    articles: int = 0
    last_crawl: datetime | None = None  # UTC
    last_new: datetime | None = None  # UTC


def portal_histories(archive: Archive, portals: Iterable[Portal]) -> dict[str, PortalHistory]:
    """The histories of portals by their ids."""
    counted = {row["portal"]: row for row in archive.connection.execute(_ARTICLES)}
    found = {}
    for portal in portals:
        row = counted.get(portal.id)
        found[portal.id] = PortalHistory(
            articles=row["articles"] if row else 0,
            last_crawl=_last_crawl(archive, portal),
            last_new=from_iso_utc(row["newest"]) if row else None,
        )
    return found


def last_visits(archive: Archive, portal_ids: Iterable[str]) -> dict[str, datetime]:
    """When portals were last asked for something, of those that ever were. The index of outcomes has each answer."""
    found = {}
    for portal in portal_ids:
        asked = (archive.connection.execute(_VISITED, (portal, kind)).fetchone()[0] for kind in VISITS)
        if latest := max(filter(None, asked), default=None):
            found[portal] = from_iso_utc(latest)
    return found


def _last_crawl(archive: Archive, portal: Portal) -> datetime | None:
    asked = (
        archive.connection.execute(_CRAWLED, (channel.url, RunKind.CRAWL)).fetchone()[0] for channel in portal.channels
    )
    latest = max(filter(None, asked), default=None)
    return from_iso_utc(latest) if latest else None
