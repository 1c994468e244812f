"""A portal that misbehaves: each path in the way that was chosen for it."""

import gzip
import socket
import ssl
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import brotli

from tests.flow.test_manners import article

Answer = Callable[["Handler"], None]
_PACK: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}


class Faulty(ThreadingHTTPServer):
    """A server on loopback that knows what was asked, and when."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, float]] = []
        self.conditions: dict[str, str | None] = {}  # by path, those of the latest request
        self.stopped = threading.Event()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_port}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def moments(self) -> list[float]:
        return [at for _, at in self.asked]

    def handle_error(self, *_: Any) -> None:
        """Clients hang up here by intention."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Faulty

    def do_GET(self) -> None:
        self.server.asked.append((self.path, time.monotonic()))
        self.server.conditions[self.path] = self.headers["If-None-Match"] or self.headers["If-Modified-Since"]
        self.server.answers.get(self.path, page(b"<h1>404</h1>", status=404))(self)
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serve(tls: ssl.SSLContext | None = None) -> Iterator[Faulty]:
    with Faulty() as server:
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield server
        server.stopped.set()
        server.shutdown()
        thread.join()


def page(body: bytes, status: int = 200, length: int | None = None, **headers: str) -> Answer:
    """An answer, with the length that it is said to have."""

    def answer(handler: Handler) -> None:
        handler.send_response(status)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        said = {"Content-Type": "text/html; charset=utf-8", "Connection": "close"} | named
        said["Content-Length"] = str(len(body) if length is None else length)
        for name, value in said.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def tagged(body: bytes, etag: str) -> Answer:
    """A page, or 304 to who has it."""

    def answer(handler: Handler) -> None:
        is_known = handler.headers["If-None-Match"] == etag
        page(b"" if is_known else body, 304 if is_known else 200, ETag=etag)(handler)

    return answer


def list_of(*paths: str) -> Answer:
    return page("".join(f'<a href="{path}">x</a>' for path in paths).encode())


def redirect(location: str) -> Answer:
    return page(b"", 302, Location=location)


def bomb(encodings: str, size: int = 5_000_000) -> Answer:
    """So many zeros, packed by one encoding after the other."""
    body = bytes(size)
    for encoding in encodings.split(", "):
        body = _PACK[encoding](body)
    return page(body, Content_Encoding=encodings)


def slow(answer: Answer, seconds: float) -> Answer:
    """An answer that is waited for."""

    def slowed(handler: Handler) -> None:
        handler.server.stopped.wait(seconds)
        answer(handler)

    return slowed


def hang(handler: Handler) -> None:
    handler.server.stopped.wait(20)


def drip(handler: Handler) -> None:
    """A byte now and then, so that no read ever times out."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    while not handler.server.stopped.wait(0.05):
        handler.wfile.write(b"x")


def reset(handler: Handler) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def in_turn(*answers: Answer) -> Answer:
    """One after the other, the last one again and again."""
    left = list(answers)
    return lambda handler: (left.pop(0) if len(left) > 1 else left[0])(handler)


def good(number: int) -> Answer:
    return page(article(number))
