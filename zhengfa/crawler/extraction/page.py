"""A parsed page: its lines, and what its head says. Every field is looked for in this one form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from zhengfa.crawler.extraction.lines import Line, Walk, clean

_FOUNDER_OPEN, _FOUNDER_CLOSE = "<!--enpproperty", "/enpproperty"
_FOUNDER_FIELD = re.compile(r"<(\w{2,30})>([^<]{0,2000})</\1>")


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself where no reader sees it. A plain-text file has an empty one."""

    html: str = ""
    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)  # names in lower case
    founder: dict[str, str] = field(default_factory=dict)  # the fields of Founder's `enpproperty` comment


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page: its lines, which lines each element holds, and what its head says."""

    tree: LexborHTMLParser
    lines: tuple[Line, ...]
    spans: dict[int, tuple[int, int]]  # an element's mem_id -> its first line, and the line after its last
    head: Head

    def select(self, selectors: tuple[str, ...]) -> Iterator[tuple[LexborNode, int, int]]:
        """Elements that match, selector by selector, with their lines."""
        for selector in selectors:
            for node in self.tree.css(selector):
                first, last = self.spans.get(node.mem_id, (0, 0))
                if first < last:
                    yield node, first, last

    def text_of(self, first: int, last: int) -> str:
        """The text of some lines, joined as one line."""
        return " ".join(line.text for line in self.lines[first:last])


def read_page(html: str) -> Page:
    """Parse a page. Lexbor keeps what stands after a second `</html>`, as browsers do."""
    tree = LexborHTMLParser(html)
    walk = Walk()
    if (root := tree.body or tree.root) is not None:
        walk.through(root)
    return Page(tree, tuple(walk.lines), walk.spans, Head(html, _title(tree), _meta(tree), _founder(html)))


def _title(tree: LexborHTMLParser) -> str:
    node = tree.css_first("title")
    return clean(node.text()) if node else ""


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        name = (node.attributes.get("name") or node.attributes.get("property") or "").strip().lower()
        if name and (content := clean(node.attributes.get("content") or "")):
            found.setdefault(name, content)
    return found


def _founder(html: str) -> dict[str, str]:
    start = html.find(_FOUNDER_OPEN)
    end = html.find(_FOUNDER_CLOSE, start)
    fields = _FOUNDER_FIELD.findall(html[start:end]) if 0 <= start < end else []
    return {name.lower(): clean(value) for name, value in fields if clean(value)}
