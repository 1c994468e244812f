"""What the register tells: evidence, roles, persons, tenures."""

from dataclasses import dataclass, field
from enum import StrEnum

from zhengfa.indexer.officials.records import Label, PlaceReason, StatementKind
from zhengfa.indexer.regions.records import Region


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of one article on a person in a post."""

    holding: int  # its number in the register
    kind: StatementKind
    day: str | None  # 2021-07-13, when the article was published, or less of it where no more is known
    since: str | None = None  # 2019 or 2019-05, where the sentence says so
    until: str | None = None

    @property
    def at(self) -> str | None:
        """The day that the evidence is of: what the sentence says, or when it was published."""
        return self.since or self.day

    @property
    def days(self) -> tuple[str, ...]:
        """The days on which it finds the person in the post; none if it tells of it later, or beforehand.

        An appointment is a first day and a removal a last one, whenever that is told; who holds a post since some day
        still holds it when that is published.
        """
        if self.kind not in IN_POST:
            return ()
        days = (self.since, self.day) if self.kind is StatementKind.HOLDS else (self.at,)
        return tuple(day for day in days if day)


# What finds a person in a post on its day.
IN_POST = (StatementKind.HOLDS, StatementKind.APPOINTED, StatementKind.REMOVED)


@dataclass(frozen=True, slots=True)
class Role:
    """All evidence of a name in one post within some years: what is linked to persons."""

    number: int
    label: Label  # without 常务, which the press often leaves out
    body: str  # the organ without its region, by its usual name: 政法委
    level: str  # what the region's name ends with, as 市; empty if nothing is known of it
    labels: tuple[str, ...]  # as read, the most frequent first
    region: Region | None  # None: national, open, or in no table
    province: str | None  # its id
    reason: PlaceReason  # how the region is known, the surest of all
    candidates: tuple[str, ...]  # between which the region is open
    evidence: tuple[Evidence, ...]  # the oldest first
    articles: int
    is_acting: bool  # whether any evidence says so
    sureness: float = 1.0  # of the region, the surest of all
    late: tuple[Evidence, ...] = ()  # that names the person so when the post was left
    found_in: frozenset[int] = frozenset()  # the articles, by their numbers in the register
    days: tuple[str, ...] = field(init=False, compare=False)  # that find the person in the post, the first one first

    def __post_init__(self) -> None:
        object.__setattr__(self, "days", tuple(sorted({day for one in self.evidence for day in one.days})))

    @property
    def first(self) -> str | None:
        """The first day that finds the person in the post; None if it is only told of later, or expected."""
        return self.days[0] if self.days else None

    @property
    def last(self) -> str | None:
        """The last such day."""
        return self.days[-1] if self.days else None


class LinkReason(StrEnum):
    """What speaks for or against two roles being one person's."""

    JOINT = "joint"  # one title names both
    REPRINT = "reprint"  # one sentence names both, in two articles of one headline
    TOLD = "told"  # an article tells that the holder of one held, or left, the other
    SAME_ARTICLE = "same_article"  # an article names both
    SAME_POST = "same_post"
    SAME_REGION = "same_region"
    NESTED_REGION = "nested_region"  # one region lies in the other
    SAME_PROVINCE = "same_province"
    SAME_SYSTEM = "same_system"  # both of the police, of the courts …
    LEADERS = "leaders"  # both are of the few that lead a province or an organ of the state
    FAR_APART = "far_apart"  # lower posts in different provinces
    REGION_OPEN = "region_open"
    OVERLAP = "overlap"  # held at the same time, as nobody holds both
    LATE = "late"  # the same, if one day of evidence were right that may be late or placed wrong
    NAMED_APART = "named_apart"  # one article names both as two persons' posts
    UNLIKELY_STEP = "unlikely_step"  # down, or up too fast
    LONG_GAP = "long_gap"
    RIVAL = "rival"  # another person of the name fits as well
    COMMON_NAME = "common_name"
    RARE_NAME = "rare_name"
    JUDGED_SAME = "judged_same"  # by a human, in officials.yaml
    JUDGED_DIFFERENT = "judged_different"


@dataclass(frozen=True, slots=True)
class Link:
    """How probable it is that two roles are one person's, and why."""

    one: int  # numbers of roles
    other: int
    probability: float
    reasons: tuple[LinkReason, ...]
    note: str = ""  # who judged, when and why


@dataclass(frozen=True, slots=True)
class Person:
    """The roles that are taken to be one person's."""

    number: int  # within the name, by the first day of any evidence
    name: str
    roles: tuple[Role, ...]  # the earliest first
    links: tuple[Link, ...]  # that join them
    probability: float  # that all of them are one person's: the weakest link's; 1 if there is but one role
    maybe: tuple[Link, ...]  # to roles of other persons of this name
