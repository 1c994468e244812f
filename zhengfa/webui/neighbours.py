"""An article's place in the result that it was opened from: the articles before and behind it, and the way back.

The address of the article carries the query and the position. The index may have changed since: an article that is some
places further now is found there; where it is not, no neighbours are named, and the page says why.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from flask import url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from zhengfa.archive.errors import EngineError, QueryError
from zhengfa.indexer.query import Hit, Query, Sort
from zhengfa.webui.arguments import MAX_PAGE, short
from zhengfa.webui.services import services
from zhengfa.webui.urls import ArgumentError, from_args, on_page, to_args

POSITION = "at"  # the argument that holds the position, from 1
_ANY = "0" * 16  # an article's id
SHIFTED = 20  # places that an article may have moved: a page of hits, as many as a crawl brings while somebody reads


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A hit beside the article, and its address within the result."""

    hit: Hit
    address: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where an article stands in a result. `has_moved`: it is not found near there any more."""

    position: int
    back: Query  # the page of the result that it is on
    total: int = 0
    previous: Neighbour | None = None
    next: Neighbour | None = None
    has_moved: bool = False


def here(article_id: str, args: MultiDict[str, str], text: str | None = None) -> str:
    """The address of an article at the place in a result that arguments name, with another text shown."""
    try:
        query, position = from_args(args), read_position(args)
    except (ArgumentError, ValueError):
        query, position = Query(sort=Sort.NEWEST), None  # the default without a text
    return article_url(article_id, query, position, text)


def article_url(article_id: str, query: Query, position: int | None, text: str | None = None) -> str:
    """The address of an article within a result: its query marks the text, its position leads on."""
    args = to_args(replace(query, offset=0)) | ({POSITION: [str(position)]} if position else {})
    return url_for("article.page", article_id=article_id, text=text, **args)  # type: ignore[arg-type]  # lists repeat


def article_urls(query: Query) -> Callable[[str, int], str]:
    """The addresses of articles by their ids and positions in one result: they are many, and share all else."""
    before, _, behind = article_url(_ANY, query, None).partition(_ANY)
    behind += "&" if "?" in behind else "?"
    return lambda article_id, position: f"{before}{article_id}{behind}{POSITION}={position}"


def read_position(args: MultiDict[str, str]) -> int | None:
    """The position that an article's address holds; raises ValueError for what is none."""
    typed = args.get(POSITION, "")
    if not typed:
        return None
    if not re.fullmatch("[1-9][0-9]{0,6}", typed) or int(typed) > MAX_PAGE:
        raise ValueError(_("位置 at 不能是“%(value)s”：要写从 1 起的整数。", value=short(typed)))
    return int(typed)


def find_neighbours(article_id: str, position: int | None, args: MultiDict[str, str]) -> Neighbours | None:
    """The place of an article in the result that its address names; None where there is none to name."""
    if position is None:
        return None
    try:
        query = from_args(args)
        for reach in (0, SHIFTED):
            if found := _find(article_id, query, position, reach):
                return found
    except (ArgumentError, QueryError, EngineError):  # the article can be read all the same
        return None
    return Neighbours(position, replace(query, offset=0), has_moved=True)


def _find(article_id: str, query: Query, position: int, reach: int) -> Neighbours | None:
    """An article with its neighbours, if it stands no further from a position than `reach`."""
    first = max(1, position - reach - 1)
    found = services().search(replace(query, offset=first - 1, limit=position + reach + 2 - first, facets=()))
    hits = dict(enumerate(found.hits, first))
    at = next((at for at, hit in hits.items() if hit.article_id == article_id and abs(at - position) <= reach), None)
    if at is None:
        return None
    back = on_page(query, (at - 1) // query.limit + 1)
    previous, following = (_neighbour(hits.get(beside), query, beside) for beside in (at - 1, at + 1))
    return Neighbours(at, back, found.total, previous, following)


def _neighbour(hit: Hit | None, query: Query, position: int) -> Neighbour | None:
    return Neighbour(hit, article_url(hit.article_id, query, position)) if hit else None
