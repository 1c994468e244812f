"""Highlights: where a query's clauses match a text, and the passage that shows most of them."""

from zhengfa.indexer.folding import fold_with_offsets
from zhengfa.indexer.parser import Clause, Phrase
from zhengfa.indexer.query import Fragment

SNIPPET_LENGTH = 120  # characters: three lines on a phone
_LEAD = 20  # characters shown before the first match

Span = tuple[int, int]


def highlight(text: str, clauses: tuple[Clause, ...]) -> tuple[Fragment, ...]:
    """The whole text in fragments, matched and not."""
    return _fragments(text, 0, len(text), find_matches(text, clauses))


def snippet(text: str, clauses: tuple[Clause, ...]) -> tuple[Fragment, ...]:
    """The passage with the most matches in fragments; the beginning of a text without any."""
    matches = find_matches(text, clauses)
    start = _best_start(matches, len(text))
    end = min(len(text), start + SNIPPET_LENGTH)
    fragments = _fragments(text, start, end, matches)
    before = (Fragment("…", False),) if start > 0 else ()
    after = (Fragment("…", False),) if end < len(text) else ()
    return before + fragments + after


def find_matches(text: str, clauses: tuple[Clause, ...]) -> list[Span]:
    """The spans of a text that clauses match, in order, none touching another."""
    folded, offsets = fold_with_offsets(text)
    spans: list[Span] = []
    for needle in _needles(clauses):
        start = folded.find(needle)
        while start >= 0:
            spans.append((offsets[start], offsets[start + len(needle) - 1] + 1))
            start = folded.find(needle, start + 1)
    return _merged(spans)


def _needles(clauses: tuple[Clause, ...]) -> set[str]:
    needles: set[str] = set()
    for clause in clauses:
        needles.update([clause.text] if isinstance(clause, Phrase) else [*clause.words, *clause.runs])
    return needles


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _best_start(matches: list[Span], length: int) -> int:
    """Where to begin so that the most matches are in the passage; the earliest such place."""
    starts = [max(0, start - _LEAD) for start, _ in matches]
    held = [sum(start <= m[0] and m[1] <= start + SNIPPET_LENGTH for m in matches) for start in starts]
    best = starts[held.index(max(held))] if held else 0
    return max(0, min(best, length - SNIPPET_LENGTH))


def _fragments(text: str, start: int, end: int, matches: list[Span]) -> tuple[Fragment, ...]:
    fragments, position = [], start
    for first, last in matches:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        if first > position:
            fragments.append(Fragment(text[position:first], False))
        fragments.append(Fragment(text[first:last], True))
        position = last
    if position < end:
        fragments.append(Fragment(text[position:end], False))
    return tuple(fragments)
