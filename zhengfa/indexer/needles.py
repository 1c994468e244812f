"""What a query's matches look like in a text: words, runs of characters, patterns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhengfa.indexer.language.tree import All, Any, Near, Node, Pattern, Phrase, Text, TextField
from zhengfa.indexer.shapes import ANY_ONE, ANY_RUN, LONGEST_RUN
from zhengfa.indexer.typed import pieces_of

_ANYWHERE = (None, TextField.OFFICIAL, TextField.POST)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text, or with `is_beginning` every word that begins so."""

    text: str
    is_beginning: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in a row."""

    text: str


@dataclass(frozen=True, slots=True)
class Form:
    """A regular expression; its groups are what was matched, or all of it if it has none."""

    regex: re.Pattern[str]


Needle = Word | Run | Form


def needles_of(tree: Node | None, *, in_title: bool = False) -> tuple[Needle, ...]:
    """What to look for in a headline, or else in a body. What must not occur is not looked for."""
    fields = (*_ANYWHERE, TextField.TITLE) if in_title else _ANYWHERE
    return tuple(dict.fromkeys(_needles(tree, fields))) if tree else ()


def _needles(node: Node, fields: tuple[TextField | None, ...]) -> Iterator[Needle]:
    match node:
        case All(parts) | Any(parts):
            for part in parts:
                yield from _needles(part, fields)
        case Text(text, field) if field in fields:
            yield from _typed(text) if field in (None, TextField.TITLE) else [Run(text)]
        case Phrase(text, field) if field in fields:
            yield Run(text)
        case Pattern(text, field) if field in fields:
            yield (
                Word(text.rstrip(ANY_RUN), is_beginning=True)
                if text.endswith(ANY_RUN)
                else Form(re.compile(_regex(text)))
            )
        case Near(left, right, distance, field) if field in fields:
            one, other = (_regex(part.text, isinstance(part, Pattern)) for part in (left, right))
            yield from (Form(re.compile(f"({a}).{{0,{distance}}}?({b})")) for a, b in ((one, other), (other, one)))
        case _:
            pass


def _typed(text: str) -> Iterator[Needle]:
    pieces = pieces_of(text)
    yield from map(Word, pieces.words)
    yield from map(Run, pieces.runs)
    if not pieces.is_single:
        yield Run(text)  # found as well where it stands whole, however the words are cut there


def _regex(text: str, is_pattern: bool = True) -> str:
    if not is_pattern:
        return re.escape(text)
    meaning = {ANY_ONE: ".", ANY_RUN: f".{{0,{LONGEST_RUN}}}?"}
    return "".join(meaning.get(character, re.escape(character)) for character in text)
