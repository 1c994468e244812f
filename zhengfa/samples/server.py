"""Serving the sample portals on loopback, as small web servers of the real products would."""

import gzip
import socket
import struct
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from zhengfa.samples.catalogue import LAST_DAY, SIZE
from zhengfa.samples.portals import PORTALS
from zhengfa.samples.site import Site
from zhengfa.samples.troubles import Answer, Trouble

HOST = "127.0.0.1"
PORTS = {portal.id: portal.port for portal in PORTALS.values()}
Day = date | Callable[[], date]
_DROP, _PAUSE = 16, 0.25  # bytes of a slow answer, and the seconds between two such drops: a page takes minutes


@contextmanager
def serve_samples(
    ports: Mapping[str, int] | None = None,
    *,
    day: Day = LAST_DAY,
    troubles: Mapping[str, Trouble] | None = None,
    size: int = SIZE,
) -> Iterator[dict[str, str]]:
    """Serve the portals that `ports` names, or all at free ports: portal id → address, as 127.0.0.1:8801.

    `day` is the day that the portals show: what has appeared by then, as it was edited, moved or removed by then. A
    function is asked for it at every request, so that a test can let time pass. `troubles` names what is wrong with
    which portal (see `Trouble`), and is looked up at every request too: a dict may be changed while they are served.
    `size` is the number of articles of each portal but the first two, which always have the same ones; 50,000 take no
    more memory than 50 but for their numbers.

        with serve_samples(day=date(2024, 6, 30), troubles={"sample_liaohe": Trouble.REDESIGN}) as addresses:
            …  # http://{addresses["sample_liaohe"]}/

    Raises OSError if a port is taken, with the address as its filename; ValueError if there is no portal of that id.
    """
    wanted = dict.fromkeys(PORTS, 0) if ports is None else ports
    troubles = {} if troubles is None else troubles
    if unknown := ", ".join((wanted.keys() | troubles.keys()) - PORTS.keys()):
        raise ValueError(f"no sample portal {unknown}; known: {', '.join(PORTS)}")
    today = day if callable(day) else lambda: day
    with ExitStack() as stack:
        yield {
            portal_id: stack.enter_context(_serve(_Server(portal_id, port, today, troubles, size)))
            for portal_id, port in wanted.items()
        }


@contextmanager
def _serve(server: "_Server") -> Iterator[str]:
    with server:
        # Asks every 50 ms whether to stop: the half second that is the default would be felt in every test.
        thread = Thread(target=server.serve_forever, args=(0.05,), name=server.portal_id, daemon=True)
        thread.start()
        try:
            yield server.address
        finally:
            server.stopping.set()
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    """One portal."""

    def __init__(
        self, portal_id: str, port: int, today: Callable[[], date], troubles: Mapping[str, Trouble], size: int
    ) -> None:
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            raise OSError(error.errno, error.strerror, f"{HOST}:{port}") from error
        self.portal_id = portal_id
        self.address = f"{HOST}:{self.server_port}"
        self.stopping = Event()
        self._site = Site(portal_id, self.address, size)
        self._today = today
        self._troubles = troubles
        self._own = Trouble(PORTALS[portal_id].trouble) if PORTALS[portal_id].trouble else None

    def trouble(self) -> Trouble | None:
        """What is wrong with the portal now."""
        return self._troubles.get(self.portal_id, self._own)

    def answer(self, path: str) -> Answer:
        """What the portal answers now."""
        return self._site.answer(path, self._today(), self.trouble())

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report what went wrong, unless the client has merely gone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16  # head and body go out together: the second would wait for the first's acknowledgement
    server: _Server

    def do_GET(self) -> None:
        """Answer with what the portal has at the path, in the way of its trouble."""
        answer = self.server.answer(self.path)
        if self._is_known(answer):
            self._head(HTTPStatus.NOT_MODIFIED, answer, 0)
        else:
            self._send(answer, self.server.trouble() if self.path != "/robots.txt" else None)

    def _send(self, answer: Answer, trouble: Trouble | None) -> None:
        match trouble:
            case Trouble.TRUNCATED_GZIP:
                packed = gzip.compress(answer.body)
                self._head(answer.status, answer, len(packed) // 2, {"Content-Encoding": "gzip"})
                self.wfile.write(packed[: len(packed) // 2])
            case Trouble.WRONG_LENGTH:
                self._head(answer.status, answer, 2 * len(answer.body))
                self.wfile.write(answer.body)
            case Trouble.BROKEN:
                self._head(answer.status, answer, len(answer.body))
                self._break_off(answer.body[: len(answer.body) // 2])
            case Trouble.SLOW:
                self._head(answer.status, answer, len(answer.body))
                self._drip(answer.body)
            case _:
                self._head(answer.status, answer, len(answer.body))
                self.wfile.write(answer.body)

    def do_HEAD(self) -> None:
        """Answer as GET does, without the body."""
        answer = self.server.answer(self.path)
        self._head(answer.status, answer, len(answer.body))

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the samples run beside programs that report for themselves."""

    def _head(self, status: int, answer: Answer, length: int, more: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", answer.content_type)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(length))
        for name, value in {**answer.headers, **(more or {})}.items():
            self.send_header(name, value)
        self.send_header("Connection", "close")  # a kept connection's thread would answer on after the end
        self.end_headers()

    def _is_known(self, answer: Answer) -> bool:
        """Whether the client has said that it holds this answer: by its ETag, or else by its time."""
        tags, since = self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since")
        if answer.status != HTTPStatus.OK or "ETag" not in answer.headers:
            return False
        if tags is not None:
            return answer.headers["ETag"] in tags
        modified = parsedate_to_datetime(answer.headers["Last-Modified"])
        try:
            return since is not None and modified <= parsedate_to_datetime(since)
        except (ValueError, TypeError):  # no date, or one without a zone: as if it were not there
            return False

    def _break_off(self, body: bytes) -> None:
        """Send a part, then reset the connection."""
        self.wfile.write(body)
        self.wfile.flush()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def _drip(self, body: bytes) -> None:
        """Send a page drop by drop, so that no read ever times out."""
        for at in range(0, len(body), _DROP):
            self.wfile.write(body[at : at + _DROP])
            self.wfile.flush()
            if self.server.stopping.wait(_PAUSE):
                return
