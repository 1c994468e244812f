"""The archive: a folder with one SQLite database and the WARC files of all runs. This side of it reads."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from zhengfa.archive.clock import from_iso_utc, iso_utc
from zhengfa.archive.database import connect
from zhengfa.archive.errors import ArchiveMissingError
from zhengfa.archive.records import Article, Capture, Change, Outcome, OutcomeKind, Request, Revision, Withheld
from zhengfa.archive.rows import to_article, to_capture, to_revision, to_withheld
from zhengfa.archive.urls import canonical_url
from zhengfa.archive.warc_reader import has_file, read_payload, read_record, read_request

DATABASE = "archive.sqlite"
WARC_FOLDER = "warc"
# The outcomes after which an article holds what was captured, as SQL.
_TAKEN = (OutcomeKind.NEW, OutcomeKind.REVISED, OutcomeKind.UNCHANGED, OutcomeKind.DUPLICATE_URL, OutcomeKind.PART)
TAKEN = f"({', '.join(repr(str(kind)) for kind in _TAKEN)})"

# Revisions stand in the order of their captures, not of their numbers: an old WARC may be imported after a crawl.
REVISIONS = """
    SELECT r.*, c.fetched_at FROM revisions r JOIN captures c USING (capture_id)
    WHERE r.article_id = ? ORDER BY c.fetched_at, r.number
"""
_NEWEST = """
    FROM articles a
    JOIN revisions r ON r.article_id = a.article_id AND r.number = (
        SELECT number FROM revisions JOIN captures USING (capture_id)
        WHERE article_id = a.article_id ORDER BY fetched_at DESC, number DESC LIMIT 1
    )
    JOIN captures c ON c.capture_id = r.capture_id
"""
_LATEST_ANSWER = """
    SELECT * FROM captures WHERE canonical_url = ?
    AND (status IS NULL OR status BETWEEN 200 AND 299 OR (status = 304 AND refers_to IS NOT NULL))
    ORDER BY capture_id DESC LIMIT 1
"""
_FETCHES = """
    SELECT *, (
        SELECT kind FROM outcomes WHERE capture_id = captures.capture_id ORDER BY outcome_id DESC LIMIT 1
    ) AS kind
    FROM captures WHERE canonical_url = ? ORDER BY fetched_at DESC, capture_id DESC LIMIT ?
"""
_IS_TAKEN = f"""
    SELECT 1 FROM outcomes WHERE kind IN {TAKEN} AND capture_id IN (
        SELECT ?1 UNION ALL SELECT capture_id FROM captures WHERE refers_to = ?1
    )
"""
_IS_WITHHELD = "EXISTS (SELECT 1 FROM withheld w WHERE w.article_id = a.article_id)"
_CHANGED = f"SELECT a.*, r.*, c.fetched_at, {_IS_WITHHELD} AS is_withheld {_NEWEST}"
_CHANGES = f"{_CHANGED} WHERE a.seq > ? ORDER BY a.seq"
_CHANGE = f"{_CHANGED} WHERE a.article_id = ?"
_STATES = f"SELECT a.*, r.content_hash, c.fetched_at {_NEWEST} WHERE NOT {_IS_WITHHELD}"

WITHHELD = "SELECT w.*, a.url FROM withheld w JOIN articles a USING (article_id)"
# The captures of an article: of its page, of what its revisions were read from, and of their further pages.
_WITHHELD_CAPTURE = f"""{WITHHELD} WHERE a.canonical_url = ?1
    OR ?1 IN (SELECT canonical_url FROM captures JOIN revisions r USING (capture_id) WHERE r.article_id = w.article_id)
    OR ?1 IN (
        SELECT canonical_url FROM captures JOIN revision_parts p USING (capture_id) WHERE p.article_id = w.article_id
    )
