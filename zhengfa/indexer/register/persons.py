"""Roles of one name → persons. What is sure is joined, but not across a contradiction; the rest is "maybe"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from zhengfa.indexer.register.joining import Joining, Links
from zhengfa.indexer.register.joint import Pair, Titles
from zhengfa.indexer.register.lateness import with_late
from zhengfa.indexer.register.linking import UNLIKELY, Together, to_link, weigh
from zhengfa.indexer.register.records import Link, Person, Role


def to_persons(
    name: str, roles: Sequence[Role], together: Mapping[Pair, Together], judged: Links
) -> tuple[Person, ...]:
    """The persons of a name; human judgements go before everything else."""
    links = to_links(name, roles, together, judged)
    joining = Joining(roles, links)
    shown = {**links, **joining.weaker}
    ordered = sorted(joining.groups, key=lambda group: min(_start(role) for role in group))
    return tuple(_person(name, number, group, shown, joining.used) for number, group in enumerate(ordered, start=1))


def to_links(name: str, roles: Sequence[Role], together: Mapping[Pair, Together], judged: Links) -> dict[Pair, Link]:
    """The links between all pairs of roles. As many namesakes are known as groups contradict each other."""
    titles = Titles(roles, together)
    weighed = []
    for one, other in combinations(roles, 2):
        pair = one.number, other.number
        said = replace(together.get(pair, Together()), is_one_title=titles.are_one(*pair))
        weighed.append((one, other, weigh(one, other, said, titles.beside(*pair))))
    namesakes = 0
    while True:
        links = {
            (one.number, other.number): judged.get((one.number, other.number))
            or to_link(name, one, other, each, namesakes)
            for one, other, each in weighed
        }
        known = Joining(roles, links).fewest_persons() - 1
        if known <= namesakes:
            return links
        namesakes = known


def _person(name: str, number: int, group: Sequence[Role], links: Links, used: Sequence[Link]) -> Person:
    numbers = {role.number for role in group}
    own = tuple(one for one in used if one.one in numbers)
    likely = (one for one in links.values() if one.probability > UNLIKELY)
    outside = (one for one in likely if (one.one in numbers) != (one.other in numbers))
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
