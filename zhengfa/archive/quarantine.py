"""What an import set aside: records of other people's archives that cannot be used as they are, to be tried again."""

import os
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from zhengfa.archive.clock import iso_utc, now
from zhengfa.archive.recorder import Recorder
from zhengfa.archive.store import Archive
from zhengfa.archive.warc import sync_folder
from zhengfa.archive.warc_frames import Span

FOLDER = "quarantine"  # in the archive's folder
WHOLE = Span(-1, 0)  # a file that could not be looked into
# Bytes of a stretch that is copied; of a longer one it is said where it stands. A damaged member may be a whole video.
MOST_COPIED = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch of a file, or of a member of a WACZ file, that is set aside."""

    file: str  # a file: URL, since paths may be bytes of any encoding
    member: str  # "": the file itself
    span: Span
    copy: str | None = None  # its name in the quarantine's folder


@dataclass(frozen=True, slots=True)
class Item:
    """What is in the quarantine: what was set aside, and why."""

    id: int
    aside: Aside
    url: str
    kind: str  # the outcome
    reason: str


def is_copied(span: Span) -> bool:
    """Whether a stretch is one that `copy_aside` takes."""
    return span != WHOLE and span.length <= MOST_COPIED


def copy_aside(archive: Archive, aside: Aside, data: bytes) -> Aside:
    """Put a stretch's bytes into the quarantine, durably, under a name that is their digest: they are there once."""
    folder = archive.folder / FOLDER
    folder.mkdir(exist_ok=True)
    suffix = ".warc.gz" if data.startswith(b"\x1f\x8b") else ".warc"
    path = folder / f"{sha256(data).hexdigest()}{suffix}"
    if not path.exists():
        _write(path, data)
    return replace(aside, copy=path.name)


def set_aside(recorder: Recorder, aside: Aside, url: str, kind: str, reason: str) -> None:
    """Put it on the list; what is there already has its latest reason."""
    values = (recorder.run.id, aside.file, aside.member, aside.span.offset, aside.span.length)
    with recorder.transaction() as connection:
        connection.execute(
            """INSERT INTO quarantine (run_id, file, member, first_byte, length, url, kind, reason, copy, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (file, member, first_byte) DO UPDATE SET
            run_id = excluded.run_id, length = excluded.length, url = excluded.url, kind = excluded.kind,
            reason = excluded.reason, copy = coalesce(excluded.copy, copy), at = excluded.at, released_by = NULL""",
            (*values, url, kind, reason, aside.copy, iso_utc(now())),
        )


def release(recorder: Recorder, item: Item) -> None:
    """Note that it was read after all. Its copy stays."""
    with recorder.transaction() as connection:
        connection.execute("UPDATE quarantine SET released_by = ? WHERE item_id = ?", (recorder.run.id, item.id))


def quarantined(archive: Archive) -> Sequence[Item]:
    """What is in the quarantine, in the order in which it came there."""
    rows = archive.connection.execute("SELECT * FROM quarantine WHERE released_by IS NULL ORDER BY item_id")
    return [_to_item(row) for row in rows]


def quarantined_counts(archive: Archive) -> dict[str, int]:
    """How many things are in the quarantine, by the outcome that brought them there."""
    sql = "SELECT kind, count(*) AS n FROM quarantine WHERE released_by IS NULL GROUP BY kind ORDER BY kind"
    return {row["kind"]: row["n"] for row in archive.connection.execute(sql)}


def _to_item(row: sqlite3.Row) -> Item:
    aside = Aside(row["file"], row["member"], Span(row["first_byte"], row["length"]), row["copy"])
    return Item(row["item_id"], aside, row["url"], row["kind"], row["reason"])


def _write(path: Path, data: bytes) -> None:
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    with unfinished.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)
    sync_folder(path.parent)
