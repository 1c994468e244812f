"""A serialised page with an end of line for every block.

What is read is a parser's serialisation: every element is closed, and `<` and `>` stand for mark-up alone, inside
attributes too. So blocks can be turned into line ends at once, and only what is left in a line is looked at by itself.
"""

import re

# Grouped by their first letters: a search for one of forty words in a row takes a fifth longer.
_BLOCK_TAGS = (
    "a(?:rticle|side|ddress)|b(?:r|lockquote|ody)|c(?:enter|aption)|d(?:iv|[ldt]|etails)|f(?:ooter|igure|igcaption|ieldset|orm)"
    "|h(?:[1-6r]|eader)|li|main|nav|[uo]l|p(?:re)?|s(?:ection|ummary)|t(?:able|body)"
)
# No page holds NUL: decoding drops it, and the parser makes U+FFFD of its references. So these are ours alone.
ROW, ROW_END, CELL, TABLE = "\0r", "\0/r", "\0c", "\0t"
STRUCTURE = frozenset({ROW, ROW_END, CELL, TABLE})
_TABLE_TAGS = (
    (re.compile(r"<tr(?: [^>]*)?>"), ROW),
    (re.compile(r"</tr>"), ROW_END),
    (re.compile(r"<t[dh](?: [^>]*)?>"), CELL),
    (re.compile(r"<table(?: [^>]*)?>"), TABLE),
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BLOCK = re.compile(rf"</?(?:{_BLOCK_TAGS})(?: [^>]*)?>")
_OTHER = re.compile(r"<(?!/?a[ >]|img[ >])[^>]*>")
_KEPT = re.compile(r"<pre[ >].*?</pre>", re.DOTALL)  # line ends count inside, those of tags excepted
_TAGS = re.compile(r"(<[^>]*>)")
_WRITTEN_BREAK = r"\r\n"  # the four characters, where an editor wrote its line ends as text


def flat(html: str) -> str:
    """A page with an end of line for every block, and nothing left of mark-up but links and images."""
    if "<pre" in html:
        html = _KEPT.sub(_with_breaks, html)
    html = html.replace("\n", " ").replace("&nbsp;", " ")
    if _WRITTEN_BREAK in html:
        html = html.replace(_WRITTEN_BREAK, "\n")
    if "<!--" in html:
        html = _COMMENT.sub("", html)
    if "<tr" in html:
        for tag, sign in _TABLE_TAGS:
            html = tag.sub(f"\n{sign}\n", html)
    return _OTHER.sub("", _BLOCK.sub("\n", html))


def _with_breaks(kept: re.Match[str]) -> str:
    parts = _TAGS.split(kept[0])
    parts[::2] = [text.replace("\n", "<br>") for text in parts[::2]]
    return "".join(parts)
