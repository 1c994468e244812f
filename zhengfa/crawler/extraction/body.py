"""The body of an article: a CMS's container, or else the densest run of prose; then the lines that are no part of it.

Prose is told from the rest by Chinese punctuation and by how little of it is linked; words and white space say nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from zhengfa.archive.content import Provenance
from zhengfa.crawler.extraction.credits import is_byline, is_credit
from zhengfa.crawler.extraction.document import with_frame
from zhengfa.crawler.extraction.endings import ending
from zhengfa.crawler.extraction.furniture import is_furniture
from zhengfa.crawler.extraction.layout import GENERAL, LIKELY, UNKNOWN, Layout
from zhengfa.crawler.extraction.lines import Element, Line, squeeze
from zhengfa.crawler.extraction.page import PARENTS, Page
from zhengfa.crawler.extraction.signals import Candidate

_PROSE = re.compile(r"[，。、；：？！”》,;?!]")
_SENTENCE_END = re.compile(r"[，。；：？！…”][）)]?$")
_LINKED = 0.5  # a line with more than half of it linked is a list's, not a paragraph

# Weights in characters of prose. A few short lines (sub-headings, verses) may cost no more than a paragraph earns.
_SHORT_COST = 8
_FOREIGN_COST = 60  # of links and furniture

LEAST_TEXT = 20  # characters; a picture's caption is longer
_CONTAINER_SHARE = 0.3  # of the densest run: a strong container with less holds only the first part or the summary
_AGREEMENT = 0.8  # of the densest run that a likely container must hold …
_FOREIGN_SHARE = 0.3  # … and of its own text that may be links and furniture; tables and lists may be the rest
_ENDINGS_FROM = 0.3  # share of the body's text before which 相关链接 and the like are not its end
_LEAST_HEADLINE = 7  # characters of a linked line that may be a headline
_ROW_LINES = 4  # headline, abstract, date and a button
_LEAST_ABSTRACTS = 3  # rows, from which they are a list
_COMMENTS_FROM = 60  # characters behind which 网友评论 is: comments may be longer than the text
_BACKGROUND = 0.5  # share of prose behind 相关链接 from which it is the article's own background


@dataclass(frozen=True, slots=True)
class Span:
    """Lines of a page, from `first` up to but not including `last`."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Found:
    """Where the body stands, and the container that says so, if one does, and the layout that names it."""

    span: Span
    container: Element | None = None
    is_named: bool = False  # the container's name says that it holds an article
    layout: Layout = UNKNOWN


class _Measure:
    """Characters of prose, of links and furniture, and of text between any two lines.

    In constant time: pages may hold 100,000 containers.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.weights = [weight(line) for line in lines]
        self._prose = [0, *accumulate(max(0, value) for value in self.weights)]
        lengths = [len(line.text) for line in lines]
        foreign = (
            length if value == -_FOREIGN_COST else 0 for length, value in zip(lengths, self.weights, strict=True)
        )
        self._foreign = [0, *accumulate(foreign)]
        self._text = [0, *accumulate(lengths)]

    def prose(self, span: Span) -> int:
        return self._prose[max(span.first, span.last)] - self._prose[span.first]

    def foreign(self, span: Span) -> int:
        return self._foreign[max(span.first, span.last)] - self._foreign[span.first]

    def text(self, span: Span) -> int:
        return self._text[max(span.first, span.last)] - self._text[span.first]


def bodies(page: Page, layouts: Sequence[Layout] = ()) -> Iterator[Candidate[Found]]:
    """Where the body may stand, furniture included, the surest first; none when the page holds no prose."""
    measure = _Measure(page.lines)
    dense = densest(_without_abstracts(page.lines, measure.weights)) or densest(measure.weights)
    for layout in layouts:
        for selector, box in _largest(page, layout.body, dense, measure):
            yield Candidate(
                Found(Span(box.first, box.last), box, True, layout), Provenance.LAYOUT, f"{layout.name} {selector}"
            )
    open_layout = next((layout for layout in layouts if not layout.body), UNKNOWN)  # which leaves the body to these
    for selector, box in _largest(page, GENERAL, dense, measure):
        yield Candidate(Found(Span(box.first, box.last), box, True, open_layout), Provenance.CONTAINER, selector)
    if dense is None:
        return
    for selector, box in _agreeing(page, dense, measure):
        yield Candidate(
            Found(Span(box.first, box.last), box, selector is not PARENTS, open_layout), Provenance.CONTAINER, selector
        )
    whole = Span(*with_frame(page.lines, dense.first, dense.last))
    yield Candidate(Found(whole, layout=open_layout), Provenance.DENSITY)


def paragraphs(lines: Sequence[Line], headline: str | None) -> tuple[str, ...]:
    """The article's own lines: byline and headline cut at the head, related lists at the end, furniture throughout."""
    key = squeeze(headline or "")
    begin = next((number for number, line in enumerate(lines) if _is_begun(line, key)), len(lines))
    head = [line for line in lines[:begin] if not _is_preamble(line.text, key)]
    kept = _without_lists([*head, *lines[begin:]])
    kept = kept[: _end(kept)]
    while kept and (_is_linked(kept[-1]) or is_credit(kept[-1].text) or is_furniture(kept[-1].text)):
        kept.pop()
    return _once([line.text for line in kept if not is_furniture(line.text) and not _is_headline(line.text, key)])


