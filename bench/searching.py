"""`python -m bench.searching`: how fast the engines answer and index, side by side in one run."""

import os
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, cast

import click
from flask.testing import FlaskClient

from bench.corpus import LENGTH, changes, portals, raw_bytes
from bench.fts5 import CLASSES, Fts5
from bench.query_set import Asked, asked
from tests.elasticsearch_server import running_cluster
from tests.making import read_page
from zhengfa.archive.records import Change
from zhengfa.indexer.document import Document
from zhengfa.indexer.elastic.engine import ElasticEngine, connect
from zhengfa.indexer.embedded.counts import Counts
from zhengfa.indexer.embedded.engine import EmbeddedEngine
from zhengfa.indexer.embedded.schema import create_schema
from zhengfa.indexer.engine import Engine, IndexWriter
from zhengfa.indexer.indexing import COMMIT_EVERY
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.making import Made, make_documents
from zhengfa.indexer.register.beside import EngineWithRegister
from zhengfa.indexer.register.store import RegisterFile
from zhengfa.indexer.search import search, to_plan, today
from zhengfa.terminal import Terminal
from zhengfa.webui.app import create_app
from zhengfa.webui.urls import to_args

RATED = 20_000  # articles by which the speed of indexing is taken, each engine alone
ROUNDS = 5  # the first warms the caches and is not counted

Times = dict[str, list[float]]  # seconds of each query, by what was timed
Ask = Callable[[Asked], dict[str, float]]


class _Timed:
    """A searcher of tantivy's whose own time is taken."""

    def __init__(self, searcher: Any) -> None:
        self.searcher = searcher
        self.seconds = 0.0

    def __getattr__(self, name: str) -> Any:
        called = getattr(self.searcher, name)

        def timed(*args: Any, **options: Any) -> Any:
            start = time.perf_counter()
            try:
                return called(*args, **options)
            finally:
                self.seconds += time.perf_counter() - start

        return timed


class _TimedEngine(EmbeddedEngine):
    """The embedded engine, which tells how long tantivy itself took for the last query."""

    bare = _Timed(None)
    counts: Counts

    def _state(self) -> Any:
        searcher, _ = super()._state()
        if searcher is not self.bare.searcher:
            self.bare = _Timed(searcher)
            self.counts = Counts(cast(Any, self.bare), create_schema())
        self.bare.seconds = 0.0
        return self.bare, self.counts


@click.command()
@click.argument("articles", type=int, default=20_000)
@click.option("--length", nargs=2, type=int, default=LENGTH, help="Characters of the shortest and the longest body.")
@click.option("--alone", is_flag=True, help="The embedded engine without its peers.")
@click.option("--folder", type=click.Path(path_type=Path), help="Keep the embedded index here, or use what is there.")
def main(articles: int, length: tuple[int, int], alone: bool, folder: Path | None) -> None:
    """Index ARTICLES made-up articles, ask some two hundred queries, and print the tables."""
    terminal = Terminal()
    terminal.heading(f"{articles} articles; load {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores")
    with ExitStack() as stack:
        kept = folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        embedded = _TimedEngine(kept / "index")
        client = create_app(embedded, kept, list(portals().values()), read_page=read_page).test_client()
        asks: dict[str, Ask] = {
            "embedded": lambda one: _ask_embedded(embedded, one),
            "page": lambda one: _ask_page(client, one),
        }
        engines: dict[str, Engine] = {} if embedded.watermark() == articles else {"embedded": embedded}
        peer = None
        if not alone:
            made = list(changes(min(articles, RATED), length=length))
            rate = _rate(
                _registered(EmbeddedEngine(kept / "rated"), kept / "rated"), made
            )  # before there is a server that takes its share
            [node] = stack.enter_context(running_cluster(heap="2g"))
            server = connect([node.url])
            other = _registered(ElasticEngine(server, "rated", kept / "locks"), kept / "locks")
            rates = {"embedded": rate, "elasticsearch": _rate(other, made)}
            rows = [(name, f"{one:.0f}", f"{one / rate:.2f}") for name, one in rates.items()]
            terminal.table(("indexing alone", "articles/s", "× embedded"), rows)
            engines["elasticsearch"] = elastic = ElasticEngine(server, "bench", kept / "locks")
            peer = Fts5(Path(stack.enter_context(tempfile.TemporaryDirectory())) / "fts5.db")
            asks |= {"elasticsearch": lambda one: _ask(elastic, one), "fts5": lambda one: _ask_peer(peer, one)}
        if engines:
            raw = _fill(list(engines.values()), peer, articles, length)
            size = sum(path.stat().st_size for path in (kept / "index").rglob("*") if path.is_file())
            terminal.line(f"embedded index: {size / raw:.2f} times the raw text of {raw / 1e6:.0f} MB")
            terminal.line(f"peak memory of this process, articles made here: {_peak():.0f} MB")
        times = _measured(asks)
    headings = (
        "p50 / p95, ms",
        "embedded",
        "of it beside tantivy",
        "page, 9 facets",
        "elasticsearch",
        "×",
        "fts5",
        "×",
    )
    terminal.table(headings, [_row(*one) for one in times.items()])


