"""A parsed page: its lines, and what its head says. Every field is looked for in this one form."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from zhengfa.crawler.extraction.founder import property_of, without_comments
from zhengfa.crawler.extraction.head import Head, read_head
from zhengfa.crawler.extraction.layout import ALL
from zhengfa.crawler.extraction.limits import TOO_LARGE, Unparsable, is_too_large, refusal
from zhengfa.crawler.extraction.lines import HIDDEN, Element, Item, Line, Scan, end_of, start_of
from zhengfa.crawler.extraction.page_url import stated_in
from zhengfa.crawler.extraction.slim import slim

_MOST_MARKED = 1_000  # elements of one selector; what occurs more often is no container
_MAX_IMAGES = 5_000  # what comes behind is no article's: the longest galleries have hundreds
_MOST_PARENTS = 5  # of the elements with the most paragraphs: related lists and footers may have more than the text
PARENTS = "parent of paragraphs"  # among the selectors: what holds paragraphs, whatever it is called

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
    numbers: dict[int, str] = {}
    marks = {PARENTS: _numbered(_parents(tree), numbers), **_mark(tree, dict.fromkeys(selectors), numbers)}
    scan = Scan()
    scan.through(_serialised(tree))
    by_number = {element.number: element for element in scan.elements if element.first < element.last}
    elements = {name: [by_number[one] for one in numbers if one in by_number] for name, numbers in marks.items()}
    return Page(tuple(scan.lines), elements, tuple(scan.images[:_MAX_IMAGES]), tuple(scan.links), head, stated)


def _serialised(tree: LexborHTMLParser) -> str:
    return (tree.root.html or "") if tree.root is not None else ""


def _mark(tree: LexborHTMLParser, selectors: Iterable[str], numbers: dict[int, str]) -> dict[str, list[str]]:
    """Give every element with content that a selector matches a number, in the page itself; numbers by selector."""
    present = set(" ".join(set(_NAMES.findall(_serialised(tree)))).lower().split())  # quirky pages match any case
    found: dict[str, list[str]] = {}
    for selector in selectors:
        is_present = present.issuperset(_names(selector))  # ten times quicker than to ask every element
        found[selector] = _numbered(tree.css(selector)[:_MOST_MARKED], numbers) if is_present else []
    return found


def _numbered(nodes: Iterable[LexborNode], numbers: dict[int, str]) -> list[str]:
    found = []
    for node in nodes:
        if (number := numbers.get(node.mem_id)) is None and node.child is not None:
            number = numbers[node.mem_id] = str(len(numbers))
            node.child.insert_before(start_of(number))
            node.insert_child(end_of(number))
        if number is not None:
            found.append(number)
    return found


def _parents(tree: LexborHTMLParser) -> list[LexborNode]:
    """The elements that hold the most paragraphs or line breaks."""
    parents = [parent for node in tree.css("p, br")[:_MOST_MARKED] if (parent := node.parent) is not None]
    by_id = {parent.mem_id: parent for parent in parents}
    return [by_id[one] for one, _ in Counter(parent.mem_id for parent in parents).most_common(_MOST_PARENTS)]


@cache
def _names(selector: str) -> tuple[str, ...]:
    """The classes and ids that a page must hold for a selector to match anything."""
    return tuple(_NAMED.findall(_BRACKETED.sub("", selector.lower()))) if "," not in selector else ()
