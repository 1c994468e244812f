"""The counts of keywords that an engine gives, as rows of `key` and `doc_count` → buckets in their order."""

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any

from zhengfa.indexer.query import Bucket

Rows = Iterable[Mapping[str, Any]]


def by_count(rows: Rows) -> tuple[Bucket, ...]:
    """The most frequent first; of equals, the smaller value."""
    return tuple(sorted(by_value(rows), key=attrgetter("count"), reverse=True))  # equals stay in their order


def by_value(rows: Rows) -> tuple[Bucket, ...]:
    """By value, upwards."""
    buckets = [Bucket(row["key"], row["doc_count"]) for row in rows if row["doc_count"]]
    return tuple(sorted(buckets, key=attrgetter("value")))
