"""How well persons are put together of roles, against a truth that says whom each piece of evidence is about."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zhengfa.indexer.register.linking import UNLIKELY
from zhengfa.indexer.register.records import Link, LinkReason, Person, Role

BINS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.98, 0.995)  # of probabilities: where each begins
_TOGETHER = {LinkReason.JOINT, LinkReason.REPRINT}  # what names both in so many words, so that linking them is no feat


@dataclass(frozen=True, slots=True)
class Judged:
    """A name as the register has it, and whose each piece of evidence is; of what is not known there is none."""

    name: str
    persons: Sequence[Person]
    links: Sequence[Link]  # between all pairs of roles
    truth: Mapping[int, Sequence[str]]  # by role: a person for each piece of evidence

    def owner(self, role: int) -> str | None:
        """Whose most of a role's evidence is."""
        counted = Counter(self.truth.get(role, ()))
        return counted.most_common(1)[0][0] if counted else None


@dataclass(slots=True)
class Pairs:
    """Pairs of one thing: found to be one person's, truly one person's, both."""

    found: int = 0
    true: int = 0
    right: int = 0

    def add(self, is_found: bool, is_true: bool, weight: int = 1) -> None:
        """Count a pair."""
        self.found += is_found * weight
        self.true += is_true * weight
        self.right += (is_found and is_true) * weight

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0


@dataclass(slots=True)
class Scores:
    """Counts over names."""

    names: int = 0
    roles: int = 0
    mixed: int = 0  # roles with evidence of two persons
    pairs: Pairs = field(default_factory=Pairs)  # of roles
    apart: Pairs = field(default_factory=Pairs)  # of roles that no title names together
    evidence: Pairs = field(default_factory=Pairs)  # of pieces of evidence, those within a role as well
    maybe: Counter[bool] = field(default_factory=Counter)  # links shown as such, by whether they are true
    unlikely: Counter[bool] = field(default_factory=Counter)  # links not shown at all
    bins: dict[float, list[tuple[float, bool]]] = field(default_factory=lambda: defaultdict(list))
    misses: list[str] = field(default_factory=list)


def score(judged: Iterable[Judged]) -> Scores:
    """The scores of names."""
    total = Scores()
    for one in judged:
        _add(total, one)
    return total


def calibration(scores: Scores) -> Iterator[tuple[float, int, float, float]]:
    """Of each bin of probabilities: where it begins, how many links, their mean, how many of them are true."""
    for first in sorted(scores.bins):
        found = scores.bins[first]
        mean = sum(probability for probability, _ in found) / len(found)
        yield first, len(found), mean, sum(is_true for _, is_true in found) / len(found)


def _add(total: Scores, judged: Judged) -> None:
    total.names += 1
    roles = {role.number: role for person in judged.persons for role in person.roles}
    person_of = {role.number: person.number for person in judged.persons for role in person.roles}
    total.roles += len(roles)
    for number, role in roles.items():
        if len(whose := Counter(judged.truth.get(number, ()))) > 1:
            total.mixed += 1
            total.misses.append(f"MIXED {judged.name}: {_shown(role)}: {dict(whose)}")
    for link in judged.links:
        owners = judged.owner(link.one), judged.owner(link.other)
        if None not in owners:
            _add_link(total, judged.name, link, roles, person_of, owners[0] == owners[1])
    _add_evidence(total.evidence, judged, person_of)


def _add_link(
    total: Scores, name: str, link: Link, roles: Mapping[int, Role], person_of: Mapping[int, int], is_true: bool
) -> None:
    is_joined = person_of[link.one] == person_of[link.other]
    total.pairs.add(is_joined, is_true)
    if _TOGETHER.isdisjoint(link.reasons):
        total.apart.add(is_joined, is_true)
        total.bins[max(first for first in BINS if link.probability >= first)].append((link.probability, is_true))
    if not is_joined:
        (total.maybe if link.probability > UNLIKELY else total.unlikely)[is_true] += 1
    if is_joined != is_true:
        what = "WRONG" if is_joined else "maybe" if link.probability > UNLIKELY else "MISSED"
        between = " = ".join(_shown(roles[number]) for number in (link.one, link.other))
        total.misses.append(f"{what} {name}: {between}: {link.probability} {' '.join(link.reasons)}")


def _add_evidence(pairs: Pairs, judged: Judged, person_of: Mapping[int, int]) -> None:
    groups = Counter((person_of[role], whose) for role, all_whose in judged.truth.items() for whose in all_whose)
    for (found, whose), count in groups.items():
        pairs.add(True, True, count * (count - 1) // 2)
        for (other, other_whose), others in groups.items():
            if (found, whose) < (other, other_whose):
                pairs.add(found == other, whose == other_whose, count * others)


def _shown(role: Role) -> str:
    return f"{role.label} [{role.first}..{role.last}, {role.articles} articles, {role.reason}]"
