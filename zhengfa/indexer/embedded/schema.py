"""The mapping as tantivy's schema, and documents as tantivy takes them."""

import zlib
from typing import Any

import tantivy

from zhengfa.indexer.document import Document
from zhengfa.indexer.mapping import FIELDS, FieldKind
from zhengfa.indexer.stored import to_texts


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
    values |= {name: zlib.compress(text.encode()) for name, text in to_texts(document.stored).items()}
    return tantivy.Document.from_dict(values, schema)


def kept_in(document: tantivy.Document, field: str) -> str:
    """What a document keeps in a field for its hits."""
    kept: Any = document.get_first(field)
    return zlib.decompress(bytes(kept)).decode()
