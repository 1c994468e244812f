"""Counts on one state of an embedded index.

Going through the officials of an article takes much longer than finding it. So what most articles have in common is
counted by those that have not: the counts of everything, which are kept, less theirs.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import tantivy

from zhengfa.indexer.conditions import AllOf, Condition, Everything, Except, flat
from zhengfa.indexer.counting import Rows, most
from zhengfa.indexer.embedded.narrowing import narrowed
from zhengfa.indexer.embedded.queries import to_query
from zhengfa.indexer.mapping import SEVERAL

MAX_BUCKETS = 100_000  # above any number of sources, and of days: counts must be complete
MOST = 0.55  # of all articles: from there on, so much fewer are left than were found that finding them is worth it
KEPT = 1000  # totals: of a condition some hundred bytes


class Counts:
    """Totals and counts of keywords of what fulfils a condition. For several threads."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema) -> None:
        self._searcher, self._schema = searcher, schema
        self._totals: dict[Condition, int] = {}
        self._everything: dict[str, Counter[str]] = {}

    def total(self, condition: Condition) -> int:
        """How many articles fulfil a condition."""
        total = self._totals.get(condition)
        if total is None:  # or another thread has forgotten all of them
            found: Any = self._searcher.search(self._query(condition), limit=1)
            total = int(found.count)  # which tantivy's stub does not name
            self.keep_total(condition, total)
        return total

    def keep_total(self, condition: Condition, total: int) -> None:
        """Note a total that was found on the way, for the counts that follow the first page of a result."""
        if len(self._totals) >= KEPT:
            self._totals.clear()
        self._totals[condition] = total

    def of(self, condition: Condition, fields: Sequence[str], *, has_all: bool = False) -> dict[str, Rows]:
        """How many articles that fulfil a condition have each value of some fields."""
        several = [field for field in fields if field in SEVERAL]
        if not several or self.total(condition) <= MOST * self._searcher.num_docs:
            return self._counted(condition, fields, has_all=has_all)
        single = self._counted(condition, [field for field in fields if field not in SEVERAL], has_all=has_all)
        return single | self._by_the_others(condition, several, has_all=has_all)

    def _by_the_others(self, condition: Condition, fields: Sequence[str], *, has_all: bool) -> dict[str, Rows]:
        others = self._counted(flat(AllOf((Everything(), Except(condition)))), fields, has_all=True)
        rows = dict[str, Rows]()
        for field in fields:
            left = self._all_of(field) - _counter(others[field])
            size = most(field, MAX_BUCKETS, has_all=has_all)
            ordered = sorted(left.items(), key=lambda one: (-one[1], one[0]))[:size]
            rows[field] = [{"key": key, "doc_count": count} for key, count in ordered]
        return rows

    def _all_of(self, field: str) -> Counter[str]:
        if field not in self._everything:
            self._everything[field] = _counter(self._counted(Everything(), [field], has_all=True)[field])
        return self._everything[field]

    def _counted(self, condition: Condition, fields: Sequence[str], *, has_all: bool) -> dict[str, Rows]:
        if not fields:
            return {}
        wanted = {field: terms(field, has_all=has_all) for field in fields}
        counted: Mapping[str, Any] = self._searcher.aggregate(self._query(condition), wanted)
        return {field: counted[field]["buckets"] for field in fields}

    def _query(self, condition: Condition) -> tantivy.Query:
        return to_query(self._schema, narrowed(condition))


def terms(field: str, *, has_all: bool = False) -> dict[str, Any]:
    """What tantivy is asked for, to count the values of a field."""
    size = most(field, MAX_BUCKETS, has_all=has_all)
    return {"terms": {"field": field, "size": size, "segment_size": MAX_BUCKETS}}


def _counter(rows: Iterable[Mapping[str, Any]]) -> Counter[str]:
    return Counter({row["key"]: row["doc_count"] for row in rows})
