"""When an article was published: which of a page's many dates is its own.

In the order that measured best. "The first date on the page" is none of them: it is today's, or another article's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from zhengfa.archive.content import Precision, Provenance, Published
from zhengfa.crawler.extraction.credits import is_byline
from zhengfa.crawler.extraction.dates import from_epoch, moments, stated
from zhengfa.crawler.extraction.head import Head
from zhengfa.crawler.extraction.labels import Field, label_pattern, labelled, lifted
from zhengfa.crawler.extraction.layout import Layout
from zhengfa.crawler.extraction.signals import Candidate
from zhengfa.crawler.extraction.url_date import url_date

# In this order: the government standard, 教育部 and 人民网, Open Graph and its relatives; then those of one product
# or platform each (enorth; Weibo's, Toutiao's and Baidu's cards; Dublin Core).
_META_NAMES = (
    "pubdate",
    "publishdate",
    "article:published_time",
    "og:release_date",
    "og:published_time",
    "publish_time",
    "publishedtime",
    "firstpublishedtime",
    "publish-date",
    "publishtime",
    "datepublished",
    "weibo:article:create_at",
    "weibo: article:create_at",
    "weibo:webpage:create_at",
    "bytedance:published_time",
    "og:time",
    "og:pubdate",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "date",
)
_JSON_LD_NAMES = ("datePublished", "pubDate")
_LONGEST_LABELLED = 160  # characters of a line behind the text that a label opens
_LONGEST_TAG = 100  # characters of a tag's value; a date takes 30
_PUBLISHED = re.compile(rf"{label_pattern('发布时间 发布日期 发表时间 发稿时间')}\s*[:：]\s*[12]")
_CHANGED = label_pattern("更新时间 更新日期 编辑时间 修改时间 录入时间")
_UPDATED = re.compile(rf"{_CHANGED}\s*[:：]\s*[\d\s:：/.年月日时分秒-]+")
_LONGEST_BARE_DATE = 40  # characters of a line that holds a date and next to nothing else


def publications(
    byline: Sequence[str],
    tail: Sequence[str],
    head: Head,
    url: str,
    layouts: Sequence[Layout] = (),
    *,
    not_after: datetime | None = None,
) -> Iterator[Candidate[Published]]:
    """What may be the publication time, the surest first."""
    if epoch := from_epoch(head.html, not_after=not_after):
        yield Candidate(epoch, epoch.provenance, "script")
    around = [_first_published(lifted(line)) for line in byline]
    short = [line for line in around if is_byline(line) or len(line) <= _LONGEST_BARE_DATE]
    # A byline may part day and hour over lines, so its lines are read as one text first.
    printed = list(_moments([*short, " ".join(short)], Provenance.BYLINE, "near the headline", not_after))
    yield from (found for found in printed if found.value.precision is Precision.MINUTE)
    tagged = [
        Candidate(moment, provenance, name)
        for provenance, name, text in _stated(head)
        for moment in stated(text[:_LONGEST_TAG], provenance, not_after=not_after)
    ]
    yield from (found for found in tagged if found.value.precision is not Precision.MONTH)
    yield from (found for found in printed if found.value.precision is not Precision.MONTH)
    behind = [lifted(line) for line in tail]
    labelled_lines = [_first_published(line) for line in behind if _has_time_label(line)]
    below = list(_moments(labelled_lines, Provenance.BYLINE, "behind the text", not_after))
    yield from (found for found in below if found.value.precision is Precision.MINUTE)
    if in_url := url_date(url, layouts, not_after=not_after):
        yield Candidate(in_url, Provenance.URL, "path")
    yield from below
    yield from (found for found in (*tagged, *printed) if found.value.precision is Precision.MONTH)


def _first_published(line: str) -> str:
    """A line without the time of its last change, if it also says when it was published."""
    return _UPDATED.sub(" ", line) if _PUBLISHED.search(line) else line


def _moments(
    texts: Iterable[str], provenance: Provenance, detail: str, not_after: datetime | None
) -> Iterator[Candidate[Published]]:
    for text in texts:
        for moment in moments(text, provenance, not_after=not_after):
            yield Candidate(moment, provenance, detail)


def _stated(head: Head) -> Iterator[tuple[Provenance, str, str]]:
    yield from ((Provenance.META, name, head.meta[name]) for name in _META_NAMES if name in head.meta)
    yield from ((Provenance.JSON_LD, name, head.json_ld[name]) for name in _JSON_LD_NAMES if name in head.json_ld)
    yield Provenance.FOUNDER, "date", head.founder.get("date", "")


def _has_time_label(line: str) -> bool:
    return len(line) <= _LONGEST_LABELLED and any(field is Field.TIME for field, _, _ in labelled(lifted(line)))
