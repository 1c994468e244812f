"""Articles that are shown no longer, since somebody asked for it. They and their captures are kept as they are."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from sqlite3 import Connection

from zhengfa.archive.clock import iso_utc
from zhengfa.archive.database import next_seq, writing
from zhengfa.archive.records import Withheld
from zhengfa.archive.rows import to_withheld
from zhengfa.archive.store import WITHHELD, Archive


def withhold(archive: Archive, article_id: str, reason: str, at: datetime) -> None:
    """Show an article no longer; of one that is withheld already, change the reason. The index has to follow."""
    with _changing(archive, article_id) as connection:
        sql = """INSERT INTO withheld VALUES (?, ?, ?)
            ON CONFLICT (article_id) DO UPDATE SET reason = excluded.reason"""
        connection.execute(sql, (article_id, reason, iso_utc(at)))


def release(archive: Archive, article_id: str) -> None:
    """Show an article again. The index has to follow."""
    with _changing(archive, article_id) as connection:
        connection.execute("DELETE FROM withheld WHERE article_id = ?", (article_id,))


def all_withheld(archive: Archive) -> tuple[Withheld, ...]:
    """All articles that are withheld, the latest first."""
    return tuple(map(to_withheld, archive.connection.execute(f"{WITHHELD} ORDER BY at DESC, article_id")))


@contextmanager
def _changing(archive: Archive, article_id: str) -> Iterator[Connection]:
    connection = archive.connection
    with writing(archive.folder):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            sql = "UPDATE articles SET seq = ? WHERE article_id = ?"
            connection.execute(sql, (next_seq(connection), article_id))
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
