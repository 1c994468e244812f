"""The one query object that feeds every list, count and facet, and the result that an engine gives back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from zhengfa.indexer.language.tree import Node

PAGE_SIZE = 20  # hits a page: two screens of a laptop, as search pages have it


class Sort(StrEnum):
    """The order of hits."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class FacetName(StrEnum):
    """What results are counted and filtered by."""

    PROVINCE = "province"
    LEVEL = "level"
    PORTAL = "portal"
    CHANNEL = "channel"
    SOURCE = "source"
    KIND = "kind"
    OFFICIAL = "official"
    POST = "post"
    YEAR = "year"
    REPAIRED = "repaired"
    CLONE = "clone"


class Interval(StrEnum):
    """How finely a histogram counts."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


UNKNOWN = "unknown"  # the value of articles whose province, portal, date and so on are not known


@dataclass(frozen=True, slots=True)
class Query:
    """A search: the text as typed, filters (all facets must match, any value of one), order and page.

    What is excluded is found by none of its values. `since` and `until` are days, both inclusive, as in the language.
    """

    text: str = ""
    province: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    portal: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    official: tuple[str, ...] = ()
    post: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    clone: tuple[str, ...] = ()
    excluded: tuple[tuple[FacetName, str], ...] = ()
    since: date | None = None
    until: date | None = None
    sort: Sort = Sort.RELEVANCE
    offset: int = 0  # hits skipped
    limit: int = PAGE_SIZE
    cursor: str = ""  # `next_cursor` of the page before, in the place of an offset
    facets: tuple[FacetName, ...] = tuple(FacetName)  # those to count
    has_all_values: bool = False  # whether officials and posts are counted to the last, not the most frequent alone
    interval: Interval | None = None  # of the histogram; None: none
    has_matches: bool = False  # whether every hit says where in its texts it matches


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
class Match:
    """A span that a query matches. Spans of a body count its paragraphs as lines, each with one line end."""

    field: str  # kicker, headline, subtitle or body
    start: int  # of the repaired text, in simplified script
    end: int
    published_start: int  # of the text as published
    published_end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found. Text is as searched (simplified script); times are ISO 8601 as in `archive.clock`."""

    article_id: str
    url: str
    headline: str | None
    kicker: str | None
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
    level: str | None
    kind: str
    state: str
    is_sample: bool
    clone_signs: tuple[str, ...]  # by `clones.CloneSign`; none: not suspected of being a clone
    is_repaired: bool  # whether the text differs from what was published
    is_damaged: bool  # whether it holds damage beyond repair
    officials: tuple[Mapping[str, Any], ...]  # name, posts and titles as written, of each that the article names
    fetched_at: str
    headline_fragments: tuple[Fragment, ...]
    snippet: tuple[Fragment, ...]
    matches: tuple[Match, ...]  # none, unless the query asks for them
    score: float


@dataclass(frozen=True, slots=True)
class Result:
    """What a query found: how many articles exactly, one page of them, and counts of all of them."""

    query: Query
    total: int
    hits: tuple[Hit, ...]
    # Each counted without its own filter (but never what is excluded), the most frequent first; of officials and posts,
    # `counting.MOST_OF_SEVERAL`.
    facets: dict[FacetName, tuple[Bucket, ...]]
    sort: Sort = Sort.RELEVANCE  # of the hits: `newest` where none is more relevant than another
    histogram: tuple[Bucket, ...] = ()  # by time; the unknown, and months where days are asked for, are buckets too
    next_cursor: str | None = None  # None: this was the last page
    tree: Node | None = None  # the query as understood
    suggestions: tuple[str, ...] = ()  # queries with a name that the archive knows in the place of one that it does not
