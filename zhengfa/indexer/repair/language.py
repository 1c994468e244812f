"""How likely a text is Chinese: a model of single words, made from the word counts that jieba ships.

A text's score is the natural logarithm of the probability of its likeliest division into words. It tells text from
text read one byte late by 5 to 10 a character, and a word from characters that make none.
"""

from functools import cache, lru_cache
from math import log

from zhengfa.indexer.script import simplify
from zhengfa.indexer.tokens import word_frequencies

# jieba counts no marks. Shares of all words and marks in Chinese news text, rounded.
_MARKS = {
    "，": 0.08, "。": 0.035, "、": 0.035, "“": 0.01, "”": 0.01, "；": 0.004, "：": 0.005, "（": 0.003, "）": 0.003,
    "《": 0.003, "》": 0.003, "！": 0.001, "？": 0.001, "‘": 0.0005, "’": 0.0005, "…": 0.0005, "—": 0.001, "·": 0.0005,
}  # fmt: skip
_HALF_WIDTH = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"}
_OPENING, _CLOSING, _STOPS = "“‘《（", "”’》）", "，。、；：！？"
# The dateline of news (本报讯, 法制日报讯), which jieba's dictionary does not know: as frequent as 日报 is there.
_DATELINE = {"报讯": 1200}
_LATIN = log(0.002)  # a letter or a digit
_UNKNOWN = -22.0  # a character that is in no word: rarer than anything that jieba counted once
_ODD_PAIR = -8.0  # two marks that do not follow one another
_LONGEST = 8  # characters of a word; longer ones are phrases and change nothing


@lru_cache(1 << 16)  # the ways to read a run differ in a few characters; 65,536 windows are about 10 MB
def score(text: str) -> float:
    """The logarithm of a text's probability; traditional script scores as its simplified form."""
    return _divide(simplify(text))[0] + sum(map(_pair, text, text[1:]))


def words(text: str) -> list[str]:
    """The likeliest division of a text into words."""
    return _divide(text)[1]


def _divide(text: str) -> tuple[float, list[str]]:
    best = [0.0]
    lengths = [0]
    for end in range(1, len(text) + 1):
        options = ((best[end - size] + _word(text[end - size : end]), size) for size in _sizes(text, end))
        value, size = max(options)
        best.append(value)
        lengths.append(size)
    cut: list[str] = []
    end = len(text)
    while end:
        cut.append(text[end - lengths[end] : end])
        end -= lengths[end]
    return best[-1], cut[::-1]


def _sizes(text: str, end: int) -> list[int]:
    longest = min(_LONGEST, end)
    return [1, *(size for size in range(2, longest + 1) if _count(text[end - size : end]))]


def _count(word: str) -> int:
    return word_frequencies()[0].get(word) or _DATELINE.get(word, 0)


@cache
def _word(word: str) -> float:
    if count := _count(word):
        return log(count / word_frequencies()[1])
    if share := _MARKS.get(_HALF_WIDTH.get(word, word)):
        return log(share)
    return _LATIN if word.isascii() and word.isprintable() else _UNKNOWN


def _pair(first: str, second: str) -> float:
    first, second = _HALF_WIDTH.get(first, first), _HALF_WIDTH.get(second, second)
    is_odd = (
        (first in _STOPS and second in _STOPS)
        or (first in _OPENING and second in _STOPS + _CLOSING)
        or (first in "，、；：" and second in _CLOSING)
    )
    return _ODD_PAIR if is_odd else 0.0
