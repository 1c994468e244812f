"""Article → document: what the index holds for one article."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from zhengfa.archive.clock import iso_local, iso_utc
from zhengfa.archive.records import Change, Portal, Published
from zhengfa.indexer.mapping import TEXTS
from zhengfa.indexer.query import UNKNOWN
from zhengfa.indexer.repair.text import repair
from zhengfa.indexer.tokens import bigrams, index_words

_EPOCH = datetime(1900, 1, 1)
_SEQ_BITS = 32  # the low bits of an order hold the change's number, so that no two articles have the same one
_LAST = (1 << 31) - 1  # later than any minute since 1900 that a date can be


@dataclass(frozen=True, slots=True)
class Stored:
    """What a hit shows of an article: repaired, in simplified script."""

    article_id: str
    url: str
    headline: str | None
    subtitle: str | None
    source: str | None
    authors: tuple[str, ...]
    editor: str | None
    published_at: str | None
    published_precision: str | None
    published_provenance: str | None
    portal: str | None
    portal_name: str | None
    channel: str | None
    province: str | None
    state: str
    is_sample: bool
    fetched_at: str
    body: str  # paragraphs, a line each


@dataclass(frozen=True, slots=True)
class Document:
    """The index's fields of one article, by the names in `mapping`."""

    article_id: str
    tokens: Mapping[str, str]  # words and bigrams, joined by blanks
    keywords: Mapping[str, str]  # facet values
    newest: int
    oldest: int
    stored: str


def to_document(change: Change, portals: Mapping[str, Portal]) -> Document:
    """The document of an article as it stands after a change."""
    stored = _stored(change, portals)
    content, tokens = change.revision.content, {}
    heading = repair("\n".join(filter(None, (content.kicker, content.headline, content.subtitle)))).text
    for name, text in zip(TEXTS, (heading, stored.body), strict=True):
        tokens[f"{name}_words"] = " ".join(index_words(text))
        tokens[f"{name}_bi"] = " ".join(bigrams(text))
    newest, oldest = _orders(content.published, change.seq)
    return Document(
        article_id=stored.article_id,
        tokens=tokens,
        keywords={
            "province": stored.province or UNKNOWN,
            "portal": stored.portal or UNKNOWN,
            "year": f"{content.published.local:%Y}" if content.published else UNKNOWN,
        },
        newest=newest,
        oldest=oldest,
        stored=json.dumps(asdict(stored), ensure_ascii=False),
    )


def _stored(change: Change, portals: Mapping[str, Portal]) -> Stored:
    article, content = change.article, change.revision.content
    portal, published = portals.get(article.portal or ""), content.published
    return Stored(
        article_id=article.article_id,
        url=article.url,
        headline=_repaired(content.headline),
        subtitle=_repaired(content.subtitle),
        source=_repaired(content.byline.source),
        authors=tuple(repair(author).text for author in content.byline.authors),
        editor=_repaired(content.byline.editor),
        published_at=iso_local(published) if published else None,
        published_precision=published.precision if published else None,
        published_provenance=published.provenance if published else None,
        portal=article.portal,
        portal_name=portal.name if portal else None,
        channel=article.channel,
        province=portal.province if portal else None,
        state=article.state,
        is_sample=portal.is_sample if portal else False,
        fetched_at=iso_utc(change.fetched_at),
        body=repair("\n".join(content.body)).text,
    )


def _repaired(text: str | None) -> str | None:
    return repair(text).text if text is not None else None


def _orders(published: Published | None, seq: int) -> tuple[int, int]:
    """Numbers that sort downwards to newest first and to oldest first; 0 and the seq where the date is unknown."""
    if published is None:
        return seq, seq
    minute = (published.local - _EPOCH) // timedelta(minutes=1)
    return minute << _SEQ_BITS | seq, (_LAST - minute) << _SEQ_BITS | seq
