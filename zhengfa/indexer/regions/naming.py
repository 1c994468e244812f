"""Written name → the regions that it can mean."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from zhengfa.indexer.regions.records import Level, Region
from zhengfa.indexer.regions.table import Table, distance, load_table, nearest

_LEVELS = list(Level)
_LONGEST = 45  # three names of 15 characters: 双江拉祜族佤族布朗族傣族自治县


def regions_named(written: str, year: int | None) -> tuple[Region, ...]:
    """The regions that a written name, or a path of names, can mean in a year, as they were then.

    A name that no region had in that year means those that had it in others, the nearest in time first. Without a year,
    it means every region that ever had it, as it was last. A short name means the highest level that has it: 吉林 is
    the province. The table has the ends of years: in the year of a reform, a name is what it came to be.
    """
    name = "".join(written.split())
    return _regions_named(name, year) if len(name) <= _LONGEST else ()


@lru_cache(maxsize=8192)  # the news of a place name the same regions again and again; 2 MB
def _regions_named(name: str, year: int | None) -> tuple[Region, ...]:
    table = load_table()
    if said := _ending(name, table, table.named):
        return tuple(_at(said, year, table))
    return _highest(_at(_ending(name, table, table.short), year, table), is_dated=year is not None)


def _ending(name: str, table: Table, names: Mapping[str, list[Region]]) -> list[Region]:
    """The states whose name, one of `names`, ends a path that leads to them."""
    ends = ((name[:start], names.get(name[start:], ())) for start in range(len(name)))
    return [region for path, regions in ends for region in regions if not path or _leads(path, region, table)]


def _leads(path: str, region: Region, table: Table) -> bool:
    """Whether a path names regions that a region lies in, one after the other, by the name of any year."""
    return any(
        _is_named(path[start:], above, table) and (not start or _leads(path[:start], above, table))
        for above in region.path[:-1]
        for start in range(len(path))
    )


def _is_named(name: str, region: Region, table: Table) -> bool:
    return any(state.id == region.id for names in (table.named, table.short) for state in names.get(name, ()))


def _at(states: Iterable[Region], year: int | None, table: Table) -> list[Region]:
    """One state of every region: of the year, or else the nearest ones; without a year, the newest."""
    known: dict[str, list[Region]] = {}
    for state in states:
        known.setdefault(state.id, []).append(state)
    if year is None:
        newest = [table.states[id_][-1] for id_ in known]
        return sorted(newest, key=lambda state: (state.last is not None, -(state.last or 0), *_rank(state)))
    dated = [nearest(same, year) for same in known.values()]
    holding = [state for state in dated if not distance(state, year)]
    return sorted(holding or dated, key=lambda state: (distance(state, year), *_rank(state)))


def _rank(region: Region) -> tuple[int, str]:
    return _LEVELS.index(region.level), region.id


def _highest(regions: list[Region], *, is_dated: bool) -> tuple[Region, ...]:
    """The regions of the highest level. Without a date, what there still is comes before what was."""
    if not is_dated:
        regions = [region for region in regions if region.last is None] or regions
    top = min((_LEVELS.index(region.level) for region in regions), default=0)
    return tuple(region for region in regions if region.level is _LEVELS[top])
