"""Roles of one name → persons. What is sure is joined, but not across a contradiction; the rest is "maybe"."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from zhengfa.indexer.register.linking import SURE, UNLIKELY, Together, link
from zhengfa.indexer.register.records import Link, LinkReason, Person, Role

Pair = tuple[int, int]  # numbers of two roles, the smaller first


def to_persons(
    name: str, roles: Sequence[Role], together: Mapping[Pair, Together], judged: Mapping[Pair, Link]
) -> tuple[Person, ...]:
    """The persons of a name; human judgements go before everything else."""
    links = {
        (one.number, other.number): judged.get((one.number, other.number))
        or link(name, one, other, together.get((one.number, other.number), Together()))
        for one, other in combinations(roles, 2)
    }
    groups, used = _joined(roles, links)
    ordered = sorted(groups, key=lambda group: min(_start(role) for role in group))
    return tuple(_person(name, number, group, links, used) for number, group in enumerate(ordered, start=1))


def _joined(roles: Sequence[Role], links: Mapping[Pair, Link]) -> tuple[list[list[Role]], list[Link]]:
    """Groups of roles, and the links that made them: the surest first."""
    group_of = {role.number: [role] for role in roles}
    used: list[Link] = []
    for found in sorted(links.values(), key=lambda one: -one.probability):
        one, other = group_of[found.one], group_of[found.other]
        if found.probability < SURE or one is other:
            continue
        if any(_forbids(links[_pair(a, b)], found) for a in one for b in other):
            continue
        used.append(found)
        one.extend(other)
        for role in other:
            group_of[role.number] = one
    return list({id(group): group for group in group_of.values()}.values()), used


def _forbids(across: Link, found: Link) -> bool:
    """Whether a link across keeps two groups apart. A human's word that they are one goes before all but another's."""
    if LinkReason.JUDGED_SAME in found.reasons:
        return LinkReason.JUDGED_DIFFERENT in across.reasons
    return across.probability <= UNLIKELY


def _person(name: str, number: int, group: Sequence[Role], links: Mapping[Pair, Link], used: Sequence[Link]) -> Person:
    numbers = {role.number for role in group}
    own = tuple(one for one in used if one.one in numbers)
    outside = (one for pair, one in links.items() if len(numbers & set(pair)) == 1 and one.probability > UNLIKELY)
    return Person(
        number=number,
        name=name,
        roles=tuple(sorted(group, key=_start)),
        links=own,
        probability=min((one.probability for one in own), default=1.0),
        maybe=tuple(sorted(outside, key=lambda one: -one.probability)),
    )


def _start(role: Role) -> str:
    """When a role begins, as far as anything is known; what is only told of stands where it is told."""
    return role.first or min((one.at for one in role.evidence if one.at), default="9999")


def _pair(one: Role, other: Role) -> Pair:
    return (one.number, other.number) if one.number < other.number else (other.number, one.number)


def is_judged(found: Link) -> bool:
    """Whether a human decided a link."""
    return bool({LinkReason.JUDGED_SAME, LinkReason.JUDGED_DIFFERENT} & set(found.reasons))
