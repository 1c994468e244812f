"""The bytes of characters in GBK, with the private-use characters that hold two bytes of a damaged text."""

from collections.abc import Iterator
from functools import cache

# Bytes that begin a character, and bytes that end one: of GB18030's pairs, which hold all of GBK's.
LEADS = range(0x81, 0xFF)
TRAILS = tuple(number for number in range(0x40, 0xFF) if number != 0x7F)

Pair = tuple[int, int]


def pair(character: str) -> Pair | None:
    """The two bytes of a character; None if it has one or four."""
    try:
        encoded = character.encode("gb18030")
    except UnicodeEncodeError:  # a lone surrogate
        return None
    return (encoded[0], encoded[1]) if len(encoded) == 2 else None


@cache
def character(lead: int, trail: int) -> str | None:
    """The character of two bytes; None if there is none, or only a private one."""
    try:
        decoded = bytes((lead, trail)).decode("gb18030")
    except UnicodeDecodeError:
        return None
    return decoded if len(decoded) == 1 else None


def ending_in(trail: int) -> Iterator[tuple[int, str]]:
    """Every lead byte that makes a character with a trail byte, and the character."""
    return ((lead, found) for lead in LEADS if (found := character(lead, trail)))


def beginning_with(lead: int) -> Iterator[tuple[int, str]]:
    """Every trail byte that makes a character with a lead byte, and the character."""
    return ((trail, found) for trail in TRAILS if (found := character(lead, trail)))
