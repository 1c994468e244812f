"""Serving the sample portals on loopback, as small web servers of the real products would."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from zhengfa.samples import enorth, trs
from zhengfa.samples.markup import SAMPLE_META, SAMPLE_NOTE
from zhengfa.samples.portals import JIANGNAN, LIAOHE

HOST = "127.0.0.1"
PORTS = {LIAOHE.id: 8801, JIANGNAN.id: 8802}
_PAGES = {LIAOHE.id: trs.trs_pages, JIANGNAN.id: enorth.enorth_pages}
_CHARSETS = {LIAOHE.id: trs.CHARSET, JIANGNAN.id: enorth.CHARSET}
_CONTENT_TYPES = {LIAOHE.id: trs.CONTENT_TYPE, JIANGNAN.id: enorth.CONTENT_TYPE}
_ROBOTS = b"User-agent: *\nAllow: /\n"
_NOT_FOUND = f"""<html><head>{SAMPLE_META}<title>404</title></head>
<body><h1>404</h1><p>您访问的页面不存在</p><p>{SAMPLE_NOTE}</p></body></html>
"""


@contextmanager
def serve_samples(ports: Mapping[str, int] | None = None) -> Iterator[dict[str, str]]:
    """Serve the portals that `ports` names, or both at free ports: portal id → address, as 127.0.0.1:8801.

    Raises OSError if a port is taken, ValueError if there is no sample portal of that id.
    """
    wanted = dict.fromkeys(PORTS, 0) if ports is None else ports
    if unknown := ", ".join(wanted.keys() - PORTS.keys()):
        raise ValueError(f"no sample portal {unknown}; known: {', '.join(PORTS)}")
    with ExitStack() as stack:
        yield {portal_id: stack.enter_context(_serve(portal_id, port)) for portal_id, port in wanted.items()}


@contextmanager
def _serve(portal_id: str, port: int) -> Iterator[str]:
    with _Server(portal_id, port) as server:
        # Asks every 50 ms whether to stop: the half second that is the default would be felt in every test.
        thread = Thread(target=server.serve_forever, args=(0.05,), name=portal_id, daemon=True)
        thread.start()
        try:
            yield server.address
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    """One portal: its pages are rendered once, when its port is known."""

    def __init__(self, portal_id: str, port: int) -> None:
        super().__init__((HOST, port), _Handler)
        self.address = f"{HOST}:{self.server_port}"
        self.content_type = _CONTENT_TYPES[portal_id]
        charset = _CHARSETS[portal_id]
        self.pages = {path: page.encode(charset) for path, page in _PAGES[portal_id](self.address).items()}
        self.not_found = _NOT_FOUND.encode(charset)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report what went wrong, unless the client has merely gone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16  # head and body go out together: the second would wait for the first's acknowledgement
    server: _Server

    def do_GET(self) -> None:
        """Answer with the page, or with 404."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer as GET does, without the body."""
        self._answer(with_body=False)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the samples run beside programs that report for themselves."""

    def _answer(self, *, with_body: bool) -> None:
        status, content_type, body = self._found(urlsplit(self.path).path)
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")  # a kept connection's thread would answer on after the end
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def _found(self, path: str) -> tuple[HTTPStatus, str, bytes]:
        if path == "/robots.txt":
            return HTTPStatus.OK, "text/plain", _ROBOTS
        page = self.server.pages.get(path)
        if page is None:
            return HTTPStatus.NOT_FOUND, self.server.content_type, self.server.not_found
        return HTTPStatus.OK, self.server.content_type, page
