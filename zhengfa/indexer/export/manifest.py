"""What is told of an export: what was asked, of what, when, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zhengfa import __version__
from zhengfa.archive.clock import iso_utc
from zhengfa.indexer.export.columns import Column
from zhengfa.indexer.export.gaps import Coverage
from zhengfa.indexer.export.taking import Taken
from zhengfa.indexer.language.explaining import Language, explain
from zhengfa.indexer.language.names import Names
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.language.unparsing import unparse
from zhengfa.indexer.limits import excluded_text
from zhengfa.indexer.mapping import RULES
from zhengfa.indexer.query import FacetName, Query


@dataclass(frozen=True, slots=True)
class Asked:
    """What an export is asked for."""

    query: Query
    names: Names
    format: str
    columns: tuple[Column, ...]  # none for references
    engine: str
    coverage: Coverage

    def values(self) -> dict[str, Any]:
        """As a manifest has it: two exports with the same values, of the same state of an index, are the same."""
        tree = parse(self.query.text, self.names)
        return {
            "query": self.query.text,
            "parsed": unparse(tree) if tree else "",
            "explained": explain(tree, Language.ENGLISH) if tree else "every article",
            "filters": {name.value: list(values) for name in FacetName if (values := getattr(self.query, name))},
            "excluded": list(map(excluded_text, self.query.excluded)),
            "since": self.query.since.isoformat() if self.query.since else None,
            "until": self.query.until.isoformat() if self.query.until else None,
            "sort": self.query.sort.value,
            "format": self.format,
            "columns": [column.name for column in self.columns],
            "engine": self.engine,
            "index_rules": RULES,
            "software": f"zhengfa {__version__}",
        }


def to_manifest(asked: Asked, taken: Taken, started: datetime, ended: datetime, sequence: int) -> dict[str, Any]:
    """The manifest of an export that came to its end, but for what only its file tells."""
    return {
        **asked.values(),
        "index_watermark": taken.watermark,
        "archive_sequence": sequence,
        "started_at": iso_utc(started),
        "ended_at": iso_utc(ended),
        "rows_found": taken.total,
        "rows_written": taken.written,
        "rows_by_portal": dict(taken.by_portal.most_common()),
        "coverage": asked.coverage.values(asked.query, asked.names, taken),
    }
