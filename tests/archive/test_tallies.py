import sqlite3
import tempfile
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.making import FETCHED, Archivist, make_content, make_response
from zhengfa.archive.content import Byline, Content
from zhengfa.archive.recorder import Recorder, record_run
from zhengfa.archive.records import OutcomeKind, RunKind, Visit
from zhengfa.archive.schema import MIGRATIONS, migrate
from zhengfa.archive.store import Archive, open_archive
from zhengfa.archive.tallies import (
    Brought,
    DaySpan,
    brought_by_crawls,
    days_of_crawls,
    published_by_day,
    sums_of_run,
    tallies_of_crawls,
    troubles_of,
    visited_months,
)

EVER = DaySpan(date(2000, 1, 1), date(2100, 1, 1))
TALLIES = len(MIGRATIONS) - next(at for at, one in enumerate(reversed(MIGRATIONS)) if "TABLE tallies" in one) - 1


def portal_of(url: str) -> str | None:
    """a.example is portal a; nobody knows nobody.example."""
    host = url.split("/")[2].partition(".")[0]
    return host if len(host) == 1 else None


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    monkeypatch.setattr("zhengfa.archive.recorder.now", lambda: datetime.fromisoformat(moment))


Fetch = tuple[str, OutcomeKind, datetime]
Fetches: st.SearchStrategy[list[Fetch]] = st.lists(
    st.tuples(
        st.sampled_from(("a", "b", "nobody")),
        st.sampled_from(OutcomeKind),
        st.datetimes(datetime(2025, 1, 1), datetime(2025, 1, 5), timezones=st.just(UTC)),
    )
)


