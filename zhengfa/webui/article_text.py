"""An article's text as its page shows it: repaired or as published, with its damage and the log of its repair."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from typing import TypeVar

from flask_babel import gettext

from zhengfa.archive.content import Content
from zhengfa.indexer.folded_text import Span
from zhengfa.indexer.matching import BODY, TITLES
from zhengfa.indexer.mentioned import Naming
from zhengfa.indexer.query import Fragment, Match
from zhengfa.indexer.repair.article import RepairedArticle
from zhengfa.indexer.repair.records import RepairKind
from zhengfa.indexer.snippet import fragments
from zhengfa.webui.arguments import short
from zhengfa.webui.labels.tongues import listed

_Named = tuple[int, int, str]  # where an official is named, and by which name the register has them
_Placed = TypeVar("_Placed", Span, _Named)


class ShownText(StrEnum):
    """Which text of an article is shown."""

    REPAIRED = "repaired"  # the default
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text, with what was searched for marked; if it names an official, whom."""

    fragments: tuple[Fragment, ...]
    official: str | None


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, and whether it holds damage beyond repair."""

    pieces: Pieces
    is_damaged: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One change, and how often it was made in the article."""

    before: str
    after: str
    confidence: float
    count: int


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """All changes of one kind, the most frequent first."""

    kind: RepairKind
    count: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ArticleText:
    """What the page shows. `damaged` names the fields that hold damage; of the body, the paragraphs tell."""

    shown: ShownText
    content: Content
    titles: Mapping[str, Pieces]  # kicker, headline and subtitle, where the page prints them
    paragraphs: tuple[Paragraph, ...]
    matches: int  # places of what was searched for
    damaged: frozenset[str]
    is_repaired: bool
    log: tuple[ChangeGroup, ...]

    @property
    def damaged_paragraphs(self) -> int:
        """How many paragraphs hold damage beyond repair."""
        return sum(paragraph.is_damaged for paragraph in self.paragraphs)


def shown_text(value: str) -> ShownText:
    """The text that an article page's address asks for; raises ValueError."""
    if value and value not in set(ShownText):
        raise ValueError(
            gettext("文本 text 不能是“%(value)s”：可用 %(known)s。", value=short(value), known=listed(ShownText))
        )
    return ShownText(value) if value else ShownText.REPAIRED


def article_text(
    article: RepairedArticle, shown: ShownText, matches: Sequence[Match] = (), namings: Sequence[Naming] = ()
) -> ArticleText:
    """An article's content, repaired or as published: what was searched for is marked, and officials are named."""
    is_published = shown is ShownText.PUBLISHED
    content = article.published if is_published else article.content()
    damaged = article.body.damaged_lines_published() if is_published else article.body.damaged_lines()
    spans = {name: [_span(one, is_published) for one in matches if one.field == name] for name in (*TITLES, BODY)}
    named = {
        name: [(*_span(one.place, is_published), one.name) for one in namings if one.place.field == name]
        for name in (*TITLES, BODY)
    }
    titles = {name: text for name in TITLES if (text := getattr(content, name))}
    return ArticleText(
        shown=shown,
        content=content,
        titles={name: _pieces(text, 0, len(text), spans[name], named[name]) for name, text in titles.items()},
        paragraphs=tuple(map(Paragraph, _paragraphs(content.body, spans[BODY], named[BODY]), damaged)),
        matches=len(matches),
        damaged=frozenset(name for name, text in article.fields() if text.damaged and name != BODY),
        is_repaired=article.is_repaired,
        log=tuple(_log(article)),
    )


def _span(place: Match, is_published: bool) -> Span:
    """Where a place stands in the text that is shown."""
    return (place.published_start, place.published_end) if is_published else (place.start, place.end)


def _paragraphs(paragraphs: Sequence[str], spans: Sequence[Span], named: Sequence[_Named]) -> Iterator[Pieces]:
    body, start = "\n".join(paragraphs), 0
    for paragraph in paragraphs:
        end = start + len(paragraph)
        yield _pieces(body, start, end, _touching(spans, start, end), _touching(named, start, end))
        start = end + 1


def _touching(spans: Sequence[_Placed], start: int, end: int) -> Sequence[_Placed]:
    """Of spans in order, those that reach into a stretch of the text: long articles have hundreds of either."""
    return spans[bisect_right(spans, start, key=itemgetter(1)) : bisect_left(spans, end, key=itemgetter(0))]


def _pieces(text: str, start: int, end: int, spans: Sequence[Span], named: Sequence[_Named]) -> Pieces:
    found, position = list[Piece](), start
    for first, last, name in named:
        first, last = max(first, position), min(last, end)
        if first >= last:
            continue
        if first > position:
            found.append(Piece(fragments(text, position, first, spans), None))
        found.append(Piece(fragments(text, first, last, spans), name))
        position = last
    if position < end:
        found.append(Piece(fragments(text, position, end, spans), None))
    return tuple(found)


def _log(article: RepairedArticle) -> Iterator[ChangeGroup]:
    """The repairs of all fields as one, a group for each kind."""
    counts: Counter[tuple[RepairKind, str, str, float]] = Counter()
    for _, text in article.fields():
        for repair in text.repairs:
            counts[repair.kind, repair.before, repair.after, repair.confidence] += len(repair.places)
    for kind in RepairKind:
        changes = tuple(
            Change(before, after, confidence, count)
            for (of, before, after, confidence), count in counts.most_common()
            if of is kind
        )
        if changes:
            yield ChangeGroup(kind, sum(change.count for change in changes), changes)
