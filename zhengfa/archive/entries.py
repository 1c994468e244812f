"""What the frontier holds, as records."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from zhengfa.archive.clock import from_iso_utc
from zhengfa.archive.records import Capture


class Role(StrEnum):
    """What a URL is asked for as. The first letters run against the order of fetching: parts, lists, articles."""

    PART = "part"  # a further page of an article
    LIST = "list"
    ARTICLE = "article"


class State(StrEnum):
    """Where a URL stands."""

    WAITING = "waiting"  # to be fetched as soon as its host may be asked
    LEASED = "leased"  # a run is at it
    DONE = "done"
    GONE = "gone"
    PUT_OFF = "put_off"  # it failed, or its host is left alone: again at `next_fetch`
    SET_ASIDE = "set_aside"  # it failed too often, or is not to be had; the reason says why


class Reach(StrEnum):
    """How far the list pages behind a list page are read."""

    NEWS = "news"  # to what is known
    FIRST = "first"  # of a channel that was never read: as many as a run may read
    ALL = "all"  # a backfill: to its date


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask by whether a page has changed, and the capture that holds the page."""

    etag: str | None
    last_modified: str | None
    capture_id: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A URL of the frontier."""

    id: int
    url: str
    canonical_url: str
    host: str
    portal: str
    channel: str  # the URL of its first list page
    role: Role
    found_at: datetime  # UTC
    interval: int | None  # seconds between two visits, of a channel's first list page
    failures: int  # in a row
    found_on: str | None  # the canonical URL of the page that led here; of a part, its article's first page
    page: int  # of list pages, which one: from 1
    reach: Reach | None
    since: str  # of a backfill, the day to which it goes: 2024-01-01; "" for all that there is
    round: str  # of list pages: the run that began to read the channel anew
    validators: Validators | None

    @property
    def is_first_list(self) -> bool:
        """Whether it is the first list page of its channel."""
        return self.role is Role.LIST and self.page == 1


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a URL after a fetch."""

    state: State
    next_fetch: datetime | None = None  # None: never by itself
    reason: str = ""
    failures: int = 0
    interval: int | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A URL whose page was captured by a run that ended before it could read it."""

    entry: Entry
    capture: Capture


def to_entry(row: sqlite3.Row) -> Entry:
    """A row of `frontier`."""
    has_validators = row["capture_id"] is not None
    return Entry(
        id=row["entry_id"],
        url=row["url"],
        canonical_url=row["canonical_url"],
        host=row["host"],
        portal=row["portal"],
        channel=row["channel"],
        role=Role(row["role"]),
        found_at=from_iso_utc(row["found_at"]),
        interval=row["interval"],
        failures=row["failures"],
        found_on=row["found_on"],
        page=row["page"],
        reach=Reach(row["reach"]) if row["reach"] else None,
        since=row["since"] or "",
        round=row["round"] or "",
        validators=Validators(row["etag"], row["last_modified"], row["capture_id"]) if has_validators else None,
    )
