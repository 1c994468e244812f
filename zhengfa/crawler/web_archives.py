"""The pages of other people's WARC and WACZ files. Nothing is run, nothing is fetched, nothing is dropped unsaid."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import IO
from urllib.parse import urlsplit

from zhengfa.archive.quarantine import WHOLE, Aside, Item, copy_aside, is_copied
from zhengfa.archive.records import OutcomeKind, Response
from zhengfa.archive.store import Archive
from zhengfa.archive.urls import is_web_url
from zhengfa.archive.wacz import Member, WaczLimits, read_wacz
from zhengfa.archive.warc_contents import DESCRIBING, Damage, Other, Record, Revisit
from zhengfa.archive.warc_frames import Limits, Span
from zhengfa.archive.warc_records import read_records
from zhengfa.crawler.import_items import Again, Found, Page, refusal
from zhengfa.crawler.saved_pages import SavedFile, printable, readable

_READ_TYPES = ("text/html", "application/xhtml+xml", "text/plain")


@dataclass(slots=True)
class WebArchives:
    """Reads WARC and WACZ files for one import."""

    archive: Archive
    page_limit: int
    limits: Limits = field(default_factory=Limits)
    wacz_limits: WaczLimits = field(default_factory=WaczLimits)
    described: Counter[str] = field(default_factory=Counter)  # records that describe others, by type: no outcome

    def read_warc(self, file: SavedFile) -> Iterator[Found]:
        """What is in a WARC file."""
        with file.path.open("rb") as source:
            yield from self.read(file, source)

    def read_wacz(self, file: SavedFile, only: str | None = None) -> Iterator[Found]:
        """What is in the WARC files of a WACZ file, or in one of them."""
        for member in read_wacz(file.path, self.wacz_limits, only):
            if member.file is None:
                yield self._unread(file, member)
            else:
                yield from self.read(file, member.file, member.name)

    def read(self, file: SavedFile, source: IO[bytes], member: str = "", item: Item | None = None) -> Iterator[Found]:
        """What is in the records of an opened WARC file: a file itself, a member of one, a copy in the quarantine."""
        for record in read_records(source, self.limits):
            aside = item.aside if item else Aside(file.path.absolute().as_uri(), member, record.span)
            if isinstance(record.content, Other):
                yield from self._other(file, record.content)
                continue
            yield self._fetch(file, source, record, aside, item)

    def _other(self, file: SavedFile, other: Other) -> Iterator[Found]:
        if other.kind in DESCRIBING:
            self.described[other.kind] += 1
        else:
            reason = f"a record of type {printable(other.kind) or 'none'}"
            yield refusal(file, printable(other.url) or _address(file), OutcomeKind.UNSUPPORTED, reason)

    def _fetch(self, file: SavedFile, source: IO[bytes], record: Record, aside: Aside, item: Item | None) -> Found:
        content = record.content
        if isinstance(content, Damage):
            return self._damage(file, source, record, content, aside)
        assert not isinstance(content, Other), "it has no outcome, or its own"
        response = content.response if isinstance(content, Revisit) else content
        if reason := _unfit(response, is_revisit=isinstance(content, Revisit)):
            return refusal(file, printable(response.url), OutcomeKind.UNSUPPORTED, reason)
        response = replace(response, imported_from=_place(file, aside.member))
        if isinstance(content, Revisit):
            return Again(file, replace(content, response=response), aside, _bytes(source, record.span), item)
        if len(response.payload) > self.page_limit:
            damage = Damage(record.span, f"{len(response.payload)} bytes", response.url, is_oversized=True)
            return self._damage(file, source, record, damage, aside)
        return Page(file, response)

    def _damage(self, file: SavedFile, source: IO[bytes], record: Record, damage: Damage, aside: Aside) -> Found:
        url = printable(damage.url) or f"{_address(file, aside.member)}#{aside.span.offset}"
        if damage.is_oversized and damage.content_type and (kind := unread_type(damage.content_type)):
            return refusal(file, url, OutcomeKind.UNSUPPORTED, kind)
        if aside.copy is None and is_copied(record.span):
            aside = copy_aside(self.archive, aside, _bytes(source, record.span))
        kind = OutcomeKind.TOO_LARGE if damage.is_oversized else OutcomeKind.DAMAGED
        return refusal(file, url, kind, printable(damage.reason), aside)

    def _unread(self, file: SavedFile, member: Member) -> Found:
        kind = OutcomeKind.DAMAGED if member.is_damaged else OutcomeKind.UNREADABLE
        aside = Aside(_address(file), member.name, WHOLE)
        return refusal(file, _address(file, member.name), kind, printable(member.reason), aside)


def _bytes(source: IO[bytes], span: Span) -> bytes:
    at = source.tell()
    source.seek(span.offset)
    data = source.read(span.length)
    source.seek(at)
    return data


def _address(file: SavedFile, member: str = "") -> str:
    address = file.path.absolute().as_uri()
    return f"{address}#{printable(member)}" if member else address


def _place(file: SavedFile, member: str) -> str:
    return f"{readable(file.path)}#{printable(member)}" if member else readable(file.path)


def _unfit(response: Response, *, is_revisit: bool) -> str:
    """Why a record holds no page; "" if it may."""
    is_redirect = response.status is not None and 300 <= response.status < 400
    if is_redirect and not (is_revisit and response.status == 304):
        return f"a redirect, HTTP {response.status}"
    # A revisit need not repeat what was answered; what it refers to says it.
    kind = unread_type(response.content_type)
    if kind and not (is_revisit and not response.content_type):
        return kind
    is_page = is_web_url(response.url) and urlsplit(response.url).path != "/robots.txt"
    is_file = response.url.startswith("file:") and response.url == printable(response.url)
    return "" if is_page or is_file else "not a page's URL"


def unread_type(content_type: str) -> str:
    """The media type of what is no page; "" if it may be one."""
    media_type = content_type.partition(";")[0].strip().lower()
    return "" if media_type in _READ_TYPES else printable(media_type) or "no content type"
