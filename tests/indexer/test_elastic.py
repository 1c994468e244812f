"""Elasticsearch that is down, slow or too busy: what is said, and that nothing is lost."""

import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.elasticsearch_server import free_ports
from tests.indexer.conftest import PORTALS
from tests.making import Archivist
from zhengfa.archive.errors import EngineUnavailableError
from zhengfa.archive.store import Archive
from zhengfa.indexer.elastic import writer
from zhengfa.indexer.elastic.engine import ElasticEngine, connect
from zhengfa.indexer.indexing import update
from zhengfa.indexer.mapping import RULES
from zhengfa.indexer.query import Query
from zhengfa.indexer.search import search


class Server(ThreadingHTTPServer):
    """Answers like a server that holds one index, but refuses what it is told to refuse."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.taken = Counter[str]()  # how often each document was taken
        self.bulk_requests = 0
        self.refused_items = 0  # of the next bulk request, how many items are refused with 429
        self.refused_requests = 0  # how many of the next requests are refused with 429 as a whole
        self.answers_after = threading.Event()  # until it is set, searches get no answer
        self.answers_after.set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        if "_alias" in self.path:
            self._answer(200, {"zhengfa-000001": {"aliases": {"zhengfa": {}}}})
        else:
            self._answer(200, {"zhengfa-000001": {"mappings": {"_meta": {"rules": RULES, "watermark": 0}}}})

    def do_PUT(self) -> None:
        self.do_POST()

    def do_POST(self) -> None:
        body = self._body()
        if self.server.refused_requests:
            self.server.refused_requests -= 1
            self._answer(429, {"error": {"type": "es_rejected_execution_exception"}, "status": 429})
        elif "_bulk" in self.path:
            self._bulk([json.loads(line) for line in body.splitlines()[::2]])
        elif "_search" in self.path:
            self.server.answers_after.wait(10)
            self._answer(503, {"error": {"type": "no_shard_available_action_exception"}, "status": 503})
        else:
            self._answer(200, {"acknowledged": True, "_shards": {}})

    def _bulk(self, actions: list[dict[str, Any]]) -> None:
        self.server.bulk_requests += 1
        refused, self.server.refused_items = self.server.refused_items, 0
        items = []
        for number, action in enumerate(actions):
            status = 429 if number < refused else 201
            self.server.taken[action["index"]["_id"]] += status == 201
            items.append({"index": {"_id": action["index"]["_id"], "status": status, "error": {"reason": "busy"}}})
        self._answer(200, {"errors": bool(refused), "items": items})

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _answer(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        for name, value in (
            ("X-Elastic-Product", "Elasticsearch"),
            ("Content-Type", "application/vnd.elasticsearch+json;compatible-with=8"),
            ("Content-Length", str(len(content))),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        server.answers_after.set()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as started:
        yield started


@pytest.fixture
def engine(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ElasticEngine:
    monkeypatch.setattr(writer, "FIRST_WAIT", 0.01)
    monkeypatch.setattr(writer, "LONGEST_WAIT", 0.02)
    return ElasticEngine(connect([server.url]).options(request_timeout=0.5), "zhengfa", tmp_path / "index")


def index(engine: ElasticEngine, archive: Archive) -> int:
    return update(engine, archive, PORTALS, lambda done, total: None).watermark


def save(archivist: Archivist, count: int) -> set[str]:
    return {archivist.save_text(f"http://a.cn/{number}", "政法") for number in range(count)}


def test_a_server_that_is_not_there(tmp_path: Path, archive: Archive, archivist: Archivist) -> None:
    save(archivist, 1)
    engine = ElasticEngine(connect([f"http://127.0.0.1:{free_ports(1)[0]}"]), "zhengfa", tmp_path / "index")
    for attempt in (lambda: search(engine, Query("政法")), lambda: index(engine, archive), engine.watermark):
        with pytest.raises(EngineUnavailableError, match="cannot be reached"):
            attempt()


def test_a_server_that_does_not_answer_in_time(server: Server, engine: ElasticEngine) -> None:
    server.answers_after.clear()
    with pytest.raises(EngineUnavailableError, match="does not answer in time"):
        search(engine, Query("政法"))


def test_a_server_that_is_too_busy_to_search(engine: ElasticEngine) -> None:
    with pytest.raises(EngineUnavailableError, match="too busy"):
        search(engine, Query("政法"))


def test_items_that_are_refused_are_sent_again_and_only_those(
    server: Server, engine: ElasticEngine, archive: Archive, archivist: Archivist
) -> None:
    saved = save(archivist, 7)
    server.refused_items = 3
    assert index(engine, archive) == 7
    assert server.taken == dict.fromkeys(saved, 1)
    assert server.bulk_requests == 2


def test_requests_that_are_refused_are_sent_again(
    server: Server, engine: ElasticEngine, archive: Archive, archivist: Archivist
) -> None:
    saved = save(archivist, 3)
    server.refused_requests = 2
    assert index(engine, archive) == 3
    assert server.taken == dict.fromkeys(saved, 1)


def test_a_server_that_stays_busy_is_given_up_and_made_up_for(
    server: Server, engine: ElasticEngine, archive: Archive, archivist: Archivist
) -> None:
    saved = save(archivist, 3)
    server.refused_requests = 1000
    with pytest.raises(EngineUnavailableError, match="too busy"):
        index(engine, archive)
    assert not server.taken
    server.refused_requests = 0
    assert index(engine, archive) == 3
    assert server.taken == dict.fromkeys(saved, 1)
