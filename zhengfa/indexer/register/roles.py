"""What the register holds of a name, as roles: its evidence by post, parted where nothing is known for many years."""

import sqlite3
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from zhengfa.indexer.officials.records import Label, PlaceReason, StatementKind
from zhengfa.indexer.regions.records import Region
from zhengfa.indexer.regions.table import load_table
from zhengfa.indexer.register.joint import Pair
from zhengfa.indexer.register.linking import Together
from zhengfa.indexer.register.pairing import Alike, Exchanged, alike, gather, read_exchanged, read_together
from zhengfa.indexer.register.records import Evidence, Role

# Years without a word after which evidence of the same name in the same post may be somebody else's: no term of office,
# with the one that may follow, lasts longer than ten, and of those some articles should tell.
APART = 8
APART_OPEN = 2  # where the region is open, so that the next may be of another one

_EXECUTIVE = "常务"
_HOLDINGS = """
    SELECT post_id, kind, day, since, until, MIN(holding) AS holding, GROUP_CONCAT(DISTINCT article) AS articles,
        MAX(sureness), reason, candidates, MAX(is_acting) AS is_acting
    FROM own
    GROUP BY post_id, kind, day, since, until
    ORDER BY IFNULL(since, day), kind <> 'removed'
"""
# Others in some posts, each found there by two articles or more: one may be wrong.
_OTHERS = """
    SELECT first_day, last_day FROM roles JOIN names USING (name_id)
    WHERE name <> ? AND post_id IN ({}) AND first_day IS NOT NULL AND roles.articles > 1
    ORDER BY first_day
"""
_OF_MANY = ("常委", "委员", "成员")

_Key = tuple[str, str, str, str]  # region, province, organ and office; 常务 is left out, as the press often does
_Span = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """The roles of a name, and what articles say of two of them at once."""

    roles: tuple[Role, ...]
    together: Mapping[Pair, Together]


def read_roles(connection: sqlite3.Connection, name: str) -> Known:
    """What the register holds of a name; nothing, if it does not know it."""
    gather(connection, name)
    posts = {row["post_id"]: row for row in connection.execute(_POSTS)}
    rows = defaultdict[_Key, list[sqlite3.Row]](list)
    for row in connection.execute(_HOLDINGS):
        rows[_key(posts[row["post_id"]])].append(row)
    roles: list[Role] = []
    role_of, exchanged = dict[Alike, int](), read_exchanged(connection)
    for key, own in rows.items():
        others = _others(connection, name, {row["post_id"] for row in own}) if _is_single(key) else []
        for part in _parted(own, APART if key[0] else APART_OPEN, others, exchanged):
            role_of |= {alike(row): len(roles) for row in part}
            roles.append(_role(len(roles), key, part, posts))
    return Known(tuple(roles), read_together(connection, roles, role_of, exchanged))


_POSTS = "SELECT * FROM posts WHERE post_id IN (SELECT post_id FROM own)"


def _key(post: sqlite3.Row) -> _Key:
    """What one post is known by: its region and body, or its words where the region is in no table."""
    office = post["office"].removeprefix(_EXECUTIVE)
    if post["region"]:
        return post["region"], post["province"], post["body"], office  # 襄樊市委书记 and 襄阳市委书记 are one
    return "", post["province"], post["organ"], office


def _is_single(key: _Key) -> bool:
    """Whether a post has one holder at a time."""
    region, _, _, office = key
    return bool(region) and not office.startswith("副") and office not in _OF_MANY


def _others(connection: sqlite3.Connection, name: str, posts: Iterable[int]) -> list[_Span]:
    """When others are found in a post, each in several articles."""
    numbers = list(posts)
    rows = connection.execute(_OTHERS.format(",".join("?" * len(numbers))), (name, *numbers))
    return [(row["first_day"], row["last_day"]) for row in rows]


def _parted(
    rows: Sequence[sqlite3.Row], apart: int, others: Sequence[_Span], exchanged: Exchanged
) -> Iterator[Sequence[sqlite3.Row]]:
    """The evidence of one post, in parts.

    Between them lie years without any, another's time in the post, or a removal and an appointment.
    """
    start, left, before = 0, "", ""
    for at, row in enumerate(rows):
        if row["kind"] == StatementKind.HELD and not row["since"]:
            continue  # published whenever, it tells of any time before
        day = row["since"] or row["day"] or ""
        is_apart = before and int(day[:4] or 0) - int(before[:4]) > apart
        is_another = before and before < day and _is_another_between(others, before, day)
        is_new = left < day or (row["post_id"], row["day"]) in exchanged
        if is_apart or is_another or (left and is_new and row["kind"] == StatementKind.APPOINTED):
            yield rows[start:at]
            start, left = at, ""
        left, before = day if row["kind"] == StatementKind.REMOVED else left, day
    yield rows[start:]


def _is_another_between(others: Sequence[_Span], before: str, day: str) -> bool:
    """Whether somebody else had the whole of their time between two days; others are in the order of their first."""
    first = itemgetter(0)
    inside = others[bisect_right(others, before, key=first) : bisect_left(others, day, key=first)]
    return any(last < day for _, last in inside)


def _role(number: int, key: _Key, rows: Sequence[sqlite3.Row], posts: Mapping[int, sqlite3.Row]) -> Role:
    region, province, _, office = key
    written, found_in = Counter[str](), set[int]()
    for row in rows:
        post, articles = posts[row["post_id"]], _articles(row)
        written[post["organ"] + post["office"]] += len(articles)
        found_in.update(articles)
    surest = max(rows, key=lambda row: row["MAX(sureness)"])
    newest = posts[max(rows, key=lambda row: row["day"] or "")["post_id"]]
    return Role(
        number=number,
        label=Label(newest["organ"], office),
        body=posts[surest["post_id"]]["body"],
        level=posts[surest["post_id"]]["level"],
        labels=tuple(text for text, _ in written.most_common()),
        region=_region(region),
        province=province or None,
        reason=PlaceReason(surest["reason"]),
        candidates=tuple(filter(None, surest["candidates"].split("\n"))),
        evidence=tuple(map(_evidence, rows)),
        articles=len(found_in),
        is_acting=any(row["is_acting"] for row in rows),
        sureness=surest["MAX(sureness)"],
        found_in=frozenset(found_in),
    )


def _articles(row: sqlite3.Row) -> list[int]:
    """The numbers of the articles that say one thing; one article may say several of a post."""
    return list(map(int, str(row["articles"]).split(",")))


def _region(region: str) -> Region | None:
    return load_table().states[region][-1] if region else None


def _evidence(row: sqlite3.Row) -> Evidence:
    return Evidence(row["holding"], StatementKind(row["kind"]), row["day"], row["since"], row["until"])
