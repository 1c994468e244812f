"""The mapping as tantivy's schema, and documents as tantivy takes them."""

import zlib
from typing import Any

import tantivy

from zhengfa.indexer.document import Document
from zhengfa.indexer.mapping import FIELDS, STORED, FieldKind
from zhengfa.indexer.stored import to_text


def create_schema() -> tantivy.Schema:
    """The schema of every index."""
    builder = tantivy.SchemaBuilder()
    for field in FIELDS:
        match field.kind:
            case FieldKind.TOKENS:
                builder.add_text_field(field.name, tokenizer_name="whitespace", index_option="freq")
            case FieldKind.PLACED:
                builder.add_text_field(field.name, tokenizer_name="whitespace", index_option="position")
            case FieldKind.KEYWORD:
                builder.add_text_field(field.name, tokenizer_name="raw", index_option="basic", fast=True)
            case FieldKind.NUMBER:
                builder.add_unsigned_field(field.name, indexed=True, fast=True)
            case FieldKind.STORED:
                builder.add_bytes_field(field.name, stored=True)
    return builder.build()


def to_tantivy(document: Document, schema: tantivy.Schema) -> tantivy.Document:
    """A document as tantivy takes it. What is stored is deflated: tantivy's own compression saves half as much."""
    keywords = {name: list(v) if isinstance(v, tuple) else v for name, v in document.keywords.items()}
    values: dict[str, Any] = {**document.tokens, **keywords, **document.numbers}
    values[STORED] = zlib.compress(to_text(document.stored).encode())
    return tantivy.Document.from_dict(values, schema)


def stored_of(document: tantivy.Document) -> str:
    """What a document keeps for its hits."""
    kept: Any = document.get_first(STORED)
    return zlib.decompress(bytes(kept)).decode()
