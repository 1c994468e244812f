"""Records to and from rows of the database."""

import hashlib
import json
import sqlite3
from dataclasses import asdict
from typing import Any

from zhengfa.archive.clock import from_iso_local, from_iso_utc, iso_local, iso_utc, to_utc
from zhengfa.archive.content import Byline, Content, Link, Origin, Precision, Provenance, Published
from zhengfa.archive.records import Article, ArticleState, Capture, Revision, Withheld

Row = sqlite3.Row | dict[str, Any]


def content_hash(content: Content) -> str:
    """SHA-256 over everything that was read from a page: two revisions with the same one are the same text."""
    values = content_values(content)
    return hashlib.sha256(json.dumps(values, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def content_values(content: Content) -> dict[str, Any]:
    """The columns of `revisions` that hold what was read from the page."""
    published = content.published
    return {
        "headline": content.headline,
        "kicker": content.kicker,
        "subtitle": content.subtitle,
        "source": content.byline.source,
        "authors": _dump(content.byline.authors),
        "editor": content.byline.editor,
        "published_local": iso_local(published) if published else None,
        "published_utc": iso_utc(to_utc(published.local)) if published else None,
        "published_precision": published.precision if published else None,
        "published_provenance": published.provenance if published else None,
        "body": _dump(content.body),
        "images": _dump([asdict(image) for image in content.images]),
        "attachments": _dump([asdict(attachment) for attachment in content.attachments]),
    }


def origin_values(content: Content) -> dict[str, Any]:
    """The column of `revisions` that holds where each value was read; it is no part of the text."""
    return {"origins": _dump([[origin.field, origin.provenance, origin.detail] for origin in content.origins])}


def to_content(row: Row) -> Content:
    """What was read from the page, from a row of `revisions`."""
    return Content(
        headline=row["headline"],
        kicker=row["kicker"],
        subtitle=row["subtitle"],
        byline=Byline(row["source"], tuple(json.loads(row["authors"])), row["editor"]),
        published=_to_published(row),
        body=tuple(json.loads(row["body"])),
        images=tuple(Link(**link) for link in json.loads(row["images"])),
        attachments=tuple(Link(**link) for link in json.loads(row["attachments"])),
        origins=tuple(Origin(name, Provenance(place), detail) for name, place, detail in json.loads(row["origins"])),
    )


def to_revision(row: Row) -> Revision:
    """A row of `revisions`."""
    return Revision(row["article_id"], row["number"], row["capture_id"], to_content(row), row["content_hash"])


def to_article(row: Row) -> Article:
    """A row of `articles`."""
    return Article(
        article_id=row["article_id"],
        url=row["url"],
        canonical_url=row["canonical_url"],
        portal=row["portal"],
        channel=row["channel"],
        state=ArticleState(row["state"]),
        first_seen=from_iso_utc(row["first_seen"]),
        last_seen=from_iso_utc(row["last_seen"]),
    )


def to_capture(row: Row) -> Capture:
    """A row of `captures`."""
    tls = row["tls_verified"]
    return Capture(
        id=row["capture_id"],
        run_id=row["run_id"],
        url=row["url"],
        canonical_url=row["canonical_url"],
        fetched_at=from_iso_utc(row["fetched_at"]),
        status=row["status"],
        content_type=row["content_type"],
        warc_file=row["warc_file"],
        warc_offset=row["warc_offset"],
        warc_length=row["warc_length"],
        payload_sha256=row["payload_sha256"],
        tls_verified=None if tls is None else bool(tls),
        imported_from=row["imported_from"],
        refers_to=row["refers_to"],
        request_offset=row["request_offset"],
    )


def _to_published(row: Row) -> Published | None:
    if row["published_local"] is None:
        return None
    return Published(
        from_iso_local(row["published_local"]),
        Precision(row["published_precision"]),
        Provenance(row["published_provenance"]),
    )


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def to_withheld(row: sqlite3.Row) -> Withheld:
    """A row of `withheld` with its article's URL."""
    return Withheld(row["article_id"], row["url"], row["reason"], from_iso_utc(row["at"]))
