"""Who may write an index: one writer at a time, and beside it one rebuild. Locks are files beside the archive."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from zhengfa.archive.errors import EngineError

PATIENCE = 60.0  # seconds to wait for another writer: most updates take less, the first of a large archive more


class IndexLocks:
    """The locks of one index, in a folder. They are let go of by the system when their holder dies."""

    def __init__(self, folder: Path, patience: float = PATIENCE) -> None:
        self._folder = folder
        self._patience = patience

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep other writers out of the live index; raises EngineError if one is still at work after a while."""
        with self._holding("lock", self._patience, "another process is writing the index"):
            yield

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Keep other rebuilds out, for hours perhaps; raises EngineError at once if there is one."""
        with self._holding("rebuild.lock", 0, "another process is rebuilding the index"):
            yield

    @contextmanager
    def _holding(self, name: str, patience: float, otherwise: str) -> Iterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / name).open("w") as file:
            deadline = time.monotonic() + patience
            while not _try_lock(file):
                if time.monotonic() >= deadline:
                    raise EngineError(otherwise, where=str(self._folder), advice="run this again when it is done")
                time.sleep(0.1)
            yield


def _try_lock(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
