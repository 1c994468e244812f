"""What the values of a query's fields are called: portals by their ids, names and hosts, and the rest by data."""

from collections.abc import Iterable

from zhengfa.archive.portals import Level, Portal
from zhengfa.indexer.kinds import KINDS
from zhengfa.indexer.language.names import Names, folded_names
from zhengfa.indexer.language.provinces import PROVINCES
from zhengfa.indexer.language.tree import ValueField

LEVELS: dict[Level, tuple[str, ...]] = {  # what people call them, the first being shown
    Level.CENTRAL: ("中央", "全国", "国家"),
    Level.PROVINCE: ("省级", "省"),
    Level.CITY: ("市级", "市"),
    Level.COUNTY: ("县级", "县", "区级", "区"),
    Level.MEDIA: ("媒体",),
}


def _names(portal: Portal) -> tuple[str, ...]:
    return (portal.name, *portal.hosts, *portal.former_hosts)


def names_of(portals: Iterable[Portal]) -> Names:
    """The names in use with these portals; a province that only a portal names is known as well."""
    portals = list(portals)
    provinces = {**PROVINCES, **{portal.province: () for portal in portals if portal.province not in PROVINCES}}
    return Names(
        {
            ValueField.PORTAL: folded_names((portal.id, _names(portal)) for portal in portals),
            ValueField.PROVINCE: folded_names(provinces.items()),
            ValueField.LEVEL: folded_names(LEVELS.items()),
            ValueField.KIND: folded_names(KINDS.items()),
        }
    )
