"""The frontier: every URL that crawls know of, what state it is in, and when it is fetched next. SQL, and no policy.

A URL that is being fetched is leased by a run. A run lives as long as it holds the lock of its WARC file, which the
system takes from a process that ends in whatever way; so the next run knows which leases are nobody's.
"""

import json
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from zhengfa.archive.clock import from_iso_local, iso_local, iso_utc
from zhengfa.archive.content import Precision, Provenance, Published
from zhengfa.archive.entries import Entry, Fate, Reach, Role, State, Unread, Validators, to_entry
from zhengfa.archive.store import Archive
from zhengfa.archive.urls import canonical_url, host_of
from zhengfa.archive.warc import OPEN_SUFFIX

_OF_PORTALS = "portal IN (SELECT value FROM json_each(?))"
_AS_SAID = ", ".join(
    f"{name} = excluded.{name}"
    for name in ("url", "channel", "portal", "role", "state", "next_fetch", "page", "reach", "since", "round")
)
_UNFINISHED = "('waiting', 'leased', 'put_off')"
_IS_ALIVE = "lease IN (SELECT run_id FROM runs WHERE warc_file IN (SELECT value FROM json_each(?)))"
# A run that captured a page records its outcome afterwards: in between it may be killed.
_UNREAD = f"""
    SELECT f.*, c.capture_id AS unread_id FROM frontier f JOIN captures c ON c.capture_id = (
        SELECT max(capture_id) FROM captures WHERE canonical_url = f.canonical_url
    )
    WHERE f.state = 'leased' AND NOT f.{_IS_ALIVE} AND f.{_OF_PORTALS}
    AND (c.status BETWEEN 200 AND 299 OR c.refers_to IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM outcomes o WHERE o.capture_id = c.capture_id)
"""


