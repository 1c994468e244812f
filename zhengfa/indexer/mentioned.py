"""The officials that an article names, and where in it their names stand: in the repaired text, and as published."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from zhengfa.archive.clock import iso_local
from zhengfa.archive.content import Content
from zhengfa.archive.portals import Portal
from zhengfa.archive.records import Article
from zhengfa.indexer.clones import CloneSign
from zhengfa.indexer.matching import BODY, TITLES
from zhengfa.indexer.officials.articles import officials_of, officials_read, setting_of
from zhengfa.indexer.officials.asking import plain_name
from zhengfa.indexer.officials.placing import Setting
from zhengfa.indexer.officials.reading import read
from zhengfa.indexer.officials.records import ArticleOfficials, Reading
from zhengfa.indexer.query import Match
from zhengfa.indexer.repair.article import RepairedArticle
from zhengfa.indexer.repair.simplified import simplified


@dataclass(frozen=True, slots=True)
class Naming:
    """An official named at a place of an article."""

    name: str  # in full, as the register has it
    place: Match


@dataclass(frozen=True, slots=True)
class Mentioned:
    """The officials of an article, and every place where one of them is named."""

    officials: ArticleOfficials
    namings: tuple[Naming, ...]


def officials_in(
    article: Article, content: Content, portal: Portal | None, signs: tuple[CloneSign, ...]
) -> ArticleOfficials:
    """The officials of an article in its repaired content. None in a suspected clone: clones replace names."""
    return ArticleOfficials() if signs else officials_of(_text(content), _setting(article, content, portal))


def mentioned_in(
    article: Article, repaired: RepairedArticle, portal: Portal | None, signs: tuple[CloneSign, ...]
) -> Mentioned:
    """The officials of an article with the places of their names."""
    if signs:
        return Mentioned(ArticleOfficials(), ())
    content = repaired.content()
    text = _text(content)
    reading = read(text)
    officials = officials_read(reading, text, _setting(article, content, portal))
    return Mentioned(officials, tuple(_namings(reading, content, repaired)))


def _text(content: Content) -> str:
    """What officials are read in: simplified where the repair took a text for no traditional one (周洋勇強調), too."""
    return simplified("\n".join(text for _, _, text in _lines(content)))


def _lines(content: Content) -> Iterator[tuple[str, int, str]]:
    """The lines that officials are read in: field, where in the field it starts, text."""
    for field in TITLES:
        if text := getattr(content, field):
            yield field, 0, text
    start = 0
    for paragraph in content.body:
        if paragraph:
            yield BODY, start, paragraph
        start += len(paragraph) + 1


def _setting(article: Article, content: Content, portal: Portal | None) -> Setting:
    day = iso_local(content.published) if content.published else None
    return setting_of(portal, article.channel, content.byline.source, day)


def _namings(reading: Reading, content: Content, repaired: RepairedArticle) -> Iterator[Naming]:
    lines, offsets = list(_lines(content)), {name: text.offsets for name, text in repaired.fields()}
    starts = [0]
    for _, _, text in lines:
        starts.append(starts[-1] + len(text) + 1)
    for mention in reading.mentions:
        if mention.is_official:
            number = bisect_right(starts, mention.name_start) - 1
            field, first, _ = lines[number]
            start, end = (at - starts[number] + first for at in (mention.name_start, mention.name_end))
            yield Naming(plain_name(mention.name), Match(field, start, end, *offsets[field].to_published(start, end)))
