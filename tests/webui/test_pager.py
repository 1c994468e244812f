"""Pages of a result."""

import pytest

from zhengfa.indexer.query import PAGE_SIZE, Query, Result
from zhengfa.webui.pager import Pager, pager_of


@pytest.mark.parametrize(("total", "last"), [(0, 1), (1, 1), (20, 1), (21, 2), (40, 2), (41, 3)])
def test_the_last_page_holds_the_last_article(total: int, last: int) -> None:
    assert pager_of(Result(Query(), total, (), {}), Query()).last == last


@pytest.mark.parametrize(
    ("page", "last", "numbers"),
    [
        (1, 1, [1]),
        (1, 2, [1, 2]),
        (1, 9, [1, 2, None, 9]),
        (4, 9, [1, 2, 3, 4, 5, None, 9]),
        (5, 9, [1, None, 4, 5, 6, None, 9]),
        (9, 9, [1, None, 8, 9]),
        (3, 4, [1, 2, 3, 4]),
    ],
)
def test_numbers_are_both_ends_and_those_around(page: int, last: int, numbers: list[int | None]) -> None:
    assert list(Pager(Query(), page, last).numbers) == numbers


def test_a_page_is_an_offset() -> None:
    pager = pager_of(Result(Query(), 100, (), {}), Query("平安", offset=PAGE_SIZE))
    assert pager.page == 2
    assert pager.at(3) == Query("平安", offset=2 * PAGE_SIZE)
    assert not pager.is_past_end
    assert Pager(Query(), 6, 5).is_past_end
