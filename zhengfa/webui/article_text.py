"""An article's text as its page shows it: repaired or as published, with its damage and the log of its repair."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from zhengfa.archive.content import Content
from zhengfa.indexer.repair.article import RepairedArticle
from zhengfa.indexer.repair.records import RepairKind
from zhengfa.webui.urls import ShownText

BODY = "body"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, and whether it holds damage beyond repair."""

    text: str
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
    paragraphs: tuple[Paragraph, ...]
    damaged: frozenset[str]
    is_repaired: bool
    log: tuple[ChangeGroup, ...]

    @property
    def damaged_paragraphs(self) -> int:
        """How many paragraphs hold damage beyond repair."""
        return sum(paragraph.is_damaged for paragraph in self.paragraphs)


def article_text(article: RepairedArticle, shown: ShownText) -> ArticleText:
    """An article's content, repaired or as published."""
    is_published = shown is ShownText.PUBLISHED
    return ArticleText(
        shown=shown,
        content=article.published if is_published else article.content(),
        paragraphs=tuple(_published_paragraphs(article) if is_published else _repaired_paragraphs(article)),
        damaged=frozenset(name for name, text in article.fields() if text.damaged and name != BODY),
        is_repaired=article.is_repaired,
        log=tuple(_log(article)),
    )


def _published_paragraphs(article: RepairedArticle) -> Iterator[Paragraph]:
    return map(Paragraph, article.published.body, article.body.damaged_lines_published())


def _repaired_paragraphs(article: RepairedArticle) -> Iterator[Paragraph]:
    return map(Paragraph, article.content().body, article.body.damaged_lines())


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
