"""Cursors: where the next page begins, as text that can stand in an address."""

import base64
import binascii
import hashlib
import json
from dataclasses import replace

from zhengfa.archive.errors import CursorError
from zhengfa.indexer.engine import Place
from zhengfa.indexer.query import Query

_KEY_LENGTH = 8  # hex digits: enough to notice a cursor of another query


def to_cursor(query: Query, position: int, place: Place) -> str:
    """The cursor behind a hit, which is the one before `position`."""
    values = [_key(query), position, int(place.is_genuine), place.value, place.tie]
    return base64.urlsafe_b64encode(json.dumps(values, separators=(",", ":")).encode()).decode().rstrip("=")


def from_cursor(query: Query) -> tuple[int, Place | None]:
    """The position and the place that a query goes on from; raises CursorError."""
    if not query.cursor:
        return query.offset, None
    try:
        padded = query.cursor + "=" * (-len(query.cursor) % 4)
        key, position, is_genuine, value, tie = json.loads(base64.b64decode(padded, "-_", validate=True))
        if key == _key(query):
            return max(0, int(position)), Place(bool(is_genuine), float(value), int(tie))
    except (binascii.Error, ValueError, TypeError, OverflowError, RecursionError) as error:
        raise CursorError("this cursor cannot be read", advice="begin with the first page") from error
    raise CursorError("this cursor belongs to another query", advice="begin with the first page")


def _key(query: Query) -> str:
    """What a query finds and in which order, whatever page of it and however counted."""
    same = replace(
        query, cursor="", offset=0, limit=0, facets=(), has_all_values=False, interval=None, has_matches=False
    )
    return hashlib.sha256(repr(same).encode("utf-8", "surrogatepass")).hexdigest()[:_KEY_LENGTH]
