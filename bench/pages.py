"""`python -m bench.pages [ARTICLES] [--folder FOLDER]`: what the server takes for each kind of page.

Index and register are made of copies (`bench/copies.py`), each of which has its place and its day; the archive holds
some of the articles, as an article page asks it for one by its id. Milliseconds are of the processor and of the clock:
what is counted beside a page takes less of the clock. Each page is asked for once; the start page was, as a reader asks
for it, and what `zhengfa serve` prepares is, all of it.
"""

import gzip
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import click
from flask.testing import FlaskClient

from bench.copies import many_documents
from bench.corpus import SEED, officials, portals
from bench.query_set import asked
from tests.making import Archivist, make_content, read_page
from zhengfa.archive.recorder import record_run
from zhengfa.archive.records import RunKind
from zhengfa.archive.store import open_archive
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.indexing import COMMIT_EVERY
from zhengfa.indexer.opening import open_engine, open_register
from zhengfa.indexer.query import Query, Sort
from zhengfa.indexer.register.listing import Wanted
from zhengfa.indexer.search import search
from zhengfa.settings.models import Settings
from zhengfa.terminal import Terminal
from zhengfa.webui.app import create_app, prepare
from zhengfa.webui.urls import to_args

ARTICLES = 200_000
A_KIND = 60  # pages of each kind
_HEADINGS = ("page", "processor: p50, ms", "p95, ms", "clock: p50, ms", "p95, ms", "largest, kB gzip")


@click.command()
@click.argument("articles", type=int, default=ARTICLES)
@click.option("--folder", type=click.Path(path_type=Path), help="Keep the index here, or use what is there.")
def main(articles: int, folder: Path | None) -> None:
    """Ask for pages of each kind, with ARTICLES made-up articles."""
    with ExitStack() as stack:
        kept = folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="zhengfa-bench-")))
        engine = open_engine(Settings(data=kept))
        if engine.watermark() != articles:
            _fill(engine, articles)
        paths = dict(_paths(engine, kept))
        app = create_app(engine, kept, list(portals().values()), read_page=read_page)
        prepare(app).join()
        client = app.test_client()
        assert client.get("/").data
        Terminal().table(_HEADINGS, [(kind, *_measured(client, each)) for kind, each in paths.items()])


def _fill(engine: Engine, articles: int) -> None:
    with engine.update() as writer:
        for number, document in enumerate(many_documents(articles), start=1):
            writer.add(document)
            if number % COMMIT_EVERY == 0 or number == articles:
                writer.commit(number)


def _paths(engine: Engine, folder: Path) -> Iterator[tuple[str, Sequence[str]]]:
    chance = random.Random(SEED)
    queries = chance.sample([one.query for one in asked()], A_KIND)
    yield "search", [_address("/", query) for query in queries]
    yield "timeline", [_address("/timeline", query) for query in queries]
    yield "export", [_address("/export", query) for query in queries]
    yield "article", [f"/article/{one}?q=会议&at={at}" for at, one in enumerate(_saved(engine, folder), start=1)]
    yield "officials", [f"/officials?page={page}" for page in range(1, A_KIND)]
    _, listed = open_register(folder).find(Wanted(limit=len(officials())))
    yield "official, any name", [f"/official/{one.name}" for one in chance.sample(list(listed), A_KIND)]
    yield "official, the most named", [f"/official/{one.name}" for one in listed[:10]]
    yield "others", ["/coverage", "/portals", "/help", "/about", "/search/form?q=平安", "/facet/source?q=会议"]


def _address(path: str, query: Query) -> str:
    args = [f"{name}={value}" for name, values in to_args(query).items() for value in values]
    return f"{path}?{'&'.join(arg.replace('&', '%26').replace('+', '%2B').replace('#', '%23') for arg in args)}"


def _saved(engine: Engine, folder: Path) -> Sequence[str]:
    """Articles that the archive has too."""
    hits = search(engine, Query("会议", sort=Sort.NEWEST, limit=A_KIND, facets=())).hits
    with open_archive(folder, create=True) as archive, record_run(archive, RunKind.IMPORT) as recorder:
        for hit in hits:
            text = ("沈阳市公安局局长高远洲主持会议，强调要把工作做实。" * 8,) * 6
            Archivist(recorder).save(hit.url, make_content(hit.headline, *text), hit.portal)
    return [hit.article_id for hit in hits]


def _measured(client: FlaskClient, paths: Sequence[str]) -> tuple[str, ...]:
    taken, elapsed, sizes = [], [], []
    for path in paths:
        start, began = time.process_time(), time.perf_counter()
        answer = client.get(path)
        data = answer.data  # a page of hits is made while it is sent
        taken.append(1000 * (time.process_time() - start))
        elapsed.append(1000 * (time.perf_counter() - began))
        assert answer.status_code < 500, path
        sizes.append(len(gzip.compress(data)) / 1000)
    return *_spread(taken), *_spread(elapsed), f"{max(sizes):.1f}"


def _spread(values: list[float]) -> tuple[str, str]:
    """The median, and what 95 of 100 stay below."""
    values.sort()
    return f"{values[len(values) // 2]:.0f}", f"{values[int(0.95 * len(values))]:.0f}"


if __name__ == "__main__":
    main()
