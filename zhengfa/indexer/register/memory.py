"""What was told of the names that were asked for lately: of one in 10,000 articles it takes half a second to read.

What is kept holds as long as the files that it was read from are as they were, and no longer: what was withheld
since, or judged otherwise by a human, must not be told.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

KEPT = 16  # one that is named in 10,000 articles takes some ten megabytes

Known = TypeVar("Known")
_State = tuple[tuple[int, int] | None, ...]


class Memory(Generic[Known]):
    """Keeps what was read of a name. For several threads."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = files
        self._kept: OrderedDict[str, tuple[_State, Known]] = OrderedDict()
        self._held: dict[str, tuple[_State, Known]] = {}
        self._lock = Lock()

    def get(self, name: str, read: Callable[[str], Known]) -> Known:
        """What is kept of a name, or else what reading gives."""
        state = self._state()  # before reading: what changes meanwhile is read again next time
        with self._lock:
            kept = self._held.get(name) or self._kept.get(name)
        known = kept[1] if kept and kept[0] == state else read(name)
        with self._lock:
            if name in self._held:
                self._held[name] = state, known
                return known
            self._kept[name] = state, known
            self._kept.move_to_end(name)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return known

    def hold(self, name: str, read: Callable[[str], Known]) -> None:
        """Read a name before it is asked for, and keep it however many others are."""
        state, known = self._state(), read(name)
        with self._lock:
            self._held[name] = state, known

    def _state(self) -> _State:
        return tuple(map(_state, self._files))


def _state(file: Path) -> tuple[int, int] | None:
    """What differs after every change of a file: when it was written, and its size."""
    try:
        stat = file.stat()
    except FileNotFoundError:
        return None
    return stat.st_mtime_ns, stat.st_size
