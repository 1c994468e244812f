"""The index of captures as CDXJ, sorted, for tools that replay WARC files; and captures compared with their digests."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from zhengfa.archive.errors import DamagedWarcError
from zhengfa.archive.records import Capture
from zhengfa.archive.rows import to_capture
from zhengfa.archive.store import Archive
from zhengfa.archive.surt import surt, surt_prefixes
from zhengfa.archive.urls import canonical_url

REVISIT = "warc/revisit"  # the media type by which capture indexes tell revisits


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which captures: of a URL in any spelling, or of all that begin so; from a day on, up to a day (UTC)."""

    url: str = ""
    is_prefix: bool = False
    since: str = ""  # 2021, 2021-07 or 2021-07-13
    until: str = ""


@dataclass(frozen=True, slots=True)
class Flaw:
    """A capture whose records are not what was written, and why."""

    capture: Capture
    reason: str


def entries(archive: Archive, wanted: Wanted) -> Iterator[dict[str, str]]:
    """The captures as entries of an index, in the order of their keys and times."""
    for capture in _captures(archive, wanted, "surt(url), fetched_at, capture_id"):
        yield _entry(capture)


def cdxj(entry: dict[str, str]) -> str:
    """An entry as a line of CDXJ: key, time, and the rest as JSON in ASCII."""
    values = dict(entry)
    return f"{values.pop('urlkey')} {values.pop('timestamp')} {json.dumps(values)}"


def verify(archive: Archive, wanted: Wanted) -> Iterator[Flaw | None]:
    """Read every capture, what it refers to and its request again; None for each that is sound, in the files' order."""
    for capture in _captures(archive, wanted, "warc_file, warc_offset"):
        try:
            archive.payload(capture)
            archive.request(capture)
            yield None
        except DamagedWarcError as error:
            yield Flaw(capture, str(error))


def _captures(archive: Archive, wanted: Wanted, order: str) -> Iterator[Capture]:
    archive.connection.create_function("surt", 1, surt, deterministic=True)
    condition, values = _condition(wanted)
    sql = f"SELECT * FROM captures WHERE {condition} ORDER BY {order}"
    with closing(archive.connection.execute(sql, values)) as rows:
        yield from map(to_capture, rows)


def _condition(wanted: Wanted) -> tuple[str, list[Any]]:
    terms, values = ["1"], list[Any]()
    if wanted.url and wanted.is_prefix:
        prefix, folder = surt_prefixes(wanted.url)
        terms.append("(substr(surt(url), 1, ?) = ? OR surt(url) = ?)")
        values += [len(prefix), prefix, folder]
    elif wanted.url:
        terms.append("canonical_url = ?")
        values.append(canonical_url(wanted.url))
    for day, sign in ((wanted.since, ">="), (wanted.until, "<=")):
        if day:
            terms.append(f"substr(fetched_at, 1, ?) {sign} ?")
            values += [len(day), day]
    return " AND ".join(terms), values


def _entry(capture: Capture) -> dict[str, str]:
    media_type = capture.content_type.partition(";")[0].strip().lower() or "unk"
    status = {} if capture.status is None else {"status": str(capture.status)}
    return {
        "urlkey": surt(capture.url),
        "timestamp": f"{capture.fetched_at:%Y%m%d%H%M%S}",
        "url": capture.url,
        "mime": media_type if capture.refers_to is None else REVISIT,
        **status,
        "digest": f"sha256:{capture.payload_sha256}",
        "length": str(capture.warc_length),
        "offset": str(capture.warc_offset),
        "filename": capture.warc_file,
    }
