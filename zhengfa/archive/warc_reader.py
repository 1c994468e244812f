"""Reading our own WARC files. Readers in use accept a torn gzip record silently; this one does not."""

import fcntl
import os
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from zhengfa.archive.errors import DamagedWarcError
from zhengfa.archive.records import Capture, Request
from zhengfa.archive.warc import NOT_MODIFIED, OPEN_SUFFIX, payload_sha256

Headers = tuple[tuple[str, str], ...]
# What warcio raises at records that make no sense; AttributeError at a response without a URL.
UNREADABLE = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    *(EOFError, ValueError, AttributeError, LookupError, TypeError),
)
_CHUNK = 1 << 16


def read_payload(folder: Path, capture: Capture, holder: Capture) -> tuple[bytes, Headers]:
    """The payload of a capture as transferred, and its HTTP headers; raises DamagedWarcError unless digests agree.

    The holder is the capture whose record holds the payload; another one's is a revisit of it.
    """
    own = _record_at(folder, capture, capture.warc_offset)
    held = own if holder is capture else _record_at(folder, holder, holder.warc_offset)
    payload = held.raw_stream.read()
    if payload_sha256(payload) != capture.payload_sha256:
        where, advice = _where(holder), "restore from a backup"
        raise DamagedWarcError("the payload is not what was captured", where=where, advice=advice)
    # The headers of a 304 are no payload's: how that is encoded was said with the payload.
    is_own = own.rec_headers.get_header("WARC-Profile") != NOT_MODIFIED
    return payload, _headers(own if is_own else held)


def read_request(folder: Path, capture: Capture) -> Request | None:
    """What was asked for a capture, if its WARC file says so; raises DamagedWarcError unless its record is sound."""
    if capture.request_offset is None:
        return None
    return to_request(_record_at(folder, capture, capture.request_offset))


def read_record(folder: Path, capture: Capture) -> bytes:
    """A capture's record and its request's, compressed and unread; raises DamagedWarcError if their file is gone."""
    start = capture.warc_offset if capture.request_offset is None else capture.request_offset
    return _bytes_at(folder, capture, start, capture.warc_offset + capture.warc_length)


def _where(capture: Capture) -> str:
    return f"{capture.warc_file} at byte {capture.warc_offset}"


def has_file(folder: Path, capture: Capture) -> bool:
    """Whether the WARC file of a capture is there."""
    return _path(folder, capture).exists()


def _path(folder: Path, capture: Capture) -> Path:
    path = folder / capture.warc_file
    # Its run is still going on, or was cut off.
    return path if path.exists() else path.with_name(path.name + OPEN_SUFFIX)


def _record_at(folder: Path, capture: Capture, offset: int) -> Any:
    end = capture.warc_offset + (capture.warc_length if offset == capture.warc_offset else 0)
    compressed = _bytes_at(folder, capture, offset, end)
    try:
        return _parse(compressed)
    except (*UNREADABLE, zlib.error) as error:
        advice = "restore the file from a backup"
        what = str(error) or "the record is empty"  # of which warcio says nothing
        raise DamagedWarcError(what, where=_where(capture), advice=advice) from error


def _bytes_at(folder: Path, capture: Capture, start: int, end: int) -> bytes:
    try:
        with _path(folder, capture).open("rb") as file:
            file.seek(start)
            return file.read(end - start)
    except FileNotFoundError:
        advice = "restore it from a backup"
        raise DamagedWarcError("the WARC file is missing", where=_where(capture), advice=advice) from None
    except OSError as error:
        what, advice = f"the WARC file cannot be read: {error.strerror}", "look at its disk and its permissions"
        raise DamagedWarcError(what, where=_where(capture), advice=advice) from error


def recover(
    folder: Path, durable: Callable[[str], int], adopt: Callable[[Path], None] = lambda path: None
) -> list[str]:
    """Finish the files of runs that were cut off: cut the torn tail, give the final name. Returns their names.

    `durable` tells how many bytes of a file the database counts on: these are never cut, whatever they look like.
    `adopt` is called with what is left, before the file counts as finished.
    """
    names = (path.name.removesuffix(OPEN_SUFFIX) for path in sorted(folder.glob(f"*{OPEN_SUFFIX}")))
    return [name for name in names if _finish(folder / name, durable, adopt)]


def _finish(path: Path, durable: Callable[[str], int], adopt: Callable[[Path], None]) -> bool:
    """Finish one file; False if its run is alive or has just closed it."""
    open_path = path.with_name(path.name + OPEN_SUFFIX)
    try:
        with open_path.open("r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            file.truncate(max(sound_length(file), durable(path.name)))
            os.fsync(file.fileno())
            adopt(open_path)
            open_path.rename(path)
            return True
    except (BlockingIOError, FileNotFoundError):
        return False


def sound_length(file: IO[bytes]) -> int:
    """How many bytes of a gzip WARC file, from its start, are whole records with the right length and digests."""
    end = 0
    for offset, length, _ in read_sound_records(file):
        end = offset + length
    return end


def read_sound_records(file: IO[bytes], start: int = 0) -> Iterator[tuple[int, int, Any]]:
    """Records of a gzip WARC file from an offset on, to the first that is not sound: offset, length and record."""
    offset = start
    while True:
        file.seek(offset)
        member, length = _next_member(file)
        if not member:
            return
        try:
            record = _parse_plain(member)
        except (ArchiveLoadFailed, EOFError, ValueError):
            return
        yield offset, length, record
        offset += length


def _next_member(file: IO[bytes]) -> tuple[bytes, int]:
    """One gzip member's content and its compressed size; empty if there is none or it is torn."""
    inflater, content, size = zlib.decompressobj(zlib.MAX_WBITS + 16), bytearray(), 0
    while not inflater.eof:
        chunk = file.read(_CHUNK)
        try:
            content += inflater.decompress(chunk)
        except zlib.error:
            return b"", 0
        size += len(chunk)
        if not chunk and not inflater.eof:
            return b"", 0
    return bytes(content), size - len(inflater.unused_data)


def _parse(compressed: bytes) -> Any:
    inflater = zlib.decompressobj(zlib.MAX_WBITS + 16)
    plain = inflater.decompress(compressed)
    if not inflater.eof:
        raise EOFError("the gzip record is torn")
    return _parse_plain(plain)


def _parse_plain(plain: bytes) -> Any:
    """One record, verified: as many bytes as Content-Length says, and the digests that its headers hold."""
    head_end = plain.index(b"\r\n\r\n") + 4
    record = ArcWarcRecordLoader().parse_record_stream(BytesIO(plain), known_format="warc", check_digests=True)
    length = int(record.rec_headers.get_header("Content-Length"))
    if len(plain) != head_end + length + 4:  # a record ends with two empty lines
        raise EOFError(f"the record holds {len(plain) - head_end - 4} bytes and says {length}")
    payload = read_all(record.raw_stream)  # to its end: only then are the digests compared
    if record.digest_checker.passed is False:
        raise ValueError("; ".join(record.digest_checker.problems))
    record.raw_stream = BytesIO(payload)
    return record


def read_all(stream: Any) -> bytes:
    """All that is left of a stream."""
    return b"".join(iter(lambda: stream.read(_CHUNK), b""))  # one read may give less than there is


def to_request(record: Any) -> Request:
    """A `request` record as a record of ours."""
    head = record.http_headers  # warcio takes the method for the protocol
    line = f"{head.protocol} {head.statusline}".strip()
    return Request(line, _headers(record), read_all(record.raw_stream))


def _headers(record: Any) -> Headers:
    return tuple(record.http_headers.headers) if record.http_headers is not None else ()
