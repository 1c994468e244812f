"""When an article was published: which of a page's many dates is its own.

In the order that measured best. "The first date on the page" is none of them: it is today's, or another article's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from zhengfa.archive.records import Precision, Provenance, Published
from zhengfa.crawler.extraction.dates import from_epoch, from_url, moments
from zhengfa.crawler.extraction.furniture import is_byline
from zhengfa.crawler.extraction.labels import Field, labelled, lift
from zhengfa.crawler.extraction.page import Head

# In this order: the government standard, 教育部 and 人民网, Open Graph and its relatives.
_META_NAMES = (
    "pubdate",
    "publishdate",
    "article:published_time",
    "og:release_date",
    "og:published_time",
    "publish_time",
)
_JSON_LD = re.compile(r'"(?:datePublished|pubDate)"\s*:\s*"([^"]{8,40})"')
_LONGEST_BARE_DATE = 40  # characters of a line that holds a date and next to nothing else


def find_published(
    byline: Sequence[str], tail: Sequence[str], head: Head, url: str, *, not_after: datetime | None = None
) -> Published | None:
    """The first signal that gives a time."""
    return next(
        _signals([lift(line).text for line in byline], [lift(line).text for line in tail], head, url, not_after), None
    )


def _signals(
    byline: Sequence[str], tail: Sequence[str], head: Head, url: str, not_after: datetime | None
) -> Iterator[Published]:
    if epoch := from_epoch(head.html, not_after=not_after):
        yield epoch
    short = [line for line in byline if is_byline(line) or len(line) <= _LONGEST_BARE_DATE]
    # A byline may part day and hour over lines, so its lines are read as one text first.
    printed = list(_moments([*short, " ".join(short)], Provenance.BYLINE, not_after))
    yield from (moment for moment in printed if moment.precision is Precision.MINUTE)
    yield from _moments(_stated(head), Provenance.META, not_after)
    yield from printed
    if in_url := from_url(url, not_after=not_after):
        yield in_url
    yield from _moments((line for line in tail if _has_time_label(line)), Provenance.BYLINE, not_after)


def _moments(texts: Iterable[str], provenance: Provenance, not_after: datetime | None) -> Iterator[Published]:
    for text in texts:
        yield from moments(text, provenance, not_after=not_after)


def _stated(head: Head) -> Iterator[str]:
    yield from (head.meta[name] for name in _META_NAMES if name in head.meta)
    yield from _JSON_LD.findall(head.html)[:1]
    yield head.founder.get("date", "")


def _has_time_label(line: str) -> bool:
    return any(field is Field.TIME for field, _, _ in labelled(lift(line)))
