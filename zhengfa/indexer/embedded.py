"""The embedded engine: tantivy, in this process, no server. The only module that knows tantivy."""

import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Query

from zhengfa.indexer.document import Document, Stored, from_stored
from zhengfa.indexer.embedded_index import IndexFolder, check_rules, read_watermark, write_state
from zhengfa.indexer.engine import HEADLINE_BOOST, PHRASE_BOOST, Found, IndexWriter, Plan
from zhengfa.indexer.mapping import (
    CLONE,
    FIELDS,
    GENUINE,
    ID,
    NEWEST,
    OLDEST,
    STORED,
    SUSPECTED,
    TEXTS,
    FieldKind,
)
from zhengfa.indexer.parser import Clause, Phrase
from zhengfa.indexer.query import Bucket, FacetName, Sort
from zhengfa.indexer.tokens import phrase_bigrams

WRITER_MEMORY = 128_000_000  # bytes; tantivy's own default
PATIENCE = 60.0  # seconds to wait for another writer: most updates take less, rebuilds of large archives more
MAX_BUCKETS = 10_000  # above any number of portals: facets must be complete
_ORDER_FIELDS = {Sort.NEWEST: NEWEST, Sort.OLDEST: OLDEST}
_BOOSTS = {"headline": HEADLINE_BOOST, "body": 1.0}

_Page = tuple[int, list[tuple[float, tantivy.DocAddress]]]  # how many there are in all, and some with their scores


class EmbeddedEngine:
    """An engine that keeps its index in a folder. One object serves all threads of a process."""

    def __init__(self, folder: Path, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._folder = IndexFolder(folder)
        self._schema = _schema()
        self._lock = threading.Lock()
        self._opened: tuple[Path, int] | None = None  # the version that is open, and its last commit
        self._index: tantivy.Index | None = None

    def watermark(self) -> int:
        """The number of the last change that is in the index; 0 if there is no index."""
        live = self._folder.live()
        if live is None:
            return 0
        check_rules(live)
        return read_watermark(live)

    @contextmanager
    def update(self) -> Iterator[IndexWriter]:
        """A writer into the live index."""
        with self._folder.locked(self._patience):
            live = self._folder.live()
            if live is not None:
                check_rules(live)
            version = live or self._folder.create()
            with closing(_Writer(version, self._schema)) as writer:
                yield writer
            if live is None:
                self._folder.swap_in(version)

    @contextmanager
    def rebuild(self) -> Iterator[IndexWriter]:
        """A writer into a new index beside the live one, which it replaces at the end."""
        with self._folder.locked(self._patience):
            version = self._folder.create()
            with closing(_Writer(version, self._schema)) as writer:
                yield writer
            self._folder.swap_in(version)

    def find(self, plan: Plan) -> Found:
        """Run a plan."""
        searcher = self._searcher()
        total, hits = (
            self._ranked(searcher, plan) if plan.sort is Sort.RELEVANCE else _in_time(searcher, self._query(plan), plan)
        )
        articles = tuple((score, _load(searcher, address)) for score, address in hits)
        return Found(total, articles, self._facets(searcher, plan))

    def _ranked(self, searcher: tantivy.Searcher, plan: Plan) -> _Page:
        """Two searches, one after the other: no score that could be given to the others is sure to be high enough."""
        query = self._query(plan)
        genuine, first = _search(searcher, self._having(query, CLONE, [GENUINE]), plan.offset, plan.limit)
        left = plan.limit - len(first)
        suspected, last = _search(
            searcher, self._having(query, CLONE, [SUSPECTED]), max(plan.offset - genuine, 0), left
        )
        return genuine + suspected, first + last

    def _searcher(self) -> tantivy.Searcher:
        with self._lock:
            live = self._folder.require_live()
            state = (live, (live / "meta.json").stat().st_mtime_ns)
            if self._index is None or self._opened is None or self._opened[0] != live:
                self._index = tantivy.Index.open(str(live))
            if self._opened != state:
                self._index.reload()
                self._opened = state
            return self._index.searcher()

    def _facets(self, searcher: tantivy.Searcher, plan: Plan) -> dict[FacetName, tuple[Bucket, ...]]:
        """Each facet is counted as if it were not filtered by, so that its other values stay in sight."""
        unfiltered = [name for name in FacetName if name not in plan.filters]
        facets = self._count(searcher, self._query(plan), unfiltered)
        for name in plan.filters:
            facets |= self._count(searcher, self._query(plan, without=name), [name])
        return {name: facets[name] for name in FacetName}

    def _count(
        self, searcher: tantivy.Searcher, query: Query, names: list[FacetName]
    ) -> dict[FacetName, tuple[Bucket, ...]]:
        wanted = {n: {"terms": {"field": n, "size": MAX_BUCKETS, "segment_size": MAX_BUCKETS}} for n in names}
        counted = searcher.aggregate(query, wanted) if names else {}
        return {name: _buckets(counted[name]["buckets"]) for name in names}

    def _query(self, plan: Plan, without: FacetName | None = None) -> Query:
        parts = [(Occur.Must, self._clause(clause)) for clause in plan.clauses]
        parts += [
            (Occur.Must, self._filter(name, values)) for name, values in plan.filters.items() if name is not without
        ]
        return Query.boolean_query(parts) if parts else Query.all_query()

    def _having(self, query: Query, field: str, values: Sequence[str]) -> Query:
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, self._filter(field, values))])

    def _filter(self, field: str, values: Sequence[str]) -> Query:
        return Query.const_score_query(Query.term_set_query(self._schema, field, list(values)), 0.0)

    def _clause(self, clause: Clause) -> Query:
        if isinstance(clause, Phrase):
            return self._anywhere("bi", clause.text)
        parts = [self._anywhere("words", word) for word in clause.words]
        parts += [self._anywhere("bi", run) for run in clause.runs]
        if len(parts) == 1:  # one word is found as a word only: 政法 not in 行政法
            return parts[0]
        all_parts = Query.boolean_query([(Occur.Must, part) for part in parts])
        in_one_piece = Query.boost_query(self._anywhere("bi", clause.text), PHRASE_BOOST)
        return Query.boolean_query([(Occur.Should, all_parts), (Occur.Should, in_one_piece)])

    def _anywhere(self, field: str, text: str) -> Query:
        match = self._term if field == "words" else self._phrase
        matches = [Query.boost_query(match(f"{name}_{field}", text), _BOOSTS[name]) for name in TEXTS]
        return Query.boolean_query([(Occur.Should, query) for query in matches])

    def _term(self, field: str, word: str) -> Query:
        return Query.term_query(self._schema, field, word)

    def _phrase(self, field: str, text: str) -> Query:
        if len(text) == 1:  # the first half of a bigram
            return Query.regex_query(self._schema, field, re.escape(text) + ".*")
        terms: list[Any] = phrase_bigrams(text)
        if len(terms) == 1:
            return Query.term_query(self._schema, field, terms[0][1])
        return Query.phrase_query(self._schema, field, terms)


