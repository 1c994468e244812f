"""Other people's WARC files cut into records: what is damaged or too large is passed over, and the rest is read."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import IO

_CHUNK = 1 << 16
_GZIP = b"\x1f\x8b\x08"
_START = re.compile(rb"WARC/\d\.\d{1,2}\r?\n(?:WARC|Content)-", re.IGNORECASE)  # of a record
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_HEAD_END = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may make of us, whoever wrote it."""

    record: int = 64 * 1024 * 1024  # bytes of one record, inflated: several times what a page may have
    head: int = 64 * 1024  # bytes of a record's own headers; of what is too large, so many are looked at
    records: int = 5_000_000  # in one file: a WARC file has 1 GB by custom, and a record 400 bytes at least
    # Bytes inflated for each byte of the file. Pages shrink to a tenth, lists to a thirtieth, gzip's best is 1030.
    ratio: int = 200
    slack: int = 256 * 1024 * 1024  # bytes that any file may inflate to: small ones shrink by chance


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file in bytes; in a compressed file, of compressed ones."""

    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Frame:
    """One record as it stands in its file; if it was cut, only its beginning."""

    span: Span
    plain: bytes
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of a file that is no record, and why."""

    span: Span
    reason: str


def read_frames(file: IO[bytes], limits: Limits) -> Iterator[Frame | Gap]:
    """Every record of a WARC file, gzip or plain, and every gap between them, in the file's order."""
    size = file.seek(0, 2)
    file.seek(0)
    found = _gzip_frames if file.read(2) == _GZIP[:2] else _plain_frames
    for number, frame in enumerate(found(file, Span(0, size), limits)):
        if number >= limits.records:
            yield Gap(Span(frame.span.offset, size - frame.span.offset), f"more than {limits.records} records")
            return
        yield frame


@dataclass(slots=True)
class _Member:
    """One gzip member: as much of its content as is looked at, all of its sizes, and what is wrong with it."""

    plain: bytes
    inflated: int
    length: int
    error: str = ""
    is_bomb: bool = False


def _gzip_frames(file: IO[bytes], span: Span, limits: Limits) -> Iterator[Frame | Gap]:
    allowance = limits.slack + limits.ratio * span.length
    offset, end = span.offset, span.offset + span.length
    while offset < end:
        member = _read_member(file, offset, limits.record + limits.head, allowance)
        allowance -= member.inflated
        if member.is_bomb:
            yield Gap(Span(offset, end - offset), "it inflates to far more than pages do: not read from here on")
            return
        if member.error:
            following = _next_start(file, offset + 1, end)
            yield Gap(Span(offset, following - offset), member.error)
            offset = following
            continue
        yield from _member_frames(member, Span(offset, member.length), limits)
        offset += member.length


def _member_frames(member: _Member, span: Span, limits: Limits) -> Iterator[Frame | Gap]:
    """Mostly one record; some writers put several into a member."""
    if member.inflated > len(member.plain):
        stated = _stated_length(member.plain[: limits.head])
        if stated is not None and stated + limits.head < member.inflated:
            advice = "`warcio recompress` puts that right"
            yield Gap(span, f"one gzip member of {member.inflated} bytes holds many records: {advice}")
        else:
            yield Frame(span, member.plain[: limits.head], is_cut=True)
        return
    if member.plain.strip():
        for frame in _plain_frames(BytesIO(member.plain), Span(0, len(member.plain)), limits):
            yield Gap(span, frame.reason) if isinstance(frame, Gap) else Frame(span, frame.plain, frame.is_cut)


def _read_member(file: IO[bytes], offset: int, kept: int, allowance: int) -> _Member:
    """Inflate one member; of its content, so much is kept."""
    file.seek(offset)
    inflater, plain, inflated, length = zlib.decompressobj(zlib.MAX_WBITS + 16), bytearray(), 0, 0
    waiting = b""
    while not inflater.eof:
        chunk = waiting or file.read(_CHUNK)
        if not chunk:
            return _Member(b"", inflated, length, "the file ends within a gzip member")
        length += 0 if waiting else len(chunk)
        try:
            piece = inflater.decompress(chunk, _CHUNK * 4)
        except zlib.error as error:
            return _Member(b"", inflated, length, f"a damaged gzip member: {error}")
        waiting = inflater.unconsumed_tail
        inflated += len(piece)
        plain += piece[: kept - len(plain)]
        if inflated > allowance:
            return _Member(b"", inflated, length, is_bomb=True)
    return _Member(bytes(plain), inflated, length - len(inflater.unused_data) - len(waiting))


def _next_start(file: IO[bytes], offset: int, end: int) -> int:
    """Where the next gzip member begins that holds a record; the file's end if none does."""
    while offset < end:
        file.seek(offset)
        chunk = file.read(_CHUNK)
        at = chunk.find(_GZIP)
        while at >= 0:
            if _begins_record(file, offset + at):
                return offset + at
            at = chunk.find(_GZIP, at + 1)
        if len(chunk) < _CHUNK:
            break
        offset += len(chunk) - len(_GZIP) + 1
    return end


def _begins_record(file: IO[bytes], offset: int) -> bool:
    file.seek(offset)
    try:
        return zlib.decompressobj(zlib.MAX_WBITS + 16).decompress(file.read(512), 16).startswith(b"WARC/")
    except zlib.error:
        return False


def _plain_frames(file: IO[bytes], span: Span, limits: Limits) -> Iterator[Frame | Gap]:
    offset, end = span.offset, span.offset + span.length
    while offset < end:
        frame = _plain_frame(file, offset, end, limits)
        if frame is None:  # nothing but line ends
            return
        if isinstance(frame, str):
            following = _next_plain_start(file, offset + 1, end)
            yield Gap(Span(offset, following - offset), frame)
            offset = following
            continue
        yield frame
        offset = frame.span.offset + frame.span.length


def _plain_frame(file: IO[bytes], offset: int, end: int, limits: Limits) -> Frame | str | None:
    """The record that begins here; or why none does."""
    file.seek(offset)
    head = file.read(min(limits.head, end - offset))
    blank = len(head) - len(head.lstrip(b"\r\n"))
    if blank == len(head):
        return None if offset + blank == end else "no record"
    offset, head = offset + blank, head[blank:]
    head_end, stated = _HEAD_END.search(head), _stated_length(head)
    if not head.startswith(b"WARC/") or head_end is None or stated is None:
        return "no WARC record: its headers or its Content-Length are missing"
    length = head_end.end() + stated
    file.seek(offset + length)
    if offset + length > end or file.read(4).strip():
        return f"the record is not as long as it says: Content-Length is {stated}"
    if stated > limits.record:
        return Frame(Span(offset, length), head, is_cut=True)
    file.seek(offset)
    return Frame(Span(offset, length), file.read(length))


def _next_plain_start(file: IO[bytes], offset: int, end: int) -> int:
    while offset < end:
        file.seek(offset)
        chunk = file.read(min(_CHUNK, end - offset))
        if match := _START.search(chunk, 1):
            return offset + match.start()
        if len(chunk) < _CHUNK:
            break
        offset += len(chunk) - 32  # a start may lie across the border
    return end


def _stated_length(head: bytes) -> int | None:
    end = _HEAD_END.search(head)
    found = _LENGTH.search(head[: end.start() + 2 if end else 0])
    return int(found[1]) if found else None
