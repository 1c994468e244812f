"""The protocol that every engine stands behind. Queries come as plans, documents as tokens made by us."""

from collections.abc import Generator, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from zhengfa.indexer.conditions import AllOf, Condition, OneOf, flat
from zhengfa.indexer.document import Document
from zhengfa.indexer.query import Bucket, FacetName, Interval, Sort


@dataclass(frozen=True, slots=True)
class Place:
    """Where a hit stands in the order of all hits: each part sorts downwards, behind the ones before it."""

    is_genuine: bool  # by relevance, suspected clones come after everything else; by time, it is always True
    value: float  # the score, or the number that is sorted by
    tie: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A query as engines take it."""

    condition: Condition
    filters: Mapping[FacetName, tuple[str, ...]]  # any value of each facet; no empty ones
    sort: Sort
    offset: int  # hits skipped; where `after` is set, how many were when that page was made
    limit: int
    after: Place | None = None  # only hits behind this place
    facets: tuple[FacetName, ...] = ()  # those to count
    interval: Interval | None = None
    has_body: bool = True  # whether rows come with their texts
    lanes: FacetName | None = None  # the facet by whose values the histogram is counted too; it needs an interval
    has_all_values: bool = False  # whether facets of which an article has several values are counted to the last

    def filtered(self, condition: Condition, without: FacetName | None = None) -> Condition:
        """A condition and the filters, but for that of one facet."""
        filters = [OneOf(name, values) for name, values in self.filters.items() if name is not without]
        return flat(AllOf((condition, *filters))) if filters else condition


@dataclass(frozen=True, slots=True)
class Row:
    """One document found: where it stands, and what it keeps."""

    place: Place
    stored: str
    body: str  # "" where the plan asks for none


@dataclass(frozen=True, slots=True)
class Found:
    """What an engine found for a plan."""

    total: int  # exact
    rows: tuple[Row, ...]  # in order
    facets: Mapping[FacetName, tuple[Bucket, ...]]  # each counted without its own filter
    histogram: tuple[Bucket, ...]
    lanes: Mapping[str, tuple[Bucket, ...]] = field(default_factory=dict)  # by value, the histogram of what has it


@dataclass(frozen=True, slots=True)
class Walk:
    """All rows of a plan on one state of the index: how many it finds there, and those from its offset on."""

    total: int  # exact, with the rows before the offset
    rows: Generator[Row]  # to be closed by who does not take all: a server keeps a state for a few who read it


class IndexWriter(Protocol):
    """Adds documents to one index."""

    @property
    def refused(self) -> dict[str, str]:
        """Documents that the engine would not take: their articles' ids, and why."""

    def add(self, document: Document) -> None:
        """Add a document, in the place of an earlier one with its id."""

    def remove(self, tie: int) -> None:
        """Remove the document with a tie-break, if there is one."""

    def commit(self, watermark: int) -> None:
        """Make all that was added findable and durable, then note how far the archive's changes are in it."""


class Engine(Protocol):
    """A search engine that holds one index of the archive."""

    @property
    def name(self) -> str:
        """What the settings call it."""

    def watermark(self) -> int:
        """The number of the last change that is in the index; 0 if there is no index.

        Raises IndexOutdatedError if it was built by other rules than this release's.
        """

    def update(self) -> AbstractContextManager[IndexWriter]:
        """A writer into the live index, which is made if there is none. One at a time, or EngineError."""

    def rebuild(self) -> AbstractContextManager[IndexWriter]:
        """A writer into a new index, which takes the live one's place when the block ends without an error."""

    def find(self, plan: Plan) -> Found:
        """Run a plan; raises IndexMissingError or IndexOutdatedError."""

    def walk(self, plan: Plan) -> Walk:
        """Every row of a plan from its offset on, however many, on one state of the index."""

    def inventory(self) -> Iterator[tuple[int, int]]:
        """The tie-break and the fingerprint of every document."""
