"""What a killed crawl had written and not counted becomes captures; transactions that are gathered are one commit."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.archive.test_evidence import checks
from tests.making import FETCHED, make_response
from zhengfa.archive.recorder import Recorder, record_run
from zhengfa.archive.records import Capture, OutcomeKind, Request, Response, RunKind
from zhengfa.archive.store import Archive, open_archive

ASKED = Request("GET /1.html HTTP/1.1", (("Host", "a.example"),))
PAGE = replace(make_response("http://a.example/1.html", b"<p>one</p>"), request=ASKED)
OTHER = replace(make_response("https://a.example/2.html", b"<p>two</p>"), request=ASKED, tls_verified=False)
AGAIN = replace(PAGE, fetched_at=FETCHED + timedelta(hours=1))
UNCHANGED = replace(AGAIN, payload=b"", status=304, fetched_at=FETCHED + timedelta(hours=2), content_type="")


def captures(archive: Archive) -> list[Capture]:
    rows = archive.connection.execute("SELECT capture_id FROM captures ORDER BY capture_id").fetchall()
    return [archive.capture(row["capture_id"]) for row in rows]


def killed(folder: Path, responses: list[Response], kind: RunKind = RunKind.CRAWL) -> None:
    """A run that ends before it commits: its file and its row are there, and no more."""
    pid = os.fork()
    if pid == 0:
        opened = open_archive(folder, create=True)
        with opened as archive, record_run(archive, kind) as recorder, recorder.gathering():
            for response in responses:
                recorder.keep([response])
            os._exit(9)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 9


def recovered(folder: Path) -> list[Capture]:
    with open_archive(folder, create=True) as archive:
        with record_run(archive, RunKind.IMPORT):
            pass
        for capture in captures(archive):
            archive.payload(capture)
        assert checks(*archive.warc_folder.glob("*.gz"))
        return captures(archive)


def without_place(capture: Capture) -> Capture:
    """A capture without what differs from run to run."""
    return replace(capture, run_id="", warc_file="", warc_offset=0, warc_length=0, request_offset=0)


def test_captures_that_were_not_counted_are_what_they_would_have_been(tmp_path: Path) -> None:
    responses = [PAGE, OTHER, AGAIN, UNCHANGED]
    killed(tmp_path / "killed", responses)
    with open_archive(tmp_path / "alive", create=True) as archive, record_run(archive, RunKind.CRAWL) as recorder:
        for response in responses:
            recorder.keep([response])
        expected = captures(archive)
    found = recovered(tmp_path / "killed")
    assert [*map(without_place, found)] == [*map(without_place, expected)]
    with open_archive(tmp_path / "killed") as archive:
        assert [archive.request(capture) for capture in found] == [ASKED] * 4
    assert recovered(tmp_path / "killed") == found  # once


def test_what_is_torn_is_cut_and_what_is_whole_is_adopted(tmp_path: Path) -> None:
    killed(tmp_path, [PAGE, OTHER])
    [path] = (tmp_path / "warc").glob("*.open")
    path.write_bytes(path.read_bytes()[:-1])
    assert [capture.url for capture in recovered(tmp_path)] == [PAGE.url]


def test_imports_are_left_to_be_imported_again(tmp_path: Path) -> None:
    killed(tmp_path, [replace(PAGE, imported_from="a.warc")], RunKind.IMPORT)
    assert recovered(tmp_path) == []


def count(open_: Callable[[], Archive]) -> int:
    with open_() as other:
        return sum(other.outcome_counts().values())


def test_gathered_transactions_are_seen_by_others_when_they_are_committed(archive: Archive, recorder: Recorder) -> None:
    def counted() -> int:
        return count(lambda: open_archive(archive.folder))

    with recorder.gathering():
        recorder.record("http://a.example/", OutcomeKind.GONE)
        assert counted() == 0
        recorder.commit()
        assert counted() == 1
        recorder.record("http://a.example/", OutcomeKind.GONE)
    assert counted() == 2
    recorder.record("http://a.example/", OutcomeKind.GONE)
    assert counted() == 3


def test_a_transaction_that_fails_takes_no_other_with_it(archive: Archive, recorder: Recorder) -> None:
    with recorder.gathering():
        recorder.record("http://a.example/1", OutcomeKind.GONE)
        with pytest.raises(ZeroDivisionError), recorder.transaction():
            recorder.record("http://a.example/2", OutcomeKind.GONE)
            raise ZeroDivisionError
        recorder.record("http://a.example/3", OutcomeKind.GONE)
    urls = [outcome.url[-1] for outcome in archive.outcomes(recorder.run.id)]
    assert urls == ["1", "3"]


def test_gathered_captures_are_on_the_disk_before_the_database_counts_on_them(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: events.append("fsync"))
    recorder.archive.connection.set_trace_callback(events.append)
    with recorder.gathering():
        recorder.keep([PAGE])
        recorder.keep([OTHER])
        assert "COMMIT" not in events
        recorder.commit()
    recorder.archive.connection.set_trace_callback(None)
    assert [event for event in events if event in ("fsync", "COMMIT")] == ["fsync", "COMMIT"]
