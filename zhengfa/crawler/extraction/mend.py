"""Malformed pages that the fast parser makes no sense of, put in order by BeautifulSoup; docs/decisions/0007.

A browser, and Lexbor as it follows the same standard, lets an element that is never closed swallow the page behind it:
`<title>`, `<textarea>`, an attribute without its second quote. BeautifulSoup on Python's own parser keeps what stands
there. It is slow, so it sees only pages that hold sentences and gave no article.
"""

import re

from bs4 import BeautifulSoup

from zhengfa.crawler.extraction.limits import is_too_large
from zhengfa.crawler.extraction.slim import slim

MAX_CHARACTERS = 500_000  # twice what the longest of 84 real pages has without its scripts
MAX_TAGS = 10_000  # takes half a second; none of those pages has more
_LEAST_SENTENCES = 3
_STOP = "。"

_SWALLOWING_TAGS = """
    title textarea noscript template iframe object select option button xmp video audio noframes
"""
_SWALLOWING = _SWALLOWING_TAGS.split()
_LD_SCRIPT = re.compile(r"<script\b[^>]*>[^<]*</script>", re.IGNORECASE)
_NEVER_CLOSED = re.compile(r"<!--|</?(?:script|style|frameset)\b[^>]*>", re.IGNORECASE)
# BeautifulSoup's time grows with the square of the depth. A page without `</p>` and `</td>` is as deep as it is long.
_MOST_DEPTH = 300
_MOST_INLINE_DEPTH = 320  # links are kept even where blocks are not: by them lists of other pages are told from text
_TAG = re.compile(r"<(?:(/?)([a-zA-Z][\w:-]*)[^<>]*>|[!?][^<>]*>)?")
_VOID_TAGS = "area base br col embed frame hr img input link meta param source track wbr"
_INLINE_TAGS = "a abbr b big cite code del em font i ins s small span strong strike sub sup u"
_VOID, _INLINE = frozenset(_VOID_TAGS.split()), frozenset(_INLINE_TAGS.split())
_MOST_ATTRIBUTES = 50
_KEPT_ATTRIBUTES = frozenset({"class", "id", "href", "src", "name", "content"})


def mended(text: str) -> str:
    """A page in order: what was never closed is closed, or gone. Empty if it holds no sentences, or is too long."""
    if text.count(_STOP) < _LEAST_SENTENCES or is_too_large(text):
        return ""
    html = slim(text)
    if len(html) > MAX_CHARACTERS or html.count("<") > MAX_TAGS:
        return ""
    opened = _NEVER_CLOSED.sub("", _LD_SCRIPT.sub("", html))
    # In an element of its own: a bare text that looks like a file's name draws a warning.
    soup = BeautifulSoup(f"<html>{_flattened(opened)}</html>", "html.parser")
    for element in soup.find_all(_SWALLOWING):
        if _STOP in element.get_text():
            element.name = "div"
    for element in soup.find_all(True):
        if len(element.attrs) > _MOST_ATTRIBUTES:
            element.attrs = {name: value for name, value in element.attrs.items() if name in _KEPT_ATTRIBUTES}
    return str(soup)


def _flattened(html: str) -> str:
    """A page without the tags that lie too deep, a block's becomes a line break, and without halves of tags."""
    is_kept: list[bool] = []  # of the elements that are open
    depth = 0  # of those that are kept

    def limited(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2] is None:  # a declaration, or no tag at all
            return "&lt;" if tag[0] == "<" else ""
        name = tag[2].lower()
        if name in _VOID:
            return tag[0]
        if not tag[1]:
            keeps = depth < (_MOST_INLINE_DEPTH if name in _INLINE else _MOST_DEPTH)
            is_kept.append(keeps)
            depth += keeps
        elif is_kept:
            keeps = is_kept.pop()
            depth -= keeps
        else:
            keeps = True
        return tag[0] if keeps else "" if name in _INLINE else "<br>"

    return _TAG.sub(limited, html)
