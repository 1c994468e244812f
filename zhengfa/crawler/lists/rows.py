"""The rows of an HTML list page: links to articles, with title and date.

A row is the largest element round a link that holds no link to another article. Where rows are no elements of their
own, the date is looked for beside the link.
"""

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from zhengfa.archive.content import Published
from zhengfa.archive.urls import canonical_url
from zhengfa.crawler.cms import CmsFamily
from zhengfa.crawler.extraction.url_date import url_date
from zhengfa.crawler.lists.records import Row
from zhengfa.crawler.lists.row_dates import row_date
from zhengfa.crawler.lists.site import MOST_ROWS, Site

_LINKS = "a[href], area[href]"
_HEIGHT = 4  # elements between a link and its row's own
_BESIDE = 6  # elements and texts between a link and its date
_WHOLE = frozenset({"body", "html", "-undef"})
_CUT = ("...", "…", "..")
_BULLETS = " \t\r\n\u3000\xa0·•■●◆▪►>»-"
_HEADINGS = "h1, h2, h3, h4, h5, h6, .title, .tit"
# What links to an article and does not name it.
_DATE_ALONE = re.compile(r"[\d\s\-/.:：年月日\[\]()（）]+")
_LINES = "div, p, span, br, i, b, time, dt, dd"  # words that are marked in a headline are no lines
_UNTITLED = re.compile(
    r"[\[【(（<]?(?:详细|详情|查看详情|阅读全文|更多|more|[上下]一[页篇条版期]|第?\d{0,4}[页版]?)?[\]】)）>]*",
    re.IGNORECASE,
)


def html_rows(tree: LexborHTMLParser, site: Site, family: CmsFamily) -> Iterator[Row]:
    """The articles that a page links to, off-site ones included, each once and in the page's order."""
    found: dict[str, list[tuple[LexborNode, str]]] = {}
    for node, link in _article_links(tree, site, family):
        found.setdefault(canonical_url(link), []).append((node, link))
    dates = _Dates(found)
    for key, links in found.items():
        link = links[0][1]
        titles = [title for node, _ in links if (title := _title(node))]
        whole = next((title for title in titles if not title.endswith(_CUT)), None)
        published = dates.of(key, [node for node, _ in links]) or url_date(link, family.layouts)
        yield Row(link, whole or next(iter(titles), None), published)


def _article_links(tree: LexborHTMLParser, site: Site, family: CmsFamily) -> Iterator[tuple[LexborNode, str]]:
    links = ((node, site.absolute(node.attributes.get("href") or "")) for node in tree.css(family.rows or _LINKS))
    found = ((node, link) for node, link in links if link and (family.rows or family.is_article_url(link)))
    return islice(found, 2 * MOST_ROWS)  # a picture and a headline for each


def _title(node: LexborNode) -> str | None:
    """The full title: the link's own attribute, if the text is its beginning; else heading or first line in it."""
    named = node.css_first(_HEADINGS) or node
    shown = _plain(named.text(separator="\n" if named.css_first(_LINES) else ""))
    stated = _plain(node.attributes.get("title") or "")
    if stated and (not shown or shown.endswith(_CUT) or stated.startswith(shown)):
        return stated
    return shown or None


def _plain(text: str) -> str:
    lines = (" ".join(line.strip(_BULLETS).split()) for line in text.split("\n"))
    return next((line for line in lines if not _UNTITLED.fullmatch(line) and not _DATE_ALONE.fullmatch(line)), "")


class _Dates:
    """The dates of rows; no element's text is read twice, however many links it holds."""

    def __init__(self, found: dict[str, list[tuple[LexborNode, str]]]) -> None:
        self._alone: dict[int, str | None] = {}  # element → the one article it links to, None for several
        self._read: dict[int, Published | None] = {}
        self._sides: dict[int, str] = {}  # element that holds rows → on which side of a link its date is
        for key, links in found.items():
            for node, _ in links:
                for above in _above(node):
                    if self._alone.setdefault(above.mem_id, key) != key:
                        self._alone[above.mem_id] = None

    def of(self, key: str, nodes: list[LexborNode]) -> Published | None:
        """The date in the row of an article, or beside it."""
        for node in nodes:
            top = node
            for above in _above(node):
                if self._alone[above.mem_id] != key:
                    break
                top = above
                if found := self._within(above, node):
                    return found
            if found := self._within(node, node) or self._beside(top):
                return found
        return None

    def _within(self, row: LexborNode, link: LexborNode) -> Published | None:
        if row.mem_id not in self._read:
            # A date in a title is an event's: what the row says beside it counts.
            text = row.text(separator="\n").strip()
            title = next((line for line in link.text(separator="\n").split("\n") if line.strip()), "")
            self._read[row.mem_id] = row_date(text.replace(title, "\n", 1) if title else text)
        return self._read[row.mem_id]

    def _beside(self, row: LexborNode) -> Published | None:
        """Rows that are no elements have their dates behind them; or before them, if one stands before the first."""
        holder = row.parent.mem_id if row.parent else 0
        if holder not in self._sides:
            self._sides[holder] = "prev" if row_date(self._text(row, "prev")) else "next"
        return row_date(self._text(row, self._sides[holder]))

    def _text(self, row: LexborNode, side: str) -> str:
        parts: list[str] = []
        beside: LexborNode | None = getattr(row, side)
        for _ in range(_BESIDE):
            if beside is None or beside.mem_id in self._alone or beside.tag in ("a", "area"):
                break
            parts.append(beside.text(separator="\n") if beside.tag != "-text" else beside.text_content or "")
            beside = getattr(beside, side)
        return "\n".join(parts if side == "next" else parts[::-1])


def _above(node: LexborNode) -> Iterator[LexborNode]:
    above = node.parent
    for _ in range(_HEIGHT):
        if above is None or above.tag in _WHOLE:
            return
        yield above
        above = above.parent
