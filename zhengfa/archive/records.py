"""What the archive keeps. Records are frozen, without behaviour; the vocabulary of the design says what each one is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from zhengfa.archive.content import Content


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
    CHECKED = "checked"  # a page that a check of its portal looked at, and took nothing from
    DUPLICATE_URL = "duplicate_url"  # another spelling of a URL that the archive already holds
    BLOCKED = "blocked"
    DISALLOWED = "disallowed"  # by robots.txt
    UNSAFE = "unsafe"  # an address, a port or a scheme that no public portal is at
    SKIPPED = "skipped"  # its host refuses visits, fails, or has to be left alone for a while
    LATER = "later"  # left for another run: no more pages of the host in this one, or not at this time of the day
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
    UNRESOLVED = "unresolved"  # an imported revisit of a payload that neither the import nor the archive holds


class RunKind(StrEnum):
    """What a run does."""

    CRAWL = "crawl"
    IMPORT = "import"
    CHECK = "check"  # of a portal: pages are kept, and no article is made of them


@dataclass(frozen=True, slots=True)
class Run:
    """One crawl or import, and the WARC file that it wrote."""

    id: str
    kind: RunKind
    started_at: datetime  # UTC
    warc_file: str  # below the archive's `warc` folder


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for a response, as sent."""

    line: str  # GET /yw/ HTTP/1.1
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""


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
    request: Request | None = None
    ip_address: str | None = None  # of who answered
    same_as: int | None = None  # the capture that holds the payload, where a WARC file says so by a revisit


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
    refers_to: int | None = None  # the capture that holds its payload; None: it holds it itself
    request_offset: int | None = None  # where its request's record begins; it ends where this one's begins


@dataclass(frozen=True, slots=True)
class Visit:
    """How a page was met: the URL asked for, when, as whose, and what is to be said of it in its outcome."""

    url: str
    at: datetime  # UTC
    portal: str | None = None
    channel: str | None = None
    note: str = ""


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
class Withheld:
    """An article that is shown no longer, since somebody asked for it."""

    article_id: str
    url: str
    reason: str  # for everybody who asks for it
    at: datetime  # UTC


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
    is_withheld: bool = False
