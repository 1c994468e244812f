"""Every run of text is in an element that says its language: what is Chinese on English pages, and the reverse."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.webui.pages import CHRONICLE, FAKES, OFFICIALS, PAGES, VISITS, Page, addresses_of
from tests.webui.reading import text_of
from tests.webui.test_app import fail, replace_services
from zhengfa.archive.errors import EngineError
from zhengfa.webui.labels.tongues import has_han

SAID_IN = (
    "title",
    "aria-label",
    "alt",
    "placeholder",
    "value",
    "content",
)  # attributes that people get to read or hear
UNSAID = {"hidden", "radio", "checkbox"}  # inputs whose values nobody reads
ENGLISH_PROSE = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z]{2,}){2,}")  # three words on end: less is a name or a format
NO_PROSE = {"code", "kbd", "script", "textarea"}  # a reference is in two languages, and can name one


@pytest.fixture
def page(request: pytest.FixtureRequest) -> tuple[Flask, Page]:
    return request.getfixturevalue(request.param.app), request.param


def load(page: tuple[Flask, Page], language: str) -> LexborHTMLParser:
    app, shown = page
    answer = app.test_client().get(shown.path, headers={"Accept-Language": language})
    assert answer.status_code == shown.status
    return LexborHTMLParser(answer.text)


def said(page: LexborHTMLParser) -> Iterator[tuple[LexborNode, str]]:
    """All that a page says, each with the element that says it."""
    assert page.root is not None
    for node in page.root.traverse(include_text=True):
        if node.is_text_node:
            assert node.parent is not None
            yield node.parent, node.text(deep=False)
        elif node.attributes.get("type") not in UNSAID:
            yield from ((node, node.attributes.get(name) or "") for name in SAID_IN)


def language_of(node: LexborNode) -> str:
    """The language that the nearest element around it says."""
    nearest: LexborNode | None = node
    while nearest is not None and "lang" not in nearest.attributes:
        nearest = nearest.parent
    assert nearest is not None
    return (nearest.attributes["lang"] or "").partition("-")[0]


@pytest.mark.parametrize("page", PAGES, indirect=True, ids=str)
def test_what_is_chinese_on_an_english_page_says_so(page: tuple[Flask, Page]) -> None:
    english = load(page, "en")
    assert [text for node, text in said(english) if has_han(text) and language_of(node) != "zh"] == []
    assert english.css_matches("html[lang=en]")


@pytest.mark.parametrize("page", PAGES, indirect=True, ids=str)
def test_what_is_english_on_a_chinese_page_says_so(page: tuple[Flask, Page]) -> None:
    chinese = load(page, "zh")
    prose = [(node, text) for node, text in said(chinese) if ENGLISH_PROSE.search(text) and node.tag not in NO_PROSE]
    assert [text for node, text in prose if language_of(node) != "en"] == []


@pytest.mark.parametrize("page", PAGES, indirect=True, ids=str)
def test_no_page_says_the_same_in_both_languages(page: tuple[Flask, Page]) -> None:
    assert text_of(load(page, "en"), "title") != text_of(load(page, "zh"), "title")


def test_no_kind_of_page_is_missing(
    app: Flask, officials_app: Flask, visits_app: Flask, request: pytest.FixtureRequest
) -> None:
    """Each address of the app is that of a page in the list."""
    shown = set()
    for page in PAGES:
        adapter = request.getfixturevalue(page.app).url_map.bind("localhost")
        if page.path != "/nowhere":
            rule, _ = adapter.match(page.path.partition("?")[0], return_rule=True)
            shown.add(rule.rule)
    assert addresses_of(app) <= shown
    assert {page.app for page in PAGES} == {FAKES, OFFICIALS, VISITS, CHRONICLE}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_error_that_nobody_translated_is_english_but_for_what_it_quotes(app: Flask, language: str) -> None:
    replace_services(app, search=fail(EngineError("the disk of 沈阳 is full of files")))
    shown = [(text, language_of(node)) for node, text in said(load((app, Page(FAKES, "/", 503)), language))]
    parts = [("the disk of ", "en"), ("沈阳", "zh"), (" is full of files", "en")]
    assert [one for one in shown if one in parts] == parts
