"""The archive's writing side: one recorder a run. Order of durability: WARC fsync, then SQLite commit."""

import fcntl
import secrets
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from zhengfa.archive.capture_rows import insert, insert_capture
from zhengfa.archive.clock import iso_utc, now
from zhengfa.archive.content import Content
from zhengfa.archive.database import next_seq, writing
from zhengfa.archive.keeping import Holder, Plan, Planner
from zhengfa.archive.leftovers import adopt, durable_length
from zhengfa.archive.records import ArticleState, Capture, OutcomeKind, Response, Run, RunKind, Visit
from zhengfa.archive.rows import content_hash, content_values, origin_values
from zhengfa.archive.store import REVISIONS, Archive
from zhengfa.archive.urls import article_id, canonical_url
from zhengfa.archive.warc import Position, WarcFile
from zhengfa.archive.warc_reader import recover

PortalOf = Callable[[str], str | None]  # the id of the portal that a URL belongs to


@dataclass(frozen=True, slots=True)
class Kept:
    """A response's capture, when it came, and whether an article was read from the same bytes before."""

    capture: Capture
    at: datetime  # UTC; later than the capture if the same file was imported again
    is_settled: bool


def _of_no_portal(url: str) -> None:
    """For runs that know no portals."""


@contextmanager
def record_run(archive: Archive, kind: RunKind, portal_of: PortalOf = _of_no_portal) -> Iterator["Recorder"]:
    """Start a run, after finishing what earlier runs were cut off in; its WARC file is closed when the run ends."""
    started = now()
    run_id = f"{started:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
    run = Run(run_id, kind, started, f"zhengfa-{run_id}.warc.gz")
    with _starting(archive):
        recover(archive.warc_folder, lambda name: durable_length(archive, name), lambda path: adopt(archive, path))
        warc = WarcFile(archive.warc_folder, run)
    recorder = Recorder(archive, run, warc, portal_of)
    try:
        values = (run.id, run.kind, iso_utc(run.started_at), run.warc_file)
        with writing(archive.folder):
            archive.connection.execute("INSERT INTO runs VALUES (?, ?, ?, NULL, ?)", values)
        yield recorder
    finally:
        with writing(archive.folder):
            warc.close()
            archive.connection.execute("UPDATE runs SET finished_at = ? WHERE run_id = ?", (iso_utc(now()), run.id))


