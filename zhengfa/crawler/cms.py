"""CMS families as data: how a product names its article pages, pages its lists and lays out its articles."""

import re
from dataclasses import dataclass
from enum import StrEnum

from zhengfa.crawler.extraction.layout import ENORTH, TRS_WCM, Layout


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
    article_path: re.Pattern[str]  # of the path in an article page's URL
    paging: Paging
    layout: Layout


FAMILIES = {
    family.id: family
    for family in (
        CmsFamily(
            id="trs_wcm",
            article_path=re.compile(r"/\d{6}/t\d{8}_\d+\.s?html?$"),
            paging=Paging.COUNTED_UP_FROM_0,
            layout=TRS_WCM,
        ),
        CmsFamily(
            id="enorth",
            article_path=re.compile(r"/system/\d{4}/\d{2}/\d{2}/\d{9}\.shtml$"),
            paging=Paging.COUNTED_DOWN,
            layout=ENORTH,
        ),
    )
}
