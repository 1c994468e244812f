"""Rows of `captures`, written."""

import sqlite3
from typing import Any

from zhengfa.archive.clock import iso_utc
from zhengfa.archive.keeping import Plan
from zhengfa.archive.records import Capture, Run
from zhengfa.archive.store import Archive
from zhengfa.archive.urls import canonical_url
from zhengfa.archive.warc import Position, payload_sha256


def insert_capture(archive: Archive, run: Run, plan: Plan, position: Position, holder: Capture | None) -> Capture:
    """Add the capture that a run wrote at a position of its WARC file; `holder` holds its payload if it does not."""
    response = plan.response
    values: dict[str, Any] = {
        "run_id": run.id,
        "url": response.url,
        "canonical_url": canonical_url(response.url),
        "fetched_at": iso_utc(response.fetched_at),
        "status": response.status,
        "content_type": response.content_type or (holder.content_type if holder else ""),  # 304 says none
        "warc_file": run.warc_file,
        "warc_offset": position.offset,
        "warc_length": position.length,
        "payload_sha256": holder.payload_sha256 if holder else payload_sha256(response.payload),
        "tls_verified": response.tls_verified,
        "imported_from": response.imported_from,
        "refers_to": holder.id if holder else None,
        "request_offset": position.request_offset,
    }
    return archive.capture(insert(archive.connection, "captures", values))


def insert(connection: sqlite3.Connection, table: str, values: dict[str, Any]) -> int:
    """Add a row; its rowid."""
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    # Table and columns are named in this package; only values come from outside.
    cursor = connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))
    return cursor.lastrowid or 0
