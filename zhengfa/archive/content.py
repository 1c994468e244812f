"""What was read from one page, as records."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


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
    CONTAINER = "container"  # an element that CMS products write round the text, or its paragraphs' parent
    DENSITY = "density"  # the densest run of prose
    URL = "url"
    LIST = "list"


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
