"""What a crawl that was cut off had written to its WARC file and the database does not know of: evidence too."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zhengfa.archive.capture_rows import insert_capture
from zhengfa.archive.clock import from_iso_utc
from zhengfa.archive.keeping import Plan
from zhengfa.archive.records import Capture, Response, Run, RunKind
from zhengfa.archive.store import Archive
from zhengfa.archive.warc import OPEN_SUFFIX, Position
from zhengfa.archive.warc_reader import read_sound_records


def durable_length(archive: Archive, warc_file: str) -> int:
    """How many bytes of a WARC file the database counts on."""
    sql = "SELECT coalesce(max(warc_offset + warc_length), 0) FROM captures WHERE warc_file = ?"
    return int(archive.connection.execute(sql, (warc_file,)).fetchone()[0])


def adopt(archive: Archive, path: Path) -> None:
    """Make captures of the responses behind what the database counts on; imports read their files again instead."""
    name = path.name.removesuffix(OPEN_SUFFIX)
    sql = "SELECT run_id, started_at FROM runs WHERE warc_file = ? AND kind = ?"
    row = archive.connection.execute(sql, (name, RunKind.CRAWL)).fetchone()
    if row is None:
        return
    run = Run(row["run_id"], RunKind.CRAWL, from_iso_utc(row["started_at"]), name)
    archive.connection.execute("BEGIN IMMEDIATE")
    try:
        for response, position, record in _responses(path, durable_length(archive, name)):
            holder = _holder(archive, record) if record.rec_type == "revisit" else None
            if holder or record.rec_type == "response":
                insert_capture(archive, run, Plan(response), position, holder)
    except BaseException:
        archive.connection.execute("ROLLBACK")
        raise
    archive.connection.execute("COMMIT")


def _responses(path: Path, start: int) -> Iterator[tuple[Response, Position, Any]]:
    """Responses and revisits, each with the place of the request that stands before it."""
    request_offset: int | None = None
    with path.open("rb") as file:
        for offset, length, record in read_sound_records(file, start):
            if record.rec_type in ("response", "revisit"):
                yield _response(record), Position(offset, length, request_offset), record
            request_offset = offset if record.rec_type == "request" else None


def _response(record: Any) -> Response:
    url = record.rec_headers.get_header("WARC-Target-URI")
    return Response(
        url=url,
        payload=record.raw_stream.read(),
        fetched_at=from_iso_utc(record.rec_headers.get_header("WARC-Date")),
        content_type=record.http_headers.get_header("Content-Type") or "",
        status=int(record.http_headers.get_statuscode()),
        tls_verified=False if url.startswith("https:") else None,
    )


def _holder(archive: Archive, revisit: Any) -> Capture | None:
    """The capture that a revisit refers to, which was durable before that was written, or stands before it here."""
    url = revisit.rec_headers.get_header("WARC-Refers-To-Target-URI")
    at = from_iso_utc(revisit.rec_headers.get_header("WARC-Refers-To-Date"))
    digest = revisit.rec_headers.get_header("WARC-Payload-Digest").removeprefix("sha256:")
    capture = archive.capture_at(url, at, digest)
    return archive.holder(capture) if capture else None
