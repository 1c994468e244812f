"""`python -m tests.flow.full WHAT N ARGS…`: run `zhengfa ARGS…` on a disk that fills up.

WHAT is a call as MODULE:CLASS.METHOD, which finds no space left from the Nth time on; or `database`, in which there is
room for N pages more, so that SQLite itself says so.
"""

import os
import sqlite3
import sys
from errno import ENOSPC
from importlib import import_module
from pathlib import Path
from typing import Any

from zhengfa.archive import database, store
from zhengfa.cli import main


def fill(target: str, count: int) -> None:
    """Make the chosen call, and all after it, fail."""
    module, _, path = target.partition(":")
    owner_name, _, name = path.partition(".")
    owner: Any = getattr(import_module(module), owner_name)
    original, calls = getattr(owner, name), 0

    def refused(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls >= count:
            raise OSError(ENOSPC, os.strerror(ENOSPC))
        return original(*args, **kwargs)

    setattr(owner, name, refused)


def bound(pages: int) -> None:
    """Let a database grow by so many pages and no more."""

    def connect(path: Path) -> sqlite3.Connection:
        connection = database.connect(path)
        [used] = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {used + pages}")
        return connection

    vars(store)["connect"] = connect


if __name__ == "__main__":
    bound(int(sys.argv[2])) if sys.argv[1] == "database" else fill(sys.argv[1], int(sys.argv[2]))
    sys.argv = ["zhengfa", *sys.argv[3:]]
    main()
