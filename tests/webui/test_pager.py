"""Pages of a result."""

import pytest

from zhengfa.webui.pager import Pager, pager_of


@pytest.mark.parametrize(("total", "last"), [(0, 1), (1, 1), (20, 1), (21, 2), (40, 2), (41, 3)])
def test_the_last_page_holds_the_last_article(total: int, last: int) -> None:
    assert pager_of(total, 0, 20, str).last == last


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
    assert list(Pager(page, last, str).numbers) == numbers


def test_an_offset_is_a_page() -> None:
    pager = pager_of(100, 20, 20, str)
    assert (pager.page, pager.address(3)) == (2, "3")
    assert not pager.is_past_end
    assert Pager(6, 5, str).is_past_end