"""


def open_archive(folder: Path, *, create: bool = False) -> "Archive":
    """Open the archive in a folder; raises ArchiveMissingError if there is none and it is not to be created."""
    path = folder / DATABASE
    if not path.exists() and not create:
        raise ArchiveMissingError(
            "no archive here", where=str(folder), advice="import or crawl something first, or name another --data"
        )
    return Archive(folder, connect(path))


class Archive:
    """The records of an archive. Use it in one thread; opening another is cheap."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self.connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self.connection.close()

    @property
    def warc_folder(self) -> Path:
        """Where the WARC files of all runs are."""
        return self.folder / WARC_FOLDER

    def article(self, article_id: str) -> Article | None:
        """The article with that id."""
        row = self._one("SELECT * FROM articles WHERE article_id = ?", article_id)
        return to_article(row) if row else None

    def has_article(self, url: str) -> bool:
        """Whether the page at a URL, in any spelling of it, is an article of the archive."""
        return self._one("SELECT 1 FROM articles WHERE canonical_url = ?", canonical_url(url)) is not None

    def revision(self, article_id: str) -> Revision | None:
        """The newest revision of an article."""
        revisions = self.revisions(article_id)
        return revisions[-1] if revisions else None

    def revisions(self, article_id: str) -> tuple[Revision, ...]:
        """All revisions of an article, by the time of their captures, oldest first."""
        return tuple(map(to_revision, self._all(REVISIONS, article_id)))

    def revised_among(self, article_ids: Sequence[str]) -> dict[str, int]:
        """Those of some articles, a few hundred at most, that have several revisions, and how many."""
        sql = "SELECT article_id, count(*) AS n FROM revisions WHERE article_id IN ({}) GROUP BY 1 HAVING n > 1"
        rows = self._all(sql.format(",".join("?" * len(article_ids))), *article_ids)
        return {row["article_id"]: row["n"] for row in rows}

    def capture(self, capture_id: int) -> Capture:
        """The capture with that id; raises KeyError if there is none."""
        row = self._one("SELECT * FROM captures WHERE capture_id = ?", capture_id)
        if row is None:
            raise KeyError(capture_id)
        return to_capture(row)

    def part_captures(self, article_id: str, number: int) -> tuple[Capture, ...]:
        """The captures of a revision's further pages, in order; none for an article of one page."""
        sql = """SELECT captures.* FROM revision_parts JOIN captures USING (capture_id)
            WHERE article_id = ? AND number = ? ORDER BY position"""
        return tuple(map(to_capture, self._all(sql, article_id, number)))

    def latest_capture(self, url: str) -> Capture | None:
        """The newest capture of the page at a URL, in any spelling of it."""
        sql = "SELECT * FROM captures WHERE canonical_url = ? ORDER BY capture_id DESC LIMIT 1"
        row = self._one(sql, canonical_url(url))
        return to_capture(row) if row else None

    def latest_answer(self, url: str) -> Capture | None:
        """The newest capture of the page at a URL that holds, or refers to, what the page is: no error, no redirect."""
        row = self._one(_LATEST_ANSWER, canonical_url(url))
        return to_capture(row) if row else None

    def captures_of(self, url: str, limit: int) -> tuple[Capture, ...]:
        """The captures of the page at a URL that hold a payload of their own, the newest first."""
        sql = """SELECT * FROM captures WHERE canonical_url = ? AND refers_to IS NULL
            ORDER BY capture_id DESC LIMIT ?"""
        return tuple(map(to_capture, self._all(sql, canonical_url(url), limit)))

    def fetches_of(self, canonical: str, limit: int) -> tuple[tuple[Capture, OutcomeKind | None], ...]:
        """All captures of a page by its canonical URL, the newest first, each with what became of it."""
        rows = self._all(_FETCHES, canonical, limit)
        return tuple((to_capture(row), OutcomeKind(row["kind"]) if row["kind"] else None) for row in rows)

    def capture_at(self, url: str, at: datetime, payload_sha256: str) -> Capture | None:
        """The capture of a page at an instant, if it is of that payload."""
        sql = "SELECT * FROM captures WHERE canonical_url = ? AND fetched_at = ? AND payload_sha256 = ? LIMIT 1"
        row = self._one(sql, canonical_url(url), iso_utc(at), payload_sha256)
        return to_capture(row) if row else None

    def holder(self, capture: Capture) -> Capture:
        """The capture that holds another one's payload: mostly itself."""
        return capture if capture.refers_to is None else self.capture(capture.refers_to)

    def payload(self, capture: Capture) -> tuple[bytes, tuple[tuple[str, str], ...]]:
        """A capture's payload as transferred and its HTTP headers; raises DamagedWarcError unless it is sound."""
        return read_payload(self.warc_folder, capture, self.holder(capture))

    def has_payload(self, capture: Capture) -> bool:
        """Whether the WARC file is there that holds a capture's payload."""
        return has_file(self.warc_folder, self.holder(capture))

    def record(self, capture: Capture) -> bytes:
        """A capture's record and its request's as they stand in their file; raises DamagedWarcError if it is gone."""
        return read_record(self.warc_folder, capture)

    def request(self, capture: Capture) -> Request | None:
        """What was asked for a capture, if that is known; raises DamagedWarcError unless its record is sound."""
        return read_request(self.warc_folder, capture)

    def is_taken(self, capture: Capture) -> bool:
        """Whether an article was read from a payload, at whichever capture of it. If not, it can be looked at again."""
        return self._one(_IS_TAKEN, capture.refers_to or capture.id) is not None

    def is_settled(self, url: str) -> bool:
        """Whether the page at a URL is an article of the archive, or led to one when it was asked for."""
        led = self._one(f"SELECT 1 FROM outcomes WHERE url = ? AND kind IN {TAKEN}", url) is not None
        return led or self.has_article(url)

    def withheld(self, article_id: str) -> Withheld | None:
        """Why and since when an article is withheld, if it is."""
        row = self._one(f"{WITHHELD} WHERE article_id = ?", article_id)
        return to_withheld(row) if row else None

    def withheld_by(self, capture: Capture) -> Withheld | None:
        """The article that a capture shows, if that is withheld."""
        row = self._one(_WITHHELD_CAPTURE, capture.canonical_url)
        return to_withheld(row) if row else None

    def changes(self, since: int) -> Iterator[Change]:
        """Every article changed after a sequence number, as it stands now, in the order of the latest changes."""
        with closing(self.connection.execute(_CHANGES, (since,))) as rows:
            yield from map(_to_change, rows)

    def change(self, article_id: str) -> Change | None:
        """An article as it stands after its latest change."""
        row = self._one(_CHANGE, article_id)
        return _to_change(row) if row else None

    def states(self) -> Iterator[tuple[Article, str, datetime]]:
        """Every article that is not withheld: the content hash of its newest revision, and when that was captured."""
        with closing(self.connection.execute(_STATES)) as rows:
            for row in rows:
                yield to_article(row), row["content_hash"], from_iso_utc(row["fetched_at"])

    def change_count(self, since: int) -> int:
        """How many articles changed after a sequence number."""
        return int(self._value("SELECT count(*) FROM articles WHERE seq > ?", since))

    def sequence(self) -> int:
        """The number of the latest change."""
        return int(self._value("SELECT value FROM sequence"))

    def counts(self) -> dict[str, int]:
        """How many articles, revisions, captures and runs there are."""
        tables = ("articles", "revisions", "captures", "runs")
        return {table: int(self._value(f"SELECT count(*) FROM {table}")) for table in tables}

    def outcome_count(self) -> int:
        """How many fetches were ever recorded."""
        return int(self._value("SELECT coalesce(max(outcome_id), 0) FROM outcomes"))

    def outcome_counts(self, run_id: str | None = None) -> dict[str, int]:
        """How many fetches ended in each outcome, of one run or of all."""
        sql = "SELECT kind, count(*) AS n FROM outcomes WHERE ?1 IS NULL OR run_id = ?1 GROUP BY kind ORDER BY kind"
        return {row["kind"]: row["n"] for row in self._all(sql, run_id)}

    def outcomes(self, run_id: str) -> tuple[Outcome, ...]:
        """The outcomes of a run, in the order of their recording."""
        rows = self._all("SELECT * FROM outcomes WHERE run_id = ? ORDER BY outcome_id", run_id)
        return tuple(
            Outcome(row["run_id"], row["url"], OutcomeKind(row["kind"]), row["reason"], from_iso_utc(row["at"]))
            for row in rows
        )

    def last_run(self) -> dict[str, str | None] | None:
        """Id, kind, start and end of the newest run; an end of None: it is going on or was cut off."""
        row = self._one("SELECT run_id, kind, started_at, finished_at FROM runs ORDER BY rowid DESC LIMIT 1")
        return dict(row) if row else None

    def _one(self, sql: str, *values: Any) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self.connection.execute(sql, values).fetchone()
        return row

    def _all(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        return self.connection.execute(sql, values).fetchall()

    def _value(self, sql: str, *values: Any) -> Any:
        return self.connection.execute(sql, values).fetchone()[0]


def _to_change(row: sqlite3.Row) -> Change:
    fetched_at, is_withheld = from_iso_utc(row["fetched_at"]), bool(row["is_withheld"])
    return Change(row["seq"], to_article(row), to_revision(row), fetched_at, is_withheld)
