"""What becomes of articles after they were published: edits, removals and moves, each on its day."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from zhengfa.samples.articles import SampleArticle


class Change(StrEnum):
    """What happens to an article."""

    FIGURE = "figure"  # a number in its text is put right
    HEADLINE = "headline"  # it gets another headline
    CUT = "cut"  # a paragraph is taken out
    REMOVED = "removed"  # its address answers 404
    HIDDEN = "hidden"  # its address answers 200 with a page that says it is missing
    SENT_HOME = "sent_home"  # its address redirects to the home page
    MOVED = "moved"  # it has another address, and the old one redirects there


GONE = frozenset({Change.REMOVED, Change.HIDDEN, Change.SENT_HOME})
# Of a hundred articles; the others stay as they are. Real portals edit some, and remove few.
_SHARES = {
    Change.FIGURE: 3,
    Change.HEADLINE: 2,
    Change.CUT: 2,
    Change.REMOVED: 2,
    Change.HIDDEN: 1,
    Change.SENT_HOME: 1,
    Change.MOVED: 2,
}
_SOONEST, _LATEST = 2, 400  # days after publication
_FIGURE = re.compile(r"(?<![\d.])[1-9]\d{1,3}(?![\d.年月日%])")
_UPDATED = "（更新）"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens to an article on a day."""

    day: date
    change: Change


def event_of(seed: int, number: int, published: date) -> Event | None:
    """What happens to the article of a number, always the same; None if nothing ever does."""
    random = Random(f"{seed} {number} event")  # noqa: S311 - repeatable, not unpredictable
    change = random.choices([*_SHARES, None], [*_SHARES.values(), 100 - sum(_SHARES.values())])[0]
    return Event(published + timedelta(days=random.randint(_SOONEST, _LATEST)), change) if change else None


def changed(article: SampleArticle, change: Change) -> SampleArticle:
    """The article as an edit leaves it."""
    match change:
        case Change.FIGURE:
            return _with_other_figure(article)
        case Change.HEADLINE:
            return replace(article, headline=article.headline + _UPDATED)
        case Change.CUT:
            return replace(article, body=(*article.body[:-2], article.body[-1]))
    return article


def _with_other_figure(article: SampleArticle) -> SampleArticle:
    """The first figure of the text is one more; a text without any gets another ending."""
    for at, text in enumerate(article.body):
        if at and (found := _FIGURE.search(text)):
            other = f"{text[: found.start()]}{int(found[0]) + 1}{text[found.end() :]}"
            return replace(article, body=(*article.body[:at], other, *article.body[at + 1 :]))
    return replace(article, body=(*article.body[:-1], f"{article.body[-1]}有关工作正在推进。"))
