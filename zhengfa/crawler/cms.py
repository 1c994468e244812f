"""CMS families as data: how a product names its article pages, pages its lists and lays out its articles."""

from dataclasses import dataclass
from enum import StrEnum

from zhengfa.crawler.extraction.families import GENERATIONS
from zhengfa.crawler.extraction.layout import Layout


class Paging(StrEnum):
    """How the list pages after a channel's first one are named."""

    # index.html, index_1.html … index_<N-1>.html; N stands in a createPageHTML(N, …) call
    COUNTED_UP_FROM_0 = "counted up from 0"
    # page 2 carries the highest number, which the pager of page 1 links to; the oldest is number 1
    COUNTED_DOWN = "counted down"


@dataclass(frozen=True, slots=True)
class CmsFamily:
    """What portals on one CMS have in common."""

    id: str
    layouts: tuple[Layout, ...]  # by generation, the newest first
    paging: Paging | None = None  # None: not known, so that only a channel's first list page is read

    def is_article(self, path: str) -> bool:
        """Whether a URL with this path is that of an article."""
        return any(layout.names(path) for layout in self.layouts)


_PAGING = {"trs_wcm": Paging.COUNTED_UP_FROM_0, "enorth": Paging.COUNTED_DOWN}
FAMILIES = {name: CmsFamily(name, layouts, _PAGING.get(name)) for name, layouts in GENERATIONS.items()}
