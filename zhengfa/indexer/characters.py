"""The fields of characters, for exact phrases; `docs/decisions/0011-characters-and-pairs.md` says why there are two.

characters: every folded character of a text, with positions. pairs: every two neighbours, without. A phrase stands
where its characters do, in a row; that is looked up only in articles that hold all of its pairs, which are few.
"""

from operator import add

# Stands between two texts of one field. A control character: folding removes it from every text.
PAD = "\x03"


def pairs(folded: str) -> list[str]:
    """The pairs of neighbours of a folded text: one less than it has characters."""
    return list(map(add, folded, folded[1:]))


def covering_pairs(folded: str) -> list[str]:
    """Pairs that cover a run of two or more folded characters: every second one, and the last."""
    last = len(folded) - 2
    starts = sorted({*range(0, last + 1, 2), last})
    return list(dict.fromkeys(folded[start : start + 2] for start in starts))
