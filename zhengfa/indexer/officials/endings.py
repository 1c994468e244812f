"""How well a name may end at a place of a text: what follows it, and how names end."""

import re
from collections import Counter
from functools import cache, lru_cache

from zhengfa.indexer.officials.lexicon import (
    ACTS,
    BOTH,
    DOT,
    HAN,
    NEVER,
    NEVER_LAST,
    PRIVATE_HEADS,
    STRONG,
    SURNAMES,
    WEAK,
)
from zhengfa.indexer.tokens import word_frequencies, words_tagged

NOTHING, HINT, FUNCTION, VERB, REPORT, SURE = range(6)  # how well a name may end before what follows
# How often jieba counted a word that sentences go on with, and a verb, which names go on with more surely.
KNOWN, _KNOWN_ACT = 30, 3
_ACTS = ("v", "vn", "vd", "d", "ad", "p", "c", "t")  # the parts of speech that follow a subject
_FOLLOWING = STRONG | PRIVATE_HEADS  # 李旭教授
PURE = WEAK & (NEVER | NEVER_LAST) - BOTH  # function characters that no name holds
_ADVERBIAL = PURE - frozenset("我你您他她这那此该其")  # 为他们颁奖
_OPENING = frozenset('“‘《「『"0123456789')  # what goes on: a verb stands before it as often as a name
_DATE = re.compile(r"\d{1,4}\s?[年月日]")  # which names go on with, and verbs hardly ever
_LEAST_LAST = 0.001
_CUT_WORD, _CUT_ACT = 0.5, 1.5  # the first decides only between ends that are else as good
_ASPECTS = frozenset("了着过完后到得起")  # behind an act they make a verb of it: 看了, 听后, 问得
_SEEN = 6  # characters that are looked at: those of a year, a blank and 年
_CACHED = 1 << 15  # some 6 MB when full

_HAN = re.compile(f"[{HAN}]")


@cache
def _lasts() -> Counter[str]:
    """How often the dictionary's persons of three characters end with each."""
    return Counter(word[2] for word in words_tagged("nr") if len(word) == 3 and word[0] in SURNAMES)


@cache
def ends_names(character: str) -> bool:
    """Whether a character ends names often, beside how often it is a word: 军 14 in 1000, 和 and 看 not one in 1000."""
    frequencies, _ = word_frequencies()
    return _lasts()[character] > _LEAST_LAST * (frequencies.get(character) or 0)


class Endings:
    """Where names may end in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._counted: dict[str, int] = {}
        self._frequencies, _ = word_frequencies()

    def follow(self, end: int) -> int:
        """How well a name may end at a place."""
        return _follow(self.text[end : end + _SEEN])

    def is_act(self, place: int) -> bool:
        """Whether a verb of one character and what tells its aspect stand at a place: 看了, 骑着."""
        return _is_act(self.text[place : place + 2])

    def cut(self, end: int) -> float:
        """How much it speaks against a place as a name's end that a word goes over it: 正|在; 找|到, more."""
        return _CUT_ACT if self.is_act(end - 1) else _CUT_WORD if self.text[end - 1 : end + 1] in STRONG else 0

    def is_word(self, word: str, least: int = 1) -> bool:
        """Whether the dictionary counted a word so often."""
        return (self._frequencies.get(word) or 0) >= least


@lru_cache(_CACHED)
def _follow(after: str) -> int:
    return _follow_word(after) if _HAN.match(after) else _follow_mark(after)


def _follow_mark(after: str) -> int:
    if after[:1] in tuple(DOT):
        return NOTHING
    if _DATE.match(after):  # 省委书记张三7月12日到某市
        return REPORT
    return HINT if after[:1] in _OPENING else SURE


def _follow_word(after: str) -> int:
    if after[0] in _ADVERBIAL or not _FOLLOWING.isdisjoint((after[:2], after[:3], after[:4])):
        return REPORT
    if after[0] in WEAK:  # behind 和 or 为 stands no 在 or 到, but behind a name that ends with them
        return HINT if after[1:2] in _ADVERBIAL else FUNCTION
    if _is_act(after):
        return VERB
    frequencies, _ = word_frequencies()
    count = frequencies.get(after[:2]) or 0
    if count >= _KNOWN_ACT and after[:2] in words_tagged(*_ACTS):
        return VERB
    return HINT if count >= KNOWN else NOTHING


def _is_act(after: str) -> bool:
    verb, aspect = after[:1], after[1:2]
    return aspect in _ASPECTS and (verb in ACTS or (aspect == "着" and verb in words_tagged("v")))
