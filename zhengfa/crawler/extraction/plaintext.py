"""An article from a plain-text file: lines without any mark-up to go by."""

from collections.abc import Sequence
from itertools import takewhile

from zhengfa.crawler.extraction.credits import is_byline
from zhengfa.crawler.extraction.furniture import is_furniture
from zhengfa.crawler.extraction.headline import is_headline_like, line_above
from zhengfa.crawler.extraction.lines import Line, clean

_HEAD_LINES = 30  # navigation saved above the headline; a byline further down belongs to another article
_LONGEST = 60  # characters; without a byline below it, a longer line is a paragraph
_SENTENCE_ENDS = ("。", "！", "？", "；", "：", "，", "”", "!", "?", ";", ":", ",")


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that hold anything."""
    return tuple(Line(line) for line in map(clean, text.splitlines()) if line)


def find_headline(lines: Sequence[Line]) -> str | None:
    """The line above the byline; without a byline the first line of text, if it is no sentence."""
    if above := line_above(lines, _byline_at(lines)):
        return above
    first = next((line.text for line in lines if not is_furniture(line.text) and not is_byline(line.text)), "")
    is_short = len(first) <= _LONGEST and not first.endswith(_SENTENCE_ENDS)
    return first if is_short and is_headline_like(first) and len(lines) > 1 else None


def _byline_at(lines: Sequence[Line]) -> int | None:
    """The first byline above the text's first sentence; behind it, a byline is a credit and stands below text."""
    head = takewhile(lambda number: "。" not in lines[number].text, range(min(_HEAD_LINES, len(lines))))
    return next((number for number in head if is_byline(lines[number].text)), None)
