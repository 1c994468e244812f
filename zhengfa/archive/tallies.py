"""Sums over days and portals: outcomes of crawls, and what the articles that they brought hold. Days are China's."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from zhengfa.archive.clock import iso_utc, to_utc
from zhengfa.archive.records import OutcomeKind, RunKind
from zhengfa.archive.store import Archive

# Days: an article that is older than this when it is first seen was not news. A crawl may have been away for a week,
# and portals put reprints on their lists some days late.
FRESH_DAYS = 14

Tally = Counter[OutcomeKind]


@dataclass(frozen=True, slots=True)
class Brought:
    """The articles of a portal that crawls met on a day for the first time, and how many of them lack a field."""

    articles: int = 0
    stale: int = 0  # published more than FRESH_DAYS before; one without a date is none of them
    undated: int = 0
    unsourced: int = 0
    unedited: int = 0
    untitled: int = 0
    newest: str | None = None  # the latest day that one of them was published

    @property
    def fresh(self) -> int:
        """Articles that were news."""
        return self.articles - self.stale


@dataclass(frozen=True, slots=True)
class Trouble:
    """Fetches of one day that came to one end for one reason, with the first URL of them."""

    kind: OutcomeKind
    reason: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class DaySpan:
    """Days, both inclusive."""

    first: date
    last: date

    @property
    def instants(self) -> tuple[str, str]:
        """The instant at which they begin, and the one at which they are over."""
        start, end = (datetime(day.year, day.month, day.day) for day in (self.first, self.last + timedelta(days=1)))
        return iso_utc(to_utc(start)), iso_utc(to_utc(end))


# Of the revisions the latest that the archive came by: when a layout is put right and pages are read again, it counts.
_BROUGHT = """
    SELECT a.portal, date(a.first_seen, '+8 hours') AS day, count(*) AS articles,
        sum(r.published_local IS NOT NULL
            AND substr(r.published_local || '-31', 1, 10) < date(a.first_seen, '+8 hours', ?3)) AS stale,
        sum(r.published_local IS NULL) AS undated, sum(r.source IS NULL) AS unsourced,
        sum(r.editor IS NULL) AS unedited, sum(r.headline IS NULL) AS untitled,
        max(substr(r.published_local, 1, 10)) AS newest
    FROM articles a JOIN revisions r ON r.article_id = a.article_id
        AND r.number = (SELECT max(number) FROM revisions WHERE article_id = a.article_id)
    JOIN captures c ON c.capture_id = r.capture_id
    WHERE a.first_seen >= ?1 AND a.first_seen < ?2 AND {of_portal} AND c.imported_from IS NULL
    GROUP BY a.portal, day
"""
_TALLIES = """
    SELECT day, portal, tallies.kind, sum(count) AS n FROM tallies JOIN runs USING (run_id)
    WHERE day BETWEEN ? AND ? AND portal != '' AND runs.kind = ? GROUP BY day, portal, tallies.kind
"""
_TROUBLES = """
    SELECT date(at, '+8 hours') AS day, kind, reason, count(*) AS n, min(url) AS url FROM outcomes
    WHERE portal = ? AND at >= ? AND at < ? AND kind IN ({kinds})
    GROUP BY day, kind, reason ORDER BY day, n DESC, kind, reason
"""
# CROSS JOIN keeps the order: by day first. A month of all portals is less than ten years of one.
_PUBLISHED = """
    SELECT substr(r.published_local, 1, 10) AS day, count(*) AS n
    FROM revisions r CROSS JOIN articles a ON a.article_id = r.article_id
    WHERE r.published_local >= ?2 AND r.published_local < ?3 AND length(r.published_local) > 7 AND a.portal = ?1
        AND r.number = (SELECT max(number) FROM revisions WHERE article_id = a.article_id)
    GROUP BY day
