"""On which days portals were collected."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from zhengfa.archive.recorder import record_run
from zhengfa.archive.records import OutcomeKind, RunKind
from zhengfa.archive.store import open_archive
from zhengfa.archive.tallies import FRESH_DAYS, DaySpan
from zhengfa.health.collected import Collected, CollectedMemory, read_collected

FIRST, TODAY, DAY = date(2026, 3, 2), date(2026, 6, 1), timedelta(days=1)


def portal_of(url: str) -> str:
    return url.split("/")[2].partition(".")[0]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Portal a was read on the first of two days, three months before today, and refused afterwards; b never was."""
    with open_archive(tmp_path, create=True) as archive, record_run(archive, RunKind.CRAWL, portal_of) as recorder:
        for number, kind in enumerate((OutcomeKind.LISTED, OutcomeKind.BLOCKED)):
            at = datetime(2026, 3, 2 + number, 2, tzinfo=UTC)
            monkeypatch.setattr("zhengfa.archive.recorder.now", lambda at=at: at)
            recorder.record("http://a.example/", kind)
        recorder.record("http://b.example/", OutcomeKind.BLOCKED)
    monkeypatch.setattr("zhengfa.archive.recorder.now", lambda: datetime(2026, 6, 1, 2, tzinfo=UTC))  # TODAY
    return tmp_path


def visit(folder: Path, portal: str) -> None:
    """Read a list of a portal today."""
    with open_archive(folder) as archive, record_run(archive, RunKind.CRAWL, portal_of) as recorder:
        recorder.record(f"http://{portal}.example/", OutcomeKind.LISTED)


def read(folder: Path) -> Collected:
    with open_archive(folder) as archive:
        return read_collected(archive, TODAY)


def test_a_visit_reaches_the_days_that_its_lists_still_name(folder: Path) -> None:
    collected, early = read(folder), FIRST - timedelta(days=FRESH_DAYS)
    assert collected.share(["a"], DaySpan(early, FIRST)) == 1
    assert collected.share(["a"], DaySpan(FIRST, FIRST)) == 1
    assert collected.share(["a"], DaySpan(early - timedelta(days=1), early - timedelta(days=1))) == 0
    assert collected.share(["a"], DaySpan(FIRST + timedelta(days=1), TODAY)) == 0


def test_portals_are_taken_together(folder: Path) -> None:
    assert read(folder).share(["a", "b"], DaySpan(FIRST, FIRST + timedelta(days=1))) == 0.25
    assert set(read(folder).days) == {"a"}


def test_a_day_that_is_not_over_is_no_gap(folder: Path) -> None:
    assert read(folder).share(["a"], DaySpan(TODAY, TODAY + timedelta(days=30))) is None
    assert read(folder).share(["a"], DaySpan(date(2026, 1, 1), TODAY + timedelta(days=30))) == pytest.approx(15 / 151)


def test_without_a_crawl_nothing_is_known(tmp_path: Path) -> None:
    with open_archive(tmp_path, create=True) as archive:
        assert read_collected(archive, TODAY).days == {}


def test_what_was_collected_is_read_again_when_a_day_or_a_first_visit_is_new(folder: Path) -> None:
    memory, yesterday = CollectedMemory(lambda: open_archive(folder)), DaySpan(TODAY - DAY, TODAY - DAY)
    before = memory.read(TODAY)
    assert memory.read(TODAY) is before
    assert before.share(["b"], yesterday) == 0
    visit(folder, "b")
    after = memory.read(TODAY)
    assert after.share(["b"], yesterday) == 1
    visit(folder, "b")
    assert memory.read(TODAY) is after
    assert memory.read(TODAY + DAY).today == TODAY + DAY
