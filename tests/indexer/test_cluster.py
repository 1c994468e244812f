"""Three nodes of Elasticsearch, of which one is killed while articles are indexed and searched."""

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.conftest import skip_but_not_in_ci
from tests.elasticsearch_server import Node, ServerError, running_cluster
from tests.indexer.conftest import PORTALS
from tests.making import Archivist
from zhengfa.archive.errors import EngineUnavailableError
from zhengfa.archive.store import Archive, open_archive
from zhengfa.indexer import indexing
from zhengfa.indexer.elastic.engine import ElasticEngine, connect
from zhengfa.indexer.indexing import Progress, update
from zhengfa.indexer.query import Query
from zhengfa.indexer.search import search, walk

COMMIT_EVERY = 500  # sooner than usual, so that a few thousand articles are enough
ARTICLES = 5 * COMMIT_EVERY
KILLED_AFTER = 2 * COMMIT_EVERY
SEARCHERS = 3


@pytest.fixture
def cluster() -> Iterator[list[Node]]:
    try:
        with running_cluster(3, heap="512m") as nodes:
            yield nodes
    except ServerError as error:
        skip_but_not_in_ci(f"no Elasticsearch: {error}")


def test_a_node_that_is_killed_loses_and_doubles_nothing(
    cluster: list[Node], archive: Archive, archivist: Archivist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "COMMIT_EVERY", COMMIT_EVERY)
    saved = {archivist.save_text(f"http://a.cn/{number}", f"第{number}次政法工作会议") for number in range(ARTICLES)}
    engine = ElasticEngine(connect([node.url for node in cluster]), "zhengfa", tmp_path / "locks")
    killed, stopped = threading.Event(), threading.Event()

    def progress(done: int, total: int) -> None:
        if done == KILLED_AFTER:
            _kill_primary(cluster, "zhengfa-000001")
            killed.set()

    outcomes = Counter[str]()
    searchers = [threading.Thread(target=_search, args=(engine, stopped, outcomes)) for _ in range(SEARCHERS)]
    with engine.update():  # makes the index, so that its copy is there before the first article
        pass
    cluster[0].wait(wait_for_status="green")
    for searcher in searchers:
        searcher.start()
    try:
        _index_until_level(engine, archive.folder, progress)
    finally:
        stopped.set()
        for searcher in searchers:
            searcher.join()
    assert killed.is_set()
    assert outcomes["found"] > 0
    assert set(outcomes) <= {"found", "unavailable"}
    found = [hit.article_id for hit in walk(engine, Query("政法")).articles]
    assert len(found) == ARTICLES
    assert set(found) == saved
    assert search(engine, Query("政法")).total == ARTICLES


def _index_until_level(engine: ElasticEngine, folder: Path, progress: Progress) -> None:
    """Index as an operator's timer does: again, if the cluster was not to be had."""
    with open_archive(folder) as archive:
        for _ in range(5):
            try:
                update(engine, archive, PORTALS, progress)
                return
            except EngineUnavailableError:
                time.sleep(2)
    raise AssertionError("the cluster did not come back")


def _search(engine: ElasticEngine, stopped: threading.Event, outcomes: Counter[str]) -> None:
    while not stopped.is_set():
        try:
            search(engine, Query("政法", limit=5))
            outcomes["found"] += 1
        except EngineUnavailableError:
            outcomes["unavailable"] += 1


def _kill_primary(cluster: list[Node], index: str) -> None:
    """Kill the node that holds the index's first copy."""
    with urlopen(f"{cluster[0].url}/_cat/shards/{index}?format=json", timeout=30) as answer:
        [primary] = [shard["node"] for shard in json.load(answer) if shard["prirep"] == "p"]
    cluster[int(primary.removeprefix("node"))].kill()
