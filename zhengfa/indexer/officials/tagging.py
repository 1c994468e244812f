"""A tagger beside the rules: it says who is a person where a title stands and the rules do not know the name's end.

It is never asked where the rules are sure, and makes nobody an official who has no title. What rests on its word is
marked. See `docs/decisions/0016-tagger.md`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from importlib import import_module
from typing import Protocol

from zhengfa.archive.errors import InputError
from zhengfa.indexer.officials.endings import FUNCTION, NOTHING, REPORT, SURE, ends_names
from zhengfa.indexer.officials.lexicon import DOT, HAN, NOT_NAMES, PRIVATE_HEADS
from zhengfa.indexer.officials.names import Name, Names

# Loaded only when it is asked for: it needs the extra `tagger`, 200 MB on disk.
_LAC = "zhengfa.indexer.officials.lac"
_SENTENCE = re.compile("[^。！？!?\n]{1,400}[。！？!?]?")  # 400: an article without a mark is cut somewhere
_NAME = re.compile(f"[{HAN}]+(?:[{DOT}][{HAN}]+)*")
_NO_NAME = re.compile("某|^[老小].$")  # 马某, 老陈 hide who is meant
_SHORTEST = 2


class Tagger(Protocol):
    """Who knows persons in a text."""

    def persons(self, text: str) -> Iterable[tuple[int, int]]:
        """Where the names of persons start and end in a text, in its order."""


def load_tagger() -> Tagger:
    """The tagger of the extra `tagger`; raises InputError if that is not installed."""
    try:
        tagger: Tagger = import_module(_LAC).LacTagger()
    except ImportError as error:
        advice = "install it: `make tagger` in a checkout, else pip install 'zhengfa[tagger]'"
        raise InputError(f"the tagger cannot be loaded: {error}", where="--tagger", advice=advice) from error
    return tagger


class Tagged:
    """The persons of one text as a tagger has them, or nobody without one. Only sentences in doubt are tagged."""

    def __init__(self, names: Names, tagger: Tagger | None) -> None:
        self._names = names
        self._text = names.text
        self._tagger = tagger
        self.has_tagger = tagger is not None
        self._sentences = [found.span() for found in _SENTENCE.finditer(self._text)] if tagger else []
        self._tagged: dict[int, dict[int, int]] = {}  # a sentence's start: its persons' ends by their starts

    def decide(self, start: int, ruled: Name | None) -> Name | None:
        """The name at a place: the rules', if they are sure of it, else the tagger's, if it has one there."""
        if self._tagger is None or (ruled and self._names.follow(ruled.end) == SURE):
            return ruled
        end = self._persons(start).get(start)
        if end is None or (ruled and ruled.end == end) or not self._is_name(start, end):
            return ruled
        return self._name(start, end) if ruled is None or self._is_surer(end, ruled.end) else ruled

    def ending(self, end: int) -> Name | None:
        """The tagger's name that ends at a place."""
        found = next((start for start, last in self._persons(end - 1).items() if last == end), None) if end else None
        return self._name(found, end) if found is not None and self._is_whole(found, end) else None

    def is_person(self, start: int, end: int) -> bool:
        """Whether the tagger has exactly these characters as a person."""
        return self._persons(start).get(start) == end

    def _persons(self, place: int) -> dict[int, int]:
        """The persons of the sentence that holds a place."""
        at = bisect_right(self._sentences, (place, len(self._text))) - 1
        if self._tagger is None or at < 0:
            return {}
        start, end = self._sentences[at]
        if start not in self._tagged:
            persons = self._tagger.persons(self._text[start:end])
            self._tagged[start] = {start + first: start + last for first, last in persons}
        return self._tagged[start]

    def _is_name(self, start: int, end: int) -> bool:
        return self._is_whole(start, end) and not self._is_cut(end)

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether a person's characters are a name, and not what someone is called: 王大妈, 老陈, 马某."""
        text = self._text[start:end]
        if len(text) < _SHORTEST or text in NOT_NAMES or not _NAME.fullmatch(text):
            return False
        return not _NO_NAME.search(text) and text[1:] not in PRIVATE_HEADS

    def _is_cut(self, end: int) -> bool:
        """Whether one more character rather belongs to the name: 白志|刚深入."""
        follow, later = self._names.follow(end), self._names.follow(end + 1)
        if follow >= FUNCTION or later < REPORT:
            return False
        return (follow == NOTHING and later == SURE) or ends_names(self._text[end])

    def _is_surer(self, end: int, ruled: int) -> bool:
        """Whether what follows speaks for the tagger's end: 多吉|正在, where the rules have 多吉正."""
        follow = self._names.follow(ruled)
        return follow < FUNCTION or self._names.follow(end) >= follow

    def _name(self, start: int, end: int) -> Name:
        return Name(start, end, self._text[start:end], is_listed=True, is_tagged=True)
