"""The counts of keywords that an engine gives, as rows of `key` and `doc_count` → buckets in their order."""

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any

from zhengfa.indexer.mapping import SEVERAL
from zhengfa.indexer.query import Bucket

# Buckets given back of a facet of which an article has several values: an archive names tens of thousands of officials.
MOST_OF_SEVERAL = 200

Rows = Iterable[Mapping[str, Any]]


def most(field: str, otherwise: int, *, has_all: bool = False) -> int:
    """How many values of a field are given back at most."""
    return MOST_OF_SEVERAL if field in SEVERAL and not has_all else otherwise


def by_count(rows: Rows) -> tuple[Bucket, ...]:
    """The most frequent first; of equals, the smaller value."""
    return tuple(sorted(by_value(rows), key=attrgetter("count"), reverse=True))  # equals stay in their order


def by_value(rows: Rows) -> tuple[Bucket, ...]:
    """By value, upwards."""
    buckets = [Bucket(row["key"], row["doc_count"]) for row in rows if row["doc_count"]]
    return tuple(sorted(buckets, key=attrgetter("value")))
