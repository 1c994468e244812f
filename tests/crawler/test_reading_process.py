"""Pages that are read in another process."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from bench.portal import article, list_page
from tests.making import make_response
from zhengfa.archive.portals import Level, Portal
from zhengfa.archive.recorder import Recorder
from zhengfa.archive.records import Capture
from zhengfa.crawler.extraction.article import Extraction
from zhengfa.crawler.lists.records import ListPage
from zhengfa.crawler.reading import read_capture, read_list
from zhengfa.crawler.reading_process import MOST_ASKED, ReadingProcess
from zhengfa.crawler.registry import Registry

Result = TypeVar("Result")

LIMIT = 10**6
PATIENCE = 60  # seconds for a process to come up or end on a machine with other work


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def captures(recorder: Recorder, count: int) -> list[Capture]:
    responses = [make_response(f"http://a.example/{number}.html", article(number)) for number in range(count)]
    return [kept.capture for kept in recorder.keep(responses)]


def started(recorder: Recorder, many: int = 1) -> ReadingProcess:
    return ReadingProcess(recorder.archive.warc_folder, Registry([]), LIMIT, many=many)


def to_end(reading: Coroutine[Any, Any, Result]) -> Result:
    """What a coroutine gives, from a thread of its own: in this one the browser of other tests may have its loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, reading).result()


async def up(reading: ReadingProcess, capture: Capture) -> Extraction:
    """What it reads of a capture once it has come up."""
    async with asyncio.timeout(PATIENCE):
        while (found := await reading.read(capture, capture)) is None:
            await asyncio.sleep(0.01)
        return found


def test_it_reads_what_would_be_read_here_in_the_order_asked(recorder: Recorder) -> None:
    kept = captures(recorder, MOST_ASKED)

    async def read() -> list[Extraction | None]:
        with started(recorder) as reading:
            await up(reading, kept[0])
            return await asyncio.gather(*(reading.read(capture, capture) for capture in kept))

    here = [read_capture(capture, *recorder.archive.payload(capture), Registry([]), LIMIT) for capture in kept]
    assert to_end(read()) == [replace(found, candidates={}) for found in here]
    assert len({found.content for found in here}) == MOST_ASKED


def test_list_pages_are_read_by_the_rules_of_their_portal(recorder: Recorder) -> None:
    [sound] = captures(recorder, 1)
    [kept] = recorder.keep([make_response("http://a.example/yw/", list_page(0, 45))])
    capture = kept.capture
    portal = Portal("a", "样例", "辽宁", Level.CITY, ("a.example",), "trs_wcm", ())

    async def read() -> tuple[ListPage | None, ListPage | None]:
        with ReadingProcess(recorder.archive.warc_folder, Registry([portal]), LIMIT, many=1) as reading:
            await up(reading, sound)
            return await reading.read_list(capture, capture, "a"), await reading.read_list(capture, capture, "b")

    found, of_no_portal = to_end(read())
    assert found == read_list(capture, *recorder.archive.payload(capture), portal, LIMIT)
    assert len(found.rows) == 20
    assert of_no_portal is None  # whoever asked reads it, and says what is wrong


def test_more_than_it_can_be_asked_for_is_left_to_the_caller(recorder: Recorder) -> None:
    kept = captures(recorder, MOST_ASKED + 2)

    async def read() -> list[Extraction | None]:
        with started(recorder) as reading:
            await up(reading, kept[0])
            return await asyncio.gather(*(reading.read(capture, capture) for capture in kept))

    assert [found is None for found in to_end(read())] == [False] * MOST_ASKED + [True] * 2


def test_what_it_cannot_read_is_left_to_the_caller_and_it_goes_on(recorder: Recorder) -> None:
    [sound, damaged] = captures(recorder, 2)
    [file] = recorder.archive.warc_folder.glob("*.open")
    with file.open("r+b") as warc:
        warc.seek(damaged.warc_offset + damaged.warc_length // 2)
        warc.write(b"damage")

    async def read() -> tuple[Extraction | None, Extraction | None]:
        with started(recorder) as reading:
            await up(reading, sound)
            return await reading.read(damaged, damaged), await reading.read(sound, sound)

    damage, after = to_end(read())
    assert damage is None
    assert after is not None


def test_a_stop_that_reaches_it_too_is_left_to_the_crawl(recorder: Recorder) -> None:
    [capture] = captures(recorder, 1)

    async def read() -> Extraction | None:
        with started(recorder) as reading:
            await up(reading, capture)
            for stop in (signal.SIGINT, signal.SIGTERM):
                os.kill(process_of(reading), stop)
            await reading.read(capture, capture)
            return await reading.read(capture, capture)

    assert to_end(read()) is not None


def test_when_it_is_killed_all_is_left_to_the_caller(recorder: Recorder, caplog: pytest.LogCaptureFixture) -> None:
    kept = captures(recorder, MOST_ASKED)

    async def read() -> list[Extraction | None]:
        with started(recorder) as reading:
            await up(reading, kept[0])
            os.kill(process_of(reading), signal.SIGSTOP)
            under_way = [asyncio.ensure_future(reading.read(capture, capture)) for capture in kept]
            await asyncio.sleep(0)
            os.kill(process_of(reading), signal.SIGKILL)
            return [*await asyncio.gather(*under_way), await reading.read(kept[0], kept[0])]

    assert to_end(read()) == [None] * (MOST_ASKED + 1)
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_few_pages_are_read_by_the_caller_without_a_process(recorder: Recorder) -> None:
    [capture] = captures(recorder, 1)

    async def read() -> bool:
        with started(recorder, many=3) as reading:
            found = [await reading.read(capture, capture) for _ in range(2)]
            return any(found) or reading._process is not None

    assert not to_end(read())


def test_it_comes_up_while_the_pages_that_were_found_are_fetched(recorder: Recorder) -> None:
    [capture] = captures(recorder, 1)

    async def read() -> tuple[bool, Extraction]:
        with started(recorder, many=3) as reading:
            reading.expect(2)
            has_begun = reading._process is not None
            reading.expect(1)
            return has_begun, await up(reading, capture)

    has_begun, found = to_end(read())
    assert not has_begun
    assert found.content


def test_with_one_core_there_is_no_process(recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    [capture] = captures(recorder, 1)

    async def read() -> bool:
        with started(recorder) as reading:
            return await reading.read(capture, capture) is None and reading._process is None

    assert to_end(read())


def test_it_ends_with_the_crawl_however_that_ends(tmp_path: Path) -> None:
    pid = int(subprocess.run([sys.executable, "-c", KILLED, tmp_path], capture_output=True, check=False).stdout)
    deadline = time.monotonic() + PATIENCE
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not is_running(pid)


KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from zhengfa.crawler.reading_process import ReadingProcess
from zhengfa.crawler.registry import Registry

async def main():
    os.cpu_count = lambda: 2
    with ReadingProcess(Path(sys.argv[1]), Registry([]), 1, many=1) as reading:
        await reading.read(None, None)
        print(reading._process.pid, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


def is_running(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def process_of(reading: ReadingProcess) -> int:
    assert reading._process is not None
    assert reading._process.pid is not None
    return reading._process.pid
