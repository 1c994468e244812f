"""Real regions for made-up careers."""

from collections import defaultdict
from functools import cache

from zhengfa.indexer.regions.records import Level, Region
from zhengfa.indexer.regions.table import load_table

_ELSEWHERE = ("660000", "710000", "810000", "820000")  # the Corps; Taiwan, Hong Kong and Macau have no such posts


@cache
def _below() -> dict[str, list[Region]]:
    """The regions that lie directly in a region, as of today."""
    found = defaultdict[str, list[Region]](list)
    for states in load_table().states.values():
        region = states[-1]
        if region.last is None and region.parent:
            found[region.parent.id].append(region)
    return found


@cache
def provinces() -> tuple[Region, ...]:
    """The provinces."""
    newest = [states[-1] for states in load_table().states.values()]
    return tuple(one for one in newest if one.level is Level.PROVINCE and one.id not in _ELSEWHERE and not one.last)


@cache
def province_weights() -> tuple[int, ...]:
    """How many regions lie in each province: as many officials."""
    return tuple(sum(1 + len(_below()[below.id]) for below in _below()[one.id]) for one in provinces())


def beside(province: Region, level: Level) -> list[Region]:
    """The regions of a level directly in a province."""
    return [region for region in _below()[province.id] if region.level is level]


def counties_of(region: Region) -> list[Region]:
    """The counties directly in a city, or in a province that has no cities; the region itself if it has none."""
    return [one for one in _below()[region.id] if one.level is Level.COUNTY] or [region]


def parent_of(region: Region) -> Region:
    """What a region lies in; a province is its own."""
    return region.parent or region
