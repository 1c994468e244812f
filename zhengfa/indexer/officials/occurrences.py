"""The other places of names that a title introduced, before it as well: headlines name officials without titles."""

import re
from collections.abc import Collection, Iterator
from itertools import chain

from zhengfa.indexer.officials.draft import Draft
from zhengfa.indexer.officials.endings import FUNCTION, NOTHING, REPORT
from zhengfa.indexer.officials.lexicon import ACTS, ALWAYS_NAMED, HAN, STOPS
from zhengfa.indexer.officials.names import Name
from zhengfa.indexer.officials.records import Post

_HAN = re.compile(f"[{HAN}]")
# A thought named after a person is no mention of the person.
_THOUGHT = re.compile("新时代中国特色社会主义|(?:法治|强军|外交|经济|生态文明|文化|党建)思想|总体国家安全观")
_LONGEST_STOP = 4


def add_occurrences(draft: Draft) -> None:
    """Add every place of a known official's name that is not yet a mention, with the posts of the first titled one."""
    posts: dict[str, tuple[Post, ...]] = {name: () for name in ALWAYS_NAMED} | draft.officials()
    draft.claim(posts)
    for start, name in _places(draft.text, posts):
        end = start + len(name)
        if not draft.is_free(start, end) or _THOUGHT.match(draft.text, end):
            continue
        is_whole = _is_whole(draft, start, end)
        if is_whole or draft.tagged.is_person(start, end):
            draft.add_again(Name(start, end, name, is_listed=True, is_tagged=not is_whole), posts[name])


def _places(text: str, names: Collection[str]) -> Iterator[tuple[int, str]]:
    """Where names stand; of those that overlap the first, and of those that begin together the longest."""
    sizes = sorted({len(name) for name in names}, reverse=True)
    end = 0
    for start in sorted(chain.from_iterable(_places_of(text, first) for first in {name[0] for name in names})):
        for size in sizes if start >= end else ():
            if (name := text[start : start + size]) in names:
                end = start + size
                yield start, name
                break


def _places_of(text: str, character: str) -> list[int]:
    places = [text.find(character)]
    while places[-1] >= 0:
        places.append(text.find(character, places[-1] + 1))
    return places[:-1]


def _is_whole(draft: Draft, start: int, end: int) -> bool:
    """Whether a name stands at a place and not inside a longer name or a word."""
    if end - start > 2:
        return True
    follow = draft.names.follow(end)
    goes_on = follow < REPORT and draft.names.follow(end + 1) >= REPORT and _HAN.match(draft.text, end)
    if follow == NOTHING and draft.text[end] in ACTS:
        return _begins(draft, start)
    if follow == NOTHING or (follow < FUNCTION and goes_on):
        return False
    return _begins(draft, start)


def _begins(draft: Draft, start: int) -> bool:
    text = draft.text
    if not start or not _HAN.match(text, start - 1):
        return True
    stops = [stop.end() for stop in STOPS.finditer(text, max(0, start - _LONGEST_STOP), start)]
    return start in stops or draft.names.is_word(text[max(0, start - 2) : start])
