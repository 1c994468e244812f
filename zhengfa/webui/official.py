"""The page of the officials of one name: each person's posts over time with their evidence, links and figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug import Response

from zhengfa.indexer.query import Query
from zhengfa.indexer.register.figures import articles_of
from zhengfa.indexer.register.listing import Wanted
from zhengfa.indexer.register.register import KnownName, Official
from zhengfa.webui.arguments import page_number
from zhengfa.webui.career import LinkView, link_view, person_view
from zhengfa.webui.counts import counts_view
from zhengfa.webui.pager import Pager, pager_of
from zhengfa.webui.services import services
from zhengfa.webui.urls import ArgumentError
from zhengfa.webui.wanted import LONGEST

OFFERED = 10  # names that somebody may have meant
LIKELY = 0.5  # what is less likely to be one person is folded away
PERSONS = 5  # on one page; no name of an archive that was read well has so many, but one of a common sound may
MOST_MAYBE = 30  # pairs of persons that may be one, the most likely first: of thirty persons there are 435 pairs
_LONGEST = 40  # characters of a name that are looked up and shown again: no name has half of that

blueprint = Blueprint("official", __name__)


@dataclass(frozen=True, slots=True)
class Maybe:
    """Two persons who may be one: their numbers, and the link between them that is most likely."""

    one: int
    other: int
    view: LinkView


@blueprint.get("/official/<name>")
def page(name: str) -> str | Response | tuple[str, int]:
    """The officials of a name, at the one address that it has."""
    typed = name[:_LONGEST]
    official = services().register.official(typed)
    if official and official.name == name:
        return _page(official)
    meant = (official,) if official else services().register.names(typed)
    if len(meant) == 1:
        return redirect(url_for("official.page", name=meant[0].name))
    near = _near(typed)
    return render_template("official/unknown.html", name=typed, meant=meant, near=near, LONGEST=LONGEST), 404


def _page(official: Official) -> str:
    figures, portals = services().figures, services().portals
    pager = _pager(official)
    shown = official.careers[(pager.page - 1) * PERSONS : pager.page * PERSONS]
    persons = [person_view(official, career, figures(official, career), portals) for career in shown]
    maybe = _maybe(official)
    return render_template(
        "official/page.html",
        official=official,
        persons=persons,
        count=len(official.careers),
        pager=pager,
        place=lambda number: f"{'' if _on(number) == pager.page else pager.address(_on(number))}#p{number}",
        # Where no post is known, there is no person to tell of, but there are articles.
        counts=None if persons else counts_view(official.name, figures(official, None), portals, is_whole=True),
        every=articles_of(official.name),
        likely=[one for one in maybe[:MOST_MAYBE] if one.view.link.probability >= LIKELY],
        LIKELY=LIKELY,
        unlikely=[one for one in maybe[:MOST_MAYBE] if one.view.link.probability < LIKELY],
        untold=max(0, len(maybe) - MOST_MAYBE),
    )


def _pager(official: Official) -> Pager:
    """The page of persons that is asked for; raises ArgumentError, and is not found where there is none."""

    def address(page: int) -> str:
        return url_for("official.page", name=official.name, page=page if page > 1 else None)

    try:
        page = page_number(request.args.get("page", "1"))
    except ValueError as error:
        raise ArgumentError([str(error)], Query(), "", address(1)) from error
    pager = pager_of(len(official.careers), (page - 1) * PERSONS, PERSONS, address)
    if pager.is_past_end:
        abort(404, _("第 %(page)s 页没有内容：到第 %(last)s 页为止。", page=pager.page, last=pager.last))
    return pager


def _on(number: int) -> int:
    """The page that a person is on, by their number."""
    return (number - 1) // PERSONS + 1


def _maybe(official: Official) -> Sequence[Maybe]:
    """Who may be one person, the most likely first."""
    person_of = {role.number: career.person.number for career in official.careers for role in career.person.roles}
    links = {(link.one, link.other): link for career in official.careers for link in career.person.maybe}
    found: dict[frozenset[int], Maybe] = {}
    for link in sorted(links.values(), key=lambda one: -one.probability):
        one, other = person_of[link.one], person_of[link.other]
        found.setdefault(frozenset({one, other}), Maybe(one, other, link_view(official, link)))
    return list(found.values())


def _near(typed: str) -> Sequence[KnownName]:
    """Names that somebody may have meant: of the same sound, or with what was typed in them."""
    register = services().register
    _, listed = register.find(Wanted(name=typed, limit=OFFERED))
    parts = (KnownName(one.name, one.articles) for one in listed)
    return list(dict.fromkeys((*register.names(typed), *register.alike(typed), *parts)))[:OFFERED]
