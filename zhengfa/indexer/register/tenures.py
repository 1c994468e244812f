"""A person's roles → tenures: from when to when, on which evidence, with what is not known shown as a gap."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise

from zhengfa.indexer.officials.records import StatementKind
from zhengfa.indexer.regions.records import label, lies_in
from zhengfa.indexer.register.records import IN_POST, Evidence, Link, LinkReason, Person, Role
from zhengfa.indexer.register.times import days_between

# Days without evidence that are worth telling: within a term, a leader is named at every yearly session; between two
# posts, a change takes weeks.
_SILENCE, _BETWEEN_POSTS = 548, 183
_SHORT = 1  # days that two posts may overlap on the day of a change


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both inclusive, or less of them where no more is known."""

    first: str
    last: str


class CitedAs(StrEnum):
    """What a sentence is evidence of, in the order of a career; also the names of a tenure's evidence."""

    NOMINATED = "nominated"
    APPOINTED = "appointed"
    FIRST = "first"
    LAST = "last"
    REMOVED = "removed"
    TOLD = "told"


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

    def cited(self) -> dict[CitedAs, Evidence]:
        """All evidence that is shown."""
        return {name: found for name in CitedAs if (found := getattr(self, name))}


@dataclass(frozen=True, slots=True)
class JointTenure:
    """Tenures that one title names together, 省委常委、政法委书记, and nothing tells apart. Mostly it is but one."""

    tenures: tuple[Tenure, ...]

    @property
    def role(self) -> Role:
        """The role that stands for all: they share its days, its region and its number of articles."""
        return self.tenures[0].role

    @property
    def label(self) -> str:
        """What the posts are called together: 辽宁省委常委、政法委书记."""
        return "、".join((self.role.labels[0], *(_behind(self.role, one.role) for one in self.tenures[1:])))


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


def joint(career: Career) -> tuple[JointTenure, ...]:
    """A career's tenures, those that one title names as one: linked so, of the same days, in as many articles."""
    groups: list[list[Tenure]] = []
    linked = {pair for one in career.person.links if LinkReason.JOINT in one.reasons for pair in _both_ways(one)}
    for tenure in career.tenures:
        own = (group for group in groups if any(_is_joint(tenure.role, one.role, linked) for one in group))
        found = next(own, None)
        if found is None:
            groups.append([tenure])
        else:
            found.append(tenure)
    return tuple(JointTenure(tuple(group)) for group in groups)


def _both_ways(link: Link) -> tuple[tuple[int, int], tuple[int, int]]:
    return (link.one, link.other), (link.other, link.one)


def _is_joint(one: Role, other: Role, linked: Set[tuple[int, int]]) -> bool:
    is_alike = (one.first, one.last, one.articles) == (other.first, other.last, other.articles)
    return is_alike and (one.number, other.number) in linked


def _behind(role: Role, other: Role) -> str:
    """How a post is called behind another one, without what both begin with: 政法委书记, and 省委政法委书记."""
    organ, place = role.label.organ, label(role.region) if role.region else ""
    name = other.labels[0]
    if organ.endswith("委") and name.startswith(organ):
        return name.removeprefix(organ)
    if organ in (f"{other.label.organ}党委", f"{other.label.organ}党组"):  # 公安局党委副书记、副局长
        return name.removeprefix(other.label.organ)
    rest = name.removeprefix(place)
    return place[-1:] + rest if rest.startswith("委") else rest


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
