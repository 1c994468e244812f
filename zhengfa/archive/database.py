"""A connection to the archive's SQLite database, new or old."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zhengfa.archive.errors import ArchiveError, ArchiveUnwritableError
from zhengfa.archive.schema import migrate

BUSY_SECONDS = 60  # how long one writer waits for another: a batch of an import commits in far less
_RETRY_SECONDS = 0.01


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the database at a path, brought to this release's schema; raises ArchiveError if it is none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    except (OSError, sqlite3.OperationalError) as error:
        raise ArchiveError(f"cannot be opened: {error}", where=str(path)) from error
    try:
        connection.row_factory = sqlite3.Row
        _keep_write_ahead_log(connection)
        connection.execute("PRAGMA synchronous = FULL")  # a commit is durable before what depends on it is written
        connection.execute("PRAGMA foreign_keys = ON")
        migrate(connection, str(path))
    except sqlite3.DatabaseError as error:
        connection.close()
        if _is_busy(error):
            raise ArchiveError("is in use by another process", where=str(path), advice="try again later") from error
        raise ArchiveError(f"is no archive: {error}", where=str(path), advice="name another --data") from error
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """What the disk refuses while something is written to an archive's folder, as an ArchiveUnwritableError."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        advice = "put that right and run it again: what was committed stays"
        raise ArchiveUnwritableError(f"cannot be written: {reason}", where=str(folder), advice=advice) from error


def next_seq(connection: sqlite3.Connection) -> int:
    """The number of the change that is being written; called inside its transaction."""
    row = connection.execute("UPDATE sequence SET value = value + 1 RETURNING value").fetchone()
    return int(row[0])


def _keep_write_ahead_log(connection: sqlite3.Connection) -> None:
    # Of the processes that change a new database to WAL at once, SQLite refuses some on the spot: it does not let
    # them wait where each might wait for the other (https://sqlite.org/c3ref/busy_handler.html).
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or time.monotonic() > deadline:
                raise
        time.sleep(_RETRY_SECONDS)


def _is_busy(error: sqlite3.Error) -> bool:
    return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY  # its extended codes say why it is busy
