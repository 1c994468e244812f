"""The records. Frozen, no behaviour; what each one is stands in the design's vocabulary."""

from dataclasses import dataclass, field
from datetime import datetime
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


class Precision(StrEnum):
    """How exactly a publication time is known."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"


class Provenance(StrEnum):
    """Where on the page a value was read."""

    LAYOUT = "layout"  # where the layout of the portal or of its CMS says
    META = "meta"  # a meta tag, or a value in a script
    FOUNDER = "enpproperty"  # the comment that Founder's products write
    JSON_LD = "json_ld"
    OPEN_GRAPH = "open_graph"
    HEADING = "heading"  # a heading or line that the page's title confirms
    TITLE = "title"
    BYLINE = "byline"  # a line near the headline
    TEXT = "text"  # the article's own first or last words
    TAIL = "tail"  # a line behind the text
    CONTAINER = "container"  # an element that CMS products write round the text
    DENSITY = "density"  # the densest run of prose
    URL = "url"
    LIST = "list"


class ArticleState(StrEnum):
    """What became of an article at its portal."""

    LIVE = "live"
    REMOVED = "removed"
    MOVED = "moved"
    BLOCKED = "blocked"


class OutcomeKind(StrEnum):
    """What became of one fetch or one imported file: exactly one of these."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REVISED = "revised"
    LISTED = "listed"  # a list page, read for its links
    EMPTY_LIST = "empty_list"  # a list page without a single article: its portal has changed
    ROBOTS = "robots"  # a robots.txt, read for its rules
    DUPLICATE_URL = "duplicate_url"  # another spelling of a URL that the archive already holds
    BLOCKED = "blocked"
    DISALLOWED = "disallowed"  # by robots.txt
    PART = "part"  # a further page of an article, kept as a part of it
    GONE = "gone"
    SOFT_404 = "soft_404"  # gone, though the portal answers as if it were not
    TOO_LARGE = "too_large"
    HTTP_ERROR = "http_error"
    NETWORK_ERROR = "network_error"
    EXTRACTION_FAILED = "extraction_failed"
    NOT_AN_ARTICLE = "not_an_article"
    UNREADABLE = "unreadable"  # an imported file that cannot be opened
    UNSUPPORTED = "unsupported"  # an imported file of a kind that holds no page
    DAMAGED = "damaged"  # an imported WARC record whose bytes are not what its digest says


class RunKind(StrEnum):
    """What a run does."""

    CRAWL = "crawl"
    IMPORT = "import"


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


@dataclass(frozen=True, slots=True)
class Run:
    """One crawl or import, and the WARC file that it wrote."""

    id: str
    kind: RunKind
    started_at: datetime  # UTC
    warc_file: str  # below the archive's `warc` folder


@dataclass(frozen=True, slots=True)
class Response:
    """One response as it came, before it is kept: from the network, or from an imported file."""

    url: str
    payload: bytes  # as transferred: still compressed if `headers` hold a Content-Encoding
    fetched_at: datetime  # UTC
    content_type: str
    status: int | None = None  # None: from a file that carries no HTTP status; such a response has no headers
    headers: tuple[tuple[str, str], ...] = ()
    tls_verified: bool | None = None  # None: not fetched over TLS
    imported_from: str | None = None  # the file's path


@dataclass(frozen=True, slots=True)
class Capture:
    """One fetched response, as kept in a WARC file."""

    id: int
    run_id: str
    url: str
    canonical_url: str
    fetched_at: datetime  # UTC
    status: int | None  # None: imported from a file that carries no HTTP status
    content_type: str
    warc_file: str  # below the archive's `warc` folder
    warc_offset: int  # bytes
    warc_length: int  # bytes, compressed
    payload_sha256: str
    tls_verified: bool | None  # None: not fetched over TLS
    imported_from: str | None  # the file's path, for an imported page


@dataclass(frozen=True, slots=True)
class Visit:
    """How a page was met: the URL asked for, when, as whose, and what is to be said of it in its outcome."""

    url: str
    at: datetime  # UTC
    portal: str | None = None
    channel: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote an article and where it came from, as printed."""

    source: str | None = None
    authors: tuple[str, ...] = ()
    editor: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A publication time, as the page prints it."""

    local: datetime  # Asia/Shanghai, naive; parts finer than `precision` are zero (the day of a month: 1)
    precision: Precision
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Link:
    """An image, attachment or link of an article: absolute URL, and its caption or text."""

    url: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the value of a field was read: the kind of place, and its name there (a tag, a selector, a label)."""

    field: str
    provenance: Provenance
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What was read from one page: a revision without its number and capture. Text is as published."""

    headline: str | None
    body: tuple[str, ...]  # paragraphs
    kicker: str | None = None
    subtitle: str | None = None
    byline: Byline = Byline()
    published: Published | None = None
    images: tuple[Link, ...] = ()
    attachments: tuple[Link, ...] = ()
    # No part of what was published: two contents that were read in different places are the same text.
    origins: tuple[Origin, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Article:
    """One published text, identified by its canonical URL."""

    article_id: str
    url: str
    canonical_url: str
    portal: str | None  # a portal's id; None: its host belongs to no portal in config.yaml
    channel: str | None
    state: ArticleState
    first_seen: datetime  # UTC
    last_seen: datetime  # UTC


@dataclass(frozen=True, slots=True)
class Revision:
    """One stored text state of an article."""

    article_id: str
    number: int  # from 1, in the order in which the archive came by them
    capture_id: int
    content: Content
    content_hash: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one fetch."""

    run_id: str
    url: str
    kind: OutcomeKind
    reason: str
    at: datetime  # UTC


@dataclass(frozen=True, slots=True)
class Change:
    """An article as it stands after its latest change, with that change's sequence number."""

    seq: int
    article: Article
    revision: Revision
    fetched_at: datetime  # UTC, of the revision's capture
