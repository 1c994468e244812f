"""A reader who goes away in the middle of an export leaves nothing behind: no walk, no file. On the real server."""

import io
import socket
import sys
import tempfile
import threading
import zipfile
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, IncompleteRead
from pathlib import Path

import pytest
from flask import Flask

from tests.webui.careers import ALL, app_on, save_articles
from zhengfa.archive.errors import EngineError
from zhengfa.indexer.engine import Engine, Plan, Row, Walk
from zhengfa.web import open_server
from zhengfa.webui.services import EXTENSION

PATIENCE = 60  # seconds for what takes a fraction of one


@dataclass
class Endless:
    """An engine that finds the same article again and again."""

    engine: Engine
    begun: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)
    name: str = "endless"
    breaks_at: int = sys.maxsize  # the row at which it fails

    def watermark(self) -> int:
        return self.engine.watermark()

    def walk(self, plan: Plan) -> Walk:
        row = next(self.engine.walk(replace(plan, offset=0)).rows)
        return Walk(10**9, self._rows(row))

    def _rows(self, row: Row) -> Generator[Row]:
        try:
            for _ in range(self.breaks_at):
                yield row
                self.begun.set()
            raise EngineError("the disk is gone")
        finally:
            self.ended.set()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder = tmp_path_factory.mktemp("endless")
    save_articles(folder, ALL)
    return app_on(folder)


@pytest.fixture
def endless(app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Endless:
    here = app.extensions[EXTENSION]
    engine = Endless(here.engine)
    monkeypatch.setitem(app.extensions, EXTENSION, replace(here, engine=engine))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return engine


@contextmanager
def listening(app: Flask) -> Iterator[tuple[str, int]]:
    server = open_server(app, "127.0.0.1", 0)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield "127.0.0.1", server.effective_port
    finally:
        server.task_dispatcher.shutdown(timeout=PATIENCE)  # when what is being answered is answered
        # By the thread that listens: closed by another, it may be about to wait at what is no descriptor any more.
        server.trigger.pull_trigger(server.close)
        thread.join(PATIENCE)
        assert not thread.is_alive()


@pytest.mark.parametrize("asked", ["csv", "csv&manifest=0", "jsonl", "xlsx", "parquet"])
def test_who_goes_away_ends_the_export(app: Flask, endless: Endless, tmp_path: Path, asked: str) -> None:
    with listening(app) as address:
        with socket.create_connection(address) as reader:
            reader.sendall(f"GET /export/file?format={asked} HTTP/1.1\r\nHost: {address[0]}\r\n\r\n".encode())
            assert endless.begun.wait(PATIENCE)
            assert not endless.ended.is_set()
        assert endless.ended.wait(PATIENCE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("asked", ["csv", "csv&manifest=0"])
def test_what_breaks_off_on_the_server_does_not_look_whole(app: Flask, endless: Endless, asked: str) -> None:
    endless.breaks_at = 2_500
    with listening(app) as (host, port), closing(HTTPConnection(host, port, timeout=PATIENCE)) as connection:
        connection.request("GET", f"/export/file?format={asked}")
        response = connection.getresponse()
        assert response.status == 200
        with pytest.raises(IncompleteRead) as broken:
            response.read()
        assert endless.ended.is_set()
        assert not zipfile.is_zipfile(io.BytesIO(broken.value.partial))
