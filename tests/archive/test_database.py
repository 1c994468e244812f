"""Connections to one database, made by several at once."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest

from zhengfa.archive import database
from zhengfa.archive.database import connect
from zhengfa.archive.errors import ArchiveError

STARTERS = 8


def test_all_that_make_the_same_database_at_once_get_it(tmp_path: Path) -> None:
    for attempt in range(60):  # more than one in a hundred were refused while none waited
        barrier = Barrier(STARTERS)

        def start(path: Path = tmp_path / f"{attempt}.sqlite", barrier: Barrier = barrier) -> str:
            barrier.wait()
            with closing(connect(path)) as connection:
                return str(connection.execute("PRAGMA journal_mode").fetchone()[0])

        with ThreadPoolExecutor(STARTERS) as pool:
            assert [future.result() for future in [pool.submit(start) for _ in range(STARTERS)]] == ["wal"] * STARTERS


@pytest.mark.parametrize("has_its_log", [False, True])
def test_a_database_that_stays_locked_is_not_called_broken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, has_its_log: bool
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    path = tmp_path / "a.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        if has_its_log:
            other.execute("PRAGMA journal_mode = WAL")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("CREATE TABLE x (a)")
        with pytest.raises(ArchiveError, match="is in use by another process"):
            connect(path)
