"""`python -m bench.searching [ARTICLES]`: how fast the engines answer and index, side by side in one run."""

import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import changes, portals, raw_bytes
from bench.query_set import Asked, asked
from tests.elasticsearch_server import running_cluster
from zhengfa.indexer.document import to_document
from zhengfa.indexer.elastic.engine import ElasticEngine, connect
from zhengfa.indexer.embedded.engine import EmbeddedEngine
from zhengfa.indexer.engine import Engine, Found, Plan
from zhengfa.indexer.indexing import COMMIT_EVERY
from zhengfa.indexer.search import search
from zhengfa.terminal import Terminal

ARTICLES = 20_000
ROUNDS = 5  # the first warms the caches and is not counted


class _Timed:
    """An engine whose own time is taken."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.seconds = 0.0

    def find(self, plan: Plan) -> Found:
        start = time.perf_counter()
        try:
            return self._engine.find(plan)
        finally:
            self.seconds += time.perf_counter() - start


def main() -> None:
    """Print the tables."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    terminal = Terminal()
    terminal.heading(f"{count} articles; load {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder, running_cluster(heap="2g") as [node]:
        embedded = EmbeddedEngine(Path(folder) / "index")
        elastic = ElasticEngine(connect([node.url]), "bench", Path(folder) / "locks")
        terminal.table(("indexing", "articles/s", "size / raw text"), list(_indexed(folder, count, embedded, elastic)))
        times = _measured({"embedded": embedded, "elasticsearch": elastic})
    terminal.table(
        ("p50 / p95, ms", "embedded", "beside the engine", "elasticsearch", "× at p95"),
        [_row(*one) for one in times.items()],
    )


def _indexed(folder: str, count: int, embedded: Engine, elastic: Engine) -> Iterator[tuple[str, ...]]:
    raw = sum(map(raw_bytes, changes(count)))
    for name, engine in (("embedded", embedded), ("elasticsearch", elastic)):
        start = time.perf_counter()
        _fill(engine, count)
        rate = count / (time.perf_counter() - start)
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / raw
        yield name, f"{rate:.0f}", f"{size:.2f}" if name == "embedded" else "–"


def _fill(engine: Engine, count: int) -> None:
    known = portals()
    with engine.update() as writer:
        for number, change in enumerate(changes(count), start=1):
            writer.add(to_document(change, known))
            if number % COMMIT_EVERY == 0:
                writer.commit(number)
        writer.commit(count)


Times = dict[str, list[tuple[float, float]]]  # by engine: seconds of each query in all, and of the engine's call alone


def _measured(engines: dict[str, Engine]) -> dict[str, Times]:
    times: dict[str, Times] = defaultdict(lambda: defaultdict(list))
    queries = asked()
    for number in range(ROUNDS):
        for one in queries:  # one engine after the other on each query, so that the machine's noise hits both alike
            for name, engine in engines.items():
                taken = _ask(engine, one)
                if number:
                    times[one.name][name].append(taken)
    return times


def _ask(engine: Engine, one: Asked) -> tuple[float, float]:
    timed = _Timed(engine)
    start = time.perf_counter()
    search(timed, one.query)  # type: ignore[arg-type]  # of an engine, a search calls `find` alone
    return time.perf_counter() - start, timed.seconds


def _row(name: str, times: Times) -> tuple[str, ...]:
    ours, theirs = times["embedded"], times["elasticsearch"]
    whole, beside = [taken for taken, _ in ours], [taken - engine for taken, engine in ours]
    other = [taken for taken, _ in theirs]
    ratio = _at(other, 0.95) / _at(whole, 0.95)
    return name, _both(whole), _both(beside), _both(other), f"{ratio:.1f}"


def _both(seconds: list[float]) -> str:
    return f"{1000 * _at(seconds, 0.5):.1f} / {1000 * _at(seconds, 0.95):.1f}"


def _at(seconds: list[float], share: float) -> float:
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


if __name__ == "__main__":
    main()
