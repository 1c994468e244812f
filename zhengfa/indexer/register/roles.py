"""What the register holds of a name, as roles: its evidence by post, parted where nothing is known for many years."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zhengfa.indexer.officials.records import Label, PlaceReason, StatementKind
from zhengfa.indexer.regions.records import Region
from zhengfa.indexer.regions.table import load_table
from zhengfa.indexer.register.linking import Together, told
from zhengfa.indexer.register.records import Evidence, Role

# Years without a word after which evidence of the same name in the same post may be somebody else's: no term of office,
# with the one that may follow, lasts longer than ten, and of those some articles should tell.
APART = 8

_EXECUTIVE = "常务"
_HOLDINGS = """
    SELECT MIN(holding) AS holding, post_id, kind, day, since, until, GROUP_CONCAT(DISTINCT article) AS articles,
        MAX(sureness), reason, candidates, MAX(is_acting) AS is_acting
    FROM holdings JOIN articles USING (article)
    WHERE name_id = (SELECT name_id FROM names WHERE name = ?)
    GROUP BY post_id, kind, day, since, until
    ORDER BY IFNULL(since, day)
"""
# Posts that one article names of one name, with the kinds of both statements, and whether one title has both.
_TOGETHER = """
    SELECT DISTINCT one.post_id, other.post_id, one.kind, other.kind,
        one.title = other.title AND one.sentence = other.sentence
    FROM holdings AS one JOIN holdings AS other USING (article, name_id)
    WHERE name_id = (SELECT name_id FROM names WHERE name = ?) AND one.post_id < other.post_id
"""

_ALL = """
    SELECT holding, post_id, kind, day, since, until FROM holdings JOIN articles USING (article)
    WHERE name_id = (SELECT name_id FROM names WHERE name = ?)
"""

_Key = tuple[Label, str, str]  # label without 常务, region and province
_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Known:
    """The roles of a name, and what articles say of two of them at once."""

    roles: tuple[Role, ...]
    together: Mapping[_Pair, Together]


def read_roles(connection: sqlite3.Connection, name: str) -> Known:
    """What the register holds of a name; nothing, if it does not know it."""
    posts = {row["post_id"]: row for row in connection.execute(_POSTS_OF, (name,))}
    rows = defaultdict[_Key, list[sqlite3.Row]](list)
    for row in connection.execute(_HOLDINGS, (name,)):
        rows[_key(posts[row["post_id"]])].append(row)
    roles: list[Role] = []
    numbers = defaultdict[int, list[int]](list)  # the roles of each post
    for key, own in rows.items():
        for part in _parted(own):
            roles.append(_role(len(roles), key, part, posts))
            for post_id in {row["post_id"] for row in part}:
                numbers[post_id].append(len(roles) - 1)
    return Known(tuple(roles), _together(connection, name, numbers))


_POSTS_OF = """
    SELECT posts.* FROM posts WHERE post_id IN (
        SELECT post_id FROM holdings WHERE name_id = (SELECT name_id FROM names WHERE name = ?)
    )
"""


def holdings_of(connection: sqlite3.Connection, name: str, roles: Sequence[Role]) -> list[int]:
    """All evidence of some roles of a name, the same that each day and kind has included."""
    shown = {one.holding for role in roles for one in role.evidence}
    same = defaultdict[tuple[object, ...], list[int]](list)
    for holding, *alike in connection.execute(_ALL, (name,)):
        same[tuple(alike)].append(holding)
    return [holding for holdings in same.values() if shown.intersection(holdings) for holding in holdings]


def _key(post: sqlite3.Row) -> _Key:
    return Label(post["organ"], post["office"].removeprefix(_EXECUTIVE)), post["region"], post["province"]


def _parted(rows: Sequence[sqlite3.Row]) -> Iterator[Sequence[sqlite3.Row]]:
    """The evidence of one post, in parts between which lie years without any."""
    start = 0
    years = [int((row["since"] or row["day"] or "0")[:4]) for row in rows]
    for at, (before, after) in enumerate(pairwise(years), start=1):
        if before and after - before > APART:
            yield rows[start:at]
            start = at
    yield rows[start:]


def _role(number: int, key: _Key, rows: Sequence[sqlite3.Row], posts: Mapping[int, sqlite3.Row]) -> Role:
    label, region, province = key
    written = Counter[str]()
    for row in rows:
        post = posts[row["post_id"]]
        written[post["organ"] + post["office"]] += len(_articles(row))
    surest = max(rows, key=lambda row: row["MAX(sureness)"])
    return Role(
        number=number,
        label=label,
        body=posts[surest["post_id"]]["body"],
        level=posts[surest["post_id"]]["level"],
        labels=tuple(text for text, _ in written.most_common()),
        region=_region(region),
        province=province or None,
        reason=PlaceReason(surest["reason"]),
        candidates=tuple(filter(None, surest["candidates"].split("\n"))),
        evidence=tuple(map(_evidence, rows)),
        articles=len({article for row in rows for article in _articles(row)}),
        is_acting=any(row["is_acting"] for row in rows),
    )


def _articles(row: sqlite3.Row) -> list[str]:
    """The numbers of the articles that say one thing; one article may say several of a post."""
    return str(row["articles"]).split(",")


def _region(region: str) -> Region | None:
    return load_table().states[region][-1] if region else None


def _evidence(row: sqlite3.Row) -> Evidence:
    return Evidence(row["holding"], StatementKind(row["kind"]), row["day"], row["since"], row["until"])


def _together(connection: sqlite3.Connection, name: str, numbers: Mapping[int, Iterable[int]]) -> dict[_Pair, Together]:
    found = defaultdict[_Pair, list[tuple[bool, bool]]](list)
    for one, other, kind, other_kind, is_joint in connection.execute(_TOGETHER, (name,)):
        is_told = told((StatementKind(kind), StatementKind(other_kind)))
        for a in numbers[one]:
            for b in numbers[other]:
                if a != b:
                    found[min(a, b), max(a, b)].append((bool(is_joint), is_told))
    return {
        pair: Together(any(joint for joint, _ in said), any(is_told for _, is_told in said), is_named=True)
        for pair, said in found.items()
    }
