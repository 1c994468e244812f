"""Lists of officials: by name, post, region and time."""

import pytest

from tests.indexer.register.conftest import Save
from zhengfa.indexer.regions.naming import regions_named
from zhengfa.indexer.register.listing import Wanted
from zhengfa.indexer.register.register import Register

TEXTS = (
    ("2019-03-01", "沈阳市公安局局长高岩、大连市公安局副局长单志刚出席。"),
    ("2020-05-01", "沈阳市公安局局长高岩出席。"),
    ("2021-07-13", "省委政法委书记林向前、省委政法委常务副书记高岩出席。"),
    ("2021-08-01", "贵阳市委书记王维讲话。"),
)


@pytest.fixture
def listed(save: Save, register: Register) -> object:
    save(*TEXTS)

    def find(**wanted: object) -> list[str]:
        return [one.name for one in register.find(Wanted(**wanted))[1]]  # type: ignore[arg-type]

    return find


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, "高岩 单志刚 林向前 王维"),
        ({"name": "志"}, "单志刚"),
        ({"name": "單志剛"}, "单志刚"),
        ({"name": "shan"}, "单志刚"),
        ({"name": "Lin Xiang"}, "林向前"),
        ({"name": "dan"}, ""),
        ({"post": "公安局局长"}, "高岩"),
        ({"post": "公安局副局长"}, "单志刚"),
        ({"post": "副书记"}, "高岩"),
        ({"post": "政法"}, "高岩 林向前"),
        ({"post": "市长"}, ""),
        ({"region": "辽宁省"}, "高岩 单志刚 林向前"),
        ({"region": "大连市"}, "单志刚"),
        ({"region": "贵州省"}, "王维"),
        ({"since": "2021"}, "高岩 林向前 王维"),
        ({"until": "2019"}, "高岩 单志刚"),
        ({"until": "2019-02"}, ""),
        ({"since": "2020", "until": "2020-12"}, "高岩"),
        ({"region": "沈阳市", "since": "2021"}, ""),
        ({"limit": 2}, "高岩 单志刚"),
        ({"limit": 2, "offset": 2}, "林向前 王维"),
    ],
)
def test_officials_are_found_by_what_is_known(listed: object, wanted: dict[str, object], expected: str) -> None:
    if isinstance(region := wanted.get("region"), str):
        wanted = {**wanted, "region": regions_named(region, None)[0]}
    assert listed(**wanted) == expected.split()  # type: ignore[operator]


def test_the_total_is_of_all_pages(save: Save, register: Register) -> None:
    save(*TEXTS)
    assert register.find(Wanted(limit=1))[0] == 4


def test_posts_are_those_that_are_wanted_the_latest_first(save: Save, register: Register) -> None:
    save(*TEXTS)
    [one] = register.find(Wanted(name="高岩"))[1]
    assert [(str(post.label), post.first, post.last, post.articles) for post in one.posts] == [
        ("辽宁省委政法委常务副书记", "2021-07-13", "2021-07-13", 1),
        ("沈阳市公安局局长", "2019-03-01", "2020-05-01", 2),
    ]
    [one] = register.find(Wanted(name="高岩", post="公安局局长"))[1]
    assert [str(post.label) for post in one.posts] == ["沈阳市公安局局长"]
    assert one.articles == 3


def test_who_is_only_said_to_have_held_a_post_is_not_found_in_it_at_a_time(save: Save, register: Register) -> None:
    save(("2021-07-13", "原沈阳市公安局局长高岩接受审查。"))
    [one] = register.find(Wanted(name="高岩"))[1]
    assert [(post.first, post.is_dated) for post in one.posts] == [(None, False)]
    assert register.find(Wanted(since="2000"))[0] == 0
