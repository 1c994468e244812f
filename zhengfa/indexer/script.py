"""Traditional to simplified script. The only module that knows opencc."""

import re
from functools import cache

import opencc

_SURROGATE = re.compile("[\ud800-\udfff]")


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """The text in simplified script; phrases decide where a character has two simple forms (乾安县, 干部)."""
    # A lone surrogate is no character, and opencc takes none.
    whole = text.encode("utf-8", "replace").decode("utf-8") if _SURROGATE.search(text) else text
    converted: str = _converter().convert(whole)
    return converted


@cache
def is_traditional(character: str) -> bool:
    """Whether a character has another form in simplified script."""
    return simplify(character) != character
