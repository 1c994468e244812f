"""Folding: what counts as the same character when text is matched. Done alike to documents and to queries.

Every character is folded by itself (NFKC, lower case; white space and invisible characters vanish), so that each
folded character stands for exactly one character of the text, and a match can be shown where it is.
"""

import re
import unicodedata
from collections.abc import Sequence

from zhengfa.indexer.script import simplify


class _Table(dict[int, str]):
    """A translation table that is filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def fold(text: str) -> str:
    """The text as it is matched, without white space."""
    return fold_pieces(text.split())[0]


def fold_pieces(pieces: Sequence[str]) -> tuple[str, list[int]]:
    """Pieces of a text folded and joined, and how many folded characters each has."""
    plain = _fold_plain("".join(pieces))
    if plain is not None:
        return plain, list(map(len, pieces))
    folded = [_fold_piece(piece) for piece in pieces]
    return "".join(folded), list(map(len, folded))


def fold_words(text: str) -> str:
    """The text as it is matched, with its white space as plain blanks."""
    return " ".join(fold(word) for word in text.split())


def fold_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its characters the position in `text` of the character it stands for."""
    if (plain := _fold_plain(text)) is not None:
        return plain, range(len(text))
    folded, offsets = [], []
    for position, character in enumerate(text):
        images = _TABLE[ord(character)]
        folded.append(images)
        offsets.extend([position] * len(images))
    return "".join(folded), offsets


def _fold_plain(text: str) -> str | None:
    """The folded text, if each of its characters stands for one: most do, and that is five times faster."""
    text = text.lower()
    for full, half in _COMMON:
        text = text.replace(full, half)
    return text if _PLAIN.fullmatch(text) else None


def _fold_piece(text: str) -> str:
    plain = _fold_plain(text)
    return text.translate(_TABLE) if plain is None else plain


def _fold_character(character: str) -> str:
    if unicodedata.category(character) == "Cs":
        return "\ufffd"  # a lone surrogate: no engine takes it
    normal = unicodedata.normalize("NFKC", character).lower()
    if normal != character and len(normal) == 1:
        normal = simplify(normal)  # compatibility ideographs: the text was simplified before they became ordinary ones
    return "".join(c for c in normal if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf", "Mn"))


_TABLE = _Table()
_COMMON = tuple((sign, _fold_character(sign)) for sign in "，：；！？（）％")
# Characters that are folded to themselves; a test holds that they are.
PLAIN_CHARACTERS = "\u4e00-\u9fff0-9a-z,.:;!?()%、。“”‘’《》〈〉「」【】—―·•○~*\"'&<>=#@_/+-"
_PLAIN = re.compile(f"[{PLAIN_CHARACTERS}]*")
