"""Finding saved pages: files, folders, and pages.csv tables that say which file came from which URL."""

import csv
import io
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from zhengfa.archive.errors import InputError
from zhengfa.archive.urls import is_web_url
from zhengfa.crawler.extraction.decode import decode

TABLE = "pages.csv"
SNIFFED = 4096  # bytes: a page says what it is in its head


class FileKind(StrEnum):
    """What a file holds."""

    HTML = "html"
    TEXT = "text"
    WARC = "warc"
    WACZ = "wacz"
    OTHER = "other"


WARC_SUFFIXES = (".warc", ".warc.gz")
WACZ_SUFFIX = ".wacz"
_KINDS = {
    FileKind.HTML: (".html", ".htm", ".shtml", ".shtm", ".jhtml", ".xhtml", ".aspx", ".asp", ".jsp", ".php"),
    FileKind.TEXT: (".txt", ".text"),
    FileKind.WARC: WARC_SUFFIXES,
    FileKind.WACZ: (WACZ_SUFFIX,),
}


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A file to import; its URL if the user named it, and whether the user named the file itself."""

    path: Path
    url: str | None = None
    is_named: bool = False


def find_files(paths: Sequence[Path], url: str | None, archive_folder: Path) -> list[SavedFile]:
    """All files behind the paths, in a fixed order; raises InputError if a path or a table cannot be used.

    The archive's own folder is passed over: it holds what was imported already.
    """
    for path in paths:
        if not path.exists():
            raise InputError("no such file or folder", where=str(path))
    if url is not None and not is_web_url(url):
        raise InputError(f"{url!r} is no http or https URL", where="--url")
    if url is not None and (len(paths) != 1 or not paths[0].is_file() or paths[0].name == TABLE):
        raise InputError("--url names the page of one file", advice="for more files, write a pages.csv of file,url")
    found = (file for path in paths for file in _files_at(path, url))
    return [file for file in found if not file.path.resolve().is_relative_to(archive_folder.resolve())]


def kind_of(path: Path, head: bytes) -> FileKind:
    """What a file holds, by its name, or else by its first bytes."""
    name = path.name.lower()
    for kind, suffixes in _KINDS.items():
        if name.endswith(suffixes):
            return kind
    if head.startswith(b"WARC/1."):
        return FileKind.WARC
    start = head[:SNIFFED].lower()
    return FileKind.HTML if b"<html" in start or b"<!doctype html" in start else FileKind.OTHER


def readable(path: Path) -> str:
    """A path as text: names may be bytes of any encoding, as those that old archivers unpack, or hold line ends."""
    return printable(decode(os.fsencode(path.absolute())).text)


def printable(text: str) -> str:
    """A text of others without what would end a line or steer a terminal."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def _files_at(path: Path, url: str | None) -> Iterator[SavedFile]:
    if path.is_file():
        yield from _table(path) if path.name == TABLE else [SavedFile(path, url, is_named=True)]
        return
    tabled: dict[Path, SavedFile] = {}
    for table in sorted(path.rglob(TABLE)):
        tabled |= {file.path.resolve(): file for file in _table(table)}
    yield from tabled.values()
    for file in sorted(path.rglob("*")):
        is_hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.is_file() and file.name != TABLE and not is_hidden and file.resolve() not in tabled:
            yield SavedFile(file)


def _table(path: Path) -> list[SavedFile]:
    """The rows of a table of file and URL; files are named from the table's own folder. A heading is optional."""
    text = decode(path.read_bytes()).text  # spreadsheets write GB18030 as well as UTF-8
    rows = [(number, row) for number, row in enumerate(csv.reader(io.StringIO(text)), 1) if any(row)]
    file_at, url_at = 0, 1
    if rows and {"file", "url"} <= {cell.strip().lower() for cell in rows[0][1]}:
        heading = [cell.strip().lower() for cell in rows.pop(0)[1]]
        file_at, url_at = heading.index("file"), heading.index("url")
    return [_table_row(path, number, row, file_at, url_at) for number, row in rows]


def _table_row(path: Path, number: int, row: list[str], file_at: int, url_at: int) -> SavedFile:
    if len(row) <= max(file_at, url_at) or not row[file_at].strip():
        raise InputError("a row needs a file and a URL", where=f"{path} line {number}")
    url = row[url_at].strip()
    if url and not is_web_url(url):
        raise InputError(f"{url!r} is no http or https URL", where=f"{path} line {number}")
    return SavedFile(path.parent / row[file_at].strip(), url or None, is_named=True)
