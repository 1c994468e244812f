"""An article's place in the result that it was opened from: the articles before and behind it, and the way back.

The address of the article carries the query and the position. The index may have changed since: where another article
stands at that position now, no neighbours are named, and the page says why.
"""

import re
from dataclasses import dataclass, replace

from flask import url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from zhengfa.archive.errors import EngineError, QueryError
from zhengfa.indexer.query import Hit, Query
from zhengfa.webui.services import services
from zhengfa.webui.urls import MAX_PAGE, ArgumentError, from_args, on_page, short, to_args

POSITION = "at"  # the argument that holds the position, from 1


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A hit beside the article, and its address within the result."""

    hit: Hit
    address: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where an article stands in a result. `has_moved`: another one stands there now."""

    position: int
    total: int
    back: Query  # the page of the result that it is on
    previous: Neighbour | None
    next: Neighbour | None
    has_moved: bool = False


def here(article_id: str, args: MultiDict[str, str], text: str | None = None) -> str:
    """The address of an article at the place in a result that arguments name, with another text shown."""
    try:
        query, position = from_args(args), read_position(args)
    except (ArgumentError, ValueError):
        query, position = Query(), None
    return article_url(article_id, query, position, text)


def article_url(article_id: str, query: Query, position: int | None, text: str | None = None) -> str:
    """The address of an article within a result: its query marks the text, its position leads on."""
    args = to_args(replace(query, offset=0)) | ({POSITION: [str(position)]} if position else {})
    return url_for("article.page", article_id=article_id, text=text, **args)  # type: ignore[arg-type]  # lists repeat


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
        skipped = max(0, position - 2)
        found = services().search(replace(query, offset=skipped, limit=position - skipped + 1, facets=()))
    except (ArgumentError, QueryError, EngineError):  # the article can be read all the same
        return None
    hits = {skipped + number: hit for number, hit in enumerate(found.hits, 1)}
    back = on_page(query, (position - 1) // query.limit + 1)
    if position not in hits or hits[position].article_id != article_id:
        return Neighbours(position, found.total, replace(query, offset=0), None, None, has_moved=True)
    previous, following = (_neighbour(hits.get(at), query, at) for at in (position - 1, position + 1))
    return Neighbours(position, found.total, back, previous, following)


def _neighbour(hit: Hit | None, query: Query, position: int) -> Neighbour | None:
    return Neighbour(hit, article_url(hit.article_id, query, position)) if hit else None
