"""Writing WARC 1.1: one file a run, `.open` until it is closed, durable before it counts, never appended to later."""

import fcntl
import gzip
import hashlib
import os
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from zhengfa import __version__
from zhengfa.archive.clock import iso_utc
from zhengfa.archive.records import Request, Response, Run

OPEN_SUFFIX = ".open"
_LEVEL = 6  # of compression: pages take half a percent more room than at 9, in two thirds of the time
_PROFILES = "http://netpreserve.org/warc/1.1/revisit"
IDENTICAL, NOT_MODIFIED = f"{_PROFILES}/identical-payload-digest", f"{_PROFILES}/server-not-modified"
_KNOWN_STATUS = frozenset(HTTPStatus)
# The block is kept with its chunks joined, so a header that says "chunked" would make readers split it again.
HOP_HEADERS = frozenset({"transfer-encoding", "connection", "keep-alive"})


@dataclass(frozen=True, slots=True)
class Position:
    """Where a record stands in its WARC file, in bytes of the compressed file."""

    offset: int
    length: int
    request_offset: int | None = None  # where the record of its request begins, which stands before it


@dataclass(frozen=True, slots=True)
class Original:
    """The response that holds a payload, as the revisits of it name it."""

    url: str
    fetched_at: datetime  # UTC
    payload_sha256: str


def payload_sha256(payload: bytes) -> str:
    """The digest by which payloads are known: SHA-256 in hex digits."""
    return hashlib.sha256(payload).hexdigest()


class WarcFile:
    """The WARC file of one run, held open and locked until `close`."""

    def __init__(self, folder: Path, run: Run) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / run.warc_file
        self._open_path = self._path.with_name(self._path.name + OPEN_SUFFIX)
        self._file = self._open_path.open("xb")
        # Held until the process ends in whatever way: recovery takes only files that nobody holds.
        fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        self._is_synced = False
        self._plain = BytesIO()  # one record, which is compressed at once: warcio does it bit by bit
        self._writer = WARCWriter(self._plain, gzip=False, warc_version="WARC/1.1")
        self._write(self._warcinfo(run))
        self.sync()
        sync_folder(folder)

    def append(self, response: Response, original: Original | None = None) -> Position:
        """Write one response, as a revisit if its original is held; it counts only after `sync`."""
        self._is_synced = False
        record = self._record(response, original)
        request_offset = None
        if response.request is not None:
            # First, so that a file that reaches to a response's end, as the database counts, holds its request.
            request_offset = self._file.tell()
            self._write(self._request(response, response.request, record))
        offset = self._file.tell()
        self._write(record)
        return Position(offset, self._file.tell() - offset, request_offset)

    def _write(self, record: Any) -> None:
        """Write a record as a gzip member of its own."""
        self._plain.seek(0)
        self._plain.truncate()
        self._writer.write_record(record)
        self._file.write(gzip.compress(self._plain.getvalue(), _LEVEL, mtime=0))

    def flush(self) -> None:
        """Have everything appended in the file: it can be read, and outlives the process."""
        self._file.flush()

    def sync(self) -> None:
        """Make everything appended durable: it outlives the machine."""
        if not self._is_synced:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._is_synced = True

    def close(self) -> None:
        """Make the file durable and give it its final name; what cannot be made durable keeps its own."""
        with self._file:  # which frees the lock of a file that the next run is to finish
            self.sync()
            self._open_path.rename(self._path)
        sync_folder(self._path.parent)

    def _record(self, response: Response, original: Original | None) -> Any:
        digest = original.payload_sha256 if original else payload_sha256(response.payload)
        headers = _capture_headers(response) | {"WARC-Payload-Digest": f"sha256:{digest}"}
        if response.imported_from is not None:
            headers["WARC-Source-File"] = response.imported_from
        if original is not None:
            headers["WARC-Profile"] = NOT_MODIFIED if response.status == 304 else IDENTICAL
            headers["WARC-Refers-To-Target-URI"] = original.url
            headers["WARC-Refers-To-Date"] = iso_utc(original.fetched_at)
        payload = response.payload if original is None else b""
        return self._writer.create_warc_record(
            response.url,
            "revisit" if original else "resource" if response.status is None else "response",
            payload=BytesIO(payload),
            length=len(payload),
            warc_content_type=response.content_type if response.status is None else "",
            warc_headers_dict=headers,
            http_headers=_http_headers(response),
        )

    def _request(self, response: Response, request: Request, record: Any) -> Any:
        concurrent = {"WARC-Concurrent-To": record.rec_headers.get_header("WARC-Record-ID")}
        return self._writer.create_warc_record(
            response.url,
            "request",
            payload=BytesIO(request.body),
            length=len(request.body),
            warc_headers_dict=_capture_headers(response) | concurrent,
            http_headers=StatusAndHeaders(request.line, list(request.headers), is_http_request=True),
        )

    def _warcinfo(self, run: Run) -> Any:
        about = {
            "software": f"zhengfa/{__version__}",
            "format": "WARC File Format 1.1",
            "isPartOf": f"{run.kind} {run.id}",
        }
        return self._writer.create_warcinfo_record(self._path.name, about)


def _capture_headers(response: Response) -> dict[str, str]:
    """What the records of a request and of its response have in common."""
    headers = {"WARC-Date": iso_utc(response.fetched_at)}
    return headers | ({"WARC-IP-Address": response.ip_address} if response.ip_address else {})


def _http_headers(response: Response) -> StatusAndHeaders | None:
    if response.status is None:
        return None
    phrase = HTTPStatus(response.status).phrase if response.status in _KNOWN_STATUS else "Unknown"
    kept = [(name, value) for name, value in response.headers if name.lower() not in HOP_HEADERS]
    return StatusAndHeaders(f"{response.status} {phrase}", kept, protocol="HTTP/1.1")


def sync_folder(folder: Path) -> None:
    """Make the names of a folder's files durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
