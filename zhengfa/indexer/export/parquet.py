"""Parquet: typed columns, lists as lists, and what is told of the export in the file's metadata."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from zhengfa.indexer.export.columns import Column, Exported, cells_of

KEY = "zhengfa_manifest"  # of the metadata, as JSON
_TYPES = {str: pa.string(), int: pa.int64(), bool: pa.bool_(), tuple: pa.list_(pa.string())}


class ParquetFile:
    """A Parquet file that is written a row group at a time."""

    cut = 0  # cells that did not fit: none

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        self._columns = columns
        self._schema = pa.schema([(column.name, _TYPES[column.kind]) for column in columns])
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")

    def add(self, rows: Iterable[Exported]) -> None:
        """Write articles."""
        cells = [cells_of(self._columns, row) for row in rows]
        if not cells:
            return
        columns = zip(zip(*cells, strict=True), self._schema, strict=True)
        arrays = [pa.array(column, type=field.type) for column, field in columns]
        self._writer.write_batch(pa.record_batch(arrays, schema=self._schema))

    def abandon(self) -> None:
        """Let go of what is open."""
        self._writer.close()

    def finish(self, manifest: Mapping[str, Any]) -> None:
        """Add what is told of the export, and finish the file."""
        self._writer.add_key_value_metadata({KEY: json.dumps(manifest, ensure_ascii=False)})
        self._writer.close()
