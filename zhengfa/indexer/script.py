"""Traditional to simplified script. The only module that knows opencc."""

from functools import cache

import opencc


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """The text in simplified script; phrases decide where a character has two simple forms (乾安县, 干部)."""
    converted: str = _converter().convert(text)
    return converted
