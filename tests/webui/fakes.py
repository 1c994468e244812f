"""A search and an archive over the sample stories, with nothing behind them."""

import hashlib
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Self, cast

from flask import Flask

from tests.making import read_page
from tests.webui.samples import BODY, PORTALS, STORIES, Story
from zhengfa.archive.clock import from_iso_local
from zhengfa.archive.content import Byline, Content, Link, Origin, Precision, Provenance, Published
from zhengfa.archive.errors import IndexMissingError
from zhengfa.archive.records import Article, ArticleState, Capture, OutcomeKind, Revision
from zhengfa.archive.store import Archive
from zhengfa.indexer.document import AS_PUBLISHED, GENUINE
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.kinds import kind_of
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.query import UNKNOWN, Bucket, FacetName, Fragment, Hit, Interval, Query, Result, Sort
from zhengfa.indexer.register.figures import Figures
from zhengfa.indexer.register.register import KnownName, Official, Register
from zhengfa.indexer.register.tenures import Career
from zhengfa.indexer.vocabulary import names_of
from zhengfa.webui.app import create_app
from zhengfa.webui.services import EXTENSION, Services

BY_ID = {portal.id: portal for portal in PORTALS}
TODAY = date(2026, 11, 23)
SEEN = datetime(2026, 11, 23, 6, 41, tzinfo=UTC)
_PRECISIONS = {22: Precision.MINUTE, 10: Precision.DAY, 7: Precision.MONTH}


def id_of(number: int) -> str:
    return f"{number + 1:016x}"


def url_of(number: int, story: Story) -> str:
    return story.url or f"https://{BY_ID[story.portal or ''].hosts[0]}/yw/{number + 1000}.html"


def hit_of(number: int, story: Story, words: list[str] | None = None) -> Hit:
    """A story as a hit, with the words marked."""
    portal = BY_ID.get(story.portal or "")
    return Hit(
        article_id=id_of(number),
        url=url_of(number, story),
        headline=story.headline,
        kicker=None,
        subtitle=None,
        source=story.source,
        authors=(),
        editor=None,
        published_at=story.published,
        published_precision=None,
        published_provenance=None,
        portal=story.portal,
        portal_name=portal.name if portal else None,
        channel="要闻" if portal else None,
        province=portal.province if portal else None,
        level=portal.level if portal else None,
        kind=kind_of(story.headline, None),
        state=story.state,
        is_sample=bool(portal and portal.is_sample),
        clone_signs=(),
        is_repaired=False,
        is_damaged=False,
        officials=(),
        fetched_at="2026-11-23T06:41:00Z",
        headline_fragments=marked(story.headline or "", words or []),
        snippet=marked(story.text, words or []),
        matches=(),
        score=1.0,
    )


def marked(text: str, words: list[str]) -> tuple[Fragment, ...]:
    """A text cut at the words in it."""
    for word in words:
        before, found, after = text.partition(word)
        if found:
            rest = (*marked(before, words), Fragment(word, True), *marked(after, words))
            return tuple(fragment for fragment in rest if fragment.text)
    return (Fragment(text, False),) if text else ()


def values_of(hit: Hit) -> dict[FacetName, str]:
    """One value of each facet; the fakes name no officials."""
    return {
        FacetName.OFFICIAL: "",
        FacetName.POST: "",
        FacetName.PROVINCE: hit.province or UNKNOWN,
        FacetName.LEVEL: hit.level or UNKNOWN,
        FacetName.PORTAL: hit.portal or UNKNOWN,
        FacetName.CHANNEL: hit.channel or UNKNOWN,
        FacetName.SOURCE: hit.source or UNKNOWN,
        FacetName.KIND: hit.kind,
        FacetName.REPAIRED: AS_PUBLISHED,
        FacetName.CLONE: GENUINE,
        FacetName.YEAR: (hit.published_at or UNKNOWN)[:4] if hit.published_at else UNKNOWN,
    }


def fake_search(query: Query, stories: tuple[Story, ...] = STORIES) -> Result:
    """Finds stories that hold all the words; knows one mistake, an open quotation mark."""
    if query.text.count("“") != query.text.count("”"):
        parse(query.text)  # raises QueryError
    words = query.text.translate(str.maketrans("“”*", "   ")).split()
    matching = [
        hit_of(number, story, words)
        for number, story in enumerate(stories)
        if all(word in f"{story.headline}\n{story.text}" for word in words)
    ]
    matching = [hit for hit in matching if _is_within(hit, query)]
    found = [hit for hit in matching if all(_fits(hit, name, query) for name in FacetName)]
    found.sort(key=lambda hit: hit.published_at or "", reverse=query.sort is not Sort.OLDEST)
    hits = tuple(found[query.offset : query.offset + query.limit])
    sort = Sort.NEWEST if query.text.endswith("*") and query.sort is Sort.RELEVANCE else query.sort
    histogram = _histogram(found, query.interval) if query.interval else ()
    facets = {name: buckets for name, buckets in _facets(matching, query).items() if name in query.facets}
    return Result(query, len(found), hits, facets, sort, histogram, tree=parse(query.text))


def _is_within(hit: Hit, query: Query) -> bool:
    """Whether a hit has nothing that is excluded, and its day or month lies in the range that is asked for."""
    if any(values_of(hit)[name] == value for name, value in query.excluded):
        return False
    if not (query.since or query.until):
        return True
    if not hit.published_at:
        return False
    first, last = (f"{hit.published_at[:10]}{rest}"[:10] for rest in ("-01", "-28"))  # of an article, or of its month
    return not (query.since and first < f"{query.since}") and not (query.until and last > f"{query.until}")


