"""Query → result: parse, run on the engine, cut highlights from the stored text. The same for every engine."""

from dataclasses import asdict

from zhengfa.indexer.document import Stored
from zhengfa.indexer.engine import Engine, Plan
from zhengfa.indexer.parser import Clause, parse
from zhengfa.indexer.query import FacetName, Hit, Query, Result, Sort
from zhengfa.indexer.snippet import highlight, snippet


def search(engine: Engine, query: Query) -> Result:
    """Everything that a query finds; raises QueryError, IndexMissingError or IndexOutdatedError."""
    plan = to_plan(query)
    found = engine.find(plan)
    hits = tuple(_hit(stored, score, plan.clauses) for score, stored in found.articles)
    return Result(query, found.total, hits, dict(found.facets))


def to_plan(query: Query) -> Plan:
    """The plan of a query; raises QueryError. Without words there is no relevance: the newest come first."""
    clauses = parse(query.text)
    filters = {name: values for name in FacetName if (values := tuple(getattr(query, name)))}
    sort = Sort.NEWEST if query.sort is Sort.RELEVANCE and not clauses else query.sort
    return Plan(clauses, filters, sort, query.offset, query.limit)


def _hit(stored: Stored, score: float, clauses: tuple[Clause, ...]) -> Hit:
    shown = asdict(stored)
    body = shown.pop("body")
    del shown["repairs"]
    return Hit(
        **shown,
        headline_fragments=highlight(stored.headline or "", clauses),
        snippet=snippet(body, clauses),
        score=score,
    )
