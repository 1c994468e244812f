"""Electronic newspapers: the pages of an issue, and the issues before it."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

# The pages of an issue, which list their articles: Founder's new and classic systems, PaperIndex, dated folders.
_NODES = tuple(
    map(
        re.compile,
        (
            r"/(?P<ym>\d{6})/(?P<d>\d{2})/node_[A-Za-z]*\d+\.html?$",
            r"/html/(?P<ym>\d{4}-\d{2})/(?P<d>\d{2})/node_\d+\.html?$",
            r"/content/(?P<ym>\d{6})(?P<d>\d{2})/Page\w+\.html?$",
            r"/(?P<ym>\d{6})(?P<d>\d{2})/html/(?:node|page|index)\w*\.html?$",
        ),
    )
)
_ISSUE = re.compile(r"(?<=/)(?P<y>\d{4})-?(?P<m>\d{2})/?(?P<d>\d{2})(?=/)")
# Papers that send their readers on: a meta tag, or a line in a script.
_REFRESH = re.compile(
    r"""http-equiv=["']?refresh["']?[^>]{0,200}?url\s*=\s*["']?([^"'>\s]{1,500})"""
    r"""|\b(?:window\.|top\.|self\.)?location(?:\.href)?\s*=\s*["']([^"']{1,500})["']\s*;?\s*(?:</script|//|$)""",
    re.IGNORECASE | re.MULTILINE,
)
_SHORT = 5_000  # characters: what only sends on is short, and scripts of longer pages set `location` on a click


def issue_pages(links: Iterable[str], url: str) -> tuple[str, ...]:
    """The other pages of an issue, then the issues before it, the newest first; later ones are left out."""
    own = _day(url)
    nodes = [(day, link) for link in dict.fromkeys(links) if (day := _node_day(link)) and link != url]
    newest = own or max((day for day, _ in nodes), default="")
    of_issue = [link for day, link in nodes if day == newest]
    earlier = sorted(((day, link) for day, link in nodes if day < newest), key=lambda one: one[0], reverse=True)
    return (*of_issue, *(link for _, link in earlier))


def sent_on(html: str) -> str | None:
    """Where a page that is nothing else sends its readers."""
    found = _REFRESH.search(html) if len(html) <= _SHORT else None
    return (found[1] or found[2]) if found else None


def _node_day(url: str) -> str | None:
    path = urlsplit(url).path
    return next((_digits(found) for pattern in _NODES if (found := pattern.search(path))), None)


def _day(url: str) -> str | None:
    return next(_days(url), None)


def _days(url: str) -> Iterator[str]:
    for found in _ISSUE.finditer(urlsplit(url).path):
        yield f"{found['y']}{found['m']}{found['d']}"


def _digits(found: re.Match[str]) -> str:
    return (found["ym"] + found["d"]).replace("-", "")
