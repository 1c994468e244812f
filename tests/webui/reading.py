"""Reading pages as a test needs it."""

import re
from urllib.parse import unquote

from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser, LexborNode


def get(client: FlaskClient, url: str, status: int = 200, **args: str) -> LexborHTMLParser:
    """A page, which must have this status."""
    response = client.get(url, query_string=args or None)
    assert response.status_code == status, response.text
    return LexborHTMLParser(response.text)


def words(node: LexborNode) -> str:
    """The text of a part of a page, with single blanks."""
    return " ".join(node.text().split())


def text_of(page: LexborHTMLParser, selector: str) -> str:
    """The text of the one part that there has to be."""
    node = page.css_first(selector)
    assert node is not None, selector
    return words(node)


def texts_of(page: LexborHTMLParser, selector: str) -> list[str]:
    """The texts of all parts of a kind."""
    return [words(node) for node in page.css(selector)]


def hrefs(page: LexborHTMLParser, selector: str) -> list[str]:
    """Where links lead, readable."""
    return [unquote(node.attributes["href"] or "") for node in page.css(selector)]


def foreign_scripts(text: str) -> list[str]:
    """Every script of a page but ours."""
    return re.findall(r'<script(?! type="module" src="/static/(?:keys|brush)\.js\?v=\w+"></script>)[^>]*>?', text)
