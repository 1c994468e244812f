"""Article → document: what the index holds for one article."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Self

from zhengfa.archive.clock import iso_local, iso_utc
from zhengfa.archive.content import Content
from zhengfa.archive.portals import Portal
from zhengfa.archive.records import Article, Change
from zhengfa.indexer import mapping, orders
from zhengfa.indexer.characters import PAD, pairs
from zhengfa.indexer.clones import CloneSign, clone_signs
from zhengfa.indexer.folding import fold, fold_words
from zhengfa.indexer.kinds import kind_of
from zhengfa.indexer.language.limits import MAX_DISTANCE
from zhengfa.indexer.mapping import CHARACTERS, PAIRS, TEXT, TITLE, WORDS, field_of
from zhengfa.indexer.query import UNKNOWN
from zhengfa.indexer.repair.article import RepairedArticle, repair_article
from zhengfa.indexer.repair.log import log_values
from zhengfa.indexer.tokens import index_words

# What stands between two texts of one field: more than any pattern or distance reaches over.
_BETWEEN = f" {' '.join(PAD * (MAX_DISTANCE + 1))} "
# Values of the facets `clone` and `repaired`.
SUSPECTED, GENUINE = "suspected", "genuine"
REPAIRED, DAMAGED, AS_PUBLISHED = "repaired", "damaged", "as_published"


@dataclass(frozen=True, slots=True)
class Stored:
    """What a hit shows of an article: repaired, in simplified script."""

    article_id: str
    url: str
    headline: str | None
    kicker: str | None
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
    level: str | None
    kind: str
    state: str
    is_sample: bool
    clone_signs: tuple[CloneSign, ...]  # none: not suspected of being a clone
    is_repaired: bool
    is_damaged: bool  # holds damage beyond repair
    fetched_at: str
    body: str  # paragraphs, a line each
    repairs: tuple[Mapping[str, Any], ...]  # of each field that is not as published: `log_values`


_STORED = tuple(field.name for field in fields(Stored))


@dataclass(frozen=True, slots=True)
class Document:
    """The index's fields of one article, by the names in `mapping`."""

    article_id: str
    seq: int  # of the change it was made of: a later document replaces an earlier one
    tokens: Mapping[str, str]  # joined by blanks
    keywords: Mapping[str, str]
    numbers: Mapping[str, int]
    stored: str


def to_document(change: Change, portals: Mapping[str, Portal]) -> Document:
    """The document of an article as it stands after a change."""
    repaired = repair_article(change.revision.content)
    content = repaired.content()
    stored = _stored(change, repaired, content, portals)
    return Document(
        article_id=stored.article_id,
        seq=change.seq,
        tokens=_tokens(stored, content),
        keywords=_keywords(stored, portals),
        numbers=_numbers(change, portals),
        stored=json.dumps({name: getattr(stored, name) for name in _STORED}, ensure_ascii=False),
    )


def from_stored(stored: str) -> Stored:
    """What a document keeps for its hits."""
    values = json.loads(stored)
    for name in ("authors", "clone_signs", "repairs"):
        values[name] = tuple(values[name])
    return Stored(**values)


def fingerprint(article: Article, content_hash: str, fetched_at: datetime, portal: Portal | None) -> int:
    """A number that differs between two states of an article if their documents do: 63 bits of a hash."""
    declared = (portal.name, portal.province, portal.level, portal.trust, portal.is_sample) if portal else ()
    kept = (
        article.article_id,
        article.url,
        article.portal,
        article.channel,
        article.state,
        iso_utc(article.first_seen),
    )
    made_of = "\n".join(map(repr, map(str, (content_hash, iso_utc(fetched_at), *kept, *declared))))
    return int.from_bytes(hashlib.sha256(made_of.encode("utf-8", "surrogatepass")).digest()[:8]) >> 1


def _tokens(stored: Stored, content: Content) -> dict[str, str]:
    titles = tuple(_TextTokens.of(text) for text in (content.kicker, content.headline, content.subtitle) if text)
    found = {}
    for name, texts in ((TITLE, titles), (TEXT, (*titles, _TextTokens.of(stored.body)))):
        found[field_of(name, WORDS)] = " ".join(text.words for text in texts)
        found[field_of(name, PAIRS)] = " ".join(text.pairs for text in texts)
        found[field_of(name, CHARACTERS)] = _BETWEEN.join(text.characters for text in texts)
    names = {"source": [stored.source], "channel": [stored.channel], "editor": [stored.editor]}
    for name, values in {**names, "author": stored.authors}.items():
        found[field_of(name, CHARACTERS)] = _BETWEEN.join(" ".join(fold(value)) for value in values if value)
    return found


@dataclass(frozen=True, slots=True)
class _TextTokens:
    """The tokens of one text for each of its fields, joined by blanks."""

    words: str
    pairs: str
    characters: str

    @classmethod
    def of(cls, text: str) -> Self:
        spaced = fold_words(text)
        folded = spaced.replace(" ", "")
        return cls(" ".join(index_words(spaced)), " ".join(pairs(folded)), " ".join(folded))


def _keywords(stored: Stored, portals: Mapping[str, Portal]) -> dict[str, str]:
    portal, day = portals.get(stored.portal or ""), (stored.published_at or "")[:10]
    return {
        mapping.ID: stored.article_id,
        "province": stored.province or UNKNOWN,
        "level": stored.level or UNKNOWN,
        "portal": stored.portal or UNKNOWN,
        "channel": stored.channel or UNKNOWN,
        "source": stored.source or UNKNOWN,
        "kind": stored.kind,
        "year": day[:4] or UNKNOWN,
        "repaired": DAMAGED if stored.is_damaged else REPAIRED if stored.is_repaired else AS_PUBLISHED,
        "clone": SUSPECTED if stored.clone_signs else GENUINE,
        mapping.TRUST: portal.trust if portal else UNKNOWN,
        mapping.MONTH: day[:7] or UNKNOWN,
        mapping.DAY: day or UNKNOWN,  # 2021-07 where no more is known
    }


def _numbers(change: Change, portals: Mapping[str, Portal]) -> dict[str, int]:
    published, article = change.revision.content.published, change.article
    first_day, last_day = orders.days(published)
    return {
        mapping.NEWEST: orders.newest(published, article.first_seen),
        mapping.OLDEST: orders.oldest(published, article.first_seen),
        mapping.TIE: orders.tie(article.article_id),
        mapping.FIRST_DAY: first_day,
        mapping.LAST_DAY: last_day,
        mapping.FINGERPRINT: fingerprint(
            article, change.revision.content_hash, change.fetched_at, portals.get(article.portal or "")
        ),
    }


def _stored(change: Change, repaired: RepairedArticle, content: Content, portals: Mapping[str, Portal]) -> Stored:
    article, portal, published = change.article, portals.get(change.article.portal or ""), content.published
    return Stored(
        article_id=article.article_id,
        url=article.url,
        headline=content.headline,
        kicker=content.kicker,
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
        level=portal.level if portal else None,
        kind=kind_of(content.headline, article.channel),
        state=article.state,
        is_sample=portal.is_sample if portal else False,
        clone_signs=clone_signs(article.url, portal, repaired),
        is_repaired=repaired.is_repaired,
        is_damaged=repaired.is_damaged,
        fetched_at=iso_utc(change.fetched_at),
        body="\n".join(content.body),
        repairs=tuple(log_values(name, text) for name, text in repaired.fields() if text.is_changed or text.damaged),
    )
