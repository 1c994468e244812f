"""A disk that fills up ends what is collected, with one line that says so; nothing that was kept is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flow.conftest import Run
from tests.flow.faulty import Faulty, good, page, serve, slow
from tests.flow.test_faults import config_for, offer
from zhengfa.archive.store import open_archive

ARTICLES = 12
SLOWED = 0.1  # seconds for each, so that commits come between them
ADVICE = "put that right and run it again: what was committed stays"
KINDS = {"new", "listed", "robots"}  # what a page that could not be kept comes to is no outcome
WARC = "zhengfa.archive.warc:WarcFile"
LATE = 1.0  # seconds that the end of a crawl waits for another host's answer: some commits are tried meanwhile


@pytest.fixture
def late() -> Iterator[Faulty]:
    with serve() as server:
        server.answers["/robots.txt"] = slow(page(b"", 404), LATE)
        yield server


@pytest.fixture
def server() -> Iterator[Faulty]:
    with serve() as server:
        offer(server, *(slow(good(number), SLOWED) for number in range(1, ARTICLES + 1)))
        yield server


@pytest.mark.parametrize(
    ("what", "count", "most"),
    [
        (f"{WARC}.sync", 1, 0),  # as its file is made
        (f"{WARC}.flush", 1, 1),  # robots.txt cannot be kept
        (f"{WARC}.flush", 4, 5),  # nor a page, when the next one is on its way
        (f"{WARC}.sync", 2, 2),  # nothing was committed yet
        (f"{WARC}.sync", 6, ARTICLES),  # nor all of it
        ("database", 0, ARTICLES + 1),  # of them, the list and robots.txt
    ],
)
def test_a_crawl_that_cannot_write_ends_once_and_the_next_one_has_everything(
    run: Run, server: Faulty, data: Path, tmp_path: Path, what: str, count: int, most: int
) -> None:
    config = config_for(tmp_path, {"p": server.host})
    crawl = ("crawl", "p", "--no-index", "--json", "--config", config)
    ended = run(what, count, *crawl, module=("tests.flow.full",))
    assert ended.returncode == 5
    reason = "database or disk is full" if what == "database" else "No space left on device"
    assert ended.stderr == f"zhengfa: {data}: cannot be written: {reason}; {ADVICE}\n"
    assert ended.stdout == ""
    assert len(server.asked) <= most
    with open_archive(data) as archive:
        assert archive.outcome_counts().keys() <= KINDS

    server.asked.clear()
    done = run(*crawl)
    assert done.returncode == 0
    with open_archive(data) as archive:
        assert archive.counts()["articles"] == ARTICLES
        assert archive.outcome_counts().keys() <= KINDS
    assert len(server.paths) == len(set(server.paths))


def test_commits_that_fail_for_no_known_reason_end_a_crawl_once_and_say_where(
    run: Run, server: Faulty, late: Faulty, tmp_path: Path
) -> None:
    crawl = ("crawl", "p", "q", "--no-index", "--config", config_for(tmp_path, {"p": server.host, "q": late.host}))
    ended = run("zhengfa.archive.recorder:Recorder.commit", 6, *crawl, module=("tests.flow.full",))
    assert ended.returncode == 1
    assert ended.stderr.count("the crawl ends: [Errno 28] No space left on device") == 1
    assert len(server.asked) < ARTICLES


@pytest.mark.parametrize("count", [2, 4, 7])  # robots.txt, the list page, and what became of it
def test_a_look_at_a_portal_that_cannot_be_kept_ends(
    run: Run, server: Faulty, data: Path, tmp_path: Path, count: int
) -> None:
    look = ("portal", "check", "p", "--config", config_for(tmp_path, {"p": server.host}))
    ended = run(f"{WARC}.sync", count, *look, module=("tests.flow.full",))
    assert ended.returncode == 5
    assert ended.stderr == f"zhengfa: {data}: cannot be written: No space left on device; {ADVICE}\n"
    assert ended.stdout == ""
