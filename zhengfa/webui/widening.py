"""Where nothing is found: what to leave out of the query, and how many articles that would find."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from flask_babel import gettext as _
from markupsafe import Markup

from zhengfa.archive.errors import QueryError
from zhengfa.archive.portals import Portal
from zhengfa.indexer.language.limits import MAX_LENGTH
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.language.tree import Any, Node, Phrase, Text, parts_of
from zhengfa.indexer.language.unparsing import unparse, unparse_all
from zhengfa.indexer.query import Query, Sort
from zhengfa.webui.facets import Chip, chips_of
from zhengfa.webui.urls import texted, without_filters

MOST = 16  # queries that are tried: each takes milliseconds
_CHINESE = Markup('<bdi lang="zh">{}</bdi>')
_PLAIN = Markup("<bdi>{}</bdi>")


@dataclass(frozen=True, slots=True)
class Way:
    """A change of the query in words, and how many articles it finds."""

    words: Markup
    query: Query
    count: int


def ways_of(query: Query, tree: Node | None, portals: Mapping[str, Portal], count: Callable[[Query], int]) -> list[Way]:
    """The changes that find something, the most first."""
    changes = islice(_changes(query, tree, portals), MOST)
    # A text that is written anew may be longer than it was typed, NOT for - or in quotation marks.
    tried = [Way(words, one, count(_counted(one))) for words, one in changes if len(one.text) <= MAX_LENGTH]
    return sorted((way for way in tried if way.count), key=lambda way: -way.count)


def _counted(query: Query) -> Query:
    """A query of which nothing but the total is wanted."""
    return replace(query, sort=Sort.NEWEST, limit=0, facets=())


def _changes(query: Query, tree: Node | None, portals: Mapping[str, Portal]) -> Iterator[tuple[Markup, Query]]:
    chips = chips_of(query, portals)
    for chip in chips:
        yield _without_chip(chip), chip.query
    if len(chips) > 1:
        yield Markup.escape(_("去掉全部筛选")), without_filters(query)
    parts = parts_of(tree)
    if len(parts) > 1 or chips:
        for at, part in enumerate(parts):
            yield _said(_("去掉 %(what)s"), unparse(part)), texted(query, unparse_all((*parts[:at], *parts[at + 1 :])))
    for at, part in enumerate(parts):
        if isinstance(part, Phrase) and part.field is None and len(part.text) > 1 and _is_word(part.text):
            loose = (*parts[:at], Text(part.text), *parts[at + 1 :])
            yield _said(_("%(what)s 不要求一字不差"), unparse(part)), texted(query, unparse_all(loose))
    if len(parts) > 1 and all(isinstance(part, Text | Phrase) for part in parts):
        yield Markup.escape(_("只要求其中任意一个词")), texted(query, unparse(Any(parts)))


def _is_word(text: str) -> bool:
    """Whether a text is read as such without quotation marks: 长安网:要闻 names a field, 2021 is a date."""
    try:
        return parse(unparse(Text(text))) == Text(text)
    except QueryError:
        return False


def _without_chip(chip: Chip) -> Markup:
    value = (_CHINESE if chip.is_text else _PLAIN).format(chip.label)
    if chip.is_excluded:
        return Markup.escape(_("不再排除 %(facet)s：%(what)s")) % {"facet": chip.facet, "what": value}
    return Markup.escape(_("去掉 %(facet)s：%(what)s")) % {"facet": chip.facet, "what": value}


def _said(words: str, text: str) -> Markup:
    return Markup.escape(words) % {"what": _CHINESE.format(text)}
