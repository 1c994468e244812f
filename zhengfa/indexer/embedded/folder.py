"""The folder of the embedded engine: versions of the index side by side, and a pointer to the live one.

current         the name of the live version's folder
v000001/        a tantivy index, and state.json: the rules it was built by and its watermark
"""

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

from zhengfa.archive.errors import IndexMissingError, IndexOutdatedError

STATE = "state.json"
_POINTER = "current"


class IndexFolder:
    """Where the versions of one index are."""

    def __init__(self, folder: Path, rules: str) -> None:
        self.folder, self._rules = folder, rules

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
        self.check(live)
        return live

    def check(self, version: Path) -> None:
        """Raise IndexOutdatedError unless a version was built by our rules."""
        if json.loads((version / STATE).read_text("ascii"))["rules"] != self._rules:
            advice = "run `zhengfa index --rebuild`"
            raise IndexOutdatedError("the index was built by other rules", where=str(version), advice=advice)

    def create(self) -> Path:
        """A new version's folder, empty, not live."""
        numbers = [int(path.name[1:]) for path in self.folder.glob("v*")]
        version = self.folder / f"v{max(numbers, default=0) + 1:06}"
        version.mkdir(parents=True)
        return version

    def swap_in(self, version: Path) -> None:
        """Make a version the live one, and remove the others."""
        write_durably(self.folder / _POINTER, version.name)
        self._remove_all_but(version)

    def clear(self) -> None:
        """Remove what rebuilds that were cut off have left; other writers must be kept out."""
        self._remove_all_but(self.live())

    def _remove_all_but(self, kept: Path | None) -> None:
        for path in self.folder.glob("v*"):
            if path != kept:
                shutil.rmtree(path)


def read_watermark(version: Path) -> int:
    """How far the archive's changes are in a version."""
    return int(json.loads((version / STATE).read_text("ascii"))["watermark"])


def write_state(version: Path, rules: str, watermark: int) -> None:
    """Note by which rules a version is built, and how far the archive's changes are in it."""
    write_durably(version / STATE, json.dumps({"rules": rules, "watermark": watermark}))


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
