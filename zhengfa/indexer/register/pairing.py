"""What articles say of two roles of a name at once: read from the register, article by article."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby
from operator import itemgetter

from zhengfa.indexer.officials.records import StatementKind
from zhengfa.indexer.register.joint import Pair
from zhengfa.indexer.register.linking import Together
from zhengfa.indexer.register.records import Role

Alike = tuple[int, str, str | None, str | None, str | None]  # post, kind, day, since, until
RoleOf = Mapping[Alike, int]
Exchanged = frozenset[tuple[int, str | None]]  # posts and days

# What is asked four times, and lies far apart in the register.
_OWN = """
    CREATE TEMP TABLE own AS SELECT holdings.*, day, headline FROM holdings JOIN articles USING (article)
    WHERE name_id = (SELECT name_id FROM names WHERE name = ?)
"""
# Articles that name somebody of a name in several posts.
_TOGETHER = """
    SELECT post_id, kind, day, since, until, article, title, sentence FROM own
    WHERE article IN (SELECT article FROM own GROUP BY article HAVING COUNT(DISTINCT post_id || kind) > 1)
    ORDER BY article
"""
# One sentence under one headline, in two articles of some days: a reprint, whose portal may be of another province.
# Those that have a sentence in common are grouped first: compared pair by pair, 9,000 sentences took half a minute.
_REPRINTS = """
    WITH same AS MATERIALIZED (
        SELECT *, min(post_id) OVER alike <> max(post_id) OVER alike AS is_several
        FROM own WINDOW alike AS (PARTITION BY sentence, title, headline)
    ), several AS MATERIALIZED (SELECT * FROM same WHERE is_several)
    SELECT one.post_id, one.kind, one.day, one.since, one.until,
        other.post_id, other.kind, other.day, other.since, other.until
    FROM several AS one JOIN several AS other ON other.sentence = one.sentence
        AND other.title = one.title AND other.headline = one.headline
        AND other.post_id > one.post_id AND other.article <> one.article
    WHERE abs(julianday(one.day) - julianday(other.day)) <= 30
"""


# What articles say that somebody of a name got or left.
_CHANGES = """
    SELECT article, day, post_id, kind FROM own WHERE kind IN ('appointed', 'removed') ORDER BY article
"""


def alike(row: sqlite3.Row) -> Alike:
    """What evidence has in common that is kept as one, of a row that begins with it."""
    found: Alike = row[:5]  # by their names, columns are found in five times the time
    return found


def gather(connection: sqlite3.Connection, name: str) -> None:
    """Put together what the register holds of a name, as the table `own` of the connection."""
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("DROP TABLE IF EXISTS own")
    connection.execute(_OWN, (name,))


def read_exchanged(connection: sqlite3.Connection) -> Exchanged:
    """Posts that one article says were left and newly got: by two of a name, if nothing else changes.

    任命王伟（女）为局长，免去王伟的局长职务; but who becomes 副书记、省长 and is no longer 副书记、政法委书记 is one.
    """
    found = set[tuple[int, str | None]]()
    for _, of_article in groupby(connection.execute(_CHANGES), key=itemgetter("article")):
        rows = list(of_article)
        got, left = ({row["post_id"] for row in rows if row["kind"] == kind} for kind in ("appointed", "removed"))
        found |= {(row["post_id"], row["day"]) for row in rows if got == left}
    return frozenset(found)


def read_together(
    connection: sqlite3.Connection, roles: Sequence[Role], role_of: RoleOf, exchanged: Exchanged
) -> dict[Pair, Together]:
    """What articles say of the roles of a name, by pairs; evidence is of the roles that `role_of` gives."""
    found = defaultdict[Pair, list[Together]](list)
    for pair, said in _of_articles(connection.execute(_TOGETHER), role_of, exchanged):
        found[pair].append(said)
    for row in connection.execute(_REPRINTS):
        one, other = sorted((role_of[alike(row)], role_of[row[5:]]))
        if one != other and roles[one].label.office == roles[other].label.office:
            found[one, other].append(Together(is_reprint=True))
    return {pair: _all_said(said) for pair, said in found.items()}


def _of_articles(rows: Iterable[sqlite3.Row], role_of: RoleOf, exchanged: Exchanged) -> Iterator[tuple[Pair, Together]]:
    for _, of_article in groupby(rows, key=itemgetter("article")):
        for one, other in combinations(list(of_article), 2):
            first, second = sorted((role_of[alike(one)], role_of[alike(other)]))
            if first != second:
                yield (first, second), _said(one, other, exchanged)


def _said(one: sqlite3.Row, other: sqlite3.Row, exchanged: Exchanged) -> Together:
    """What one article says of two posts, by a statement on each."""
    kinds = {one["kind"], other["kind"]}
    is_changed = bool(kinds & {StatementKind.APPOINTED, StatementKind.REMOVED})
    if one["post_id"] == other["post_id"]:
        return Together(is_exchanged=(one["post_id"], one["day"]) in exchanged)
    return Together(
        is_joint=one["title"] == other["title"] and one["sentence"] == other["sentence"],
        is_told=bool(kinds & {StatementKind.HELD, StatementKind.NOMINATED}),
        is_changed=is_changed,
        is_held=kinds == {StatementKind.HOLDS},
    )


def _all_said(said: Sequence[Together]) -> Together:
    return Together(
        is_joint=any(one.is_joint for one in said),
        is_reprint=any(one.is_reprint for one in said),
        is_told=any(one.is_told for one in said),
        is_changed=any(one.is_changed for one in said),
        is_held=any(one.is_held for one in said),
        is_exchanged=any(one.is_exchanged for one in said),
    )
