"""The embedded engine: an index in a folder, searched and written in this process."""

import threading
from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import chain, islice, starmap
from pathlib import Path

import tantivy

from zhengfa.indexer.conditions import AllOf, Condition, Everything, Except, OneOf, flat, unranked
from zhengfa.indexer.counting import Rows, by_count, by_value
from zhengfa.indexer.document import SUSPECTED
from zhengfa.indexer.embedded.counts import Counts, terms
from zhengfa.indexer.embedded.folder import IndexFolder, read_watermark
from zhengfa.indexer.embedded.narrowing import narrowed
from zhengfa.indexer.embedded.paging import Listing, Placed
from zhengfa.indexer.embedded.queries import to_query
from zhengfa.indexer.embedded.schema import create_schema, kept_in
from zhengfa.indexer.embedded.walking import WALKED, walk
from zhengfa.indexer.embedded.writer import EmbeddedWriter
from zhengfa.indexer.engine import Found, IndexWriter, Plan, Row, Walk
from zhengfa.indexer.locks import PATIENCE, IndexLocks
from zhengfa.indexer.mapping import BODY, FINGERPRINT, NEWEST, OLDEST, RULES, STORED, TIE
from zhengfa.indexer.query import Bucket, FacetName, Sort
from zhengfa.settings.models import Settings

_SUSPECTED = OneOf(FacetName.CLONE, (SUSPECTED,))
Lanes = Mapping[str, tuple[Bucket, ...]]
_ORDERS = {Sort.NEWEST: NEWEST, Sort.OLDEST: OLDEST}


class EmbeddedEngine:
    """An engine that keeps its index in a folder. One object serves all threads of a process."""

    name = "embedded"

    def __init__(self, folder: Path, *, rules: str = RULES, patience: float = PATIENCE) -> None:
        self._locks = IndexLocks(folder, patience)
        self._folder = IndexFolder(folder, rules)
        self._rules, self._schema = rules, create_schema()
        self._lock = threading.Lock()
        self._opened: tuple[Path, int] | None = None  # the version that is open, and its last commit
        self._index: tantivy.Index
        self._present: tuple[tantivy.Searcher, Counts] | None = None

    def watermark(self) -> int:
        """The number of the last change that is in the index; 0 if there is no index."""
        live = self._folder.live()
        if live is None:
            return 0
        self._folder.check(live)
        return read_watermark(live)

    @contextmanager
    def update(self) -> Iterator[IndexWriter]:
        """A writer into the live index."""
        with self._locks.writing():
            live = self._folder.live()
            if live is not None:
                self._folder.check(live)
            version = live or self._folder.create()
            if live is None:  # from its first commit on it is live, so that what is killed goes on from there
                self._folder.swap_in(version)
            with closing(EmbeddedWriter(version, self._schema, self._rules)) as writer:
                yield writer

    @contextmanager
    def rebuild(self) -> Iterator[IndexWriter]:
        """A writer into a new index beside the live one, which goes on being searched and updated until the end."""
        with self._locks.rebuilding():
            with self._locks.writing():
                self._folder.clear()
                version = self._folder.create()
            with closing(EmbeddedWriter(version, self._schema, self._rules)) as writer:
                yield writer
            with self._locks.writing():
                self._folder.swap_in(version)

    def find(self, plan: Plan) -> Found:
        """Run a plan."""
        view = _View(*self._state(), self._schema, plan)
        placed = view.page()  # first: it finds the total on its way, which counting asks for
        lanes = view.lanes()
        facets, histogram = view.counts(lanes)
        return Found(view.total(), tuple(map(view.row, placed)), facets, histogram, lanes)

    def walk(self, plan: Plan) -> Walk:
        """Every row of a plan from its offset on."""
        view = _View(*self._state(), self._schema, plan)
        listings = view.listings()
        return Walk(sum(listing.count() for listing in listings), view.rows(listings))

    def inventory(self) -> Iterator[tuple[int, int]]:
        """The tie-break and the fingerprint of every document."""
        searcher, _ = self._state()
        rows = walk(Listing(searcher, to_query(self._schema, Everything()), TIE), self._schema)
        while some := list(islice(rows, WALKED)):
            prints = searcher.fast_field_values(FINGERPRINT, [address for _, address in some])
            yield from ((place.tie, int(found or 0)) for (place, _), found in zip(some, prints, strict=True))

    def _state(self) -> tuple[tantivy.Searcher, Counts]:
        with self._lock:
            live = self._folder.require_live()
            state = (live, (live / "meta.json").stat().st_mtime_ns)
            if self._opened is None or self._opened[0] != live:
                self._index = tantivy.Index.open(str(live))
            if self._present is None or self._opened != state:
                self._index.reload()
                searcher = self._index.searcher()
                self._present = searcher, Counts(searcher, self._schema)
                self._opened = state
            return self._present


