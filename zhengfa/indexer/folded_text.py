"""A text as it is matched, with the way back to the positions of the text itself."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from zhengfa.indexer.folding import fold, fold_with_offsets
from zhengfa.indexer.needles import Form, Needle, Run, Word
from zhengfa.indexer.tokens import word_spans

Span = tuple[int, int]

# What jieba cuts as one: words never reach beyond it.
_BLOCK = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+")


class FoldedText:
    """A text and its folded characters. Positions are those of the folded text, but for what `span` gives."""

    def __init__(self, text: str) -> None:
        self._pieces = [(piece.start(), piece[0], fold(piece[0])) for piece in re.finditer(r"\S+", text)]
        self.folded = "".join(folded for _, _, folded in self._pieces)
        self._starts: list[int] = []
        length = 0
        for _, _, folded in self._pieces:
            self._starts.append(length)
            length += len(folded)
        self._offsets: dict[int, Sequence[int]] = {}
        self._blocks: dict[int, list[Span]] = {}
        self._cut: dict[Span, frozenset[Span]] = {}

    def find(self, needle: Needle) -> Iterator[Span]:
        """Every place of a needle, in order; places may overlap."""
        match needle:
            case Run(text):
                return self._runs(text)
            case Word(text, is_beginning):
                return self._words(text, is_beginning)
            case Form(regex):
                return self._forms(regex)

    def span(self, start: int, end: int) -> Span:
        """The positions in the text itself of a span that is not empty."""
        return self.place(start), self.place(end - 1) + 1

    def place(self, position: int) -> int:
        """The position in the text itself of a folded character."""
        number = bisect_right(self._starts, position) - 1
        begin, piece, _ = self._pieces[number]
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

    def _words(self, text: str, is_beginning: bool) -> Iterator[Span]:
        if not is_beginning:
            yield from (span for span in self._runs(text) if span in self._words_around(span[0]))
            return
        for start, _ in self._runs(text):
            yield from sorted(
                span for span in self._words_around(start) if span[0] == start and span[1] >= start + len(text)
            )

    def _words_around(self, position: int) -> frozenset[Span]:
        start, end = self._block(position)
        if (start, end) not in self._cut:
            words = word_spans(self.folded[start:end])
            self._cut[start, end] = frozenset((start + first, start + last) for _, first, last in words)
        return self._cut[start, end]

    def _block(self, position: int) -> Span:
        number = bisect_right(self._starts, position) - 1
        if number not in self._blocks:
            first = self._starts[number]
            self._blocks[number] = [
                (first + block.start(), first + block.end()) for block in _BLOCK.finditer(self._pieces[number][2])
            ]
        blocks = self._blocks[number]
        at = bisect_right(blocks, (position, len(self.folded) + 1)) - 1
        return blocks[at] if at >= 0 and position < blocks[at][1] else (position, position + 1)
