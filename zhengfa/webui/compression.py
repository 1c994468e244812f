"""What is sent compressed: what pages are made of.

Exports are not: they are ZIPs already, or are streamed as they are made. A page that repeats what was typed gives
nothing away by its size (BREACH), since no page holds a secret.
"""

import zlib
from collections.abc import Iterable, Iterator

from flask import Flask, Response, request
from flask_compress import Compress

SETTINGS = {
    "COMPRESS_MIMETYPES": ["text/html", "text/css", "text/javascript", "image/svg+xml"],
    "COMPRESS_ALGORITHM": ["br", "gzip"],
    "COMPRESS_STREAMS": False,  # it holds back what is sent first
}
_GZIP = zlib.MAX_WBITS + 16  # zlib's way to ask for the form of gzip


def register(app: Flask) -> None:
    """Let the app compress its answers, for browsers that can read them so."""
    app.config.update(SETTINGS)
    Compress(app)
    app.after_request(_read_static_file)  # the last to be added is the first to run
    app.after_request(_pack_parts)


def _read_static_file(response: Response) -> Response:
    """A static file is small: it is read to be compressed as a whole."""
    if request.endpoint in ("static", "favicon") and response.status_code == 200:
        response.direct_passthrough = False
        response.make_sequence()
    return response


def _pack_parts(response: Response) -> Response:
    """A page that is sent in parts: each is packed as it comes, and none waits for the next."""
    if response.mimetype == "text/html" and response.is_streamed and request.accept_encodings["gzip"] > 0:
        parts = response.response
        response.response = _packed(response.iter_encoded())
        response.call_on_close(getattr(parts, "close", lambda: None))
        response.content_encoding = "gzip"
    return response


def _packed(parts: Iterable[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(wbits=_GZIP)
    for part in parts:
        yield packer.compress(part) + packer.flush(zlib.Z_SYNC_FLUSH)
    yield packer.flush()
