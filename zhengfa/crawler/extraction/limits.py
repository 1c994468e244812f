"""Pages that would take the parser minutes: refused before parsing, with the reason.

Lexbor's time grows with the square of the depth of nested blocks and of the attributes of one tag (measured: 200,000
nested `<div>`, 1 MB, take 200 seconds). Real pages stay far below these limits.
"""

import re
from collections.abc import Iterator

TOO_LARGE = "page too large"
MAX_CHARACTERS = 8_000_000  # the largest of 84 real pages has 0.6 million
MAX_TAGS = 200_000  # of 84 real pages none has 10,000
MAX_DEPTH = 3_000  # browsers cut at 512; takes lexbor 50 ms
MAX_ATTRIBUTES = 500
_REACH = 2 * MAX_ATTRIBUTES + 1

_TAG = re.compile("<[a-zA-Z]")
_NAMES = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_QUOTED = re.compile(r"""\"[^\"]*\"|'[^']*'""")  # a long text in one attribute is no sign of many
# Their end tags may be left out, so that counting would find depth where there is none; the rest are void.
_UNNESTED_TAGS = """
    p li dt dd tr td th thead tbody tfoot option a b i u em strong font span br img hr input meta link param col area
    base embed source track wbr path
"""
_UNNESTED = frozenset(_UNNESTED_TAGS.split())


class Unparsable(Exception):
    """A page that cannot be parsed in bounded time, with the reason."""


def refusal(html: str) -> str:
    """Why this page cannot be parsed in bounded time; empty when it can."""
    tags = html.count("<")
    if len(html) > MAX_CHARACTERS or tags > MAX_TAGS:
        return TOO_LARGE
    if any(_has_many_attributes(part) for part in _long_parts(html)):
        return "too many attributes"
    # No page can be deeper than it has tags, or start tags.
    may_be_deep = tags > MAX_DEPTH and tags - html.count("</") > MAX_DEPTH
    return "nested too deeply" if may_be_deep and _is_too_deep(html) else ""


def is_too_large(html: str) -> bool:
    """Whether there is more of a page, scripts and comments included, than is ever looked at."""
    return len(html) > MAX_CHARACTERS or html.count("<") > MAX_TAGS


def _long_parts(html: str) -> Iterator[str]:
    """What stands between two `>` and is long enough for too many attributes: one takes two characters at least.

    Goes from one `>` to the last that lies within reach, so that a hundred are passed over at a time.
    """
    start = 0
    while start + _REACH <= len(html):
        end = html.rfind(">", start, start + _REACH)
        if end < 0:
            end = html.find(">", start + _REACH)
            end = len(html) if end < 0 else end
            yield html[start:end]
        start = end + 1


def _has_many_attributes(part: str) -> bool:
    start = part.rfind("<")
    return bool(_TAG.match(part, start)) and len(_QUOTED.sub("", part[start:]).split()) > MAX_ATTRIBUTES


def _is_too_deep(html: str) -> bool:
    depth = 0
    for end, tag in _NAMES.findall(html):
        if tag.lower() not in _UNNESTED:
            depth = max(0, depth - 1) if end else depth + 1
            if depth > MAX_DEPTH:
                return True
    return False
