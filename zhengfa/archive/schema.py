"""The SQLite schema, as the list of migrations that made it. `user_version` counts those applied."""

import sqlite3

from zhengfa.archive.errors import ArchiveVersionError

# Never edit a migration that was released: add one. Each is one transaction.
MIGRATIONS = (
    """
    CREATE TABLE runs (
        run_id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        started_at TEXT NOT NULL,
        finished_at TEXT,
        warc_file TEXT NOT NULL
    ) STRICT;

    CREATE TABLE captures (
        capture_id INTEGER PRIMARY KEY,
        run_id TEXT NOT NULL REFERENCES runs,
        url TEXT NOT NULL,
        canonical_url TEXT NOT NULL,
        fetched_at TEXT NOT NULL,
        status INTEGER,
        content_type TEXT NOT NULL,
        warc_file TEXT NOT NULL,
        warc_offset INTEGER NOT NULL,
        warc_length INTEGER NOT NULL,
        payload_sha256 TEXT NOT NULL,
        tls_verified INTEGER,
        imported_from TEXT,
        UNIQUE (warc_file, warc_offset)
    ) STRICT;
    CREATE INDEX captures_by_url ON captures (canonical_url, capture_id);

    CREATE TABLE articles (
        article_id TEXT PRIMARY KEY,
        url TEXT NOT NULL,
        canonical_url TEXT NOT NULL UNIQUE,
        portal TEXT,
        channel TEXT,
        state TEXT NOT NULL,
        first_seen TEXT NOT NULL,
        last_seen TEXT NOT NULL,
        seq INTEGER NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE revisions (
        article_id TEXT NOT NULL REFERENCES articles,
        number INTEGER NOT NULL,
        capture_id INTEGER NOT NULL REFERENCES captures,
        headline TEXT,
        kicker TEXT,
        subtitle TEXT,
        source TEXT,
        authors TEXT NOT NULL,
        editor TEXT,
        published_local TEXT,
        published_utc TEXT,
        published_precision TEXT,
        published_provenance TEXT,
        body TEXT NOT NULL,
        images TEXT NOT NULL,
        attachments TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        PRIMARY KEY (article_id, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE outcomes (
        outcome_id INTEGER PRIMARY KEY,
        run_id TEXT NOT NULL REFERENCES runs,
        url TEXT NOT NULL,
        capture_id INTEGER REFERENCES captures,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX outcomes_by_run ON outcomes (run_id, kind);
    CREATE INDEX outcomes_by_capture ON outcomes (capture_id);
    CREATE INDEX outcomes_by_url ON outcomes (url);

    -- One row: the number of the latest change. Numbers are given inside the change's own transaction,
    -- and SQLite has one writer at a time, so a reader never sees N+1 before N.
    CREATE TABLE sequence (value INTEGER NOT NULL) STRICT;
    INSERT INTO sequence VALUES (0);
    """,
    # Where each value was read; unknown for what earlier releases read.
    "ALTER TABLE revisions ADD COLUMN origins TEXT NOT NULL DEFAULT '[]';",
    # The captures of an article's further pages, from position 2; the first page's is the revision's own.
    """
    CREATE TABLE revision_parts (
        article_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        position INTEGER NOT NULL,
        capture_id INTEGER NOT NULL REFERENCES captures,
        PRIMARY KEY (article_id, number, position),
        FOREIGN KEY (article_id, number) REFERENCES revisions
    ) STRICT, WITHOUT ROWID;
    """,
    # What portals asked of crawls, from run to run.
    """
    CREATE TABLE robots (
        origin TEXT PRIMARY KEY,
        text TEXT NOT NULL,
        refusal TEXT NOT NULL,
        until TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE pauses (
        host TEXT PRIMARY KEY,
        reason TEXT NOT NULL,
        until TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """,
    # A fetch whose payload the archive holds is a capture too; so is what was asked for it.
    """
    ALTER TABLE captures ADD COLUMN refers_to INTEGER REFERENCES captures;
    ALTER TABLE captures ADD COLUMN request_offset INTEGER;
    CREATE INDEX captures_by_reference ON captures (refers_to) WHERE refers_to IS NOT NULL;
    """,
    # Stretches of imported WARC and WACZ files that could not be used; a stretch from -1 on is a whole file.
    """
    CREATE TABLE quarantine (
        item_id INTEGER PRIMARY KEY,
        run_id TEXT NOT NULL REFERENCES runs,
        file TEXT NOT NULL,
        member TEXT NOT NULL,
        first_byte INTEGER NOT NULL,
        length INTEGER NOT NULL,
        url TEXT NOT NULL,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        copy TEXT,
        at TEXT NOT NULL,
        released_by TEXT REFERENCES runs,
        UNIQUE (file, member, first_byte)
    ) STRICT;
    """,
    # What is to be fetched, and when; `channel` is the URL of its first list page.
    """
    CREATE TABLE frontier (
        entry_id INTEGER PRIMARY KEY,
        canonical_url TEXT NOT NULL UNIQUE,
        url TEXT NOT NULL,
        host TEXT NOT NULL,
        portal TEXT NOT NULL,
        channel TEXT NOT NULL,
        role TEXT NOT NULL,
        state TEXT NOT NULL,
        lease TEXT REFERENCES runs,
        next_fetch TEXT,
        interval INTEGER,
        etag TEXT,
        last_modified TEXT,
        capture_id INTEGER REFERENCES captures,
        failures INTEGER NOT NULL DEFAULT 0,
        reason TEXT NOT NULL DEFAULT '',
        found_on TEXT,
        found_at TEXT NOT NULL,
        listed TEXT,
        page INTEGER NOT NULL DEFAULT 0,
        reach TEXT,
        since TEXT,
        round TEXT
    ) STRICT;
    CREATE INDEX frontier_waiting ON frontier (host, role, page, entry_id) WHERE state = 'waiting';
    CREATE INDEX frontier_leased ON frontier (lease) WHERE state = 'leased';
    CREATE INDEX frontier_lists ON frontier (channel, page) WHERE role = 'list';
    CREATE INDEX frontier_planned ON frontier (next_fetch)
        WHERE next_fetch IS NOT NULL AND state NOT IN ('waiting', 'leased');
    """,
    # Whose an outcome is, and their sums, which a trigger keeps: they agree whoever records. A day is one of China.
    # Of earlier releases' outcomes the portal is known where they are of an article.
    """
    ALTER TABLE outcomes ADD COLUMN portal TEXT;
    UPDATE outcomes SET portal = (
        SELECT articles.portal FROM captures JOIN articles USING (canonical_url)
        WHERE captures.capture_id = outcomes.capture_id
    );
    CREATE INDEX outcomes_by_portal ON outcomes (portal, kind, at) WHERE portal IS NOT NULL;
    CREATE INDEX articles_by_time ON articles (first_seen);
    CREATE INDEX articles_by_portal ON articles (portal, first_seen);
    CREATE INDEX revisions_by_day ON revisions (published_local);
    CREATE TABLE tallies (
        day TEXT NOT NULL,
        portal TEXT NOT NULL,
        run_id TEXT NOT NULL REFERENCES runs,
        kind TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (day, portal, run_id, kind)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX tallies_by_run ON tallies (run_id);
    INSERT INTO tallies
        SELECT date(at, '+8 hours'), coalesce(portal, ''), run_id, kind, count(*) FROM outcomes GROUP BY 1, 2, 3, 4;
    CREATE TRIGGER tally_outcomes AFTER INSERT ON outcomes BEGIN
        INSERT INTO tallies VALUES (date(NEW.at, '+8 hours'), coalesce(NEW.portal, ''), NEW.run_id, NEW.kind, 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
    END;
    """,
    # Articles that somebody asked not to be shown. They and their captures are kept as they are.
    """
    CREATE TABLE withheld (
        article_id TEXT PRIMARY KEY REFERENCES articles,
        reason TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """,
)


def migrate(connection: sqlite3.Connection, where: str) -> None:
    """Bring a database to this release's schema; raises ArchiveVersionError if a newer release wrote it."""
    if _version(connection) == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")  # of two processes that start at once, one migrates, the other waits
    try:
        version = _version(connection)
        if version > len(MIGRATIONS):
            raise ArchiveVersionError(
                f"schema {version} is newer than this release's {len(MIGRATIONS)}", where=where, advice="update zhengfa"
            )
        for number in range(version, len(MIGRATIONS)):
            for statement in _statements(MIGRATIONS[number]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _statements(script: str) -> list[str]:
    # executescript() would commit the transaction that surrounds it.
    statements, pending = [], ""
    for part in script.split(";"):
        pending += part + ";"
        if sqlite3.complete_statement(pending):
            statements.append(pending.strip())
            pending = ""
    return [s for s in statements if s != ";"]
