"""The words of a text, as jieba cuts them, for the field of words. The only module that knows jieba and rjieba.

rjieba cuts as jieba does, 26 times faster, wherever a run holds nothing but common Chinese characters; all else is cut
by jieba itself. A word longer than two characters brings the words inside it along, but for those that begin in the
middle of a part: 行政法 brings 行政, not 政法. See `docs/decisions/0010-fast-words.md`.
"""

import hashlib
import logging
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from itertools import chain
from math import log

import jieba
import rjieba

from zhengfa.indexer.folding import fold

TERMS = tuple(
    line
    for name in ("offices", "officials", "organs", "terms")
    for line in files("zhengfa.indexer").joinpath(f"dictionary/{name}.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
)
LONGEST_WORD = 64  # characters; longer ones are addresses and the like, and engines cut tokens at 255
# Indexes built by other rules are refused. Raise the number whenever the same text gives other tokens than before.
_DICTIONARY = hashlib.sha256("\n".join(TERMS).encode()).hexdigest()[:12]
TOKEN_RULES = f"4 jieba-{jieba.__version__} rjieba-{version('rjieba')} {_DICTIONARY}"

_TERM_TAG = "nz"
_BLOCK = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+)")  # jieba's: what it cuts as one
_HAN = re.compile("[\u4e00-\u9fd5]+")
_CACHED_BLOCKS, _CACHED_WORDS = 1 << 16, 1 << 18  # some 20 MB and 60 MB when full

jieba.setLogLevel(logging.WARNING)  # it reports the loading of its dictionary on standard error

Placed = tuple[str, int, int]  # a word, and the positions of its first character and behind its last


def index_words(folded: str) -> list[str]:
    """The words of a folded text for the index: every word, and the words inside it. Blanks part words."""
    parts = _BLOCK.split(folded)  # by turns what stands between blocks, which is mostly a mark, and a block
    words: list[tuple[str, ...]] = []
    for between, block in zip(parts[::2], [*parts[1::2], ""], strict=True):
        words += map(_words_of, between)
        words += map(_words_of, _cut(block))
    return list(chain.from_iterable(words))


def word_spans(folded: str) -> list[Placed]:
    """The words of a folded text without blanks, and where they stand, in the order of `index_words`."""
    found, start = list[Placed](), 0
    for block in _BLOCK.split(folded):
        found += [(word, start + first, start + last) for word, first, last in _block_words(block)]
        start += len(block)
    return found


def query_pieces(text: str) -> list[str]:
    """A query's text cut into jieba's own words, without the model for unknown ones and without our terms.

    What is in no dictionary comes as single characters. The pieces of one of our terms are words inside it, which the
    index has wherever it has the term; so a text that is cut otherwise is found as well.
    """
    pieces = [piece for block in _BLOCK.split(fold(text)) for piece in _plain_cut(block)]
    return [piece for piece in pieces if _is_word(piece)]


@cache
def word_frequencies() -> tuple[dict[str, int], int]:
    """How often each word of the dictionary was counted (0 for the mere beginning of a word), and their sum."""
    _reference()
    return jieba.dt.FREQ, jieba.dt.total


@cache
def words_tagged(*tags: str) -> frozenset[str]:
    """The words that jieba's dictionary gives one of these parts of speech: v a verb, ns a place, nr a person."""
    return frozenset(chain.from_iterable(_words_by_tag().get(tag, ()) for tag in tags))


@cache
def _words_by_tag() -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for line in files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines():
        word, _, tag = line.split(" ")
        words.setdefault(tag, []).append(word)
    return words


def whole_words(folded: str) -> list[str]:
    """The words of a folded text without those inside them."""
    return [word for block in _BLOCK.split(folded) for word in _cut(block) if _words_of(word)]


def reference_cut(text: str) -> list[str]:
    """The words of a text as jieba cuts them, with our terms: what all else here is measured by."""
    return list(_reference().cut(text))


def _block_words(block: str) -> Iterator[Placed]:
    start = 0
    for word in _cut(block):
        end = start + len(word)
        for inner, first, last in _words_in(word):
            yield inner, start + first, start + last
        start = end


@lru_cache(_CACHED_WORDS)
def _words_in(word: str) -> tuple[Placed, ...]:
    """A piece of a text, if it is a word, and the words inside it."""
    if not _is_word(word) or len(word) > LONGEST_WORD:
        return ()
    return ((word, 0, len(word)), *_inner_words(word))


def _cut(block: str) -> list[str]:
    if _HAN.fullmatch(block):
        found: list[str] = _fast().cut(block, True)
        return found
    return list(_cut_by_jieba(block)) if _BLOCK.fullmatch(block) else list(block)


def _plain_cut(block: str) -> list[str]:
    if _HAN.fullmatch(block):
        found: list[str] = rjieba.cut(block, False)
        return found
    return list(_plain_reference().cut(block, HMM=False)) if _BLOCK.fullmatch(block) else list(block)


@lru_cache(_CACHED_BLOCKS)
def _cut_by_jieba(block: str) -> tuple[str, ...]:
    return tuple(_reference().cut(block))


@lru_cache(_CACHED_WORDS)
def _words_of(word: str) -> tuple[str, ...]:
    return tuple(found for found, _, _ in _words_in(word))


def _inner_words(word: str) -> tuple[Placed, ...]:
    """The dictionary's words inside a word that begin where one of its parts does."""
    if len(word) < 3:
        return ()
    frequencies, _ = word_frequencies()
    return tuple(
        (word[first:last], first, last)
        for first in _starts_of_parts(word)
        for last in range(first + 2, len(word) + 1)
        if (first, last) != (0, len(word)) and frequencies.get(word[first:last])
    )


def _starts_of_parts(word: str) -> list[int]:
    """Where the parts of a word and of its parts begin; cut where that is most likely, as jieba does, but not whole."""
    frequencies, total = word_frequencies()
    size = len(word)
    best: list[tuple[float, int]] = [(0.0, size)] * (size + 1)
    for start in range(size - 1, -1, -1):
        ends = [end for end in range(start + 1, size + 1) if end - start < size]
        known = [end for end in ends if frequencies.get(word[start:end])] or [start + 1]
        best[start] = max(
            (log(frequencies.get(word[start:end]) or 1) - log(total) + best[end][0], end) for end in known
        )
    starts, start = list[int](), 0
    while start < size:
        end = best[start][1]
        starts += [start + inner for inner in (_starts_of_parts(word[start:end]) if end - start > 2 else [0])]
        start = end
    return starts


@cache
def _fast() -> rjieba.Jieba:
    """rjieba with our terms."""
    cutter = rjieba.Jieba()
    for term in TERMS:
        cutter.add_word(term, _frequency(term), _TERM_TAG)
    return cutter


@cache
def _reference() -> jieba.Tokenizer:
    """jieba with our terms."""
    jieba.initialize()
    total = jieba.dt.total + sum(_frequency(term) - jieba.dt.FREQ.get(term, 0) for term in TERMS)
    for term in TERMS:
        jieba.add_word(term, _frequency(term), _TERM_TAG)
    # jieba counts a word twice that it knew before, rjieba does not; in close cases the sum decides how a text is cut.
    jieba.dt.total = total
    return jieba.dt


@cache
def _plain_reference() -> jieba.Tokenizer:
    """jieba without our terms."""
    return jieba.Tokenizer()


@cache
def _frequency(term: str) -> int:
    """How often a term must have been counted to be cut as one."""
    frequency: int = rjieba.suggest_freq(term)
    return frequency


def _is_word(piece: str) -> bool:
    return any(character.isalnum() for character in piece)
