"""The help and the page about the archive: the same in both languages, and true."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import ROOT
from tests.making import read_page
from tests.webui.careers import BY_ID
from tests.webui.samples import PORTALS
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.opening import open_engine
from zhengfa.indexer.vocabulary import names_of
from zhengfa.settings.models import CrawlSettings, Settings, WebSettings
from zhengfa.webui.app import create_app
from zhengfa.webui.examples import EXAMPLES
from zhengfa.webui.languages import LANGUAGES

ALL = [example for examples in EXAMPLES.values() for example in examples]
QUERY_LANGUAGE = (ROOT / "docs/query-language.md").read_text()
PROSE = ("about", "help")


def read(client: FlaskClient, path: str, language: str = "zh") -> LexborHTMLParser:
    response = client.get(path, headers={"Accept-Language": language})
    assert response.status_code == 200
    return LexborHTMLParser(response.text)


def words(page: LexborHTMLParser, selector: str = "main") -> str:
    found = page.css_first(selector)
    return " ".join(found.text().split()) if found else ""


@pytest.mark.parametrize("name", PROSE)
def test_prose_has_the_same_headings_in_every_language(client: FlaskClient, name: str) -> None:
    assert {path.stem for path in (ROOT / "zhengfa/webui/templates" / name).glob("??.html")} == set(LANGUAGES)
    outlines = [
        [
            (node.tag, node.attributes.get("id"))
            for node in read(client, f"/{name}", language).css("main :is(h1, h2, h3)")
        ]
        for language in LANGUAGES
    ]
    assert outlines[0] == outlines[1]
    assert len(outlines[0]) > 5


@pytest.mark.parametrize("name", PROSE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_contents_lead_to_every_heading_by_its_name(client: FlaskClient, name: str, language: str) -> None:
    page = read(client, f"/{name}", language)
    headings = {f"#{node.attributes['id']}": node.text() for node in page.css("main h2")}
    assert {link.attributes["href"]: link.text() for link in page.css(".guide > nav a")} == headings


@pytest.mark.parametrize("name", PROSE)
def test_prose_links_to_the_same_pages_in_every_language(client: FlaskClient, name: str) -> None:
    links = [
        [link.attributes["href"] for link in read(client, f"/{name}", language).css("main a")] for language in LANGUAGES
    ]
    assert links[0] == links[1]


@pytest.mark.parametrize("example", ALL, ids=lambda example: example.text)
def test_every_example_can_be_read_and_is_documented(example: object) -> None:
    text = getattr(example, "text", "")
    assert parse(text, names_of(PORTALS)) is not None
    assert f"`{text}`" in QUERY_LANGUAGE


def test_every_example_is_a_link_that_answers(officials: FlaskClient) -> None:
    page = read(officials, "/help")
    links = page.css(".guide th a")
    assert [link.text() for link in links] == [example.text for example in ALL]
    assert {officials.get(link.attributes["href"] or "").status_code for link in links} == {200}


def app_with(folder: Path, **settings: object) -> Flask:
    made = Settings.model_validate({"data": folder, **settings})
    return create_app(open_engine(made), folder, list(BY_ID.values()), read_page=read_page, settings=made)


def test_the_page_tells_how_portals_are_really_visited(tmp_path: Path) -> None:
    crawl = CrawlSettings(contact="mailto:crawl@archive.example", delay=7.5, hours="22:00-06:00")
    client = app_with(tmp_path, crawl=crawl).test_client()
    for language in LANGUAGES:
        said = words(read(client, "/about", language), "main ul")
        assert "7.5" in said
        assert "22:00-06:00" in said
        assert crawl.user_agent in said
    assert "22:00" not in words(read(app_with(tmp_path).test_client(), "/about"))


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("take-down@archive.example", "mailto:take-down@archive.example"),
        ("https://archive.example/contact", "https://archive.example/contact"),
        ("javascript:alert(1)", None),
        ("<script>alert(1)</script>", None),
    ],
)
def test_whom_to_ask_is_a_setting(tmp_path: Path, contact: str, address: str | None) -> None:
    client = app_with(tmp_path, web=WebSettings(contact=contact), crawl=CrawlSettings(contact="other")).test_client()
    for language in LANGUAGES:
        page = read(client, "/about", language)
        assert contact in words(page)
        assert "other" not in words(page, "#contact + p")
        links = [link.attributes["href"] for link in page.css("#contact + p a")]
        assert links == ([address] if address else [])


def test_without_a_contact_that_is_said(tmp_path: Path) -> None:
    client = app_with(tmp_path).test_client()
    assert "还没有写明联系方式" in words(read(client, "/about"))
    assert "has not said yet how to be reached" in words(read(client, "/about", "en"))
    crawled = app_with(tmp_path, crawl=CrawlSettings(contact="crawl@archive.example")).test_client()
    assert "crawl@archive.example" in words(read(crawled, "/about"), "#contact + p")


def test_figures_are_those_of_the_archive(officials: FlaskClient, officials_app: Flask, tmp_path: Path) -> None:
    said = words(read(officials, "/about"))
    found = re.search(r"现有文章 (\d+) 篇，采集记录 (\d+) 条", said)
    assert found
    total = words(read(officials, "/"), "#total")
    assert f"共 {found[1]} 篇" in total
    assert "现有文章" not in words(read(app_with(tmp_path).test_client(), "/about"))


def test_every_page_leads_to_them(client: FlaskClient) -> None:
    for path in ("/", "/about", "/help", "/nowhere"):
        links = {link.attributes["href"] for link in LexborHTMLParser(client.get(path).text).css(".colophon a")}
        assert {"/about", "/portals", "/help"} <= links
