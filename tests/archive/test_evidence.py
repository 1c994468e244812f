"""Requests, revisits and digests in WARC files: what other people's readers find there, and what is read back."""

import gzip
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from tests.making import FETCHED, URL, make_content, make_response
from zhengfa.archive.errors import DamagedWarcError
from zhengfa.archive.recorder import Recorder, record_run
from zhengfa.archive.records import Capture, Request, Response, RunKind, Visit
from zhengfa.archive.schema import MIGRATIONS
from zhengfa.archive.store import DATABASE, open_archive
from zhengfa.archive.warc import OPEN_SUFFIX
from zhengfa.archive.warc_reader import sound_length

ASKED = Request("GET /202107/t20210713_1.html HTTP/1.1", (("User-Agent", "zhengfa"), ("Host", "a.example")))
FETCH = replace(make_response(), request=ASKED, ip_address="192.0.2.7")
UNMODIFIED = Response(URL, b"", FETCHED.replace(year=2028), "", 304, (("ETag", '"1"'),), request=ASKED)


def checks(*paths: Path) -> bool:
    """Whether `warcio check` passes."""
    checker = Checker(SimpleNamespace(inputs=[str(path) for path in paths], verbose=False))
    return bool(checker.process_all() == 0)


def headers_of(path: Path) -> list[Mapping[str, str]]:
    with path.open("rb") as file:
        return [dict(record.rec_headers.headers) for record in ArchiveIterator(file)]


def keep_in_run(folder: Path, *responses: Response) -> tuple[Path, list[Capture]]:
    with open_archive(folder, create=True) as archive, record_run(archive, RunKind.CRAWL) as recorder:
        captures = [recorder.keep([response])[0].capture for response in responses]
    return archive.warc_folder / captures[0].warc_file, captures


def test_a_request_stands_beside_its_response(tmp_path: Path) -> None:
    path, [capture] = keep_in_run(tmp_path, FETCH)
    _, request, response = headers_of(path)
    assert (request["WARC-Type"], response["WARC-Type"]) == ("request", "response")
    assert request["WARC-Concurrent-To"] == response["WARC-Record-ID"]
    for name in ("WARC-Target-URI", "WARC-Date", "WARC-IP-Address"):
        assert request[name] == response[name]
    assert response["WARC-IP-Address"] == "192.0.2.7"
    assert checks(path)
    with open_archive(tmp_path) as archive:
        assert archive.request(capture) == ASKED


def test_a_request_is_kept_as_it_was_sent(tmp_path: Path) -> None:
    path, [capture] = keep_in_run(tmp_path, FETCH)
    member = path.read_bytes()[capture.request_offset : capture.warc_offset]
    sent = b"GET /202107/t20210713_1.html HTTP/1.1\r\nUser-Agent: zhengfa\r\nHost: a.example\r\n\r\n"
    assert gzip.decompress(member).partition(b"\r\n\r\n")[2] == sent + b"\r\n\r\n"


def test_what_carries_no_request_has_none(recorder: Recorder) -> None:
    [kept] = recorder.keep([make_response(status=None)])
    assert recorder.archive.request(kept.capture) is None


@pytest.mark.parametrize(
    ("second", "profile"),
    [
        (replace(FETCH, fetched_at=FETCHED.replace(year=2027)), "identical-payload-digest"),
        (UNMODIFIED, "server-not-modified"),
    ],
)
def test_a_revisit_names_what_it_refers_to(tmp_path: Path, second: Response, profile: str) -> None:
    path, [first, again] = keep_in_run(tmp_path, FETCH, second)
    *_, original, _, revisit = headers_of(path)
    assert revisit["WARC-Type"] == "revisit"
    assert revisit["WARC-Profile"] == f"http://netpreserve.org/warc/1.1/revisit/{profile}"
    assert revisit["WARC-Refers-To-Target-URI"] == original["WARC-Target-URI"] == URL
    assert revisit["WARC-Refers-To-Date"] == original["WARC-Date"]
    assert revisit["WARC-Payload-Digest"] == original["WARC-Payload-Digest"] == f"sha256:{first.payload_sha256}"
    assert (again.refers_to, again.status, again.payload_sha256) == (first.id, second.status, first.payload_sha256)
    assert checks(path)
    with open_archive(tmp_path) as archive:
        assert archive.payload(again)[0] == FETCH.payload
        assert archive.request(again) == ASKED


