import random
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from tests.making import FETCHED, URL, Archivist, make_content, make_response
from zhengfa.archive.content import Origin, Provenance
from zhengfa.archive.errors import ArchiveError, ArchiveMissingError, ArchiveVersionError
from zhengfa.archive.recorder import Recorder, record_run
from zhengfa.archive.records import OutcomeKind, Response, RunKind, Visit
from zhengfa.archive.rows import content_hash
from zhengfa.archive.schema import MIGRATIONS
from zhengfa.archive.store import DATABASE, Archive, open_archive
from zhengfa.archive.urls import article_id, canonical_url

ID = article_id(canonical_url(URL))


def test_an_archive_is_made_only_when_asked_for(tmp_path: Path) -> None:
    with pytest.raises(ArchiveMissingError, match="no archive here"):
        open_archive(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_new_archive_has_all_migrations(archive: Archive) -> None:
    assert archive.connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)


@pytest.mark.parametrize(("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)])
def test_a_commit_is_durable_and_readers_are_not_kept_waiting(archive: Archive, pragma: str, value: object) -> None:
    assert archive.connection.execute(f"PRAGMA {pragma}").fetchone()[0] == value


def test_an_archive_of_a_newer_release_is_refused(tmp_path: Path) -> None:
    open_archive(tmp_path, create=True).close()
    with sqlite3.connect(tmp_path / DATABASE) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(ArchiveVersionError, match="999"):
        open_archive(tmp_path)


def test_an_archive_of_the_first_release_is_brought_up_to_date(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / DATABASE, isolation_level=None) as connection:
        connection.executescript(MIGRATIONS[0])
        connection.execute("PRAGMA user_version = 1")
        connection.executescript(
            """INSERT INTO runs VALUES ('r', 'import', '2021-07-13T00:00:00Z', NULL, 'r.warc.gz');
            INSERT INTO captures VALUES (1, 'r', 'http://a.cn/1', 'http://a.cn/1', '2021-07-13T00:00:00Z', 200, '',
                'r.warc.gz', 0, 1, '', NULL, NULL);
            INSERT INTO articles VALUES ('a', 'http://a.cn/1', 'http://a.cn/1', NULL, NULL, 'live',
                '2021-07-13T00:00:00Z', '2021-07-13T00:00:00Z', 1);
            INSERT INTO revisions VALUES ('a', 1, 1, '标题', NULL, NULL, NULL, '[]', NULL, NULL, NULL, NULL, NULL,
                '["一段。"]', '[]', '[]', 'hash');"""
        )
    connection.close()
    with open_archive(tmp_path) as archive:
        revision = archive.revision("a")
    assert revision is not None
    assert (revision.content.headline, revision.content.origins) == ("标题", ())


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_text("not a database, but long enough to be read as one" * 50)
    with pytest.raises(ArchiveError, match="is no archive"):
        open_archive(tmp_path)


def test_what_was_saved_is_read_back(recorder: Recorder, archivist: Archivist) -> None:
    content = make_content("标题", "一段。", "二段。", source="某报")
    assert archivist.save(URL, content, portal="p") is OutcomeKind.NEW
    article, revision = recorder.archive.article(ID), recorder.archive.revision(ID)
    assert article is not None and revision is not None
    assert (article.url, article.portal, article.first_seen) == (URL, "p", FETCHED)
    assert revision.content == content
    assert recorder.archive.capture(revision.capture_id).url == URL


def test_where_a_value_was_read_is_kept_and_is_no_part_of_the_text(recorder: Recorder, archivist: Archivist) -> None:
    content = replace(make_content("标题"), origins=(Origin("headline", Provenance.META, "ArticleTitle"),))
    archivist.save(URL, content)
    revision = recorder.archive.revision(ID)
    assert revision is not None
    assert revision.content.origins == content.origins
    assert content_hash(content) == content_hash(replace(content, origins=()))


def test_the_same_text_again_is_no_revision(recorder: Recorder, archivist: Archivist) -> None:
    content = make_content()
    archivist.save(URL, content, payload=b"page with one advertisement")
    before = recorder.archive.sequence()
    assert archivist.save(URL, content, payload=b"page with another") is OutcomeKind.UNCHANGED
    assert len(recorder.archive.revisions(ID)) == 1
    assert recorder.archive.sequence() == before


def test_another_text_is_a_revision(recorder: Recorder, archivist: Archivist) -> None:
    archivist.save(URL, make_content("旧"))
    assert archivist.save(URL, make_content("新")) is OutcomeKind.REVISED
    assert [r.content.headline for r in recorder.archive.revisions(ID)] == ["旧", "新"]


def save_as_of(recorder: Recorder, text: str, year: int) -> OutcomeKind:
    at = FETCHED.replace(year=year)
    [kept] = recorder.keep([replace(make_response(payload=f"{text} {year}".encode()), fetched_at=at)])
    return recorder.save(kept.capture, make_content(text), Visit(URL, at))


def test_of_some_articles_the_revised_are_told_with_their_revisions(archive: Archive, archivist: Archivist) -> None:
    once, twice = (archivist.save_text(f"http://a.example/{number}", "旧文") for number in (1, 2))
    archivist.save_text("http://a.example/2", "新文")
    assert archive.revised_among([once, twice, "none"]) == {twice: 2}
    assert archive.revised_among([]) == {}


def test_an_older_text_that_arrives_later_is_not_the_newest(recorder: Recorder) -> None:
    assert save_as_of(recorder, "新", 2026) is OutcomeKind.NEW
    assert save_as_of(recorder, "旧", 2020) is OutcomeKind.REVISED
    assert [r.content.headline for r in recorder.archive.revisions(ID)] == ["旧", "新"]
    [change] = recorder.archive.changes(0)
    article = recorder.archive.article(ID)
    assert (change.revision.content.headline, change.fetched_at.year) == ("新", 2026)
    assert article is not None
    assert (article.first_seen.year, article.last_seen.year) == (2020, 2026)


def test_a_text_is_compared_with_the_one_of_its_time(recorder: Recorder) -> None:
    save_as_of(recorder, "甲", 2020)
    save_as_of(recorder, "乙", 2022)
    assert save_as_of(recorder, "甲", 2021) is OutcomeKind.UNCHANGED
    assert save_as_of(recorder, "甲", 2024) is OutcomeKind.REVISED  # put back
    assert save_as_of(recorder, "甲", 2019) is OutcomeKind.UNCHANGED


def test_another_spelling_of_a_url_is_the_same_article(recorder: Recorder, archivist: Archivist) -> None:
    archivist.save(URL, make_content())
    other = URL.replace("http://", "https://www.")
    [kept] = recorder.keep([make_response(other, repr(make_content()).encode())])
    assert kept.is_settled
    assert recorder.see_again(kept.capture, Visit(other, FETCHED)) is OutcomeKind.DUPLICATE_URL
    assert recorder.archive.counts()["articles"] == 1


def test_the_same_file_is_one_capture(recorder: Recorder) -> None:
    [first] = recorder.keep([make_response(status=None)])
    [again] = recorder.keep([make_response(status=None)])
    assert again.capture == first.capture
    assert recorder.archive.counts()["captures"] == 1


def test_the_same_record_of_other_peoples_archives_is_one_capture(recorder: Recorder) -> None:
    record = replace(make_response(), imported_from="/other.warc.gz")
    [first, twin] = recorder.keep([record, record])
    [again] = recorder.keep([record])
    assert first.capture == twin.capture == again.capture
    [later] = recorder.keep([replace(record, fetched_at=FETCHED.replace(year=2027))])
    assert later.capture.refers_to == first.capture.id


def test_every_fetch_is_a_capture_and_the_same_bytes_are_kept_once(recorder: Recorder) -> None:
    response = make_response(payload=random.Random(1).randbytes(9000))
    [first, in_batch] = recorder.keep([response, response])
    [again] = recorder.keep([response])
    captures = (first.capture, in_batch.capture, again.capture)
    assert [capture.refers_to for capture in captures] == [None, first.capture.id, first.capture.id]
    assert max(again.capture.warc_length, in_batch.capture.warc_length) < 1000 < first.capture.warc_length
    assert [recorder.archive.payload(capture)[0] for capture in captures] == [response.payload] * 3


def test_a_payload_that_was_replaced_and_put_back_is_kept_again(recorder: Recorder) -> None:
    kept = [recorder.keep([make_response(payload=payload)])[0] for payload in (b"one", b"two", b"one")]
    assert [one.capture.refers_to for one in kept] == [None, None, None]


def test_what_is_empty_is_no_revisit(recorder: Recorder) -> None:
    kept = [recorder.keep([make_response(payload=b"", status=302)])[0] for _ in range(2)]
    assert [one.capture.refers_to for one in kept] == [None, None]


def test_not_modified_refers_to_the_last_answer_and_reads_as_that(recorder: Recorder) -> None:
    page = replace(make_response(payload=b"zip"), headers=(("Content-Encoding", "gzip"),))
    unmodified = Response(URL, b"", FETCHED, "", 304, (("ETag", '"1"'),))
    [alone] = recorder.keep([unmodified])
    [first] = recorder.keep([page])
    recorder.keep([make_response(payload=b"<h1>503</h1>", status=503)])
    [again] = recorder.keep([unmodified])
    [third] = recorder.keep([unmodified])
    assert alone.capture.refers_to is None
    assert again.capture.refers_to == third.capture.refers_to == first.capture.id
    assert (again.capture.status, again.capture.content_type) == (304, "text/html")
    assert recorder.archive.payload(again.capture) == (b"zip", page.headers)


def test_a_page_taken_at_any_of_its_captures_is_settled_at_the_next(recorder: Recorder) -> None:
    [first] = recorder.keep([make_response()])
    recorder.record(URL, OutcomeKind.EXTRACTION_FAILED, capture_id=first.capture.id)
    [second] = recorder.keep([make_response()])
    assert not second.is_settled
    recorder.save(second.capture, make_content(), Visit(URL, FETCHED))
    assert recorder.keep([make_response()])[0].is_settled


def test_a_capture_without_an_article_is_looked_at_again(recorder: Recorder) -> None:
    [kept] = recorder.keep([make_response()])
    recorder.record(URL, OutcomeKind.EXTRACTION_FAILED, "no body", capture_id=kept.capture.id)
    assert not recorder.keep([make_response()])[0].is_settled


def test_changes_come_once_an_article_in_the_order_of_the_last_change(recorder: Recorder, archivist: Archivist) -> None:
    first, second = archivist.save_text("http://a.cn/1", "甲"), archivist.save_text("http://a.cn/2", "乙")
    archivist.save_text("http://a.cn/1", "丙")
    changes = list(recorder.archive.changes(0))
    assert [(c.seq, c.article.article_id) for c in changes] == [(2, second), (3, first)]
    assert changes[1].revision.content.body == ("丙",)
    assert [c.seq for c in recorder.archive.changes(2)] == [3]
    assert recorder.archive.change_count(2) == 1


def test_a_failed_transaction_leaves_nothing(recorder: Recorder, archivist: Archivist) -> None:
    def save_and_fail() -> None:
        with recorder.transaction():
            archivist.save(URL, make_content())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        save_and_fail()
    assert recorder.archive.counts()["articles"] == 0
    assert recorder.archive.sequence() == 0


def test_runs_that_start_at_once_leave_each_other_alone(tmp_path: Path) -> None:
    def start(number: int) -> int:
        with open_archive(tmp_path, create=True) as archive, record_run(archive, RunKind.IMPORT) as recorder:
            [kept] = recorder.keep([make_response(f"http://a.cn/{number}", str(number).encode())])
            recorder.save(kept.capture, make_content(str(number)), Visit(kept.capture.url, FETCHED))
            return len(archive.payload(kept.capture)[0])

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(start, range(24))) == sum(len(str(number)) for number in range(24))
    with open_archive(tmp_path) as archive:
        assert archive.counts() == {"articles": 24, "revisions": 24, "captures": 24, "runs": 24}
        assert archive.sequence() == 24


def test_every_outcome_is_counted(recorder: Recorder, archivist: Archivist) -> None:
    archivist.save(URL, make_content())
    recorder.record("http://a.cn/gone", OutcomeKind.GONE, "HTTP 404")
    assert recorder.archive.outcome_counts(recorder.run.id) == {"gone": 1, "new": 1}
    assert [outcome.reason for outcome in recorder.archive.outcomes(recorder.run.id)] == ["", "HTTP 404"]


def test_a_run_that_ended_says_so(archive: Archive) -> None:
    with record_run(archive, RunKind.CRAWL):
        running = archive.last_run()
    ended = archive.last_run()
    assert running is not None and running["finished_at"] is None
    assert ended is not None and ended["finished_at"] is not None


def test_a_settled_url_is_known_by_what_it_led_to(recorder: Recorder, archivist: Archivist) -> None:
    asked = "http://a.cn/moved"
    assert not recorder.archive.is_settled(asked)
    [kept] = recorder.keep([make_response("http://a.cn/real")])
    recorder.save(kept.capture, make_content(), Visit(asked, FETCHED))
    assert recorder.archive.is_settled(asked)
    assert recorder.archive.is_settled("https://www.a.cn/real")


def test_an_unknown_capture_is_a_key_error(archive: Archive) -> None:
    with pytest.raises(KeyError):
        archive.capture(1)