class Frontier:
    """Reads and writes it. Writes are transactions of their own, or part of the one under way."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._connection = archive.connection

    # What a run begins with.

    def take_back(self, portals: Collection[str], run_id: str) -> list[Unread]:
        """Take back what dead runs had leased; what they captured and did not read is leased by the caller."""
        open_files = self._archive.warc_folder.glob(f"*{OPEN_SUFFIX}")
        alive, of = json.dumps([path.name.removesuffix(OPEN_SUFFIX) for path in open_files]), json.dumps([*portals])
        rows = self._connection.execute(_UNREAD, (alive, of)).fetchall()
        # A page that a run broke down at is counted as a failure, so that it cannot break down each of them.
        sql = "UPDATE frontier SET lease = ?, failures = failures + 1 WHERE entry_id = ?"
        self._connection.executemany(sql, [(run_id, row["entry_id"]) for row in rows])
        sql = f"""UPDATE frontier SET state = 'waiting', lease = NULL
            WHERE state = 'leased' AND lease <> ? AND NOT {_IS_ALIVE} AND {_OF_PORTALS}"""
        self._connection.execute(sql, (run_id, alive, of))
        return [Unread(to_entry(row), self._archive.capture(row["unread_id"])) for row in rows]

    def wake(self, portals: Collection[str], at: datetime, run_id: str) -> None:
        """What is due is waiting from now on; a first list page begins a round."""
        sql = f"""UPDATE frontier SET state = 'waiting', round = iif(page = 1, ?, round)
            WHERE next_fetch <= ? AND state NOT IN ('waiting', 'leased') AND {_OF_PORTALS}"""
        self._connection.execute(sql, (run_id, iso_utc(at), json.dumps([*portals])))

    def poll(self, channel: str, at: datetime) -> None:
        """A channel's first list page is due now."""
        sql = "UPDATE frontier SET next_fetch = ? WHERE canonical_url = ? AND state NOT IN ('waiting', 'leased')"
        self._connection.execute(sql, (iso_utc(at), canonical_url(channel)))

    def forget_channels(self, portals: Collection[str], channels: Collection[str]) -> None:
        """Set the list pages aside of channels that portals do not declare any more."""
        sql = f"""UPDATE frontier SET state = 'set_aside', next_fetch = NULL, reason = 'its channel is not declared'
            WHERE role = 'list' AND state <> 'leased' AND {_OF_PORTALS}
            AND channel NOT IN (SELECT value FROM json_each(?))"""
        self._connection.execute(sql, (json.dumps([*portals]), json.dumps([*channels])))

    def backfill(self, channel: str, since: str) -> None:
        """A channel is to be read down to a day, unless that is under way."""
        sql = f"""UPDATE frontier SET reach = 'all', since = ?1 WHERE canonical_url = ?2 AND NOT EXISTS (
            SELECT 1 FROM frontier WHERE channel = ?3 AND role = 'list' AND reach = 'all' AND since <= ?1
            AND state IN {_UNFINISHED})"""
        self._connection.execute(sql, (since, canonical_url(channel), channel))

    def retry(self, portals: Collection[str], at: datetime) -> None:
        """What was set aside or put off is due now."""
        sql = f"""UPDATE frontier SET next_fetch = ?, failures = 0
            WHERE state IN ('set_aside', 'put_off') AND {_OF_PORTALS}"""
        self._connection.execute(sql, (iso_utc(at), json.dumps([*portals])))

    def hosts(self, portals: Collection[str]) -> list[str]:
        """The hosts at which something waits."""
        sql = f"SELECT DISTINCT host FROM frontier WHERE state = 'waiting' AND {_OF_PORTALS}"
        return [row["host"] for row in self._connection.execute(sql, (json.dumps([*portals]),))]

    # What a run finds.

    def has(self, url: str) -> bool:
        """Whether a URL is known, in any spelling."""
        sql = "SELECT 1 FROM frontier WHERE canonical_url = ?"
        return self._connection.execute(sql, (canonical_url(url),)).fetchone() is not None

    def add(
        self,
        url: str,
        before: Entry,
        role: Role,
        at: datetime,
        *,
        state: State = State.WAITING,
        next_fetch: datetime | None = None,
        listed: Published | None = None,
    ) -> bool:
        """Add a URL that another one led to; False if it was known."""
        values = _values(
            url, role, before.portal, before.channel, state, at if state is State.WAITING else next_fetch, at
        ) | {
            "found_on": before.canonical_url,
            "listed": iso_local(listed) if listed else None,
        }
        return self._insert(values, "NOTHING")

    def add_channel(self, url: str, portal: str, at: datetime) -> None:
        """Add the first list page of a channel, which is due, unless it is known; a URL of another role becomes one."""
        values = _values(url, Role.LIST, portal, url, State.PUT_OFF, at, at) | {"page": 1, "reach": Reach.FIRST}
        self._insert(values, f"UPDATE SET {_AS_SAID} WHERE page <> 1 OR channel <> excluded.channel")

    def ask_list(self, url: str, before: Entry, page: int, at: datetime) -> None:
        """Have a further list page read in the round of one before it, as far down as that one."""
        values = _values(url, Role.LIST, before.portal, before.channel, State.WAITING, at, at) | {
            **{"found_on": before.canonical_url, "page": page, "reach": before.reach},
            **{"since": before.since or None, "round": before.round},
        }
        # What waits already is not to be read less far than was wanted.
        is_free = "state NOT IN ('waiting', 'leased') OR (state = 'waiting' AND excluded.reach <> 'news')"
        self._insert(values, f"UPDATE SET {_AS_SAID} WHERE role = 'list' AND page <> 1 AND ({is_free})")

    def _insert(self, values: dict[str, Any], on_conflict: str) -> bool:
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        sql = f"INSERT INTO frontier ({names}) VALUES ({marks}) ON CONFLICT (canonical_url) DO {on_conflict}"
        return self._connection.execute(sql, tuple(values.values())).rowcount == 1

    def is_asked(self, url: str, round_: str) -> bool:
        """Whether a list page was asked for in a round, or in a later one; or is none."""
        sql = "SELECT role, page, round FROM frontier WHERE canonical_url = ?"
        row = self._connection.execute(sql, (canonical_url(url),)).fetchone()
        return row is not None and (row["role"] != Role.LIST or row["page"] == 1 or (row["round"] or "") >= round_)

    def drop_lists(self, channel: str, round_: str) -> None:
        """Leave the list pages unread that still wait in a round."""
        sql = """UPDATE frontier SET state = 'done', next_fetch = NULL
            WHERE channel = ? AND role = 'list' AND state = 'waiting' AND page > 1 AND round = ?"""
        self._connection.execute(sql, (channel, round_))

    def is_waiting(self, url: str) -> bool:
        """Whether a URL is going to be fetched in this run."""
        sql = "SELECT 1 FROM frontier WHERE canonical_url = ? AND state IN ('waiting', 'leased')"
        return self._connection.execute(sql, (canonical_url(url),)).fetchone() is not None

    def listed(self, url: str) -> Published | None:
        """The publication time that a list page gave for an article."""
        sql = "SELECT listed FROM frontier WHERE canonical_url = ?"
        row = self._connection.execute(sql, (canonical_url(url),)).fetchone()
        return _to_published(row["listed"]) if row and row["listed"] else None

    # What a run does with it.

    def waiting_lists(self, host: str, portals: Collection[str]) -> list[Entry]:
        """The list pages that wait at a host, those of each channel in their order."""
        sql = f"""SELECT * FROM frontier WHERE state = 'waiting' AND host = ? AND role = 'list' AND {_OF_PORTALS}
            ORDER BY page, entry_id"""
        return [to_entry(row) for row in self._connection.execute(sql, (host, json.dumps([*portals])))]

    def waiting(self, host: str, role: Role, portals: Collection[str], limit: int) -> list[Entry]:
        """What waits at a host, in the order in which it was found."""
        sql = f"""SELECT * FROM frontier WHERE state = 'waiting' AND host = ? AND role = ? AND {_OF_PORTALS}
            ORDER BY page, entry_id LIMIT ?"""
        return [to_entry(row) for row in self._connection.execute(sql, (host, role, json.dumps([*portals]), limit))]

    def lease(self, entries: Iterable[Entry], run_id: str) -> list[Entry]:
        """Lease what no other run has leased meanwhile."""
        sql = "UPDATE frontier SET state = 'leased', lease = ? WHERE entry_id = ? AND state = 'waiting'"
        return [entry for entry in entries if self._connection.execute(sql, (run_id, entry.id)).rowcount]

    def give_back(self, entries: Iterable[Entry]) -> None:
        """What was leased and not asked for waits again."""
        sql = "UPDATE frontier SET state = 'waiting', lease = NULL WHERE entry_id = ?"
        self._connection.executemany(sql, [(entry.id,) for entry in entries])

    def settle(self, entry: Entry, fate: Fate, validators: Validators | None) -> None:
        """Say what became of a URL, and what it can be asked for by next time."""
        held = validators or Validators(None, None, 0)
        sql = """UPDATE frontier SET state = ?, lease = NULL, next_fetch = ?, failures = ?, reason = ?, interval = ?,
            etag = ?, last_modified = ?, capture_id = ? WHERE entry_id = ?"""
        values = (fate.state, _iso(fate.next_fetch), fate.failures, fate.reason, fate.interval)
        self._connection.execute(sql, (*values, held.etag, held.last_modified, held.capture_id or None, entry.id))

    def ask_for_news(self, entry: Entry) -> None:
        """From now on a channel is read to what is known of it."""
        self._connection.execute("UPDATE frontier SET reach = 'news', since = NULL WHERE entry_id = ?", (entry.id,))

    def release(self, run_id: str) -> None:
        """At the end of a run, what it had leased waits again; but what it captured and did not read stays marked."""
        sql = """UPDATE frontier SET state = 'waiting', lease = NULL WHERE state = 'leased' AND lease = ?1
            AND NOT EXISTS (SELECT 1 FROM captures c WHERE c.canonical_url = frontier.canonical_url AND c.run_id = ?1
            AND NOT EXISTS (SELECT 1 FROM outcomes o WHERE o.capture_id = c.capture_id))"""
        self._connection.execute(sql, (run_id,))

    # What there is to see.

    def due_count(self, portals: Collection[str], at: datetime) -> int:
        """How many URLs could be fetched at a time."""
        sql = f"""SELECT count(*) FROM frontier WHERE {_OF_PORTALS}
            AND (state = 'waiting' OR (state <> 'leased' AND next_fetch <= ?))"""
        return int(self._connection.execute(sql, (json.dumps([*portals]), iso_utc(at))).fetchone()[0])

    def counts(self) -> dict[str, int]:
        """How many URLs are in each state."""
        rows = self._connection.execute("SELECT state, count(*) AS n FROM frontier GROUP BY state ORDER BY state")
        return {row["state"]: row["n"] for row in rows}

    def set_aside(self, limit: int) -> list[tuple[str, str]]:
        """URLs that were set aside, and why, those first that were found last."""
        sql = "SELECT url, reason FROM frontier WHERE state = 'set_aside' ORDER BY entry_id DESC LIMIT ?"
        return [(row["url"], row["reason"]) for row in self._connection.execute(sql, (limit,))]


def _values(
    url: str, role: Role, portal: str, channel: str, state: State, next_fetch: datetime | None, at: datetime
) -> dict[str, Any]:
    return {
        **{"canonical_url": canonical_url(url), "url": url, "host": host_of(url), "portal": portal, "channel": channel},
        **{"role": role, "state": state, "next_fetch": _iso(next_fetch), "found_at": iso_utc(at)},
        **{"page": 0, "reach": None, "since": None, "round": None},
    }


def _to_published(text: str) -> Published:
    precision = {10: Precision.DAY, 7: Precision.MONTH}.get(len(text), Precision.MINUTE)
    return Published(from_iso_local(text), precision, Provenance.LIST)


def _iso(moment: datetime | None) -> str | None:
    return iso_utc(moment) if moment else None
