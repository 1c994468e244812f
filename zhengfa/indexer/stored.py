"""What an index keeps of an article for its hits."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from zhengfa.archive.clock import iso_local, iso_utc
from zhengfa.archive.portals import Portal
from zhengfa.archive.records import Change
from zhengfa.indexer.clones import CloneSign
from zhengfa.indexer.kinds import kind_of
from zhengfa.indexer.mapping import BODY, STORED
from zhengfa.indexer.officials.records import ArticleOfficials
from zhengfa.indexer.repair.article import RepairedArticle
from zhengfa.indexer.repair.log import log_values


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
    officials: tuple[Mapping[str, Any], ...]  # name, posts and titles as written, of each that the article names
    body: str  # paragraphs, a line each
    repairs: tuple[Mapping[str, Any], ...]  # of each field that is not as published: `log_values`


_IN_BODY = ("body", "repairs")
_FIELDS = tuple(field.name for field in fields(Stored) if field.name not in _IN_BODY)
_TUPLES = ("authors", "clone_signs", "officials", "repairs")
_NO_BODY = {"body": "", "repairs": ()}


def to_texts(stored: Stored) -> dict[str, str]:
    """What is kept, as JSON, by the fields of the index: what lists need, and what they can do without."""
    return {
        field: json.dumps({name: getattr(stored, name) for name in names}, ensure_ascii=False)
        for field, names in ((STORED, _FIELDS), (BODY, _IN_BODY))
    }


def from_stored(stored: str, body: str) -> Stored:
    """What `to_texts` made, read back; without its text where `body` is ""."""
    values = json.loads(stored) | (json.loads(body) if body else _NO_BODY)
    for name in _TUPLES:
        values[name] = tuple(values[name])
    return Stored(**values)


def to_stored(
    change: Change,
    repaired: RepairedArticle,
    portal: Portal | None,
    signs: tuple[CloneSign, ...],
    officials: ArticleOfficials,
) -> Stored:
    """What is kept of an article as it stands after a change."""
    article, content = change.article, repaired.content()
    published = content.published
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
        clone_signs=signs,
        is_repaired=repaired.is_repaired,
        is_damaged=repaired.is_damaged,
        fetched_at=iso_utc(change.fetched_at),
        officials=officials_values(officials),
        body="\n".join(content.body),
        repairs=tuple(log_values(name, text) for name, text in repaired.fields() if text.is_changed or text.damaged),
    )


def officials_values(officials: ArticleOfficials) -> tuple[Mapping[str, Any], ...]:
    """The officials of an article as its hit has them."""
    return tuple(_official(name, officials) for name in officials.names)


def _official(name: str, officials: ArticleOfficials) -> dict[str, Any]:
    holdings = [holding for holding in officials.holdings if holding.name == name]
    return {
        "name": name,
        "posts": list(dict.fromkeys(str(holding.post.label) for holding in holdings)),
        "titles": list(dict.fromkeys(holding.title for holding in holdings)),
    }
