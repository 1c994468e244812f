"""How probable it is that two roles of one name are one person's. A pure function of what is known about both.

The odds are those of the name (one person to as many namesakes as are to be expected) times ratios: how much more
often one person's posts lie so, stand so high, follow each other so, are named together so, than two namesakes' do. The
ratios are estimates, with their reasons where they stand; `bench/links.py` measures what comes of them. What is joined
has to be right in 98 cases of 100; what stays below the threshold is shown as "maybe the same person".
"""

from dataclasses import dataclass

from zhengfa.indexer.register.commonness import Commonness, bearers, commonness
from zhengfa.indexer.register.concurrence import by_system, by_time, may_hold_both, pieces_at_once, system
from zhengfa.indexer.register.places import by_place, is_same_office, sureness
from zhengfa.indexer.register.records import Link, LinkReason, Role
from zhengfa.indexer.register.standing import Heights, by_standing, standing

SURE = 0.95  # from here on two roles are joined
UNLIKELY = 0.05  # up to here they are taken for two persons'

# A title that names two namesakes' posts, or an article that tells of another person's life, is a mistake in reading.
_JOINT, _REPRINT, _TOLD = 0.999, 0.998, 0.995
_MOST = 0.998  # of what no article says
_CHANGED = 100.0  # one article tells of a removal or an appointment, and names the other
# One article names both as held, and one person may hold both: as some title says, or in known regions.
_NAMED, _NAMED_BESIDE = 15.0, 4.0
# At most so probable, where both regions are sure: one article names both as held, and nobody holds both; both were
# held at once, as nobody does, on so many days of evidence.
_NAMED_APART, _ON_TWO_DAYS, _ON_MORE = 0.05, 0.5, 0.03

_TWO = 2

Reasons = tuple[LinkReason, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """What articles say of two roles at once."""

    is_joint: bool = False  # in one title
    is_reprint: bool = False  # in one sentence that two articles have
    is_told: bool = False  # one of them as held before, or expected
    is_changed: bool = False  # one of them as left or newly got
    is_held: bool = False  # both as held
    is_exchanged: bool = False  # one and the same post as left and as newly got
    is_one_title: bool = False  # one title names both, or each with a third


@dataclass(frozen=True, slots=True)
class Beside:
    """What the posts say that one title names beside each of two roles."""

    systems: tuple[str | None, str | None]
    heights: Heights


@dataclass(frozen=True, slots=True)
class Weighed:
    """What speaks for one person, whatever the name: odds, and the least and the most probable that it can be."""

    odds: float
    reasons: Reasons
    least: float = 0.0
    most: float = _MOST


def link(name: str, one: Role, other: Role, together: Together, namesakes: int = 0) -> Link:
    """The link between two roles of a name of which so many namesakes at least are known."""
    beside = Beside((system(one), system(other)), (standing(one), standing(other)))
    return to_link(name, one, other, weigh(one, other, together, beside), namesakes)


def to_link(name: str, one: Role, other: Role, weighed: Weighed, namesakes: int) -> Link:
    """The link that comes of what was weighed, for a name."""
    reasons = weighed.reasons
    if weighed.least < weighed.most:  # not certain without the name
        reasons = (*reasons, *_of_name(name))
    probability = to_probability(weighed.odds / max(bearers(name), namesakes))
    return Link(one.number, other.number, round(max(weighed.least, min(probability, weighed.most)), 3), reasons)


def weigh(one: Role, other: Role, together: Together, beside: Beside) -> Weighed:
    """What two roles' posts, times and articles say, with the reasons."""
    if together.is_joint:
        return Weighed(1.0, (LinkReason.JOINT,), _JOINT, _JOINT)
    if together.is_reprint:
        return Weighed(1.0, (LinkReason.REPRINT,), _REPRINT, _REPRINT)
    odds, reasons = _odds(one, other, together, beside)
    least, most = 0.0, _MOST
    if together.is_told and LinkReason.OVERLAP not in reasons:
        least = _TOLD
    if LinkReason.NAMED_APART in reasons:
        most = _NAMED_APART
    if LinkReason.OVERLAP in reasons and sureness(one, other) == 1:
        most = min(most, _ON_MORE if pieces_at_once(one.days, other.days) > _TWO else _ON_TWO_DAYS)
    return Weighed(odds, reasons, min(least, most), most)


def to_odds(probability: float) -> float:
    """The odds of a probability."""
    return probability / (1 - probability)


def to_probability(odds: float) -> float:
    """The probability of odds."""
    return odds / (1 + odds)


def _of_name(name: str) -> Reasons:
    reasons = {Commonness.RARE: (LinkReason.RARE_NAME,), Commonness.COMMON: (LinkReason.COMMON_NAME,)}
    return reasons.get(commonness(name), ())


def _odds(one: Role, other: Role, together: Together, beside: Beside) -> tuple[float, Reasons]:
    """The product of all ratios, with the reasons for them."""
    odds, reasons = 1.0, list[LinkReason]()
    for ratio, reason in (
        _by_articles(one, other, together),
        by_place(one, other, beside.heights),
        by_system(*beside.systems),
        by_standing(one, other, beside.heights),
        by_time(one, other, is_one_title=together.is_one_title),
    ):
        odds *= ratio
        if reason is not None:
            reasons.append(reason)
    return odds, tuple(reasons)


def _by_articles(one: Role, other: Role, together: Together) -> tuple[float, LinkReason | None]:
    if together.is_exchanged:
        return 1.0, LinkReason.NAMED_APART  # 任命王伟（女）为局长，免去王伟的局长职务
    if together.is_told or together.is_changed:
        return _CHANGED, LinkReason.TOLD
    if not together.is_held:
        return 1.0, None
    if may_hold_both(one, other):
        is_known = one.region is not None and other.region is not None
        return _NAMED if together.is_one_title else _NAMED_BESIDE if is_known else 1.0, LinkReason.SAME_ARTICLE
    if sureness(one, other) < 1 or one.region is None or other.region is None:
        # The same words, once with another region, are one post placed wrong.
        return (_NAMED, LinkReason.SAME_ARTICLE) if is_same_office(one, other) else (1.0, None)
    return 1.0, LinkReason.NAMED_APART
