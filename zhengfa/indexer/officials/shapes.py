"""What names are made of, whatever stands around them."""

import re

from zhengfa.indexer.officials.endings import Endings, ends_names
from zhengfa.indexer.officials.lexicon import (
    BOTH,
    COMPOUND,
    HEADS,
    NEVER,
    NEVER_LAST,
    NOT_HAN,
    NOT_NAMES,
    ORGAN_ENDS,
    SURNAMES,
    WEAK,
)
from zhengfa.indexer.tokens import words_tagged

NOT_LAST = NEVER_LAST - BOTH
NO_SURNAMES = WEAK | frozenset("一二三四五六七八九十百千万几两半")  # in no list, that is
COMMON_INSIDE = 150  # a name of a minority may hold 木子 (7) and 马拉 (116)
_WORD_BEFORE_TITLE = 60  # 何力书记: 28
_RARE = 300  # 滚 262
_RARE_PAIR = 3  # 任期, 信箱 and what else may stand between two titles are counted more
_JOINS = "和"  # ends names of known surnames; elsewhere it joins: 院庭长阅核和监督
_NOT_GIVEN = re.compile(f"[{NOT_HAN}{''.join(NEVER)}]")


class Shapes(Endings):
    """What may be a name in one text."""

    def is_given(self, given: str) -> bool:
        """Whether a name may end with these characters."""
        return not _NOT_GIVEN.search(given)

    def looks_like(self, word: str) -> bool:
        """Whether a word is made as a name of a known surname is, and is no word of the dictionary."""
        is_made = self.is_made_as_name(word)
        return is_made and not self.is_word(word, _WORD_BEFORE_TITLE) and word[-1] not in ORGAN_ENDS

    def is_made_as_name(self, word: str) -> bool:
        """Whether a word is a known surname and one or two characters that names may end with."""
        size = 2 if word[:2] in COMPOUND else 1
        if not (word[:size] in COMPOUND or word[:1] in SURNAMES) or len(word) - size not in (1, 2):
            return False
        return self.is_given(word[size:]) and word not in NOT_NAMES and not HEADS.search(word)

    def is_rare_name(self, word: str) -> bool:
        """Whether a word may be a name whose surname is in no list, its given name a word: 员军政, 公茂林."""
        if len(word) != 3 or word[0] in NO_SURNAMES or not self.is_given(word) or not ends_names(word[-1]):
            return False
        return not (self.is_word(word) or self.is_word(word[:2], _RARE_PAIR) or HEADS.search(word))

    def is_wordless(self, text: str, least: int = 1) -> bool:
        """Whether what may be a name holds no word that the dictionary counted so often, and does not end like one."""
        if text[-1] in NOT_LAST or text[-1] in _JOINS or HEADS.search(text):
            return False
        # A surname in no list is a rare character, and its given name may be a word; what is common is no surname.
        persons = words_tagged("nr")
        starts = range(len(text) - 1) if self.is_word(text[0], _RARE) else (0,)
        words = (text[at : at + n] for at in starts for n in range(2, len(text) - at + 1))
        return not any(self.is_word(word, least if len(word) == 2 else 1) and word not in persons for word in words)

    def given_end(self, start: int, most: int) -> int:
        """Where the characters end that names may end with, from a place on."""
        found = _NOT_GIVEN.search(self.text, start, start + most)
        return found.start() if found else min(start + most, len(self.text))
