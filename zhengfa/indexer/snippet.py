"""Highlights: where a query's needles match a text, and the passage that shows most of them."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from zhengfa.indexer.folded_text import FoldedText, Span
from zhengfa.indexer.needles import Needle
from zhengfa.indexer.query import Fragment

SNIPPET_LENGTH = 120  # characters: three lines on a phone
_LEAD = 20  # characters shown before the first match
_SPARE = 5  # characters that a passage may hold more than its folded text: line ends and blanks
_MOST = 100  # places of one needle that are looked at to choose a passage: the first of them are as good as any
_WIDEST = 4  # folded characters that one character of a text may stand for: ㍿ is 株式会社

_Placed = tuple[Span, int]  # a place, and the number of the needle that may match there


def highlight(text: str, needles: tuple[Needle, ...]) -> tuple[Fragment, ...]:
    """The whole text in fragments, matched and not."""
    return fragments(text, 0, len(text), find_matches(text, needles))


def snippet(text: str, needles: tuple[Needle, ...]) -> tuple[Fragment, ...]:
    """The passage that shows most of what was searched for, in fragments; the beginning of a text without any."""
    folded = FoldedText(text)
    places = sorted(
        (place, number) for number, needle in enumerate(needles) for place in islice(folded.candidates(needle), _MOST)
    )
    anchor, places = _passage(folded, needles, places)
    start = max(0, min(folded.place(anchor) - _LEAD, len(text) - SNIPPET_LENGTH)) if places else 0
    end = min(len(text), start + SNIPPET_LENGTH)
    reach = SNIPPET_LENGTH * (_WIDEST if len(folded.folded) > len(text) else 1)
    near = ((place, number) for place, number in places if abs(place[0] - anchor) <= reach)
    shown = [one for one in near if folded.place(one[0][0]) < end and folded.place(one[0][1] - 1) >= start]
    found = [folded.span(*span) for place, number in shown for span in folded.matches(needles[number], place)]
    matches = _merged(found)
    # No match is cut but one longer than a passage.
    if len(matches) > 1 and matches[0][0] < start < matches[0][1]:
        start = matches.pop(0)[1]
    if len(matches) > 1 and matches[-1][0] < end < matches[-1][1]:
        end = matches.pop()[0]
    return (*_dots(start > 0), *fragments(text, start, end, matches), *_dots(end < len(text)))


def find_matches(text: str, needles: tuple[Needle, ...]) -> list[Span]:
    """The spans of a text that needles match, in order, none touching another."""
    folded = FoldedText(text)
    found = ((needle, place) for needle in needles for place in folded.candidates(needle))
    return _merged([folded.span(*span) for needle, place in found for span in folded.matches(needle, place)])


def _passage(folded: FoldedText, needles: tuple[Needle, ...], places: list[_Placed]) -> tuple[int, list[_Placed]]:
    """Where the passage begins that shows most, and the places that may be shown in it.

    It is chosen by where characters stand. Places in it that turn out to be no words are left out, and it is chosen
    anew until there are none: then no other passage can show more, and next to no text had to be cut into words.
    """
    while places:
        anchor = _best(places)
        inside = [one for one in places if anchor <= one[0][0] <= anchor + SNIPPET_LENGTH]
        wrong = {one for one in inside if not folded.matches(needles[one[1]], one[0])}
        if not wrong:
            return anchor, places
        places = [one for one in places if one not in wrong]
    return 0, []


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _best(found: list[_Placed]) -> int:
    """Where to begin so that most different needles are in the passage, and then most places; the first such one."""
    best, anchor = (0, 0), 0
    inside: defaultdict[int, int] = defaultdict(int)  # places of each needle in the passage
    first = different = 0
    for last, (span, needle) in enumerate(found):  # each is the last one of a passage once
        inside[needle] += 1
        different += inside[needle] == 1
        while found[first][0][0] - _LEAD + SNIPPET_LENGTH - _SPARE < span[1] and first < last:
            left = found[first][1]
            inside[left] -= 1
            different -= inside[left] == 0
            first += 1
        shown = (different, last - first + 1)
        if shown > best:
            best, anchor = shown, found[first][0][0]
    return anchor


def _dots(is_cut: bool) -> tuple[Fragment, ...]:
    return (Fragment("…", False),) if is_cut else ()


def fragments(text: str, start: int, end: int, matches: Sequence[Span]) -> tuple[Fragment, ...]:
    """The text from start to end in fragments; matches may reach beyond them."""
    found, position = list[Fragment](), start
    for first, last in matches:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        if first > position:
            found.append(Fragment(text[position:first], False))
        found.append(Fragment(text[first:last], True))
        position = last
    if position < end:
        found.append(Fragment(text[position:end], False))
    return tuple(found)
