"""Article → document: what the index holds for one article."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from zhengfa.archive.clock import iso_local, iso_utc
from zhengfa.archive.content import Content, Published
from zhengfa.archive.portals import Portal
from zhengfa.archive.records import Change
from zhengfa.indexer.clones import CloneSign, clone_signs
from zhengfa.indexer.mapping import CLONE, GENUINE, SUSPECTED, TEXTS
from zhengfa.indexer.query import UNKNOWN
from zhengfa.indexer.repair.article import RepairedArticle, repair_article
from zhengfa.indexer.repair.log import log_values
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
    clone_signs: tuple[CloneSign, ...]  # none: not suspected of being a clone
    is_repaired: bool
    is_damaged: bool  # holds damage beyond repair
    fetched_at: str
    body: str  # paragraphs, a line each
    repairs: tuple[Mapping[str, Any], ...]  # of each field that is not as published: `log_values`


@dataclass(frozen=True, slots=True)
class Document:
    """The index's fields of one article, by the names in `mapping`."""

    article_id: str
    tokens: Mapping[str, str]  # words and bigrams, joined by blanks
    keywords: Mapping[str, str]  # facet values, and whether a clone is suspected
    newest: int
    oldest: int
    stored: str


def to_document(change: Change, portals: Mapping[str, Portal]) -> Document:
    """The document of an article as it stands after a change."""
    repaired = repair_article(change.revision.content)
    content = repaired.content()
    stored, tokens = _stored(change, repaired, content, portals), {}
    heading = "\n".join(filter(None, (content.kicker, content.headline, content.subtitle)))
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
            CLONE: SUSPECTED if stored.clone_signs else GENUINE,
        },
        newest=newest,
        oldest=oldest,
        stored=json.dumps(asdict(stored), ensure_ascii=False),
    )


def from_stored(stored: str) -> Stored:
    """What a document keeps for its hits."""
    values = json.loads(stored)
    for name in ("authors", "clone_signs", "repairs"):
        values[name] = tuple(values[name])
    return Stored(**values)


def _stored(change: Change, repaired: RepairedArticle, content: Content, portals: Mapping[str, Portal]) -> Stored:
    article, portal, published = change.article, portals.get(change.article.portal or ""), content.published
    return Stored(
        article_id=article.article_id,
        url=article.url,
        headline=content.headline,
        subtitle=content.subtitle,
        source=content.byline.source,
        authors=content.byline.authors,
        editor=content.byline.editor,
        published_at=iso_local(published) if published else None,
        published_precision=published.precision if published else None,
        published_provenance=published.provenance if published else None,
        portal=article.portal,
        portal_name=portal.name if portal else None,
        channel=article.channel,
        province=portal.province if portal else None,
        state=article.state,
        is_sample=portal.is_sample if portal else False,
        clone_signs=clone_signs(article.url, portal, repaired),
        is_repaired=repaired.is_repaired,
        is_damaged=repaired.is_damaged,
        fetched_at=iso_utc(change.fetched_at),
        body="\n".join(content.body),
        repairs=tuple(log_values(name, text) for name, text in repaired.fields() if text.is_changed or text.damaged),
    )


def _orders(published: Published | None, seq: int) -> tuple[int, int]:
    """Numbers that sort downwards to newest first and to oldest first; 0 and the seq where the date is unknown."""
    if published is None:
        return seq, seq
    minute = (published.local - _EPOCH) // timedelta(minutes=1)
    return minute << _SEQ_BITS | seq, (_LAST - minute) << _SEQ_BITS | seq
