"""What is true of a register of made-up careers: whom evidence means, where posts are, how long they were held."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from bench.career_archive import Told
from bench.career_articles import Naming
from bench.career_titles import Post, posts_of
from bench.link_scores import Judged
from zhengfa.indexer.officials.records import StatementKind
from zhengfa.indexer.register.persons import to_links, to_persons
from zhengfa.indexer.register.records import Role
from zhengfa.indexer.register.roles import holdings_of, read_roles
from zhengfa.indexer.register.tenures import to_tenure
from zhengfa.indexer.register.times import days_between

_ROWS = """
    SELECT holding, article_id, day, kind, title, sentence, organ, office, body, region, reason
    FROM holdings JOIN posts USING (post_id) JOIN articles USING (article)
    WHERE name_id = (SELECT name_id FROM names WHERE name = ?)
"""
_MONTH = 31  # days: of some evidence no more than the month is known


@dataclass(slots=True)
class Counted:
    """How often something is right, wrong, or not said."""

    right: int = 0
    wrong: int = 0
    open: int = 0
    misses: list[str] = field(default_factory=list)

    def shares(self) -> tuple[str, str, str]:
        """Each as a share of all."""
        total = max(1, self.right + self.wrong + self.open)
        return f"{self.right / total:.3f}", f"{self.wrong / total:.3f}", f"{self.open / total:.3f}"


@dataclass(slots=True)
class Measured:
    """What is measured beside links."""

    places: Counted = field(default_factory=Counted)  # regions of posts
    misread: Counted = field(default_factory=Counted)  # posts that no text names so are wrong
    first: Counted = field(
        default_factory=Counted
    )  # first days of tenures; open: within the tenure, but not the first evidence
    last: Counted = field(default_factory=Counted)
    appointed: Counted = field(default_factory=Counted)  # reports that texts hold; open: not found
    removed: Counted = field(default_factory=Counted)


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
                    _measure(measured, role, int(truth[role.number][0]), told)
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


def _measure(measured: Measured, role: Role, person: int, told: Told) -> None:
    """A role of one person against the times in which the person held the post."""
    if role.region is None or not role.first or not role.last:
        return
    key = role.region.id, role.body, role.label.office
    career = next(career for career in told.careers if career.number == person)
    spans = [spell for spell in career.spells for post in posts_of(spell) if post.key == key]
    said = [
        (naming, told.days[article])
        for article, namings in told.namings.items()
        for naming in namings
        if naming.person == person and any(post.key == key for post in naming.posts)
    ]
    if not spans:
        return
    first, last = str(spans[0].first), str(spans[-1].last)
    held = sorted(day for naming, day in said if naming.kind in _IN_POST and not naming.is_late)
    _count(
        measured.first,
        role.first,
        held[:1],
        is_within=days_between(first, role.first) >= -_MONTH,
        what="FIRST",
        role=role,
    )
    _count(
        measured.last, role.last, held[-1:], is_within=days_between(role.last, last) >= -_MONTH, what="LAST", role=role
    )
    tenure = to_tenure(role)
    for kind, found, counted in (
        (StatementKind.APPOINTED, tenure.appointed, measured.appointed),
        (StatementKind.REMOVED, tenure.removed, measured.removed),
    ):
        if any(naming.kind is kind for naming, _ in said):
            counted.right += found is not None
            counted.open += found is None


_IN_POST = (StatementKind.HOLDS, StatementKind.APPOINTED, StatementKind.REMOVED)


def _count(counted: Counted, day: str, best: Sequence[str], *, is_within: bool, what: str, role: Role) -> None:
    """Right: the first or last that any text has, or nearer to the truth; open: one day more is elsewhere."""
    if not is_within:
        counted.wrong += 1
        counted.misses.append(f"{what} {role.label}: {day}, not {best}")
    elif (best and abs(days_between(day, best[0])) <= _MONTH) or (best and (day < best[0]) == (what == "FIRST")):
        counted.right += 1
    else:
        counted.open += 1


def all_misses(measured: Measured) -> Iterator[str]:
    """Everything that is wrong or open, a line each."""
    for counted in (measured.misread, measured.places, measured.first, measured.last):
        yield from counted.misses


__all__ = ["Counted", "Mapping", "Measured", "all_misses", "judge"]
