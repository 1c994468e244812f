"""Links → groups of roles that are one person's. What contradicts itself, or fits two, is not joined."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum

from zhengfa.indexer.register.joint import Group, Pair, merge
from zhengfa.indexer.register.linking import SURE, UNLIKELY, to_odds, to_probability
from zhengfa.indexer.register.places import are_elsewhere, is_national
from zhengfa.indexer.register.records import Link, LinkReason, Role
from zhengfa.indexer.register.times import ordinal

Links = Mapping[Pair, Link]

_WRITTEN = {LinkReason.JOINT, LinkReason.REPRINT, LinkReason.TOLD, LinkReason.JUDGED_SAME}  # what needs no weighing
_FEW_ARTICLES = 2  # one may be late, or misread
_FEWEST_ARTICLES = 3  # of somebody who is surely a person of his own
_SURE_REGION = 0.9
_RETURN = 0.01  # how much more often one person's posts make such a line than two namesakes' do
_SUREST = 0.999  # of what is weighed against rivals


class Joining:
    """Groups of roles, the links that made them, and those that rivals made weaker.

    A human's word comes first, then what is written, then the surest links; but those of posts that one article alone
    tells of come behind, since it may be wrong. A post whose region or time is open joins a person, but joins no two
    persons to one: such links come last, and whoever else fits is a rival.
    """

    def __init__(self, roles: Sequence[Role], links: Links) -> None:
        self._links, self._doubt = links, {role.number: _doubt(role) for role in roles}
        self._group_of = {role.number: [role] for role in roles}
        self.used, self.weaker = list[Link](), dict[Pair, Link]()
        # What is known of the groups as they are, until two of them are merged.
        self._ordered, self._best = list[Group](), dict[tuple[int, int], tuple[float, bool]]()
        self._rival_odds = dict[tuple[int, int, bool], float]()
        for found in sorted((one for one in links.values() if one.probability >= SURE), key=self._order):
            self._try(found)

    @property
    def groups(self) -> list[Group]:
        """The groups, those with most evidence first."""
        if not self._ordered:
            groups = list({id(group): group for group in self._group_of.values()}.values())
            self._ordered = sorted(groups, key=lambda group: -sum(role.articles for role in group))
        return self._ordered

    def fewest_persons(self) -> int:
        """How many groups contradict each other, at least; without those that may be a mistake."""
        persons: list[Group] = []
        for group in self.groups:
            is_sure = sum(role.articles for role in group) >= _FEWEST_ARTICLES
            if is_sure and all(self._are_apart(group, other) for other in persons):
                persons.append(group)
        return len(persons)

    def _order(self, found: Link) -> tuple[bool, bool, int, float]:
        is_written = not _WRITTEN.isdisjoint(found.reasons)
        return not is_judged(found), not is_written, self._doubt_of(found), -found.probability

    def _doubt_of(self, found: Link) -> "_Doubt":
        return max(self._doubt[found.one], self._doubt[found.other])

    def _try(self, found: Link) -> None:
        one, other = self._group_of[found.one], self._group_of[found.other]
        if one is other or any(_forbids(across, found) for across in self._across(one, other)):
            return
        if _WRITTEN.isdisjoint(found.reasons):
            is_open = self._doubt_of(found) is _Doubt.OPEN
            if is_open and not any(map(_is_open, (one, other))):
                return
            found = self._rivalled(_returning(found, one, other), one, other, is_open=is_open)
        if found.probability < SURE:
            self.weaker[found.one, found.other] = found
            return
        self.used.append(found)
        merge(self._group_of, found.one, found.other)
        self._ordered, self._best, self._rival_odds = [], {}, {}

    def _rivalled(self, found: Link, one: Group, other: Group, *, is_open: bool) -> Link:
        """A link as it is beside others that go with one of its two groups and not with the other."""
        rivals = self._rivals(one, other, is_open=is_open)
        if rivals < 1:
            return found
        return _weaker(found, to_odds(min(found.probability, _SUREST)) / (1 + rivals), LinkReason.RIVAL)

    def _rivals(self, one: Group, other: Group, *, is_open: bool) -> float:
        """The odds of the surest link of a third group that goes with one of two and not with the other."""
        key = (id(one), id(other), is_open)
        if key not in self._rival_odds:
            self._rival_odds[key] = max(self._odds_of_rivals(one, other, is_open=is_open), default=0.0)
        return self._rival_odds[key]

    def _odds_of_rivals(self, one: Group, other: Group, *, is_open: bool) -> Iterator[float]:
        for group in self.groups:
            if group is one or group is other:
                continue
            for near, far in ((one, other), (other, one)):
                is_rival = is_open and _is_open(near) and not _is_open(group)
                if (is_rival or self._are_apart(group, far)) and not self._are_apart(group, near):
                    best, _ = self._between(group, near)
                    yield to_odds(min(best, _SUREST))

    def _across(self, one: Group, other: Group) -> Iterator[Link]:
        return (self._links[min(a.number, b.number), max(a.number, b.number)] for a in one for b in other)

    def _are_apart(self, one: Group, other: Group) -> bool:
        return self._between(one, other)[1]

    def _between(self, one: Group, other: Group) -> tuple[float, bool]:
        """The surest link between two groups, and whether any keeps them apart."""
        key = (id(one), id(other)) if id(one) < id(other) else (id(other), id(one))
        if key not in self._best:
            found = [across.probability for across in self._across(one, other)]
            self._best[key] = max(found), min(found) <= UNLIKELY
        return self._best[key]


def is_judged(found: Link) -> bool:
    """Whether a human decided a link."""
    return bool({LinkReason.JUDGED_SAME, LinkReason.JUDGED_DIFFERENT} & set(found.reasons))


def _forbids(across: Link, found: Link) -> bool:
    """Whether a link across keeps two groups apart. A human's word that they are one goes before all but another's."""
    if LinkReason.JUDGED_SAME in found.reasons:
        return LinkReason.JUDGED_DIFFERENT in across.reasons
    return across.probability <= UNLIKELY


def _weaker(found: Link, odds: float, reason: LinkReason) -> Link:
    reasons = found.reasons if reason in found.reasons else (*found.reasons, reason)
    return replace(found, probability=round(to_probability(odds), 3), reasons=reasons)


def _returning(found: Link, one: Group, other: Group) -> Link:
    """A link that makes a career come back to a region that it had left for another: careers go on, or up."""
    if _returns([*one, *other]) <= _returns(one) + _returns(other):
        return found
    return _weaker(found, to_odds(found.probability) * _RETURN, LinkReason.UNLIKELY_STEP)


def _returns(group: Group) -> int:
    """How often a career comes back."""
    placed = (role for role in group if role.region and role.first and role.sureness >= _SURE_REGION)
    regions = sorted(placed, key=_middle)
    stays = [role for at, role in enumerate(regions) if not at or role.region != regions[at - 1].region]
    return sum(
        role.region == before.region and any(are_elsewhere(role, between) for between in stays[at + 1 : then])
        for at, before in enumerate(stays)
        for then, role in enumerate(stays[at + 2 :], start=at + 2)
    )


def _middle(role: Role) -> int:
    return sum(ordinal(day) for day in (role.first, role.last) if day)


class _Doubt(IntEnum):
    """What may be wrong with a role."""

    NONE = 0
    ONE_ARTICLE = 1
    OPEN = 2  # nothing tells the region, or when the post was held


def _doubt(role: Role) -> _Doubt:
    if (role.region is None and not is_national(role)) or role.first is None:
        return _Doubt.OPEN
    return _Doubt.ONE_ARTICLE if role.articles < _FEW_ARTICLES else _Doubt.NONE


def _is_open(group: Group) -> bool:
    return all(_doubt(role) is _Doubt.OPEN for role in group)
