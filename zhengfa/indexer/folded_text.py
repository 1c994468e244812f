"""A text as it is matched, with the way back to the positions of the text itself.

A place where a word's characters stand is one of its places only if the text is cut so; as cutting takes most of the
time, `candidates` gives all such places and `matches` tells of one whether it is right.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from zhengfa.indexer.folding import fold_pieces, fold_with_offsets
from zhengfa.indexer.needles import Form, Needle, Run, Word
from zhengfa.indexer.tokens import word_spans

Span = tuple[int, int]

# What jieba cuts as one: words never reach beyond it.
_BLOCK = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+")


class FoldedText:
    """A text and its folded characters. Positions are those of the folded text, but for what `span` gives."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.folded, self._lengths = fold_pieces(text.split())
        self._offsets: dict[int, Sequence[int]] = {}
        self._blocks: dict[int, list[Span]] = {}
        self._cut: dict[Span, frozenset[Span]] = {}

    def candidates(self, needle: Needle) -> Iterator[Span]:
        """Every place where a needle's characters stand, in order; places may overlap."""
        match needle:
            case Run(text) | Word(text):
                return self._runs(text)
            case Form(regex):
                return self._forms(regex)

    def matches(self, needle: Needle, place: Span) -> list[Span]:
        """What a needle matches at one of its candidates: nothing, where its characters are no word."""
        if not isinstance(needle, Word):
            return [place]
        words = self._words_around(place[0])
        if not needle.is_beginning:
            return [place] if place in words else []
        return sorted(word for word in words if word[0] == place[0] and word[1] >= place[1])

    def span(self, start: int, end: int) -> Span:
        """The positions in the text itself of a span that is not empty."""
        return self.place(start), self.place(end - 1) + 1

    def place(self, position: int) -> int:
        """The position in the text itself of a folded character."""
        number = self._piece_at(position)
        begin, piece = self._pieces[number]
        if number not in self._offsets:
            self._offsets[number] = fold_with_offsets(piece)[1]
        return begin + self._offsets[number][position - self._starts[number]]

    def _runs(self, text: str) -> Iterator[Span]:
        start = self.folded.find(text)
        while start >= 0:
            yield start, start + len(text)
            start = self.folded.find(text, start + 1)

    def _forms(self, regex: re.Pattern[str]) -> Iterator[Span]:
        position = 0
        while found := regex.search(self.folded, position):
            yield from (found.span(group) for group in range(1, regex.groups + 1)) if regex.groups else [found.span()]
            position = found.start() + 1

    @cached_property
    def _pieces(self) -> list[tuple[int, str]]:
        """The text between its white space, and where each piece begins."""
        return [(piece.start(), piece[0]) for piece in re.finditer(r"\S+", self._text)]

    @cached_property
    def _starts(self) -> list[int]:
        """Where each piece begins in the folded text."""
        return [0, *accumulate(self._lengths)][:-1]

    def _piece_at(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _words_around(self, position: int) -> frozenset[Span]:
        start, end = self._block(position)
        if (start, end) not in self._cut:
            words = word_spans(self.folded[start:end])
            self._cut[start, end] = frozenset((start + first, start + last) for _, first, last in words)
        return self._cut[start, end]

    def _block(self, position: int) -> Span:
        number = self._piece_at(position)
        if number not in self._blocks:
            first = self._starts[number]
            found = _BLOCK.finditer(self.folded, first, first + self._lengths[number])
            self._blocks[number] = [block.span() for block in found]
        blocks = self._blocks[number]
        at = bisect_right(blocks, (position, len(self.folded) + 1)) - 1
        return blocks[at] if at >= 0 and position < blocks[at][1] else (position, position + 1)