class _Writer:
    """Adds documents to one version of the index."""

    def __init__(self, version: Path, schema: tantivy.Schema) -> None:
        self._version = version
        self._schema = schema
        # One thread: with more, which segment a document falls into, and so the order of ties, would be chance.
        self._writer = tantivy.Index(schema, str(version)).writer(WRITER_MEMORY, num_threads=1)

    def add(self, document: Document) -> None:
        """Add a document, in the place of an earlier one with its id."""
        self._writer.delete_documents_by_term(ID, document.article_id)
        values: dict[str, Any] = {
            ID: document.article_id,
            **document.tokens,
            **document.keywords,
            NEWEST: document.newest,
            OLDEST: document.oldest,
            STORED: document.stored.encode(),
        }
        self._writer.add_document(tantivy.Document.from_dict(values, self._schema))

    def commit(self, watermark: int) -> None:
        """Commit, then note the watermark: a crash in between adds some documents again, and loses none."""
        self._writer.commit()
        write_state(self._version, watermark)

    def close(self) -> None:
        """Finish merging, drop what was not committed, and let go of tantivy's own lock."""
        self._writer.wait_merging_threads()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for field in FIELDS:
        match field.kind:
            case FieldKind.WORDS:
                builder.add_text_field(field.name, tokenizer_name="whitespace", index_option="freq")
            case FieldKind.BIGRAMS:
                builder.add_text_field(field.name, tokenizer_name="whitespace", index_option="position")
            case FieldKind.KEYWORD:
                builder.add_text_field(field.name, tokenizer_name="raw", index_option="basic", fast=True)
            case FieldKind.ORDER:
                builder.add_unsigned_field(field.name, fast=True)
            case FieldKind.STORED:
                builder.add_bytes_field(field.name, stored=True)
    return builder.build()


def _in_time(searcher: tantivy.Searcher, query: Query, plan: Plan) -> _Page:
    total, hits = _search(searcher, query, plan.offset, plan.limit, _ORDER_FIELDS[plan.sort])
    return total, [(0.0, address) for _, address in hits]


def _search(searcher: tantivy.Searcher, query: Query, offset: int, limit: int, order: str | None = None) -> _Page:
    # A limit of 0 makes tantivy panic. `count` is there, though tantivy's stub does not name it.
    found: Any = searcher.search(query, limit=max(limit, 1), offset=offset, order_by_field=order)
    return found.count, found.hits[:limit]


def _load(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> Stored:
    stored: Any = searcher.doc(address).get_first(STORED)
    return from_stored(bytes(stored).decode())


def _buckets(counted: list[dict[str, Any]]) -> tuple[Bucket, ...]:
    buckets = [Bucket(str(row["key"]), int(row["doc_count"])) for row in counted if row["doc_count"]]
    return tuple(sorted(buckets, key=lambda bucket: (-bucket.count, bucket.value)))
