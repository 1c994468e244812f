"""What the archive knows of the crawls of portals."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from zhengfa.archive.clock import from_iso_utc
from zhengfa.archive.portals import Portal
from zhengfa.archive.records import RunKind
from zhengfa.archive.store import Archive

_ARTICLES = "SELECT portal, count(*) AS articles, max(first_seen) AS newest FROM articles GROUP BY portal"
# The first list page of a channel is asked for in every crawl of its portal.
_CRAWLED = "SELECT max(at) FROM outcomes JOIN runs USING (run_id) WHERE url = ? AND runs.kind = ?"


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


def _last_crawl(archive: Archive, portal: Portal) -> datetime | None:
    asked = (
        archive.connection.execute(_CRAWLED, (channel.url, RunKind.CRAWL)).fetchone()[0] for channel in portal.channels
    )
    latest = max(filter(None, asked), default=None)
    return from_iso_utc(latest) if latest else None
