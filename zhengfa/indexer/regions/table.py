"""The table of regions, `regions.csv`, which `tools/regions` makes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from zhengfa.indexer.regions.records import Level, Region
from zhengfa.indexer.regions.spelling import spellings

FIRST_YEAR = 1980  # of the table
_LEVELS = {level.value: level for level in Level}


@dataclass(frozen=True, slots=True)
class Table:
    """All states of all regions, by their ids and by what people write."""

    states: Mapping[str, list[Region]]  # of one id, the oldest first
    named: Mapping[str, list[Region]]  # by names that say what a region is
    short: Mapping[str, list[Region]]  # by short names: 沈阳


@cache
def load_table() -> Table:
    """The table, read once."""
    states: dict[str, list[Region]] = defaultdict(list)
    named: dict[str, list[Region]] = defaultdict(list)
    short: dict[str, list[Region]] = defaultdict(list)
    for line in files("zhengfa.indexer.regions").joinpath("regions.csv").read_text("utf-8").splitlines()[1:]:
        region = _region(line, states)
        states[region.id].append(region)
        for spelling in spellings(region.name, region.short):
            named[spelling].append(region)
        short[region.short].append(region)
    return Table(dict(states), dict(named), dict(short))


def _region(line: str, states: Mapping[str, list[Region]]) -> Region:
    """A line of the table. Regions stand behind those that they lie in."""
    id_, name, short, level, parent, adcode, first_year, last_year = line.split(",")
    first = int(first_year)
    above = next(state for state in reversed(states[parent]) if state.first <= first) if parent else None
    return Region(id_, name, short, _LEVELS[level], above, adcode, first, int(last_year) if last_year else None)


def distance(region: Region, year: int) -> int:
    """How many years a state is away from a year; 0 if it holds then. Years before the table are its first year."""
    return max(region.first - max(year, FIRST_YEAR), year - region.last if region.last else 0, 0)


def is_holding(region: Region, year: int | None) -> bool:
    """Whether a state holds in a year; without a year, whether it still holds."""
    return region.last is None if year is None else not distance(region, year)


def nearest(states: Iterable[Region], year: int) -> Region:
    """The state that holds at a year, or else the one next to it."""
    return min(states, key=lambda state: distance(state, year))


def as_of(region: Region, year: int) -> Region:
    """What a region was in a year; before it began or after it ended, what it was next to that year."""
    return nearest(load_table().states[region.id], year)
