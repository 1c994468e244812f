"""The portals that are collected, as records."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

NEVER: Literal["never"] = "never"  # when a portal was verified that nobody has looked at yet


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
    """A news site of a political-legal committee, or a law newspaper.

    Of some, no more than the name is known: they have neither hosts nor a CMS nor channels.
    """

    id: str
    name: str
    province: str
    level: Level
    # host, or host:port where the port is not the scheme's own; host/path/ where others have a part of the host
    hosts: tuple[str, ...]
    cms: str | None
    channels: tuple[Channel, ...]
    trust: Trust = Trust.ORIGINAL
    is_sample: bool = False
    layouts: tuple[PortalLayout, ...] = ()  # the newest first
    articles: tuple[str, ...] = ()  # patterns of its articles' URLs behind the host, in the place of its CMS's
    former_hosts: tuple[str, ...] = ()  # articles of old are known by them; nothing is fetched there
    region: str | None = None  # of a committee below the province: 常州市
    # When somebody saw that hosts, CMS and channels are as declared. None: not said, as in settings of one's own.
    verified: date | Literal["never"] | None = None
