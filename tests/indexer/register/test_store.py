"""The register beside the index: brought level with it, built anew with it, swept with it."""

import sqlite3
from contextlib import closing
from random import Random

import pytest

from tests.indexer.conftest import PORTALS
from tests.indexer.register.conftest import Save
from tests.making import Archivist, make_content
from zhengfa.archive.errors import EngineError, IndexMissingError, IndexOutdatedError
from zhengfa.archive.store import Archive
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.indexing import Indexed, rebuild, sweep, update
from zhengfa.indexer.query import Query
from zhengfa.indexer.register import store
from zhengfa.indexer.register.listing import Wanted
from zhengfa.indexer.register.register import Register
from zhengfa.indexer.register.store import RegisterFile
from zhengfa.indexer.search import search

TEXT = ("2021-07-13", "沈阳市公安局局长高岩主持会议。")


def names(register: Register) -> set[str]:
    return {one.name for one in register.find(Wanted())[1]}


def bring(how: object, engine: Engine, archive: Archive) -> Indexed:
    indexed: Indexed = how(engine, archive, PORTALS, lambda done, total: None)  # type: ignore[operator]
    return indexed


def test_nothing_indexed_is_an_error_not_an_empty_list(register: Register) -> None:
    with pytest.raises(IndexMissingError):
        register.official("高岩")


def test_what_is_indexed_is_in_the_register(save: Save, engine: Engine, register: Register) -> None:
    save(TEXT)
    assert names(register) == {"高岩"}
    assert search(engine, Query("official:高岩")).total == 1


def test_a_changed_article_takes_the_place_of_what_it_was(
    save: Save, engine: Engine, register: Register, archive: Archive, archivist: Archivist
) -> None:
    archivist.save("http://ln.example/1", make_content("要闻", "沈阳市公安局局长高岩主持会议。"), "ln")
    bring(update, engine, archive)
    archivist.save("http://ln.example/1", make_content("要闻", "沈阳市公安局局长林向前主持会议。"), "ln")
    bring(update, engine, archive)
    assert names(register) == {"林向前"}
    assert register.official("高岩") is None


def test_the_same_again_changes_nothing(save: Save, engine: Engine, register: Register, archive: Archive) -> None:
    save(TEXT)
    before = register.official("高岩")
    bring(rebuild, engine, archive)
    assert register.official("高岩") == before


TEXTS = [
    ("2021-07-13", "沈阳市公安局局长高岩主持会议。"),
    ("2019-02-01", "沈阳市公安局局长高岩、大连市公安局局长林向前主持会议。沈阳市公安局局长高岩讲话。"),
    (None, "沈阳市公安局局长高岩主持会议。"),
    ("2023-01-05", "高岩自2018年3月起任沈阳市公安局局长。大连市公安局局长林向前主持会议。"),
    ("2022-05-01", "任命高岩为大连市公安局局长。免去林向前的大连市公安局局长职务。"),
    ("2020-05-01", "天气晴朗。"),
]


@pytest.mark.parametrize("seed", range(4))
def test_sums_kept_from_commit_to_commit_are_those_of_a_rebuild(
    engine: Engine, file: RegisterFile, archive: Archive, archivist: Archivist, seed: int
) -> None:
    chance = Random(seed)
    for _ in range(6):
        for _ in range(chance.randint(1, 5)):
            day, text = chance.choice(TEXTS)
            archivist.save(f"http://ln.example/{chance.randint(1, 8)}", make_content("要闻", text, day=day), "ln")
        bring(update, engine, archive)
    kept = sums(file)
    bring(rebuild, engine, archive)
    assert kept == sums(file)
    assert len(kept) > 2


def sums(file: RegisterFile) -> list[tuple[object, ...]]:
    """The names with their articles, and their posts with days and articles."""
    with closing(file.connect()) as connection:
        return [tuple(row) for row in connection.execute(_SUMS)]


_SUMS = """
    SELECT name, names.articles, organ, office, region, first_day, last_day, roles.articles
    FROM names LEFT JOIN roles USING (name_id) LEFT JOIN posts USING (post_id) WHERE names.articles ORDER BY 1, 3, 4, 5
"""


def test_a_rebuild_that_fails_leaves_the_register(save: Save, file: RegisterFile, register: Register) -> None:
    save(TEXT)
    with pytest.raises(ZeroDivisionError), file.rebuild():
        raise ZeroDivisionError
    assert names(register) == {"高岩"}
    with file.rebuild() as writer:  # what the failed one left is no hindrance
        writer.commit(1)
    assert names(register) == set()


def test_what_is_added_is_seen_from_the_commit_on(save: Save, file: RegisterFile, register: Register) -> None:
    save(TEXT)
    with file.update() as writer:
        writer.remove(next(iter(file.inventory())))
        assert names(register) == {"高岩"}
    assert names(register) == {"高岩"}  # nothing was committed


def test_a_lost_register_comes_back_with_the_next_update(
    save: Save, engine: Engine, register: Register, archive: Archive, file: RegisterFile
) -> None:
    save(TEXT)
    for path in file.path.parent.glob("register.sqlite*"):
        path.unlink()
    assert engine.watermark() == 0
    bring(update, engine, archive)
    assert names(register) == {"高岩"}
    assert search(engine, Query("official:高岩")).total == 1


def test_a_sweep_puts_right_what_the_register_has_otherwise(
    save: Save, engine: Engine, register: Register, archive: Archive, file: RegisterFile
) -> None:
    save(TEXT)
    with closing(sqlite3.connect(file.path)) as connection:
        connection.execute("DELETE FROM articles")
        connection.execute("DELETE FROM holdings")
        connection.execute("DELETE FROM mentions")
        connection.commit()
    assert bring(sweep, engine, archive).added == 1
    assert register.official("高岩") is not None


def test_other_rules_are_said_to_be_so(save: Save, file: RegisterFile) -> None:
    save(TEXT)
    with pytest.raises(IndexOutdatedError, match="--rebuild"):
        RegisterFile(file.path, rules="other").watermark()


def test_a_file_that_is_no_register_is_said_to_be_none(file: RegisterFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text("no database, but a text that is long enough to be looked at")
    with pytest.raises(EngineError, match="no register"):
        file.watermark()


@pytest.mark.parametrize("how", [update, rebuild])
def test_who_writes_does_not_wait_for_who_reads(
    how: object,
    save: Save,
    engine: Engine,
    register: Register,
    archive: Archive,
    file: RegisterFile,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    save(TEXT)
    bring(how, engine, archive)
    [tie] = file.inventory()
    monkeypatch.setattr(store, "BUSY_SECONDS", 0)
    with file.update() as writer, closing(file.connect()) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM mentions").fetchone()[0] == 1
        writer.remove(tie)
        writer.commit(9)
        assert reader.execute("SELECT count(*) FROM mentions").fetchone()[0] == 1
    assert names(register) == set()
