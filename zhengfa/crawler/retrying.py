"""What is in the quarantine, read again: limits may have been raised, originals imported, files put right."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from urllib.parse import unquote_to_bytes, urlsplit

from zhengfa.archive.quarantine import FOLDER, WHOLE, Item, quarantined
from zhengfa.archive.records import OutcomeKind
from zhengfa.archive.wacz import read_wacz
from zhengfa.archive.warc_frames import Span
from zhengfa.crawler.import_items import Again, Done, Found, Refusal, refusal
from zhengfa.crawler.importing import take_found
from zhengfa.crawler.intake import Intake, Outcome
from zhengfa.crawler.saved_pages import SavedFile
from zhengfa.crawler.web_archives import WebArchives

_CHUNK = 1 << 20


def retry(intake: Intake, web_archives: WebArchives) -> Iterator[tuple[SavedFile, Outcome]]:
    """Import everything again that is in the quarantine; what is read now is released from it."""
    items = quarantined(intake.recorder.archive)
    yield from take_found(intake, (found for item in items for found in _try(item, web_archives)))


def _try(item: Item, web_archives: WebArchives) -> Iterator[Found]:
    is_left = False
    for found in _read_again(item, web_archives):
        is_left = is_left or isinstance(found, Again) or (isinstance(found, Refusal) and found.aside is not None)
        yield found
    if not is_left:
        yield Done(item)


def _read_again(item: Item, web_archives: WebArchives) -> Iterator[Found]:
    file = SavedFile(_path(item))
    try:
        if item.aside.span == WHOLE:
            yield from web_archives.read_wacz(file, item.aside.member or None)
            return
        with _opened(item, file.path, web_archives) as source:
            yield from web_archives.read(file, source, item.aside.member, item)
    except OSError as error:
        yield refusal(file, item.url, OutcomeKind.UNREADABLE, error.strerror or str(error), item.aside)


@contextmanager
def _opened(item: Item, path: Path, web_archives: WebArchives) -> Iterator[IO[bytes]]:
    """The copy of a stretch; or the stretch, from the file where it stands."""
    if item.aside.copy is not None:
        with (web_archives.archive.folder / FOLDER / item.aside.copy).open("rb") as copy:
            yield copy
    elif item.aside.member:
        members = read_wacz(path, web_archives.wacz_limits, item.aside.member)
        member = next(members, None)
        if member is None or member.file is None:
            raise OSError(member.reason if member else f"no longer holds {item.aside.member}")
        with _stretch(member.file, item.aside.span) as stretch:
            yield stretch
        members.close()
    else:
        with path.open("rb") as whole, _stretch(whole, item.aside.span) as stretch:
            yield stretch


@contextmanager
def _stretch(source: IO[bytes], span: Span) -> Iterator[IO[bytes]]:
    with TemporaryFile() as file:
        source.seek(span.offset)
        left = span.length
        while chunk := source.read(min(_CHUNK, left)):
            file.write(chunk)
            left -= len(chunk)
        file.seek(0)
        yield file


def _path(item: Item) -> Path:
    return Path(os.fsdecode(unquote_to_bytes(urlsplit(item.aside.file).path)))
