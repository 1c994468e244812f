"""Saved pages → captures → articles, in batches that are durable before anything is saved of them."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from zhengfa.archive.clock import now
from zhengfa.archive.originals import resolve
from zhengfa.archive.quarantine import copy_aside, release, set_aside
from zhengfa.archive.recorder import Kept
from zhengfa.archive.records import OutcomeKind, Response
from zhengfa.archive.urls import is_home_page
from zhengfa.crawler.extraction.decode import declared_charset, decode
from zhengfa.crawler.extraction.page_url import stated_url
from zhengfa.crawler.import_items import Again, Done, Found, Page, Refusal, refusal
from zhengfa.crawler.intake import PROBLEMS, Intake, Outcome
from zhengfa.crawler.saved_pages import SNIFFED, WACZ_SUFFIX, WARC_SUFFIXES, FileKind, SavedFile, kind_of, readable
from zhengfa.crawler.web_archives import WebArchives

# One commit for so many pages or bytes, whichever comes first: an fsync costs as much as reading several pages, and
# what a crash makes us do again, and what is held in memory, stays small.
BATCH_PAGES = 50
BATCH_BYTES = 32 * 1024 * 1024

_F = TypeVar("_F", bound=Found)
_MEDIA_TYPES = {FileKind.HTML: "text/html", FileKind.TEXT: "text/plain"}
# What portals answered to whoever made a WARC: nothing that a user could mend.
_OF_THE_PAST = frozenset({OutcomeKind.BLOCKED, OutcomeKind.HTTP_ERROR})


def import_files(
    intake: Intake, files: Iterable[SavedFile], page_limit: int, web_archives: WebArchives | None = None
) -> Iterator[tuple[SavedFile, Outcome]]:
    """Import files; gives the outcome of every page, and of every file that holds none, once it is durable."""
    reader = web_archives or WebArchives(intake.recorder.archive, page_limit)
    yield from take_found(intake, (item for file in files for item in _read(file, reader)))


def take_found(intake: Intake, found: Iterable[Found]) -> Iterator[tuple[SavedFile, Outcome]]:
    """Take in what was found; revisits whose payload has not come yet are tried again when all has been read."""
    waiting: list[Again] = []
    for batch in _batches(found):
        resolved = [_resolved(intake, item) for item in batch]
        waiting += [item for item in resolved if isinstance(item, Again)]
        yield from _take_batch(intake, [item for item in resolved if not isinstance(item, Again)])
    for late in _batches(waiting):
        resolved = [_resolved(intake, item) for item in late]
        settled = [_set_apart(intake, item) if isinstance(item, Again) else item for item in resolved]
        yield from _take_batch(intake, settled)


def _resolved(intake: Intake, item: Found) -> Found:
    if not isinstance(item, Again):
        return item
    response = resolve(intake.recorder.archive, item.revisit)
    return Page(item.file, response, releases=item.tries) if response else item


def _set_apart(intake: Intake, item: Again) -> Refusal:
    aside = item.aside if item.aside.copy else copy_aside(intake.recorder.archive, item.aside, item.raw)
    reason = f"the payload of {item.revisit.original_url} is neither here nor in the archive"
    return refusal(item.file, item.revisit.response.url, OutcomeKind.UNRESOLVED, reason, aside)


def _take_batch(intake: Intake, batch: list[Page | Refusal | Done]) -> Iterator[tuple[SavedFile, Outcome]]:
    pages = [item for item in batch if isinstance(item, Page)]
    kept = iter(intake.recorder.keep([page.response for page in pages]))
    with intake.recorder.transaction():
        taken = [(item, _take(intake, item, kept)) for item in batch]
    yield from ((item.file, outcome) for item, outcome in taken if not isinstance(item, Done) and outcome)


def _take(intake: Intake, item: Page | Refusal | Done, kept: Iterator[Kept]) -> Outcome | None:
    if isinstance(item, Done):
        release(intake.recorder, item.item)
        return None
    if isinstance(item, Refusal):
        if item.aside:
            set_aside(intake.recorder, item.aside, item.url, item.outcome.kind, item.outcome.reason)
        return intake.refuse(item.url, item.outcome)
    if item.releases:
        release(intake.recorder, item.releases)
    return intake.take(next(kept), item.response.url, note=item.note)


def _batches(items: Iterable[_F]) -> Iterator[list[_F]]:
    batch: list[_F] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.response.payload) if isinstance(item, Page) else 0
        if len(batch) >= BATCH_PAGES or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read(file: SavedFile, web_archives: WebArchives) -> Iterator[Found]:
    """What is in a file."""
    address, page_limit = file.path.absolute().as_uri(), web_archives.page_limit
    try:
        with file.path.open("rb") as opened:
            kind = kind_of(file.path, opened.read(SNIFFED))
        if kind is FileKind.OTHER:
            yield refusal(file, address, OutcomeKind.UNSUPPORTED, "neither HTML, plain text, WARC nor WACZ")
        elif kind is FileKind.WARC:
            yield from web_archives.read_warc(file)
        elif kind is FileKind.WACZ:
            yield from web_archives.read_wacz(file)
        elif (size := file.path.stat().st_size) > page_limit:
            yield refusal(file, address, OutcomeKind.TOO_LARGE, f"{size} bytes; the limit is {page_limit}")
        else:
            yield _read_page(file, kind, address)
    except OSError as error:
        yield refusal(file, address, OutcomeKind.UNREADABLE, error.strerror or str(error))


def _read_page(file: SavedFile, kind: FileKind, address: str) -> Page:
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
    return Page(file, response, note)


def is_problem(file: SavedFile, outcome: Outcome) -> bool:
    """Whether the user has to look at an outcome: not at the pictures in a folder or WARC of saved pages."""
    if outcome.kind is OutcomeKind.UNSUPPORTED:
        return file.is_named and not file.path.name.lower().endswith((*WARC_SUFFIXES, WACZ_SUFFIX))
    return outcome.kind in PROBLEMS - _OF_THE_PAST
