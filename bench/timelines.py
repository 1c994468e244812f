"""`python -m bench.timelines`: how long timelines take and how big they are, over years of made-up articles."""

import gzip
import math
import os
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import click
from flask import Flask

from bench.corpus import FETCHED, SEED, changes, officials, portals
from tests.making import read_page
from zhengfa.archive.clock import iso_local
from zhengfa.archive.content import Precision, Provenance, Published
from zhengfa.archive.portals import Portal
from zhengfa.archive.store import open_archive
from zhengfa.archive.urls import article_id
from zhengfa.indexer import mapping, orders
from zhengfa.indexer.document import Document
from zhengfa.indexer.embedded.engine import EmbeddedEngine
from zhengfa.indexer.indexing import COMMIT_EVERY
from zhengfa.indexer.making import make_documents
from zhengfa.indexer.query import UNKNOWN
from zhengfa.terminal import Terminal
from zhengfa.webui.app import create_app

DRAWN = 3000  # articles that are made; all others are these with another address, portal and day
FIRST, DAYS = datetime(2016, 6, 1), 3652
ROUNDS = 4
PLACES = 4  # months and days that each query is asked for
PRECISIONS = (None, Precision.MINUTE, Precision.DAY, Precision.MONTH), (3, 58, 36, 3)
QUERIES = (
    *("", "会议", "“会议”", "政法 信访", "信访 OR 走访", "扫黑除恶 -会议", "title:会议", "“人民群众”"),
    *("高永伟 near/5 会议", "平安*", "post:政法委书记", "level:city 会议", "province:辽宁", "“无此说法在内”"),
)


@click.command()
@click.argument("articles", type=int, default=200_000)
@click.option("--folder", type=click.Path(path_type=Path), help="Keep the index here, or use what is there.")
def main(articles: int, folder: Path | None) -> None:
    """Index ARTICLES over ten years, and ask for timelines of many queries at many days."""
    terminal = Terminal()
    with ExitStack() as stack:
        kept = folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        engine = EmbeddedEngine(kept / "index")
        if engine.watermark() != articles:
            _fill(engine, articles)
        open_archive(kept, create=True).close()
        app = create_app(engine, kept, list(portals().values()), read_page=read_page)
        terminal.heading(f"{articles} articles; load {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores")
        rows = [(name, *_measured(app, addresses)) for name, addresses in _asked().items()]
    terminal.table(("address", "p50, ms", "p95, ms", "of the processor, p95", "kB of gzip, most"), rows)


def _asked() -> dict[str, list[tuple[str, dict[str, str]]]]:
    chance = random.Random(SEED)
    queries = [*QUERIES, *(f"official:{name}" for name, _ in officials()[:40:4])]
    days = [(FIRST + timedelta(days=chance.randrange(DAYS))).date().isoformat() for _ in range(PLACES)]
    return {
        "/timeline": [("/timeline", {"q": query}) for query in queries],
        "/timeline?month=": [("/timeline", {"q": query, "month": day[:7]}) for query in queries for day in days],
        "/timeline?day=": [("/timeline", {"q": query, "day": day}) for query in queries for day in days],
        "/timeline.svg": [("/timeline.svg", {"q": query}) for query in queries],
        "/timeline.png": [("/timeline.png", {"q": query}) for query in queries],
    }


def _measured(app: Flask, addresses: list[tuple[str, dict[str, str]]]) -> tuple[str, ...]:
    """Of each address the best of its rounds, so that what else the machine does is left out."""
    client = app.test_client()
    best = [(math.inf, math.inf, 0)] * len(addresses)
    for _ in range(ROUNDS):
        for number, (path, args) in enumerate(addresses):
            start, processor = time.perf_counter(), time.process_time()
            answer = client.get(path, query_string=args)
            taken, used = time.perf_counter() - start, time.process_time() - processor
            assert answer.status_code == 200, (path, args)
            size = len(gzip.compress(answer.data))
            best[number] = (min(best[number][0], taken), min(best[number][1], used), size)
    times, processors, sizes = (sorted(column) for column in zip(*best, strict=True))
    shares = (times, 0.5), (times, 0.95), (processors, 0.95)
    return (*(f"{1000 * _at(*share):.0f}" for share in shares), f"{max(sizes) / 1000:.1f}")


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _fill(engine: EmbeddedEngine, count: int) -> None:
    with engine.update() as writer:
        for number, document in enumerate(_documents(count), start=1):
            writer.add(document)
            if number % COMMIT_EVERY == 0 or number == count:
                writer.commit(number)


def _documents(count: int) -> Iterator[Document]:
    """More on workdays and of late, and four times as many on one day of a hundred."""
    chance, known = random.Random(SEED), portals()
    drawn = [made.document for made in make_documents(changes(DRAWN), known, DRAWN) if made.document]
    days = [FIRST + timedelta(days=number) for number in range(DAYS)]
    weights = [
        (1 if day.weekday() < 5 else 0.3) * (0.4 + number / DAYS) * (4 if chance.random() < 0.01 else 1)
        for number, day in enumerate(days)
    ]
    for number, day in enumerate(chance.choices(days, weights, k=count), start=1):
        portal = known[chance.choice(list(known))]
        yield _moved(chance.choice(drawn), number, portal, _published(chance, day))


def _published(chance: random.Random, day: datetime) -> Published | None:
    precision = chance.choices(*PRECISIONS)[0]
    if precision is None:
        return None
    if precision is Precision.MINUTE:
        day += timedelta(minutes=chance.randrange(420, 1320))
    return Published(day.replace(day=1) if precision is Precision.MONTH else day, precision, Provenance.META)


def _moved(document: Document, number: int, portal: Portal, published: Published | None) -> Document:
    url = f"http://{portal.id}.example/yw/{number}.html"
    key, at = article_id(url), iso_local(published) if published else None
    place = {"portal": portal.id, "province": portal.province, "level": portal.level}
    day = (at or "")[:10]
    dates = {"year": day[:4] or UNKNOWN, mapping.MONTH: day[:7] or UNKNOWN, mapping.DAY: day or UNKNOWN}
    first, last = orders.days(published)
    numbers = {
        mapping.NEWEST: orders.newest(published, FETCHED),
        mapping.OLDEST: orders.oldest(published, FETCHED),
        mapping.TIE: orders.tie(key),
        mapping.FIRST_DAY: first,
        mapping.LAST_DAY: last,
    }
    stored = replace(
        document.stored,
        article_id=key,
        url=url,
        published_at=at,
        portal=portal.id,
        portal_name=portal.name,
        province=portal.province,
        level=portal.level,
    )
    return replace(
        document,
        article_id=key,
        seq=number,
        keywords={**document.keywords, mapping.ID: key, **place, **dates},
        numbers={**document.numbers, **numbers},
        stored=stored,
    )


if __name__ == "__main__":
    main()
