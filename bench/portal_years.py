"""Made-up years of portals: what they publish, when they are crawled, what goes wrong, and what breaks for good.

Everything comes from a seed. Portals differ in size from one article a month to fifteen a day, and publish in clusters,
less at weekends and in August, hardly on holidays, more around the Two Sessions; small ones rest for a week or two. The
crawler's machine is off now and then; answers fail, a firewall refuses for a day.
"""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from math import exp

from zhengfa.archive.records import OutcomeKind
from zhengfa.archive.tallies import FRESH_DAYS, Brought
from zhengfa.health.days import state_of
from zhengfa.health.holidays import SPRING_FESTIVALS
from zhengfa.health.records import PortalDay

DAYS = 364
_SPRING = {int(day[:4]): date.fromisoformat(day) for day in SPRING_FESTIVALS}


class Fault(StrEnum):
    """What breaks for good on some day."""

    REDESIGN_LISTS = "redesign: lists"
    REDESIGN_ARTICLES = "redesign: articles"
    REDESIGN_FIELDS = "redesign: a field"
    SOFT_404 = "soft 404"
    SOFT_404_ARTICLES = "soft 404: articles"
    WAF = "WAF page"
    WAF_ARTICLES = "WAF page: articles"
    DATES_LOST = "date format: lost"
    DATES_OLD = "date format: read as old"
    EMPTY_LIST = "empty list"
    EMPTY_CHANNEL = "empty list: a channel"
    FROZEN = "list frozen"
    DECAY = "slow decay"


@dataclass(frozen=True, slots=True)
class Character:
    """What a made-up portal is like."""

    name: str
    weekly: float
    weekend: float  # of a working day
    swing: float  # how far weeks differ, as the deviation of a logarithm
    batch: float  # share of days on which a meeting makes many articles
    lists: int  # channels
    lacks: Mapping[str, float]  # share of articles without a field
    unreadable: float  # share of listed pages that are no articles
    again: int  # unreadable pages that are asked for at every visit
    refusals: float  # of a day, that a firewall refuses
    rests: bool  # a small office, away for one or two weeks a year


@dataclass(slots=True)
class Year:
    """A portal's made-up year."""

    character: Character
    days: list[PortalDay]
    rates: list[float]  # articles to be expected of a year without the fault, by day
    fault: Fault | None

    def lost(self, number: int, broken: int) -> float:
        """The share of a day's articles that the fault costs."""
        return 1 - _left(number, broken) if self.fault is Fault.DECAY else 1.0


def characters(seed: int, count: int) -> list[Character]:
    """Portals of very different sizes."""
    chance = random.Random(f"portals {seed}")
    return [_character(chance, f"p{number:02}", number / max(1, count - 1)) for number in range(count)]


def _character(chance: random.Random, name: str, rank: float) -> Character:
    weekly = 0.25 * 400**rank  # one a month to a hundred a week
    return Character(
        name=name,
        weekly=weekly * exp(chance.gauss(0, 0.1)),
        weekend=chance.uniform(0.05, 0.6),
        swing=chance.uniform(0.1, 0.35),
        batch=chance.uniform(0, 0.04),
        lists=chance.randint(1, 8),
        lacks={
            "undated": chance.choice((0, 0, 0, 0.01)),
            "unsourced": chance.choice((0, 0.02, 0.1, 0.3)),
            "unedited": chance.choice((0, 0.05, 0.2, 0.5, 1.0)),
            "stale": chance.choice((0, 0, 0.02, 0.1)),
        },
        unreadable=chance.choice((0, 0.02, 0.1, 0.2)),
        again=chance.choice((0, 0, 1, 5)),
        refusals=chance.choice((0.003, 0.01, 0.03)),
        rests=weekly < 4,
    )


def season(day: date) -> float:
    """How busy offices are on a day, beside weekdays."""
    spring = (day - _SPRING[day.year]).days
    if -1 <= spring <= 6 or (day.month, day.day) in {(10, n) for n in range(1, 8)} | {(5, n) for n in range(1, 4)}:
        return 0.12
    if -5 <= spring <= 10:
        return 0.6
    if (day.month, day.day) in {(1, 1), (4, 4), (4, 5), (4, 6), (6, 10), (6, 11), (9, 15), (9, 16)}:
        return 0.25
    if date(day.year, 7, 15) <= day <= date(day.year, 8, 31):
        return 0.65
    return 1.4 if date(day.year, 3, 3) <= day <= date(day.year, 3, 12) else 1.0


def days_off(seed: int) -> frozenset[int]:
    """The days on which the crawler's machine does not run: five stretches of up to five days, and single ones."""
    chance = random.Random(f"off {seed}")
    stretches = [(chance.randrange(DAYS), chance.randint(1, 5)) for _ in range(5)]
    single = [(chance.randrange(DAYS), 1) for _ in range(6)]
    return frozenset(day for start, length in (*stretches, *single) for day in range(start, start + length))


def make_year(character: Character, seed: int, start: date, fault: Fault | None = None, broken: int = DAYS) -> Year:
    """A year of visits; from the day `broken` on, the fault is there."""
    chance = random.Random(f"year {seed} {character.name}")
    off, rates = days_off(seed), list(_rates(character, chance, start))
    year, waiting = Year(character, [], rates, fault), _backlog(character, chance)
    for number, rate in enumerate(rates):
        day = start + timedelta(days=number)
        count = _poisson(chance, rate * (_left(number, broken) if fault is Fault.DECAY else 1.0))
        if count and chance.random() < character.batch:
            count += chance.randint(3, 8)
        present = fault if number >= broken else None
        if present is not Fault.FROZEN:
            waiting += [_article(character, chance, number) for _ in range(count)]
        if number in off:
            year.days.append(PortalDay(day))
            continue
        visit = _visit(character, chance, present, waiting, number)
        waiting = visit.left
        year.days.append(PortalDay(day, visit.counts, visit.brought, state_of(visit.counts)))
    return year


