"""Writing WARC 1.1: one file a run, `.open` until it is closed, durable before it counts, never appended to later."""

import fcntl
import hashlib
import os
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from zhengfa import __version__
from zhengfa.archive.clock import iso_utc
from zhengfa.archive.records import Response, Run

OPEN_SUFFIX = ".open"
# The block is kept with its chunks joined, so a header that says "chunked" would make readers split it again.
HOP_HEADERS = frozenset({"transfer-encoding", "connection", "keep-alive"})


@dataclass(frozen=True, slots=True)
class Position:
    """Where a record stands in its WARC file, in bytes of the compressed file."""

    offset: int
    length: int


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
        self._writer = WARCWriter(self._file, gzip=True, warc_version="WARC/1.1")
        self._writer.write_record(self._warcinfo(run))
        self.sync()
        _sync_folder(folder)

    def append(self, response: Response) -> Position:
        """Write one response; it counts only after `sync`."""
        offset = self._file.tell()
        self._writer.write_record(self._record(response))
        return Position(offset, self._file.tell() - offset)

    def sync(self) -> None:
        """Make everything appended durable."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Make the file durable and give it its final name."""
        self.sync()
        self._open_path.rename(self._path)
        self._file.close()
        _sync_folder(self._path.parent)

    def _record(self, response: Response) -> Any:
        headers = {"WARC-Date": iso_utc(response.fetched_at)}
        headers["WARC-Payload-Digest"] = f"sha256:{payload_sha256(response.payload)}"
        if response.imported_from is not None:
            headers["WARC-Source-File"] = response.imported_from
        return self._writer.create_warc_record(
            response.url,
            "resource" if response.status is None else "response",
            payload=BytesIO(response.payload),
            length=len(response.payload),
            warc_content_type=response.content_type if response.status is None else "",
            warc_headers_dict=headers,
            http_headers=_http_headers(response),
        )

    def _warcinfo(self, run: Run) -> Any:
        about = {
            "software": f"zhengfa/{__version__}",
            "format": "WARC File Format 1.1",
            "isPartOf": f"{run.kind} {run.id}",
        }
        return self._writer.create_warcinfo_record(self._path.name, about)


def _http_headers(response: Response) -> StatusAndHeaders | None:
    if response.status is None:
        return None
    phrase = HTTPStatus(response.status).phrase if response.status in _KNOWN_STATUS else "Unknown"
    kept = [(name, value) for name, value in response.headers if name.lower() not in HOP_HEADERS]
    return StatusAndHeaders(f"{response.status} {phrase}", kept, protocol="HTTP/1.1")


_KNOWN_STATUS = frozenset(HTTPStatus)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
