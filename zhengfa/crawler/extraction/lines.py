"""A page's visible text, line by line.

A line is what a reader sees as one: block elements and `<br>` end it, a table row is one line with its cells parted by
tabs (a tab adds no character that an exact phrase would trip over). Each element knows which lines are its own.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from selectolax.lexbor import LexborNode

_HIDDEN_TAGS = "script style noscript template iframe object select option button textarea head title svg video audio"
_BLOCK_TAGS = """
    p div br li tr table tbody section article h1 h2 h3 h4 h5 h6 ul ol dl dt dd blockquote header footer nav aside main
    figure figcaption pre hr form fieldset center td th caption body address details summary
"""
_HIDDEN, _BLOCKS = frozenset(_HIDDEN_TAGS.split()), frozenset(_BLOCK_TAGS.split())
_CELLS = frozenset({"td", "th"})
# Tables also lay pages out. A row is data when each of its cells is at most a short paragraph.
_LONGEST_CELL = 200
_LINES_IN_CELL = 8

_SPACES = re.compile(r"[ \t\r\n\f\v\xa0]+")
_EDGES = " \t\u3000\u200b\u200c\u200d\ufeff\x85"
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")  # NUL and lone surrogates: neither SQLite nor UTF-8 takes them


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line, and how many of its characters stand inside links."""

    text: str
    linked: int = 0

    @property
    def link_share(self) -> float:
        """From 0, no link, to 1, all link."""
        return self.linked / len(self.text) if self.text else 0.0


def clean(text: str) -> str:
    """Text without NUL and lone surrogates, blanks collapsed, edges stripped; every other character as published."""
    return _SPACES.sub(" ", _UNSTORABLE.sub("", text)).strip(_EDGES)


def squeeze(text: str) -> str:
    """Text without any white space, to compare what a page prints in two places."""
    return re.sub(r"[\s\u200b\ufeff]+", "", text)


@dataclass(slots=True)
class Walk:
    """One pass over the tree, without recursion: pages may nest deeper than Python's stack."""

    lines: list[Line] = field(default_factory=list)
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    _text: list[str] = field(default_factory=list)
    _has_text: bool = False  # the open line holds more than white space
    _linked: int = 0
    _links: int = 0  # how many <a> are open
    _open: list[tuple[LexborNode, int]] = field(default_factory=list)
    _rows: list["_Row"] = field(default_factory=list)
    _closed: list[int] = field(default_factory=list)  # mem_ids in the order of their end tags

    def through(self, root: LexborNode) -> None:
        """Take in everything below a node."""
        node: LexborNode | None = root
        while node is not None:
            child = self._enter(node)
            node = child if child is not None else self._next()
        self._break()

    def _enter(self, node: LexborNode) -> LexborNode | None:
        """Take a node in; its first child, if there is one to visit."""
        self._open.append((node, 0))
        tag = node.tag or ""
        if tag == "-text":
            self._add(node.text(deep=False) or "")
            return None
        if tag in _BLOCKS:
            self._break()
        self._open[-1] = (node, len(self.lines))
        if tag in _HIDDEN or tag.startswith(("-", "!")):
            return None
        self._open_tag(tag)
        return node.child

    def _next(self) -> LexborNode | None:
        """Close what is finished; the node to visit after it."""
        while self._open:
            node, first = self._open.pop()
            self._close(node, first)
            if not self._open:
                return None
            if node.next is not None:
                return node.next
        return None

    def _open_tag(self, tag: str) -> None:
        self._links += tag == "a"
        if tag == "tr":
            self._rows.append(_Row(len(self.lines), len(self._closed)))
        elif tag in _CELLS and self._rows:
            self._rows[-1].cells.append(len(self.lines))
        elif tag == "table" and self._rows:
            self._rows[-1].has_table = True

    def _close(self, node: LexborNode, first: int) -> None:
        tag = node.tag or ""
        if tag == "-text" or tag in _HIDDEN:
            return
        self._links -= tag == "a"
        if tag in _BLOCKS:
            self._break()
        if tag == "tr" and self._rows:
            self._join_cells(self._rows.pop())
        self._closed.append(node.mem_id)
        self.spans[node.mem_id] = (min(first, len(self.lines)), len(self.lines) + self._has_text)

    def _add(self, text: str) -> None:
        if text:
            self._text.append(text)
            self._has_text = self._has_text or bool(clean(text))
            self._linked += len(text.strip()) if self._links else 0

    def _break(self) -> None:
        if text := clean("".join(self._text)):
            self.lines.append(Line(text, min(self._linked, len(text))))
        self._text.clear()
        self._has_text = False
        self._linked = 0

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
        for mem_id in self._closed[row.closed_before :]:  # what stands in the row has the row's one line
            self.spans[mem_id] = (row.first, len(self.lines))


@dataclass(slots=True)
class _Row:
    """A table row being read: its first line, how many elements closed before it, the first line of each cell."""

    first: int
    closed_before: int
    cells: list[int] = field(default_factory=list)
    has_table: bool = False


def _is_long(cell: list[Line]) -> bool:
    return len(cell) > _LINES_IN_CELL or sum(len(line.text) for line in cell) > _LONGEST_CELL
