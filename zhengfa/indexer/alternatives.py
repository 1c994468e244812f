"""Patterns of many words. `re` compares alternatives one by one, and so each is made to fail before that, and fast."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping


def longest_first(words: Iterable[str]) -> list[str]:
    """Words in an order in which none stands behind its own beginning."""
    return sorted({*words}, key=lambda word: (-len(word), word))


def any_of(words: Collection[str]) -> str:
    """A pattern of words, the longest first."""
    return first_of(dict.fromkeys(longest_first(words), ""))


def first_of(words: Mapping[str, str]) -> str:
    """A pattern of words, each with the pattern that must follow it. Of those that fit, the first is found."""
    return f"(?:{_beginning(words)}(?:{'|'.join(_by_first(words))}))"


def alternatives(words: Collection[str], then: str) -> str:
    """A pattern of words and what follows each, for a search of words that begin with few characters, or rare ones.

    If all alternatives of a pattern begin with a character, `re` goes to the next of these characters at once.
    """
    return "|".join(_by_first(dict.fromkeys(longest_first(words), then)))


def _by_first(words: Mapping[str, str]) -> Iterator[str]:
    """An alternative for each first character."""
    rests: dict[str, list[str]] = {}
    for word, following in words.items():
        rests.setdefault(word[0], []).append(re.escape(word[1:]) + following)
    return (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items())


def _beginning(words: Iterable[str]) -> str:
    """A look at the first two characters, which most places do not pass."""
    single, longer = ([word for word in words if (len(word) > 1) is is_longer] for is_longer in (False, True))
    pair = "".join(_set(word[at] for word in longer) for at in (0, 1))
    return f"(?={'|'.join(filter(None, (_set(single), pair)))})"


def _set(characters: Iterable[str]) -> str:
    found = "".join(sorted({re.escape(character) for character in characters}))
    return f"[{found}]" if found else ""
