"""`python -m bench.health_archive [FOLDER]`: how long health takes over 200,000 articles of ten years."""

import json
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.portal_years import characters
from zhengfa.archive.records import OutcomeKind, RunKind
from zhengfa.archive.store import open_archive
from zhengfa.archive.tallies import DaySpan, published_by_day
from zhengfa.health.reading import last_days, read_health
from zhengfa.terminal import Terminal

PORTALS, DAYS, ARTICLES = 40, 3650, 200_000
TODAY = date(2026, 11, 27)
LISTS = 8  # list pages of a portal that a run reads
BODY = json.dumps(["会议强调，要坚持以习近平新时代中国特色社会主义思想为指导。" * 40], ensure_ascii=False)


def fill(connection: sqlite3.Connection) -> None:
    """Ten years of daily runs, without the WARC files."""
    weekly = [one.weekly for one in characters(1, PORTALS)]
    share = ARTICLES / (sum(weekly) * DAYS / 7)
    connection.execute("BEGIN")
    connection.execute("INSERT INTO sequence SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM sequence)")
    article = 0
    for number in range(DAYS):
        day = TODAY - timedelta(days=DAYS - 1 - number)
        run = f"run-{day}"
        connection.execute("INSERT INTO runs VALUES (?, ?, ?, ?, ?)", (run, RunKind.CRAWL, *_times(day), "a.warc.gz"))
        for portal, rate in enumerate(weekly):
            due = rate * share / 7
            count = int(due * (number + 1)) - int(due * number)
            articles = range(article, article + count)
            connection.executemany(_CAPTURE, _captures(run, day, portal, articles))
            connection.executemany(_ARTICLE, _articles(day, portal, articles))
            connection.executemany(_REVISION, _revisions(day, articles))
            connection.executemany(_OUTCOME, _outcomes(run, day, portal, articles))
            article += count
    connection.execute("COMMIT")


def _times(day: date) -> tuple[str, str]:
    return f"{day}T01:00:00Z", f"{day}T02:00:00Z"


def _captures(run: str, day: date, portal: int, articles: Sequence[int]) -> Iterator[tuple[object, ...]]:
    for one in articles:
        url = _url(portal, one)
        yield (one + 1, run, url, url, _times(day)[0], 200, "text/html", "a.warc.gz", one, 1, "0" * 64)


def _articles(day: date, portal: int, articles: Sequence[int]) -> Iterator[tuple[object, ...]]:
    for one in articles:
        url, seen = _url(portal, one), _times(day)[0]
        yield (f"{one:016x}", url, url, f"p{portal:02}", "要闻", "live", seen, seen, one + 1)


def _revisions(day: date, articles: Sequence[int]) -> Iterator[tuple[object, ...]]:
    for one in articles:
        yield (f"{one:016x}", 1, one + 1, "标题", "法治日报", "[]", "编辑", str(day), f"{day}T00:00:00Z", BODY)


def _outcomes(run: str, day: date, portal: int, articles: Sequence[int]) -> Iterator[tuple[object, ...]]:
    for page in range(LISTS):
        yield (run, f"http://p{portal}.cn/list{page}/", OutcomeKind.LISTED, "", _times(day)[0], f"p{portal:02}")
    for one in articles:
        yield (run, _url(portal, one), OutcomeKind.NEW, "", _times(day)[0], f"p{portal:02}")


def _url(portal: int, article: int) -> str:
    return f"http://p{portal}.cn/{article}.html"


_CAPTURE = """INSERT INTO captures (capture_id, run_id, url, canonical_url, fetched_at, status, content_type,
    warc_file, warc_offset, warc_length, payload_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_ARTICLE = "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_REVISION = """INSERT INTO revisions (article_id, number, capture_id, headline, source, authors, editor,
    published_local, published_utc, published_precision, published_provenance, body, images, attachments, content_hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'day', 'meta', ?, '[]', '[]', '')"""
_OUTCOME = "INSERT INTO outcomes (run_id, url, kind, reason, at, portal) VALUES (?, ?, ?, ?, ?, ?)"


def main(folder: Path) -> None:
    """Make the archive, if it is not there, and time what the pages and the command ask of it."""
    terminal = Terminal()
    with open_archive(folder, create=True) as archive:
        if not archive.counts()["runs"]:
            fill(archive.connection)
        rows = archive.connection.execute("SELECT count(*) FROM outcomes").fetchone()[0]
        terminal.line(f"{archive.counts()['articles']} articles, {rows} outcomes")
        declared = [one.name for one in characters(1, PORTALS)]
        for name, work in (
            ("health of the last months", lambda: read_health(archive, declared, last_days(TODAY), TODAY)),
            ("health of a year past", lambda: read_health(archive, declared, _year(2020), TODAY)),
            ("a portal's publications in a year", lambda: published_by_day(archive, "p39", _year(2020))),
        ):
            started = time.perf_counter()
            work()
            terminal.line(f"{name}: {1000 * (time.perf_counter() - started):.0f} ms")


def _year(year: int) -> DaySpan:
    return DaySpan(date(year, 1, 1), date(year, 12, 31))


if __name__ == "__main__":
    if sys.argv[1:]:
        main(Path(sys.argv[1]))
    else:
        with TemporaryDirectory(prefix="zhengfa-health-") as temporary:
            main(Path(temporary))
