"""Evidence that comes late: a title that the press still uses when the person has left the post.

It is kept and shown, but makes no tenure longer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhengfa.indexer.officials.records import StatementKind
from zhengfa.indexer.register.concurrence import may_hold_both
from zhengfa.indexer.register.records import Role
from zhengfa.indexer.register.times import days_between

_CHANGE = 30  # days in which both titles are in use
_SURE_REGION = 0.9
_FEWEST = 2  # days that find the person in the next post: one may be wrong itself
_MOST = 1 / 3  # of a role's evidence: what comes more often is no slip


def with_late(roles: Sequence[Role]) -> tuple[Role, ...]:
    """One person's roles, with what comes late set apart in each."""
    return tuple(_parted(role, min(_left(role, roles), default=None)) for role in roles)


def _parted(role: Role, left: str | None) -> Role:
    if left is None:
        return role
    late = tuple(
        one
        for one in role.evidence
        if one.kind is StatementKind.HOLDS and one.day and days_between(left, one.day) > _CHANGE
    )
    if not late or len(late) > _MOST * len(role.evidence):
        return role
    return replace(role, evidence=tuple(one for one in role.evidence if one not in late), late=late)


def _left(role: Role, roles: Sequence[Role]) -> Iterator[str]:
    """Days by which the person has left: the report of it, and the first days of posts that nobody holds beside it."""
    yield from (one.at for one in role.evidence if one.kind is StatementKind.REMOVED and one.at)
    for other in roles:
        is_sure = len(other.days) >= _FEWEST and other.sureness >= _SURE_REGION
        if is_sure and other.first and role.first and other.first > role.first and not may_hold_both(role, other):
            yield other.first
