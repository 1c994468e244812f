"""The portals that are collected, as records."""

from dataclasses import dataclass
from enum import StrEnum


class Trust(StrEnum):
    """How far a portal's texts can be relied on as what an office published."""

    ORIGINAL = "original"
    MEDIA = "media"
    REPRINT = "reprint"
    CLONE = "clone"


class Level(StrEnum):
    """The administrative level of the committee behind a portal."""

    CENTRAL = "central"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    MEDIA = "media"


@dataclass(frozen=True, slots=True)
class Channel:
    """A section of a portal, and its first list page."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class PortalLayout:
    """Where a portal's own pages, or one generation of them, keep a field otherwise than its CMS does."""

    name: str
    selectors: tuple[tuple[str, tuple[str, ...]], ...]  # by field, CSS selectors


@dataclass(frozen=True, slots=True)
class Portal:
    """A news site of a political-legal committee, or a law newspaper."""

    id: str
    name: str
    province: str
    level: Level
    hosts: tuple[str, ...]  # host, or host:port where the port is not the scheme's own
    cms: str
    channels: tuple[Channel, ...]
    trust: Trust = Trust.ORIGINAL
    is_sample: bool = False
    layouts: tuple[PortalLayout, ...] = ()  # the newest first
