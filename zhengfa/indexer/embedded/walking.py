"""All hits of a listing in its exact order, in memory that hardly grows with them.

tantivy keeps the order of all hits down to the last one asked for, however few of them are wanted. So a walk never goes
to an offset: by a number, each search is for what lies below the last hit taken; by score, the hits are cut into parts
by their tie-breaks, which are hashes, and the parts are merged.
"""

import heapq
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise

import tantivy
from tantivy import FieldType, Query

from zhengfa.indexer.embedded.paging import Listing, Placed
from zhengfa.indexer.engine import Place
from zhengfa.indexer.mapping import TIE

WALKED = 50_000  # hits looked up at once: some 15 MB, and 20 searches for a million
_TIES = 1 << 63  # above every tie-break

_Packed = tuple["array[float]", "array[int]", "array[int]", "array[int]"]


def walk(listing: Listing, schema: tantivy.Schema) -> Iterator[Placed]:
    """All hits of a listing."""
    return _by_score(listing, schema) if listing.order is None else _by_number(listing, schema, listing.order)


def _by_number(listing: Listing, schema: tantivy.Schema, order: str) -> Iterator[Placed]:
    part = listing
    while True:
        rows = part.first(WALKED)
        if len(rows) < WALKED:
            yield from part.placed(rows)
            return
        last = int(rows[-1][0])  # there may be more that have it
        if whole := [row for row in rows if row[0] > last]:
            yield from part.placed(whole)
        else:
            yield from _equals(listing, schema, order, last)
        part = listing.within(_range(schema, order, None, last + 1 if whole else last))


def _equals(listing: Listing, schema: tantivy.Schema, order: str, value: int) -> Iterator[Placed]:
    """All hits of one number, which are more than are looked up at once."""
    equal = listing.within(_range(schema, order, value, value + 1)).by(TIE)
    for place, address in _by_number(equal, schema, TIE):
        yield Place(listing.is_genuine, value, place.tie), address


def _by_score(listing: Listing, schema: tantivy.Schema) -> Iterator[Placed]:
    parts = [_packed(part) for part in _parts(listing, schema)]
    for value, tie, segment, number in heapq.merge(*(zip(*part, strict=True) for part in parts)):
        yield Place(listing.is_genuine, -value, -tie), tantivy.DocAddress(segment, number)


def _parts(listing: Listing, schema: tantivy.Schema) -> Iterator[list[Placed]]:
    """The hits in parts, each in its order."""
    count = listing.count() // WALKED + 1
    for first, end in pairwise(_TIES * number // count for number in range(count + 1)):
        below, above = _range(schema, TIE, None, first), _range(schema, TIE, end, None)
        # By what it is not: then scores are summed as they are for a page, to the last digit.
        part = listing.without(*([below] if first else []), *([above] if end < _TIES else []))
        found = part.run(0, 2 * WALKED)
        yield found if len(found) == part.count() else part.run(0, part.count())


def _packed(rows: Sequence[Placed]) -> _Packed:
    """What is kept of hits that wait to be merged: 20 bytes of each, in the order of what sorts upwards."""
    return (
        array("f", [-place.value for place, _ in rows]),
        array("q", [-place.tie for place, _ in rows]),
        array("I", [address.segment_ord for _, address in rows]),
        array("I", [address.doc for _, address in rows]),
    )


def _range(schema: tantivy.Schema, field: str, first: int | None, end: int | None) -> Query:
    """What has a number from the first to before the end."""
    return Query.range_query(schema, field, FieldType.Unsigned, first, end, include_upper=end is None)
