"""Copying machines of every kind, as a forward model; the reverse of the repair, and written without it.

What they do to the bytes of a page is in `zhengfa.samples.copying`.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass

import opencc
from pypinyin import Style, pinyin

from zhengfa.samples.copying import annotate, decode, lose_leads

_TRADITIONAL = opencc.OpenCC("s2t")
_SIMPLIFIED = opencc.OpenCC("t2s")


@dataclass(frozen=True)
class Machine:
    """One copying machine: the characters that its conversion table touches, and what else it does."""

    table: tuple[str, ...]
    annotates: bool
    loses_leads: bool

    def copy(self, text: str) -> str:
        """The text as the copy publishes it."""
        data = _TRADITIONAL.convert(text).encode("gb18030")
        if self.loses_leads:
            data = lose_leads(data)
        if self.annotates:
            data = annotate(data, self.table, reading)
        return decode(data)


def table(texts: Iterable[str], share: float, chance: random.Random) -> tuple[str, ...]:
    """A share of the traditional characters of some texts, in the order in which a machine looks for them."""
    characters = sorted(set(_TRADITIONAL.convert("".join(texts))))
    touched = [character for character in characters if _is_touched(character)]
    return tuple(chance.sample(touched, int(len(touched) * share)))


def reading(character: str) -> str:
    """A character's reading with its tone."""
    return str(pinyin(character, style=Style.TONE)[0][0])


def _is_touched(character: str) -> bool:
    return _SIMPLIFIED.convert(character) != character and len(character.encode("gb18030")) == 2
