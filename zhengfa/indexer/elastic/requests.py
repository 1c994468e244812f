"""What is sent to Elasticsearch: the mapping, and plans as search requests. Pure: tested without a server.

No scripts and no analysis plug-ins: tokens come joined by blanks, and the `whitespace` analyzer of the server's core
splits them again.
"""

from collections.abc import Mapping
from typing import Any

from zhengfa.indexer.conditions import (
    AllOf,
    AnyOf,
    Beginning,
    Condition,
    Everything,
    Except,
    OneOf,
    Preferring,
    Range,
    Row,
    Scored,
    Token,
    unranked,
)
from zhengfa.indexer.counting import most
from zhengfa.indexer.document import GENUINE, SUSPECTED
from zhengfa.indexer.engine import Place, Plan
from zhengfa.indexer.mapping import BODY, FIELDS, NEWEST, OLDEST, STORED, TIE, FieldKind
from zhengfa.indexer.query import FacetName, Sort

Json = dict[str, Any]

MAX_BUCKETS = 65_000  # of one count; a server allows 65,536 in one answer
HISTOGRAM, FILTERED, LANES = "histogram", "filtered", "lanes"  # names of counts in an answer
_ORDERS = {Sort.NEWEST: NEWEST, Sort.OLDEST: OLDEST}
_TYPES: Mapping[FieldKind, Json] = {
    FieldKind.TOKENS: {"type": "text", "analyzer": "whitespace", "index_options": "freqs"},
    FieldKind.PLACED: {"type": "text", "analyzer": "whitespace", "index_options": "positions"},
    FieldKind.KEYWORD: {"type": "keyword"},
    FieldKind.NUMBER: {"type": "long"},
    FieldKind.STORED: {"type": "keyword", "index": False, "doc_values": False},
}


def index_body(rules: str) -> Json:
    """Settings and mapping of a new index; only what hits show is kept beside the index itself."""
    return {
        "settings": {
            "number_of_shards": 1,  # counts and scores are exact; a million articles are 5 GB, and a shard bears 50
            "auto_expand_replicas": "0-1",
            "refresh_interval": "-1",  # every commit refreshes
            "codec": "best_compression",
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": meta(rules, 0),
            "_source": {"includes": [STORED, BODY]},
            "properties": {field.name: _TYPES[field.kind] for field in FIELDS},
        },
    }


def meta(rules: str, watermark: int) -> Json:
    """What an index says of itself: by which rules it was built, and how far the archive's changes are in it."""
    return {"rules": rules, "watermark": watermark}


def page_request(plan: Plan) -> Json:
    """A page of hits, their total and the counts that go with them.

    Filters come after the counts, so that each facet can be counted without its own; where nothing is counted they are
    part of the query, which is faster.
    """
    ranked = plan.sort is Sort.RELEVANCE
    condition = plan.condition if ranked else unranked(plan.condition)
    counts = _counts(plan)
    filters = [_unscored(OneOf(name, values)) for name, values in plan.filters.items()]
    query = to_query(condition)
    if filters and not counts:
        query = {"bool": {"must": [query], "filter": filters}}
    return {
        "query": query,
        "size": plan.limit,
        "track_total_hits": True,
        **order(plan),
        **({"post_filter": {"bool": {"filter": filters}}, "aggs": counts} if counts and filters else {}),
        **({"aggs": counts} if counts and not filters else {}),
        **({} if plan.has_body else {"source": [STORED]}),
        **({"search_after": search_after(plan.sort, plan.after)} if plan.after else {"from": plan.offset}),
    }


def order(plan: Plan) -> Json:
    """The order of the hits, unique to the last."""
    if plan.sort is Sort.RELEVANCE:
        return {"sort": [{FacetName.CLONE: "asc"}, {"_score": "desc"}, {TIE: "desc"}]}
    return {"sort": [{_ORDERS[plan.sort]: "desc"}, {TIE: "desc"}]}


