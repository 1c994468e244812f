"""A tree in words, for whoever wants to know how a query was understood."""

from dataclasses import dataclass
from enum import StrEnum

from zhengfa.indexer.language.fields import FIELD_NAMES
from zhengfa.indexer.language.tree import (
    All,
    Any,
    Dates,
    Near,
    Node,
    Not,
    Pattern,
    Phrase,
    Text,
    TextField,
    Value,
    ValueField,
)
from zhengfa.indexer.officials.spelling import is_spelling, typed_spelling
from zhengfa.indexer.shapes import LONGEST_RUN


class Language(StrEnum):
    """A language that queries are explained in."""

    CHINESE = "zh"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class _Words:
    all_of: str
    any_of: str
    but_not: str
    group: str
    between: str
    words: str
    exact: str
    pattern: str
    beginning: str
    near: str
    contains: str
    official: str
    spelled: str
    post: str
    equals: str
    published: str
    published_from: str
    published_to: str


_CHINESE = _Words(
    all_of="同时符合：{}",
    any_of="符合任意一项：{}",
    but_not="不符合：{}",
    group="（{}）",
    between="；",
    words="{where}有词语“{text}”",
    exact="{where}有原文“{text}”（一字不差）",
    pattern=f"{{where}}有“{{text}}”这样的文字（? 代表任意一个字，* 代表 0 至 {LONGEST_RUN} 个字）",
    beginning="{where}有以“{text}”开头的词",
    near="{where}有“{left}”和“{right}”，先后不论，中间最多隔 {distance} 个字",
    contains="{where}含有“{text}”",
    official="文中有官员“{text}”",
    spelled="文中有姓名读作“{text}”的官员",
    post="文中有人任“{text}”",
    equals="{where}是“{text}”",
    published="发布于 {first} 至 {last}",
    published_from="发布于 {first} 及以后",
    published_to="发布于 {last} 及以前",
)
_ENGLISH = _Words(
    all_of="all of: {}",
    any_of="any of: {}",
    but_not="not: {}",
    group="({})",
    between="; ",
    words="{where} has the words “{text}”",
    exact="{where} has exactly the characters “{text}”",
    pattern=f"{{where}} has “{{text}}” (? is any one character, * up to {LONGEST_RUN} of them)",
    beginning="{where} has a word that begins with “{text}”",
    near="{where} has “{left}” and “{right}” in either order, with {distance} characters between them at most",
    contains="{where} contains “{text}”",
    official="the article names the official “{text}”",
    spelled="the article names an official whose name is spelled “{text}”",
    post="the article names a holder of the post “{text}”",
    equals="{where} is “{text}”",
    published="published from {first} to {last}",
    published_from="published on {first} or later",
    published_to="published on {last} or earlier",
)
_WORDS = {Language.CHINESE: _CHINESE, Language.ENGLISH: _ENGLISH}
_ANYWHERE = {Language.CHINESE: "文中", Language.ENGLISH: "the article"}


def explain(node: Node, language: Language = Language.CHINESE) -> str:
    """What a query asks for, in words, on one line."""
    words = _WORDS[language]
    match node:
        case All(parts):
            return words.all_of.format(words.between.join(_part(part, language) for part in parts))
        case Any(parts):
            return words.any_of.format(words.between.join(_part(part, language) for part in parts))
        case Not(part):
            return words.but_not.format(_part(part, language))
        case Dates(first, last):
            form = words.published if first and last else words.published_from if first else words.published_to
            return form.format(first=first, last=last)
        case Value(field, value):
            return words.equals.format(where=_called(field, language), text=value)
        case Text() | Phrase() | Pattern() | Near():
            return _text(node, language)


def _part(node: Node, language: Language) -> str:
    said = explain(node, language)
    return _WORDS[language].group.format(said) if isinstance(node, All | Any) else said


def _text(leaf: Text | Phrase | Pattern | Near, language: Language) -> str:
    words, field = _WORDS[language], leaf.field
    where = _called(field, language) if field else _ANYWHERE[language]
    match leaf:
        case Near(left, right, distance):
            return words.near.format(where=where, left=left.text, right=right.text, distance=distance)
        case Text(text) | Phrase(text) | Pattern(text) if field is TextField.OFFICIAL:
            form = words.spelled if is_spelling(text) else words.official
            return form.format(text=typed_spelling(text) if text.isalpha() and is_spelling(text) else text)
        case Text(text) | Phrase(text) | Pattern(text) if field is TextField.POST:
            return words.post.format(text=text)
        case Pattern(text) if text.endswith("*"):
            return words.beginning.format(where=where, text=text.rstrip("*"))
        case Pattern(text):
            return words.pattern.format(where=where, text=text)
        case Text(text) | Phrase(text) if field not in (None, TextField.TITLE):
            return words.contains.format(where=where, text=text)
        case Phrase(text):
            return words.exact.format(where=where, text=text)
        case Text(text):
            return words.words.format(where=where, text=text)


def _called(field: TextField | ValueField, language: Language) -> str:
    return FIELD_NAMES[field][0] if language is Language.CHINESE else f"the {field}"
