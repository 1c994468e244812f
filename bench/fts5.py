"""The peer: SQLite's FTS5 over the same words and pairs, with a table of facets beside it, asked the same in SQL.

It gives ids and counts alone: neither texts nor snippets, which is in its favour.
"""

import sqlite3
from pathlib import Path

from zhengfa.indexer.conditions import AllOf, AnyOf, Condition, Except, OneOf, Preferring, Range, Row, Scored, Token
from zhengfa.indexer.document import Document
from zhengfa.indexer.engine import Plan
from zhengfa.indexer.mapping import FACETS, NEWEST, PAIRS, TEXT, TITLE, WORDS, field_of
from zhengfa.indexer.query import Interval, Sort

CLASSES = ("word", "and", "or", "newest", "facets", "histogram")  # those that it can be asked
_COLUMNS = tuple(field_of(text, tokens) for text in (TEXT, TITLE) for tokens in (WORDS, PAIRS))
_COUNTED = (*FACETS, *(interval.value for interval in (Interval.MONTH, Interval.DAY)))
_KEPT = (*_COUNTED, NEWEST)


class Fts5:
    """One database of documents."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute(
            f"CREATE VIRTUAL TABLE texts USING fts5({', '.join(_COLUMNS)}, content='', tokenize='unicode61')"
        )
        self._database.execute(f"CREATE TABLE kept (id INTEGER PRIMARY KEY, {', '.join(_KEPT)})")
        self._count = 0

    def add(self, document: Document) -> None:
        """Add a document."""
        self._count += 1
        texts = [document.tokens[column] for column in _COLUMNS]
        kept = [document.keywords.get(name, document.numbers.get(name)) for name in _KEPT]
        for table, values in (("texts(rowid, ", texts), ("kept(id, ", kept)):
            columns = ", ".join(_COLUMNS if values is texts else _KEPT)
            marks = ", ".join("?" * (len(values) + 1))
            self._database.execute(f"INSERT INTO {table}{columns}) VALUES ({marks})", [self._count, *values])

    def commit(self) -> None:
        """Make durable what was added."""
        self._database.commit()

    def find(self, plan: Plan) -> int:
        """A page of ids and all counts of a plan; gives the total."""
        ask, matched = self._database.execute, _match(plan.condition)
        found = "FROM texts JOIN kept ON kept.id = texts.rowid WHERE texts MATCH ?"
        [(total,)] = ask("SELECT count(*) FROM texts WHERE texts MATCH ?", [matched])
        if plan.sort is Sort.RELEVANCE:
            ask(f"SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT {plan.limit}", [matched]).fetchall()
        else:
            ask(f"SELECT id {found} ORDER BY {NEWEST} DESC LIMIT {plan.limit}", [matched]).fetchall()
        for name in (*plan.facets, *([plan.interval] if plan.interval else [])):
            ask(f"SELECT {name.value}, count(*) {found} GROUP BY 1", [matched]).fetchall()
        return int(total)


def _match(condition: Condition) -> str:
    """What must match, in FTS5's language; what only adds to a score is left to FTS5's own ranking."""
    match condition:
        case Token(field, token):
            return f'{field}: "{token}"'
        case AllOf(parts):
            return f"({' AND '.join(_match(part) for part in parts if not isinstance(part, Row | OneOf | Range))})"
        case AnyOf(parts):
            return f"({' OR '.join(map(_match, parts))})"
        case Preferring(part) | Scored(part):
            return _match(part)
        case Except() | _:
            raise ValueError(f"not asked of the peer: {condition}")
