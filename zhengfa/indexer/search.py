"""Query → result: parse, run on the engine, cut highlights from the stored text. The same for every engine."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, fields, replace
from datetime import datetime

from zhengfa.archive.clock import SHANGHAI, now
from zhengfa.indexer.conditions import AllOf, Condition, Everything, Except, OneOf, Preferring, flat, has_ranks
from zhengfa.indexer.cursor import from_cursor, to_cursor
from zhengfa.indexer.engine import Engine, Found, Plan, Row
from zhengfa.indexer.language.names import Names
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.language.tree import Dates, Node
from zhengfa.indexer.matching import matches_of_hit, needles_of_hit
from zhengfa.indexer.needles import asks_for_holders, needles_of
from zhengfa.indexer.planning import to_condition
from zhengfa.indexer.query import FacetName, Hit, Query, Result, Sort
from zhengfa.indexer.ranking import signals
from zhengfa.indexer.snippet import highlight, snippet
from zhengfa.indexer.stored import Stored, from_stored
from zhengfa.indexer.suggesting import suggest

_SHOWN = tuple({field.name for field in fields(Hit)} & {field.name for field in fields(Stored)})


def search(engine: Engine, query: Query, names: Names | None = None) -> Result:
    """Everything that a query finds; raises QueryError, CursorError or EngineError."""
    tree = parse(query.text, names)
    plan = to_plan(query, tree, today())
    found = engine.find(plan)
    hits = tuple(_hits(found.rows, query, tree, plan.sort))
    return Result(
        query=query,
        total=found.total,
        hits=hits,
        facets=dict(found.facets),
        sort=plan.sort,
        histogram=found.histogram,
        next_cursor=_next(query, plan, found),
        tree=tree,
        suggestions=suggest(engine, tree, found.total) if query.limit else (),  # not for what is merely counted
    )


@dataclass(frozen=True, slots=True)
class Walked:
    """All articles that a query finds on one state of the index: how many, and those from its offset on."""

    total: int
    articles: Generator[Stored]  # to be closed by who does not take all


def walk(engine: Engine, query: Query, names: Names | None = None, *, has_body: bool = True) -> Walked:
    """Every article that a query finds from its offset on, however many, in the order of its hits."""
    plan = to_plan(replace(query, facets=(), interval=None), parse(query.text, names), today())
    found = engine.walk(replace(plan, has_body=has_body))
    return Walked(found.total, _articles(found.rows))


def _articles(rows: Generator[Row]) -> Generator[Stored]:
    with closing(rows):
        for row in rows:
            yield from_stored(row.stored, row.body)


def to_plan(query: Query, tree: Node | None, today: datetime) -> Plan:
    """The plan of a query; raises CursorError. Where all match alike there is no relevance: the newest come first."""
    filters = {name: values for name in FacetName if (values := tuple(getattr(query, name)))}
    condition: Condition = to_condition(tree) if tree else Everything()
    if limits := tuple(_limits(query)):
        condition = flat(AllOf((condition, *limits)))
    sort = Sort.NEWEST if query.sort is Sort.RELEVANCE and not has_ranks(condition) else query.sort
    if sort is Sort.RELEVANCE:
        condition = flat(Preferring(condition, signals(today)))
    offset, after = from_cursor(query)
    return Plan(
        condition,
        filters,
        sort,
        offset,
        query.limit,
        after,
        query.facets,
        query.interval,
        has_all_values=query.has_all_values,
    )


def _limits(query: Query) -> Iterator[Condition]:
    """What holds for every count, unlike filters: the days, and what is excluded."""
    if query.since or query.until:
        yield to_condition(Dates(query.since, query.until))
    for name in FacetName:
        if values := tuple(value for excluded, value in query.excluded if excluded is name):
            yield Except(OneOf(name, values))


def today() -> datetime:
    """The end of today in China, so that the order is the same all day, and so on every page of a result."""
    return now().astimezone(SHANGHAI).replace(hour=23, minute=59, second=0, microsecond=0, tzinfo=None)


def _next(query: Query, plan: Plan, found: Found) -> str | None:
    position = plan.offset + len(found.rows)
    if not found.rows or position >= found.total:
        return None
    return to_cursor(query, position, found.rows[-1].place)


def _hits(rows: Iterable[Row], query: Query, tree: Node | None, sort: Sort) -> Iterator[Hit]:
    needles = needles_of(tree, in_title=True), needles_of(tree)
    is_same_for_all = not asks_for_holders(tree)
    for row in rows:
        stored = from_stored(row.stored, row.body)
        in_title, in_body = needles if is_same_for_all else needles_of_hit(stored, tree)
        yield Hit(
            **{name: getattr(stored, name) for name in _SHOWN},
            headline_fragments=highlight(stored.headline or "", in_title),
            snippet=snippet(stored.body, in_body),
            matches=matches_of_hit(stored, tree) if query.has_matches else (),
            score=row.place.value if sort is Sort.RELEVANCE else 0.0,
        )
