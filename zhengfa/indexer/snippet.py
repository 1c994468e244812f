"""Highlights: where a query's clauses match a text, and the passage that shows most of them."""

from collections import Counter, deque

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
    """The passage that shows most of what was searched for, in fragments; the beginning of a text without any."""
    found = _found(text, clauses)
    start = _best_start(found, len(text))
    end = min(len(text), start + SNIPPET_LENGTH)
    fragments = _fragments(text, start, end, _merged(list(found)))
    before = (Fragment("…", False),) if start > 0 else ()
    after = (Fragment("…", False),) if end < len(text) else ()
    return before + fragments + after


def find_matches(text: str, clauses: tuple[Clause, ...]) -> list[Span]:
    """The spans of a text that clauses match, in order, none touching another."""
    return _merged(list(_found(text, clauses)))


def _found(text: str, clauses: tuple[Clause, ...]) -> dict[Span, str]:
    """Every place of every word and run that was searched for, and which one it is."""
    folded, offsets = fold_with_offsets(text)
    found: dict[Span, str] = {}
    for needle in _needles(clauses):
        start = folded.find(needle)
        while start >= 0:
            found[offsets[start], offsets[start + len(needle) - 1] + 1] = needle
            start = folded.find(needle, start + 1)
    return found


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


def _best_start(found: dict[Span, str], length: int) -> int:
    """Where to begin so that most different words are in the passage, and then most places; the first such one."""
    best, best_start = (0, 0), 0
    window: deque[tuple[Span, str]] = deque()
    inside: Counter[str] = Counter()
    for span, needle in sorted(found.items()):  # each is the last one of a passage once
        window.append((span, needle))
        inside[needle] += 1
        while window[0][0][0] - _LEAD + SNIPPET_LENGTH < span[1] and len(window) > 1:
            inside[window.popleft()[1]] -= 1
        shown = (len(+inside), len(window))
        if shown > best:
            best, best_start = shown, window[0][0][0] - _LEAD
    return max(0, min(best_start, length - SNIPPET_LENGTH))


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