def _left(number: int, broken: int) -> float:
    """What a decay leaves of a day: the half after four weeks."""
    return float(0.5 ** (max(0, number - broken) / 28))


def _rates(character: Character, chance: random.Random, start: date) -> Iterator[float]:
    swing, resting = 0.0, frozenset[int]()
    if character.rests:
        first, length = chance.randrange(DAYS), chance.choice((7, 14))
        resting = frozenset(range(first, first + length))
    share = 5 + 2 * character.weekend
    for number in range(DAYS):
        day = start + timedelta(days=number)
        if day.weekday() == 0:  # weeks resemble those before
            swing = 0.5 * swing + chance.gauss(0, character.swing)
        of_day = (character.weekend if day.weekday() > 4 else 1.0) / share
        yield (
            0.0 if number in resting else character.weekly * of_day * season(day) * exp(swing - character.swing**2 / 2)
        )


Article = tuple[int, frozenset[str]]  # the day that it was published, and what it lacks


def _article(character: Character, chance: random.Random, day: int) -> Article:
    lacks = frozenset(name for name, share in character.lacks.items() if chance.random() < share)
    return (day - 60 if "stale" in lacks else day), lacks


def _backlog(character: Character, chance: random.Random) -> list[Article]:
    """What lists name at the first visit: the articles of half a year."""
    days = [-1 - int(number * 7 / character.weekly) for number in range(int(26 * character.weekly))]
    return [_article(character, chance, day) for day in days]


@dataclass(slots=True)
class _Visited:
    counts: Mapping[OutcomeKind, int]
    left: list[Article]
    brought: Brought = field(default_factory=Brought)


def _visit(
    character: Character, chance: random.Random, fault: Fault | None, waiting: list[Article], today: int
) -> _Visited:
    if (ended := _ended(character, chance, fault)) is not None:
        return _Visited(Counter(ended), waiting)
    counts: Counter[OutcomeKind] = Counter({OutcomeKind.LISTED: character.lists, OutcomeKind.ROBOTS: 1})
    if fault is Fault.EMPTY_CHANNEL:
        lost = max(1, character.lists // 3)
        counts += Counter({OutcomeKind.EMPTY_LIST: lost})
        counts[OutcomeKind.LISTED] = max(1, character.lists - lost)
    elif chance.random() < 0.01:
        counts[OutcomeKind.EMPTY_LIST] += 1
    odd = sum(chance.random() < character.unreadable for _ in waiting) + character.again
    counts[OutcomeKind.NOT_AN_ARTICLE] += odd
    if kind := _UNREAD.get(fault) if fault else None:
        if waiting:
            counts[kind] += 1 if kind is OutcomeKind.BLOCKED else len(waiting)
        return _Visited(counts, waiting)
    counts[OutcomeKind.NEW] += len(waiting)
    return _Visited(counts, [], _brought(waiting, fault, today))


_UNREAD = {
    Fault.REDESIGN_ARTICLES: OutcomeKind.EXTRACTION_FAILED,
    Fault.SOFT_404_ARTICLES: OutcomeKind.SOFT_404,
    Fault.WAF_ARTICLES: OutcomeKind.BLOCKED,
}


def _ended(character: Character, chance: random.Random, fault: Fault | None) -> Mapping[OutcomeKind, int] | None:
    """A visit that reads nothing, by the fault or on an unlucky day."""
    unlucky = chance.random()
    if fault in (Fault.REDESIGN_LISTS, Fault.EMPTY_LIST):
        return {OutcomeKind.EMPTY_LIST: character.lists}
    if fault is Fault.SOFT_404:
        return {OutcomeKind.SOFT_404: character.lists}
    if fault is Fault.WAF or unlucky < character.refusals:
        return {OutcomeKind.BLOCKED: 1, OutcomeKind.SKIPPED: character.lists - 1}
    if unlucky < character.refusals + 0.015:
        return {OutcomeKind.NETWORK_ERROR: character.lists}
    if unlucky < character.refusals + 0.018:
        return {OutcomeKind.SOFT_404: character.lists}  # under repair for a night
    return None


def _brought(articles: Sequence[Article], fault: Fault | None, today: int) -> Brought:
    def count(name: str) -> int:
        return sum(name in lacks for _, lacks in articles)

    if not articles:
        return Brought()
    brought = Brought(
        articles=len(articles),
        stale=sum(today - day > FRESH_DAYS for day, _ in articles),
        undated=count("undated"),
        unsourced=count("unsourced"),
        unedited=count("unedited"),
    )
    if fault is Fault.REDESIGN_FIELDS:
        return replace(brought, unsourced=len(articles))
    if fault is Fault.DATES_LOST:
        return replace(brought, undated=len(articles), stale=0)
    return replace(brought, stale=len(articles)) if fault is Fault.DATES_OLD else brought


def _poisson(chance: random.Random, mean: float) -> int:
    count, product, limit = 0, chance.random(), exp(-mean)
    while product > limit:
        count += 1
        product *= chance.random()
    return count
