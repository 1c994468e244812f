"""How common names are."""

import pytest

from zhengfa.indexer.register.commonness import Commonness, bearers, commonness


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("王伟", Commonness.COMMON),
        ("李建国", Commonness.COMMON),
        ("扎西", Commonness.COMMON),
        ("扎西次仁", Commonness.COMMON),
        ("于天敏", Commonness.ORDINARY),
        ("张国清", Commonness.ORDINARY),
        ("买买提·艾山", Commonness.ORDINARY),
        ("訚柏", Commonness.RARE),
        ("诸葛宇杰", Commonness.RARE),
    ],
)
def test_names_are_common_ordinary_or_rare(name: str, expected: Commonness) -> None:
    assert commonness(name) is expected


def test_more_bear_the_more_frequent_name() -> None:
    names = ("王伟", "李建国", "冯伟", "冯天敏", "訚柏")
    counts = [bearers(name) for name in names]
    assert counts == sorted(counts, reverse=True)
    assert all(count > 0 for count in counts)  # no name is safe
