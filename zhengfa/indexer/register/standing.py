"""How high a post stands, as far as its label tells: careers rise, and there are few posts on high.

1 is a bureau's deputy in a county, 7 the head of a province. Sources: the Civil Servants Law and the ranks of posts
that go with it (科 1, 处 2 to 3, 厅 4 to 5, 部 6 to 7).
"""

import re
from functools import lru_cache

from zhengfa.indexer.officials.records import PlaceReason
from zhengfa.indexer.regions.records import Level
from zhengfa.indexer.register.records import LinkReason, Role
from zhengfa.indexer.register.times import YEAR, ordinal

Heights = tuple[float | None, float | None]  # of two roles

LEADER = 5.8  # from here on: who leads a province, or an organ of the whole country

# Of strangers, how many of those whom the press names stand as high; of one person's pairs of posts, how many are near.
_SHARES = {0: 0.2, 1: 0.2, 2: 0.3, 3: 0.2, 4: 0.17, 5: 0.07, 6: 0.04, 7: 0.015}
_AS_HIGH = 0.7
_STEP, _A_YEAR, _RANK = 1.3, 0.5, 0.9  # upwards: at once, and each year after; and what is a step down
_UNLIKELY = (0.06, 0.01, 0.002)  # of steps down or too steep, by the whole ranks that they are too far
_SOME_TIME = 0.5  # years

# The standing of a region's deputy head; None: of the whole country.
_BASE = {Level.COUNTY: 2.0, Level.CITY: 4.0, Level.PROVINCE: 6.0, None: 7.0}
# What the kinds of regions in titles stand for where the region itself is open; 市 and 区 may be of two levels.
_LEVELS = {"省": Level.PROVINCE, "自治区": Level.PROVINCE, "州": Level.CITY, "自治州": Level.CITY, "地区": Level.CITY}
_LEVELS |= {"盟": Level.CITY, "县": Level.COUNTY, "旗": Level.COUNTY, "自治县": Level.COUNTY, "区": Level.COUNTY}
_HEADS_OF_REGIONS = ("省长", "市长", "州长", "县长", "区长", "旗长", "盟长", "专员")
# How much higher than that an office stands: bodies, their offices, any other of their offices.
_OFFICES = (
    (("党委",), {"书记": 1.3, "副书记": 0.5}, 0.3),
    (("政法委",), {"书记": 0.3, "副书记": -1.0}, -1.5),
    (("人大常委会", "政协"), {"主任": 1.5, "主席": 1.5}, 0.3),
    (("纪委", "监委", "纪委监委"), {"副书记": -1.0, "副主任": -1.0}, 0.3),
    (("党委组织部", "党委宣传部", "党委统战部"), {"副部长": -1.0}, 0.3),
)
# Organs that a region's deputy heads lead, or their equals; all others stand lower.
_DEPUTIES_HEAD, _DEPARTMENT = re.compile("公安[局厅]$|公安分局|法院|检察院"), -0.7
# Posts that are held beside others and stand nowhere of themselves.
_SIDE = re.compile("小组|委员会办公室|联席|学会|协会")
_SIDE_OFFICES = ("组长", "副组长", "召集人", "成员", "代表", "顾问", "委员")
_PART, _OF_PART = re.compile("[总支大]队|处$|科$|(?<!公安)分局|派出所|庭$|部[^部]+[局司]$"), -1.9
_DEPUTY = {Level.COUNTY: -1.0, Level.CITY: -1.0, Level.PROVINCE: -2.0, None: -0.9}


def level_of(role: Role) -> Level | None:
    """The level of a role's region, as far as it or the title tells; None too for the whole country."""
    return role.region.level if role.region else _LEVELS.get(role.level)


def standing(role: Role) -> float | None:
    """How high a role stands; None if its label does not tell."""
    return _standing(role.body, role.label.office, level_of(role), role.reason is PlaceReason.NATIONAL)


@lru_cache(1 << 12)
def _standing(body: str, office: str, level: Level | None, is_national: bool) -> float | None:
    if _SIDE.search(body) or office in _SIDE_OFFICES or (level is None and not is_national):
        return None
    return _BASE[level] + _beside(body, office, level)


def by_standing(one: Role, other: Role, heights: Heights) -> tuple[float, LinkReason | None]:
    """How much more often one person's posts stand so than two namesakes' do: careers rise, step by step."""
    if heights[0] is None or heights[1] is None:
        return 1.0, None
    low, high = min(heights[0], heights[1]), max(heights[0], heights[1])
    years = _years(one, other)
    if years is not None:
        rise = (heights[1] - heights[0]) * (1 if years > 0 else -1)
        too_far = -rise - _RANK if rise < 0 else rise - _STEP - _A_YEAR * abs(years)
        if too_far >= 0:
            return _UNLIKELY[min(int(too_far / _RANK), len(_UNLIKELY) - 1)], LinkReason.UNLIKELY_STEP
    return (_AS_HIGH / _SHARES[min(7, int(high + 0.2))] if high - low <= _STEP else 1.0), None


def _years(one: Role, other: Role) -> float | None:
    """The years from the middle of one role to that of the other; None where that is not known, or hardly any."""
    if not (one.first and one.last and other.first and other.last):
        return None
    years = (ordinal(other.first) + ordinal(other.last) - ordinal(one.first) - ordinal(one.last)) / 2 / YEAR
    return years if abs(years) >= _SOME_TIME else None


def _beside(body: str, written: str, level: Level | None) -> float:
    """How much higher than a region's deputy head an office stands."""
    office = written.removeprefix("常务")
    is_deputy = office.startswith("副")
    if _PART.search(body):
        return _OF_PART - is_deputy
    for bodies, heights, otherwise in _OFFICES:
        if body in bodies:
            return heights.get(office, otherwise)
    if office.removeprefix("副") in _HEADS_OF_REGIONS or (body == "政府" and office.endswith("主席")):
        return 0.0 if is_deputy else 1.0
    if is_deputy:
        return _DEPUTY[level]
    return 0.0 if level is None or _DEPUTIES_HEAD.search(body) else _DEPARTMENT