class _View:
    """A plan on the index as it stands at one moment."""

    def __init__(self, searcher: tantivy.Searcher, counts: Counts, schema: tantivy.Schema, plan: Plan) -> None:
        self._searcher, self._counts, self._schema, self._plan = searcher, counts, schema, plan
        self._unranked = unranked(flat(plan.condition))
        self._found = plan.filtered(self._unranked)

    def listings(self) -> list[Listing]:
        """All hits in their order. By relevance in two parts: no score is sure to be above that of any clone."""
        plan = self._plan
        if plan.sort is not Sort.RELEVANCE:
            return [Listing(self._searcher, self._query(self._found), _ORDERS[plan.sort])]
        genuine, suspected = (self._query(plan.filtered(one(plan.condition))) for one in (_genuine, _suspected))
        return [Listing(self._searcher, genuine), Listing(self._searcher, suspected, is_genuine=False)]

    def total(self) -> int:
        """How many hits there are."""
        return self._counts.total(self._found)

    def page(self) -> list[Placed]:
        """The hits of one page."""
        if not self._plan.limit:
            return []
        total, placed = 0, list[Placed]()
        for listing in self.listings():
            placed += self._part(listing, max(0, self._plan.offset - total), self._plan.limit - len(placed))
            total += listing.count()
        self._counts.keep_total(self._found, total)
        return placed

    def rows(self, listings: Sequence[Listing]) -> Generator[Row]:
        """All rows from the offset on."""
        placed = chain.from_iterable(walk(listing, self._schema) for listing in listings)
        yield from map(self.row, islice(placed, self._plan.offset, None))

    def _part(self, listing: Listing, offset: int, limit: int) -> list[Placed]:
        after = self._plan.after
        if after is None:
            return listing.run(offset, offset + limit)
        if after.is_genuine == listing.is_genuine:
            return listing.behind(after, offset, limit)
        return listing.run(0, limit) if after.is_genuine else []

    def row(self, placed: Placed) -> Row:
        """A hit with what it keeps."""
        place, address = placed
        document = self._searcher.doc(address)
        return Row(place, kept_in(document, STORED), kept_in(document, BODY) if self._plan.has_body else "")

    def counts(self, lanes: Lanes) -> tuple[dict[FacetName, tuple[Bucket, ...]], tuple[Bucket, ...]]:
        """The facets, each counted as if not filtered by, so that its other values stay in sight; and the histogram.

        Every article is in one lane, and in one bucket of the histogram: nothing is counted for what they add up to.
        """
        plan = self._plan
        together = [name for name in plan.facets if name not in plan.filters]
        counted = self._count([*together, *([plan.interval] if plan.interval and not lanes else [])])
        histogram = by_value(counted[plan.interval]) if plan.interval in counted else _added_up(lanes)
        if plan.interval:
            self._counts.keep_total(self._found, sum(bucket.count for bucket in histogram))
        for name in plan.facets:
            if name in plan.filters:
                counted |= self._count([name], without=name)
        return {name: by_count(counted[name]) for name in plan.facets}, histogram

    def lanes(self) -> Lanes:
        """The histogram of each value of the facet that splits it."""
        plan = self._plan
        if plan.lanes is None or plan.interval is None:
            return {}
        wanted = {plan.lanes: {**terms(plan.lanes), "aggs": {plan.interval: terms(plan.interval)}}}
        rows = self._searcher.aggregate(self._query(self._found), wanted)[plan.lanes]["buckets"]
        return {row["key"]: by_value(row[plan.interval]["buckets"]) for row in rows if row["doc_count"]}

    def _count(self, fields: Sequence[str], without: FacetName | None = None) -> dict[str, Rows]:
        found = self._plan.filtered(self._unranked, without)
        return self._counts.of(found, fields, has_all=self._plan.has_all_values)

    def _query(self, condition: Condition) -> tantivy.Query:
        return to_query(self._schema, narrowed(condition))


def _added_up(lanes: Lanes) -> tuple[Bucket, ...]:
    days = Counter[str]()
    for lane in lanes.values():
        days.update({bucket.value: bucket.count for bucket in lane})
    return tuple(starmap(Bucket, sorted(days.items())))


def _genuine(condition: Condition) -> Condition:
    """By what it is not: that is a short list."""
    return flat(AllOf((condition, Except(_SUSPECTED))))


def _suspected(condition: Condition) -> Condition:
    return flat(AllOf((condition, _SUSPECTED)))


def from_settings(settings: Settings, folder: Path) -> EmbeddedEngine:
    """The engine as the settings have it."""
    return EmbeddedEngine(folder)
