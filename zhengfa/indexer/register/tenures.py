"""A person's roles → tenures: from when to when, on which evidence, with what is not known shown as a gap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from zhengfa.indexer.officials.records import StatementKind
from zhengfa.indexer.regions.records import lies_in
from zhengfa.indexer.register.linking import days_between
from zhengfa.indexer.register.records import IN_POST, Evidence, Person, Role

# Days without evidence that are worth telling: within a term, a leader is named at every yearly session; between two
# posts, a change takes weeks.
_SILENCE, _BETWEEN_POSTS = 548, 183
_SHORT = 1  # days that two posts may overlap on the day of a change


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both inclusive, or less of them where no more is known."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in a post, from the first evidence to the last."""

    role: Role
    first: Evidence | None  # that finds the person in the post; None if it is only told of later, or expected
    last: Evidence | None
    appointed: Evidence | None  # the first report of it
    removed: Evidence | None  # the last report of it
    told: Evidence | None  # that the post was held before: 曾任, 原
    nominated: Evidence | None
    silences: tuple[Span, ...]  # within the tenure, without evidence

    def cited(self) -> tuple[Evidence, ...]:
        """All evidence that is shown."""
        found = (self.first, self.last, self.appointed, self.removed, self.told, self.nominated)
        return tuple(dict.fromkeys(one for one in found if one))


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two posts held at once in regions that have nothing to do with each other."""

    one: Role
    other: Role
    span: Span


@dataclass(frozen=True, slots=True)
class Career:
    """A person's tenures as one line of time."""

    person: Person
    tenures: tuple[Tenure, ...]  # by their beginning; what is only told of, by where it was told
    gaps: tuple[Span, ...]  # between tenures, in which no post is known
    overlaps: tuple[Overlap, ...]


def to_career(person: Person) -> Career:
    """The career of a person."""
    tenures = tuple(map(to_tenure, person.roles))
    return Career(person, tenures, tuple(_gaps(person.roles)), tuple(_overlaps(person.roles)))


def to_tenure(role: Role) -> Tenure:
    """The tenure that a role's evidence shows."""
    held = [one for one in role.evidence if one.kind in IN_POST and one.at]
    return Tenure(
        role=role,
        first=min(held, key=_at, default=None),
        last=max(held, key=_day, default=None),
        appointed=min(_of(role, StatementKind.APPOINTED), key=_at, default=None),
        removed=max(_of(role, StatementKind.REMOVED), key=_day, default=None),
        told=max(_of(role, StatementKind.HELD), key=lambda one: (one.since is not None, _day(one)), default=None),
        nominated=min(_of(role, StatementKind.NOMINATED), key=_at, default=None),
        silences=tuple(_silences(held)),
    )


def _of(role: Role, kind: StatementKind) -> list[Evidence]:
    return [one for one in role.evidence if one.kind is kind]


def _at(one: Evidence) -> str:
    return one.at or "9999"


def _day(one: Evidence) -> str:
    return one.day or ""


def _silences(held: Sequence[Evidence]) -> Iterator[Span]:
    days = sorted({day for one in held for day in (one.at, one.day) if day})
    return (Span(one, other) for one, other in pairwise(days) if days_between(one, other) > _SILENCE)


def _gaps(roles: Sequence[Role]) -> Iterator[Span]:
    spans = sorted((role.first, role.last) for role in roles if role.first and role.last)
    until = ""
    for first, last in spans:
        if until and days_between(until, first) > _BETWEEN_POSTS:
            yield Span(until, first)
        until = max(until, last)


def _overlaps(roles: Sequence[Role]) -> Iterator[Overlap]:
    for one, other in combinations(roles, 2):
        if not (one.first and one.last and other.first and other.last and one.region and other.region):
            continue
        first, last = max(one.first, other.first), min(one.last, other.last)
        is_elsewhere = not (lies_in(one.region, other.region) or lies_in(other.region, one.region))
        if is_elsewhere and first < last and days_between(first, last) > _SHORT:
            yield Overlap(one, other, Span(first, last))
