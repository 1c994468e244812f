"""A tree → a query that means it."""

import re
from collections.abc import Sequence

from zhengfa.indexer.language.tree import All, Any, Dates, Near, Node, Not, Pattern, Phrase, Text, TextLeaf, Value

# Marks that the lexer takes as a pair.
_PAIRS = {'"': '"', "“": "”", "「": "」", "『": "』", "〝": "〞"}
# No marks to the lexer, and folded to those of a pair: within that pair they stand for it.
_HALF_WIDE = str.maketrans("「」", "｢｣")

# Texts that would be something else than a text. An invisible character before them, without which they cannot have
# become texts, keeps them what they are; it vanishes in folding.
_NO_TEXT = re.compile(r"[-(].*|or|and|not|或|且|非", re.DOTALL)
_INVISIBLE = "\u200b"


def unparse(node: Node) -> str:
    """The query text of a tree: parsed again, it gives the same tree."""
    match node:
        case All(parts):
            return " ".join(f"({unparse(part)})" if isinstance(part, Any) else unparse(part) for part in parts)
        case Any(parts):
            return " OR ".join(map(unparse, parts))
        case Not(part):
            return f"NOT ({unparse(part)})" if isinstance(part, All | Any) else f"NOT {unparse(part)}"
        case Value(field, value):
            return f"{field}:{_quoted(value)}"
        case Dates(first, last):
            ends = (first.isoformat() if first else "", last.isoformat() if last else "")
            return ends[0] if first == last else "..".join(ends)
        case _:
            return f"{node.field}:{_text(node)}" if node.field else _text(node)


def unparse_all(parts: Sequence[Node]) -> str:
    """The query text of what must all hold; "" for nothing."""
    return unparse(All(tuple(parts))) if len(parts) > 1 else unparse(parts[0]) if parts else ""


def _text(leaf: TextLeaf) -> str:
    match leaf:
        case Near(left, right, distance, field):
            both = f"{unparse(left)} near/{distance} {unparse(right)}"
            return f"({both})" if field else both
        case Phrase(text):
            return _quoted(text)
        case Text(text):
            return _plain(text.replace("?", "？"))  # folded from the mark of a question; ? would be any character
        case Pattern(text):
            return _plain(text)


def _plain(text: str) -> str:
    return f"{_INVISIBLE}{text}" if _NO_TEXT.fullmatch(text) else text


def _quoted(text: str) -> str:
    """The text in marks that do not occur in it; where all do, in a pair that is written otherwise within."""
    for opening, closing in _PAIRS.items():
        if not {opening, closing} & set(text):
            return f"{opening}{text}{closing}"
    return f"「{text.translate(_HALF_WIDE)}」"