def _once(texts: Sequence[str]) -> tuple[str, ...]:
    """A text without its second copy: electronic newspapers print one for phones and one for screens."""
    half = len(texts) // 2
    # One paragraph may be meant twice, and a refrain is short.
    is_twice = half > 1 and texts[:half] == texts[half:] and sum(map(len, texts[:half])) > LEAST_TEXT
    return tuple(texts[:half] if is_twice else texts)


def weight(line: Line) -> int:
    """What a line adds to a run of prose: its characters, or a cost."""
    if _is_linked(line) or is_furniture(line.text):
        return -_FOREIGN_COST
    own = len(line.text) - line.linked
    is_prose = _SENTENCE_END.search(line.text) or (own >= LEAST_TEXT and _PROSE.search(line.text))
    return own if is_prose and not is_byline(line.text) else -_SHORT_COST


def densest(weights: Sequence[int]) -> Span | None:
    """The run of lines with the greatest total weight."""
    best, best_span = 0, None
    total, start = 0, 0
    for number, value in enumerate(weights):
        if total <= 0:
            total, start = 0, number
        total += value
        if total > best:
            best, best_span = total, Span(start, number + 1)
    return best_span


def abstracts(lines: Sequence[Line]) -> frozenset[int]:
    """Lines below the linked headlines of other pages, one close behind the other as in a search's results."""
    rows = (number for number in range(1, len(lines)) if _is_abstract(lines[number - 1], lines[number]))
    groups: list[list[int]] = []
    for number in rows:
        if groups and number - groups[-1][-1] <= _ROW_LINES:
            groups[-1].append(number)
        else:
            groups.append([number])
    listed = (group for group in groups if len(group) >= _LEAST_ABSTRACTS or _is_announced(lines, group[0]))
    return frozenset(chain.from_iterable(listed))


def _is_announced(lines: Sequence[Line], row: int) -> bool:
    return row >= 2 and ending(lines[row - 2].text) in ("related", "background")


def _is_abstract(above: Line, line: Line) -> bool:
    is_long = len(line.text) >= LEAST_TEXT and len(above.text) >= _LEAST_HEADLINE  # most lines are not
    return is_long and _is_linked(above) and not _is_linked(line)


def _without_abstracts(lines: Sequence[Line], weights: Sequence[int]) -> Sequence[int]:
    listed = abstracts(lines)
    return [-_FOREIGN_COST if number in listed else value for number, value in enumerate(weights)]


def _largest(
    page: Page, selectors: tuple[str, ...], dense: Span | None, measure: _Measure
) -> Iterator[tuple[str, Element]]:
    """Of every selector that has one worth having, the container with the most prose."""
    least = max(LEAST_TEXT, _CONTAINER_SHARE * measure.prose(dense)) if dense else LEAST_TEXT
    for selector in selectors:
        found = ((measure.prose(Span(box.first, box.last)), box) for box in page.select((selector,)))
        if fitting := [(prose, box) for prose, box in found if prose >= least]:
            yield selector, max(fitting, key=lambda one: one[0])[1]


def _agreeing(page: Page, dense: Span, measure: _Measure) -> Iterator[tuple[str, Element]]:
    """Likely containers that hold nearly all of the densest run and little else."""
    for selector in (*LIKELY, PARENTS):
        for box in sorted(page.select((selector,)), key=lambda box: box.last - box.first):
            span = Span(box.first, box.last)
            shared = measure.prose(Span(max(box.first, dense.first), min(box.last, dense.last)))
            is_whole = shared >= _AGREEMENT * measure.prose(dense)
            if is_whole and measure.foreign(span) <= _FOREIGN_SHARE * measure.text(span):
                yield selector, box


def _end(lines: Sequence[Line]) -> int:
    """The number of the line at which the article is over."""
    total = sum(len(line.text) for line in lines)
    seen = 0
    for number, line in enumerate(lines):
        kind = ending(line.text) if seen >= min(_COMMENTS_FROM, _ENDINGS_FROM * total) else ""
        is_late = seen >= (_COMMENTS_FROM if kind == "comments" else _ENDINGS_FROM * total)
        if kind and is_late and not (kind == "background" and _is_background(lines[number + 1 :])):
            return number
        seen += len(line.text)
    return len(lines)


def _is_background(lines: Sequence[Line]) -> bool:
    """Whether these lines are prose, and not the headlines of other pages."""
    prose = sum(max(0, weight(line)) for line in lines)
    return prose > _BACKGROUND * sum(len(line.text) for line in lines)


def _without_lists(lines: Sequence[Line]) -> list[Line]:
    """Lines without those of link lists. A single linked line may be an attachment or a reference."""
    linked = [False, *map(_is_linked, lines), False]
    in_list = [here and (before or after) for before, here, after in zip(linked, linked[1:], linked[2:], strict=False)]
    return [line for line, listed in zip(lines, in_list, strict=True) if not listed]


def _is_linked(line: Line) -> bool:
    return line.linked > _LINKED * len(line.text)


def _is_begun(line: Line, headline: str) -> bool:
    """Whether the text has begun with this line: from here on 时间: is the article's own word."""
    return weight(line) >= LEAST_TEXT and not _is_preamble(line.text, headline)


def _is_preamble(text: str, headline: str) -> bool:
    return is_byline(text) or is_furniture(text) or _is_headline(text, headline)


def _is_headline(text: str, headline: str) -> bool:
    """Whether a line repeats the headline, which is given squeezed."""
    return text[:1] == headline[:1] and squeeze(text) == headline
