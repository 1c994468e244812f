"""Names of regions in running text.

Names that say their kind are found by it, from its end back; short names of provinces and cities by a pattern. What is
also an ordinary word, or comes about where two words meet, is found only behind the name of a region above it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from zhengfa.indexer.regions.naming import regions_named
from zhengfa.indexer.regions.patterns import FEWEST, GUARDS, KIND, Sought, is_full_name, is_short_name, load_sought
from zhengfa.indexer.regions.records import Level, Region
from zhengfa.indexer.regions.table import is_holding, load_table


class Found(NamedTuple):
    """The name of a region, or a path of names, in a text. The end is exclusive."""

    start: int
    end: int
    regions: tuple[Region, ...]


def find_regions(text: str, year: int | None) -> tuple[Found, ...]:
    """The regions that a text names, each with all that it can mean in a year, in the order of the text."""
    return tuple(_found(text, year))


def _found(text: str, year: int | None) -> Iterator[Found]:
    sought, free = load_sought(), 0
    spans = sorted([*_full(text, sought), *_short(text, sought)], key=lambda span: (span[0], -span[1]))
    for start, end in spans:
        if start < free:
            continue
        free = end
        name = text[start:end]
        if name in GUARDS:
            continue
        found = Found(start, end, regions_named(name, year))
        # 巢湖 was the short name of a city; since 2011 it is that of a county.
        if name in sought.full or found.regions[0].level is not Level.COUNTY:
            found = _extended(text, found, year, sought)
            free = found.end
            yield found


def _full(text: str, sought: Sought) -> Iterator[tuple[int, int]]:
    """Where names that say their kind stand: the longest one that ends at a place."""
    for kind in KIND.finditer(text):
        end = kind.end()
        if text[max(0, end - 2) : end] in sought.tails:
            for start in range(max(0, end - sought.longest), end - FEWEST + 1):
                if text[start:end] in sought.full and is_full_name(text, start, end):
                    yield start, end
                    break


def _short(text: str, sought: Sought) -> Iterator[tuple[int, int]]:
    """Where short names and guards stand."""
    for found in sought.short.finditer(text):
        if found[0] in GUARDS or is_short_name(text, *found.span()):
            yield found.span()


def _extended(text: str, found: Found, year: int | None, sought: Sought) -> Found:
    """A name with the names that follow at once and lie in it: 沈阳市 with 和平区."""
    while any(region.level is not Level.COUNTY for region in found.regions):
        longer = next(_longer(text, found, year, sought), None)
        if longer is None:
            break
        found = longer
    return found


def _longer(text: str, found: Found, year: int | None, sought: Sought) -> Iterator[Found]:
    """A name with one more behind it, the longest first."""
    if text[found.end : found.end + 2] not in sought.beginnings:
        return
    named = load_table().named
    for end in range(min(found.end + sought.longest, len(text)), found.end + 1, -1):
        part = text[found.end : end]
        is_full = part in named and is_full_name(text, found.end, end)
        if is_full or (part in sought.cities and is_short_name(text, found.end, end, is_in_path=True)):
            regions = regions_named(text[found.start : end], year)
            if regions and (_is_sure(part, regions[0], year) if is_full else regions[0].level is Level.CITY):
                yield Found(found.start, end, regions)


def _is_sure(part: str, region: Region, year: int | None) -> bool:
    """Whether a name is no word beside: 市区, 城区 and their like are names only where they are so now."""
    return len(part) >= FEWEST or is_holding(region, year)
