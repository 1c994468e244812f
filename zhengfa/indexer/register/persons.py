"""Roles of one name → persons. What is sure is joined, but not across a contradiction; the rest is "maybe"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from itertools import combinations

from zhengfa.indexer.register.concurrence import system
from zhengfa.indexer.register.lateness import with_late
from zhengfa.indexer.register.linking import SURE, UNLIKELY, Beside, Together, link, to_odds, to_probability
from zhengfa.indexer.register.places import are_elsewhere, is_national
from zhengfa.indexer.register.records import Link, LinkReason, Person, Role
from zhengfa.indexer.register.standing import standing
from zhengfa.indexer.register.times import to_date

Pair = tuple[int, int]  # numbers of two roles, the smaller first
Links = Mapping[Pair, Link]
Group = list[Role]


def to_persons(
    name: str, roles: Sequence[Role], together: Mapping[Pair, Together], judged: Links
) -> tuple[Person, ...]:
    """The persons of a name; human judgements go before everything else."""
    links = to_links(name, roles, together, judged)
    joining = _Joining(roles, links)
    joining.join()
    ordered = sorted(joining.groups(), key=lambda group: min(_start(role) for role in group))
    shown = {**links, **joining.weaker}
    return tuple(_person(name, number, group, shown, joining.used) for number, group in enumerate(ordered, start=1))


def to_links(name: str, roles: Sequence[Role], together: Mapping[Pair, Together], judged: Links) -> dict[Pair, Link]:
    """The links between all pairs of roles. As many namesakes are known as groups contradict each other."""
    titles = _in_one_title(roles, together)
    systems = {number: _system(group) for number, group in titles.items()}
    heights = {role.number: _height(role, titles[role.number]) for role in roles}
    namesakes = 0
    while True:
        links = dict[Pair, Link]()
        for one, other in combinations(roles, 2):
            pair = one.number, other.number
            said = replace(together.get(pair, Together()), is_one_title=titles[pair[0]] is titles[pair[1]])
            beside = Beside((systems[pair[0]], systems[pair[1]]), (heights[pair[0]], heights[pair[1]]), namesakes)
            links[pair] = judged.get(pair) or link(name, one, other, said, beside)
        joining = _Joining(roles, links)
        joining.join()
        known = _fewest_persons(joining.groups(), links) - 1
        if known <= namesakes:
            return links
        namesakes = known


def _in_one_title(roles: Sequence[Role], together: Mapping[Pair, Together]) -> Mapping[int, Group]:
    """By each role those that one title names with it, or with one of them: 常委 and 副市长, each beside 公安局局长."""
    group_of = {role.number: [role] for role in roles}
    for (one, other), said in together.items():
        if said.is_joint and group_of[one] is not group_of[other]:
            _merge(group_of, one, other)
    return group_of


def _merge(group_of: dict[int, Group], one: int, other: int) -> None:
    joined = group_of[one]
    joined.extend(group_of[other])
    for role in group_of[other]:
        group_of[role.number] = joined


def _system(group: Group) -> str | None:
    """The one system that posts of one title are of: 副市长 is of the police beside 市公安局局长."""
    systems = {found for role in group if (found := system(role))}
    return systems.pop() if len(systems) == 1 else None


def _height(role: Role, group: Group) -> float | None:
    """How high a role stands, or else the highest post that a title has beside it."""
    height = standing(role)
    if height is not None:
        return height
    return max((beside for one in group if (beside := standing(one)) is not None), default=None)


def _fewest_persons(groups: Sequence[Group], links: Links) -> int:
    """How many groups contradict each other, at least: those with most evidence first, none that may be a mistake."""
    persons: list[Group] = []
    for group in sorted(groups, key=lambda group: -sum(role.articles for role in group)):
        if sum(role.articles for role in group) >= _FEWEST_ARTICLES and all(
            _is_forbidden(group, other, links) for other in persons
        ):
            persons.append(group)
    return len(persons)


class _Joining:
    """Groups of roles, the links that made them, and those that rivals made weaker.

    The surest links come first, but those of posts that one article alone tells of come behind, since it may be wrong.
    A post whose region or time is open joins a person, but no two persons to one: such links come last, and whoever
    else fits is a rival.
    """

    def __init__(self, roles: Sequence[Role], links: Links) -> None:
        self._links, self._doubt = links, {role.number: _doubt(role) for role in roles}
        self._group_of = {role.number: [role] for role in roles}
        self.used, self.weaker = list[Link](), dict[Pair, Link]()

    def groups(self) -> list[Group]:
        """The groups as they are by now."""
        return list({id(group): group for group in self._group_of.values()}.values())

    def join(self) -> None:
        """Join what is sure."""
        sure = [one for one in self._links.values() if one.probability >= SURE]
        for found in sorted(
            sure, key=lambda one: (_WRITTEN.isdisjoint(one.reasons), self._doubt_of(one), -one.probability)
        ):
            self._try(found)

    def _doubt_of(self, found: Link) -> "_Doubt":
        return max(self._doubt[found.one], self._doubt[found.other])

    def _try(self, found: Link) -> None:
        one, other = self._group_of[found.one], self._group_of[found.other]
        if one is other or any(_forbids(across, found) for across in _across(one, other, self._links)):
            return
        is_written = not _WRITTEN.isdisjoint(found.reasons)
        is_open = not is_written and self._doubt_of(found) is _Doubt.OPEN
        if is_open and not any(map(_is_open, (one, other))):
            return
        if not is_written and _returns([*one, *other]) > _returns(one) + _returns(other):
            found = _weaker(found, to_odds(found.probability) * _RETURN, LinkReason.UNLIKELY_STEP)
        rivalled = found if is_written else self._rivalled(found, one, other, is_open=is_open)
        if rivalled.probability < SURE:
            self.weaker[found.one, found.other] = rivalled
            return
        self.used.append(rivalled)
        _merge(self._group_of, found.one, found.other)

    def _rivalled(self, found: Link, one: Group, other: Group, *, is_open: bool) -> Link:
        """A link as it is beside others that go with one of its two groups and not with the other."""
        odds, rivals = to_odds(min(found.probability, _SUREST)), 0.0
        for group in self.groups():
            if group is one or group is other:
                continue
            for near, far in ((one, other), (other, one)):
                is_rival = is_open and _is_open(near) and not _is_open(group)
                if (is_rival or _is_forbidden(group, far, self._links)) and not _is_forbidden(group, near, self._links):
                    best = max(across.probability for across in _across(group, near, self._links))
                    rivals = max(rivals, to_odds(min(best, _SUREST)))
        if rivals < 1:
            return found
        return _weaker(found, odds / (1 + rivals), LinkReason.RIVAL)


_WRITTEN = {LinkReason.JOINT, LinkReason.REPRINT, LinkReason.TOLD, LinkReason.JUDGED_SAME}  # what needs no weighing
_FEW_ARTICLES = 2  # one may be late, or misread
_FEWEST_ARTICLES = 3  # of somebody who is surely a person of his own
_SURE_REGION = 0.9
_RETURN = 0.01  # how much more often one person's posts make such a line than two namesakes' do
_SUREST = 0.999  # of what is weighed against rivals


def _weaker(found: Link, odds: float, reason: LinkReason) -> Link:
    reasons = found.reasons if reason in found.reasons else (*found.reasons, reason)
    return replace(found, probability=round(to_probability(odds), 3), reasons=reasons)


def _returns(group: Group) -> int:
    """How often a career comes back to a region that it had left for another: careers go on, or up."""
    placed = sorted(
        (_middle(role), role) for role in group if role.region and role.first and role.sureness >= _SURE_REGION
    )
    regions = [role for _, role in placed]
    stays = [role for at, role in enumerate(regions) if not at or role.region != regions[at - 1].region]
    return sum(
        role.region == before.region and any(are_elsewhere(role, between) for between in stays[at + 1 : then])
        for at, before in enumerate(stays)
        for then, role in enumerate(stays[at + 2 :], start=at + 2)
    )


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


def _across(one: Group, other: Group, links: Links) -> Iterator[Link]:
    return (links[_pair(a, b)] for a in one for b in other)


def _is_forbidden(one: Group, other: Group, links: Links) -> bool:
    return any(across.probability <= UNLIKELY for across in _across(one, other, links))


def _forbids(across: Link, found: Link) -> bool:
    """Whether a link across keeps two groups apart. A human's word that they are one goes before all but another's."""
    if LinkReason.JUDGED_SAME in found.reasons:
        return LinkReason.JUDGED_DIFFERENT in across.reasons
    return across.probability <= UNLIKELY


def _person(name: str, number: int, group: Sequence[Role], links: Links, used: Sequence[Link]) -> Person:
    numbers = {role.number for role in group}
    own = tuple(one for one in used if one.one in numbers)
    outside = (one for pair, one in links.items() if len(numbers & set(pair)) == 1 and one.probability > UNLIKELY)
    return Person(
        number=number,
        name=name,
        roles=tuple(sorted(with_late(group), key=_start)),
        links=own,
        probability=min((one.probability for one in own), default=1.0),
        maybe=tuple(sorted(outside, key=lambda one: -one.probability)),
    )


def _start(role: Role) -> str:
    """When a role begins, as far as anything is known; what is only told of stands where it is told."""
    return role.first or min((one.at for one in role.evidence if one.at), default="9999")


def _middle(role: Role) -> tuple[float, int]:
    """The middle of a role's days, and its number."""
    return sum(to_date(day).toordinal() for day in (role.first, role.last) if day) / 2, role.number


def _pair(one: Role, other: Role) -> Pair:
    return (one.number, other.number) if one.number < other.number else (other.number, one.number)


def is_judged(found: Link) -> bool:
    """Whether a human decided a link."""
    return bool({LinkReason.JUDGED_SAME, LinkReason.JUDGED_DIFFERENT} & set(found.reasons))
