"""The article page: the repaired text or the one published, who is named in it, how to cite it, and its evidence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask_babel import gettext as _

from zhengfa.archive.errors import QueryError
from zhengfa.archive.portals import Portal
from zhengfa.archive.records import Article
from zhengfa.indexer.clones import CloneSign, clone_signs
from zhengfa.indexer.export.citations import Citation, to_bibtex, to_chicago, to_gbt7714, to_ris
from zhengfa.indexer.language.limits import MAX_LENGTH
from zhengfa.indexer.matching import matches_of_article
from zhengfa.indexer.mentioned import Mentioned, mentioned_in
from zhengfa.indexer.needles import Officials
from zhengfa.indexer.officials.records import ArticleOfficials
from zhengfa.indexer.query import Match, Query
from zhengfa.indexer.repair.article import RepairedArticle, repair_article
from zhengfa.indexer.stored import officials_values, to_stored
from zhengfa.webui.arguments import Reading
from zhengfa.webui.article_text import ShownText, article_text, shown_text
from zhengfa.webui.evidence import MOST_FETCHES, Evidence, load_evidence
from zhengfa.webui.labels.articles import UNDATED, UNTITLED
from zhengfa.webui.neighbours import find_neighbours, here, read_position
from zhengfa.webui.services import services
from zhengfa.webui.urls import ArgumentError
from zhengfa.webui.withheld import refuse_withheld

# References as they are shown, and as files: how they are made, and as what they are sent.
REFERENCES = (("GB/T 7714", to_gbt7714), ("Chicago", to_chicago), ("BibTeX", to_bibtex), ("RIS", to_ris))
FILES: Mapping[str, tuple[str, Callable[[Citation], str]]] = {
    "bib": ("application/x-bibtex", to_bibtex),
    "ris": ("application/x-research-info-systems", to_ris),
    "txt": ("text/plain", lambda citation: to_gbt7714(citation) + to_chicago(citation)),
}

blueprint = Blueprint("article", __name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """An article of the archive with what is known of its text."""

    evidence: Evidence
    portal: Portal | None
    repaired: RepairedArticle
    signs: tuple[CloneSign, ...]

    def citation(self) -> Citation:
        """How it is cited, with the address of its page here."""
        stored = to_stored(self.evidence.change, self.repaired, self.portal, self.signs, ArticleOfficials())
        return Citation.of(stored, url_for("article.page", article_id=stored.article_id, _external=True))

    def mentioned(self) -> Mentioned:
        """Who is named in it, and where."""
        return mentioned_in(self.evidence.article, self.repaired, self.portal, self.signs)


@blueprint.get("/article/<article_id>")
def page(article_id: str) -> str:
    """One article."""
    opened = _open(article_id)
    shown, position = _asked(article_id)
    mentioned, searched = opened.mentioned(), request.args.get("q", "").strip()[:MAX_LENGTH]
    officials = officials_values(mentioned.officials)
    text = article_text(opened.repaired, shown, _matches(opened, officials, searched), mentioned.namings)
    citation = opened.citation()
    return render_template(
        "article/page.html",
        article=opened.evidence.article,
        text=text,
        content=text.content,
        officials=officials,
        neighbours=find_neighbours(article_id, position, request.args),
        here=partial(here, article_id, request.args),
        searched=searched,
        typed=searched,
        evidence=opened.evidence,
        portal=opened.portal,
        clone_signs=opened.signs,
        references=[(name, made(citation).strip()) for name, made in REFERENCES],
        UNDATED=UNDATED,
        UNTITLED=UNTITLED,
        MOST_FETCHES=MOST_FETCHES,
    )


@blueprint.get("/article/<article_id>/cite.<suffix>")
def cite(article_id: str, suffix: str) -> Response:
    """The reference of an article as a file."""
    if suffix not in FILES:
        abort(404)
    media_type, made = FILES[suffix]
    response = Response(made(_open(article_id).citation()), content_type=f"{media_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="zhengfa-{article_id}.{suffix}"'
    return response


def _open(article_id: str) -> Opened:
    """The article with an id, or the page that says that there is none."""
    with services().open_archive() as archive:
        refuse_withheld(archive.withheld(article_id))
        evidence = load_evidence(archive, article_id)
    if evidence is None:
        abort(404, _("档案里没有编号为“%(id)s”的文章。", id=article_id[:40]))
    portal, repaired = _portal(evidence.article), repair_article(evidence.revision.content)
    return Opened(evidence, portal, repaired, clone_signs(evidence.article.url, portal, repaired))


def _matches(opened: Opened, officials: Officials, searched: str) -> tuple[Match, ...]:
    """Where a query matches; nowhere, if it cannot be read: the article can be, all the same."""
    try:
        tree = services().parse(searched)
    except QueryError:
        return ()
    return matches_of_article(opened.repaired, tree, officials)


def _asked(article_id: str) -> tuple[ShownText, int | None]:
    """Which text is asked for, and the place in a result; raises ArgumentError."""
    reading = Reading()
    shown = reading.read(shown_text, request.args.get("text", ""), default=ShownText.REPAIRED)
    position = reading.read(read_position, request.args, default=None)
    if reading.problems:
        raise ArgumentError(reading.problems, Query(), "", url_for("article.page", article_id=article_id))
    return shown, position


def _portal(article: Article) -> Portal | None:
    return services().portals.get(article.portal) if article.portal else None
