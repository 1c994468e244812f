"""The officials of a region, a post, a time or a spelling, a page at a time."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from zhengfa.indexer.officials.asking import Asked, ask_post, plain_name
from zhengfa.indexer.officials.records import Label
from zhengfa.indexer.officials.spelling import is_spelling, typed_spelling
from zhengfa.indexer.regions.records import Region
from zhengfa.indexer.repair.simplified import simplified

PAGE = 50  # names


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which officials are wanted; what is empty limits nothing."""

    name: str = ""  # a part of it, or pinyin from its beginning
    post: str = ""  # a title, or a part of a post's label
    region: Region | None = None  # posts of it and of all that lies in it
    since: str = ""  # in the post at any day from then on: 2019, 2019-05 or 2019-05-01
    until: str = ""
    offset: int = 0
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class ListedPost:
    """A post that a name is found in."""

    label: Label
    first: str | None
    last: str | None
    articles: int

    @property
    def is_dated(self) -> bool:
        """Whether anybody is found in the post, and not merely said to have held it."""
        return self.first is not None


@dataclass(frozen=True, slots=True)
class Listed:
    """A name, and those of its posts that are wanted, the latest first. It may be several persons'."""

    name: str
    articles: int
    posts: tuple[ListedPost, ...]


_EXECUTIVE = "常务"
_FITS = """
    (:organ = '' OR organ LIKE '%' || :organ) AND (:office = '' OR office IN (:office, :executive || :office))
    AND (:text = '' OR instr(organ || office, :text))
    AND (:region = '' OR :region IN (region, city, province))
    AND (:since = '' OR last_day >= :since) AND (:until = '' OR first_day < :until || '~')
"""
_NAMED = """
    (:han = '' OR instr(name, :han))
    AND (:spelling = '' OR name_id IN (
        SELECT name_id FROM spellings WHERE spelling >= :spelling AND spelling < :spelling || '{'
    ))
"""
_ROLES = "SELECT 1 FROM roles JOIN posts USING (post_id) WHERE name_id = n.name_id"
_IN_POSTS = f"(:is_any OR EXISTS ({_ROLES} AND {_FITS}))"
_COUNT = f"SELECT COUNT(*) FROM names AS n WHERE articles > 0 AND {_NAMED} AND {_IN_POSTS}"  # noqa: S608 - constants
_PAGE = f"""
    SELECT name_id, name, articles FROM names AS n WHERE articles > 0 AND {_NAMED} AND {_IN_POSTS}
    ORDER BY articles DESC, name LIMIT :limit OFFSET :offset
"""  # noqa: S608 - constants
_POSTS = f"""
    SELECT organ, office, first_day, last_day, roles.articles FROM roles JOIN posts USING (post_id)
    WHERE name_id = :name_id AND {_FITS} ORDER BY last_day IS NULL, last_day DESC, roles.articles DESC
"""  # noqa: S608 - constants


def find_listed(connection: sqlite3.Connection, wanted: Wanted) -> tuple[int, Sequence[Listed]]:
    """How many names fit, and one page of them: those in most articles first."""
    values = _values(wanted)
    [total] = connection.execute(_COUNT, values).fetchone()
    rows = connection.execute(_PAGE, values).fetchall()
    return total, [_listed(connection, row, values) for row in rows]


def _values(wanted: Wanted) -> dict[str, str | int]:
    asked = ask_post(simplified("".join(wanted.post.split()))) if wanted.post.strip() else Asked()
    label = asked.labels[-1] if asked.labels else Label("", "")  # of 省委常委、政法委书记, the post that tells more
    name = wanted.name.strip()
    limits = {
        "organ": label.organ,
        "office": label.office,
        "text": asked.text or "",
        "region": wanted.region.id if wanted.region else "",
        "since": wanted.since,
        "until": wanted.until,
    }
    return {
        **limits,
        "executive": _EXECUTIVE,
        "is_any": not any(limits.values()),
        "han": "" if is_spelling(name) else plain_name("".join(name.split())),
        "spelling": typed_spelling(name) if is_spelling(name) else "",
        "limit": wanted.limit,
        "offset": wanted.offset,
    }


def _listed(connection: sqlite3.Connection, row: sqlite3.Row, values: dict[str, str | int]) -> Listed:
    posts = connection.execute(_POSTS, {**values, "name_id": row["name_id"]})
    return Listed(row["name"], row["articles"], tuple(ListedPost(Label(*post[:2]), *post[2:]) for post in posts))
