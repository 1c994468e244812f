"""An article's text as its page shows it: repaired or as published, with its damage and the log of its repair."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhengfa.archive.content import Content
from zhengfa.indexer.matching import BODY, TITLES
from zhengfa.indexer.query import Fragment, Match
from zhengfa.indexer.repair.article import RepairedArticle
from zhengfa.indexer.repair.records import RepairKind
from zhengfa.indexer.snippet import fragments
from zhengfa.webui.urls import ShownText

Fragments = tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, with what was searched for marked, and whether it holds damage beyond repair."""

    fragments: Fragments
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
    titles: Mapping[str, Fragments]  # kicker, headline and subtitle, where the page prints them
    paragraphs: tuple[Paragraph, ...]
    matches: int  # places of what was searched for
    damaged: frozenset[str]
    is_repaired: bool
    log: tuple[ChangeGroup, ...]

    @property
    def damaged_paragraphs(self) -> int:
        """How many paragraphs hold damage beyond repair."""
        return sum(paragraph.is_damaged for paragraph in self.paragraphs)


def article_text(article: RepairedArticle, shown: ShownText, matches: Sequence[Match] = ()) -> ArticleText:
    """An article's content, repaired or as published, with what was searched for marked."""
    is_published = shown is ShownText.PUBLISHED
    content = article.published if is_published else article.content()
    damaged = article.body.damaged_lines_published() if is_published else article.body.damaged_lines()
    spans = {name: _spans(matches, name, is_published) for name in (*TITLES, BODY)}
    titles = {name: text for name in TITLES if (text := getattr(content, name))}
    return ArticleText(
        shown=shown,
        content=content,
        titles={name: fragments(text, 0, len(text), spans[name]) for name, text in titles.items()},
        paragraphs=tuple(map(Paragraph, _marked_paragraphs(content.body, spans[BODY]), damaged)),
        matches=len(matches),
        damaged=frozenset(name for name, text in article.fields() if text.damaged and name != BODY),
        is_repaired=article.is_repaired,
        log=tuple(_log(article)),
    )


def _spans(matches: Sequence[Match], name: str, is_published: bool) -> list[tuple[int, int]]:
    """Where the matches of a field stand in the text that is shown."""
    own = (match for match in matches if match.field == name)
    return [(one.published_start, one.published_end) if is_published else (one.start, one.end) for one in own]


def _marked_paragraphs(paragraphs: Sequence[str], spans: Sequence[tuple[int, int]]) -> Iterator[Fragments]:
    body, start = "\n".join(paragraphs), 0
    for paragraph in paragraphs:
        yield fragments(body, start, start + len(paragraph), spans)
        start += len(paragraph) + 1


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
