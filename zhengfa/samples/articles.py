"""The sample articles: what the pages are rendered from, and what an extractor must read back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random
from typing import Any

from zhengfa.samples.family import load_family
from zhengfa.samples.material import Staff, load_specials, load_staff, load_topics
from zhengfa.samples.portals import JIANGNAN, LIAOHE, WRITTEN, SampleChannel, SamplePortal
from zhengfa.samples.writing import write_text

FIRST_DAY = date(2019, 1, 7)
LAST_DAY = date(2025, 12, 26)
REPRINTS = 9


@dataclass(frozen=True, slots=True)
class SampleArticle:
    """One article as its page prints it."""

    headline: str
    subtitle: str | None
    source: str
    authors: tuple[str, ...]
    editor: str | None
    published: datetime  # Asia/Shanghai, naive, to the minute
    channel: str  # name
    body: tuple[str, ...]  # paragraphs
    path: str  # of its URL
    reprint_of: str | None = None  # path at the portal that `source` names


@cache
def sample_articles(portal_id: str) -> tuple[SampleArticle, ...]:
    """The articles of a portal that always has the same ones, newest first: without a clock or a global generator."""
    portal = next(portal for portal in WRITTEN if portal.id == portal_id)
    random = Random(portal.seed)  # noqa: S311 - samples must be repeatable, not unpredictable
    articles = list(_written(random, portal))
    if portal is JIANGNAN:
        articles += _special(random)
        articles += _reprints(random)
    articles.sort(key=lambda article: article.published)
    return tuple(_placed(portal, number, article) for number, article in enumerate(articles))[::-1]


def _written(random: Random, portal: SamplePortal) -> Iterator[SampleArticle]:
    """As many articles a channel as it says, each with a headline of its own."""
    staff = load_staff(portal.id)
    headlines: set[str] = set()
    for channel in portal.channels:
        wanted = len(headlines) + channel.articles
        while len(headlines) < wanted:
            day = FIRST_DAY + timedelta(days=random.randint(0, (LAST_DAY - FIRST_DAY).days))
            article = draw_article(random, portal, channel, staff, day)
            if article.headline not in headlines:
                headlines.add(article.headline)
                yield article


def draw_article(
    random: Random, portal: SamplePortal, channel: SampleChannel, staff: Staff, day: date, *, is_signed: bool = True
) -> SampleArticle:
    """An article of a day, which has no place among the portal's addresses yet; perhaps without its authors."""
    topics = [
        topic for topic in load_topics() if channel.topics in topic.channels and topic.since <= day <= topic.until
    ]
    topic = random.choice(topics)
    text = write_text(random, topic, portal.province, day, portal.city)
    authors = tuple(random.sample(staff.reporters, random.choice((0, 1, 1, 2))))
    authors = authors if is_signed else ()
    source = random.choice(staff.sources)
    return SampleArticle(
        headline=text.headline,
        subtitle=text.subtitle,
        source=source,
        authors=authors,
        editor=draw_editor(random, staff),
        published=datetime.combine(day, _time(random)),
        channel=channel.name,
        body=_dated(random, text.body, source, authors) if topic.roles else text.body,
        path="",
    )


def _special(random: Random) -> Iterator[SampleArticle]:
    names = {channel.folder: channel.name for channel in JIANGNAN.channels}
    for table in load_specials():
        yield _from_table(table, names[table["channel"]], draw_editor(random, load_staff(JIANGNAN.id)))


def _from_table(table: dict[str, Any], channel: str, editor: str | None) -> SampleArticle:
    return SampleArticle(
        headline=table["headline"],
        subtitle=table.get("subtitle"),
        source=JIANGNAN.name,
        authors=tuple(table["authors"]),
        editor=editor,
        published=table["published"],
        channel=channel,
        body=tuple(table["body"]),
        path="",
    )


def _reprints(random: Random) -> Iterator[SampleArticle]:
    """Articles of the other portal, some days later and under this portal's own editors."""
    originals = [article for article in sample_articles(LIAOHE.id) if _can_be_reprinted(article)]
    staff = load_staff(JIANGNAN.id)
    for original in random.sample(originals, REPRINTS):
        day = original.published.date() + timedelta(days=random.randint(1, 4))
        yield replace(
            original,
            source=LIAOHE.name,
            authors=(),
            editor=draw_editor(random, staff),
            published=datetime.combine(day, _time(random)),
            channel=JIANGNAN.channels[0].name,
            reprint_of=original.path,
        )


def _can_be_reprinted(article: SampleArticle) -> bool:
    """A text that names its reporter would contradict the reprint's byline, which names none."""
    return article.channel == LIAOHE.channels[0].name and is_unsigned(article)


def is_unsigned(article: SampleArticle) -> bool:
    """Whether a text names no reporter of its portal."""
    return "（记者" not in article.body[0]


def _dated(random: Random, body: tuple[str, ...], source: str, authors: tuple[str, ...]) -> tuple[str, ...]:
    """The body as reports begin it. A dateline names no one whom the byline does not name."""
    forms = ["", f"{source}讯　", "本报讯　"]
    if authors:
        forms.append(f"本报讯（记者 {' '.join(authors)}）")
    return (random.choice(forms) + body[0], *body[1:])


def draw_editor(random: Random, staff: Staff) -> str | None:
    """One page in ten names no editor."""
    return None if random.random() < 1 / 10 else random.choice(staff.editors)


def _time(random: Random) -> time:
    return time(random.randint(8, 18), random.randint(0, 59))


def _placed(portal: SamplePortal, number: int, article: SampleArticle) -> SampleArticle:
    """The article at its path, which holds its day and a number that grows with time."""
    channel = next(channel for channel in portal.channels if channel.name == article.channel)
    return replace(article, path=load_family(portal.family).article_path(channel, article.published, number))
