"""The records of other people's WARC files: responses with their requests, revisits, and what cannot be used."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from ipaddress import ip_address
from pathlib import Path
from typing import IO, Any

from warcio.bufferedreaders import ChunkedDataReader
from warcio.recordloader import ArcWarcRecordLoader

from zhengfa.archive.clock import from_iso_utc
from zhengfa.archive.digests import agrees
from zhengfa.archive.records import Request, Response
from zhengfa.archive.warc_contents import Damage, Other, Record, Revisit
from zhengfa.archive.warc_frames import Frame, Gap, Limits, Span, read_frames
from zhengfa.archive.warc_reader import UNREADABLE, read_all, to_request

_HELD_REQUESTS = 64  # that wait for their responses, which stand beside them
_NOT_MODIFIED = "server-not-modified"


def read_records(file: IO[bytes], limits: Limits) -> Iterator[Record]:
    """Every record of a WARC file (gzip or plain), and what is damaged in it; requests are with their responses too."""
    pairing = _Pairing()
    for frame in read_frames(file, limits):
        yield from pairing.add(_read(frame))
    yield from pairing.rest()


def read_responses(path: Path, limits: Limits | None = None) -> Iterator[Response | Damage]:
    """Every response and resource of a WARC file, and what is damaged in it."""
    with path.open("rb") as file:
        for record in read_records(file, limits or Limits()):
            if isinstance(record.content, Response | Damage):
                yield record.content


class _Loader(ArcWarcRecordLoader):  # type: ignore[misc]  # warcio has no types
    """Takes what newer protocols answered, which some tools write as they got it."""

    HTTP_TYPES = (*ArcWarcRecordLoader.HTTP_TYPES, "HTTP/2.0", "HTTP/2", "HTTP/3")


@dataclass(frozen=True, slots=True)
class _Read:
    """A record, with what ties requests to responses."""

    record: Record
    id: str = ""
    concurrent: tuple[str, ...] = ()
    request: Request | None = None


class _Pairing:
    """Gives responses their requests, whichever of the two stands first."""

    def __init__(self) -> None:
        self._requests: dict[str, Request] = {}  # by the ids of their responses, and by their own
        self._waiting: _Read | None = None

    def add(self, read: _Read) -> Iterator[Record]:
        """What is complete now that this has come."""
        if read.request is not None:
            yield read.record
            yield from self._answered(read, read.request)
            return
        if isinstance(read.record.content, Other):
            yield read.record
            return
        yield from self.rest()
        known = [self._requests.pop(key) for key in (read.id, *read.concurrent) if key in self._requests]
        if known:
            yield _with_request(read.record, known[0])
        else:
            self._waiting = read

    def rest(self) -> Iterator[Record]:
        """What waits for a request that does not come."""
        if self._waiting is not None:
            yield self._waiting.record
        self._waiting = None

    def _answered(self, read: _Read, request: Request) -> Iterator[Record]:
        waiting = self._waiting
        if waiting and (waiting.id in read.concurrent or read.id in waiting.concurrent):
            self._waiting = None
            yield _with_request(waiting.record, request)
            return
        for key in (*read.concurrent, read.id):
            self._requests[key] = request
        while len(self._requests) > _HELD_REQUESTS:
            del self._requests[next(iter(self._requests))]


def _with_request(record: Record, request: Request) -> Record:
    content = record.content
    if isinstance(content, Response):
        return replace(record, content=replace(content, request=request))
    if isinstance(content, Revisit):
        return replace(record, content=replace(content, response=replace(content.response, request=request)))
    return record


def _read(frame: Frame | Gap) -> _Read:
    if isinstance(frame, Gap):
        return _Read(Record(frame.span, Damage(frame.span, frame.reason)))
    try:
        record = _Loader().parse_record_stream(BytesIO(frame.plain), known_format="warc")
        payload = read_all(record.raw_stream)
        return _to_read(frame, record, payload)
    except UNREADABLE as error:
        return _Read(Record(frame.span, Damage(frame.span, f"its headers make no sense: {error}")))


def _to_read(frame: Frame, record: Any, payload: bytes) -> _Read:
    heads = record.rec_headers
    kind, url = heads.get_header("WARC-Type") or "", (heads.get_header("WARC-Target-URI") or "").strip("<>")
    concurrent = tuple(value for name, value in heads.headers if name.lower() == "warc-concurrent-to")
    request = None
    content: Response | Revisit | Damage | Other
    if frame.is_cut:
        reason = f"{heads.get_header('Content-Length')} bytes"
        content = Damage(frame.span, reason, url, _content_type(record), is_oversized=True)
    elif wrong := _wrong_digest(frame, record, payload):
        content = Damage(frame.span, wrong, url)
    elif kind in ("response", "resource", "revisit"):
        content = _fetch(frame.span, record, url, payload)
    else:
        content = Other(kind, url)
        if kind == "request" and record.http_headers is not None:
            record.raw_stream = BytesIO(payload)
            request = to_request(record)
    return _Read(Record(frame.span, content), heads.get_header("WARC-Record-ID") or "", concurrent, request)


def _wrong_digest(frame: Frame, record: Any, payload: bytes) -> str:
    """Which digest is not that of the bytes; "" if none is known to be wrong."""
    stated = record.rec_headers.get_header("WARC-Block-Digest") or ""
    length = int(record.rec_headers.get_header("Content-Length"))
    if agrees(stated, frame.plain[len(frame.plain) - length :]) is False:
        return f"the block's digest is not {stated}"
    stated = record.rec_headers.get_header("WARC-Payload-Digest") or ""
    if record.rec_type == "revisit" or record.rec_headers.get_header("WARC-Segment-Number"):
        return ""  # it is that of a payload that stands elsewhere
    # Some writers take the digest of the chunks, some of what they hold.
    is_right = agrees(stated, payload) is not False or agrees(stated, _joined(record, payload)) is True
    return "" if is_right else f"the payload's digest is not {stated}"


def _fetch(span: Span, record: Any, url: str, payload: bytes) -> Response | Revisit | Damage:
    heads = record.rec_headers
    date, http = heads.get_header("WARC-Date") or "", record.http_headers
    is_http = http is not None and record.rec_type != "resource"
    status = str(http.get_statuscode()) if is_http else None
    fetched_at = _instant(date)
    if not url or fetched_at is None or (status is not None and not _is_status(status)):
        reason = f"the record's headers make no sense: URL {url!r}, date {date!r}, status {status!r}"
        return Damage(span, reason, url)
    if heads.get_header("WARC-Segment-Number"):
        return Damage(span, "a part of a record that is split over several files", url)
    response = Response(
        url=url,
        payload=_joined(record, payload),
        fetched_at=fetched_at,
        content_type=_content_type(record),
        status=int(status) if status is not None else None,
        headers=tuple(http.headers) if http is not None else (),
        ip_address=_address(heads.get_header("WARC-IP-Address")),
    )
    return _revisit(record, response) if record.rec_type == "revisit" else response


def _revisit(record: Any, response: Response) -> Revisit:
    heads = record.rec_headers
    is_unmodified = (heads.get_header("WARC-Profile") or "").endswith(_NOT_MODIFIED)
    if response.status is None:  # some writers leave out what was answered
        response = replace(response, status=304 if is_unmodified else 200)
    return Revisit(
        response=replace(response, payload=b""),
        original_url=(heads.get_header("WARC-Refers-To-Target-URI") or response.url).strip("<>"),
        original_at=_instant(heads.get_header("WARC-Refers-To-Date") or ""),
        digest=heads.get_header("WARC-Payload-Digest") or "",
    )


def _content_type(record: Any) -> str:
    is_http = record.http_headers is not None and record.rec_type != "resource"
    head = record.http_headers if is_http else record.rec_headers
    return (head.get_header("Content-Type") or "") if is_http or record.rec_type == "resource" else ""


def _joined(record: Any, payload: bytes) -> bytes:
    """The payload without the chunks that it was transferred in; what is not chunked is given back as it is."""
    http = record.http_headers
    is_chunked = http is not None and (http.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"
    return read_all(ChunkedDataReader(BytesIO(payload))) if is_chunked else payload


def _is_status(text: str) -> bool:
    return len(text) == 3 and text.isascii() and text.isdecimal()


def _address(text: str | None) -> str | None:
    try:
        return str(ip_address((text or "").strip()))
    except ValueError:
        return None


def _instant(text: str) -> datetime | None:
    try:
        return from_iso_utc(text[:19].rstrip("Z") + "Z")  # WARC 1.1 allows fractions of a second
    except ValueError:
        return None
