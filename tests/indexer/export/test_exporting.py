"""Whole results as files, on both engines: complete, on one state of the index, and never half a file."""

import csv
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import count
from pathlib import Path

import openpyxl
import pytest

from tests.indexer.conftest import PORTALS
from tests.making import Archivist, make_content
from zhengfa.archive.content import Precision, Provenance, Published
from zhengfa.archive.errors import EngineError, InputError
from zhengfa.archive.store import Archive
from zhengfa.health.collected import Collected
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.export import taking
from zhengfa.indexer.export.columns import Exported, choose_columns
from zhengfa.indexer.export.exporting import export_file
from zhengfa.indexer.export.gaps import Coverage
from zhengfa.indexer.export.manifest import Asked
from zhengfa.indexer.export.texts import BOM
from zhengfa.indexer.indexing import update
from zhengfa.indexer.query import Query, Sort
from zhengfa.indexer.search import search
from zhengfa.indexer.vocabulary import names_of

NOTHING_COLLECTED = Coverage(Collected(today=date(2026, 11, 1)))
NAMES = names_of(PORTALS.values())
ARTICLES = 25


@pytest.fixture
def saved(engine: Engine, archive: Archive, archivist: Archivist, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """An indexed archive whose articles are exported four at a time."""
    monkeypatch.setattr(taking, "BATCH", 4)
    for number in range(ARTICLES):
        content = make_content(f"第{number}次政法会议", "正文。" * number, day=f"2021-07-{number + 1:02}")
        archivist.save(f"http://ln.example/{number}", content, ("ln", "gz", None)[number % 3])
    archivist.save("http://ln.example/other", make_content("别的", "别的。"), "ln")
    index(engine, archive)
    return archive


def index(engine: Engine, archive: Archive) -> None:
    update(engine, archive, PORTALS, lambda done, total: None)


def asked(made: str = "csv", *columns: str, **query: object) -> Asked:
    wanted = Query("政法会议", **{"sort": Sort.NEWEST, **query})  # type: ignore[arg-type]
    return Asked(wanted, NAMES, made, choose_columns(columns), "any", NOTHING_COLLECTED)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def quiet(done: int, total: int | None) -> None:
    pass


def break_off(at: int) -> Callable[[int, int | None], None]:
    """Progress that ends in a crash."""

    def advance(done: int, total: int | None) -> None:
        if done >= at:
            raise KeyboardInterrupt

    return advance


@pytest.mark.parametrize("sort", list(Sort))
def test_an_export_holds_every_hit_in_the_order_of_the_screen(
    engine: Engine, saved: Archive, tmp_path: Path, sort: Sort
) -> None:
    told = export_file(engine, saved, asked(sort=sort), tmp_path / "a.csv", quiet)
    shown = search(engine, Query("政法会议", sort=sort, limit=100), NAMES)
    assert [row["article_id"] for row in rows_of(tmp_path / "a.csv")] == [hit.article_id for hit in shown.hits]
    assert told["rows_found"] == told["rows_written"] == shown.total == ARTICLES


def test_the_manifest_says_what_was_asked_and_what_came(engine: Engine, saved: Archive, tmp_path: Path) -> None:
    told = export_file(engine, saved, asked("csv", "url", portal=("ln",)), tmp_path / "a.csv", quiet)
    assert told == json.loads((tmp_path / "a.csv.manifest.json").read_text("utf-8"))
    data = (tmp_path / "a.csv").read_bytes()
    assert (told["sha256"], told["bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (told["query"], told["parsed"], told["filters"]) == ("政法会议", "政法会议", {"portal": ["ln"]})
    assert (told["columns"], told["rows_by_portal"]) == (["url"], {"ln": 9})
    assert told["index_watermark"] == told["archive_sequence"] == ARTICLES + 1
    assert sorted(path.name for path in tmp_path.glob("a.*")) == ["a.csv", "a.csv.manifest.json"]


def test_evidence_leads_to_the_capture(engine: Engine, saved: Archive, tmp_path: Path) -> None:
    export_file(engine, saved, asked("csv", "all"), tmp_path / "a.csv", quiet)
    row = rows_of(tmp_path / "a.csv")[0]
    capture = saved.latest_capture(row["url"])
    assert capture
    assert (row["payload_sha256"], row["warc_offset"]) == (capture.payload_sha256, str(capture.warc_offset))
    assert row["text"] == row["published_text"] == "正文。" * 24


def test_what_breaks_off_has_not_the_name_of_a_whole_file_and_goes_on(
    engine: Engine, saved: Archive, tmp_path: Path
) -> None:
    with pytest.raises(KeyboardInterrupt):
        export_file(engine, saved, asked(), tmp_path / "a.csv", break_off(8))
    assert sorted(path.name for path in tmp_path.glob("a.*")) == ["a.csv.part", "a.csv.part.json"]
    with (tmp_path / "a.csv.part").open("ab") as file:
        file.write(b"half a li" * 10_000)  # what was written after the last state was saved, more than is to come
    told = export_file(engine, saved, asked(), tmp_path / "a.csv", quiet, resumes=True)
    whole = export_file(engine, saved, asked(), tmp_path / "b.csv", quiet)
    assert told["coverage"] == whole["coverage"]
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    assert (told["rows_written"], sum(told["rows_by_portal"].values())) == (ARTICLES, ARTICLES)
    assert not list(tmp_path.glob("*.part*"))


def test_only_the_same_export_of_the_same_index_goes_on(
    engine: Engine, saved: Archive, archivist: Archivist, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    with pytest.raises(InputError, match="no export broke off here"):
        export_file(engine, saved, asked(), path, quiet, resumes=True)
    with pytest.raises(KeyboardInterrupt):
        export_file(engine, saved, asked(), path, break_off(8))
    with pytest.raises(InputError, match="another export broke off here"):
        export_file(engine, saved, asked(sort=Sort.OLDEST), path, quiet, resumes=True)
    archivist.save("http://ln.example/new", make_content("政法会议"), "ln")
    index(engine, saved)
    with pytest.raises(InputError, match="the index has changed since this export broke off"):
        export_file(engine, saved, asked(), path, quiet, resumes=True)
    assert path.with_name("a.csv.part").exists()  # nothing is lost
    assert export_file(engine, saved, asked(), path, quiet)["rows_written"] == ARTICLES + 1


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"asked": {}}'])
def test_what_is_known_of_a_broken_export_may_be_damaged(
    engine: Engine, saved: Archive, tmp_path: Path, damage: str
) -> None:
    path = tmp_path / "a.csv"
    with pytest.raises(KeyboardInterrupt):
        export_file(engine, saved, asked(), path, break_off(8))
    [state] = tmp_path.glob("*.part.json")
    state.write_text(damage)
    with pytest.raises(InputError, match="is damaged"):
        export_file(engine, saved, asked(), path, quiet, resumes=True)
    assert path.with_name("a.csv.part").exists()


def test_the_last_day_of_an_export_is_that_of_a_month_where_no_day_is_known(
    engine: Engine, saved: Archive, archivist: Archivist
) -> None:
    known = Published(datetime(2021, 7, 1), Precision.MONTH, Provenance.META)
    archivist.save("http://ln.example/month", replace(make_content("政法会议"), published=known), "ln")
    index(engine, saved)
    with taking.take(engine, saved, Query("政法会议"), NAMES, choose_columns(())) as taken:
        assert sum(len(list(batch)) for batch in taken.batches()) == ARTICLES + 1
    assert (taken.first_day, taken.last_day) == ("2021-07", "2021-07")


def test_an_index_that_grows_meanwhile_does_not_change_an_export(
    engine: Engine, saved: Archive, archivist: Archivist, tmp_path: Path
) -> None:
    def grow(done: int, total: int | None) -> None:
        archivist.save(f"http://ln.example/more{done}", make_content("政法会议", day="2022-01-01"), "ln")
        index(engine, saved)

    told = export_file(engine, saved, asked(), tmp_path / "a.csv", grow)
    assert told["rows_written"] == told["rows_found"] == ARTICLES
    assert search(engine, Query("政法会议"), NAMES).total > ARTICLES


@pytest.mark.parametrize("made", ["xlsx", "parquet"])
def test_other_files_are_whole_or_absent_too(engine: Engine, saved: Archive, tmp_path: Path, made: str) -> None:
    path = tmp_path / f"a.{made}"
    with pytest.raises(KeyboardInterrupt):
        export_file(engine, saved, asked(made), path, break_off(8))
    assert not list(tmp_path.glob("a.*"))
    with pytest.raises(InputError, match="cannot be gone on with"):
        export_file(engine, saved, asked(made), path, quiet, resumes=True)
    assert export_file(engine, saved, asked(made), path, quiet)["rows_written"] == ARTICLES


def test_an_export_of_nothing_is_a_whole_file(engine: Engine, saved: Archive, tmp_path: Path) -> None:
    none = Asked(Query("没有的词"), NAMES, "csv", choose_columns(["url"]), "any", NOTHING_COLLECTED)
    assert export_file(engine, saved, none, tmp_path / "a.csv", quiet)["rows_written"] == 0
    assert (tmp_path / "a.csv").read_text("utf-8") == f"{BOM}url\n"
    of_nothing = Asked(Query("没有的词"), NAMES, "xlsx", choose_columns(["url"]), "any", NOTHING_COLLECTED)
    export_file(engine, saved, of_nothing, tmp_path / "a.xlsx", quiet)
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["文章"].max_row == 1


def test_texts_are_read_only_where_a_column_needs_them(
    engine: Engine, saved: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bodies(columns: Sequence[str]) -> Iterator[str]:
        with taking.take(engine, saved, asked().query, NAMES, choose_columns(columns)) as taken:
            exported: list[Exported] = [row for batch in taken.batches() for row in batch]
        return (row.stored.body for row in exported)

    assert set(bodies(["default"])) == {""}
    assert any(bodies(["text"]))


def test_an_export_is_of_the_state_whose_watermark_it_tells(
    engine: Engine, saved: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    watermarks = iter([1, 2, 2, 2])  # a commit comes between the first two
    monkeypatch.setattr(engine, "watermark", lambda: next(watermarks))
    with taking.take(engine, saved, asked().query, NAMES, ()) as taken:
        assert (taken.watermark, taken.total) == (2, ARTICLES)
    assert not [*watermarks]
    endless = count()
    monkeypatch.setattr(engine, "watermark", lambda: next(endless))
    with (
        pytest.raises(EngineError, match="the index changes too fast; export again"),
        taking.take(engine, saved, asked().query, NAMES, ()),
    ):
        pass
