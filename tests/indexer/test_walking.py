"""A walk on the embedded engine gives every hit once, in the order of the pages, however few are looked up at once."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.indexer.conftest import PORTALS
from tests.making import Archivist, make_content
from zhengfa.archive.recorder import record_run
from zhengfa.archive.records import RunKind
from zhengfa.archive.store import Archive, open_archive
from zhengfa.indexer import indexing
from zhengfa.indexer.embedded import paging, walking
from zhengfa.indexer.embedded.engine import EmbeddedEngine
from zhengfa.indexer.embedded.paging import Listing, Ranked
from zhengfa.indexer.query import Query, Sort
from zhengfa.indexer.search import search, walk

ARTICLES = 90
WORDS = ("扫黑", "政法", "会议", "法院", "公安", "农民工", "督导")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Articles of which many are of one day, of no day, of one score, and suspected clones."""
    chance = random.Random(20261127)
    with open_archive(tmp_path_factory.mktemp("walking"), create=True) as archive:
        with record_run(archive, RunKind.IMPORT) as recorder:
            for number in range(ARTICLES):
                words = chance.choices(WORDS, k=3) if number % 3 else ["政法", "会议"]
                day = None if number % 7 == 0 else f"2021-07-{chance.choice((1, 1, 1, 2, 3)):02}"
                content = make_content("，".join(words), f"{''.join(words)}。", day=day)
                host, portal = ("ln.example", "ln") if number % 5 else ("bpok.cn", None)
                Archivist(recorder).save(f"http://{host}/{number}.html", content, portal)
        yield archive


@pytest.fixture(scope="module")
def engine(saved: Archive, tmp_path_factory: pytest.TempPathFactory) -> EmbeddedEngine:
    engine = EmbeddedEngine(tmp_path_factory.mktemp("index"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(indexing, "COMMIT_EVERY", 40)  # an index of several segments
        index(engine, saved)
    return engine


def index(engine: EmbeddedEngine, archive: Archive) -> None:
    indexing.update(engine, archive, PORTALS, lambda done, total: None)


def paged(engine: EmbeddedEngine, query: Query) -> list[str]:
    """What the pages of a query show."""
    return [
        hit.article_id
        for start in range(0, ARTICLES, 10)
        for hit in search(engine, replace(query, offset=start, limit=10)).hits
    ]


@pytest.mark.parametrize("at_once", [2, 5, 40, ARTICLES, 1000])
@pytest.mark.parametrize(
    "query",
    [
        Query("政法"),
        Query("政法 OR 农民工 OR 督导"),
        Query("会议 -扫黑", province=("辽宁",)),
        Query(""),
        Query("", sort=Sort.OLDEST),
        Query("政法", sort=Sort.NEWEST),
        Query("没有的词"),
    ],
    ids=["relevance", "any", "filtered", "everything", "oldest", "newest", "nothing"],
)
def test_a_walk_is_in_the_order_of_the_pages(
    engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch, query: Query, at_once: int
) -> None:
    monkeypatch.setattr(walking, "WALKED", at_once)
    expected = paged(engine, query)
    for skipped in (0, 1, 33, ARTICLES + 1):
        walked = walk(engine, replace(query, offset=skipped))
        assert [one.article_id for one in walked.articles] == expected[skipped:]
        assert walked.total == len(expected) == len(set(expected))


@pytest.mark.parametrize("query", [Query("政法"), Query(""), Query("", sort=Sort.OLDEST)], ids=["score", "new", "old"])
def test_a_walk_never_asks_for_the_order_of_all_hits(
    engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch, query: Query
) -> None:
    asked, fetch = list[int](), Listing._fetch

    def watched(listing: Listing, start: int, end: int) -> list[Ranked]:
        asked.append(end)
        return fetch(listing, start, end)

    monkeypatch.setattr(Listing, "_fetch", watched)
    monkeypatch.setattr(paging, "_SLACK", 8)
    monkeypatch.setattr(walking, "WALKED", 10)
    found = len(list(walk(engine, query).articles))
    assert max(asked) < 30 < found


def test_every_document_is_in_the_inventory_once(engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(engine.inventory())
    monkeypatch.setattr(walking, "WALKED", 4)
    assert list(engine.inventory()) == whole
    assert len(dict(whole)) == len(whole) == ARTICLES


def test_a_walk_stays_on_the_state_on_which_it_began(
    saved: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = EmbeddedEngine(tmp_path / "index")
    index(engine, saved)
    monkeypatch.setattr(walking, "WALKED", 5)
    query = Query("政法", sort=Sort.NEWEST)
    expected = paged(engine, query)
    walked = walk(engine, query)
    begun = next(walked.articles)
    with record_run(saved, RunKind.IMPORT) as recorder:
        Archivist(recorder).save("http://ln.example/more.html", make_content("政法", "政法。", day="2021-07-02"), "ln")
    index(engine, saved)
    assert [begun.article_id, *(one.article_id for one in walked.articles)] == expected
    assert search(engine, query).total == len(expected) + 1


def test_behind_all_hits_there_are_none_however_far(engine: EmbeddedEngine) -> None:
    for offset in (1000, 10**15):  # tantivy would make room for so many
        assert search(engine, Query("", sort=Sort.NEWEST, offset=offset, limit=5)).hits == ()
