"""Roles for tests, made of titles as the press writes them. Persons and events are invented, regions are real."""

from itertools import count

from zhengfa.archive.portals import Level, Portal
from zhengfa.indexer.officials.articles import officials_of, setting_of
from zhengfa.indexer.officials.records import PlacedPost, StatementKind
from zhengfa.indexer.regions.table import load_table
from zhengfa.indexer.register.records import Evidence, Role

HOLDS, HELD = StatementKind.HOLDS, StatementKind.HELD
APPOINTED, REMOVED = StatementKind.APPOINTED, StatementKind.REMOVED
_LIAONING = Portal("ln", "辽宁样例", "辽宁", Level.PROVINCE, ("ln.example",), "trs_wcm", ())


def post(title: str, *, portal: Portal | None = _LIAONING) -> PlacedPost:
    """The last post of a title, as it is read in an article of 2021."""
    return officials_of(f"{title}高岩出席。", setting_of(portal, None, None, "2021-06-01")).holdings[-1].post


def role(title: str, *days: str, number: int = 0, articles: int | None = None, kind: StatementKind = HOLDS) -> Role:
    """A role of one post with an article a day; 2021-06-01 where no day is given."""
    found = post(title)
    evidence = tuple(Evidence(100 * number + at, kind, day) for at, day in enumerate(days or ("2021-06-01",)))
    return role_of(found, evidence, number, len(evidence) if articles is None else articles)


def role_of(found: PlacedPost, evidence: tuple[Evidence, ...], number: int = 0, articles: int = 1) -> Role:
    """A role of a post with some evidence."""
    return Role(
        number=number,
        label=found.label,
        body=found.body,
        level=found.level,
        labels=(str(found.label),),
        region=load_table().states[found.region][-1] if found.region else None,
        province=found.province,
        reason=found.reason,
        candidates=found.candidates,
        evidence=evidence,
        articles=articles,
        is_acting=found.is_acting,
        sureness=found.sureness,
    )


def roles(*told: tuple[str, ...]) -> list[Role]:
    """Roles with their numbers, each of a title and its days."""
    return [role(title, *days, number=number) for number, (title, *days) in zip(count(), told)]
