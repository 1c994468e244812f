"""The formats of exports, by their names and the ends of file names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from zhengfa.archive.errors import InputError
from zhengfa.indexer.export.citations import to_bibtex, to_gbt7714, to_ris
from zhengfa.indexer.export.columns import Column
from zhengfa.indexer.export.texts import ToText, cited, csv_head, to_csv, to_json_lines


@dataclass(frozen=True, slots=True)
class TextFormat:
    """A format that is text, made row by row: it can be sent on as it is made, and gone on with where it broke off."""

    name: str
    suffix: str
    media_type: str
    rows: ToText
    head: Callable[[Sequence[Column]], str] = lambda columns: ""
    has_columns: bool = True  # whether columns can be chosen


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format whose files are whole only at their end. Its library is loaded when it is asked for."""

    name: str
    suffix: str
    media_type: str
    module: str
    writer: str

    def open(self, path: Path, columns: Sequence[Column]) -> Any:
        """A writer of a new file."""
        return getattr(import_module(self.module), self.writer)(path, columns)


_HERE = "zhengfa.indexer.export"
FORMATS: dict[str, TextFormat | FileFormat] = {
    one.name: one
    for one in (
        TextFormat("csv", ".csv", "text/csv; charset=utf-8", to_csv, csv_head),
        FileFormat(
            "xlsx",
            ".xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            f"{_HERE}.workbook",
            "Workbook",
        ),
        TextFormat("jsonl", ".jsonl", "application/jsonl; charset=utf-8", to_json_lines),
        FileFormat("parquet", ".parquet", "application/vnd.apache.parquet", f"{_HERE}.parquet", "ParquetFile"),
        TextFormat("ris", ".ris", "application/x-research-info-systems", cited(to_ris), has_columns=False),
        TextFormat("bibtex", ".bib", "application/x-bibtex; charset=utf-8", cited(to_bibtex), has_columns=False),
        TextFormat("gbt7714", ".txt", "text/plain; charset=utf-8", cited(to_gbt7714), has_columns=False),
    )
}
_BY_SUFFIX = {one.suffix: one for one in FORMATS.values()}


def format_of(path: Path) -> TextFormat | FileFormat:
    """The format that a file's name means; raises InputError."""
    found = _BY_SUFFIX.get(path.suffix.lower())
    if found is None:
        advice = f"end it with {', '.join(_BY_SUFFIX)}, or name a --format"
        raise InputError("the name says no format", where=str(path), advice=advice)
    return found
