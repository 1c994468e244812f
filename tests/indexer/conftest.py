"""An archive with a few articles, and the engines that index it. Each engine passes the same suite."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest

from tests.making import Archivist
from zhengfa.archive.portals import Level, Portal
from zhengfa.archive.store import Archive
from zhengfa.indexer.elastic.engine import ElasticEngine, connect
from zhengfa.indexer.embedded.engine import EmbeddedEngine
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.indexing import update
from zhengfa.indexer.query import Query, Result
from zhengfa.indexer.search import search

PORTALS = {
    "ln": Portal("ln", "辽宁样例", "辽宁", Level.PROVINCE, ("ln.example",), "trs_wcm", ()),
    "gz": Portal("gz", "贵州样例", "贵州", Level.PROVINCE, ("gz.example",), "enorth", (), is_sample=True),
}

Find = Callable[..., Result]


OpenEngine = Callable[..., Engine]


@pytest.fixture(params=["embedded", "elasticsearch"])
def open_engine(request: pytest.FixtureRequest, tmp_path: Path) -> OpenEngine:
    """Opens the index of a test, each time as another process would."""
    if request.param == "embedded":
        return partial(EmbeddedEngine, tmp_path / "index", patience=0)
    client = connect([request.getfixturevalue("elasticsearch")])
    return partial(ElasticEngine, client, f"test-{uuid4().hex}", tmp_path / "index", patience=0)


@pytest.fixture
def engine(open_engine: OpenEngine) -> Engine:
    return open_engine()


@pytest.fixture
def find(engine: Engine, archive: Archive, archivist: Archivist) -> Find:
    """Index what the test saved, then search."""

    def index_and_search(text: str = "", **options: object) -> Result:
        update(engine, archive, PORTALS, lambda done, total: None)
        return search(engine, Query(text, **options))  # type: ignore[arg-type]

    return index_and_search
