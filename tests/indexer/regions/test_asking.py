"""Which region somebody means who asks for one."""

import pytest

from zhengfa.indexer.regions.asking import ask_region, told_apart


@pytest.mark.parametrize(
    ("written", "meant", "others"),
    [
        ("辽宁", "辽宁省", []),
        ("210000", "辽宁省", []),
        ("沈阳市和平区", "沈阳市和平区", []),
        ("保定市", "保定市", ["保定地区保定市（至 1982 年）"]),  # the one that still exists is meant
        ("重庆市", "重庆市", ["重庆市（至 1996 年）"]),
        ("鼓楼区", None, ["南京市鼓楼区", "徐州市鼓楼区", "福州市鼓楼区", "开封市鼓楼区"]),
        ("南通市港闸区", None, ["南通市港闸区（至 2019 年）", "南通市港闸区（至 1982 年）"]),
        ("云岭", None, []),
        ("", None, []),
    ],
)
def test_one_region_is_meant_or_several_may_be(written: str, meant: str | None, others: list[str]) -> None:
    asked = ask_region(written)
    assert (asked.meant and told_apart(asked.meant)) == meant
    assert [told_apart(region) for region in asked.others] == others


def test_the_number_of_any_region_asks_for_it_alone() -> None:
    assert all(ask_region(region.id).meant == region for region in ask_region("南通市港闸区").others)
