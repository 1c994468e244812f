"""The folder of the embedded engine: versions of the index side by side, and a pointer to the live one.

current         the name of the live version's folder
lock            held by whoever writes
v000001/        a tantivy index, and state.json: the rules it was built by and its watermark
"""

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from zhengfa.archive.errors import EngineError, IndexMissingError, IndexOutdatedError
from zhengfa.indexer.mapping import RULES

STATE = "state.json"
_POINTER = "current"


class IndexFolder:
    """Where the versions of one index are."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def live(self) -> Path | None:
        """The live version's folder."""
        try:
            name = (self.folder / _POINTER).read_text("ascii").strip()
        except FileNotFoundError:
            return None
        version = self.folder / name
        return version if (version / STATE).exists() else None

    def require_live(self) -> Path:
        """The live version's folder; raises IndexMissingError or IndexOutdatedError."""
        live = self.live()
        if live is None:
            raise IndexMissingError("nothing is indexed yet", advice="run `zhengfa index`")
        check_rules(live)
        return live

    def create(self) -> Path:
        """A new version's folder, empty, not live."""
        self._remove_all_but(self.live())
        numbers = [int(path.name[1:]) for path in self.folder.glob("v*")]
        version = self.folder / f"v{max(numbers, default=0) + 1:06}"
        version.mkdir(parents=True)
        return version

    def swap_in(self, version: Path) -> None:
        """Make a version the live one, and remove the others."""
        write_durably(self.folder / _POINTER, version.name)
        self._remove_all_but(version)

    @contextmanager
    def locked(self, patience: float) -> Iterator[None]:
        """Keep other writers out; raises EngineError if one is still at work after so many seconds."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as file:
            deadline = time.monotonic() + patience
            while not _try_lock(file):
                if time.monotonic() >= deadline:
                    advice = "run `zhengfa index` when it is done"
                    raise EngineError("another process is writing the index", where=str(self.folder), advice=advice)
                time.sleep(0.1)
            yield

    def _remove_all_but(self, kept: Path | None) -> None:
        for path in self.folder.glob("v*"):
            if path != kept:
                shutil.rmtree(path)


def _try_lock(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def read_watermark(version: Path) -> int:
    """How far the archive's changes are in a version."""
    return int(json.loads((version / STATE).read_text("ascii"))["watermark"])


def write_state(version: Path, watermark: int) -> None:
    """Note the rules of this release and how far the archive's changes are in a version."""
    write_durably(version / STATE, json.dumps({"rules": RULES, "watermark": watermark}))


def check_rules(version: Path) -> None:
    """Raise IndexOutdatedError unless a version was built by this release's rules."""
    if json.loads((version / STATE).read_text("ascii"))["rules"] != RULES:
        advice = "run `zhengfa index --rebuild`"
        raise IndexOutdatedError("the index was built by other rules", where=str(version), advice=advice)


def write_durably(path: Path, text: str) -> None:
    """Write a small file so that after a crash it holds either the old text or the new."""
    temporary = path.with_name(path.name + ".new")
    with temporary.open("w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    with suppress(OSError):  # some file systems have no fsync of folders
        descriptor = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
