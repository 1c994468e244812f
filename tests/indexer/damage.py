"""What copying machines do to a text, as a forward model; the reverse of the repair, and written without it.

A page is converted to traditional script and encoded in GBK. Then its bytes are searched and replaced without regard to
where characters begin: a reading in brackets is put behind every pair that the conversion table touched, and a "?" in
front of what looks like a full-width mark. Last, the bytes are decoded as browsers and PHP do it: a lead byte without a
proper second byte becomes "?", and takes the byte behind it along.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass

import opencc
from pypinyin import Style, pinyin

_TRADITIONAL = opencc.OpenCC("s2t")
_SIMPLIFIED = opencc.OpenCC("t2s")
_MARKS = (b"\xa3\xa1", b"\xa3\xbb", b"\xa3\xac")


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
            data = _lose_leads(data)
        if self.annotates:
            for character in self.table:
                encoded = character.encode("gb18030")
                if encoded in data:
                    data = data.replace(encoded, encoded + f"({reading(character)})".encode("gb18030"))
        return decode(data)


def table(texts: Iterable[str], share: float, chance: random.Random) -> tuple[str, ...]:
    """A share of the traditional characters of some texts, in the order in which a machine looks for them."""
    characters = sorted(set(_TRADITIONAL.convert("".join(texts))))
    touched = [character for character in characters if _is_touched(character)]
    return tuple(chance.sample(touched, int(len(touched) * share)))


def reading(character: str) -> str:
    """A character's reading with its tone."""
    return str(pinyin(character, style=Style.TONE)[0][0])


def decode(data: bytes) -> str:
    """GBK with "?" for what is no character; a broken pair is taken whole."""
    out: list[str] = []
    at = 0
    while at < len(data):
        lead, rest = data[at], data[at + 1 : at + 2]
        if lead <= 0x80:
            out.append(chr(lead) if lead < 0x80 else "€")
            at += 1
            continue
        is_pair = 0x81 <= lead <= 0xFE and rest and 0x40 <= rest[0] <= 0xFE and rest[0] != 0x7F
        out.append(data[at : at + 2].decode("gb18030") if is_pair else "?")
        at += 2
    return "".join(out)


def _lose_leads(data: bytes) -> bytes:
    """A "?" in front of every mark that is made of two characters' bytes."""
    starts = _starts(data)
    out = bytearray()
    for at in range(len(data)):
        if data[at : at + 2] in _MARKS and at not in starts:
            out += b"?"
        out.append(data[at])
    return bytes(out)


def _starts(data: bytes) -> set[int]:
    starts = set()
    at = 0
    while at < len(data):
        starts.add(at)
        at += 1 if data[at] < 0x80 else 2
    return starts


def _is_touched(character: str) -> bool:
    return _SIMPLIFIED.convert(character) != character and len(character.encode("gb18030")) == 2
