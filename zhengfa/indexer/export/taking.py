"""What an export takes: all articles of a query on one state of the index, in batches, counted as they go."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from zhengfa.archive.errors import EngineError
from zhengfa.archive.store import Archive
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.export.columns import TEXT, Column, Exported
from zhengfa.indexer.export.evidence import Evidence
from zhengfa.indexer.language.names import Names
from zhengfa.indexer.query import UNKNOWN, Query
from zhengfa.indexer.search import Walked, walk
from zhengfa.indexer.stored import Stored

BATCH = 1_000  # articles: with texts of 3,000 characters, some 10 MB
_TRIES = 5  # to find the index between two of its commits; one takes less than a second


@dataclass(slots=True)
class Taken:
    """The articles of a query on one state of the index."""

    total: int
    watermark: int  # how far the archive's changes are in that state
    articles: Iterator[Stored]
    archive: Archive | None  # None: no column needs evidence
    written: int = 0
    by_portal: Counter[str] = field(default_factory=Counter)
    first_day: str | None = None  # 2021-07-13, or less of it, of the articles taken so far
    last_day: str | None = None

    def batches(self) -> Iterator[Iterator[Exported]]:
        """The articles in batches, each to be read to its end: articles that wait in lists halve the speed."""
        for first in self.articles:
            yield map(self._counted, chain((first,), islice(self.articles, BATCH - 1)))

    def _counted(self, stored: Stored) -> Exported:
        self.by_portal[stored.portal or UNKNOWN] += 1
        self.written += 1
        if day := (stored.published_at or "")[:10]:
            self.first_day, self.last_day = min(self.first_day or day, day), max(self.last_day or day, day, key=_end)
        return Exported(stored, Evidence.of(self.archive, stored.article_id) if self.archive else None)


def _end(day: str) -> str:
    """What sorts as the last of the days that are meant: 2021-07 behind 2021-07-31."""
    return f"{day}~"


@contextmanager
def take(
    engine: Engine, archive: Archive, query: Query, names: Names, columns: Sequence[Column], skipped: int = 0
) -> Iterator[Taken]:
    """The articles of a query without the first ones, as long as the block lasts; raises QueryError or EngineError."""
    query = replace(query, offset=skipped, cursor="")
    has_body = any(column.name == TEXT for column in columns)
    watermark, found = _walk(engine, query, names, has_body=has_body)
    needs_evidence = any(column.is_evidence for column in columns)
    with closing(found.articles):
        yield Taken(found.total, watermark, found.articles, archive if needs_evidence else None, skipped)


def _walk(engine: Engine, query: Query, names: Names, *, has_body: bool) -> tuple[int, Walked]:
    """A walk, and the watermark of the state that it is on: the same before it and behind it."""
    for _ in range(_TRIES):
        watermark = engine.watermark()
        found = walk(engine, query, names, has_body=has_body)
        if engine.watermark() == watermark:
            return watermark, found
        found.articles.close()
    raise EngineError("the index changes too fast", advice="export again when nothing is indexed")