def test_a_revisit_keeps_what_was_answered_that_time(tmp_path: Path) -> None:
    later = (("Content-Type", "text/html"), ("Date", "later"))
    _, [_, again] = keep_in_run(tmp_path, FETCH, replace(FETCH, headers=later))
    with open_archive(tmp_path) as archive:
        assert archive.payload(again) == (FETCH.payload, later)


def test_whether_tls_was_verified_is_kept_with_each_capture(tmp_path: Path) -> None:
    unverified = replace(FETCH, tls_verified=False)
    _, captures = keep_in_run(tmp_path, unverified, replace(unverified, tls_verified=True), FETCH)
    assert [capture.tls_verified for capture in captures] == [False, True, None]


def test_a_revisit_in_a_later_run_reads_from_the_earlier_file(tmp_path: Path) -> None:
    first_path, _ = keep_in_run(tmp_path, FETCH)
    second_path, [again] = keep_in_run(tmp_path, FETCH)
    assert first_path != second_path
    with open_archive(tmp_path) as archive:
        assert archive.payload(again)[0] == FETCH.payload
        first_path.unlink()
        with pytest.raises(DamagedWarcError, match=first_path.name):
            archive.payload(again)


def test_a_torn_tail_is_cut_between_any_two_records(tmp_path: Path) -> None:
    path, captures = keep_in_run(tmp_path / "whole", FETCH, FETCH, UNMODIFIED)
    whole = path.read_bytes()
    ends = sorted(
        end for capture in captures for end in (capture.warc_offset, capture.warc_offset + capture.warc_length)
    )
    torn = tmp_path / f"x.warc.gz{OPEN_SUFFIX}"
    for cut in range(captures[0].warc_offset, len(whole), 5):
        torn.write_bytes(whole[:cut])
        with torn.open("rb") as file:
            assert sound_length(file) in ends
            assert sound_length(file) <= cut


def test_changed_headers_of_a_response_are_damage(tmp_path: Path) -> None:
    path, [capture] = keep_in_run(tmp_path, FETCH)
    data = path.read_bytes()
    record = gzip.decompress(data[capture.warc_offset :])
    forged = gzip.compress(record.replace(b"Server: nginx", b"Server: xnign"))
    path.write_bytes(data[: capture.warc_offset] + forged)
    with open_archive(tmp_path) as archive, pytest.raises(DamagedWarcError, match="block digest"):
        archive.payload(replace(capture, warc_length=len(forged)))


def test_an_archive_of_an_earlier_release_opens_reads_and_goes_on(tmp_path: Path) -> None:
    path, [first] = keep_in_run(tmp_path, make_response())
    downgrade(tmp_path / DATABASE)
    _, [again] = keep_in_run(tmp_path, FETCH)
    with open_archive(tmp_path) as archive:
        assert archive.capture(first.id) == first
        assert archive.payload(first)[0] == archive.payload(again)[0] == FETCH.payload
        assert again.refers_to == first.id
    assert checks(path)


def downgrade(path: Path) -> None:
    """Put the rows of a database into one of the schema before requests and revisits were kept."""
    earlier = 3  # migrations
    runs, captures = (
        "run_id, kind, started_at, finished_at, warc_file",
        (
            "capture_id, run_id, url, canonical_url, fetched_at, status, content_type, warc_file, warc_offset, "
            "warc_length, payload_sha256, tls_verified, imported_from"
        ),
    )
    old = path.with_name("old.sqlite")
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        for migration in MIGRATIONS[:earlier]:
            connection.executescript(migration)
        connection.execute("ATTACH ? AS new", (str(path),))
        for table, columns in (("runs", runs), ("captures", captures)):
            connection.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM new.{table}")
        connection.execute(f"PRAGMA user_version = {earlier}")
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    old.rename(path)


def test_a_duplicate_url_is_one_though_its_fetch_is_a_capture_of_its_own(recorder: Recorder) -> None:
    [kept] = recorder.keep([FETCH])
    recorder.save(kept.capture, make_content(), Visit(URL, FETCHED))
    other: Any = URL.replace("http://", "https://www.")
    kinds = []
    for _ in range(2):
        [kept] = recorder.keep([replace(FETCH, url=other)])
        assert kept.is_settled
        kinds.append(recorder.see_again(kept.capture, Visit(other, FETCHED)))
    assert kinds == ["duplicate_url", "duplicate_url"]
