"""WARC files as written, read, torn and recovered."""

import gzip
import os
import random
from dataclasses import replace
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.making import FETCHED, make_response
from zhengfa.archive.errors import DamagedWarcError
from zhengfa.archive.recorder import Recorder, record_run
from zhengfa.archive.records import Response, Run, RunKind
from zhengfa.archive.store import Archive
from zhengfa.archive.warc import Position, WarcFile
from zhengfa.archive.warc_contents import Damage
from zhengfa.archive.warc_reader import recover, sound_length
from zhengfa.archive.warc_records import read_responses

RUN = Run("r1", RunKind.CRAWL, FETCHED, "r1.warc.gz")


def write(folder: Path, responses: list[Response], *, close: bool = True) -> list[Position]:
    file = WarcFile(folder, RUN)
    positions = [file.append(response) for response in responses]
    if close:
        file.close()
    else:
        file.sync()
        file._file.close()  # as the end of a process does: the lock goes with it
    return positions


def payloads(path: Path) -> list[bytes]:
    return [found.payload for found in read_responses(path) if isinstance(found, Response)]


def test_other_readers_accept_the_file(tmp_path: Path) -> None:
    write(tmp_path, [make_response(payload="正文".encode()), make_response(status=None)])
    with (tmp_path / "r1.warc.gz").open("rb") as file:
        records = ArchiveIterator(file, check_digests=True)
        kinds = [(r.rec_type, r.content_stream().read(), r.digest_checker.passed) for r in records]
    assert [kind for kind, _, _ in kinds] == ["warcinfo", "response", "resource"]
    assert kinds[1][1] == "正文".encode()
    assert all(passed is not False for _, _, passed in kinds)


def test_responses_read_back_as_they_were_written(tmp_path: Path) -> None:
    response = replace(make_response(), headers=(("Content-Type", "text/html"), ("X-Name", "政")))
    write(tmp_path, [response])
    [found] = read_responses(tmp_path / "r1.warc.gz")
    assert isinstance(found, Response)
    assert (found.url, found.payload, found.status, found.fetched_at) == (response.url, response.payload, 200, FETCHED)


def test_chunked_responses_are_kept_joined_and_say_so(tmp_path: Path) -> None:
    headers = (("Content-Type", "text/html"), ("Transfer-Encoding", "chunked"))
    write(tmp_path, [replace(make_response(payload=b"5 bytes"), headers=headers)])
    assert payloads(tmp_path / "r1.warc.gz") == [b"5 bytes"]
    with (tmp_path / "r1.warc.gz").open("rb") as file:
        assert b"chunked" not in gzip.decompress(file.read())


def test_an_unknown_status_is_kept(tmp_path: Path) -> None:
    write(tmp_path, [make_response(status=521)])
    [found] = read_responses(tmp_path / "r1.warc.gz")
    assert isinstance(found, Response)
    assert found.status == 521


def test_the_file_is_open_until_it_is_closed(tmp_path: Path) -> None:
    file = WarcFile(tmp_path, RUN)
    assert [path.name for path in tmp_path.iterdir()] == ["r1.warc.gz.open"]
    file.close()
    assert [path.name for path in tmp_path.iterdir()] == ["r1.warc.gz"]


def test_a_name_is_never_used_twice(tmp_path: Path) -> None:
    file = WarcFile(tmp_path, RUN)
    with pytest.raises(FileExistsError):
        WarcFile(tmp_path, RUN)
    file.close()


def test_recovery_cuts_a_torn_tail_at_any_byte(tmp_path: Path) -> None:
    positions = write(tmp_path / "whole", [make_response(payload=b"one" * 50), make_response(payload=b"two" * 50)])
    whole = (tmp_path / "whole" / "r1.warc.gz").read_bytes()
    second = positions[1]
    for cut in range(second.offset, len(whole), 7):
        folder = tmp_path / str(cut)
        folder.mkdir()
        (folder / "r1.warc.gz.open").write_bytes(whole[:cut])
        assert recover(folder, lambda name: 0) == ["r1.warc.gz"]
        assert (folder / "r1.warc.gz").read_bytes() == whole[: second.offset]


def test_recovery_keeps_a_whole_file_as_it_is(tmp_path: Path) -> None:
    write(tmp_path, [make_response(), make_response(status=None)], close=False)
    before = (tmp_path / "r1.warc.gz.open").read_bytes()
    recover(tmp_path, lambda name: 0)
    assert (tmp_path / "r1.warc.gz").read_bytes() == before


def test_recovery_leaves_a_living_run_alone(tmp_path: Path) -> None:
    file = WarcFile(tmp_path, RUN)
    assert recover(tmp_path, lambda name: 0) == []
    file.close()


