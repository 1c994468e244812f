"""Adds documents to one version of an index on Elasticsearch, many at a time."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.helpers import streaming_bulk

from zhengfa.indexer.document import Document
from zhengfa.indexer.elastic.errors import BUSY, translated, unavailable
from zhengfa.indexer.elastic.versions import IndexVersions
from zhengfa.indexer.mapping import TIE
from zhengfa.indexer.stored import to_texts

CHUNK = 500  # documents in one request, as many as between two commits of an update
CHUNK_BYTES = 20_000_000  # and no more than that: a server refuses 100 MB
# A server that is too busy (429) or has just lost a node (503) is asked again for what it did not take: after 0.5, 1,
# 2 … seconds, two minutes in all, which is longer than a cluster takes to do without a node.
RETRIES, FIRST_WAIT, LONGEST_WAIT = 9, 0.5, 30.0
RETRIED = (429, 503)
_NEWER = 409  # what the index holds is as new or newer
_GONE = 404  # a document to be removed that is not there


def _patiently(request: Callable[[], object]) -> None:
    """Send a request again and again, as `streaming_bulk` does, while a cluster is busy or without its master."""
    for retry in range(RETRIES):
        try:
            request()
            return
        except (ApiError, TransportError) as error:
            if isinstance(error, ApiError) and error.status_code not in BUSY:
                raise
            time.sleep(min(LONGEST_WAIT, FIRST_WAIT * 2**retry))
    request()


class ElasticWriter:
    """Adds documents to one version of the index. Repeats and late arrivals change nothing: versions are compared.

    While the server takes one request, the documents of the next are made.
    """

    def __init__(self, client: Elasticsearch, versions: IndexVersions, version: str, where: str) -> None:
        self.refused: dict[str, str] = {}
        self._client, self._versions, self._version, self._where = client, versions, version, where
        self._waiting: list[dict[str, Any]] = []
        self._sender = ThreadPoolExecutor(1)  # one request at a time: the changes of an article come in their order
        self._under_way: Future[None] | None = None

    def add(self, document: Document) -> None:
        """Add a document, in the place of an earlier one with its id."""
        source = {**document.tokens, **document.keywords, **document.numbers, **to_texts(document.stored)}
        self._send(
            {"_id": document.article_id, "version": document.seq, "version_type": "external_gte", "_source": source}
        )

    def remove(self, tie: int) -> None:
        """Remove the document with a tie-break, if there is one."""
        with translated(self._where):
            found = self._client.search(index=self._version, query={"term": {TIE: tie}}, source=False, version=True)
        for hit in found["hits"]["hits"]:
            # By its own version: a plain delete would count it up, and the same document could not come back.
            self._send(
                {"_op_type": "delete", "_id": hit["_id"], "version": hit["_version"], "version_type": "external_gte"}
            )

    def commit(self, watermark: int) -> None:
        """Send what is waiting, make it findable, then note the watermark: a crash in between repeats some."""
        self._flush()
        self._finish()
        with translated(self._where):
            _patiently(lambda: self._client.indices.refresh(index=self._version))
            _patiently(lambda: self._versions.note(self._version, watermark))

    def close(self) -> None:
        """Wait for what is under way, and drop what was not sent."""
        self._sender.shutdown()

    def _send(self, action: dict[str, Any]) -> None:
        self._waiting.append({"_index": self._version, **action})
        if len(self._waiting) >= CHUNK:
            self._flush()

    def _flush(self) -> None:
        self._finish()
        self._under_way = self._sender.submit(self._deliver, self._waiting)
        self._waiting = []

    def _finish(self) -> None:
        """Wait for the request that is under way; raises what it raised."""
        under_way, self._under_way = self._under_way, None
        if under_way:
            under_way.result()

    def _deliver(self, actions: list[dict[str, Any]]) -> None:
        with translated(self._where):
            for item in self._bulk(actions):
                if item["status"] in RETRIED:
                    raise unavailable("Elasticsearch is too busy", self._where)
                if item["status"] not in (_NEWER, _GONE):
                    self.refused[item["_id"]] = str(item.get("error", {}).get("reason", item["status"]))

    def _bulk(self, actions: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Send actions; what is not taken even after the retries."""
        sent = streaming_bulk(
            self._client,
            actions,
            chunk_size=CHUNK,
            max_chunk_bytes=CHUNK_BYTES,
            raise_on_error=False,
            max_retries=RETRIES,
            initial_backoff=FIRST_WAIT,
            max_backoff=LONGEST_WAIT,
            retry_on_status=RETRIED,
            yield_ok=False,
        )
        for _, item in sent:
            [outcome] = item.values()
            yield outcome
