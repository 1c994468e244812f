"""A whole result into a file or a stream, with its manifest.

A file has its name only when it is whole: until then it ends in `.part`, and beside it stands how far it is. Text goes
on from there, as long as the index is as it was; other formats begin again.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from zhengfa.archive.clock import from_iso_utc, iso_utc, now
from zhengfa.archive.errors import InputError
from zhengfa.archive.store import Archive
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.export.formats import FORMATS, FileFormat, TextFormat
from zhengfa.indexer.export.manifest import Asked, to_manifest
from zhengfa.indexer.export.taking import Taken, take

PART, STATE, MANIFEST = ".part", ".part.json", ".manifest.json"  # behind a file's name
_CHUNK = 1 << 20  # bytes read at once to take a digest

Advance = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class _State:
    """How far a file is."""

    asked: dict[str, Any]
    watermark: int
    started: datetime
    rows: int
    size: int  # bytes
    by_portal: dict[str, int]
    days: tuple[str | None, str | None]  # the first and the last that one of them was published

    def save(self, path: Path) -> None:
        values = {
            "asked": self.asked,
            "index_watermark": self.watermark,
            "started_at": iso_utc(self.started),
            "rows_written": self.rows,
            "bytes": self.size,
            "rows_by_portal": self.by_portal,
            "days": self.days,
        }
        new = path.with_name(path.name + "~")
        new.write_text(json.dumps(values, ensure_ascii=False), "utf-8")
        new.replace(path)


def export_file(
    engine: Engine, archive: Archive, asked: Asked, path: Path, advance: Advance, *, resumes: bool = False
) -> dict[str, Any]:
    """Write a result to a file, and its manifest beside it; gives the manifest. Raises InputError or EngineError."""
    made = FORMATS[asked.format]
    if resumes and isinstance(made, FileFormat):
        raise InputError(f"{made.name} cannot be gone on with", where=str(path), advice="export it again, or to .csv")
    part, state = (path.with_name(path.name + end) for end in (PART, STATE))
    before = _load(state, part, asked) if resumes else None
    started = before.started if before else now()
    with take(engine, archive, asked.query, asked.names, asked.columns, before.rows if before else 0) as taken:
        if before:
            _check(before, taken, path)
        advance(taken.written, taken.total)
        if isinstance(made, TextFormat):
            _write_text(part, state, asked, made, taken, started, advance, before)
            told = to_manifest(asked, taken, started, now(), archive.sequence())
        else:
            told = _write_file(part, asked, made, taken, started, advance, archive.sequence())
    return _finish(part, state, path, told)


def stream(made: TextFormat, asked: Asked, taken: Taken) -> Iterator[bytes]:
    """A result as the bytes of its file, a batch at a time."""
    yield made.head(asked.columns).encode()
    for batch in taken.batches():
        yield made.rows(asked.columns, batch).encode()


def _check(before: _State, taken: Taken, path: Path) -> None:
    """Go on counting where an export broke off, if the index is as it was."""
    if before.watermark != taken.watermark:
        advice = "start again without --resume"
        raise InputError("the index has changed since this export broke off", where=str(path), advice=advice)
    taken.by_portal.update(before.by_portal)
    taken.first_day, taken.last_day = before.days


def _write_text(
    part: Path,
    state: Path,
    asked: Asked,
    made: TextFormat,
    taken: Taken,
    started: datetime,
    advance: Advance,
    before: _State | None,
) -> None:
    chunks = stream(made, asked, taken)
    with _open(part, before.size if before else None) as file:
        if before:
            next(chunks)  # the heading is there
        for chunk in chunks:
            file.write(chunk)
            file.flush()
            _state(asked, taken, started, file.tell()).save(state)
            advance(taken.written, taken.total)


def _state(asked: Asked, taken: Taken, started: datetime, size: int) -> _State:
    days = taken.first_day, taken.last_day
    return _State(asked.values(), taken.watermark, started, taken.written, size, dict(taken.by_portal), days)


def _open(part: Path, size: int | None) -> BinaryIO:
    """A new file, or one that is gone on with behind what is known to be in it."""
    try:
        if size is None:
            return part.open("wb")
        file = part.open("r+b")
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", where=str(part)) from error
    file.truncate(size)
    file.seek(size)
    return file


def _write_file(
    part: Path, asked: Asked, made: FileFormat, taken: Taken, started: datetime, advance: Advance, sequence: int
) -> dict[str, Any]:
    _open(part, None).close()  # says what is wrong with the place before anything is made
    writer = made.open(part, asked.columns)
    try:
        for batch in taken.batches():
            writer.add(batch)
            advance(taken.written, taken.total)
        told = to_manifest(asked, taken, started, now(), sequence)
        writer.finish(told)
    except BaseException:
        writer.abandon()
        part.unlink(missing_ok=True)  # half of it is of no use to anybody
        raise
    return {**told, "cut_cells": writer.cut}


def _finish(part: Path, state: Path, path: Path, told: dict[str, Any]) -> dict[str, Any]:
    """The file under its own name, with its manifest, both durable."""
    if told["rows_written"] != told["rows_found"]:
        raise AssertionError(f"{told['rows_written']} of {told['rows_found']} rows")  # a defect of an engine
    with part.open("rb+") as file:
        digest = hashlib.sha256()
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
        os.fsync(file.fileno())
    told = {**told, "file": path.name, "bytes": part.stat().st_size, "sha256": digest.hexdigest()}
    path.with_name(path.name + MANIFEST).write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", "utf-8")
    part.replace(path)
    state.unlink(missing_ok=True)
    return told


def _load(state: Path, part: Path, asked: Asked) -> _State:
    """How far a file is; raises InputError if there is none, or if it is another export's."""
    advice = "start again without --resume"
    if not state.exists() or not part.exists():
        raise InputError("no export broke off here", where=str(part), advice=advice)
    try:
        values = json.loads(state.read_text("utf-8"))
        found = _State(
            values["asked"],
            values["index_watermark"],
            from_iso_utc(values["started_at"]),
            values["rows_written"],
            values["bytes"],
            values["rows_by_portal"],
            tuple(values["days"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            "what is known of the export that broke off is damaged", where=str(state), advice=advice
        ) from error
    if found.asked != asked.values():
        raise InputError("another export broke off here", where=str(part), advice=advice)
    return found
