"""How often an official is named, with whom and where.

Of a name that is one person's the engine counts every article; of one of several persons the register counts those
articles that name the person in a post, since nothing tells whose the others are.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhengfa.indexer.engine import Engine
from zhengfa.indexer.query import UNKNOWN, Bucket, FacetName, Interval, Query, Sort
from zhengfa.indexer.search import search

_COUNTED = (FacetName.OFFICIAL, FacetName.PORTAL)
_BATCH = 500  # articles asked for at once; SQLite takes 999 values
_MOST_COMPANIONS = 200  # as many as the engine gives of a facet


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of the articles that name an official."""

    articles: int
    months: tuple[Bucket, ...]  # 2021-07, upwards; the undated behind them
    companions: tuple[Bucket, ...]  # other officials in the same articles, the most frequent first
    portals: tuple[Bucket, ...]  # by id, the most frequent first


def articles_of(name: str) -> Query:
    """The query for every article that names an official, the newest first."""
    return Query(f'official:"{name}"', sort=Sort.NEWEST)


def figures_of_name(engine: Engine, name: str) -> Figures:
    """The figures of everybody of a name."""
    query = Query(f'official:"{name}"', sort=Sort.NEWEST, limit=0, facets=_COUNTED, interval=Interval.MONTH)
    found = search(engine, query)
    companions = tuple(one for one in found.facets[FacetName.OFFICIAL] if one.value != name)
    return Figures(found.total, found.histogram, companions, found.facets[FacetName.PORTAL])


def figures_of_holdings(connection: sqlite3.Connection, name: str, holdings: Sequence[int]) -> Figures:
    """The figures of the articles that hold some evidence."""
    articles = {row[0] for row in _each(connection, _ARTICLES, holdings)}
    rows = list(_each(connection, _DATED, sorted(articles)))
    months = Counter((day or UNKNOWN)[:7] for day, _ in rows)
    portals = Counter(portal or UNKNOWN for _, portal in rows)
    companions = Counter(named for (named,) in _each(connection, _NAMED, sorted(articles)) if named != name)
    return Figures(
        articles=len(articles),
        months=tuple(Bucket(month, months[month]) for month in sorted(months)),
        companions=_most(companions)[:_MOST_COMPANIONS],
        portals=_most(portals),
    )


def _most(counts: Counter[str]) -> tuple[Bucket, ...]:
    return tuple(Bucket(*one) for one in sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _each(connection: sqlite3.Connection, statement: str, values: Sequence[int]) -> Iterable[sqlite3.Row]:
    for start in range(0, len(values), _BATCH):
        batch = values[start : start + _BATCH]
        yield from connection.execute(statement.format(",".join("?" * len(batch))), batch)


_ARTICLES = "SELECT DISTINCT article FROM holdings WHERE holding IN ({})"
_DATED = "SELECT day, portal FROM articles WHERE article IN ({})"
_NAMED = "SELECT name FROM mentions JOIN names USING (name_id) WHERE article IN ({})"
