"""How often an official is named, with whom and where.

Of a name that is one person's the engine counts every article; of one of several persons the register counts those
articles that name the person in a post, since nothing tells whose the others are.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from zhengfa.indexer.engine import Engine
from zhengfa.indexer.query import UNKNOWN, Bucket, FacetName, Interval, Query, Sort
from zhengfa.indexer.search import search

_COUNTED = (FacetName.OFFICIAL, FacetName.PORTAL)
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


def figures_of_articles(connection: sqlite3.Connection, name: str, articles: Collection[int]) -> Figures:
    """The figures of some articles that name somebody."""
    numbers = json.dumps(sorted(articles))
    months, portals = Counter[str](), Counter[str]()
    for month, portal, count in connection.execute(_DATED, (numbers,)):
        months[month or UNKNOWN] += count
        portals[portal or UNKNOWN] += count
    companions = connection.execute(_COMPANIONS, (numbers, name, _MOST_COMPANIONS))
    return Figures(
        articles=len(articles),
        months=tuple(Bucket(month, months[month]) for month in sorted(months)),
        companions=tuple(Bucket(*row) for row in companions),
        portals=_most(portals),
    )


def _most(counts: Counter[str]) -> tuple[Bucket, ...]:
    return tuple(Bucket(*one) for one in sorted(counts.items(), key=lambda one: (-one[1], one[0])))


_DATED = """
    SELECT substr(day, 1, 7), portal, count(*) FROM articles WHERE article IN (SELECT value FROM json_each(?))
    GROUP BY 1, 2
"""
_COMPANIONS = """
    SELECT name, count FROM (
        SELECT name_id, count(*) AS count FROM mentions WHERE article IN (SELECT value FROM json_each(?))
        GROUP BY name_id
    ) JOIN names USING (name_id) WHERE name <> ? ORDER BY count DESC, name LIMIT ?
"""
