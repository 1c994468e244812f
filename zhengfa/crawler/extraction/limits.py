"""Pages that would take the parser minutes: refused before parsing, with the reason.

Lexbor's time grows with the square of the depth of nested blocks and of the attributes of one tag (measured: 200,000
nested `<div>`, 1 MB, take 200 seconds). Real pages stay far below these limits.
"""

import re

TOO_LARGE = "page too large"
MAX_CHARACTERS = 8_000_000  # the largest of 84 real pages has 0.6 million
MAX_TAGS = 200_000  # of 84 real pages none has 10,000
MAX_DEPTH = 3_000  # browsers cut at 512; takes lexbor 50 ms
MAX_ATTRIBUTES = 500

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
    if is_too_large(html):
        return TOO_LARGE
    if _has_overlong_tag(html):
        return "too many attributes"
    # No page can be deeper than it has tags, or start tags.
    tags = html.count("<")
    may_be_deep = tags > MAX_DEPTH and tags - html.count("</") > MAX_DEPTH
    return "nested too deeply" if may_be_deep and _is_too_deep(html) else ""


def is_too_large(html: str) -> bool:
    """Whether there is more of a page, scripts and comments included, than is ever looked at."""
    return len(html) > MAX_CHARACTERS or html.count("<") > MAX_TAGS


def _has_overlong_tag(html: str) -> bool:
    parts = html.split(">")
    if max(map(len, parts)) <= 2 * MAX_ATTRIBUTES:  # one attribute takes two characters at least
        return False
    long = [part for part in parts if len(part) > 2 * MAX_ATTRIBUTES]
    tags = (part[start:] for part in long if _TAG.match(part, start := part.rfind("<")))
    return any(len(_QUOTED.sub("", tag).split()) > MAX_ATTRIBUTES for tag in tags)


def _is_too_deep(html: str) -> bool:
    depth = 0
    for end, tag in _NAMES.findall(html):
        if tag.lower() not in _UNNESTED:
            depth = max(0, depth - 1) if end else depth + 1
            if depth > MAX_DEPTH:
                return True
    return False
