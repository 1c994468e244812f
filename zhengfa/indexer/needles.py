"""What a query's matches look like in a text: words, runs of characters, patterns."""

import re
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhengfa.indexer.folding import fold
from zhengfa.indexer.holders import shown_by
from zhengfa.indexer.language.tree import All, Any, Near, Node, Pattern, Phrase, Text, TextField
from zhengfa.indexer.officials.lexicon import DOT
from zhengfa.indexer.shapes import ANY_RUN, regex_of
from zhengfa.indexer.typed import pieces_of

_HOLDERS = (TextField.OFFICIAL, TextField.POST)


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


Officials = Sequence[Mapping[str, typing.Any]]
Needle = Word | Run | Form


def needles_of(tree: Node | None, *, in_title: bool = False, officials: Officials = ()) -> tuple[Needle, ...]:
    """What to look for in a headline, or else in a body. What must not occur is not looked for.

    What was found by `official:` and `post:` is what the article's officials, as hits have them, are called in it.
    """
    fields = (None, TextField.TITLE) if in_title else (None,)
    return tuple(dict.fromkeys(_needles(tree, fields, officials))) if tree else ()


def asks_for_holders(node: Node | None) -> bool:
    """Whether a query asks for officials or posts, so that its needles differ from article to article."""
    match node:
        case All(parts) | Any(parts):
            return any(map(asks_for_holders, parts))
        case Text() | Phrase() | Pattern():
            return node.field in _HOLDERS
        case _:
            return False


def _needles(node: Node, fields: tuple[TextField | None, ...], officials: Officials) -> Iterator[Needle]:
    match node:
        case All(parts) | Any(parts):
            for part in parts:
                yield from _needles(part, fields, officials)
        case Text() | Phrase() | Pattern() if node.field in _HOLDERS:
            yield from map(_spelled, shown_by(node, officials))
        case Text(text, field) if field in fields:
            yield from _typed(text)
        case Phrase(text, field) if field in fields:
            yield Run(text)
        case Pattern(text, field) if field in fields:
            yield (
                Word(text.rstrip(ANY_RUN), is_beginning=True)
                if text.endswith(ANY_RUN)
                else Form(re.compile(regex_of(text)))
            )
        case Near(left, right, distance, field) if field in fields:
            one, other = (_regex(part) for part in (left, right))
            yield from (Form(re.compile(f"({a}).{{0,{distance}}}?({b})")) for a, b in ((one, other), (other, one)))
        case _:
            pass


def _spelled(text: str) -> Needle:
    """A name as articles write it: with any kind of dot."""
    folded = fold(text)
    return Form(re.compile(re.escape(folded).replace("·", f"[{DOT}]"))) if "·" in folded else Run(folded)


def _typed(text: str) -> Iterator[Needle]:
    pieces = pieces_of(text)
    yield from map(Word, pieces.words)
    yield from map(Run, pieces.runs)
    if not pieces.is_single:
        yield Run(text)  # found as well where it stands whole, however the words are cut there


def _regex(leaf: Text | Phrase | Pattern) -> str:
    return regex_of(leaf.text) if isinstance(leaf, Pattern) else re.escape(leaf.text)
