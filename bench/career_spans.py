"""Tenures of made-up careers against the times in which posts were truly held; what is measured beside links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bench.career_archive import Told
from bench.career_cast import Naming
from bench.career_titles import posts_of
from zhengfa.indexer.officials.records import StatementKind
from zhengfa.indexer.register.records import IN_POST, Role
from zhengfa.indexer.register.tenures import to_tenure
from zhengfa.indexer.register.times import days_between

_MONTH, _BEHIND = 31, 75  # days: of some evidence only the month is known; reports of a change come so much later


@dataclass(slots=True)
class Counted:
    """How often something is right, wrong, or not said."""

    right: int = 0
    wrong: int = 0
    open: int = 0
    misses: list[str] = field(default_factory=list)

    def shares(self) -> tuple[str, ...]:
        """How many there are, and the shares of each kind."""
        total = self.right + self.wrong + self.open
        return str(total), *(f"{count / max(1, total):.3f}" for count in (self.right, self.wrong, self.open))


@dataclass(slots=True)
class Measured:
    """What is measured beside links."""

    places: Counted = field(default_factory=Counted)  # regions of posts
    misread: Counted = field(default_factory=Counted)  # wrong: posts that no text names so
    first: Counted = field(default_factory=Counted)  # days of tenures; open: within the time, but not the first told
    last: Counted = field(default_factory=Counted)
    appointed: Counted = field(default_factory=Counted)  # reports that texts hold; open: not found
    removed: Counted = field(default_factory=Counted)

    def misses(self) -> Iterator[str]:
        """Everything that is wrong or open, a line each."""
        for counted in (self.misread, self.places, self.first, self.last):
            yield from counted.misses


def measure(measured: Measured, role: Role, person: int, told: Told) -> None:
    """Count a role that is all one person's."""
    if role.region is None or not role.first or not role.last:
        return
    key = role.region.id, role.body, role.label.office
    career = next(career for career in told.careers if career.number == person)
    spells = [spell for spell in career.spells if any(post.key == key for post in posts_of(spell))]
    if not spells:
        return
    said = list(_said(told, person, key))
    held = sorted(day for naming, day in said if naming.kind in IN_POST and not naming.is_late)
    is_begun = days_between(str(spells[0].first), role.first) >= -_MONTH
    _count(measured.first, f"FIRST {role.label}: {role.first}", is_begun, not held or role.first <= held[0])
    is_over = days_between(role.last, str(spells[-1].last)) < -_BEHIND
    is_last = not held or days_between(role.last, held[-1]) <= _MONTH
    _count(measured.last, f"LAST {role.label}: {role.last}, of {held[-1:]}", not is_over, is_last)
    tenure = to_tenure(role)
    _find(measured.appointed, said, StatementKind.APPOINTED, is_found=tenure.appointed is not None)
    _find(measured.removed, said, StatementKind.REMOVED, is_found=tenure.removed is not None)


def _said(told: Told, person: int, key: tuple[str, str, str]) -> Iterator[tuple[Naming, str]]:
    """All that texts say of a person in a post, with their days."""
    for article, namings in told.namings.items():
        for naming in namings:
            if naming.person == person and any(post.key == key for post in naming.posts):
                yield naming, told.days[article]


def _find(counted: Counted, said: Sequence[tuple[Naming, str]], kind: StatementKind, *, is_found: bool) -> None:
    if any(naming.kind is kind for naming, _ in said):
        counted.right += is_found
        counted.open += not is_found


def _count(counted: Counted, miss: str, is_within: bool, is_best: bool) -> None:
    counted.right += is_within and is_best
    counted.open += is_within and not is_best
    counted.wrong += not is_within
    counted.misses += [] if is_within else [miss]
