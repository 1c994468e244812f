"""Which portals and days a query is about: those whose gaps matter to what it finds."""

from collections.abc import Callable, Collection, Iterator, Mapping

from zhengfa.archive.portals import Portal
from zhengfa.indexer.language.tree import Dates, Node, Value, ValueField, parts_of
from zhengfa.indexer.query import FacetName, Query

# What limits a query to portals, and what each portal has of it.
_LIMITS: Mapping[FacetName, Callable[[Portal], str]] = {
    FacetName.PORTAL: lambda portal: portal.id,
    FacetName.PROVINCE: lambda portal: portal.province,
    FacetName.LEVEL: lambda portal: str(portal.level),
}


def portals_meant(
    query: Query, tree: Node | None, portals: Mapping[str, Portal], collected: Collection[str]
) -> list[str]:
    """The portals that filters and text leave and that were ever collected; none collected: all that they leave.

    A portal that is asked for by name is among them in any case. Without any crawl there are no gaps: nothing is given.
    """
    if not collected:
        return []
    left = [portal.id for portal in portals.values() if _is_left(portal, query, tree)]
    asked = {*query.portal, *_values(tree, FacetName.PORTAL)}
    return [one for one in left if one in collected or one in asked] or left


def days_meant(query: Query, tree: Node | None) -> Dates:
    """The days that filters and text leave: all that is found was published between them."""
    ranges = [Dates(query.since, query.until), *(part for part in parts_of(tree) if isinstance(part, Dates))]
    first = max((one.first for one in ranges if one.first), default=None)
    return Dates(first, min((one.last for one in ranges if one.last), default=None))


def _is_left(portal: Portal, query: Query, tree: Node | None) -> bool:
    for name, value_of in _LIMITS.items():
        value, filtered = value_of(portal), getattr(query, name.value)
        if (filtered and value not in filtered) or (name, value) in query.excluded:
            return False
        if any(value != wanted for wanted in _values(tree, name)):
            return False
    return True


def _values(tree: Node | None, name: FacetName) -> Iterator[str]:
    """The values that everything found must have by the text."""
    for part in parts_of(tree):
        if isinstance(part, Value) and part.field == ValueField(name.value):
            yield part.value
