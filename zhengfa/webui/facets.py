"""Facets and active filters as the search page shows them: words, counts, and the query behind each link."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from zhengfa.archive.portals import Portal
from zhengfa.indexer.limits import first_text, last_text, span_text
from zhengfa.indexer.query import UNKNOWN, Bucket, FacetName, Query
from zhengfa.webui.labels.facets import FACET_VALUES, FACETS, UNKNOWN_LABEL
from zhengfa.webui.urls import active, dated, exclude, toggle

_ALWAYS = (FacetName.PROVINCE, FacetName.PORTAL, FacetName.YEAR)  # even one value says where and when
SHOWN = 8  # values of a facet in sight
FOLDED = 16  # values that are folded away, still on the page; the rest has a page of its own
# Facets whose values are words of the interface; those of the others are texts of the archive.
_OURS = (FacetName.LEVEL, FacetName.KIND, FacetName.YEAR, FacetName.REPAIRED, FacetName.CLONE)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet; `query` is the query with this filter added, or taken off if it is active.

    `official` is the name of the official whom it is, and who therefore has a page.
    """

    label: str
    count: int
    query: Query
    without: Query  # excludes the value
    is_active: bool
    is_text: bool  # of the archive: Chinese in every language
    official: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet with its choices in sight and folded, and how many values there are."""

    name: FacetName
    label: str
    shown: tuple[Choice, ...]
    folded: tuple[Choice, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Chip:
    """One active filter; `query` is the query without it."""

    facet: str
    label: str
    query: Query
    is_excluded: bool = False
    is_text: bool = False


def facets_of(
    buckets: Mapping[FacetName, tuple[Bucket, ...]], query: Query, portals: Mapping[str, Portal]
) -> list[Facet]:
    """The facets that have anything to choose."""
    return [
        _facet(name, found, query, portals)
        for name in FacetName
        if (found := buckets.get(name, ())) and _is_choice(name, found, query)
    ]


def ranked(name: FacetName, buckets: Iterable[Bucket], query: Query) -> list[Bucket]:
    """Active values first, the unknown last, years from the newest; the rest as the engine ranks them."""
    on = active(query, name)
    return sorted(buckets, key=lambda bucket: _rank(name, bucket, on))


def choices_of(
    name: FacetName, buckets: Iterable[Bucket], query: Query, portals: Mapping[str, Portal]
) -> tuple[Choice, ...]:
    """Values of a facet as choices."""
    return tuple(_choice(name, bucket, query, portals) for bucket in buckets)


def chips_of(query: Query, portals: Mapping[str, Portal]) -> list[Chip]:
    """The active filters, in the order of the facets; then what is excluded, and the days."""
    return [*_chosen(query, portals), *_excluded(query, portals), *_days(query)]


def value_label(name: FacetName, value: str, portals: Mapping[str, Portal]) -> str:
    """What a value of a facet is called."""
    if value == UNKNOWN:
        return str(UNKNOWN_LABEL)
    if name is FacetName.PORTAL and value in portals:
        return portals[value].name
    return str(FACET_VALUES.get(name, {}).get(value, value))


def _chosen(query: Query, portals: Mapping[str, Portal]) -> Iterator[Chip]:
    for name in FacetName:
        for value in active(query, name):
            label = value_label(name, value, portals)
            yield Chip(str(FACETS[name]), label, toggle(query, name, value), is_text=_is_text(name, value))


def _excluded(query: Query, portals: Mapping[str, Portal]) -> Iterator[Chip]:
    for name, value in query.excluded:
        label, without = value_label(name, value, portals), exclude(query, name, value)
        yield Chip(str(FACETS[name]), label, without, is_excluded=True, is_text=_is_text(name, value))


def _days(query: Query) -> Iterator[Chip]:
    since, until = query.since, query.until
    if since and until and ".." not in (one := span_text(since, until)):
        yield Chip(_("发布"), one, dated(query, None, None))
        return
    if since:
        yield Chip(_("起始"), first_text(since), dated(query, None, until))
    if until:
        yield Chip(_("截止"), last_text(until), dated(query, since, None))


def _is_choice(name: FacetName, buckets: tuple[Bucket, ...], query: Query) -> bool:
    """Whether a facet is worth its place: one value that all have tells nothing, unless it is filtered by."""
    return len(buckets) > 1 or name in _ALWAYS or bool(active(query, name))


def _facet(name: FacetName, buckets: tuple[Bucket, ...], query: Query, portals: Mapping[str, Portal]) -> Facet:
    choices = choices_of(name, ranked(name, buckets, query)[: SHOWN + FOLDED], query, portals)
    # Folding a single one away would save nothing: its fold takes the same line.
    cut = SHOWN if len(buckets) > SHOWN + 1 else len(choices)
    return Facet(name, str(FACETS[name]), choices[:cut], choices[cut:], len(buckets))


def _choice(name: FacetName, bucket: Bucket, query: Query, portals: Mapping[str, Portal]) -> Choice:
    value = bucket.value
    return Choice(
        label=value_label(name, value, portals),
        count=bucket.count,
        query=toggle(query, name, value),
        without=exclude(query, name, value),
        is_active=value in active(query, name),
        is_text=_is_text(name, value),
        official=value if name is FacetName.OFFICIAL and value != UNKNOWN else "",
    )


def _rank(name: FacetName, bucket: Bucket, on: tuple[str, ...]) -> tuple[bool, bool, int]:
    year = int(bucket.value) if name is FacetName.YEAR and bucket.value.isdecimal() else 0
    return bucket.value not in on, bucket.value == UNKNOWN, -year


def _is_text(name: FacetName, value: str) -> bool:
    return name not in _OURS and value != UNKNOWN
