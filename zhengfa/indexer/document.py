"""Article → document: what the index holds for one article."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from zhengfa.archive.clock import iso_utc
from zhengfa.archive.content import Content
from zhengfa.archive.portals import Portal
from zhengfa.archive.records import Article, Change
from zhengfa.indexer import mapping, orders
from zhengfa.indexer.characters import PAD, pairs
from zhengfa.indexer.clones import clone_signs
from zhengfa.indexer.folding import fold, fold_words
from zhengfa.indexer.holders import holder_tokens, spelling_tokens
from zhengfa.indexer.language.limits import MAX_DISTANCE
from zhengfa.indexer.mapping import CHARACTERS, HOLDERS, PAIRS, SPELLINGS, TEXT, TITLE, WORDS, field_of
from zhengfa.indexer.mentioned import officials_in
from zhengfa.indexer.officials.records import ArticleOfficials
from zhengfa.indexer.query import UNKNOWN
from zhengfa.indexer.repair.article import repair_article
from zhengfa.indexer.stored import Stored, to_stored
from zhengfa.indexer.tokens import index_words

# What stands between two texts of one field: more than any pattern or distance reaches over.
_BETWEEN = f" {' '.join(PAD * (MAX_DISTANCE + 1))} "
# What a text is for the index that has none, which no query finds: Lucene counts only those that have something when it
# weighs how rare a word is and how long a text is, tantivy counts all.
_NOTHING = PAD
# Values of the facets `clone` and `repaired`.
SUSPECTED, GENUINE = "suspected", "genuine"
REPAIRED, DAMAGED, AS_PUBLISHED = "repaired", "damaged", "as_published"


@dataclass(frozen=True, slots=True)
class Document:
    """The index's fields of one article, by the names in `mapping`."""

    article_id: str
    seq: int  # of the change it was made of: a later document replaces an earlier one
    tokens: Mapping[str, str]  # joined by blanks
    keywords: Mapping[str, str | tuple[str, ...]]
    numbers: Mapping[str, int]
    stored: Stored
    officials: ArticleOfficials  # for the register


def to_document(change: Change, portals: Mapping[str, Portal]) -> Document:
    """The document of an article as it stands after a change."""
    repaired = repair_article(change.revision.content)
    content = repaired.content()
    portal = portals.get(change.article.portal or "")
    signs = clone_signs(change.article.url, portal, repaired)
    officials = officials_in(change.article, content, portal, signs)
    stored = to_stored(change, repaired, portal, signs, officials)
    return Document(
        article_id=stored.article_id,
        seq=change.seq,
        tokens=_tokens(stored, content, officials),
        keywords=_keywords(stored, portal, officials),
        numbers=_numbers(change, portal),
        stored=stored,
        officials=officials,
    )


def fingerprint(article: Article, content_hash: str, fetched_at: datetime, portal: Portal | None) -> int:
    """A number that differs between two states of an article if their documents do: 63 bits of a hash."""
    declared = (portal.name, portal.province, portal.level, portal.trust, portal.is_sample) if portal else ()
    if portal and portal.region:  # posts are placed by it; without one, nothing that is indexed has to be made anew
        declared = (*declared, portal.region)
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


def _tokens(stored: Stored, content: Content, officials: ArticleOfficials) -> dict[str, str]:
    titles = tuple(_TextTokens.of(text) for text in (content.kicker, content.headline, content.subtitle) if text)
    found = {}
    for name, texts in ((TITLE, titles), (TEXT, (*titles, _TextTokens.of(stored.body)))):
        found[field_of(name, WORDS)] = " ".join(text.words for text in texts if text.words) or _NOTHING
        found[field_of(name, PAIRS)] = " ".join(text.pairs for text in texts if text.pairs) or _NOTHING
        found[field_of(name, CHARACTERS)] = _BETWEEN.join(text.characters for text in texts) or _NOTHING
    names = {"source": [stored.source], "channel": [stored.channel], "editor": [stored.editor]}
    for name, values in {**names, "author": stored.authors}.items():
        found[field_of(name, CHARACTERS)] = _BETWEEN.join(" ".join(fold(value)) for value in values if value)
    return found | {HOLDERS: holder_tokens(officials), SPELLINGS: spelling_tokens(officials)}


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


def _keywords(stored: Stored, portal: Portal | None, officials: ArticleOfficials) -> dict[str, str | tuple[str, ...]]:
    day = (stored.published_at or "")[:10]
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
        "official": officials.names,
        "post": tuple(dict.fromkeys(str(holding.post.label) for holding in officials.holdings)),
        mapping.TRUST: portal.trust if portal else UNKNOWN,
        mapping.MONTH: day[:7] or UNKNOWN,
        mapping.DAY: day or UNKNOWN,  # 2021-07 where no more is known
    }


def _numbers(change: Change, portal: Portal | None) -> dict[str, int]:
    published, article = change.revision.content.published, change.article
    first_day, last_day = orders.days(published)
    return {
        mapping.NEWEST: orders.newest(published, article.first_seen),
        mapping.OLDEST: orders.oldest(published, article.first_seen),
        mapping.TIE: orders.tie(article.article_id),
        mapping.FIRST_DAY: first_day,
        mapping.LAST_DAY: last_day,
        mapping.FINGERPRINT: fingerprint(article, change.revision.content_hash, change.fetched_at, portal),
    }
