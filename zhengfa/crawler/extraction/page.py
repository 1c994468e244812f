"""A parsed page: its lines, and what its head says. Every field is looked for in this one form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from zhengfa.crawler.extraction.head import Head, read_head
from zhengfa.crawler.extraction.layout import ALL
from zhengfa.crawler.extraction.lines import HIDDEN, MARK, Element, Item, Line, Scan


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
    head = read_head(html, tree)
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
