"""What a record of other people's WARC files holds: a response, a revisit of one, damage, or what is no fetch."""

from dataclasses import dataclass
from datetime import datetime

from zhengfa.archive.records import Response
from zhengfa.archive.warc_frames import Span

DESCRIBING = frozenset({"warcinfo", "metadata", "request"})  # of other records; they hold no capture of their own


@dataclass(frozen=True, slots=True)
class Damage:
    """A record that is not what its headers say, or that is too large to be read."""

    span: Span
    reason: str
    url: str = ""
    content_type: str = ""
    is_oversized: bool = False


@dataclass(frozen=True, slots=True)
class Revisit:
    """A fetch whose payload another record holds."""

    response: Response  # without its payload
    original_url: str
    original_at: datetime | None
    digest: str  # of the payload, as stated


@dataclass(frozen=True, slots=True)
class Other:
    """A record that is no fetch, by its type."""

    kind: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What one record of a file holds, and where it stands."""

    span: Span
    content: Response | Revisit | Damage | Other
