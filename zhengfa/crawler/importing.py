"""Saved pages → captures → articles, in batches that are durable before anything is saved of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from zhengfa.archive.clock import now
from zhengfa.archive.recorder import Kept
from zhengfa.archive.records import OutcomeKind, Response
from zhengfa.archive.urls import is_home_page, is_web_url
from zhengfa.archive.warc_records import Damage, read_responses
from zhengfa.crawler.extraction.decode import declared_charset, decode
from zhengfa.crawler.extraction.page_url import stated_url
from zhengfa.crawler.intake import PROBLEMS, Intake, Outcome
from zhengfa.crawler.saved_pages import WARC_SUFFIXES, FileKind, SavedFile, kind_of, readable

# One commit for so many pages or bytes, whichever comes first: an fsync costs as much as reading several pages, and
# what a crash makes us do again, and what is held in memory, stays small.
BATCH_PAGES = 50
BATCH_BYTES = 32 * 1024 * 1024

_MEDIA_TYPES = {FileKind.HTML: "text/html", FileKind.TEXT: "text/plain"}
# What portals answered to whoever made a WARC: nothing that a user could mend.
_OF_THE_PAST = frozenset({OutcomeKind.BLOCKED, OutcomeKind.HTTP_ERROR})
_READ_TYPES = ("text/html", "application/xhtml+xml", "text/plain")


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of a file, and what is to be said of it in its outcome."""

    file: SavedFile
    response: Response
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Refusal:
    """A file, or a record of one, that holds no page."""

    file: SavedFile
    url: str
    outcome: Outcome


_Item = _Page | _Refusal


def import_files(intake: Intake, files: Iterable[SavedFile], page_limit: int) -> Iterator[tuple[SavedFile, Outcome]]:
    """Import files; gives the outcome of every page, and of every file that holds none, once it is durable."""
    for batch in _batches(item for file in files for item in _read(file, page_limit)):
        pages = [item for item in batch if isinstance(item, _Page)]
        kept = iter(intake.recorder.keep([page.response for page in pages]))
        with intake.recorder.transaction():
            outcomes = [_take(intake, item, kept) for item in batch]
        yield from zip((item.file for item in batch), outcomes, strict=True)


def _take(intake: Intake, item: _Item, kept: Iterator[Kept]) -> Outcome:
    if isinstance(item, _Refusal):
        return intake.refuse(item.url, item.outcome)
    return intake.take(next(kept), item.response.url, note=item.note)


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    batch: list[_Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.response.payload) if isinstance(item, _Page) else 0
        if len(batch) >= BATCH_PAGES or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read(file: SavedFile, page_limit: int) -> Iterator[_Item]:
    """The pages of a file."""
    address = file.path.absolute().as_uri()
    try:
        with file.path.open("rb") as opened:
            kind = kind_of(file.path, opened.read(4096))
        if kind is FileKind.OTHER:
            yield _refusal(file, address, OutcomeKind.UNSUPPORTED, "neither HTML, plain text nor WARC")
        elif kind is FileKind.WARC:
            yield from _read_warc(file, address, page_limit)
        elif (size := file.path.stat().st_size) > page_limit:
            yield _refusal(file, address, OutcomeKind.TOO_LARGE, f"{size} bytes; the limit is {page_limit}")
        else:
            yield _read_page(file, kind, address)
    except OSError as error:
        yield _refusal(file, address, OutcomeKind.UNREADABLE, error.strerror or str(error))


def _read_page(file: SavedFile, kind: FileKind, address: str) -> _Page:
    payload = file.path.read_bytes()
    stated = file.url
    if stated is None and kind is FileKind.HTML:
        stated = stated_url(decode(payload, declared_charset(payload)).text)
    note = ""
    if stated and is_home_page(stated):  # it would make one article of all pages that are said to come from there
        stated, note = None, f"{stated} names a whole site, so the file's path stands for the article's URL"
    response = Response(
        url=stated or address,
        payload=payload,
        fetched_at=now(),
        content_type=_MEDIA_TYPES[kind],
        imported_from=readable(file.path),
    )
    return _Page(file, response, note)


def _read_warc(file: SavedFile, address: str, page_limit: int) -> Iterator[_Item]:
    for found in read_responses(file.path):
        if isinstance(found, Damage):
            yield _refusal(file, f"{address}#{found.span.offset}", OutcomeKind.DAMAGED, found.reason)
        elif reason := _unfit(found):
            yield _refusal(file, found.url, OutcomeKind.UNSUPPORTED, reason)
        elif len(found.payload) > page_limit:
            yield _refusal(file, found.url, OutcomeKind.TOO_LARGE, f"{len(found.payload)} bytes")
        else:
            yield _Page(file, replace(found, imported_from=readable(file.path)))


def _unfit(response: Response) -> str:
    """Why a WARC record holds no page; "" if it may."""
    media_type = response.content_type.partition(";")[0].strip().lower()
    if response.status is not None and 300 <= response.status < 400:
        return f"a redirect, HTTP {response.status}"
    if media_type not in _READ_TYPES:
        return media_type or "no content type"
    is_page = is_web_url(response.url) and urlsplit(response.url).path != "/robots.txt"
    return "" if is_page or response.url.startswith("file:") else "not a page's URL"


def _refusal(file: SavedFile, url: str, kind: OutcomeKind, reason: str) -> _Refusal:
    return _Refusal(file, url, Outcome(kind, reason))


def is_problem(file: SavedFile, outcome: Outcome) -> bool:
    """Whether the user has to look at an outcome: not at the pictures in a folder or WARC of saved pages."""
    if outcome.kind is OutcomeKind.UNSUPPORTED:
        return file.is_named and not file.path.name.lower().endswith(WARC_SUFFIXES)
    return outcome.kind in PROBLEMS - _OF_THE_PAST
