"""The engine that keeps its index on an Elasticsearch cluster."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch, NotFoundError

from zhengfa.indexer.conditions import Everything
from zhengfa.indexer.counting import by_count, by_value
from zhengfa.indexer.elastic.errors import translated
from zhengfa.indexer.elastic.requests import (
    FILTERED,
    HISTOGRAM,
    LANES,
    page_request,
    to_place,
)
from zhengfa.indexer.elastic.versions import IndexVersions
from zhengfa.indexer.elastic.writer import ElasticWriter
from zhengfa.indexer.engine import Found, IndexWriter, Plan, Row, Walk
from zhengfa.indexer.locks import PATIENCE, IndexLocks
from zhengfa.indexer.mapping import BODY, FINGERPRINT, RULES, STORED, TIE
from zhengfa.indexer.query import Bucket, FacetName, Sort
from zhengfa.settings.models import Settings

SEARCH_TIMEOUT = 10.0  # seconds: people do not wait longer for a page
WRITE_TIMEOUT = 60.0  # seconds: a bulk request of 500 articles takes one or two
DEEPEST = 10_000  # hits that a server counts off; what lies deeper is gone to by `search_after`
WALKED = 1_000  # hits a request when all are given
KEEP_ALIVE = "5m"  # how long a server keeps the state of its index between two such requests


def connect(hosts: Sequence[str], **secured: Any) -> Elasticsearch:
    """A client of a cluster; a node that does not answer is left alone for a while, and the next one is asked."""
    return Elasticsearch(list(hosts), request_timeout=SEARCH_TIMEOUT, max_retries=len(hosts), **secured)


class ElasticEngine:
    """An engine that searches and writes one index of a cluster."""

    name = "elasticsearch"

    def __init__(
        self, client: Elasticsearch, name: str, locks: Path, *, rules: str = RULES, patience: float = PATIENCE
    ) -> None:
        self._where = ", ".join(node.base_url for node in client.transport.node_pool.all())
        self._client = client
        self._writing = self._client.options(request_timeout=WRITE_TIMEOUT, max_retries=3, retry_on_timeout=True)
        self._versions = IndexVersions(self._writing, name, rules)
        self._locks = IndexLocks(locks, patience)

    def watermark(self) -> int:
        """The number of the last change that is in the index; 0 if there is no index."""
        with translated(self._where):
            live = self._versions.live()
            return int(self._versions.state(live)["watermark"]) if live else 0

    @contextmanager
    def update(self) -> Iterator[IndexWriter]:
        """A writer into the live index."""
        with self._locks.writing():
            with translated(self._where):
                live = self._versions.live()
                if live:
                    self._versions.state(live)
                version = live or self._versions.create()
                if live is None:  # so that what is killed goes on from its last commit
                    self._versions.swap_in(version)
            with closing(self._writer(version)) as writer:
                yield writer

    @contextmanager
    def rebuild(self) -> Iterator[IndexWriter]:
        """A writer into a new index beside the live one, which goes on being searched and updated until the end."""
        with self._locks.rebuilding():
            with self._locks.writing(), translated(self._where):
                self._versions.clear()
                version = self._versions.create()
            with closing(self._writer(version)) as writer:
                yield writer
            with self._locks.writing(), translated(self._where):
                self._versions.swap_in(version)

    def find(self, plan: Plan) -> Found:
        """Run a plan."""
        plan = self._reached(plan)
        answer = self._search(index=self._versions.searched, **page_request(plan))
        counts = answer.get("aggregations", {})
        return Found(
            total=answer["hits"]["total"]["value"],
            rows=tuple(_row(plan, hit) for hit in answer["hits"]["hits"]),
            facets={name: by_count(_facet(counts, name)["buckets"]) for name in plan.facets},
            histogram=by_value(counts[FILTERED][HISTOGRAM]["buckets"]) if plan.interval else (),
            lanes=_lanes(counts) if plan.interval and plan.lanes else {},
        )

    def walk(self, plan: Plan) -> Walk:
        """Every row of a plan from its offset on."""
        plan = self._reached(replace(plan, limit=WALKED, facets=(), interval=None))
        answers = self._walked(page_request(plan))
        first = next(answers)
        return Walk(first["hits"]["total"]["value"], _rows(plan, first, answers))

    def inventory(self) -> Iterator[tuple[int, int]]:
        """The tie-break and the fingerprint of every document."""
        plan = Plan(Everything(), {}, Sort.NEWEST, 0, 0)
        request = page_request(plan) | {"sort": [{TIE: "desc"}], "docvalue_fields": [FINGERPRINT], "_source": False}
        for answer in self._walked(request, DEEPEST):
            yield from ((hit["sort"][0], hit["fields"][FINGERPRINT][0]) for hit in answer["hits"]["hits"])

    def _writer(self, version: str) -> ElasticWriter:
        return ElasticWriter(self._writing, self._versions, version, self._where)

    def _reached(self, plan: Plan) -> Plan:
        """The plan, its offset replaced by the place behind it if that lies too deep to be counted off."""
        if plan.after or plan.offset + plan.limit <= DEEPEST:
            return plan
        place, left = None, plan.offset
        while left:
            step = replace(plan, offset=0, limit=min(left, DEEPEST), after=place, facets=(), interval=None)
            answer = self._search(index=self._versions.searched, **page_request(step), source=False)
            hits = answer["hits"]["hits"]
            if not hits:
                break
            place, left = to_place(plan.sort, hits[-1]["sort"]), left - len(hits)
        return replace(plan, after=place)

    def _walked(self, request: dict[str, Any], size: int = WALKED) -> Generator[dict[str, Any]]:
        """The answers that hold all hits of a request, on one state of the index; the first tells how many they are."""
        with translated(self._where):
            opened = self._client.open_point_in_time(index=self._versions.searched, keep_alive=KEEP_ALIVE)
        pit = {"id": opened["id"], "keep_alive": KEEP_ALIVE}
        request = request | {"size": size, "track_total_hits": True}
        try:
            while True:
                answer = self._search(**request, pit=pit)
                yield answer
                hits, pit["id"] = answer["hits"]["hits"], answer["pit_id"]
                if not hits:
                    return
                request = {**request, "search_after": hits[-1]["sort"], "track_total_hits": False}
                request.pop("from", None)
        finally:
            self._client.options(ignore_status=404).close_point_in_time(id=pit["id"])

    def _search(self, **request: Any) -> dict[str, Any]:
        with translated(self._where):
            try:
                answer: dict[str, Any] = self._client.search(**request, allow_partial_search_results=False).body
                return answer
            except NotFoundError:
                raise self._versions.missing() from None


def _rows(plan: Plan, first: dict[str, Any], others: Generator[dict[str, Any]]) -> Generator[Row]:
    with closing(others):
        for answer in chain((first,), others):
            yield from (_row(plan, hit) for hit in answer["hits"]["hits"])


def _row(plan: Plan, hit: dict[str, Any]) -> Row:
    return Row(to_place(plan.sort, hit["sort"]), hit["_source"][STORED], hit["_source"].get(BODY, ""))


def _lanes(counts: dict[str, Any]) -> dict[str, tuple[Bucket, ...]]:
    rows = counts[FILTERED][LANES]["buckets"]
    return {row["key"]: by_value(row[HISTOGRAM]["buckets"]) for row in rows if row["doc_count"]}


def _facet(counts: dict[str, Any], name: FacetName) -> dict[str, Any]:
    found: dict[str, Any] = counts[name if name in counts else FILTERED][name]
    return found


def from_settings(settings: Settings, locks: Path) -> ElasticEngine:
    """The engine as the settings have it."""
    cluster = settings.elasticsearch
    secured = {
        "api_key": cluster.api_key.get_secret_value(),
        "ca_certs": str(cluster.ca_certs) if cluster.ca_certs else "",
    }
    client = connect(settings.hosts, **{name: value for name, value in secured.items() if value})
    return ElasticEngine(client, cluster.index, locks)