"""


def sums_of_run(archive: Archive, run_id: str) -> dict[str, dict[str, int]]:
    """How many fetches of a run ended in each outcome, by portal; "" stands for what belongs to no portal."""
    sql = (
        "SELECT portal, kind, sum(count) AS n FROM tallies WHERE run_id = ? GROUP BY portal, kind ORDER BY portal, kind"
    )
    sums: dict[str, dict[str, int]] = defaultdict(dict)
    for row in archive.connection.execute(sql, (run_id,)):
        sums[row["portal"]][row["kind"]] = row["n"]
    return dict(sums)


def tallies_of_crawls(archive: Archive, span: DaySpan) -> dict[str, dict[date, Tally]]:
    """Outcomes of crawls by portal and day."""
    found: dict[str, dict[date, Tally]] = defaultdict(dict)
    values = (span.first.isoformat(), span.last.isoformat(), RunKind.CRAWL)
    for row in archive.connection.execute(_TALLIES, values):
        day = date.fromisoformat(row["day"])
        found[row["portal"]].setdefault(day, Counter())[OutcomeKind(row["kind"])] = row["n"]
    return dict(found)


def brought_by_crawls(archive: Archive, span: DaySpan, portal: str | None = None) -> dict[str, dict[date, Brought]]:
    """What crawls met for the first time, by portal and day; of one portal or of all."""
    sql = _BROUGHT.format(of_portal="a.portal = ?4" if portal else "a.portal IS NOT NULL AND ?4 IS NULL")
    found: dict[str, dict[date, Brought]] = defaultdict(dict)
    for row in archive.connection.execute(sql, (*span.instants, f"-{FRESH_DAYS} days", portal)):
        values = {name: row[name] for name in Brought.__slots__}
        found[row["portal"]][date.fromisoformat(row["day"])] = Brought(**values)
    return dict(found)


def troubles_of(
    archive: Archive, portal: str, span: DaySpan, kinds: Sequence[OutcomeKind]
) -> Mapping[date, Sequence[Trouble]]:
    """The fetches of a portal that ended in one of some kinds, by day, the most frequent reason first."""
    sql = _TROUBLES.format(kinds=", ".join("?" * len(kinds)))
    found: dict[date, list[Trouble]] = defaultdict(list)
    for row in archive.connection.execute(sql, (portal, *span.instants, *kinds)):
        trouble = Trouble(OutcomeKind(row["kind"]), row["reason"], row["n"], row["url"])
        found[date.fromisoformat(row["day"])].append(trouble)
    return found


def published_by_day(archive: Archive, portal: str, span: DaySpan) -> dict[date, int]:
    """How many articles of a portal were published on each day, as far as the archive has them."""
    after = span.last + timedelta(days=1)
    rows = archive.connection.execute(_PUBLISHED, (portal, span.first.isoformat(), after.isoformat()))
    return {date.fromisoformat(row["day"]): row["n"] for row in rows}


def days_of_crawls(archive: Archive) -> DaySpan | None:
    """The first and the last day on which a portal was crawled; None before any."""
    sql = (
        "SELECT day FROM tallies JOIN runs USING (run_id) WHERE runs.kind = ? AND portal != '' ORDER BY day {} LIMIT 1"
    )
    ends = [archive.connection.execute(sql.format(way), (RunKind.CRAWL,)).fetchone() for way in ("", "DESC")]
    first, last = (date.fromisoformat(row["day"]) if row else None for row in ends)
    return DaySpan(first, last) if first and last else None


def visited_months(archive: Archive, months: Sequence[str]) -> set[str]:
    """Those of some months, as 2021-07, in which a portal was crawled."""
    sql = (
        "SELECT 1 FROM tallies JOIN runs USING (run_id)"
        " WHERE day BETWEEN ? || '-01' AND ? || '-31' AND runs.kind = ? AND portal != '' LIMIT 1"
    )
    return {month for month in months if archive.connection.execute(sql, (month, month, RunKind.CRAWL)).fetchone()}
