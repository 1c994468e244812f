"""Changes → documents, by as many processes as there are cores where there are many changes.

Reading officials, repairing and cutting words take some milliseconds an article, and in one process Python does one
thing at a time: with several, the engine and the register take documents while the next are made.
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import wait
from threading import Thread

from zhengfa.archive.errors import EngineError
from zhengfa.archive.portals import Portal
from zhengfa.archive.records import Change
from zhengfa.indexer.document import Document, to_document

MANY = 2_000  # changes from which on the second that processes take to start is won back
_BATCH = 50  # changes handed over at once: a fifth of a second's work, and a megabyte
_AHEAD = 4  # batches a process that are under way, so that none waits


@dataclass(frozen=True, slots=True)
class Made:
    """The document of a change; none where it is withheld, or cannot be made for some reason."""

    change: Change
    document: Document | None
    reason: str = ""


def make_documents(
    changes: Iterable[Change], portals: Mapping[str, Portal], total: int, *, many: int = MANY
) -> Iterator[Made]:
    """The documents of changes, in their order. Raises EngineError if a process that makes them is killed."""
    if total < many:
        yield from (_made(change, portals) for change in changes)
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["zhengfa.indexer.document"])
    with ProcessPoolExecutor(os.cpu_count(), context, initializer=_prepare) as pool:
        try:
            yield from _by_pool(pool, changes, portals)
        except BrokenProcessPool as error:
            advice = "run it again: what was committed stays; if it comes again, give it more memory"
            raise EngineError("a process that makes documents was killed", advice=advice) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _by_pool(pool: ProcessPoolExecutor, changes: Iterable[Change], portals: Mapping[str, Portal]) -> Iterator[Made]:
    remaining, under_way = iter(changes), deque[Future[list[Made]]]()
    known = dict(portals)
    while True:
        while len(under_way) < _AHEAD * (os.cpu_count() or 1) and (batch := list(islice(remaining, _BATCH))):
            under_way.append(pool.submit(_made_all, batch, known))
        if not under_way:
            return
        yield from under_way.popleft().result()


def _made_all(changes: Sequence[Change], portals: Mapping[str, Portal]) -> list[Made]:
    return [_made(change, portals) for change in changes]


def _made(change: Change, portals: Mapping[str, Portal]) -> Made:
    if change.is_withheld:
        return Made(change, None)
    try:
        return Made(change, to_document(change, portals))
    except (ValueError, ArithmeticError, LookupError, TypeError) as error:
        # One article that our rules stumble over must not keep all others out of the index; it is told of.
        return Made(change, None, f"{type(error).__name__}: {error}")


def _prepare() -> None:
    """Ctrl-C reaches every process of a terminal: the first one ends the others, and if it is killed, they end too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_first, daemon=True).start()


def _end_with_the_first() -> None:
    if first := multiprocessing.parent_process():
        wait([first.sentinel])
        os._exit(1)
