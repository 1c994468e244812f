"""Which CSS selectors can be looked for."""

from selectolax.lexbor import LexborHTMLParser, SelectolaxError


def is_selector(text: str) -> bool:
    """Whether the parser can read a selector; it raises at those that it cannot."""
    try:
        LexborHTMLParser("<p>").css(text)
    except SelectolaxError:
        return False
    return True
