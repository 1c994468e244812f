"""All evidence of a role: the register's own roles keep one piece of each day and kind."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from zhengfa.indexer.register.records import Role

_ALL = """
    SELECT holding, post_id, kind, day, since, until FROM holdings JOIN articles USING (article)
    WHERE name_id = (SELECT name_id FROM names WHERE name = ?)
"""


def holdings_of(connection: sqlite3.Connection, name: str, roles: Sequence[Role]) -> list[int]:
    """All evidence of some roles of a name, the same that each day and kind has included."""
    shown = {one.holding for role in roles for one in (*role.evidence, *role.late)}
    same = defaultdict[tuple[object, ...], list[int]](list)
    for holding, *common in connection.execute(_ALL, (name,)):
        same[tuple(common)].append(holding)
    return [holding for holdings in same.values() if shown.intersection(holdings) for holding in holdings]