@contextmanager
def _starting(archive: Archive) -> Iterator[None]:
    """One run starts at a time: a file that was just made, and is not locked yet, would look like one cut off."""
    with writing(archive.folder):
        archive.warc_folder.mkdir(parents=True, exist_ok=True)
        with (archive.warc_folder / ".lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


class Recorder:
    """Writes captures, articles and outcomes of one run."""

    def __init__(self, archive: Archive, run: Run, warc: WarcFile, portal_of: PortalOf) -> None:
        self.archive = archive
        self.run = run
        self._warc = warc
        self._is_gathering = False
        self._depth = 0  # of transactions inside each other
        self._portal_of = portal_of

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One commit for all that is written inside, or nothing of it; inside another one, a part of that."""
        if self._depth:
            yield self.archive.connection
            return
        with writing(self.archive.folder), self._outermost() as connection:
            yield connection

    @contextmanager
    def _outermost(self) -> Iterator[sqlite3.Connection]:
        connection = self.archive.connection
        if not connection.in_transaction:
            connection.execute("BEGIN IMMEDIATE")
        connection.execute("SAVEPOINT whole")
        self._depth = 1
        try:
            yield connection
        except BaseException:
            if connection.in_transaction:  # SQLite has given all of it up by itself where the disk is full
                connection.execute("ROLLBACK TO whole")
            raise
        finally:
            self._depth = 0
            if connection.in_transaction:
                connection.execute("RELEASE whole")
            if not self._is_gathering:
                self.commit()

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Inside, transactions are gathered until `commit` makes all of them durable at once.

        What a process that is killed had gathered is in the WARC file already, from which the next run takes it.
        """
        self._is_gathering = True
        try:
            yield
        finally:
            self._is_gathering = False
            self.commit()

    def commit(self) -> None:
        """Make durable what was written: the WARC file first, then the database that counts on it."""
        if self.archive.connection.in_transaction:
            with writing(self.archive.folder):
                self._warc.sync()
                self.archive.connection.execute("COMMIT")

    def keep(self, responses: Sequence[Response]) -> list[Kept]:
        """Write responses to the WARC, then to the database. Payloads that the archive holds become revisits."""
        plans = Planner(self.archive).plan(responses)
        with writing(self.archive.folder):
            positions = [None if plan.is_known else self._append(plan) for plan in plans]
            if self._is_gathering:
                self._warc.flush()
            else:
                self._warc.sync()  # before the database is locked
        captures: list[Capture] = []
        with self.transaction():
            for plan, position in zip(plans, positions, strict=True):
                holder = self._captured(plan.holder, captures)
                fresh = insert_capture(self.archive, self.run, plan, position, holder) if position else holder
                assert fresh is not None, "what is known has its holder"
                captures.append(fresh)
            return [
                # Of a payload that is new, nothing was ever read.
                Kept(capture, plan.response.fetched_at, plan.holder is not None and self.archive.is_taken(capture))
                for capture, plan in zip(captures, plans, strict=True)
            ]

    def _append(self, plan: Plan) -> Position:
        return self._warc.append(plan.response, plan.holder.original if plan.holder else None)

    def _captured(self, holder: Holder | None, captures: Sequence[Capture]) -> Capture | None:
        if holder is None:
            return None
        if holder.place is None:
            return holder.capture
        return captures[holder.place]

    def save(self, capture: Capture, content: Content, visit: Visit, parts: Sequence[Capture] = ()) -> OutcomeKind:
        """Save what was read from a capture, and those of its further pages, as its article; record the visit."""
        with self.transaction():
            kind = self._save(capture, content, visit, parts)
            if kind is OutcomeKind.UNCHANGED:
                return self.see_again(capture, visit)
            self.record(visit.url, kind, visit.note, capture_id=capture.id)
        return kind

    def complete(self, capture: Capture, content: Content, visit: Visit, parts: Sequence[Capture]) -> None:
        """Save an article anew of which a further page has come: the outcome is that page's, and no other."""
        with self.transaction():
            self._save(capture, content, visit, parts)

    def _save(self, capture: Capture, content: Content, visit: Visit, parts: Sequence[Capture]) -> OutcomeKind:
        key, digest = article_id(capture.canonical_url), content_hash(content)
        earlier = self.archive.connection.execute(REVISIONS, (key,)).fetchall()
        if digest == _hash_in_force(earlier, iso_utc(capture.fetched_at)):
            return OutcomeKind.UNCHANGED
        self._save_article(key, capture, visit)
        number = len(earlier) + 1
        self._insert_revision(key, number, capture, content, digest)
        for position, part in enumerate(parts, 2):
            values = {"article_id": key, "number": number, "position": position, "capture_id": part.id}
            insert(self.archive.connection, "revision_parts", values)
        return OutcomeKind.REVISED if earlier else OutcomeKind.NEW

    def record(self, url: str, kind: OutcomeKind, reason: str = "", *, capture_id: int | None = None) -> None:
        """Record what became of one fetch; it counts for the portal that was asked, wherever that sent us."""
        with self.transaction() as connection:
            connection.execute(
                "INSERT INTO outcomes (run_id, url, capture_id, kind, reason, at, portal) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (self.run.id, url, capture_id, kind, reason, iso_utc(now()), self._portal_of(url)),
            )

    def see_again(self, capture: Capture, visit: Visit) -> OutcomeKind:
        """Record that an article was met again with the text that the archive holds."""
        first = self.archive.holder(capture).url  # a revisit is of the spelling that was asked for
        kind = OutcomeKind.UNCHANGED if visit.url == first else OutcomeKind.DUPLICATE_URL
        with self.transaction() as connection:
            values = (iso_utc(visit.at), article_id(capture.canonical_url))
            self.mark(capture.url, ArticleState.LIVE, visit.at)
            connection.execute("UPDATE articles SET last_seen = max(last_seen, ?) WHERE article_id = ?", values)
            self.record(visit.url, kind, visit.note, capture_id=capture.id)
        return kind

    def mark(self, url: str, state: ArticleState, at: datetime) -> None:
        """Note what an article has become at its portal, if there is one at a URL; what was seen later counts."""
        sql = "SELECT 1 FROM articles WHERE canonical_url = ? AND state <> ? AND last_seen <= ?"
        values = (canonical_url(url), state, iso_utc(at))
        with self.transaction() as connection:
            if connection.execute(sql, values).fetchone():
                sql = "UPDATE articles SET state = ?, seq = ? WHERE canonical_url = ?"
                connection.execute(sql, (state, next_seq(self.archive.connection), values[0]))

    def _save_article(self, key: str, capture: Capture, visit: Visit) -> None:
        connection = self.archive.connection
        seen = iso_utc(capture.fetched_at)
        connection.execute(
            """INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (article_id) DO UPDATE SET portal = coalesce(excluded.portal, portal),
            channel = coalesce(excluded.channel, channel), seq = excluded.seq,
            state = iif(excluded.last_seen >= last_seen, excluded.state, state),
            first_seen = min(first_seen, excluded.first_seen), last_seen = max(last_seen, excluded.last_seen)""",
            (
                key,
                capture.url,
                capture.canonical_url,
                visit.portal,
                visit.channel,
                ArticleState.LIVE,
                seen,
                seen,
                next_seq(self.archive.connection),
            ),
        )

    def _insert_revision(self, key: str, number: int, capture: Capture, content: Content, digest: str) -> None:
        values = {"article_id": key, "number": number, "capture_id": capture.id, "content_hash": digest}
        insert(self.archive.connection, "revisions", values | content_values(content) | origin_values(content))


def _hash_in_force(revisions: list[sqlite3.Row], at: str) -> str | None:
    """The content hash of the text that stood at a time, or of the first one if that came later."""
    if not revisions:
        return None
    before = [row for row in revisions if row["fetched_at"] <= at]
    return str((before[-1] if before else revisions[0])["content_hash"])
