"""Undoing the Content-Encoding of a kept payload, with a limit on what it may grow to."""

import zlib

from zhengfa.archive.errors import DecodeError

_MOST_ENCODINGS = 2  # one upon the other; servers send one, and each more multiplies the work
_WINDOW = {"gzip": zlib.MAX_WBITS + 16, "x-gzip": zlib.MAX_WBITS + 16, "deflate": zlib.MAX_WBITS}


def inflate(payload: bytes, headers: tuple[tuple[str, str], ...], limit: int) -> bytes:
    """The payload as the page's own bytes; raises DecodeError if it is damaged, unknown, or larger than `limit`."""
    encodings = [value for name, value in headers if name.lower() == "content-encoding"]
    names = [name.strip().lower() for value in encodings for name in value.split(",")]
    names = [name for name in names if name not in ("", "identity")]
    if len(names) > _MOST_ENCODINGS:
        raise DecodeError(f"{len(names)} content encodings upon each other; {_MOST_ENCODINGS} are undone")
    for name in reversed(names):
        payload = _inflate_one(payload, name, limit)
    return payload


def _inflate_one(payload: bytes, name: str, limit: int) -> bytes:
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
