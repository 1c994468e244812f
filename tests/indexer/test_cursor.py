"""Where the next page begins, as text."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengfa.archive.errors import CursorError
from zhengfa.indexer.cursor import from_cursor, to_cursor
from zhengfa.indexer.engine import Place
from zhengfa.indexer.query import Query, Sort

QUERY = Query("平安", province=("辽宁",))
places = st.builds(Place, st.booleans(), st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 2**63 - 1))


def encoded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode()


@given(st.integers(0, 10**6), places)
def test_a_cursor_is_read_as_what_it_was_made_of(position: int, place: Place) -> None:
    cursor = to_cursor(QUERY, position, place)
    assert from_cursor(Query("平安", province=("辽宁",), cursor=cursor, limit=3)) == (position, place)


@pytest.mark.parametrize("other", [Query("平安"), Query("平安", province=("辽宁",), sort=Sort.OLDEST)])
def test_a_cursor_belongs_to_one_query(other: Query) -> None:
    cursor = to_cursor(QUERY, 20, Place(True, 1.5, 7))
    with pytest.raises(CursorError, match="another query"):
        from_cursor(Query(other.text, province=other.province, sort=other.sort, cursor=cursor))


@given(st.text(min_size=1))
def test_any_text_is_read_or_refused(text: str) -> None:
    for cursor in (text, encoded(json.dumps(text)), encoded(json.dumps([text, 1, 1, 1, 1]))):
        with pytest.raises(CursorError):
            from_cursor(Query(cursor=cursor))


def test_a_cursor_of_thousands_of_brackets_is_refused() -> None:
    with pytest.raises(CursorError, match="cannot be read"):
        from_cursor(Query(cursor=encoded("[" * 200_000)))
