"""One capture compared with what was written; and a page's captures with what became of them."""

import gzip
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.making import FETCHED, URL, make_content, make_response
from zhengfa.archive.portal_history import last_visits
from zhengfa.archive.recorder import record_run
from zhengfa.archive.records import OutcomeKind, RunKind, Visit
from zhengfa.archive.store import open_archive
from zhengfa.archive.urls import canonical_url
from zhengfa.archive.verification import verify_capture
from zhengfa.archive.warc import payload_sha256


def test_a_sound_capture_is_told_with_the_digest_of_what_was_read(tmp_path: Path) -> None:
    with open_archive(tmp_path, create=True) as archive, record_run(archive, RunKind.CRAWL) as recorder:
        [kept] = recorder.keep([make_response()])
        verdict = verify_capture(archive, kept.capture)
        assert verdict.is_sound
        assert (verdict.payload_length, verdict.sha256) == (11, payload_sha256(b"<p>text</p>"))


def test_a_capture_is_verified_with_the_one_that_holds_its_payload(tmp_path: Path) -> None:
    with open_archive(tmp_path, create=True) as archive:
        with record_run(archive, RunKind.CRAWL) as recorder:
            [first] = recorder.keep([make_response()])
        with record_run(archive, RunKind.CRAWL) as recorder:
            [second] = recorder.keep([replace(make_response(), fetched_at=FETCHED + timedelta(days=1))])
        assert second.capture.refers_to == first.capture.id
        assert verify_capture(archive, second.capture).is_sound
        for gone in (first, second):
            path = archive.warc_folder / gone.capture.warc_file
            held = path.read_bytes()
            path.unlink()
            verdict = verify_capture(archive, second.capture)
            assert (verdict.is_sound, verdict.is_missing, verdict.sha256) == (False, True, "")
            path.write_bytes(held)


def test_a_file_that_cannot_be_read_is_no_evidence(tmp_path: Path) -> None:
    with open_archive(tmp_path, create=True) as archive:
        with record_run(archive, RunKind.CRAWL) as recorder:
            [kept] = recorder.keep([make_response()])
        path = archive.warc_folder / kept.capture.warc_file
        path.unlink()
        path.mkdir()
        verdict = verify_capture(archive, kept.capture)
        assert not verdict.is_sound
        assert verdict.reason.startswith("the WARC file cannot be read: ")


@pytest.mark.parametrize(
    "garbage",
    [b"", gzip.compress(b"", mtime=0), gzip.compress(b"\r\n\r\n", mtime=0), gzip.compress(b"x\r\n\r\n", mtime=0)],
)
def test_garbage_in_the_place_of_a_record_is_damage(tmp_path: Path, garbage: bytes) -> None:
    with open_archive(tmp_path, create=True) as archive:
        with record_run(archive, RunKind.CRAWL) as recorder:
            [kept] = recorder.keep([make_response()])
        path = archive.warc_folder / kept.capture.warc_file
        before = path.read_bytes()[: kept.capture.warc_offset]
        path.write_bytes(before + garbage + bytes(kept.capture.warc_length - len(garbage)))
        verdict = verify_capture(archive, kept.capture)
        assert (verdict.is_sound, verdict.is_missing) == (False, False)
        assert verdict.reason


def test_the_captures_of_a_page_are_told_with_their_outcomes_the_newest_first(tmp_path: Path) -> None:
    with open_archive(tmp_path, create=True) as archive, record_run(archive, RunKind.CRAWL) as recorder:
        for number in range(3):
            later = replace(make_response(), fetched_at=FETCHED + timedelta(days=number))
            [kept] = recorder.keep([later])
            if number < 2:
                recorder.save(kept.capture, make_content(), Visit(URL, later.fetched_at))
        found = archive.fetches_of(canonical_url(URL), 10)
        assert [outcome for _, outcome in found] == [None, OutcomeKind.UNCHANGED, OutcomeKind.NEW]
        assert [capture.fetched_at.day for capture, _ in found] == [4, 3, 2]
        assert len(archive.fetches_of(canonical_url(URL), 2)) == 2


def test_a_portal_was_last_visited_when_it_was_last_asked_for_something(tmp_path: Path) -> None:
    with (
        open_archive(tmp_path, create=True) as archive,
        record_run(archive, RunKind.CRAWL, lambda url: url.split("/")[2].partition(".")[0]) as recorder,
    ):
        recorder.record("http://visited.example/", OutcomeKind.LISTED)
        recorder.record("http://refusing.example/", OutcomeKind.BLOCKED, "HTTP 412")
        recorder.record("http://skipped.example/", OutcomeKind.SKIPPED)
        assert last_visits(archive, ["visited", "refusing", "skipped", "unknown"]).keys() == {"visited", "refusing"}
