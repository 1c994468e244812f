"""An article that goes on over several pages: the other pages that one of them knows of, and all of them as one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zhengfa.archive.content import Byline, Content
from zhengfa.crawler.extraction.media import distinct

MOST_PARTS = 50


@dataclass(frozen=True, slots=True)
class Parts:
    """The other pages of an article as URLs, in order; on a later page also the first one's."""

    first: str | None = None
    others: tuple[str, ...] = ()


def joined(first: Content, others: Sequence[Content]) -> Content:
    """An article from its parts. What the first one does not say, such as the editor, a later one may."""
    byline, published = first.byline, first.published
    body, images, attachments = [*first.body], dict.fromkeys(first.images), dict.fromkeys(first.attachments)
    for part in others:
        if part.body == first.body:  # a server that gives the first page for every number
            continue
        body.extend(line for number, line in enumerate(part.body) if number or line != first.body[0])
        images |= dict.fromkeys(part.images)
        attachments |= dict.fromkeys(part.attachments)
        own = part.byline
        byline = Byline(byline.source or own.source, byline.authors or own.authors, byline.editor or own.editor)
        published = published or part.published
    return replace(
        first,
        body=tuple(body),
        byline=byline,
        published=published,
        images=distinct(images),
        attachments=tuple(attachments),
    )
