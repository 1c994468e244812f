"""What is sent for a page: compressed, and never heavy. What is exported is sent as it is made."""

import gzip
import zlib
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.webui.fakes import FakeArchive, fake_search, id_of, revision_of
from tests.webui.pages import PAGES, Page
from tests.webui.reading import get
from tests.webui.samples import STORIES
from tests.webui.test_app import replace_services
from tests.webui.visits import app_of_visits
from zhengfa.archive.store import Archive
from zhengfa.archive.tallies import DaySpan
from zhengfa.health.memory import HealthMemory
from zhengfa.health.reading import Health
from zhengfa.indexer.query import Query, Result

MOST = 100_000  # bytes: a second on a slow phone (1 Mbit/s)
LONG = "会议强调，要坚持和发展新时代“枫桥经验”，完善矛盾纠纷多元预防调处化解综合机制。" * 4


class ManyPortals(HealthMemory):
    """Portals, each of them as one of the four that were visited."""

    def read(self, archive: Archive, period: DaySpan, today: date) -> Health:
        health = super().read(archive, period, today)
        every = [replace(one, portal=f"{one.portal}{copy}") for one in health.portals.values() for copy in range(13)]
        return replace(health, portals={one.portal: one for one in every})


def weight(client: FlaskClient, path: str, status: int = 200) -> int:
    """All bytes that are sent for a page to a browser that has nothing of it, but for pictures."""
    page = get(client, path, status)
    parts = [node.attributes["href"] for node in page.css("link[rel=stylesheet]")]
    parts += [node.attributes["src"] for node in page.css("script[src]")]
    return sum(sent(client, part or "") for part in (path, *parts))


def sent(client: FlaskClient, path: str) -> int:
    with closing(client.get(path, headers={"Accept-Encoding": "gzip"})) as answer:
        return len(answer.data)


@pytest.mark.parametrize("shown", PAGES, ids=str)
def test_no_page_is_heavy(request: pytest.FixtureRequest, shown: Page) -> None:
    assert weight(request.getfixturevalue(shown.app).test_client(), shown.path, shown.status) < MOST


def test_fifty_long_hits_are_not_heavy(app: Flask, client: FlaskClient) -> None:
    stories = [replace(one, headline=f"{copy} {one.headline}", text=LONG) for one in STORIES for copy in "123"]

    def search(query: Query) -> Result:
        return fake_search(replace(query, limit=50), tuple(stories))

    replace_services(app, search=search)
    assert len(get(client, "/?q=会议").css(".hits > li")) == 50
    assert weight(client, "/?q=会议") < MOST


def test_a_long_article_is_not_heavy(client: FlaskClient, archive: FakeArchive) -> None:
    content = revision_of(0, STORIES[0]).content
    archive.revise(id_of(0), replace(content, body=tuple(f"第 {number} 段。{LONG}" for number in range(500))))
    assert len(get(client, f"/article/{id_of(0)}").css(".text bdi")) == 500
    assert weight(client, f"/article/{id_of(0)}") < MOST


@pytest.mark.parametrize("period", ["year=2026", "month=2026-07"])
def test_the_coverage_of_fifty_portals_is_not_heavy(visits_app: Flask, period: str) -> None:
    app = app_of_visits(visits_app.config["FOLDER"])
    replace_services(app, health=ManyPortals())
    client = app.test_client()
    assert len(get(client, f"/coverage?{period}").css("tbody a:has(bdi)")) >= 50
    assert weight(client, f"/coverage?{period}") < MOST


@pytest.mark.parametrize("encoding", ["gzip", "br", "identity"])
@pytest.mark.parametrize("path", ["/help", "/static/page.css", "/static/keys.js", "/favicon.ico"])
def test_what_is_read_is_compressed_as_the_browser_can(client: FlaskClient, path: str, encoding: str) -> None:
    with closing(client.get(path, headers={"Accept-Encoding": encoding})) as answer:
        assert answer.headers.get("Content-Encoding", "identity") == encoding or len(answer.data) < 500
        assert "Accept-Encoding" in answer.vary


def test_what_is_unpacked_is_the_page(client: FlaskClient) -> None:
    packed = client.get("/?q=平安", headers={"Accept-Encoding": "gzip"}).data
    assert gzip.decompress(packed).decode() == client.get("/?q=平安").text


@pytest.mark.parametrize("asked", ["format=csv", "format=csv&manifest=0", "format=jsonl&manifest=0", "format=xlsx"])
def test_exports_are_streamed_and_not_compressed_again(officials: FlaskClient, asked: str) -> None:
    with closing(officials.get(f"/export/file?{asked}", headers={"Accept-Encoding": "gzip, br"})) as answer:
        assert answer.status_code == 200
        assert "Content-Encoding" not in answer.headers
        assert answer.is_streamed


def test_a_page_that_is_sent_in_parts_is_packed_part_by_part(client: FlaskClient) -> None:
    """What is sent first is not held back by what takes longer."""
    with closing(client.get("/?q=平安", headers={"Accept-Encoding": "gzip"}, buffered=False)) as answer:
        assert answer.is_streamed
        parts = iter(answer.iter_encoded())
        read = zlib.decompressobj(zlib.MAX_WBITS + 16).decompress(next(parts)).decode()
        assert "<html" in read
        assert "</html>" not in read
