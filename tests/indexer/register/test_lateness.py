"""Titles that the press still uses when the person has left: kept, and no part of the tenure."""

import pytest

from tests.indexer.register.roles import HOLDS, REMOVED, post, role, role_of
from zhengfa.indexer.register.lateness import with_late
from zhengfa.indexer.register.records import Evidence, Role

YEARS = [f"20{year}-03-01" for year in range(11, 16)]
NEXT = role("大连市公安局局长", "2015-06-01", "2016-06-01", number=1)


def late(one: Role, *others: Role) -> list[str | None]:
    found = with_late((one, *others))[0]
    assert len(found.evidence) + len(found.late) == len(one.evidence)
    return [each.day for each in found.late]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2015-06-20", []),  # within the weeks of a change
        ("2015-09-01", ["2015-09-01"]),
    ],
)
def test_what_comes_after_the_next_post_is_late(day: str, expected: list[str]) -> None:
    assert late(role("沈阳市公安局局长", *YEARS, day), NEXT) == expected


def test_a_next_post_of_which_one_article_tells_says_nothing() -> None:
    assert late(role("沈阳市公安局局长", *YEARS, "2016-09-01"), role("大连市公安局局长", "2015-06-01", number=1)) == []


def test_a_next_post_that_one_may_hold_beside_says_nothing() -> None:
    beside = role("沈阳市副市长", "2015-06-01", "2016-06-01", number=1)
    assert late(role("沈阳市公安局局长", *YEARS, "2016-09-01"), beside) == []


def test_what_comes_often_is_no_slip() -> None:
    assert late(role("沈阳市公安局局长", *YEARS, "2016-03-01", "2016-04-01", "2016-05-01"), NEXT) == []


def test_what_comes_after_the_report_of_the_removal_is_late() -> None:
    days = [Evidence(at, HOLDS, day) for at, day in enumerate([*YEARS, "2015-12-01"])]
    removed = Evidence(9, REMOVED, "2015-04-01")
    found = with_late([role_of(post("沈阳市公安局局长"), (*days, removed))])[0]
    assert ([one.day for one in found.late], found.last) == (["2015-12-01"], "2015-04-01")


def test_who_has_one_post_has_nothing_late() -> None:
    assert late(role("沈阳市公安局局长", *YEARS)) == []
