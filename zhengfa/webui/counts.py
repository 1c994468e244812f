"""How often a person is named, with whom and where, as the official's page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from zhengfa.archive.portals import Portal
from zhengfa.indexer.query import UNKNOWN, Query
from zhengfa.indexer.register.figures import Figures, articles_of
from zhengfa.webui.labels.facets import UNKNOWN_LABEL
from zhengfa.webui.months import MonthChart, to_chart

SHOWN = 12  # companions in sight; the others are folded away, still on the page


@dataclass(frozen=True, slots=True)
class Counted:
    """How many articles something has, and the query that finds them, if there is one."""

    label: str
    count: int
    query: Query | None


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of a person, or of everybody of a name."""

    name: str
    articles: int
    chart: MonthChart | None
    companions: tuple[Counted, ...]
    folded: tuple[Counted, ...]  # further companions
    portals: tuple[Counted, ...]
    is_whole: bool  # whether every article of the name is counted, so that queries find what is counted

    def month(self, month: str) -> Query | None:
        """The query for the articles of a month."""
        every = articles_of(self.name)
        return replace(every, text=f"{every.text} {month}") if self.is_whole else None


def counts_view(name: str, figures: Figures, portals: Mapping[str, Portal], *, is_whole: bool) -> Counts:
    """The figures of a person as a page shows them; `is_whole`, if they are those of every article of the name."""
    every = articles_of(name)
    companions = tuple(
        Counted(one.value, one.count, _articles_of_both(name, one.value) if is_whole else None)
        for one in figures.companions
    )
    at = tuple(
        Counted(portal_name(id_, portals), count, replace(every, portal=(id_,)) if is_whole else None)
        for id_, count in ((one.value, one.count) for one in figures.portals)
    )
    return Counts(
        name=name,
        articles=figures.articles,
        chart=to_chart(figures.months),
        companions=companions[:SHOWN],
        folded=companions[SHOWN:],
        portals=at,
        is_whole=is_whole,
    )


def portal_name(portal_id: str, portals: Mapping[str, Portal]) -> str:
    """What a portal is called; one that is not declared, by its id."""
    if portal_id == UNKNOWN:
        return str(UNKNOWN_LABEL)
    return portals[portal_id].name if portal_id in portals else portal_id


def _articles_of_both(name: str, other: str) -> Query:
    """The query for the articles that name two officials."""
    one = articles_of(name)
    return replace(one, text=f"{one.text} {articles_of(other).text}")
