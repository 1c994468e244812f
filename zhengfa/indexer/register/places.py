"""What the regions of two roles say: how much more often they lie so for one person than for two namesakes.

Each ratio is a share of one person's pairs of posts over that of strangers'. The former are estimates of how careers
go: most steps stay in the region or lead to the one above, and only leaders are sent to other provinces. The latter are
counted: a stranger in a county's post is of the same county once in 2,850 times.
"""

import math
from functools import lru_cache

from zhengfa.indexer.officials.records import PlaceReason
from zhengfa.indexer.regions.records import Level, Region, lies_in
from zhengfa.indexer.register.records import LinkReason, Role
from zhengfa.indexer.register.standing import LEADER, Heights

Ratio = tuple[float, LinkReason]

_REGIONS = {Level.COUNTY: 2850, Level.CITY: 333, Level.PROVINCE: 31}
# Of one person's posts in regions of one level: how many are of the same region.
_SAME = {Level.COUNTY: 0.55, Level.CITY: 0.6, Level.PROVINCE: 0.9}
_NEXT_COUNTY, _OTHER_COUNTY, _OTHER_CITY = 0.3, 0.1, 0.3  # of the same city; of other cities; of the same province
# Of a lower and a higher one: how many lie in each other, and how many in the same province beside.
_NESTED, _NOT_NESTED = 0.88, 0.08
# Posts in two provinces, by the lower standing: below 4.5, up to leaders, leaders.
_HEAD, _ABROAD = 4.5, (0.03, 0.12, 0.36)
_UNKNOWN = 4.5  # the standing of a post that stands nowhere of itself
_NATION, _NATION_BELOW = 3.0, 0.3  # a national post and a region's, from there on and below
_SAME_OFFICE = 3.0
_GUESSED = 0.96  # what titles name is surer
_OPEN_SAME_OFFICE, _OPEN_SAME, _OPEN_ELSEWHERE = 12.0, 0.9, 0.2  # a region that is not known, by the portal's province


def by_place(one: Role, other: Role, heights: Heights) -> Ratio:
    """The ratio of two roles' regions, as far as they are sure."""
    low = min(height if height is not None else _UNKNOWN for height in heights)
    if is_national(one) or is_national(other):
        return _by_nation(one, other, low)
    unsure, reason = _by_province(one, other)
    if one.region is None or other.region is None:
        return unsure, reason
    sure, reason = _by_regions(one, other, one.region, other.region, low)
    share = sureness(one, other)
    return share * sure + (1 - share) * unsure, reason


def sureness(one: Role, other: Role) -> float:
    """How sure both regions are. Those that titles name are: of such a mistake in reading there is no sign here."""
    return math.prod(role.sureness for role in (one, other) if role.sureness < _GUESSED)


def is_national(role: Role) -> bool:
    """Whether a post is one of the whole country."""
    return role.reason is PlaceReason.NATIONAL


def are_elsewhere(one: Role, other: Role) -> bool:
    """Whether two regions have nothing to do with each other; unknown ones may have."""
    if one.region is None or other.region is None:
        return is_national(one) != is_national(other) and (one.region or other.region) is not None
    return not (is_within(one.region, other.region) or is_within(other.region, one.region))


@lru_cache(1 << 14)
def is_within(region: Region, other: Region) -> bool:
    """Whether a region is another one or lies in it; remembered, since each pair of a name's roles asks."""
    return lies_in(region, other)


def _by_nation(one: Role, other: Role, low: float) -> Ratio:
    if is_national(one) and is_national(other):
        return _REGIONS[Level.PROVINCE] * _SAME[Level.PROVINCE], LinkReason.SAME_REGION
    reason = LinkReason.LEADERS if low >= LEADER else LinkReason.FAR_APART
    return _NATION if low >= _HEAD else _NATION_BELOW, reason


def _by_province(one: Role, other: Role) -> Ratio:
    """Without both regions: the same words in one province are rather of one region."""
    if one.province is None or other.province is None:
        return 1.0, LinkReason.REGION_OPEN
    if one.province != other.province:
        return _OPEN_ELSEWHERE, LinkReason.REGION_OPEN
    if is_same_office(one, other):
        reason = LinkReason.SAME_POST if one.label == other.label else LinkReason.REGION_OPEN
        return _REGIONS[Level.PROVINCE] * _OPEN_SAME_OFFICE, reason
    return _REGIONS[Level.PROVINCE] * _OPEN_SAME, LinkReason.REGION_OPEN


def is_same_office(one: Role, other: Role) -> bool:
    """Whether 市公安局局长 may be 沈阳市公安局局长."""
    is_same_level = not (one.level and other.level) or one.level == other.level
    return one.body == other.body and one.label.office == other.label.office and is_same_level


def _by_regions(one: Role, other: Role, region: Region, beside: Region, low: float) -> Ratio:
    if region.province != beside.province:
        return _abroad(low)
    if region == beside:
        ratio = _REGIONS[region.level] * _SAME[region.level]
        if one.label.office == other.label.office and one.body == other.body:
            return ratio * _SAME_OFFICE, LinkReason.SAME_POST
        return ratio, LinkReason.SAME_REGION
    if is_within(region, beside) or is_within(beside, region):
        above = region if is_within(beside, region) else beside
        return _REGIONS[above.level] * _NESTED, LinkReason.NESTED_REGION
    return _in_province(region, beside), LinkReason.SAME_PROVINCE


def _in_province(one: Region, other: Region) -> float:
    if one.level is not other.level:
        return _REGIONS[Level.PROVINCE] * _NOT_NESTED
    if one.level is Level.CITY:
        return _REGIONS[Level.PROVINCE] * _OTHER_CITY
    if one.city is not None and one.city == other.city:
        return _REGIONS[Level.CITY] * _NEXT_COUNTY
    return _REGIONS[Level.PROVINCE] * _OTHER_COUNTY


def _abroad(low: float) -> Ratio:
    share = _ABROAD[(low >= _HEAD) + (low >= LEADER)]
    return share, LinkReason.LEADERS if low >= LEADER else LinkReason.FAR_APART
