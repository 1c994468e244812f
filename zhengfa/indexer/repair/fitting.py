"""What speaks for and against a character at one place of a paragraph beside the words that it makes.

Natural logarithms, to be added to a score. A closing mark needs its opening one; a paragraph ends in a full stop more
often than not; and a page is in one script.
"""

from collections.abc import Callable
from math import log

from zhengfa.indexer.script import is_simplified, is_traditional

_PAIRS = {"”": "“", "’": "‘", "》": "《", "）": "（", "】": "【", "〉": "〈", "」": "「", "』": "『", "〕": "〔"}
_OPENING = {opening: closing for closing, opening in _PAIRS.items()}
# How paragraphs of news end. All other characters share what is left.
_ENDS = {"。": log(0.8), "”": log(0.08), "：": log(0.02), "）": log(0.02), "！": log(0.01), "？": log(0.005)}
_OTHER_END = log(0.0001)
_ASKING = "吗嗎呢么麼"  # behind these a paragraph ends in a question mark
_QUESTION_END = log(0.9)
_AGAINST = -8.0  # as good as never
_SCRIPT_AROUND = 100  # characters on either side that tell the script
_OTHER_SCRIPT = -5.0  # copies leave a few characters unconverted


def fitting(before: str, after: str | None) -> Callable[[str], float]:
    """How well a character fits between a paragraph's text up to it and what follows, None if that is in doubt."""
    is_last = after is not None and after[:1] in ("", "<")
    is_page_traditional = _is_mostly_traditional(before[-_SCRIPT_AROUND:] + (after or "")[:_SCRIPT_AROUND])

    def fits(character: str) -> float:
        value = _balance(before, character, is_last=is_last)
        if is_last:
            is_question = character == "？" and before[-1:] in tuple(_ASKING)
            value += _QUESTION_END if is_question else _ENDS.get(character, _OTHER_END)
        other = is_simplified if is_page_traditional else is_traditional
        return value + (_OTHER_SCRIPT if other(character) else 0.0)

    return fits


def _balance(before: str, character: str, *, is_last: bool) -> float:
    if opening := _PAIRS.get(character):
        return 0.0 if before.rfind(opening) > before.rfind(character) else _AGAINST
    if closing := _OPENING.get(character):
        return _AGAINST if is_last or before.rfind(character) > before.rfind(closing) else 0.0
    is_open = is_last and any(before.rfind(opening) > before.rfind(closing) for opening, closing in _OPENING.items())
    return _AGAINST if is_open else 0.0


def _is_mostly_traditional(text: str) -> bool:
    return sum(map(is_traditional, text)) >= sum(map(is_simplified, text))
