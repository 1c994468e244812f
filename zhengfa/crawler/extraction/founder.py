"""What Founder's products write in comments: the article's fields, and where its text begins and ends."""

import re

_PROPERTY, _PROPERTY_END = "<!--enpproperty", "/enpproperty"
_CONTENT = "enpcontent-->"
_CONTENT_BOUND = re.compile(r"<!--\s*(/?)enpcontent-->")
_MOST_BOUNDS = 20  # a page has two, or two a part; thousands, nested, would take the parser seconds


def property_of(html: str) -> str:
    """The comment that holds the article's fields; empty where there is none."""
    _, opened, rest = html.partition(_PROPERTY)
    fields, closed, rest = rest.partition(_PROPERTY_END)
    blank, ended, _ = rest.partition("-->")
    return f"{opened}{fields}{closed}{blank}{ended}" if ended else ""


def without_comments(html: str, fields: str) -> str:
    """The page as a parser should see it: without the fields, and with the text in an element.

    The comment of fields is cut out because a field may hold `-->`, behind which the rest would be text of the page.
    The comments round the text become the element that newer releases write. A bound without its other one does no
    harm: a parser closes what is open and passes over what closes nothing.
    """
    if fields:
        html = html.replace(fields, "", 1)
    # A paragraph that is open would end at the text's first one, and the element with it.
    return _CONTENT_BOUND.sub(r"</p><\1founder-content>", html, _MOST_BOUNDS) if _CONTENT in html else html
