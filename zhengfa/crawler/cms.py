"""CMS families as data: how a product names its article pages, pages its lists and lays out its articles."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from zhengfa.archive.portals import Portal
from zhengfa.crawler.extraction.dates import path_of
from zhengfa.crawler.extraction.families import GENERATIONS
from zhengfa.crawler.extraction.layout import Layout
from zhengfa.crawler.lists.numbering import Numbering
from zhengfa.crawler.lists.pagings import NUMBERINGS
from zhengfa.settings.patterns import is_matched


@dataclass(frozen=True, slots=True)
class CmsFamily:
    """What portals on one CMS have in common."""

    id: str
    layouts: tuple[Layout, ...]  # by generation, the newest first
    numberings: tuple[Numbering, ...] = ()  # of list pages; none: those that a page links to follow it
    program: re.Pattern[str] | None = None  # in the URL of an article that is no file
    rows: str = ""  # selects the links to articles, where their URLs do not tell them
    articles: tuple[str, ...] = ()  # of a portal: patterns that alone tell its articles, by path and parameters

    def is_article(self, path: str) -> bool:
        """Whether a URL with this path is that of an article."""
        return any(layout.names(path) for layout in self.layouts)

    def is_article_url(self, url: str) -> bool:
        """Whether a URL is that of an article, also one that a program makes anew each time."""
        if self.articles:
            behind = _behind_host(url)
            return any(is_matched(pattern, behind) for pattern in self.articles)
        if self.program and self.program.search(url):
            return True
        return self.is_article(path_of(url))


_ROWS = {"wordpress_like": ".entry-title a[href], .post-title a[href], a[rel~=bookmark]"}
_PROGRAMS = {
    "vsb": re.compile(r"/content\.jsp\?(?:[^#]*&)?wbnewsid=\d+"),
    "dede": re.compile(r"/view\.php\?(?:[^#]*&)?aid=\d+"),
    "empire": re.compile(r"/e/action/ShowInfo(?:\.php|/)\?(?:[^#]*&)?id=\d+"),
}
FAMILIES = {
    name: CmsFamily(name, layouts, NUMBERINGS.get(name, ()), _PROGRAMS.get(name), _ROWS.get(name, ""))
    for name, layouts in GENERATIONS.items()
}


def family_of(portal: Portal) -> CmsFamily | None:
    """How a portal names, lists and lays out its articles: as its CMS does, but for what it says itself; None: unknown.

    One of no CMS that is known here may still say what an article's URL looks like.
    """
    family = FAMILIES[portal.cms] if portal.cms else None
    if not portal.articles:
        return family
    return replace(family or CmsFamily(portal.id, ()), rows="", articles=portal.articles)


def _behind_host(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracket in the host
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
