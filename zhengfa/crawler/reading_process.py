"""A process that reads captured pages while the one that crawls fetches others: in one, Python does one thing at once.

It is an aid and no more. What it does not read, since it has not come up yet, has enough to do, failed or was killed,
is read where the page is taken in; nothing of a page but its capture is durable before that.
"""

import asyncio
import logging
import multiprocessing
import os
import signal
from collections import deque
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from zhengfa.archive.records import Capture
from zhengfa.archive.warc_reader import read_payload
from zhengfa.crawler.extraction.article import Extraction
from zhengfa.crawler.lists.records import ListPage
from zhengfa.crawler.reading import read_capture, read_list
from zhengfa.crawler.registry import Registry

# Pages that a run has read, or has found and is going to read, from which on it is worth its second to start and 50 MB:
# most runs find less that is new.
MANY = 50
# Pages that it is asked for at once, so that it never waits. So few requests fill no pipe: both ends might wait at it.
MOST_ASKED = 8
_END_SECONDS = 5  # a page takes some milliseconds; one that takes longer is not waited for

_log = logging.getLogger(__name__)


class ReadingProcess:
    """Reads pages of one run beside it. Used inside an event loop, closed outside of it."""

    def __init__(self, warc_folder: Path, registry: Registry, page_limit: int, *, many: int = MANY) -> None:
        self._reading = (warc_folder, registry, page_limit)
        # With one core there is no beside.
        self._until_start = many if (os.cpu_count() or 1) > 1 else None
        self._process: multiprocessing.process.BaseProcess | None = None
        self._connection: Connection | None = None
        self._is_ready = False
        self._asked: deque[asyncio.Future[Any]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._process is None:
            return
        if self._connection is not None:
            self._connection.close()  # which tells it to end
        self._process.join(_END_SECONDS)
        self._process.kill()  # nothing, if it has ended

    async def read(self, capture: Capture, holder: Capture) -> Extraction | None:
        """What a capture holds, whose payload is in the holder's record; None if it is to be read by the caller."""
        self.expect(1)
        found: Extraction | None = await self._ask(capture, holder)
        return found

    async def read_list(self, capture: Capture, holder: Capture, portal: str) -> ListPage | None:
        """What a capture of one of a portal's list pages says; None if it is to be read by the caller."""
        found: ListPage | None = await self._ask(capture, holder, portal)
        return found

    async def _ask(self, capture: Capture, holder: Capture, portal: str = "") -> Any:
        if not self._is_ready or self._connection is None or len(self._asked) >= MOST_ASKED:
            return None
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._asked.append(answer)
        try:
            self._connection.send((capture, holder, portal))
        except OSError:
            self._lose()
        return await answer

    def expect(self, pages: int) -> None:
        """Have the process up when that many more pages are read, if it is worth it then."""
        if self._until_start is None:
            return
        self._until_start -= pages
        if self._until_start <= 0:
            self._until_start = None
            self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, *self._reading), daemon=True)
        self._process.start()
        theirs.close()
        asyncio.get_running_loop().add_reader(self._connection.fileno(), self._take)

    def _take(self) -> None:
        """Take the answer to what was asked first; before all answers, it says that it has come up."""
        assert self._connection is not None, "this is called by what comes through it"
        try:
            found = self._connection.recv()
        except (EOFError, OSError):
            self._lose()
            return
        if self._is_ready:
            _answer(self._asked.popleft(), found)
        self._is_ready = True

    def _lose(self) -> None:
        """It was killed: from now on all is read by the callers."""
        if self._connection is not None:
            _log.error("the process that reads pages was killed: they are read one by one from now on")
            asyncio.get_running_loop().remove_reader(self._connection.fileno())
            self._connection.close()
            self._connection = None
        while self._asked:
            _answer(self._asked.popleft(), None)


def _answer(asked: asyncio.Future[Any], found: Any) -> None:
    if not asked.cancelled():
        asked.set_result(found)


def _serve(connection: Connection, warc_folder: Path, registry: Registry, page_limit: int) -> None:
    """Answer until the other end is closed, which it is however that process ends."""
    # Ctrl-C reaches every process of a terminal, and a stop every one of a service: the crawl ends in order, and this
    # process with it.
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.SIG_IGN)
    try:
        connection.send(None)
        while True:
            connection.send(_read(warc_folder, registry, page_limit, *connection.recv()))
    except (EOFError, OSError):
        return


def _read(
    warc_folder: Path, registry: Registry, page_limit: int, capture: Capture, holder: Capture, portal: str
) -> Extraction | ListPage | None:
    try:
        payload, headers = read_payload(warc_folder, capture, holder)
        if portal:
            return read_list(capture, payload, headers, registry.portals[portal], page_limit)
        found = read_capture(capture, payload, headers, registry, page_limit)
        return replace(found, candidates={})  # of which nothing is kept: to hand them over takes as long as all else
    except Exception:
        # Read once more where it is taken in, it says there what is wrong with it.
        return None
