"""Where a name ends that begins at a place: by what it is made of, and by what follows it.

A name of two or three characters is decided by its right context: a mark or the end is sure, a verb of reports is
strong, a function word is weak, since names are made of those as well (王和平), and a word of the dictionary is a hint.
Where that leaves a doubt the name's other places in the text decide.
"""

import re
from typing import NamedTuple

from zhengfa.indexer.officials.endings import FUNCTION, HINT, KNOWN, NOTHING, PURE, REPORT, SURE, VERB, ends_names
from zhengfa.indexer.officials.lexicon import (
    BLANK,
    BOTH,
    COMPOUND,
    DOT,
    DOUBTFUL,
    GIVEN_WORDS,
    HAN,
    HEADS,
    MODIFIERS,
    NAME_PARTS,
    NEVER_LAST,
    NOT_NAMES,
    PARTS,
    SURNAMES,
    TRANSCRIBING,
    WEAK,
)
from zhengfa.indexer.officials.shapes import COMMON_INSIDE, NO_SURNAMES, NOT_LAST, Shapes
from zhengfa.indexer.tokens import words_tagged

# How often jieba counted a word: a name that is itself a word is none from the count on that stands beside what follows
# it (安东 74, 应邀 364, 高度 6119, 马上 2306, 高峰 1556).
_WORD_FROM = {NOTHING: 3, HINT: 20, FUNCTION: 100, VERB: 150, REPORT: 300, SURE: 3000}
_PERSON_FACTOR = 6  # so much more often a word may be counted that the dictionary has as a person: 常胜 120, 黎明 670
_MOST_COMMON_PERSON = 3000  # 文明, which it has as one too, 6584
_DOUBTFUL_WORD_FROM = 150
_COUNTED = 10_000  # characters in which the other places of a name are counted: an article has rarely more
_VERY_COMMON = 3000
_ANY_COUNT = 1 << 30
_COMMON = 300
_LONGEST_WHOLE = 5

_HAN = re.compile(f"[{HAN}]")
_SPACED = re.compile(f"([{HAN}])[{BLANK}]+([{HAN}])")
_DOTTED = re.compile(f"[{HAN}]{{1,8}}[{DOT}](?:[{HAN}]{{1,8}}[{DOT}])?")
_OFFICE = re.compile(f"{MODIFIERS}*(?:{HEADS.pattern})")
_RARE_LAST = 1.5
_COMRADE = "同志"  # stands behind persons alone, so that a word before it is rather a name
_TRANSCRIBED = frozenset("都不可有来会之也家就以")  # function characters that transcribed names are made of
_FOREIGN = re.compile(f"{TRANSCRIBING}{{4,8}}")
_PARTS = re.compile(f"[{HAN}]?{NAME_PARTS}{{2,3}}|[{HAN}]{{2}}{NAME_PARTS}|{NAME_PARTS}[{HAN}]?")
# What must follow a surname in no list, by the size of its name, the likeliest first.
_UNLISTED = ((SURE, 3), (SURE, 2), (SURE, 4), (REPORT, 3), (REPORT, 2), (FUNCTION, 3))


class Name(NamedTuple):
    """A name at a place; `text` has no blanks."""

    start: int
    end: int
    text: str
    is_listed: bool  # it begins with a known surname, or is made as the names of a minority are
    is_tagged: bool = False  # the tagger says so, not the rules


