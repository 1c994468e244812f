"""The protocol that every engine stands behind. Queries come as plans, documents as tokens made by us."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from zhengfa.indexer.document import Document, Stored
from zhengfa.indexer.parser import Clause
from zhengfa.indexer.query import Bucket, FacetName, Sort

# How much a match counts, relative to a word in the body. A headline says what an article is about; a query whose
# words stand in one piece was most likely meant as one.
HEADLINE_BOOST = 3.0
PHRASE_BOOST = 2.0


@dataclass(frozen=True, slots=True)
class Plan:
    """A query as engines take it."""

    clauses: tuple[Clause, ...]  # all must match; none: every article
    filters: Mapping[FacetName, tuple[str, ...]]  # any value of each facet; no empty ones
    sort: Sort
    offset: int
    limit: int


@dataclass(frozen=True, slots=True)
class Found:
    """What an engine found for a plan."""

    total: int  # exact
    articles: tuple[tuple[float, Stored], ...]  # with their scores, in order
    facets: Mapping[FacetName, tuple[Bucket, ...]]  # each counted without its own filter


class IndexWriter(Protocol):
    """Adds documents to one index."""

    def add(self, document: Document) -> None:
        """Add a document, in the place of an earlier one with its id."""

    def commit(self, watermark: int) -> None:
        """Make all that was added findable and durable, then note how far the archive's changes are in it."""


class Engine(Protocol):
    """A search engine that holds one index of the archive."""

    def watermark(self) -> int:
        """The number of the last change that is in the index; 0 if there is no index.

        Raises IndexOutdatedError if it was built by other rules than this release's.
        """

    def update(self) -> AbstractContextManager[IndexWriter]:
        """A writer into the live index, which is made if there is none. One at a time, or EngineError."""

    def rebuild(self) -> AbstractContextManager[IndexWriter]:
        """A writer into a new index, which takes the live one's place when the block ends without an error."""

    def find(self, plan: Plan) -> Found:
        """Run a plan; raises IndexMissingError or IndexOutdatedError.

        By relevance, suspected clones come after everything else; by time, where their dates put them.
        """
