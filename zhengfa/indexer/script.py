"""Traditional to simplified script. The only module that knows opencc."""

import re
from functools import cache

import opencc

_SURROGATE = re.compile("[\ud800-\udfff]")


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def _whole(text: str) -> str:
    """The text with "?" for lone surrogates, which are no characters: opencc takes none."""
    return text if text.isascii() or not _SURROGATE.search(text) else text.encode("utf-8", "replace").decode("utf-8")


def simplify(text: str) -> str:
    """The text in simplified script; phrases decide where a character has two simple forms (乾安县, 干部)."""
    converted: str = _converter().convert(_whole(text))
    return converted


@cache
def is_simplified(character: str) -> bool:
    """Whether a character has another form in traditional script."""
    traditional: str = _traditional().convert(_whole(character))
    return traditional != character


@cache
def is_traditional(character: str) -> bool:
    """Whether a character has another form in simplified script."""
    return simplify(character) != character
