"""Adds documents to one version of the embedded index."""

from pathlib import Path

import tantivy

from zhengfa.indexer.document import Document
from zhengfa.indexer.embedded.folder import write_state
from zhengfa.indexer.embedded.schema import to_tantivy
from zhengfa.indexer.mapping import ID, TIE

WRITER_MEMORY = 128_000_000  # bytes; tantivy's own default


class EmbeddedWriter:
    """Adds documents to one version of the index."""

    def __init__(self, version: Path, schema: tantivy.Schema, rules: str) -> None:
        self.refused: dict[str, str] = {}  # none: what tokens are made of, this engine takes
        self._version, self._rules = version, rules
        self._schema = schema
        # One thread: tokens are made on the other core.
        self._writer = tantivy.Index(schema, str(version)).writer(WRITER_MEMORY, num_threads=1)

    def add(self, document: Document) -> None:
        """Add a document, in the place of an earlier one with its id."""
        self._writer.delete_documents_by_term(ID, document.article_id)
        self._writer.add_document(to_tantivy(document, self._schema))

    def remove(self, tie: int) -> None:
        """Remove the document with a tie-break, if there is one."""
        # By a query: `delete_documents_by_term` finds no numbers.
        self._writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, TIE, tie))

    def commit(self, watermark: int) -> None:
        """Commit, then note the watermark: a crash in between adds some documents again, and loses none."""
        self._writer.commit()
        write_state(self._version, self._rules, watermark)

    def close(self) -> None:
        """Finish merging, drop what was not committed, and let go of tantivy's own lock."""
        self._writer.wait_merging_threads()
