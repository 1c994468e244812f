"""Fixtures for all tests. Nothing is written but below `tmp_path`."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.making import Archivist
from zhengfa.archive.recorder import Recorder, record_run
from zhengfa.archive.records import RunKind
from zhengfa.archive.store import Archive, open_archive

ROOT = Path(__file__).parent.parent


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "archive", create=True) as opened:
        yield opened


@pytest.fixture
def recorder(archive: Archive) -> Iterator[Recorder]:
    with record_run(archive, RunKind.IMPORT) as started:
        yield started


@pytest.fixture
def archivist(recorder: Recorder) -> Archivist:
    return Archivist(recorder)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared texts and pages, which are not ours: a test that needs it is never a feature's only one."""
    folder = Path(os.environ.get("ZHENGFA_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        missing = f"{folder} is absent: set ZHENGFA_SHARED"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return folder