def search_after(sort: Sort, place: Place) -> list[Any]:
    """A place in the order, as Elasticsearch takes it."""
    if sort is Sort.RELEVANCE:
        return [GENUINE if place.is_genuine else SUSPECTED, place.value, place.tie]
    return [int(place.value), place.tie]


def to_place(sort: Sort, values: list[Any]) -> Place:
    """Where a hit stands, by its sort values; a walk's have one more, which is the server's own."""
    if sort is Sort.RELEVANCE:
        return Place(values[0] == GENUINE, values[1], values[2])
    return Place(True, values[0], values[1])


def to_query(condition: Condition) -> Json:
    """A condition as a query of Elasticsearch."""
    match condition:
        case Token(field, token):
            return {"term": {field: token}}
        case AllOf(parts):
            required = [to_query(part) for part in parts if not isinstance(part, Except)]
            excluded = [to_query(part.part) for part in parts if isinstance(part, Except)]
            return {"bool": {"must": required or [_constant({"match_all": {}}, 0.0)], "must_not": excluded}}
        case AnyOf(parts):
            return {"bool": {"should": list(map(to_query, parts)), "minimum_should_match": 1}}
        case Except():
            return to_query(AllOf((condition,)))
        case Scored(part, score):
            return _constant(to_query(part), score)
        case Preferring(part, extras):
            return {"bool": {"must": [to_query(part)], "should": list(map(to_query, extras))}}
        case _:
            return _constant(_unscored(condition), 0.0)


def _unscored(condition: Everything | Row | Beginning | OneOf | Range) -> Json:
    match condition:
        case Everything():
            return {"match_all": {}}
        case Row(field, [(_, token)]):
            return {"term": {field: token}}
        case Row(field, tokens):
            return _row(field, tokens)
        case Beginning(field, start):
            return {"prefix": {field: start}}
        case OneOf(field, values):
            return {"terms": {field: list(values)}}
        case Range(field, first, last):
            limits = {"gte": first, "lte": last}
            return {"range": {field: {name: limit for name, limit in limits.items() if limit is not None}}}


def _row(field: str, tokens: tuple[tuple[int, str], ...]) -> Json:
    offsets = [offset for offset, _ in tokens]
    if offsets[-1] - offsets[0] == len(tokens) - 1:
        return {"match_phrase": {field: " ".join(token for _, token in tokens)}}
    clauses, expected = list[Json](), offsets[0]
    for offset, token in tokens:
        if offset > expected:
            clauses.append({"span_gap": {field: offset - expected}})
        clauses.append({"span_term": {field: token}})
        expected = offset + 1
    return {"span_near": {"clauses": clauses, "slop": 0, "in_order": True}}


def _constant(query: Json, score: float) -> Json:
    return {"constant_score": {"filter": query, "boost": score}}


def _counts(plan: Plan) -> Json:
    """Each facet among what the filters of the others leave; the histogram among what all leave."""
    groups: dict[str, Json] = {name: {name: _terms(name, plan)} for name in plan.facets if name in plan.filters}
    open_facets: Json = {name: _terms(name, plan) for name in plan.facets if name not in plan.filters}
    if plan.interval:
        open_facets[HISTOGRAM] = _terms(plan.interval, plan)
        if plan.lanes:
            open_facets[LANES] = {**_terms(plan.lanes, plan), "aggs": {HISTOGRAM: _terms(plan.interval, plan)}}
    groups |= {FILTERED: open_facets} if open_facets else {}
    return {name: {"filter": _others(plan, name), "aggs": counts} for name, counts in groups.items()}


def _others(plan: Plan, without: str) -> Json:
    filters = [_unscored(OneOf(name, values)) for name, values in plan.filters.items() if name != without]
    return {"bool": {"filter": filters}} if filters else {"match_all": {}}


def _terms(field: str, plan: Plan) -> Json:
    size = most(field, MAX_BUCKETS, has_all=plan.has_all_values)
    return {"terms": {"field": field, "size": size, "shard_size": MAX_BUCKETS}}
