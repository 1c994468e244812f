"""The two fields of every text. Tokens are made here, once, and handed to the engines joined by blanks.

words: jieba's search-mode words, for ranking and recall. bi: bigrams of every character of the folded text and one pad
character, with positions, for exact phrases: a phrase's characters stand in a row exactly where its bigrams do, and
the pad makes a bigram of the last character, so that one character alone is found as a prefix.
This is the only module that knows jieba.
"""

import logging
from functools import cache

import jieba

from zhengfa.indexer.folding import fold, fold_words

# A control character, so folding removes it from every text; and no white space to either engine.
PAD = "\x03"
# Raise it whenever the same text gives other tokens than before: indexes built by other rules are then refused.
TOKEN_RULES = f"2 jieba-{jieba.__version__}"

jieba.setLogLevel(logging.WARNING)  # it reports the loading of its dictionary on standard error


def index_words(text: str) -> list[str]:
    """The words of a text for the index: every word, and the shorter words inside it."""
    return [word for word in jieba.cut_for_search(fold_words(text)) if _is_word(word)]


def query_pieces(text: str) -> list[str]:
    """A query's text cut into the dictionary's words; what is in no dictionary comes as single characters."""
    return [piece for piece in jieba.cut(fold(text), HMM=False) if _is_word(piece)]


def bigrams(text: str) -> list[str]:
    """The bigrams of a text: as many as it has folded characters."""
    padded = fold(text) + PAD
    return [padded[i : i + 2] for i in range(len(padded) - 1)]


def phrase_bigrams(phrase: str) -> list[tuple[int, str]]:
    """Bigrams with positions that cover a phrase of two or more folded characters: every second one, and the last."""
    folded = fold(phrase)
    last = len(folded) - 2
    starts = sorted({*range(0, last + 1, 2), last})
    return [(start, folded[start : start + 2]) for start in starts]


@cache
def word_frequencies() -> tuple[dict[str, int], int]:
    """How often each word of the dictionary was counted (0 for the mere beginning of a word), and their sum."""
    jieba.initialize()
    return jieba.dt.FREQ, jieba.dt.total


def _is_word(piece: str) -> bool:
    return any(character.isalnum() for character in piece)