@given(Fetches, Fetches)
def test_sums_by_portal_and_day_are_the_sums_of_outcomes(crawled: list[Fetch], imported: list[Fetch]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_archive(Path(folder), create=True) as archive:
        runs = []
        for kind, fetches in ((RunKind.CRAWL, crawled), (RunKind.IMPORT, imported)):
            with record_run(archive, kind, portal_of) as recorder, pytest.MonkeyPatch.context() as patch:
                runs.append(recorder.run.id)
                for number, (host, outcome, at) in enumerate(fetches):
                    set_clock(patch, at.replace(microsecond=0).isoformat())
                    recorder.record(f"http://{host}.example/{number}", outcome)
        for run, fetches in zip(runs, (crawled, imported), strict=True):
            sums = sums_of_run(archive, run)
            total: Counter[str] = sum((Counter(of_portal) for of_portal in sums.values()), Counter())
            assert total == archive.outcome_counts(run)
            assert total.total() == len(fetches)
        days = tallies_of_crawls(archive, EVER)
        by_portal = {portal: sum(map(Counter.total, of_day.values())) for portal, of_day in days.items()}
        assert by_portal == Counter(host for host, *_ in crawled if host != "nobody")


def test_a_day_begins_at_midnight_in_china(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    with record_run(archive, RunKind.CRAWL, portal_of) as recorder:
        for moment in ("2026-02-28T15:59:59+00:00", "2026-02-28T16:00:00+00:00"):
            set_clock(monkeypatch, moment)
            recorder.record("http://a.example/", OutcomeKind.LISTED)
    one = Counter({OutcomeKind.LISTED: 1})
    assert tallies_of_crawls(archive, EVER) == {"a": {date(2026, 2, 28): one, date(2026, 3, 1): one}}
    assert days_of_crawls(archive) == DaySpan(date(2026, 2, 28), date(2026, 3, 1))
    assert visited_months(archive, ["2026-01", "2026-02", "2026-03", "2026-04"]) == {"2026-02", "2026-03"}


def test_imports_are_no_visits(archive: Archive) -> None:
    with record_run(archive, RunKind.IMPORT, portal_of) as recorder:
        recorder.record("http://a.example/", OutcomeKind.UNREADABLE)
    assert tallies_of_crawls(archive, EVER) == {}
    assert days_of_crawls(archive) is None
    assert visited_months(archive, [f"2026-{month:02}" for month in range(1, 13)]) == set()
    assert sums_of_run(archive, recorder.run.id) == {"a": {"unreadable": 1}}


def test_an_outcome_is_of_the_portal_that_was_asked_wherever_it_was_sent(archive: Archive) -> None:
    with record_run(archive, RunKind.CRAWL, portal_of) as recorder:
        [kept] = recorder.keep([make_response("http://b.example/1.html")])
        recorder.save(kept.capture, make_content(), Visit("http://a.example/1.html", FETCHED, "b"))
    assert sums_of_run(archive, recorder.run.id) == {"a": {"new": 1}}


@pytest.mark.parametrize(
    ("published", "is_stale"),
    [("2026-01-02", False), ("2025-12-19", False), ("2025-12-18", True), ("2026-02-01", False), (None, False)],
)
def test_what_was_published_a_fortnight_before_it_came_is_no_news(
    archivist: Archivist, archive: Archive, published: str | None, is_stale: bool
) -> None:
    archivist.save("http://a.example/1", make_content(day=published, source="法治日报"), "a")  # fetched on 2026-01-02
    [brought] = brought_by_crawls(archive, EVER)["a"].values()
    assert brought == Brought(1, int(is_stale), int(published is None), 0, 1, 0, published)


def test_of_a_month_it_is_not_known_that_it_is_over(archive: Archive, archivist: Archivist) -> None:
    archivist.save("http://a.example/1", make_content(day="2025-12-01"), "a")
    archive.connection.execute("UPDATE revisions SET published_local = '2025-12'")
    assert brought_by_crawls(archive, EVER, "a")["a"][date(2026, 1, 2)].stale == 0


def test_an_article_counts_as_it_was_read_last(archivist: Archivist, archive: Archive) -> None:
    archivist.save("http://a.example/1", Content(None, ("正文。",)), "a")
    archivist.save("http://a.example/1", Content("标题", ("正文。",), byline=Byline("法治日报", editor="李")), "a")
    [brought] = brought_by_crawls(archive, EVER, "a")["a"].values()
    assert brought == Brought(articles=1, undated=1)
    assert brought_by_crawls(archive, EVER, "b") == {}


def test_publications_are_counted_by_their_own_days(archivist: Archivist, archive: Archive) -> None:
    for number, day in enumerate(("2021-07-13", "2021-07-13", "2021-07-14", "2020-01-01", None)):
        archivist.save(f"http://a.example/{number}", make_content(day=day), "a")
    span = DaySpan(date(2021, 1, 1), date(2021, 12, 31))
    assert published_by_day(archive, "a", span) == {date(2021, 7, 13): 2, date(2021, 7, 14): 1}


def test_troubles_are_told_once_a_reason(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, "2026-03-01T00:00:00+00:00")
    with record_run(archive, RunKind.CRAWL, portal_of) as recorder:
        for number in range(3):
            recorder.record(f"http://a.example/{number}", OutcomeKind.BLOCKED, "HTTP 412")
        recorder.record("http://a.example/", OutcomeKind.HTTP_ERROR, "HTTP 500")
        recorder.record("http://b.example/", OutcomeKind.BLOCKED, "HTTP 403")
    [told] = troubles_of(archive, "a", EVER, [OutcomeKind.BLOCKED, OutcomeKind.HTTP_ERROR]).values()
    assert [(one.kind, one.reason, one.count) for one in told] == [
        ("blocked", "HTTP 412", 3),
        ("http_error", "HTTP 500", 1),
    ]
    assert told[0].url == "http://a.example/0"


def test_archives_of_earlier_releases_get_their_sums(tmp_path: Path, recorder: Recorder, archivist: Archivist) -> None:
    archivist.save("http://a.example/1", make_content(), "a")
    recorder.record("http://a.example/", OutcomeKind.LISTED)
    archive = recorder.archive
    with sqlite3.connect(":memory:") as old:
        old.row_factory = sqlite3.Row
        for migration in MIGRATIONS[:TALLIES]:
            old.executescript(migration)
        old.execute(f"PRAGMA user_version = {TALLIES}")
        for table in ("runs", "captures", "articles", "outcomes"):
            known = [row["name"] for row in old.execute(f"PRAGMA table_info({table})")]
            rows = [tuple(row[name] for name in known) for row in archive.connection.execute(f"SELECT * FROM {table}")]
            old.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(known))})", rows)
        old.commit()
        migrate(old, "here")
        tallies = [tuple(row) for row in old.execute("SELECT portal, kind, count FROM tallies ORDER BY portal")]
        assert tallies == [("", "listed", 1), ("a", "new", 1)]
    old.close()


def test_instants_of_a_span_are_midnights_of_china() -> None:
    assert DaySpan(date(2026, 3, 1), date(2026, 3, 1)).instants == ("2026-02-28T16:00:00Z", "2026-03-01T16:00:00Z")
