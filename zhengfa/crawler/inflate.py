"""Undoing the Content-Encoding of a kept payload, with a limit on what it may grow to."""

import zlib
from collections.abc import Callable
from io import BytesIO

import brotli
from backports import zstd

from zhengfa.archive.errors import DecodeError

MOST_ENCODINGS = 2  # one upon the other; servers send one, and each more multiplies the work
_WINDOW = {"gzip": zlib.MAX_WBITS + 16, "x-gzip": zlib.MAX_WBITS + 16, "deflate": zlib.MAX_WBITS}
_CHUNK = 1 << 16  # bytes that brotli inflates before the limit is looked at


def inflate(payload: bytes, headers: tuple[tuple[str, str], ...], limit: int) -> bytes:
    """The payload as the page's own bytes; raises DecodeError if it is damaged, unknown, or larger than `limit`."""
    encodings = [value for name, value in headers if name.lower() == "content-encoding"]
    names = [name.strip().lower() for value in encodings for name in value.split(",")]
    names = [name for name in names if name not in ("", "identity")]
    if len(names) > MOST_ENCODINGS:
        raise DecodeError(f"{len(names)} content encodings upon each other; {MOST_ENCODINGS} are undone")
    for name in reversed(names):
        payload = _inflate_one(payload, name, limit)
    return payload


def _inflate_one(payload: bytes, name: str, limit: int) -> bytes:
    if name in _STREAMS:
        return _STREAMS[name](payload, limit)
    if name not in _WINDOW:
        raise DecodeError(f"content encoding {name!r} is not known here")
    windows = [_WINDOW[name], -zlib.MAX_WBITS] if name == "deflate" else [_WINDOW[name]]  # some servers send it bare
    for window in windows:
        inflater = zlib.decompressobj(window)
        try:
            plain = inflater.decompress(payload, limit)
        except zlib.error as error:
            reason = str(error)
            continue
        if inflater.unconsumed_tail:  # the limit was reached
            raise DecodeError(f"the page is larger than {limit} bytes")
        if not inflater.eof:
            raise DecodeError(f"the {name} payload is cut short")
        return plain
    raise DecodeError(f"the {name} payload is damaged: {reason}")


def _unbrotli(payload: bytes, limit: int) -> bytes:
    inflater, plain = brotli.Decompressor(), bytearray()
    try:
        waiting = payload
        while len(plain) <= limit and not inflater.is_finished():
            piece = inflater.process(waiting, output_buffer_limit=_CHUNK)
            plain += piece
            if not piece and not waiting:
                raise DecodeError("the br payload is cut short")
            waiting = b""
    except brotli.error as error:
        raise DecodeError(f"the br payload is damaged: {error}") from error
    return _within(bytes(plain), limit)


def _unzstd(payload: bytes, limit: int) -> bytes:
    try:
        with zstd.ZstdFile(BytesIO(payload)) as file:
            return _within(file.read(limit + 1), limit)
    except EOFError as error:
        raise DecodeError("the zstd payload is cut short") from error
    except zstd.ZstdError as error:
        raise DecodeError(f"the zstd payload is damaged: {error}") from error


def _within(plain: bytes, limit: int) -> bytes:
    if len(plain) > limit:
        raise DecodeError(f"the page is larger than {limit} bytes")
    return plain


# Scrapy offers both to portals, so both come.
_STREAMS: dict[str, Callable[[bytes, int], bytes]] = {"br": _unbrotli, "zstd": _unzstd}
