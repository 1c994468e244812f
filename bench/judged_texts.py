"""The documents that the labelled queries are asked over, each by the key that `relevance.toml` names it by."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from zhengfa.archive.content import Byline, Content, Precision, Provenance, Published
from zhengfa.archive.portals import Level, Portal, Trust
from zhengfa.archive.records import Article, ArticleState, Change, Revision
from zhengfa.archive.rows import content_hash
from zhengfa.archive.urls import article_id, host_of
from zhengfa.crawler.extraction.article import extract
from zhengfa.indexer.document import Document, to_document
from zhengfa.samples.articles import SampleArticle, sample_articles
from zhengfa.samples.portals import WRITTEN

FETCHED = datetime(2026, 1, 1, tzinfo=UTC)
# Who publishes the shared pages: offices and learned societies, and sites that carry what others wrote. The rest are
# papers and agencies.
_OFFICES = (".gov.cn", ".gov.hk", ".gsc.org.cn", ".bjmu.edu.cn")
_CARRIERS = ("163.com", "sina.com.cn", "sohu.com", "ifeng.com", "toutiao.com", "baidu.com", "hexun.com")

Keyed = Iterator[tuple[str, Document]]


def sample_documents() -> Keyed:
    """Every article of the sample portals that always have the same ones."""
    for sample in WRITTEN:
        short = sample.id.removeprefix("sample_")
        portal = _portal(sample.id, Trust.ORIGINAL, sample.province)
        for article in sample_articles(sample.id):
            yield (
                f"{short}:{article.path}",
                _document(_sample(article), f"http://{sample.id}.example{article.path}", portal, article.channel),
            )


def shared_documents(folder: Path) -> Keyed:
    """The real pages and texts, which are not ours."""
    facts = json.loads((folder / "pages/truth.json").read_text("utf-8"))
    for name, known in facts.items():
        url = known["url"] or f"file:///{name}.html"
        page = (folder / f"pages/html/{name}.html").read_bytes()
        yield f"pages:{name}", _document(read_page(page, url, "text/html"), _own(url, name), _publisher(url), None)
    for part, pattern in (("officials", "officials/text/*.txt"), ("seeds", "seeds/*.txt")):
        for file in sorted(folder.glob(pattern)):
            key, url = f"{part}:{file.stem[:3]}", f"file:///{part}/{file.name}"
            yield key, _document(read_page(file.read_bytes(), url, "text/plain"), url, None, None)


def _sample(article: SampleArticle) -> Content:
    published = Published(article.published, Precision.MINUTE, Provenance.LAYOUT)
    byline = Byline(article.source, article.authors, article.editor)
    return Content(article.headline, article.body, subtitle=article.subtitle, byline=byline, published=published)


def read_page(payload: bytes, url: str, content_type: str) -> Content:
    content = extract(payload, url, content_type=content_type).content
    if content is None:
        raise ValueError(f"{url} gave no article")
    return content


def _own(url: str, name: str) -> str:
    """A URL of each page's own: some facts name no more than the site."""
    return f"{url}#{name}" if url.startswith("file:") else f"http://{host_of(url)}/{name}.html"


def _publisher(url: str) -> Portal | None:
    host = host_of(url)
    if not host:
        return None
    if f".{host}".endswith(_OFFICES):
        trust = Trust.ORIGINAL
    else:
        trust = Trust.REPRINT if f".{host}".endswith(tuple(f".{site}" for site in _CARRIERS)) else Trust.MEDIA
    return _portal(host, trust, "全国")


def _portal(name: str, trust: Trust, province: str) -> Portal:
    return Portal(name, name, province, Level.PROVINCE, (name,), "trs_wcm", (), trust)


def _document(content: Content, url: str, portal: Portal | None, channel: str | None) -> Document:
    key, owner = article_id(url), portal.id if portal else None
    article = Article(key, url, url, owner, channel, ArticleState.LIVE, FETCHED, FETCHED)
    change = Change(1, article, Revision(key, 1, 1, content, content_hash(content)), FETCHED)
    return to_document(change, {portal.id: portal} if portal else {})
