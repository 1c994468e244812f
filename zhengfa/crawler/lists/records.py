"""What a list page says, as records."""

from dataclasses import dataclass

from zhengfa.archive.content import Published


@dataclass(frozen=True, slots=True)
class Row:
    """An article that a list page links to, with what its row says of it."""

    url: str
    title: str | None = None  # may be cut with "…", where the page has no full one
    published: Published | None = None  # as the row says, or else the URL


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list page's articles in its order, each once, and the list pages that follow it, the newest first."""

    rows: tuple[Row, ...] = ()
    following: tuple[str, ...] = ()
    off_site: int = 0  # links that lead to hosts of others, and are left out
    beyond: int = 0  # articles that are left out because there are more than any list page has
    leads_to: tuple[str, ...] = ()  # of a page that is only the way to the list: where it sends its readers
