"""Fixtures for all tests. Nothing is written but below `tmp_path`."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from ctypes.util import find_library
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir
from playwright.sync_api import Browser, sync_playwright

from tests.elasticsearch_server import ServerError, running_cluster
from tests.making import Archivist
from zhengfa.archive.recorder import Recorder, record_run
from zhengfa.archive.records import RunKind
from zhengfa.archive.store import Archive, open_archive

CHROMIUM = Path("/usr/bin/chromium")  # Debian's; browsers that Playwright would download are not used
ROOT = Path(__file__).parent.parent

# Nothing is kept between runs in the source tree; CI tries the same examples each time; machines may be slow.
settings.register_profile("zhengfa", database=None, deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("zhengfa")
set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "zhengfa-hypothesis")


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
        skip_but_not_in_ci(f"{folder} is absent: set ZHENGFA_SHARED")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    missing = [] if CHROMIUM.exists() else ["chromium"]
    missing += [] if find_library("atomic") else ["libatomic1"]  # Playwright's driver is linked to it
    if missing:
        skip_but_not_in_ci(f"missing: apt-get install {' '.join(missing)}")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def elasticsearch() -> Iterator[str]:
    """The address of a real server of one node."""
    with ExitStack() as stack:
        try:
            [node] = stack.enter_context(running_cluster())
        except ServerError as error:
            skip_but_not_in_ci(f"no Elasticsearch: {error}")
        yield node.url


def skip_but_not_in_ci(reason: str) -> None:
    """Skip a test for want of something: on a person's machine, not in CI."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
