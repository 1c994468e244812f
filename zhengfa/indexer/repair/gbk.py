"""The bytes of characters in GBK, with the private-use characters that hold two bytes of a damaged text."""

from functools import cache

LEADS = range(0x81, 0xFF)  # bytes that begin a character of two bytes
EURO = 0x80  # ends a character, begins none, and is "€" to most decoders where it stands alone
_HALF_WIDTH = frozenset("!(),:;?")

Pair = tuple[int, int]


def pair(character: str) -> Pair | None:
    """The two bytes of a character; None if it has one or four."""
    try:
        encoded = character.encode("gb18030")
    except UnicodeEncodeError:  # a lone surrogate
        return None
    return (encoded[0], encoded[1]) if len(encoded) == 2 else None


def full_width_pair(mark: str) -> Pair | None:
    """The two bytes of a mark's full-width form; copies often print it in half width."""
    return (0xA3, ord(mark) + 0x80) if mark in _HALF_WIDTH else None


@cache
def character(lead: int, trail: int) -> str | None:
    """The character of two bytes, None if there is none but a private one."""
    try:
        decoded = bytes((lead, trail)).decode("gb18030")
    except UnicodeDecodeError:
        return None
    return decoded if len(decoded) == 1 and not "\ue000" <= decoded <= "\uf8ff" else None


@cache
def beginning_with(lead: int) -> tuple[tuple[int, str], ...]:
    """Every second byte but 80 that makes a character with a first byte, and the character."""
    trails = (trail for trail in range(0x40, 0xFF) if trail != EURO)
    return tuple((trail, found) for trail in trails if (found := character(lead, trail)))
