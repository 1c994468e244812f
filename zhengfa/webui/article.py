"""The article page: the text as published, and where it comes from."""

from dataclasses import dataclass

from flask import Blueprint, abort, render_template

from zhengfa.archive.records import Article, Capture, Portal, Revision
from zhengfa.webui.labels import UNDATED, UNTITLED
from zhengfa.webui.services import services

blueprint = Blueprint("article", __name__)


@dataclass(frozen=True, slots=True)
class Evidence:
    """An article with its newest revision, how many revisions it has, and the capture behind the newest."""

    article: Article
    revision: Revision
    revisions: int
    capture: Capture


@blueprint.get("/article/<article_id>")
def page(article_id: str) -> str:
    """One article."""
    evidence = _load(article_id)
    if evidence is None:
        abort(404, f"档案里没有编号为“{article_id[:40]}”的文章。")
    return render_template(
        "article/page.html",
        article=evidence.article,
        content=evidence.revision.content,
        evidence=evidence,
        portal=_portal(evidence.article),
        UNDATED=UNDATED,
        UNTITLED=UNTITLED,
    )


def _load(article_id: str) -> Evidence | None:
    with services().open_archive() as archive:
        article = archive.article(article_id)
        revisions = archive.revisions(article_id) if article else ()
        if article is None or not revisions:
            return None
        newest = revisions[-1]
        return Evidence(article, newest, len(revisions), archive.capture(newest.capture_id))


def _portal(article: Article) -> Portal | None:
    return services().portals.get(article.portal) if article.portal else None
