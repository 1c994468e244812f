"""Facets and active filters as the search page shows them: words, counts, and the query behind each link."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhengfa.archive.portals import Portal
from zhengfa.indexer.query import UNKNOWN, Bucket, FacetName, Query, Result
from zhengfa.webui.labels.facets import FACET_VALUES, FACETS, UNKNOWN_LABEL
from zhengfa.webui.urls import active, toggle

_ALWAYS = (FacetName.PROVINCE, FacetName.PORTAL, FacetName.YEAR)  # even one value says where and when
SHOWN = 8  # values of a facet in sight; the others are folded away, still on the page


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet; `query` is the query with this filter added, or taken off if it is active.

    `official` is the name of the official whom it is, and who therefore has a page.
    """

    label: str
    count: int
    query: Query
    is_active: bool
    official: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet with its choices in sight and folded."""

    label: str
    shown: tuple[Choice, ...]
    folded: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """One active filter; `query` is the query without it."""

    facet: str
    label: str
    query: Query


def facets_of(result: Result, query: Query, portals: Mapping[str, Portal]) -> list[Facet]:
    """The facets that have anything to choose."""
    return [
        _facet(name, buckets, query, portals)
        for name in FacetName
        if (buckets := result.facets.get(name, ())) and _is_choice(name, buckets, query)
    ]


def chips_of(query: Query, portals: Mapping[str, Portal]) -> list[Chip]:
    """The active filters, in the order of the facets."""
    return [
        Chip(str(FACETS[name]), _label(name, value, portals), toggle(query, name, value))
        for name in FacetName
        for value in active(query, name)
    ]


def _is_choice(name: FacetName, buckets: tuple[Bucket, ...], query: Query) -> bool:
    """Whether a facet is worth its place: one value that all have tells nothing, unless it is filtered by."""
    return len(buckets) > 1 or name in _ALWAYS or bool(active(query, name))


def _facet(name: FacetName, buckets: tuple[Bucket, ...], query: Query, portals: Mapping[str, Portal]) -> Facet:
    choices = tuple(_choices(name, buckets, query, portals))
    # Folding a single one away would save nothing: its fold takes the same line.
    cut = SHOWN if len(choices) > SHOWN + 1 else len(choices)
    return Facet(str(FACETS[name]), choices[:cut], choices[cut:])


def _choices(
    name: FacetName, buckets: tuple[Bucket, ...], query: Query, portals: Mapping[str, Portal]
) -> Iterator[Choice]:
    on = active(query, name)
    for bucket in sorted(buckets, key=lambda bucket: _rank(name, bucket, on)):
        label = _label(name, bucket.value, portals)
        official = bucket.value if name is FacetName.OFFICIAL else ""
        yield Choice(label, bucket.count, toggle(query, name, bucket.value), bucket.value in on, official)


def _rank(name: FacetName, bucket: Bucket, on: tuple[str, ...]) -> tuple[bool, bool, int]:
    """Active values first, the unknown last, years from the newest; the rest as the engine ranks them."""
    year = int(bucket.value) if name is FacetName.YEAR and bucket.value.isdecimal() else 0
    return bucket.value not in on, bucket.value == UNKNOWN, -year


def _label(name: FacetName, value: str, portals: Mapping[str, Portal]) -> str:
    if value == UNKNOWN:
        return str(UNKNOWN_LABEL)
    if name is FacetName.PORTAL and value in portals:
        return portals[value].name
    return str(FACET_VALUES.get(name, {}).get(value, value))
