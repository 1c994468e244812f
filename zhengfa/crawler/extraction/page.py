"""A parsed page: its lines, and what its head says. Every field is looked for in this one form."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from selectolax.lexbor import LexborHTMLParser

from zhengfa.crawler.extraction.founder import property_of, without_comments
from zhengfa.crawler.extraction.head import Head, read_head
from zhengfa.crawler.extraction.layout import ALL
from zhengfa.crawler.extraction.limits import TOO_LARGE, Unparsable, is_too_large, refusal
from zhengfa.crawler.extraction.lines import HIDDEN, Element, Item, Line, Scan, end_of, start_of
from zhengfa.crawler.extraction.page_url import stated_in
from zhengfa.crawler.extraction.slim import slim

_MOST_MARKED = 1_000  # elements of one selector; what occurs more often is no container

_NAMES = re.compile(r' (?:class|id)="([^"]*)"')
_NAMED = re.compile(r"[.#]([\w-]+)")
_BRACKETED = re.compile(r"\[[^\]]*\]|\([^)]*\)")  # attributes and functions: what they name may be absent


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page: its lines, the elements that selectors name, images and links, and what its head says."""

    lines: tuple[Line, ...]
    elements: dict[str, list[Element]]  # by selector
    images: tuple[Item, ...]
    links: tuple[Item, ...]
    head: Head
    stated_url: str | None

    def select(self, selectors: tuple[str, ...]) -> Iterator[Element]:
        """Elements with text that match, selector by selector. They are those named when the page was read."""
        for selector in selectors:
            yield from self.elements[selector]

    def text_of(self, element: Element) -> str:
        """The text of an element, joined as one line."""
        return " ".join(line.text for line in self.lines[element.first : element.last])


def read_page(html: str, selectors: Iterable[str] = ALL) -> Page:
    """Parse a page. Lexbor keeps what stands after a second `</html>`, as browsers do. Raises Unparsable."""
    if is_too_large(html):
        raise Unparsable(TOO_LARGE)
    founder = property_of(html)
    text = slim(without_comments(html, founder))
    if reason := refusal(text):
        raise Unparsable(reason)
    tree = LexborHTMLParser(text.encode("utf-8", "replace"))  # a third quicker than to hand over a str
    head = read_head(html, tree, founder)
    stated = stated_in(html, tree, head.meta)
    tree.strip_tags(HIDDEN.split(), recursive=True)
    marks = _mark(tree, dict.fromkeys(selectors))
    scan = Scan()
    scan.through(_serialised(tree))
    by_number = {element.number: element for element in scan.elements if element.first < element.last}
    elements = {name: [by_number[one] for one in numbers if one in by_number] for name, numbers in marks.items()}
    return Page(tuple(scan.lines), elements, tuple(scan.images), tuple(scan.links), head, stated)


def _serialised(tree: LexborHTMLParser) -> str:
    return (tree.root.html or "") if tree.root is not None else ""


def _mark(tree: LexborHTMLParser, selectors: Iterable[str]) -> dict[str, list[str]]:
    """Give every element with content that a selector matches a number, in the page itself; numbers by selector."""
    present = set(" ".join(set(_NAMES.findall(_serialised(tree)))).lower().split())  # quirky pages match any case
    numbers: dict[int, str] = {}
    found: dict[str, list[str]] = {}
    for selector in selectors:
        found[selector] = []
        if not present.issuperset(_names(selector)):  # ten times quicker than to ask every element
            continue
        for node in tree.css(selector)[:_MOST_MARKED]:
            if (number := numbers.get(node.mem_id)) is None and node.child is not None:
                number = numbers[node.mem_id] = str(len(numbers))
                node.child.insert_before(start_of(number))
                node.insert_child(end_of(number))
            if number is not None:
                found[selector].append(number)
    return found


@cache
def _names(selector: str) -> tuple[str, ...]:
    """The classes and ids that a page must hold for a selector to match anything."""
    return tuple(_NAMED.findall(_BRACKETED.sub("", selector.lower()))) if "," not in selector else ()
