"""A page's visible text, line by line.

A line is what a reader sees as one: block elements and `<br>` end it, a table row is one line with its cells parted by
tabs (a tab adds no character that an exact phrase would trip over). Marked elements know which lines are their own.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from zhengfa.crawler.extraction.flat import CELL, ROW, ROW_END, STRUCTURE, TABLE, flat

# What is no text of the page: dropped from the tree before it is serialised.
HIDDEN = """
    head script style noscript template iframe object select option button textarea title svg video audio noembed
    noframes xmp
"""
# Tables also lay pages out. A row is data when each of its cells is at most a short paragraph.
_LONGEST_CELL = 200
_LINES_IN_CELL = 8

# Slash, attributes of a link; attributes of an image; number of an element that begins, or ends.
_IN_LINE = re.compile(r"<(?:(/?)a|img)(?: ([^>]*))?>|\0([se])(\d+)\0")
_ONE_LINK = re.compile(r"([^<\0]*)<a(?: ([^>]*))?>([^<\0]*)</a>([^<\0]*)")

_ATTRIBUTE = re.compile(r'([^\s="]+)="([^"]*)"')
_SPACES = re.compile(r"[ \t\r\n\f\v\xa0]+")
_UNCLEAN = re.compile(r"[\t\r\n\f\v\xa0\x00\ud800-\udfff]|  ")
_EDGES = " \t\u3000\u2002\u2003\u2009\u200b\u200c\u200d\ufeff\x85"
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")  # NUL and lone surrogates: neither SQLite nor UTF-8 takes them


class Line(NamedTuple):
    """One visible line, and how many of its characters stand inside links."""

    text: str
    linked: int = 0

    @property
    def link_share(self) -> float:
        """From 0, no link, to 1, all link."""
        return self.linked / len(self.text) if self.text else 0.0


class Element(NamedTuple):
    """A marked element: its lines, from `first` up to but not including `last`, and its place among all items."""

    number: str
    first: int
    last: int
    start: int
    end: int


class Item(NamedTuple):
    """An image or a link: its start tag's attributes, its place among all items, the lines before it, its text."""

    markup: str
    at: int
    line: int
    inner: str = ""

    @property
    def text(self) -> str:
        """What is linked."""
        return clean(_unescaped(self.inner))

    @property
    def attributes(self) -> dict[str, str]:
        """Its attributes by name."""
        return {name: _unescaped(value) for name, value in _ATTRIBUTE.findall(self.markup)}


def clean(text: str) -> str:
    """Text without NUL and lone surrogates, blanks collapsed, edges stripped; every other character as published."""
    if _UNCLEAN.search(text):
        text = _SPACES.sub(" ", _UNSTORABLE.sub("", text))
    return text.strip(_EDGES)


def squeeze(text: str) -> str:
    """Text without any white space, to compare what a page prints in two places."""
    return "".join(text.replace("\u200b", "").replace("\ufeff", "").split())


def start_of(number: str) -> str:
    """What stands at the start of a marked element."""
    return f"\0s{number}\0"


def end_of(number: str) -> str:
    """What stands at the end of a marked element."""
    return f"\0e{number}\0"


