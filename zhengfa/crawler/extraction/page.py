"""A parsed page: its lines, and what its head says. Every field is looked for in this one form."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

from zhengfa.crawler.extraction.layout import ALL
from zhengfa.crawler.extraction.lines import HIDDEN, MARK, Element, Item, Line, Scan, clean

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
    """A parsed page: its lines, the elements that selectors name, images and links, and what its head says."""

    tree: LexborHTMLParser
    lines: tuple[Line, ...]
    elements: dict[str, list[Element]]  # by selector
    images: tuple[Item, ...]
    links: tuple[Item, ...]
    head: Head

    def select(self, selectors: tuple[str, ...]) -> Iterator[Element]:
        """Elements with text that match, selector by selector. They are those named when the page was read."""
        for selector in selectors:
            yield from self.elements[selector]

    def text_of(self, element: Element) -> str:
        """The text of an element, joined as one line."""
        return " ".join(line.text for line in self.lines[element.first : element.last])


def read_page(html: str, selectors: Iterable[str] = ALL) -> Page:
    """Parse a page. Lexbor keeps what stands after a second `</html>`, as browsers do."""
    tree = LexborHTMLParser(html)
    head = Head(html, _title(tree), _meta(tree), _founder(html))
    marks = _mark(tree, dict.fromkeys(selectors))
    tree.strip_tags(HIDDEN.split(), recursive=True)
    scan = Scan()
    if (root := tree.body or tree.root) is not None:
        scan.through(root.html or "")
    elements: dict[str, list[Element]] = {selector: [] for selector in marks}
    by_mark = {element.mark: element for element in scan.elements if element.first < element.last}
    for selector, numbers in marks.items():
        elements[selector] = [by_mark[number] for number in numbers if number in by_mark]
    return Page(tree, tuple(scan.lines), elements, tuple(scan.images), tuple(scan.links), head)


def _mark(tree: LexborHTMLParser, selectors: Iterable[str]) -> dict[str, list[str]]:
    """Give every element that a selector matches a number, in the page itself; the numbers by selector."""
    numbers: dict[int, str] = {}
    found: dict[str, list[str]] = {}
    for selector in selectors:
        found[selector] = []
        for node in tree.css(selector):
            number = numbers.get(node.mem_id)
            if number is None:
                number = numbers[node.mem_id] = str(len(numbers))
                node.attrs[MARK] = number
            found[selector].append(number)
    return found


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
