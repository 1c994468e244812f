"""The article page: the repaired text or the one published, what was repaired, and where it comes from."""

from dataclasses import dataclass

from flask import Blueprint, abort, render_template, request, url_for

from zhengfa.archive.errors import QueryError
from zhengfa.archive.portals import Portal
from zhengfa.archive.records import Article, Capture, Change, Revision
from zhengfa.indexer.clones import clone_signs
from zhengfa.indexer.document import officials_in
from zhengfa.indexer.language.limits import MAX_LENGTH
from zhengfa.indexer.matching import matches_of_article
from zhengfa.indexer.needles import Officials, asks_for_holders
from zhengfa.indexer.query import Match, Query
from zhengfa.indexer.repair.article import RepairedArticle, repair_article
from zhengfa.webui.article_text import article_text
from zhengfa.webui.labels.articles import UNDATED, UNTITLED
from zhengfa.webui.services import services
from zhengfa.webui.urls import ArgumentError, ShownText, shown_text

blueprint = Blueprint("article", __name__)


@dataclass(frozen=True, slots=True)
class Evidence:
    """An article with its newest revision, how many revisions it has, and the captures behind the newest."""

    article: Article
    revision: Revision
    revisions: int
    capture: Capture
    parts: tuple[Capture, ...]  # of its further pages


@blueprint.get("/article/<article_id>")
def page(article_id: str) -> str:
    """One article."""
    evidence = _load(article_id)
    if evidence is None:
        abort(404, f"档案里没有编号为“{article_id[:40]}”的文章。")
    shown, portal = _shown(article_id), _portal(evidence.article)
    repaired = repair_article(evidence.revision.content)
    searched = request.args.get("q", "").strip()[:MAX_LENGTH]
    text = article_text(repaired, shown, _matches(evidence, repaired, searched))
    return render_template(
        "article/page.html",
        article=evidence.article,
        text=text,
        content=text.content,
        searched=searched,
        typed=searched,
        evidence=evidence,
        portal=portal,
        clone_signs=clone_signs(evidence.article.url, portal, repaired),
        UNDATED=UNDATED,
        UNTITLED=UNTITLED,
    )


def _matches(evidence: Evidence, repaired: RepairedArticle, searched: str) -> tuple[Match, ...]:
    """Where a query matches; nowhere, if it cannot be read: the article can be, all the same."""
    try:
        tree = services().parse(searched)
    except QueryError:
        return ()
    return matches_of_article(repaired, tree, _officials(evidence) if tree and asks_for_holders(tree) else ())


def _officials(evidence: Evidence) -> Officials:
    change = Change(0, evidence.article, evidence.revision, evidence.capture.fetched_at)
    return officials_in(change, _portal(evidence.article))


def _shown(article_id: str) -> ShownText:
    """Which text is asked for; raises ArgumentError."""
    try:
        return shown_text(request.args.get("text", ""))
    except ValueError as error:
        address = url_for("article.page", article_id=article_id)
        raise ArgumentError([str(error)], Query(), "", address) from error


def _load(article_id: str) -> Evidence | None:
    with services().open_archive() as archive:
        article = archive.article(article_id)
        revisions = archive.revisions(article_id) if article else ()
        if article is None or not revisions:
            return None
        newest = revisions[-1]
        parts = archive.part_captures(article_id, newest.number)
        return Evidence(article, newest, len(revisions), archive.capture(newest.capture_id), parts)


def _portal(article: Article) -> Portal | None:
    return services().portals.get(article.portal) if article.portal else None
