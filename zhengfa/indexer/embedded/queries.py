"""Conditions as tantivy's queries."""

import re
from itertools import pairwise
from typing import Any

from tantivy import FieldType, Occur, Query, Schema

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
)
from zhengfa.indexer.mapping import CHARACTERS, PAIRS, TEXTS, field_of


def to_query(schema: Schema, condition: Condition) -> Query:
    """A condition as tantivy's query."""
    match condition:
        case Token(field, token):
            return Query.term_query(schema, field, token)
        case AllOf(parts):
            return _all_of(schema, parts)
        case AnyOf(parts):
            return Query.boolean_query([(Occur.Should, to_query(schema, part)) for part in parts])
        case Except():
            return _all_of(schema, (condition,))
        case Scored(part, score):
            return Query.const_score_query(to_query(schema, part), score)
        case Preferring(part, extras):
            preferred = [(Occur.Should, to_query(schema, extra)) for extra in extras]
            return Query.boolean_query([(Occur.Must, to_query(schema, part)), *preferred])
        case _:
            return _unscored(_simple(schema, condition))


def _simple(schema: Schema, condition: Everything | Row | Beginning | OneOf | Range) -> Query:
    match condition:
        case Everything():
            return Query.all_query()
        case Row(field, [(_, token)]):
            return Query.term_query(schema, field, token)
        case Row(field, tokens):
            return _row(schema, field, tokens)
        case Beginning(field, start):
            return Query.regex_query(schema, field, re.escape(start) + ".*")
        case OneOf(field, [value]):
            return Query.term_query(schema, field, value)
        case OneOf(field, values):
            return Query.term_set_query(schema, field, list(values))
        case Range(field, first, last):
            return Query.range_query(schema, field, FieldType.Unsigned, first, last)


def _row(schema: Schema, field: str, tokens: tuple[tuple[int, str], ...]) -> Query:
    placed: list[Any] = list(tokens)
    row = Query.phrase_query(schema, field, placed)
    text, _, kind = field.rpartition("_")
    if kind != CHARACTERS or text not in TEXTS:
        return row
    # One of several rows is looked up in every article that holds its characters, unless it says itself which it needs.
    neighbours = [one + other for (at, one), (then, other) in pairwise(tokens) if then == at + 1]
    held = [Query.term_query(schema, field_of(text, PAIRS), pair) for pair in dict.fromkeys(neighbours)]
    return Query.boolean_query([(Occur.Must, query) for query in (*held, row)])


def _all_of(schema: Schema, parts: tuple[Condition, ...]) -> Query:
    """All of the parts; tantivy finds nothing by a query that only says what must not be."""
    queries = [
        (Occur.MustNot, to_query(schema, part.part))
        if isinstance(part, Except)
        else (Occur.Must, to_query(schema, part))
        for part in parts
    ]
    if all(occur is Occur.MustNot for occur, _ in queries):
        queries = [(Occur.Must, _unscored(Query.all_query())), *queries]
    return Query.boolean_query(queries)


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)
