"""What a page says of itself where no reader sees it: meta tags, Founder's comment, JSON-LD."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from zhengfa.crawler.extraction.lines import clean

_FOUNDER_FIELD = re.compile(r"<(\w{2,30})>([^<]{0,2000})</\1>")
_LD_TYPE = "application/ld+json"
_LONGEST_LD = 200_000  # characters; real ones take a few thousand
# The kinds of things that JSON-LD calls a page's own text. A list page's are others (CollectionPage, ItemList).
_LD_ARTICLES = frozenset({"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "WebPage"})
_LD_TIMES = frozenset({"datePublished", "pubDate"})  # Baidu's form names no type, but a time


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself. A plain-text file has an empty one."""

    html: str = ""
    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)  # names in lower case
    founder: dict[str, str] = field(default_factory=dict)  # the fields of Founder's `enpproperty` comment
    json_ld: dict[str, str] = field(default_factory=dict)  # an article's own values; a thing's value is its name


def read_head(html: str, tree: LexborHTMLParser, founder: str = "") -> Head:
    """Read all of it, Founder's comment as well; what is malformed says nothing."""
    return Head(html, _title(tree), read_meta(tree), _founder(founder), _json_ld(html, tree))


def _title(tree: LexborHTMLParser) -> str:
    node = tree.css_first("title")
    return clean(node.text()) if node else ""


def read_meta(tree: LexborHTMLParser) -> dict[str, str]:
    """The page's meta tags by name, in lower case; of several the first that says anything."""
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or ""
        name = name.strip().lower()
        if name and (content := clean(attributes.get("content") or "")):
            found.setdefault(name, content)
    return found


def _founder(comment: str) -> dict[str, str]:
    fields = _FOUNDER_FIELD.findall(comment)
    return {name.lower(): clean(value) for name, value in fields if clean(value)}


def _json_ld(html: str, tree: LexborHTMLParser) -> dict[str, str]:
    if _LD_TYPE not in html:
        return {}
    found: dict[str, str] = {}
    for node in tree.css(f'script[type="{_LD_TYPE}"]'):
        for thing in _things(node.text()):
            for name, value in thing.items():
                if text := clean(_name_of(value)):
                    found.setdefault(name, text)
    return found


def _things(text: str) -> Iterator[dict[str, Any]]:
    """The articles that a script describes. Line ends inside strings are common, and taken."""
    if len(text) > _LONGEST_LD:
        return
    try:
        described = json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return
    listed = described if isinstance(described, list) else [described]
    for thing in listed:
        graph = thing.get("@graph") if isinstance(thing, dict) else None
        for part in graph if isinstance(graph, list) else [thing]:
            if isinstance(part, dict) and (_type_of(part) in _LD_ARTICLES or _LD_TIMES & part.keys()):
                yield part


def _type_of(thing: dict[str, Any]) -> str:
    kind = thing.get("@type")
    kind = kind[0] if isinstance(kind, list) and kind else kind
    return kind if isinstance(kind, str) else ""


def _name_of(value: Any) -> str:
    """A value as text: a time may be a number; a person or an organisation is its name, several are their names."""
    if isinstance(value, list):
        return "、".join(filter(None, map(_name_of, value[:20])))
    if isinstance(value, dict):
        value = value.get("name")
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
