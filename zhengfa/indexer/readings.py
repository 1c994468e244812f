"""How characters are read. The only module that knows pypinyin."""

from functools import cache

from pypinyin import Style, pinyin


@cache
def toned_readings(character: str) -> frozenset[str]:
    """Every reading of a character in pinyin with its tone mark; empty if none is known."""
    found = pinyin(character, style=Style.TONE, heteronym=True, errors="ignore")
    return frozenset(reading for row in found for reading in row)


@cache
def ordered_readings(character: str) -> tuple[str, ...]:
    """Every reading of a character in pinyin without tones, ü written v, the usual one first; none if none is known."""
    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
    return tuple(dict.fromkeys(reading for row in found for reading in row))


@cache
def readings(character: str) -> frozenset[str]:
    """The readings of a character as a set."""
    return frozenset(ordered_readings(character))
