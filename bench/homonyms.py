"""Made-up careers with homonyms of every kind that is hard to tell apart."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from bench.career_places import beside, counties_of, provinces
from bench.careers import SIZE, Career, Maker, Start
from zhengfa.indexer.regions.records import Level

_EACH = 2  # pairs of every kind among as many careers as SIZE
_NAMES = (85, 15)  # common names and ordinary ones: two of one city bear a common one rather


def make_careers(seed: int, size: int = SIZE) -> list[Career]:
    """The careers of a seed, in the order of their numbers: homonyms first, then whoever bears the names drawn."""
    maker = Maker(seed)
    for kind in HOMONYMS:
        for _ in range(max(1, round(_EACH * size / SIZE))):
            kind(maker, maker.name(maker.chance.choices(("common", "ordinary"), _NAMES)[0]))
    return maker.make(size)


def far_at_once(maker: Maker, name: str) -> None:
    """In far provinces at the same time, in the same kind of post."""
    first, second = maker.chance.sample(provinces(), 2)
    start = Start(_day(maker), maker.region("city", first), "city", system="公安")
    other = Start(_day(maker, start.first), maker.region("city", second), "city", system="公安")
    maker.career(name, start)
    maker.career(name, other)


def far_in_turn(maker: Maker, name: str) -> None:
    """In far provinces one after the other, as if it were a move."""
    one = maker.career(name, Start(_day(maker), None, "city", spells=1))
    maker.career(name, Start(one.spells[-1].last + timedelta(40), None, "city"))


def in_two_cities(maker: Maker, name: str) -> None:
    """In one province, in different cities."""
    province = maker.chance.choice([one for one in provinces() if len(beside(one, Level.CITY)) > 1])
    one, other = maker.chance.sample(beside(province, Level.CITY), 2)
    first = _day(maker)
    maker.career(name, Start(first, one, "city", is_local=True))
    maker.career(name, Start(_day(maker, first), other, "city", is_local=True))


def in_two_counties(maker: Maker, name: str) -> None:
    """In one city, in different counties."""
    city = maker.chance.choice([c for p in provinces() for c in beside(p, Level.CITY) if len(counties_of(c)) > 1])
    one, other = maker.chance.sample(counties_of(city), 2)
    first = _day(maker)
    maker.career(name, Start(first, one, "county", is_local=True))
    maker.career(name, Start(_day(maker, first), other, "county", is_local=True))


def in_two_systems(maker: Maker, name: str) -> None:
    """In one city, in different systems at different times."""
    city = maker.region("city")
    one = maker.career(name, Start(_day(maker), city, "city", system="法院", spells=1))
    first = one.spells[-1].last + timedelta(maker.chance.randint(200, 900))
    maker.career(name, Start(min(first, date(2024, 1, 1)), city, "city", system="公安", is_local=True))


def in_two_systems_at_once(maker: Maker, name: str) -> None:
    """In one city, in different systems at the same time."""
    city, first = maker.region("city"), _day(maker)
    maker.career(name, Start(first, city, "city", system="检察", spells=2, is_local=True))
    maker.career(name, Start(_day(maker, first), city, "city", system="政法", spells=1))


def in_turn(maker: Maker, name: str) -> None:
    """One follows the other in the same post."""
    one = maker.career(name, Start(_day(maker), None, "county", standing=2, spells=1))
    spell = one.spells[-1]
    maker.career(name, Start(spell.last + timedelta(1), spell.region, step=spell.step, spells=2))


def leaders(maker: Maker, name: str) -> None:
    """Both lead provinces."""
    one, other = maker.chance.sample(provinces(), 2)
    maker.career(name, Start(_day(maker), one, "province", standing=6))
    maker.career(name, Start(_day(maker), other, "province", standing=6))


def above_each_other(maker: Maker, name: str) -> None:
    """One in a province's organ, the other in a county of it, some years later."""
    province = maker.chance.choice([one for one in provinces() if beside(one, Level.CITY)])
    maker.career(name, Start(_day(maker), province, "province", standing=5, spells=2))
    maker.career(name, Start(_day(maker, years=10), maker.region("county", province), "county", standing=1))


HOMONYMS: Sequence[Callable[[Maker, str], None]] = (
    *(far_at_once, far_in_turn, in_two_cities, in_two_counties, in_two_systems, in_two_systems_at_once),
    *(in_turn, leaders, above_each_other),
)


def _day(maker: Maker, near: date | None = None, years: int = 9) -> date:
    """A day by chance; near another, within a year of it."""
    if near:
        return near + timedelta(maker.chance.randint(0, 365))
    return date(2010, 6, 1) + timedelta(maker.chance.randrange(365 * years))
