"""The sample portals, read from portals.toml. The settings name them with the same ids, names and channels."""

from dataclasses import dataclass
from typing import Any

from zhengfa.samples.tables import load_table


@dataclass(frozen=True, slots=True)
class SampleChannel:
    """A channel: its name, its folder in URLs, what is written for it."""

    name: str
    folder: str
    topics: str  # the group of topics that its articles are of
    number: str = ""  # the CMS's own, for URLs that hold it
    articles: int = 0  # that are written for it; 0 where the size of the portal says it


@dataclass(frozen=True, slots=True)
class SamplePortal:
    """A portal, and what makes its articles its own."""

    id: str
    name: str
    province: str
    family: str
    port: int
    seed: int  # of the generator that draws its articles
    channels: tuple[SampleChannel, ...]
    city: str = ""  # of a committee below the province, all of whose news are from there
    reprints: tuple[str, ...] = ()  # ids of the portals that it takes articles over from
    copies: str = ""  # of a clone: the id of the portal whose articles it shows
    crawl_delay: float = 0.0  # seconds, as its robots.txt asks for
    trouble: str = ""  # what is always wrong with it, as `Trouble` names it
    has_validators: bool = False  # its answers have ETag and Last-Modified, and it answers 304


def _portal(portal_id: str, table: dict[str, Any]) -> SamplePortal:
    lists = {
        "channels": tuple(SampleChannel(**channel) for channel in table["channels"]),
        "reprints": tuple(table.get("reprints", ())),
    }
    return SamplePortal(portal_id, **(table | lists))


FIRST_PORT = 8801
PORTALS = {portal_id: _portal(portal_id, table) for portal_id, table in load_table("portals").items()}
LIAOHE, JIANGNAN = PORTALS["sample_liaohe"], PORTALS["sample_jiangnan"]
WRITTEN = (LIAOHE, JIANGNAN)  # whose articles are always the same ones; those of the others are as many as one wants
