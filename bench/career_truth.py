"""What is true of a register of made-up careers: whom a piece of evidence means, and where posts are."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing

from bench.career_archive import Told
from bench.career_cast import Naming
from bench.career_spans import Measured, measure
from bench.career_titles import Post
from bench.evidence import holdings_of
from bench.link_scores import Judged
from zhengfa.indexer.register.persons import to_links, to_persons
from zhengfa.indexer.register.roles import read_roles

_ROWS = """
    SELECT holding, article_id, day, kind, title, sentence, organ, office, body, region, reason
    FROM holdings JOIN posts USING (post_id) JOIN articles USING (article)
    WHERE name_id = (SELECT name_id FROM names WHERE name = ?)
"""


def judge(told: Told, measured: Measured) -> Iterator[Judged]:
    """The names of made-up careers as the register has them, with whose each piece of evidence is."""
    with closing(told.file.connect()) as connection:
        for name in sorted({career.name for career in told.careers}):
            rows = {row["holding"]: row for row in connection.execute(_ROWS, (name,))}
            meant = {number: _meant(row, name, told) for number, row in rows.items()}
            for number, row in rows.items():
                _place(measured, row, meant[number])
            known = read_roles(connection, name)
            truth = defaultdict[int, list[str]](list)
            for role in known.roles:
                of_role = [meant[number] for number in holdings_of(connection, name, [role])]
                persons = [one.person for one in of_role if one and one.person is not None]
                truth[role.number] = [str(person) for person in persons]
            found = to_persons(name, known.roles, known.together, {})
            for role in (role for person in found for role in person.roles):
                if len(set(truth[role.number])) == 1:
                    measure(measured, role, int(truth[role.number][0]), told)
            links = to_links(name, known.roles, known.together, {})
            yield Judged(name, found, [*links.values()], truth)


def _meant(row: sqlite3.Row, name: str, told: Told) -> Naming | None:
    """Which naming of an article a piece of evidence comes from; None where two persons may be meant."""
    of_name = [naming for naming in told.namings[row["article_id"]] if naming.name == name]
    fitting = [one for one in of_name if _fitting(row, one)]
    fitting = [one for one in fitting if any(_is_in(post, row["region"]) for post in one.posts)] or fitting
    if len({naming.person for naming in of_name}) == 1:
        return (fitting or of_name)[0]
    return fitting[0] if fitting and len({one.person for one in fitting}) == 1 else None


def _is_in(post: Post, region: str) -> bool:
    return post.region is not None and post.region.id == region


def _fitting(row: sqlite3.Row, naming: Naming) -> Post | None:
    """The post of a naming that was read; of several of one kind the one in the region that was found."""
    office = row["office"].removeprefix("常务")
    bodies = (row["body"], row["organ"])
    found = [one for one in naming.posts if one.organ in bodies and one.office.removeprefix("常务") == office]
    return next((one for one in found if _is_in(one, row["region"])), found[0] if found else None)


def _place(measured: Measured, row: sqlite3.Row, naming: Naming | None) -> None:
    post = _fitting(row, naming) if naming else None
    said = f"{row['organ']} {row['office']} ({row['reason']}): {row['title']!r} in {row['sentence']}"
    if post is None:
        measured.misread.wrong += naming is not None
        measured.misread.misses += [f"MISREAD {said}"] if naming else []
        return
    measured.misread.right += 1
    wanted = post.region.id if post.region else ""
    if row["region"] == wanted and (wanted or row["reason"] == "national"):
        measured.places.right += 1
        return
    measured.places.wrong += bool(row["region"])
    measured.places.open += not row["region"]
    what = "PLACED WRONG" if row["region"] else "OPEN"
    measured.places.misses.append(f"{what} {said}: is {post.region.name if post.region else 'national'}")