class Names(Shapes):
    """The names of one text."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.has_dots = any(dot in text for dot in DOT)  # else no name can have one

    def read(self, start: int) -> Name | None:
        """The name that begins at a place, if one does."""
        return self.read_listed(start) or self._unlisted(start)

    def read_listed(self, start: int) -> Name | None:
        """The name that begins at a place with a known surname or is made as the names of a minority are."""
        if not _HAN.match(self.text, start):
            return None
        of_minorities = self._dotted(start) or self._of_parts(start) or self._transcribed(start)
        return of_minorities or self._spaced(start) or self._listed(start)

    def _dotted(self, start: int) -> Name | None:
        found = _DOTTED.match(self.text, start) if self.has_dots else None
        if not found or not _HAN.match(self.text, found.end()):
            return None
        for levels in ((FUNCTION, REPORT, SURE), (VERB, HINT)):
            for end in range(found.end() + 2, found.end() + 9):
                if not _HAN.match(self.text, end - 1):
                    break
                if self.follow(end) in levels and self.text[end : end + 1] not in _TRANSCRIBED:
                    return self._name(start, end + 1 if self._is_one_longer(end) else end)
        return None

    def _is_one_longer(self, end: int) -> bool:
        """买买提|出席 and not 买买|提出|席: what follows one character later is as good."""
        if not _HAN.match(self.text, end) or self.text[end] in NEVER_LAST or not self.is_given(self.text[end]):
            return False
        return self.follow(end) == self.follow(end + 1) == REPORT

    def _of_parts(self, start: int) -> Name | None:
        found = _PARTS.match(self.text, start)
        if not found:
            return None
        part = self.text[start : start + 2]  # 尼玛, and no 公布
        shortest = start + (2 if part in PARTS and not self.is_word(part, _COMMON) else 3)
        ends = [end for end in range(found.end(), shortest - 1, -1) if self.follow(end) >= FUNCTION]
        return self._name(start, max(ends, key=lambda end: -self.cut(end))) if ends else None

    def _transcribed(self, start: int) -> Name | None:
        """艾尼瓦尔|，, 古丽努尔|分别. What ends with a function character goes on otherwise: 艾尼瓦尔|都."""
        found = _FOREIGN.match(self.text, start)
        ends = range(found.end(), start + 3, -1) if found else ()
        end = next((end for end in ends if self.text[end - 1] not in WEAK and self.follow(end) >= FUNCTION), None)
        return self._name(start, end) if end and not self._is_term(self.text[start:end]) else None

    def _spaced(self, start: int) -> Name | None:
        found = _SPACED.match(self.text, start) if self.text[start + 1 : start + 2].isspace() else None
        if not found or found[1] not in SURNAMES or not self.is_given(found[2]):
            return None
        if _HAN.match(self.text, found.end()) and self.follow(found.end()) < REPORT:
            return None
        return Name(start, found.end(), found[1] + found[2], is_listed=True)

    def _listed(self, start: int) -> Name | None:
        size = self._surname(start)
        if not size or _OFFICE.match(self.text, start + size):  # 任副组长
            return None
        given = start + size
        end = self.given_end(given, 2)
        if end == given + 2 and self._score(start, size, end - 1) > self._score(start, size, end):
            end -= 1
        if longer := self._longer(start, end):
            return self._name(start, longer)
        return None if end == given or self._is_no_name(start, size, end) else self._name(start, end)

    def _longer(self, start: int, end: int) -> int | None:
        """吉木子石|，: where a name of four or five without words ends, if none of three can."""
        if end != start + 3 or self.follow(end) >= FUNCTION or self.follow(end - 1) >= FUNCTION:
            return None
        ends = range(start + 4, min(start + _LONGEST_WHOLE, self.given_end(start, _LONGEST_WHOLE)) + 1)
        found = next((end for end in ends if self.follow(end) >= REPORT), None)
        if not found or any(self.is_word(self.text[at : at + 2], _COMMON) for at in range(start + 1, found - 1)):
            return None  # 翟玉龙|专门
        return found if self.is_wordless(self.text[start:found], COMMON_INSIDE) else None

    def _surname(self, start: int) -> int:
        """The size of the known surname at a place, 0 if none stands there."""
        return 2 if self.text[start : start + 2] in COMPOUND else int(self.text[start : start + 1] in SURNAMES)

    def _score(self, start: int, size: int, end: int) -> float:
        """What follows counts; a third character that is rather the next word's first takes from it."""
        follow = self.follow(end)
        last = self.text[end - 1]
        score = float(follow)
        if end - start - size == 2:
            score -= self.cut(end)
            if last in BOTH and self.follow(end - 1) >= REPORT:
                score -= 1.5
            elif last in NOT_LAST:
                score -= REPORT - HINT
            elif follow < REPORT and not ends_names(last):
                score -= _RARE_LAST
        if follow < REPORT:
            score += self._elsewhere(start, size, end)
        return score

    def _elsewhere(self, start: int, size: int, end: int) -> float:
        """What the other places of a name say about its length, from -1 to 1."""
        short, long = self.text[start : start + size + 1], self.text[start : start + size + 2]
        times = self._times(short)
        if times < 2:
            return 0
        is_long = times == self._times(long)
        return 0.8 if is_long == (end - start == size + 2) else -0.8

    def _times(self, name: str) -> int:
        if name not in self._counted:
            self._counted[name] = self.text.count(name, 0, _COUNTED)
        return self._counted[name]

    def _is_no_name(self, start: int, size: int, end: int) -> bool:
        text, given = self.text[start:end], self.text[start + size : end]
        follow = self.follow(end)
        told = SURE if self.text.startswith(_COMRADE, end) else follow
        if text in NOT_NAMES or (self.is_word(text) and self.is_word(text, self._word_from(text, told))):
            return True
        is_named = follow == SURE or (follow == REPORT and self.text[end] not in PURE)
        if len(text) == 3 and not is_named and (text[:2] in NOT_NAMES or self._is_very_common(text[:2])):
            return True  # 安全生|产
        if size == 1 and text[0] in WEAK and follow < REPORT and self._is_function(start, given, follow):
            return True
        if size == 1 and len(given) == 2:  # 常懈怠; 向大会作报告
            if text[0] in DOUBTFUL and follow < REPORT and self.is_word(given, _COMMON):
                return True
            if text[0] in WEAK and follow < self._least_of(given) and self.is_word(given, _WORD_FROM[SURE]):
                return True
        if follow >= FUNCTION or (len(text) > 2 and text in words_tagged("nr")):
            return False
        # 高度重视: the word goes on where the name would.
        return any(self.is_word(self.text[start : start + size], _COMMON) for size in (2, 3, 4))

    def _least_of(self, given: str) -> int:
        """What must follow a function character and a common word to make a name of them: 于建国|分别."""
        return REPORT if given in GIVEN_WORDS else SURE

    def _is_term(self, word: str) -> bool:
        return self.is_word(word) and word not in words_tagged("nr")

    def _is_very_common(self, word: str) -> bool:
        return self.is_word(word, _VERY_COMMON) and word not in words_tagged("nr")

    def _word_from(self, text: str, follow: int) -> int:
        """From which count on a word of the dictionary is no name."""
        least = min(_WORD_FROM[follow], _DOUBTFUL_WORD_FROM if text[0] in DOUBTFUL and follow < SURE else _ANY_COUNT)
        if text not in words_tagged("nr"):
            return least
        return min(least * _PERSON_FACTOR, _MOST_COMMON_PERSON) if len(text) == 2 else _ANY_COUNT

    def _is_function(self, start: int, given: str, follow: int) -> bool:
        """Whether what looks like a surname is a function word: 和|常务委员, 向|大家."""
        is_word = len(given) == 2 and self.is_word(given, _WORD_FROM[HINT])
        is_weak = follow < (HINT if len(given) == 2 else FUNCTION)
        return is_weak or is_word or self.is_word(self.text[start + 1 : start + 3], KNOWN)

    def _unlisted(self, start: int) -> Name | None:
        """A surname in no list, where what follows is sure and no word is inside."""
        if self.text[start : start + 1] in NO_SURNAMES or self._surname(start):
            return None
        last = self.given_end(start, 4)
        for least, size in _UNLISTED:
            end = start + size
            if end <= last and self.follow(end) >= least and self.is_wordless(self.text[start:end]):
                return Name(start, end, self.text[start:end], is_listed=False)
        return None

    def _name(self, start: int, end: int) -> Name:
        return Name(start, end, self.text[start:end], is_listed=True)
