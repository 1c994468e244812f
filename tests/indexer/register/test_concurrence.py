"""Which posts one person may hold at once, and how high posts stand."""

import pytest

from tests.indexer.register.roles import role
from zhengfa.indexer.register.concurrence import gap, may_hold_both, pieces_at_once, system
from zhengfa.indexer.register.standing import LEADER, standing


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("沈阳市副市长", "沈阳市公安局局长", True),
        ("沈阳市委常委", "沈阳市委政法委书记", True),
        ("沈阳市委政法委书记", "沈阳市公安局局长", True),
        ("沈阳市纪委书记", "沈阳市监委主任", True),
        ("沈阳市委书记", "沈阳市人大常委会主任", True),
        ("沈阳市公安局党委书记", "沈阳市公安局局长", True),
        ("沈阳市委常委", "沈阳市和平区委书记", True),
        ("沈阳市公安局副局长", "沈阳市和平区公安分局局长", True),
        ("辽宁省政法队伍教育整顿领导小组组长", "贵州省省长", True),
        ("沈阳市公安局局长", "沈阳市中级法院院长", False),
        ("沈阳市检察院检察长", "沈阳市委政法委书记", False),
        ("沈阳市检察院检察长", "沈阳市人大常委会副主任", False),
        ("沈阳市公安局局长", "沈阳市司法局局长", False),
        ("沈阳市公安局局长", "沈阳市公安局副局长", False),
        ("沈阳市委书记", "沈阳市委副书记", False),
        ("沈阳市人大常委会主任", "沈阳市政协主席", False),
        ("沈阳市公安局局长", "大连市公安局局长", False),
        ("辽宁省委常委", "沈阳市和平区委书记", False),
        ("公安部副部长", "沈阳市公安局局长", False),
    ],
)
def test_what_one_may_hold_at_once(one: str, other: str, expected: bool) -> None:
    assert may_hold_both(role(one), role(other)) is expected
    assert may_hold_both(role(other), role(one)) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("沈阳市和平区公安分局局长", "公安"),
        ("沈阳市中级法院院长", "法院"),
        ("辽宁省监狱管理局局长", "司法"),
        ("沈阳市监委主任", "纪委"),
        ("沈阳市副市长", None),
    ],
)
def test_organs_are_of_systems(title: str, expected: str | None) -> None:
    assert system(role(title)) == expected


def test_posts_stand_as_their_ranks_do() -> None:
    rising = (
        *(
            "沈阳市和平区公安分局副局长",
            "沈阳市和平区副区长",
            "沈阳市和平区委常委",
            "沈阳市和平区区长",
            "沈阳市和平区委书记",
        ),
        *("沈阳市副市长", "沈阳市委政法委书记", "沈阳市市长", "沈阳市委书记", "辽宁省副省长", "辽宁省委政法委书记"),
        *("辽宁省省长", "辽宁省委书记"),
    )
    heights = [standing(role(title)) or 0.0 for title in rising]
    assert heights == sorted(heights)
    assert [height >= LEADER for height in heights].index(True) == rising.index("辽宁省副省长")
    assert standing(role("辽宁省公安厅副厅长")) == standing(role("沈阳市公安局局长"))
    assert standing(role("内蒙古自治区副主席")) == standing(role("辽宁省副省长"))


@pytest.mark.parametrize("title", ["公安局局长", "辽宁省政法队伍教育整顿领导小组组长"])
def test_what_tells_no_rank_stands_nowhere(title: str) -> None:
    assert standing(role(title)) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (["2015-01-01", "2016-01-01"], ["2016-06-01", "2017-01-01"], 0),
        (["2015-01-01", "2016-01-01"], ["2015-10-01", "2017-01-01"], 0),  # within the weeks of a change
        (["2015-01-01", "2016-01-01", "2018-01-01"], ["2016-06-01", "2017-01-01", "2019-01-01"], 1),
        (["2015-01-01", "2018-01-01"], ["2016-06-01"], 1),
        (["2015-01-01", "2016-01-01", "2017-01-01"], ["2015-01-01", "2016-01-01", "2017-01-01"], 2),
        ([f"201{year}-01-01" for year in range(9)], [f"201{year}-06-01" for year in range(9)], 4),  # or more
    ],
)
def test_how_many_days_are_wrong_if_one_post_follows_the_other(one: list[str], other: list[str], expected: int) -> None:
    assert pieces_at_once(one, other) == pieces_at_once(other, one) == expected


def test_years_between_two_roles() -> None:
    one, other = role("沈阳市公安局局长", "2015-01-01"), role("沈阳市公安局局长", "2018")
    assert round(gap(one, other), 1) == round(gap(other, one), 1) == 3.5  # the middle of the year
    assert gap(one, one) == 0
