"""How probable it is that two roles of one name are one person's. A pure function of what is known about both.

The figures are estimates: of a province a few thousand officials are named, and of a hundred thousand people a handful
bear an ordinary name, a hundred a common one. They are tested on the labelled links of `bench/links.py`: what is joined
has to be right in 98 cases of 100; what stays below the threshold is shown as "maybe the same person".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zhengfa.indexer.officials.records import PlaceReason, StatementKind
from zhengfa.indexer.regions.records import Level, lies_in
from zhengfa.indexer.register.commonness import Commonness, commonness
from zhengfa.indexer.register.records import Link, LinkReason, Role

SURE = 0.95  # from here on two roles are joined
UNLIKELY = 0.1  # up to here they are taken for two persons'

_FEW_DAYS = 120  # in which a predecessor's title, or a portal behind the times, may overlap a new post
_LONG_GAP = 6.0  # years; two terms of most posts are ten
_LOSS_A_YEAR = 0.05
_LEAST = 0.3

# By how common the name is: rare, ordinary, common.
_P = Mapping[Commonness, float]
_SAME_REGION: _P = {Commonness.RARE: 0.99, Commonness.ORDINARY: 0.98, Commonness.COMMON: 0.9}
_NESTED: _P = {Commonness.RARE: 0.98, Commonness.ORDINARY: 0.96, Commonness.COMMON: 0.75}
_PROVINCE_AND_SYSTEM: _P = {Commonness.RARE: 0.98, Commonness.ORDINARY: 0.96, Commonness.COMMON: 0.7}
_PROVINCE: _P = {Commonness.RARE: 0.97, Commonness.ORDINARY: 0.9, Commonness.COMMON: 0.5}
_LEADERS: _P = {Commonness.RARE: 0.98, Commonness.ORDINARY: 0.97, Commonness.COMMON: 0.9}
_FAR: _P = {Commonness.RARE: 0.8, Commonness.ORDINARY: 0.5, Commonness.COMMON: 0.2}
_OPEN: _P = {Commonness.RARE: 0.9, Commonness.ORDINARY: 0.7, Commonness.COMMON: 0.4}
_OPEN_SAME_OFFICE: _P = {Commonness.RARE: 0.97, Commonness.ORDINARY: 0.96, Commonness.COMMON: 0.8}
_SAME_POST: _P = {Commonness.RARE: 0.99, Commonness.ORDINARY: 0.98, Commonness.COMMON: 0.93}
_JOINT, _TOLD, _NAMED_TOGETHER = 0.999, 0.99, 0.97
_OVERLAPPING = 0.03

# Organs of one system: who rises in one mostly stays in it.
_SYSTEMS = ("公安", "法院", "检察院", "司法", "政法委", "信访", "安全", "纪委", "监委", "党委", "政府")
_LEADING_BODIES = ("党委", "政法委", "高级法院", "检察院", "公安厅", "人大常委会", "政协", "监委", "纪委")
_CHIEFS = ("省长", "主席", "市长")


@dataclass(frozen=True, slots=True)
class Together:
    """What articles say of two roles at once."""

    is_joint: bool = False  # in one title
    is_told: bool = False  # one of them as held before, left or newly got
    is_named: bool = False  # in one article, in whatever way


def link(name: str, one: Role, other: Role, together: Together) -> Link:
    """The link between two roles of a name."""
    probability, reasons = _judge(commonness(name), one, other, together)
    return Link(one.number, other.number, round(probability, 3), reasons)


def _judge(common: Commonness, one: Role, other: Role, together: Together) -> tuple[float, tuple[LinkReason, ...]]:
    if together.is_joint:
        return _JOINT, (LinkReason.JOINT,)
    if together.is_told:
        return _TOLD, (LinkReason.TOLD,)
    probability, *reasons = _by_posts(common, one, other)
    if _overlap(one, other) and _is_elsewhere(one, other):
        return _OVERLAPPING, (*reasons, LinkReason.OVERLAP)
    if together.is_named:
        return max(probability, _NAMED_TOGETHER), (*reasons, LinkReason.SAME_ARTICLE)
    named = {Commonness.RARE: [LinkReason.RARE_NAME], Commonness.COMMON: [LinkReason.COMMON_NAME]}.get(common, [])
    gap = _gap(one, other)
    if gap > _LONG_GAP:
        probability = max(_LEAST, probability - _LOSS_A_YEAR * (gap - _LONG_GAP))
        named.append(LinkReason.LONG_GAP)
    return probability, (*reasons, *named)


def _by_posts(common: Commonness, one: Role, other: Role) -> tuple[float, *tuple[LinkReason, ...]]:
    """What the posts alone say; the first reason that holds."""
    if one.label == other.label and one.region == other.region and one.region is not None:
        return _SAME_POST[common], LinkReason.SAME_POST
    if _is_leader(one) and _is_leader(other):
        return _LEADERS[common], LinkReason.LEADERS
    if one.region is None or other.region is None:
        return _open(common, one, other)
    if one.region == other.region:
        return _SAME_REGION[common], LinkReason.SAME_REGION
    if lies_in(one.region, other.region) or lies_in(other.region, one.region):
        return _NESTED[common], LinkReason.NESTED_REGION
    if one.region.province != other.region.province:
        return _FAR[common], LinkReason.FAR_APART
    if _system(one) and _system(one) == _system(other):
        return _PROVINCE_AND_SYSTEM[common], LinkReason.SAME_PROVINCE, LinkReason.SAME_SYSTEM
    return _PROVINCE[common], LinkReason.SAME_PROVINCE


def _open(common: Commonness, one: Role, other: Role) -> tuple[float, *tuple[LinkReason, ...]]:
    """A region that is open or in no table: the same words in one province are rather one post."""
    if one.province is None or one.province != other.province:
        return _OPEN[common], LinkReason.REGION_OPEN
    if one.label == other.label:
        return _SAME_POST[common], LinkReason.SAME_POST
    if _is_same_kind(one, other):
        return _OPEN_SAME_OFFICE[common], LinkReason.SAME_PROVINCE, LinkReason.REGION_OPEN
    return _OPEN[common], LinkReason.REGION_OPEN


def _is_same_kind(one: Role, other: Role) -> bool:
    """Whether 市公安局局长 may be 沈阳市公安局局长."""
    is_same_level = not (one.level and other.level) or one.level == other.level
    return one.body == other.body and one.label.office == other.label.office and is_same_level


def _is_leader(role: Role) -> bool:
    """Whether a post is one of the few that lead a province, or one of the whole country."""
    if role.reason is PlaceReason.NATIONAL:
        return True
    if role.region is None or role.region.level is not Level.PROVINCE:
        return False
    return role.body in _LEADING_BODIES or role.label.office.removeprefix("副") in _CHIEFS


def _system(role: Role) -> str | None:
    return next((system for system in _SYSTEMS if system in role.body), None)


def _is_elsewhere(one: Role, other: Role) -> bool:
    """Whether nobody holds both at once: posts in regions of which none lies in the other."""
    if one.region is None or other.region is None:
        return False
    return not (lies_in(one.region, other.region) or lies_in(other.region, one.region))


def _overlap(one: Role, other: Role) -> bool:
    """Whether both were held at the same time for longer than a change of posts takes."""
    if not (one.first and one.last and other.first and other.last):
        return False
    return days_between(max(one.first, other.first), min(one.last, other.last)) > _FEW_DAYS


def _gap(one: Role, other: Role) -> float:
    """The years between two roles, as far as both have days."""
    if not (one.first and one.last and other.first and other.last):
        return 0.0
    return max(0.0, days_between(min(one.last, other.last), max(one.first, other.first)) / 365)


def days_between(first: str, last: str) -> int:
    """The days from one day to another; of a month or year alone, its middle counts."""
    return (_date(last) - _date(first)).days


def _date(day: str) -> date:
    """A day; of a month or year alone, its middle."""
    year, month, number = (*map(int, day.split("-")), 0, 0)[:3]
    return date(year, month or 7, number or (15 if month else 1))


def told(kinds: tuple[StatementKind, StatementKind]) -> bool:
    """Whether two statements of one article tell of a change: 原…, 曾任, 任命, 免去."""
    return any(kind is not StatementKind.HOLDS for kind in kinds)
