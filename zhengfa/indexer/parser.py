"""The query's text → clauses, all of which must match. Pure: no engine, no index."""

from collections.abc import Iterator
from dataclasses import dataclass

from zhengfa.archive.errors import QueryError
from zhengfa.indexer.folding import fold
from zhengfa.indexer.script import simplify
from zhengfa.indexer.tokens import query_pieces

MAX_LENGTH = 500  # characters: a sentence or two; more is a text pasted by mistake
# What opens a phrase, and what closes it. Book title marks 《》 are part of the text, not quotes.
QUOTES = {'"': '"', "“": "”", "＂": "＂", "「": "」", "『": "』"}
# Where the right mark is missing: input methods toggle between these, and people mix them.
_ALSO_CLOSES = '"“”＂'


@dataclass(frozen=True, slots=True)
class Words:
    """What was typed without a blank: found where all its parts are, or where it stands in one piece."""

    words: tuple[str, ...]  # in the dictionary: matched as words
    runs: tuple[str, ...]  # in no dictionary, as most names: matched as characters in a row
    text: str  # all of it, folded


@dataclass(frozen=True, slots=True)
class Phrase:
    """Characters that must stand in headline or body exactly so."""

    text: str  # folded, not empty


Clause = Words | Phrase


def parse(text: str) -> tuple[Clause, ...]:
    """The clauses of a query; none for an empty one. Raises QueryError with the place of a mistake."""
    if len(text) > MAX_LENGTH:
        advice = f"the limit is {MAX_LENGTH}: search for a part of it"
        raise QueryError(f"the query has {len(text)} characters", position=MAX_LENGTH, advice=advice)
    return tuple(clause for chunk, is_quoted, start in _chunks(text) for clause in _clauses(chunk, is_quoted, start))


def _chunks(text: str) -> Iterator[tuple[str, bool, int]]:
    """What stands between blanks or quotes, whether it was quoted, and where it starts."""
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
        elif text[position] in QUOTES:
            end = _closing(text, position)
            yield text[position + 1 : end], True, position
            position = end + 1
        else:
            end = position
            while end < len(text) and not text[end].isspace() and text[end] not in QUOTES:
                end += 1
            yield text[position:end], False, position
            position = end


def _closing(text: str, opening: int) -> int:
    for closers in (QUOTES[text[opening]], _ALSO_CLOSES):
        for position in range(opening + 1, len(text)):
            if text[position] in closers:
                return position
    raise QueryError("this quotation mark is not closed", position=opening, advice="close it, or leave it out")


def _clauses(chunk: str, is_quoted: bool, start: int) -> list[Clause]:
    folded = fold(simplify(chunk))
    if is_quoted and not folded:
        raise QueryError("there is nothing between these quotation marks", position=start, advice="leave them out")
    if is_quoted:
        return [Phrase(folded)]
    return [_unquoted(folded)] if folded else []


def _unquoted(folded: str) -> Clause:
    groups = _joined(query_pieces(folded))
    words = tuple(group[0] for group in groups if len(group) == 1 and len(group[0]) > 1)
    runs = tuple("".join(group) for group in groups if len(group) > 1 or len(group[0]) == 1)
    if not words and len(runs) < 2:  # a name; or punctuation alone, which is searched as it is
        return Phrase(runs[0] if runs else folded)
    return Words(words, runs, folded)


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
