"""Which region somebody means who asks for one, as a search by region does."""

from dataclasses import dataclass

from zhengfa.indexer.regions.naming import regions_named
from zhengfa.indexer.regions.records import Region, label
from zhengfa.indexer.regions.table import load_table


@dataclass(frozen=True, slots=True)
class AskedRegion:
    """What was asked for: one region that is meant, or else those that may be; also others of the name, long gone."""

    meant: Region | None
    others: tuple[Region, ...]


def ask_region(written: str) -> AskedRegion:
    """The regions that a name, a path of names or an id asks for.

    Of regions that share a name, the one that still exists is meant: 保定市 is no longer the city within 保定地区.
    """
    if known := load_table().states.get(written):
        return AskedRegion(known[-1], ())
    found = regions_named(written, None)
    present = [region for region in found if region.last is None]
    [meant] = present if len(present) == 1 else found if len(found) == 1 else [None]
    return AskedRegion(meant, tuple(region for region in found if region is not meant))


def told_apart(region: Region) -> str:
    """A region's label, with its last year if it is no more: 重庆市（至 1996 年）."""
    return label(region) if region.last is None else f"{label(region)}（至 {region.last} 年）"