def _histogram(hits: list[Hit], interval: Interval) -> tuple[Bucket, ...]:
    length = {Interval.DAY: 10, Interval.MONTH: 7, Interval.YEAR: 4}[interval]
    counts = Counter(hit.published_at[:length] if hit.published_at else UNKNOWN for hit in hits)
    return tuple(Bucket(value, counts[value]) for value in sorted(counts))


def _fits(hit: Hit, name: FacetName, query: Query) -> bool:
    wanted: tuple[str, ...] = getattr(query, name.value)
    return not wanted or values_of(hit)[name] in wanted


def _facets(hits: list[Hit], query: Query) -> dict[FacetName, tuple[Bucket, ...]]:
    """A facet counts what the other facets leave, as engines do that let several values be chosen."""

    def buckets(name: FacetName) -> tuple[Bucket, ...]:
        kept = [hit for hit in hits if all(_fits(hit, other, query) for other in FacetName if other is not name)]
        counts = Counter(value for hit in kept if (value := values_of(hit)[name]))
        return tuple(Bucket(value, count) for value, count in counts.most_common())

    return {name: buckets(name) for name in FacetName}


def article_of(number: int, story: Story) -> Article:
    url = url_of(number, story)
    channel = "要闻" if story.portal else None
    return Article(id_of(number), url, url, story.portal, channel, ArticleState(story.state), SEEN, SEEN)


def revision_of(number: int, story: Story) -> Revision:
    published = None
    if story.published:
        precision = _PRECISIONS[len(story.published)]
        published = Published(from_iso_local(story.published), precision, Provenance.BYLINE)
    content = Content(
        headline=story.headline,
        body=(story.text, *BODY),
        kicker="平安建设进行时",
        subtitle="推动更多法治力量向引导和疏导端用力",
        byline=Byline(story.source, ("林晓舟", "陈未"), "周砚"),
        published=published,
        images=(Link("https://zj.example/yw/1.jpg", "会议现场"),),
        attachments=(Link("https://zj.example/yw/附件.pdf", "平安建设要点.pdf"),),
        origins=(Origin("body", Provenance.CONTAINER, "#zoom"), Origin("headline", Provenance.HEADING)),
    )
    return Revision(id_of(number), 1, number, content, "0" * 64)


def capture_of(number: int, url: str = "https://zj.example/yw/1000.html") -> Capture:
    sha256 = hashlib.sha256(url.encode()).hexdigest()
    warc = "20261123T064100Z-crawl-0001.warc.gz"
    return Capture(number, "run", url, url, SEEN, 200, "text/html", warc, 48_213, 9_702, sha256, True, None)


class FakeArchive:
    """What the article page asks of an archive, from the sample stories; a test may replace the records."""

    def __init__(self) -> None:
        numbered = list(enumerate(STORIES))
        self.articles = {id_of(number): article_of(number, story) for number, story in numbered}
        self.history: dict[str, tuple[Revision, ...]] = {
            id_of(number): (revision_of(number, story),) for number, story in numbered
        }
        self.captures = {number: capture_of(number, url_of(number, story)) for number, story in numbered}
        self.parts: dict[str, tuple[Capture, ...]] = {}
        self.open = 0

    def __enter__(self) -> Self:
        self.open += 1
        return self

    def __exit__(self, *_: object) -> None:
        self.open -= 1

    def counts(self) -> dict[str, int]:
        return {"articles": len(self.articles), "captures": len(self.captures)}

    def article(self, article_id: str) -> Article | None:
        return self.articles.get(article_id)

    def withheld(self, article_id: str) -> None:
        return None

    def revisions(self, article_id: str) -> tuple[Revision, ...]:
        return self.history.get(article_id, ())

    def capture(self, capture_id: int) -> Capture:
        return self.captures[capture_id]

    def fetches_of(self, canonical: str, limit: int) -> tuple[tuple[Capture, OutcomeKind | None], ...]:
        found = [one for one in self.captures.values() if one.canonical_url == canonical]
        return tuple((one, OutcomeKind.NEW) for one in found[:limit])

    def part_captures(self, article_id: str, number: int) -> tuple[Capture, ...]:
        return self.parts.get(article_id, ())

    def revise(self, article_id: str, content: Content) -> None:
        """Add a revision to an article."""
        newest = self.history[article_id][-1]
        revised = replace(newest, number=newest.number + 1, content=content)
        self.history[article_id] = (*self.history[article_id], revised)


class NoRegister:
    """A register that knows nobody."""

    def names(self, typed: str) -> tuple[KnownName, ...]:
        return ()

    def hold_most_named(self) -> None:
        raise IndexMissingError("nothing is indexed yet")


def no_figures(official: Official, career: Career | None) -> Figures:
    return Figures(0, (), (), ())


def fake_app(archive: FakeArchive | None = None) -> Flask:
    """The app on the fakes."""
    app = create_app(cast(Engine, None), Path("nowhere"), PORTALS, read_page=read_page)
    opened = cast(Archive, archive or FakeArchive())
    register = cast(Register, NoRegister())
    app.extensions[EXTENSION] = Services(
        fake_search,
        parse,
        lambda: opened,
        BY_ID,
        register,
        no_figures,
        cast(Engine, None),
        names_of(PORTALS),
        read_page,
        today=lambda: TODAY,
    )
    return app
