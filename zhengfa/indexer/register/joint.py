"""Roles that one title names together: what the posts of one title share, each of them has."""

from collections.abc import Mapping, Sequence

from zhengfa.indexer.register.concurrence import system
from zhengfa.indexer.register.linking import Beside, Together
from zhengfa.indexer.register.records import Role
from zhengfa.indexer.register.standing import standing

Pair = tuple[int, int]  # numbers of two roles, the smaller first
Group = list[Role]


class Titles:
    """A name's roles by the titles that name them: 常委 and 副市长 are of one, each beside 公安局局长."""

    def __init__(self, roles: Sequence[Role], together: Mapping[Pair, Together]) -> None:
        self._group_of = {role.number: [role] for role in roles}
        for (one, other), said in together.items():
            if said.is_joint and not self.are_one(one, other):
                merge(self._group_of, one, other)
        self._systems = {number: _system(group) for number, group in self._group_of.items()}
        self._heights = {role.number: _height(role, self._group_of[role.number]) for role in roles}

    def are_one(self, one: int, other: int) -> bool:
        """Whether one title names both roles, or each with a third."""
        return self._group_of[one] is self._group_of[other]

    def beside(self, one: int, other: int) -> Beside:
        """What the titles of two roles say of them."""
        return Beside((self._systems[one], self._systems[other]), (self._heights[one], self._heights[other]))


def merge(group_of: dict[int, Group], one: int, other: int) -> None:
    """Make one group of those of two roles."""
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
