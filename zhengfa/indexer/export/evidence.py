"""What the archive keeps of an article: when it was seen, and the capture that its newest revision was read from."""

from dataclasses import dataclass
from typing import Self

from zhengfa.archive.clock import iso_utc
from zhengfa.archive.store import Archive


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an article can be checked."""

    first_seen: str
    last_seen: str
    revision: int
    capture_url: str
    payload_sha256: str
    warc_file: str
    warc_offset: int
    published_text: str  # as published, paragraphs on lines of their own

    @classmethod
    def of(cls, archive: Archive, article_id: str) -> Self | None:
        """The evidence of an article; None if the archive has no such article."""
        change = archive.change(article_id)
        if change is None:
            return None
        article, revision = change.article, change.revision
        capture = archive.holder(archive.capture(revision.capture_id))
        return cls(
            first_seen=iso_utc(article.first_seen),
            last_seen=iso_utc(article.last_seen),
            revision=revision.number,
            capture_url=capture.url,
            payload_sha256=capture.payload_sha256,
            warc_file=capture.warc_file,
            warc_offset=capture.warc_offset,
            published_text="\n".join(revision.content.body),
        )
