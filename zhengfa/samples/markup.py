"""What the pages of both portals share: the mark of a sample, and how lists are cut."""

from collections.abc import Sequence
from html import escape

from zhengfa.samples.articles import SampleArticle, sample_articles
from zhengfa.samples.portals import SampleChannel, SamplePortal

SAMPLE_META = '<meta name="sample" content="zhengfa">'
SAMPLE_NOTE = "本页为样例，人物和事件均为虚构"
INDENT = "\u3000\u3000"  # two ideographic blanks, as the editors of these products begin a paragraph
_RELATED = 3

Rows = Sequence[SampleArticle]


def list_pages(portal: SamplePortal, channel: SampleChannel, rows: int) -> list[Rows]:
    """The articles of a channel, newest first, so many rows a list page."""
    articles = [article for article in sample_articles(portal.id) if article.channel == channel.name]
    return [articles[first : first + rows] for first in range(0, len(articles), rows)]


def related(portal: SamplePortal, article: SampleArticle) -> Rows:
    """The articles that a page links to below its text: those before it in its channel, else the newest."""
    channel = [other for other in sample_articles(portal.id) if other.channel == article.channel]
    at = channel.index(article) + 1
    return channel[at : at + _RELATED] or channel[:_RELATED]


def cut(headline: str, length: int, mark: str) -> str:
    """A headline as lists show it: beyond this length cut, with a mark."""
    return headline if len(headline) <= length else headline[:length] + mark


def paragraphs(article: SampleArticle, opening: str) -> str:
    """The body, each paragraph in an element that begins with this tag."""
    return "\n".join(f"{opening}{INDENT}{escape(text)}</p>" for text in article.body)
