"""What was typed without quotes and blanks: the dictionary's words in it, and the runs that are in no dictionary.

Why names are searched as characters in a row, and words as words: `docs/decisions/0003-words-and-runs.md`.
"""

from dataclasses import dataclass

from zhengfa.indexer.tokens import LONGEST_WORD, query_pieces


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text without blanks, folded."""

    words: tuple[str, ...]  # in the dictionary: matched as words
    runs: tuple[str, ...]  # in no dictionary, as most names: matched as characters in a row

    @property
    def is_single(self) -> bool:
        """Whether there is but one piece."""
        return len(self.words) + len(self.runs) == 1


def pieces_of(folded: str) -> Pieces:
    """The pieces of a folded text; punctuation alone is a run."""
    groups = _joined(query_pieces(folded))
    words = tuple(group[0] for group in groups if len(group) == 1 and 1 < len(group[0]) <= LONGEST_WORD)
    runs = tuple("".join(group) for group in groups if len(group) > 1 or not 1 < len(group[0]) <= LONGEST_WORD)
    return Pieces(words, runs) if groups else Pieces((), (folded,))


def _joined(pieces: list[str]) -> list[list[str]]:
    """Single characters joined to a run; one that stands alone goes with the word after it, or else before it."""
    groups: list[list[str]] = []
    for piece in pieces:
        if groups and len(groups[-1][-1]) == 1 and (len(piece) == 1 or len(groups[-1]) == 1):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    if len(groups) > 1 and groups[-1] == [pieces[-1]] and len(pieces[-1]) == 1:
        last = groups.pop()
        groups[-1].extend(last)
    return groups
