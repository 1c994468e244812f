"""Made-up careers with homonyms: who held which posts when. The same for the same seed.

A name is drawn with all who bear it, as many as bear such a name among a hundred thousand officials: of a rare one
hardly two, of an ordinary one now and then, of a common one a handful.
"""

import random
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from bench.career_places import beside, counties_of, parent_of, province_weights, provinces
from zhengfa.indexer.regions.records import Level, Region

DATA = tomllib.loads(Path(__file__).with_name("careers.toml").read_text("utf-8"))
FIRST, LAST = date(2010, 1, 1), date(2026, 6, 30)  # of the articles
SIZE = 200  # careers

# Of 100 names drawn: how many are rare, ordinary and common; and how many more bear each, in the mean.
_KINDS_OF_NAMES = {"rare": (45, 0.03), "ordinary": (45, 0.3), "common": (9, 5.0)}
_SAME_SYSTEM = 0.8  # of steps
_MOST_UP, _DOWN = 1.0, 0.03  # in standing, from one step to the next; how often a step is one down
_YEARS = (1.2, 5.5)  # in one step
_ABROAD = 0.35  # of leaders' steps: to another province or to the capital
_UNKNOWN_YEARS = 0.06  # of steps, behind which lie years elsewhere


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the table of steps."""

    level: str
    standing: float
    system: str
    posts: tuple[tuple[str, str], ...]  # organ and office, as the table has them


@dataclass(frozen=True, slots=True)
class Spell:
    """A step of a career: posts held at once, from the first day to the last."""

    step: Step
    region: Region | None  # None: the whole country
    first: date
    last: date


@dataclass(slots=True)
class Career:
    """A person."""

    number: int
    name: str
    is_woman: bool
    spells: list[Spell] = field(default_factory=list)

    def at(self, day: date) -> Spell | None:
        """What the person holds on a day."""
        return next((spell for spell in self.spells if spell.first <= day <= spell.last), None)


def _steps() -> Iterator[Step]:
    for line in DATA["careers"]["steps"].strip().splitlines():
        about, posts = line.split(":")
        level, standing, system = about.split()
        pairs = tuple((organ, office) for organ, office in (one.split() for one in posts.split(",")))
        yield Step(level, float(standing), system, pairs)


STEPS = tuple(_steps())


@dataclass(frozen=True, slots=True)
class Start:
    """Where and how a career begins; what is None is drawn."""

    first: date | None = None
    region: Region | None = None
    level: str | None = None
    standing: float | None = None  # without what lies within a rank
    system: str | None = None
    step: Step | None = None
    spells: int | None = None  # at most
    is_local: bool = False  # stays in its region


class Maker:
    """Makes careers by chance."""

    def __init__(self, seed: int, names: Iterable[str] = ()) -> None:
        """Chance by a seed, and names that nobody else may bear."""
        self.chance = random.Random(seed)
        self.careers: list[Career] = []
        self._used = set(names)

    def make(self, size: int) -> list[Career]:
        """As many careers, those that are made already among them."""
        while len(self.careers) < size:
            kind_of_name = self._kind()
            name, others = self.name(kind_of_name), self._poisson(_KINDS_OF_NAMES[kind_of_name][1])
            for _ in range(1 + others):
                self.career(name, Start())
        return self.careers

    def name(self, kind: str) -> str:
        """A name that nobody bears yet."""
        while True:
            name = self._drawn(kind)
            if name not in self._used:
                self._used.add(name)
                return name

    def _drawn(self, kind: str) -> str:
        names, pick = DATA["names"], self.chance.choice
        if kind == "common":
            return str(pick(names["common"].split()))
        first, last = pick(names["first"].split()), pick(names["last"].split())
        if kind == "ordinary":
            return f"{pick(names['surnames'].split())}{first}{last}"
        if self.chance.random() < 0.5:
            return f"{pick(names['rare_surnames'].split())}{first}{last}"
        return f"{pick(names['surnames'].split())}{first}{pick(names['rare_last'].split())}"

    def _kind(self) -> str:
        return self.chance.choices([*_KINDS_OF_NAMES], [share for share, _ in _KINDS_OF_NAMES.values()])[0]

    def _poisson(self, mean: float) -> int:
        count, left = 0, self.chance.expovariate(1)
        while left < mean:
            count, left = count + 1, left + self.chance.expovariate(1)
        return count

    def career(self, name: str, start: Start) -> Career:
        """A person's career from a start to the last day of the articles, a retirement or a fall."""
        career = Career(len(self.careers), name, self.chance.random() < 0.15)
        self.careers.append(career)
        day = start.first or date(2006, 1, 1) + timedelta(self.chance.randrange(365 * 14))
        step, region = self._begin(start)
        for _ in range(start.spells or self.chance.randint(1, 5)):
            last = min(day + timedelta(self._days()), LAST)
            if last >= FIRST:
                career.spells.append(Spell(step, region, day, last))
            if last == LAST:
                break
            following = self._next(step, region, start.is_local)
            if following is None:
                break
            step, region = following
            day = last + timedelta(self.chance.randint(1, 40))
            if self.chance.random() < _UNKNOWN_YEARS:
                day += timedelta(self.chance.randint(300, 1200))
            if day >= LAST - timedelta(60):
                break
        if not career.spells:
            career.spells.append(Spell(step, region, max(day, FIRST), max(day, FIRST) + timedelta(self._days())))
        return career

    def _days(self) -> int:
        return int(365 * self.chance.uniform(*_YEARS))

    def _begin(self, start: Start) -> tuple[Step, Region | None]:
        if start.step:
            return start.step, start.region
        level = start.level or self.chance.choices(("county", "city", "province", "country"), (45, 35, 17, 3))[0]
        fitting = [
            step
            for step in STEPS
            if step.level == level
            and (start.standing is None or int(step.standing) == start.standing)
            and (start.system is None or step.system == start.system)
        ]
        return self.chance.choice(fitting), start.region or self.region(level)

    def region(self, level: str, province: Region | None = None) -> Region | None:
        """A region of a level by chance."""
        if level == "country":
            return None
        province = province or self.chance.choices(provinces(), province_weights())[0]
        if level == "province":
            return province
        cities = beside(province, Level.CITY)
        if level == "city":
            return self.chance.choice(cities) if cities else province
        return self.chance.choice(counties_of(self.chance.choice(cities) if cities else province))

    def _next(self, step: Step, region: Region | None, is_local: bool) -> tuple[Step, Region | None] | None:
        """The step after a step, and where; None if there is none: from assemblies one retires."""
        if step.posts[0][0] in ("人大", "政协"):
            return None
        level, place = (step.level, region) if is_local else self._moved(step, region)
        down = 0.5 if self.chance.random() < _DOWN else 0.0
        fitting = [
            one
            for one in STEPS
            if one.level == level and step.standing - down <= one.standing <= step.standing + _MOST_UP
            if one != step or place != region
        ]
        own = [one for one in fitting if one.system == step.system]
        chosen = own if own and self.chance.random() < _SAME_SYSTEM else fitting
        return (self.chance.choice(chosen), place) if chosen else None

    def _moved(self, step: Step, region: Region | None) -> tuple[str, Region | None]:
        draw = self.chance.random()
        if step.level == "country" or region is None:
            return ("province", self.region("province")) if draw < 0.6 else (step.level, None)
        if step.level == "province":
            if step.standing >= 5 and draw < _ABROAD:
                return ("province", self.region("province")) if draw < _ABROAD * 0.8 else ("country", None)
            return "province", region
        return self._moved_below(step, region, draw)

    def _moved_below(self, step: Step, region: Region, draw: float) -> tuple[str, Region]:
        above = parent_of(region)
        may_rise = step.standing >= {"county": 2.0, "city": 3.0}[step.level]
        if draw < 0.3 and may_rise:
            is_city = above.level is Level.CITY
            return ("city" if is_city else "province"), above
        if draw < 0.6 or above == region:
            return step.level, region
        others = counties_of(above) if step.level == "county" else beside(above, Level.CITY)
        if step.level == "city" and draw > 0.97:  # now and then to a city of another province
            return "city", self.region("city") or region
        return step.level, self.chance.choice(others)
