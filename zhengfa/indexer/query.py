"""The one query object that feeds every list, count and facet, and the result that an engine gives back."""

from dataclasses import dataclass
from enum import StrEnum

PAGE_SIZE = 20  # hits a page: two screens of a laptop, as search pages have it


class Sort(StrEnum):
    """The order of hits."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class FacetName(StrEnum):
    """What results are counted and filtered by."""

    PROVINCE = "province"
    PORTAL = "portal"
    YEAR = "year"


UNKNOWN = "unknown"  # the facet value of articles whose province, portal or year is not known


@dataclass(frozen=True, slots=True)
class Query:
    """A search: the text as typed, filters (all facets must match, any value of one), order and page."""

    text: str = ""
    province: tuple[str, ...] = ()
    portal: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    offset: int = 0  # hits skipped
    limit: int = PAGE_SIZE


@dataclass(frozen=True, slots=True)
class Bucket:
    """One value of a facet and how many articles have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of a snippet or headline, and whether the query matched it."""

    text: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found. Text is as searched (simplified script); times are ISO 8601 as in `archive.clock`."""

    article_id: str
    url: str
    headline: str | None
    subtitle: str | None
    source: str | None
    authors: tuple[str, ...]
    editor: str | None
    published_at: str | None  # 2021-07-13T09:56+08:00, 2021-07-13 or 2021-07, as exact as known
    published_precision: str | None
    published_provenance: str | None
    portal: str | None
    portal_name: str | None
    channel: str | None
    province: str | None
    state: str
    is_sample: bool
    clone_signs: tuple[str, ...]  # by `clones.CloneSign`; none: not suspected of being a clone
    is_repaired: bool  # whether the text differs from what was published
    is_damaged: bool  # whether it holds damage beyond repair
    fetched_at: str
    headline_fragments: tuple[Fragment, ...]
    snippet: tuple[Fragment, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Result:
    """What a query found: how many articles exactly, one page of them, and the facets of all of them."""

    query: Query
    total: int
    hits: tuple[Hit, ...]
    facets: dict[FacetName, tuple[Bucket, ...]]