def _registered(engine: Engine, folder: Path) -> Engine:
    """An engine as it is used: with the register of officials beside it."""
    return EngineWithRegister(engine, RegisterFile(folder / "register.sqlite"))


def _rate(engine: Engine, made: list[Change]) -> float:
    """Articles a second, from articles that are already in memory."""
    known, start = portals(), time.perf_counter()
    with engine.update() as writer:
        for number, one in enumerate(make_documents(made, known, len(made)), start=1):
            writer.add(_document(one))
            _commit(writer, number, len(made))
    return len(made) / (time.perf_counter() - start)


def _fill(engines: list[Engine], peer: Fts5 | None, count: int, length: tuple[int, int]) -> int:
    """The same documents into every engine; gives the bytes of their texts."""
    known, raw = portals(), 0
    with ExitStack() as stack:
        writers = [stack.enter_context(engine.update()) for engine in engines]
        for number, made in enumerate(make_documents(changes(count, length=length), known, count), start=1):
            raw += raw_bytes(made.change)
            document = _document(made)
            for writer in writers:
                writer.add(document)
                _commit(writer, number, count)
            if peer:
                peer.add(document)
    if peer:
        peer.commit()
    return raw


def _document(made: Made) -> Document:
    if made.document is None:
        raise ValueError(made.reason)
    return made.document


def _commit(writer: IndexWriter, number: int, count: int) -> None:
    if number % COMMIT_EVERY == 0 or number == count:
        writer.commit(number)


def _measured(asks: dict[str, Ask]) -> dict[str, Times]:
    """Each query on one engine after the other, so that the machine's noise hits all alike."""
    times: dict[str, Times] = defaultdict(lambda: defaultdict(list))
    for number in range(ROUNDS):
        for one in asked():
            for ask in asks.values():
                taken = ask(one)
                for name, seconds in taken.items() if number else ():
                    times[one.name][name].append(seconds)
    return times


def _ask(engine: Engine, one: Asked) -> dict[str, float]:
    start = time.perf_counter()
    search(engine, one.query)
    return {"elasticsearch": time.perf_counter() - start}


def _ask_embedded(engine: _TimedEngine, one: Asked) -> dict[str, float]:
    start = time.perf_counter()
    search(engine, one.query)
    taken = time.perf_counter() - start
    return {"embedded": taken, "beside": taken - engine.bare.seconds}


def _ask_page(client: FlaskClient, one: Asked) -> dict[str, float]:
    """The whole page, as the web server sends it."""
    start = time.perf_counter()
    answer = client.get("/", query_string=to_args(one.query))
    taken = time.perf_counter() - start
    assert answer.status_code == 200
    return {"page": taken}


def _ask_peer(peer: Fts5, one: Asked) -> dict[str, float]:
    if one.name not in CLASSES:
        return {}
    plan = to_plan(one.query, parse(one.query.text), today())
    start = time.perf_counter()
    peer.find(plan)
    return {"fts5": time.perf_counter() - start}


def _row(name: str, times: Times) -> tuple[str, ...]:
    peers = (part for peer in ("elasticsearch", "fts5") for part in _compared(times[peer], times["embedded"]))
    return name, *(_both(times[own]) for own in ("embedded", "beside", "page")), *peers


def _compared(other: list[float], ours: list[float]) -> tuple[str, str]:
    """A peer's times, and how many times ours they are at p95."""
    return (_both(other), f"{_at(other, 0.95) / _at(ours, 0.95):.1f}") if other else ("–", "–")


def _both(seconds: list[float]) -> str:
    return f"{1000 * _at(seconds, 0.5):.1f} / {1000 * _at(seconds, 0.95):.1f}"


def _at(seconds: list[float], share: float) -> float:
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
