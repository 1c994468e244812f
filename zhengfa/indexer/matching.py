"""Where in an article a query matches: positions in the repaired text, and in the text as published."""

from collections.abc import Iterator, Mapping

from zhengfa.indexer.language.tree import Node
from zhengfa.indexer.needles import Needle, Officials, needles_of
from zhengfa.indexer.query import Match
from zhengfa.indexer.repair.article import RepairedArticle
from zhengfa.indexer.repair.offsets import OffsetMap, from_runs, identity
from zhengfa.indexer.snippet import find_matches
from zhengfa.indexer.stored import Stored

BODY = "body"
TITLES = ("kicker", "headline", "subtitle")

_Text = tuple[str, str, OffsetMap]  # a field's name, its repaired text, and where that stands in what was published


def needles_of_hit(stored: Stored, tree: Node | None) -> tuple[tuple[Needle, ...], tuple[Needle, ...]]:
    """What to look for in a hit's titles, and in its body."""
    in_title, in_body = (needles_of(tree, in_title=title, officials=stored.officials) for title in (True, False))
    return in_title, in_body


def matches_of_hit(stored: Stored, tree: Node | None) -> tuple[Match, ...]:
    """The matches in what an index keeps of an article."""
    runs: Mapping[str, list[list[int]]] = {log["field"]: log["offsets"] for log in stored.repairs}
    texts = ((name, getattr(stored, name) or "") for name in (*TITLES, BODY))
    mapped = ((name, text, from_runs(runs[name]) if name in runs else identity(len(text))) for name, text in texts)
    return tuple(_matches(mapped, *needles_of_hit(stored, tree)))


def matches_of_article(article: RepairedArticle, tree: Node | None, officials: Officials = ()) -> tuple[Match, ...]:
    """The matches in a repaired article that names these officials."""
    searched = ((name, text.text, text.offsets) for name, text in article.fields() if name in (*TITLES, BODY))
    in_title, in_body = (needles_of(tree, in_title=title, officials=officials) for title in (True, False))
    return tuple(_matches(searched, in_title, in_body))


def _matches(texts: Iterator[_Text], in_title: tuple[Needle, ...], in_body: tuple[Needle, ...]) -> Iterator[Match]:
    for name, text, offsets in texts:
        for start, end in find_matches(text, in_title if name in TITLES else in_body):
            yield Match(name, start, end, *offsets.to_published(start, end))
