"""Two roles in time: which posts one person may hold at once, and what overlaps and gaps say."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from zhengfa.indexer.regions.records import Level
from zhengfa.indexer.register.places import are_elsewhere, is_within, sureness
from zhengfa.indexer.register.records import LinkReason, Role
from zhengfa.indexer.register.times import YEAR, days_between, ordinal

# A change of posts takes weeks, and portals are behind the times: so long two titles may stand side by side.
CHANGE = 120  # days
LONG_GAP = 6.0  # years

# Organs in which one mostly stays, by what their names hold; of the first ones nobody leads two at once.
_EXCLUSIVE = (("公安",), ("法院",), ("检察院",), ("司法", "监狱", "戒毒"), ("纪委", "监委"), ("信访",))
_SYSTEMS = (*_EXCLUSIVE, ("政法委",), ("国家安全",), ("人大",), ("政协",))
_FIRST = {names[0] for names in _EXCLUSIVE}
_COURTS, _ASSEMBLIES = {"法院", "检察院"}, {"人大", "政协"}
_POLITICAL_LEGAL, _NOT_BESIDE_IT = "政法委", {"司法", "纪委", "信访", "人大", "政协"}  # the police it may lead as well
_COMMITTEES = ("党委", "党工委")
_BESIDE_ANY = ("会长", "副会长", "理事", "常务理事", "代表", "顾问", "召集人", "组长", "副组长")  # held beside any post

# What is found so much more often between one person's posts than between two namesakes'. Posts at once by how many
# days of evidence would have to be wrong: one may come late, or be placed wrong.
_AT_ONCE = {1: 0.12, 2: 0.01}
_AT_ONCE_FOR_LONG = 0.001
MANY = 4  # days at once: one more than any rule tells apart
_CHANGING, _BESIDE = 2.0, 1.5
_NEVER_IN_ONE_TITLE = {1: 1.0, 2: 0.6, 3: 0.2}  # that one person may hold at once, and no title ever names together
_NEVER_IN_MANY = 0.02
# By the years between two posts: one mostly follows the other at once.
_GAPS = ((0.75, 2.5), (2.0, 1.6), (4.0, 1.0), (8.0, 0.6))
_LATER = 0.3
_SAME_SYSTEM, _OTHER_SYSTEM = 3.5, 0.35
_JUDGES_AND_POLICE = 0.12  # courts and procuratorates are careers of their own

Ratio = tuple[float, LinkReason | None]


def by_time(one: Role, other: Role, *, is_one_title: bool) -> Ratio:
    """The ratio of two roles' times, as far as both have days; what one title ever named together is of one person."""
    if not (one.first and one.last and other.first and other.last):
        return 1.0, None
    if years := gap(one, other):
        return _by_gap(years)
    pieces = pieces_at_once(one.days, other.days)
    if not pieces:
        return _CHANGING, None
    if may_hold_both(one, other):
        is_open = one.region is None or other.region is None  # titles have other words then
        return (_BESIDE if is_one_title or is_open else _NEVER_IN_ONE_TITLE.get(pieces, _NEVER_IN_MANY)), None
    ratio = _AT_ONCE.get(pieces, _AT_ONCE_FOR_LONG)
    share = sureness(one, other) if one.region != other.region else 1.0
    return share * ratio + (1 - share), LinkReason.OVERLAP if pieces > 1 else LinkReason.LATE


def by_system(one: str | None, other: str | None) -> Ratio:
    """The ratio of two systems of organs."""
    if one is None or other is None:
        return 1.0, None
    if one == other:
        return _SAME_SYSTEM, LinkReason.SAME_SYSTEM
    is_apart = "公安" in (one, other) and not _COURTS.isdisjoint((one, other))
    return (_JUDGES_AND_POLICE if is_apart else _OTHER_SYSTEM), None


def system(role: Role) -> str | None:
    """The system that a post's organ is of, as police or courts; None for those that lead all, as governments."""
    return _system(role.body)


@lru_cache(1 << 12)
def _system(body: str) -> str | None:
    return next((names[0] for names in _SYSTEMS if any(name in body for name in names)), None)


def pieces_at_once(one: Sequence[str], other: Sequence[str]) -> int:
    """How many days of evidence would have to be wrong for one of two posts to follow the other: so many at least.

    Counted up to MANY, so that of two posts with a thousand days each only the first few are looked at.
    """
    return min(_wrong_days(one, other), _wrong_days(other, one))


def _wrong_days(before: Sequence[str], after: Sequence[str]) -> int:
    """The fewest days that contradict a change from one post to another, wherever the change may be."""
    starts = (ordinal(day) for day in after[:MANY])
    late = (len(before) - bisect_right(before, start + CHANGE, key=ordinal) for start in starts)
    return min([number + count for number, count in enumerate(late)] + [len(after), MANY])


def gap(one: Role, other: Role) -> float:
    """The years between two roles."""
    if not (one.first and one.last and other.first and other.last):
        return 0.0
    return max(0.0, days_between(min(one.last, other.last), max(one.first, other.first)) / YEAR)


def _by_gap(years: float) -> Ratio:
    ratio = next((ratio for most, ratio in _GAPS if years <= most), _LATER)
    return ratio, LinkReason.LONG_GAP if years > LONG_GAP else None


def may_hold_both(one: Role, other: Role) -> bool:
    """Whether both posts may be one person's at the same time, as 副市长 and 市公安局局长 are."""
    if any(role.label.office in _BESIDE_ANY for role in (one, other)):
        return True
    if are_elsewhere(one, other):
        return False
    if one.region is None or other.region is None or one.region == other.region:
        return _may_in_one_region(one, other)
    return _may_above(one, other) if is_within(other.region, one.region) else _may_above(other, one)


def _may_above(above: Role, below: Role) -> bool:
    """市委常委、区委书记; 市公安局副局长、区公安分局局长."""
    if above.region and above.region.level is Level.PROVINCE and below.region and below.region.level is Level.COUNTY:
        return False
    if above.body == "党委":
        return below.body in _COMMITTEES and below.label.office == "书记"
    is_police = "公安" in above.body and "公安" in below.body
    return is_police and above.label.office.startswith("副") and not below.label.office.startswith("副")


def _may_in_one_region(one: Role, other: Role) -> bool:
    systems = {system(one), system(other)}
    if len(systems & _FIRST) > 1 or (systems & _COURTS and len(systems) > 1) or systems >= _ASSEMBLIES:
        return False
    if _POLITICAL_LEGAL in systems and systems & _NOT_BESIDE_IT:
        return False
    return one.body != other.body or not _is_deputy_of(one.label.office, other.label.office)


def _is_deputy_of(one: str, other: str) -> bool:
    """局长 and 副局长 of one organ are two posts, one after the other."""
    return one != other and one.removeprefix("副") == other.removeprefix("副")