@dataclass(slots=True)
class Scan:
    """One pass over a serialised page."""

    lines: list[Line] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    images: list[Item] = field(default_factory=list)
    links: list[Item] = field(default_factory=list)
    _at: int = 0  # the number of the item being read
    _marked: dict[str, tuple[int, int]] = field(default_factory=dict)  # first line and item of elements that are open
    # Links that are open: attributes, number, line, texts.
    _anchors: list[tuple[str, int, int, list[str]]] = field(default_factory=list)
    _rows: list["_Row"] = field(default_factory=list)

    def through(self, html: str) -> None:
        """Take in a whole page."""
        for raw in flat(html).split("\n"):
            if not raw or raw.isspace():
                continue
            if raw in STRUCTURE:
                self._structure(raw)
            elif self._anchors:
                self._mixed(raw)
            elif "<" not in raw and "\0" not in raw:
                self._line(raw)
            elif link := _ONE_LINK.fullmatch(raw):  # what most lines of most pages are
                before, attributes, text, behind = link.groups("")
                self._at += 1
                self.links.append(Item(attributes, self._at, len(self.lines), text))
                self._line(before + text + behind, _length(text))
            else:
                self._mixed(raw)

    def _line(self, text: str, linked: int = 0) -> None:
        if text := clean(_unescaped(text) if "&" in text else text):
            self.lines.append(Line(text, linked if linked < len(text) else len(text)))

    def _structure(self, sign: str) -> None:
        if sign == ROW:
            self._rows.append(_Row(len(self.lines), len(self.elements), len(self.images)))
        elif sign == ROW_END and self._rows:
            self._join_cells(self._rows.pop())
        elif sign == CELL and self._rows:
            self._rows[-1].cells.append(len(self.lines))
        elif sign == TABLE and self._rows:
            self._rows[-1].has_table = True

    def _mixed(self, raw: str) -> None:
        """A line with links, images or the bounds of elements in it."""
        parts = _IN_LINE.split(raw)
        texts: list[str] = []
        linked = self._add(parts[0], texts)
        for place in range(1, len(parts), 5):
            slash, attributes, bound, number, text = parts[place : place + 5]
            self._at += 1
            if bound:
                self._bound(bound, number, texts)
            elif slash is None:
                self.images.append(Item(attributes or "", self._at, len(self.lines)))
            elif not slash:
                self._anchors.append((attributes or "", self._at, len(self.lines), []))
            elif self._anchors:
                markup, at, line, inner = self._anchors.pop()
                self.links.append(Item(markup, at, line, "".join(inner)))
            if text:
                linked += self._add(text, texts)
        if texts:
            self._line("".join(texts), linked)

    def _add(self, text: str, texts: list[str]) -> int:
        """Add a text to the line being read; returns how many of its characters are linked."""
        texts.append(text)
        if not self._anchors:
            return 0
        self._anchors[-1][3].append(text)
        return _length(text)

    def _bound(self, bound: str, number: str, texts: list[str]) -> None:
        if bound == "s":
            self._marked[number] = len(self.lines), self._at
        elif found := self._marked.pop(number, None):
            first, start = found
            last = len(self.lines) + bool(clean(_unescaped("".join(texts))))
            self.elements.append(Element(number, min(first, len(self.lines)), last, start, self._at))

    def _join_cells(self, row: "_Row") -> None:
        bounds = [*row.cells, len(self.lines)]
        cells = [self.lines[first:last] for first, last in pairwise(bounds)]
        if len(cells) < 2 or row.has_table or any(_is_long(cell) for cell in cells):
            return
        text = "\t".join(" ".join(line.text for line in cell) for cell in cells).strip("\t")
        linked = sum(line.linked for cell in cells for line in cell)
        del self.lines[row.first :]
        if text:
            self.lines.append(Line(text, min(linked, len(text))))
        last = len(self.lines)  # what stands in the row has the row's one line
        for number in range(row.elements_before, len(self.elements)):
            self.elements[number] = self.elements[number]._replace(first=row.first, last=last)
        for number in range(row.images_before, len(self.images)):
            self.images[number] = self.images[number]._replace(line=row.first)


@dataclass(slots=True)
class _Row:
    """A table row being read: its first line, the elements and images before it, the first line of each cell."""

    first: int
    elements_before: int
    images_before: int
    cells: list[int] = field(default_factory=list)
    has_table: bool = False


def _length(text: str) -> int:
    """How many characters of a serialised text a reader sees."""
    return len((_unescaped(text) if "&" in text else text).strip())


def _unescaped(text: str) -> str:
    """Text with what a serialiser escapes given back."""
    if "&" not in text:
        return text
    text = text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return text.replace("&amp;", "&")


def _is_long(cell: list[Line]) -> bool:
    return len(cell) > _LINES_IN_CELL or sum(len(line.text) for line in cell) > _LONGEST_CELL
