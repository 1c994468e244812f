"""Officials and their posts as tokens of the index, and what a query asks of these tokens.

A row of tokens is a post's label and the name of its holder: 省 委 政 法 委 | 书 记 < <于 <天 <敏 >. So 书记 is not
found in 副书记, a name is whole, and a name and a post behind `official:` are the same person's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from zhengfa.indexer.characters import PAD
from zhengfa.indexer.conditions import AllOf, AnyOf, Beginning, Condition, OneOf, Row
from zhengfa.indexer.folding import fold
from zhengfa.indexer.language.tree import Pattern, Phrase, Text, TextField
from zhengfa.indexer.mapping import HOLDERS, SPELLINGS
from zhengfa.indexer.officials.asking import Asked, ask_official, ask_post, plain_name
from zhengfa.indexer.officials.records import ArticleOfficials, Label
from zhengfa.indexer.officials.spelling import is_spelling, spellings, typed_spelling
from zhengfa.indexer.shapes import ANY_RUN, Shape, regex_of, shapes_of

OFFICE, NAME, END = "|", "<", ">"  # no label or name holds them
_EXECUTIVE, _DEPUTY = "常务", "副"

Leaf = Text | Phrase | Pattern


def holder_tokens(officials: ArticleOfficials) -> str:
    """The rows of an article: each official once alone, and with each post."""
    rows = [_name(name) for name in officials.names]
    for name, label in dict.fromkeys((one.name, one.post.label) for one in officials.holdings):
        rows += [_label(form) + _name(name) for form in _forms(label)]
    return f" {PAD} ".join(" ".join(row) for row in rows)


def spelling_tokens(officials: ArticleOfficials) -> str:
    """The names of an article as people type them in pinyin."""
    return " ".join(sorted({spelled for name in officials.names for spelled in spellings(name)}))


def holder_condition(leaf: Leaf) -> Condition:
    """What a document must hold of officials or posts."""
    if isinstance(leaf, Pattern):
        return _pattern(leaf)
    asked = asked_by(leaf)
    if asked.spelling:
        return OneOf(SPELLINGS, (asked.spelling,))
    name = _name(asked.name) if asked.name else ()
    rows = [_label(label) + name for label in asked.labels] or [(*(asked.text or ""), *name)]
    return _all([Row(HOLDERS, tuple(enumerate(row))) for row in rows])


def asked_by(leaf: Text | Phrase) -> Asked:
    """What a leaf of a query asks of officials."""
    return ask_official(leaf.text) if leaf.field is TextField.OFFICIAL else ask_post(leaf.text)


def shown_by(leaf: Leaf, officials: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What of a hit's officials a leaf has found: their names, and behind `post:` the titles as written."""
    for official in officials:
        if not _fits(leaf, official["name"], official["posts"]):
            continue
        if leaf.field is TextField.OFFICIAL:
            yield official["name"]
        if leaf.field is TextField.POST or (not isinstance(leaf, Pattern) and asked_by(leaf).labels):
            yield from official["titles"]


def _fits(leaf: Leaf, name: str, posts: Sequence[str]) -> bool:
    if isinstance(leaf, Pattern):
        return _fits_pattern(leaf, name, posts)
    asked = asked_by(leaf)
    if asked.spelling:
        return asked.spelling in spellings(name)
    if asked.name and fold(asked.name) != fold(name):
        return False
    if asked.text:
        return any(asked.text in fold(post) for post in posts)
    return all(any(_is_of(label, post) for post in posts) for label in asked.labels)


def _is_of(asked: Label, post: str) -> bool:
    return post.endswith(str(asked)) and not post.removesuffix(asked.office).endswith(_DEPUTY)


def _fits_pattern(leaf: Pattern, name: str, posts: Sequence[str]) -> bool:
    typed, is_open = leaf.text.rstrip(ANY_RUN), leaf.text.endswith(ANY_RUN)
    if leaf.field is TextField.POST:
        return any(re.search(regex_of(typed), fold(post)) for post in posts)
    if is_spelling(typed):
        return any(spelled.startswith(typed_spelling(typed)) for spelled in spellings(name))
    return re.fullmatch(regex_of(typed) + (".*" if is_open else ""), fold(name)) is not None


def _forms(label: Label) -> Iterator[Label]:
    """常务副书记 is a 副书记 as well."""
    yield label
    if label.office.startswith(_EXECUTIVE):
        yield Label(label.organ, label.office.removeprefix(_EXECUTIVE))


# Articles name the same officials in the same posts again and again; 2 MB and 4 MB when full.
@lru_cache(1 << 12)
def _label(label: Label) -> tuple[str, ...]:
    return (*fold(label.organ), OFFICE, *fold(label.office))


@lru_cache(1 << 13)
def _name(name: str) -> tuple[str, ...]:
    return (NAME, *(NAME + character for character in fold(plain_name(name))), END)


def _pattern(leaf: Pattern) -> Condition:
    typed, is_open = leaf.text.rstrip(ANY_RUN), leaf.text.endswith(ANY_RUN)
    if leaf.field is TextField.POST:
        return _any([Row(HOLDERS, shape.characters) for shape in shapes_of(typed)])
    if is_spelling(typed):
        return Beginning(SPELLINGS, typed_spelling(typed))
    return _any([Row(HOLDERS, tuple(_whole_name(shape, is_open=is_open))) for shape in shapes_of(typed)])


def _whole_name(shape: Shape, *, is_open: bool) -> Iterator[tuple[int, str]]:
    yield 0, NAME
    yield from ((place + 1, NAME + character) for place, character in shape.characters)
    if not is_open:
        yield shape.width + 1, END


def _all(parts: Sequence[Condition]) -> Condition:
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _any(parts: Iterable[Condition]) -> Condition:
    found = tuple(dict.fromkeys(parts))
    return found[0] if len(found) == 1 else AnyOf(found)
