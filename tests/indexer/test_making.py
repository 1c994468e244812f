"""Documents are made alike by one process and by several."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.indexer.conftest import PORTALS
from tests.making import Archivist
from zhengfa.archive.errors import EngineError
from zhengfa.archive.records import Change
from zhengfa.archive.store import Archive
from zhengfa.indexer.document import to_document
from zhengfa.indexer.making import make_documents


@pytest.fixture
def changes(archive: Archive, archivist: Archivist) -> list[Change]:
    for number in range(120):
        archivist.save_text(f"http://ln.example/{number}", f"沈阳市公安局局长高岩第{number}次出席会議。", portal="ln")
    return list(archive.changes(0))


def test_several_processes_make_what_one_makes_in_the_same_order(changes: list[Change]) -> None:
    made = list(make_documents(changes, PORTALS, len(changes), many=1))
    assert [one.change for one in made] == changes
    assert [one.document for one in made] == [to_document(change, PORTALS) for change in changes]


def test_few_changes_start_no_process(changes: list[Change], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhengfa.indexer.making.ProcessPoolExecutor", None)
    assert len(list(make_documents(changes, PORTALS, len(changes), many=121))) == 120


def test_no_more_is_read_ahead_than_is_under_way(changes: list[Change]) -> None:
    read = 0

    def endless() -> Iterator[Change]:
        nonlocal read
        while True:
            read += 1
            yield changes[0]

    list(islice(make_documents(endless(), PORTALS, 1_000_000, many=1), 3))
    assert read <= 50 * 4 * (os.cpu_count() or 1) + 50


def _kill(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_is_killed_is_an_error_that_says_what_to_do(
    changes: list[Change], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zhengfa.indexer.making._made_all", _kill)
    with pytest.raises(EngineError, match="killed; run it again"):
        list(make_documents(changes, PORTALS, len(changes), many=1))


def _is_there(number: str) -> bool:
    return Path(f"/proc/{number}").exists() and "\nState:\tZ" not in Path(f"/proc/{number}/status").read_text()


def test_when_the_first_process_is_killed_the_others_end_too(archive: Archive, archivist: Archivist) -> None:
    archivist.save_text("http://ln.example/1", "沈阳市公安局局长高岩出席会議。")
    command = [sys.executable, "-m", "tests.indexer.endless", str(archive.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as first:
        assert first.stdout
        first.stdout.readline()  # documents are being made
        family = _family(first.pid)
        first.kill()
    assert len(family) > 1
    end = time.monotonic() + 60
    while any(map(_is_there, family)) and time.monotonic() < end:
        time.sleep(0.1)
    assert not [number for number in family if _is_there(number)]


def _family(number: int) -> list[str]:
    """Processes that a process started, and those that they started."""
    children = [child for path in Path(f"/proc/{number}/task").glob("*/children") for child in path.read_text().split()]
    return [*children, *(grandchild for child in children for grandchild in _family(int(child)))]