def test_recovery_never_cuts_what_the_database_counts_on(tmp_path: Path) -> None:
    positions = write(tmp_path, [make_response(), make_response(status=None)], close=False)
    path = tmp_path / "r1.warc.gz.open"
    damaged = bytearray(path.read_bytes())
    damaged[positions[0].offset + 30] ^= 0xFF
    path.write_bytes(damaged)
    end = positions[1].offset + positions[1].length
    recover(tmp_path, lambda name: end)
    assert (tmp_path / "r1.warc.gz").stat().st_size == end


def test_a_record_with_a_wrong_digest_is_not_sound(tmp_path: Path) -> None:
    positions = write(tmp_path, [make_response(payload=b"abc")])
    path = tmp_path / "r1.warc.gz"
    data = path.read_bytes()
    record = gzip.decompress(data[positions[0].offset :]).replace(b"\r\n\r\nabc", b"\r\n\r\nabd")
    path.write_bytes(data[: positions[0].offset] + gzip.compress(record))
    with path.open("rb") as file:
        assert sound_length(file) == positions[0].offset
    [found] = read_responses(path)
    assert isinstance(found, Damage)
    assert "digest" in found.reason


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b"WARC-Date: 2026-01-02", b"WARC-Date: yesterday"),
        (b"HTTP/1.1 200 OK", b"HTTP/1.1 two OK"),
    ],
)
def test_a_record_whose_headers_make_no_sense_is_damage_and_the_next_one_is_read(
    tmp_path: Path, was: bytes, becomes: bytes
) -> None:
    positions = write(tmp_path, [make_response(), make_response("http://a.example/next")])
    data = (tmp_path / "r1.warc.gz").read_bytes()
    first, second = positions
    record = gzip.decompress(data[first.offset : second.offset])
    broken = record.replace(was, becomes).replace(b"WARC-Block-Digest", b"X-Block-Digest")
    assert broken != record
    path = tmp_path / "other.warc.gz"
    path.write_bytes(gzip.compress(broken) + data[second.offset :])
    assert [type(found) for found in read_responses(path)] == [Damage, Response]


def test_a_record_without_a_url_ends_the_reading_with_damage(tmp_path: Path) -> None:
    [position] = write(tmp_path, [make_response()])
    path = tmp_path / "r1.warc.gz"
    record = gzip.decompress(path.read_bytes()[position.offset :])
    path.write_bytes(gzip.compress(record.replace(b"WARC-Target-URI", b"X-Target-URI")))
    assert [type(found) for found in read_responses(path)] == [Damage]


def test_a_torn_file_of_other_people_is_said_to_be_damaged(tmp_path: Path) -> None:
    write(tmp_path, [make_response(payload=random.Random(1).randbytes(9000))])
    path = tmp_path / "r1.warc.gz"
    path.write_bytes(path.read_bytes()[:-400])
    assert [type(found) for found in read_responses(path)] == [Damage]


def test_a_file_that_is_no_warc_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "x.warc"
    path.write_bytes(b"<html>not a WARC</html>")
    assert [type(found) for found in read_responses(path)] == [Damage]


def test_a_capture_is_verified_when_it_is_read(archive: Archive) -> None:
    with record_run(archive, RunKind.CRAWL) as recorder:
        [kept] = recorder.keep([make_response(payload=b"evidence")])
    assert archive.payload(kept.capture)[0] == b"evidence"
    path = archive.warc_folder / kept.capture.warc_file
    data = bytearray(path.read_bytes())
    data[kept.capture.warc_offset + kept.capture.warc_length // 2] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(DamagedWarcError, match=kept.capture.warc_file):
        archive.payload(kept.capture)


def test_a_capture_can_be_read_while_its_run_goes_on(recorder: Recorder) -> None:
    [kept] = recorder.keep([make_response(payload=b"now")])
    assert recorder.archive.payload(kept.capture)[0] == b"now"


def test_a_record_of_another_payload_is_not_taken_for_the_capture(recorder: Recorder) -> None:
    first, second = recorder.keep([make_response(), make_response("http://a.example/other", b"other")])
    moved = replace(first.capture, warc_offset=second.capture.warc_offset, warc_length=second.capture.warc_length)
    with pytest.raises(DamagedWarcError, match="not what was captured"):
        recorder.archive.payload(moved)


def test_a_capture_is_on_the_disk_before_the_database_knows_of_it(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    sync = os.fsync

    def noted_sync(descriptor: int) -> None:
        events.append("fsync")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", noted_sync)
    recorder.archive.connection.set_trace_callback(events.append)
    recorder.keep([make_response()])
    recorder.archive.connection.set_trace_callback(None)
    assert events.index("fsync") < events.index("BEGIN IMMEDIATE") < events.index("COMMIT")


def test_a_missing_warc_file_is_named(archive: Archive) -> None:
    with record_run(archive, RunKind.CRAWL) as recorder:
        [kept] = recorder.keep([make_response()])
    (archive.warc_folder / kept.capture.warc_file).unlink()
    with pytest.raises(DamagedWarcError, match="missing"):
        archive.payload(kept.capture)
