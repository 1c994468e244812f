"""The register's file: written beside the index, with the same documents, and read by name and by post."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from zhengfa.archive.errors import EngineError, IndexMissingError, IndexOutdatedError
from zhengfa.indexer.document import Document
from zhengfa.indexer.mapping import FINGERPRINT, RULES, TIE
from zhengfa.indexer.officials.records import Holding
from zhengfa.indexer.officials.spelling import full_spellings, spellings
from zhengfa.indexer.register.schema import SCHEMA

BUSY_SECONDS = 60  # how long one process waits for another: between two commits lie a few seconds
_REBUILD = "run `zhengfa index --rebuild`"


class RegisterFile:
    """Where the register is kept."""

    def __init__(self, path: Path, rules: str = RULES) -> None:
        self.path, self._rules = path, rules

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that change when the register does: its own, and the log in front of it."""
        return self.path, self.path.with_name(self.path.name + "-wal")

    def watermark(self) -> int:
        """The number of the last change that is in the register; 0 if there is none. Raises IndexOutdatedError."""
        if not self.path.exists():
            return 0
        with closing(self.connect()) as connection:
            return int(connection.execute("SELECT watermark FROM state").fetchone()[0])

    @contextmanager
    def update(self) -> Iterator["RegisterWriter"]:
        """A writer into the register, which is made if there is none."""
        if not self.path.exists():
            self._create(self.path)
        with closing(self.connect()) as connection:
            _keep_log(connection)
            yield RegisterWriter(connection)

    @contextmanager
    def rebuild(self) -> Iterator["RegisterWriter"]:
        """A writer into a new register, which takes the place of the old one when the block ends without an error."""
        beside = self.path.with_suffix(".new.sqlite")
        for leftover in beside.parent.glob(beside.name + "*"):  # of a rebuild that was cut off
            leftover.unlink()
        self._create(beside)
        with closing(_open(beside)) as connection:
            _keep_log(connection)
            yield RegisterWriter(connection)
            connection.execute("PRAGMA journal_mode = DELETE")  # one file to move
        for old in self.path.parent.glob(self.path.name + "-*"):
            old.unlink()
        beside.replace(self.path)

    def inventory(self) -> dict[int, int]:
        """The tie-break and the fingerprint of every document."""
        with closing(self.connect()) as connection:
            return dict(connection.execute("SELECT tie, fingerprint FROM articles").fetchall())

    def connect(self) -> sqlite3.Connection:
        """A connection to read from; raises IndexMissingError or IndexOutdatedError."""
        if not self.path.exists():
            raise IndexMissingError("nothing is indexed yet", advice="run `zhengfa index`")
        connection = _open(self.path)
        try:
            rules = connection.execute("SELECT rules FROM state").fetchone()[0]
        except sqlite3.DatabaseError as error:
            connection.close()
            raise EngineError(f"is no register: {error}", where=str(self.path), advice=_REBUILD) from error
        if rules != self._rules:
            connection.close()
            raise IndexOutdatedError("the index was built by other rules", where=str(self.path), advice=_REBUILD)
        return connection

    def _create(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(_open(path)) as connection:
            connection.executescript(f"BEGIN;{SCHEMA}")
            connection.execute("INSERT INTO state VALUES (?, 0)", (self._rules,))
            connection.execute("COMMIT")


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    return connection


def _keep_log(connection: sqlite3.Connection) -> None:
    """Who reads does not wait for who writes."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")  # what a crash takes, the next update brings again


class RegisterWriter:
    """Adds the officials of documents. What is added can be seen, and is durable, from the next commit on."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._named = Counter[int]()  # in how many more articles each name is since the last commit
        self._touched = set[int]()  # names that an article was taken from: what is known of them is summed up anew
        self._names: dict[str, int] = {}

    def add(self, document: Document) -> None:
        """Add a document's officials, in the place of those of an earlier one with its id."""
        self._begin()
        self._remove(self._one("SELECT article FROM articles WHERE article_id = ?", document.article_id))
        if not document.officials.names:
            return
        article = self._insert(
            "INSERT INTO articles (article_id, tie, fingerprint, day, portal, headline) VALUES (?, ?, ?, ?, ?, ?)",
            (
                document.article_id,
                document.numbers[TIE],
                document.numbers[FINGERPRINT],
                *((document.stored.published_at or "")[:10] or None, document.stored.portal, document.stored.headline),
            ),
        )
        names = {name: self._name(name) for name in document.officials.names}
        self._connection.executemany("INSERT INTO mentions VALUES (?, ?)", [(id_, article) for id_ in names.values()])
        for holding in document.officials.holdings:
            self._add_holding(article, names.get(holding.name) or self._name(holding.name), holding)
        self._connection.execute(_ADD_UP, (article,))
        self._named.update(names.values())

    def remove(self, tie: int) -> None:
        """Remove the officials of the document with a tie-break, if there is one."""
        self._begin()
        self._remove(self._one("SELECT article FROM articles WHERE tie = ?", tie))

    def commit(self, watermark: int) -> None:
        """Make all that was added durable, with how far the archive's changes are in it."""
        self._begin()
        counts = [(count, name_id) for name_id, count in self._named.items()]
        self._connection.executemany("UPDATE names SET articles = articles + ? WHERE name_id = ?", counts)
        for name_id in self._touched:
            self._connection.execute("DELETE FROM roles WHERE name_id = ?", (name_id,))
            self._connection.execute(_SUM_UP, (name_id,))
            self._connection.execute(_COUNT_ARTICLES, (name_id,))
        self._named.clear()
        self._touched.clear()
        self._connection.execute("UPDATE state SET watermark = ?", (watermark,))
        self._connection.execute("COMMIT")

    def _begin(self) -> None:
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")

    def _one(self, statement: str, value: str | int) -> sqlite3.Row | None:
        found: sqlite3.Row | None = self._connection.execute(statement, (value,)).fetchone()
        return found

    def _insert(self, statement: str, values: tuple[object, ...]) -> int:
        return int(self._connection.execute(statement, values).lastrowid or 0)

    def _remove(self, row: sqlite3.Row | None) -> None:
        if row is None:
            return
        named = self._connection.execute("SELECT name_id FROM mentions WHERE article = ?", (row[0],))
        self._touched.update(name_id for (name_id,) in named)
        self._connection.execute("DELETE FROM holdings WHERE article = ?", (row[0],))
        self._connection.execute("DELETE FROM mentions WHERE article = ?", (row[0],))
        self._connection.execute("DELETE FROM articles WHERE article = ?", (row[0],))

    def _name(self, name: str) -> int:
        if name in self._names:
            return self._names[name]
        row = self._one("SELECT name_id FROM names WHERE name = ?", name)
        self._names[name] = row[0] if row else self._new_name(name)
        return self._names[name]

    def _new_name(self, name: str) -> int:
        name_id, full = self._insert("INSERT INTO names (name) VALUES (?)", (name,)), full_spellings(name)
        rows = [(spelling, name_id, spelling in full) for spelling in spellings(name)]
        self._connection.executemany("INSERT INTO spellings VALUES (?, ?, ?)", rows)
        return name_id

    def _add_holding(self, article: int, name_id: int, holding: Holding) -> None:
        post = holding.post
        above = (post.region or "", post.province or "", post.city or "")
        key = (post.label.organ, post.label.office, post.body, post.level, *above)
        found = self._connection.execute(_FIND_POST, key).fetchone()
        post_id = found[0] if found else self._insert(_NEW_POST, key)
        values = (
            *(article, name_id, post_id, holding.kind, post.reason, post.sureness, "\n".join(post.candidates)),
            *(post.is_acting, holding.title, holding.sentence, holding.since, holding.until),
        )
        self._insert(_NEW_HOLDING, values)


_FIND_POST = (
    "SELECT post_id FROM posts WHERE (organ, office, body, level, region, province, city) = (?, ?, ?, ?, ?, ?, ?)"
)
_NEW_POST = "INSERT INTO posts (organ, office, body, level, region, province, city) VALUES (?, ?, ?, ?, ?, ?, ?)"
_NEW_HOLDING = (
    "INSERT INTO holdings (article, name_id, post_id, kind, reason, sureness, candidates, is_acting, title, sentence, "
    "since, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_COUNT_ARTICLES = """
    UPDATE names SET articles = (SELECT COUNT(*) FROM mentions WHERE mentions.name_id = names.name_id)
    WHERE name_id = ?
"""
_ROLES = """
    INSERT INTO roles
    SELECT name_id, post_id, MIN(IFNULL(since, day)) FILTER (WHERE kind IN ('holds', 'appointed', 'removed')),
        MAX(IIF(kind = 'holds', day, IFNULL(since, day))) FILTER (WHERE kind IN ('holds', 'appointed', 'removed')),
        COUNT(DISTINCT article)
    FROM holdings JOIN articles USING (article)
"""
_SUM_UP = f"{_ROLES} WHERE name_id = ? GROUP BY name_id, post_id"
# MIN and MAX of two values are NULL if one is, so that each stands in for the other.
_ADD_UP = f"""
    {_ROLES} WHERE article = ? GROUP BY name_id, post_id
    ON CONFLICT DO UPDATE SET
        first_day = MIN(IFNULL(first_day, excluded.first_day), IFNULL(excluded.first_day, first_day)),
        last_day = MAX(IFNULL(last_day, excluded.last_day), IFNULL(excluded.last_day, last_day)),
        articles = articles + excluded.articles
"""
