"""What a text has named before a place is what looking back from it would find."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from zhengfa.indexer.officials.nearest import Nearest
from zhengfa.indexer.regions.naming import regions_named
from zhengfa.indexer.regions.records import Region

REGIONS = [regions_named(name, 2021)[0] for name in ("辽宁省", "沈阳市", "营口市", "海南省")]
NAMED = st.lists(st.tuples(st.integers(1, 3), st.sampled_from(REGIONS)), max_size=12)


@given(NAMED, st.integers(0, 40), st.integers(1, 4))
def test_the_nearest_regions_each_once(steps: list[tuple[int, Region]], at: int, most: int) -> None:
    starts = accumulate(step for step, _ in steps)
    named = [(start, region) for start, (_, region) in zip(starts, steps, strict=True)]
    before = [region for start, region in named if start < at]
    told = Nearest(named, most)
    assert told.before(at) == tuple(dict.fromkeys(reversed(before)))[:most]
    assert [told.is_before(region, at) for region in REGIONS] == [region in before for region in REGIONS]
