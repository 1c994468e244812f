"""What a page's pager says: its links, and how many list pages there are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from zhengfa.crawler.lists.site import Site

_NUMBER = r"\d{1,9}"  # more digits are no count of pages
# createPageHTML(pages, current, "index", "html"); beijing.gov.cn puts the number of records in front of these, others
# put the id of an element there.
_CALL = re.compile(
    rf"""createPage(?:HTML)?\(\s*(?:["'][^"']{{0,80}}["']\s*,\s*)?(?:{_NUMBER}\s*,\s*)?({_NUMBER})\s*,\s*{_NUMBER}\s*,"""
    r"""\s*["']([\w-]{1,80})["']\s*,\s*["'](\w{3,6})["']"""
)
_VARIABLE = re.compile(rf"""\bcountPage\s*=\s*["']?({_NUMBER})\b""")
_IN_TEXT = re.compile(
    rf"共\s*({_NUMBER})\s*页|共\s*{_NUMBER}\s*条\D{{0,8}}{_NUMBER}\s*/\s*({_NUMBER})"
    rf"|(?<![\d/]){_NUMBER}\s*/\s*({_NUMBER})\s*页|总页数\s*[:：]\s*({_NUMBER})"
)
_SCRIPTED = re.compile(r"""(?:location(?:\.href)?\s*=\s*(?:encodeURI\()?|encodeURI\()\s*["']([^"']{1,300})["']""")
_DECORATION = " \t\r\n\xa0\u3000[]【】()（）<>＜＞«»‹›|.…"
_FORWARD = ("下一页", "下页", "后页", "后一页", "尾页", "末页", "最后一页", "最后页", "Next", "next", "Older posts")
_STEPS = frozenset({"", *_FORWARD})  # a link may be an arrow alone
_BACK = frozenset({"首页", "第一页", "上一页", "上页", "前页", "前一页"})


@dataclass(frozen=True, slots=True)
class PagerLink:
    """A link whose text is a page's number or a step: number 0."""

    url: str
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How many list pages a page says there are, and how a script names them."""

    pages: int
    stem: str = ""
    suffix: str = ""


class Pager:
    """The pager of a list page."""

    def __init__(self, html: str, tree: LexborHTMLParser, site: Site) -> None:
        self._html, self._tree, self._site = html, tree, site

    @cached_property
    def links(self) -> tuple[PagerLink, ...]:
        """The links of the pager that do not lead back, in the page's order."""
        return tuple(dict.fromkeys(self._links()))

    @cached_property
    def counted(self) -> Counted | None:
        """The number of list pages, from the script that prints the pager, or from its text."""
        if call := _CALL.search(self._html):
            return Counted(int(call[1]), call[2], f".{call[3]}")
        if variable := _VARIABLE.search(self._html):
            return Counted(int(variable[1]))
        body = self._tree.body
        said = _IN_TEXT.search(body.text() if body else "")
        return Counted(int(next(filter(None, said.groups())))) if said else None

    def _links(self) -> Iterator[PagerLink]:
        for node in self._tree.css("a, [onclick]"):
            text = (node.text() or "").strip(_DECORATION).removeprefix("第").removesuffix("页").strip()
            number = int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0
            step = (node.text() or "").strip(_DECORATION)
            if step in _BACK or not (number or step in _STEPS):
                continue
            scripted = _SCRIPTED.search(node.attributes.get("onclick") or node.attributes.get("href") or "")
            link = self._site.absolute(scripted[1] if scripted else node.attributes.get("href") or "")
            if link and self._site.is_own(link) and urlsplit(link).path not in ("", "/"):
                yield PagerLink(link, number, step)
