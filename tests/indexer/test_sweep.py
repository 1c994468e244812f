"""The sweep puts right whatever differs between archive and index."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.indexer.conftest import PORTALS, Find, OpenEngine
from tests.making import Archivist, make_content
from zhengfa.archive.portals import Portal
from zhengfa.archive.records import Change
from zhengfa.archive.store import Archive
from zhengfa.indexer import document, making
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.indexing import Indexed, rebuild, sweep, update
from zhengfa.indexer.query import Query
from zhengfa.indexer.search import search


def no_progress(done: int, total: int) -> None:
    pass


def swept(engine: Engine, archive: Archive) -> Indexed:
    return sweep(engine, archive, PORTALS, no_progress)


def test_nothing_is_done_where_nothing_differs(engine: Engine, archive: Archive, archivist: Archivist) -> None:
    archivist.save_text("http://a.cn/1", "甲")
    assert swept(engine, archive) == Indexed(added=1, watermark=1)
    assert swept(engine, archive) == Indexed(added=0, watermark=1)


def test_what_is_missing_is_added_and_what_is_not_the_archives_is_removed(
    engine: Engine, archive: Archive, archivist: Archivist
) -> None:
    for number in range(5):
        archivist.save_text(f"http://a.cn/{number}", "政法")
    update(engine, archive, PORTALS, no_progress)
    [gone, surplus, *_] = archive.changes(0)
    with engine.update() as writer:
        writer.remove(document.to_document(gone, PORTALS).numbers["tie"])
        unknown = replace(surplus, article=replace(surplus.article, article_id="f" * 16))
        writer.add(document.to_document(unknown, PORTALS))
        writer.commit(5)
    assert {hit.article_id for hit in search(engine, Query("政法")).hits} > {"f" * 16}
    assert swept(engine, archive) == Indexed(added=1, removed=1, watermark=5)
    found = {hit.article_id for hit in search(engine, Query("政法")).hits}
    assert found == {change.article.article_id for change in archive.changes(0)}


def test_a_portal_that_is_declared_otherwise_is_noticed(engine: Engine, archive: Archive, archivist: Archivist) -> None:
    archivist.save("http://ln.example/1", make_content(), portal="ln")
    archivist.save("http://gz.example/1", make_content(), portal="gz")
    update(engine, archive, PORTALS, no_progress)
    renamed = PORTALS | {"ln": replace(PORTALS["ln"], province="吉林")}
    assert sweep(engine, archive, renamed, no_progress).added == 1
    assert search(engine, Query(province=("吉林",))).total == 1
    placed = renamed | {"gz": replace(PORTALS["gz"], region="贵阳市")}
    assert sweep(engine, archive, placed, no_progress).added == 1


def test_an_article_that_cannot_be_indexed_is_told_of_and_tried_again(
    engine: Engine, archive: Archive, archivist: Archivist, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        archivist.save_text(f"http://a.cn/{number}", "政法")
    poisoned = next(iter(archive.changes(0))).article.article_id
    real = document.to_document

    def stumble(change: Change, portals: Mapping[str, Portal]) -> document.Document:
        if change.article.article_id == poisoned:
            raise ValueError("what no rule foresaw")
        return real(change, portals)

    monkeypatch.setattr(making, "to_document", stumble)
    indexed = update(engine, archive, PORTALS, no_progress)
    assert indexed == Indexed(2, 0, 3, {poisoned: "ValueError: what no rule foresaw"})
    assert swept(engine, archive).refused == indexed.refused
    monkeypatch.setattr(making, "to_document", real)
    assert swept(engine, archive) == Indexed(added=1, watermark=3)
    assert search(engine, Query("政法")).total == 3


def test_what_comes_while_the_index_is_rebuilt_is_in_both(
    open_engine: OpenEngine, archive: Archive, archivist: Archivist, find: Find
) -> None:
    archivist.save_text("http://a.cn/1", "政法")
    find()

    def meanwhile(done: int, total: int) -> None:
        if archive.sequence() == 2:  # what came is being added
            return
        archivist.save_text("http://a.cn/2", "政法")
        update(open_engine(), archive, PORTALS, no_progress)
        assert search(open_engine(), Query("政法")).total == 2

    rebuilt = rebuild(open_engine(), archive, PORTALS, meanwhile)
    assert rebuilt.watermark == archive.sequence()
    assert find("政法").total == 2


def test_the_folder_holds_one_version_after_a_rebuild(
    engine: Engine, archive: Archive, archivist: Archivist, tmp_path: Path
) -> None:
    archivist.save_text("http://a.cn/1", "政法")
    for _ in range(2):
        rebuild(engine, archive, PORTALS, no_progress)
    assert len(list((tmp_path / "index").glob("v*"))) <= 1
