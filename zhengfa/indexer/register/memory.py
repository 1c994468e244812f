"""What was told of the names that were asked for lately: of one in 10,000 articles it takes half a second to read.

What is kept holds as long as the files that it was read from are as they were. Names that are held are given at once
even then, as they were, and are read anew beside whoever asks.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock, Thread
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
        self._renewed: set[str] = set()  # names that are being read anew
        self._lock = Lock()

    def get(self, name: str, read: Callable[[str], Known]) -> Known:
        """What is kept of a name, or else what reading gives."""
        state = self._state()  # before reading: what changes meanwhile is read again next time
        with self._lock:
            held, kept = self._held.get(name), self._kept.get(name)
        if held:
            if held[0] != state:
                self._renew(name, read)
            return held[1]
        known = kept[1] if kept and kept[0] == state else read(name)
        with self._lock:
            self._kept[name] = state, known
            self._kept.move_to_end(name)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return known

    def hold(self, name: str, read: Callable[[str], Known]) -> None:
        """Read a name before it is asked for; nobody waits for it from then on."""
        state, known = self._state(), read(name)
        with self._lock:
            self._held[name] = state, known

    def _renew(self, name: str, read: Callable[[str], Known]) -> None:
        with self._lock:
            if name in self._renewed:
                return
            self._renewed.add(name)
        Thread(target=self._hold_anew, args=(name, read), daemon=True).start()

    def _hold_anew(self, name: str, read: Callable[[str], Known]) -> None:
        try:
            self.hold(name, read)
        except Exception:  # whoever asks next reads it, and is told what is wrong
            with self._lock:
                self._held.pop(name, None)
        finally:
            with self._lock:
                self._renewed.discard(name)

    def _state(self) -> _State:
        return tuple(map(_state, self._files))


def _state(file: Path) -> tuple[int, int] | None:
    """What differs after every change of a file: when it was written, and its size."""
    try:
        stat = file.stat()
    except FileNotFoundError:
        return None
    return stat.st_mtime_ns, stat.st_size
