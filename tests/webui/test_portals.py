"""The page of all portals."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from tests.making import read_page
from tests.webui.careers import EVIL
from tests.webui.samples import PORTALS
from tests.webui.visits import BLOCKED, NEVER_SEEN, TODAY, UNVERIFIED, WELL
from zhengfa.archive.portals import Level
from zhengfa.archive.store import open_archive
from zhengfa.indexer.opening import open_engine
from zhengfa.settings.models import Settings
from zhengfa.webui.app import create_app
from zhengfa.webui.portals import Row, groups_of


@pytest.fixture
def coverage(visits_app: Flask) -> FlaskClient:
    return visits_app.test_client()


def read(client: FlaskClient, language: str = "zh") -> LexborHTMLParser:
    response = client.get("/portals", headers={"Accept-Language": language})
    assert response.status_code == 200
    return LexborHTMLParser(response.text)


def row(page: LexborHTMLParser, portal: str) -> str:
    found = page.css_first(f"#{portal}")
    return " ".join(found.text().split()) if found else ""


def test_every_portal_is_there_with_what_is_held_of_it(coverage: FlaskClient) -> None:
    page = read(coverage)
    well = row(page, WELL)
    assert "篇文章" in well
    assert f"最近访问 {TODAY}" in well
    [articles, *_] = [link.attributes["href"] or "" for link in page.css(f"#{WELL} .held a")]
    assert articles == f"/?portal={WELL}"
    total = LexborHTMLParser(coverage.get(articles).text).css_first("#total")
    count = well.split(" 篇文章")[0].split()[-1]
    assert total is not None
    assert f"共 {count} 篇" in total.text()


def test_what_is_not_collected_is_said_with_the_reason(coverage: FlaskClient) -> None:
    page = read(coverage)
    assert "还不知道它的栏目，没有采集" in row(page, UNVERIFIED.id)
    assert "网址和栏目还没有核实，没有采集" in row(page, NEVER_SEEN.id)
    assert "没有采集" not in row(page, BLOCKED)


def test_entries_are_told_in_full_and_in_english_too(coverage: FlaskClient) -> None:
    portal = NEVER_SEEN
    for page in (read(coverage), read(coverage, "en")):
        shown = row(page, portal.id)
        assert all(
            value in shown for value in (portal.name, portal.id, "dede", portal.hosts[0], portal.channels[0].url)
        )
    assert "not verified yet" in row(read(coverage, "en"), portal.id)


def test_hostile_names_stay_text(coverage: FlaskClient) -> None:
    page = read(coverage)
    assert not page.css("main script")
    assert EVIL in [node.text() for node in page.css("h4 bdi")]


def test_levels_come_from_the_highest_and_samples_last() -> None:
    rows = [Row(portal, 0, None) for portal in (*PORTALS, replace(PORTALS[0], id="x", level=Level.CENTRAL))]
    groups = groups_of(rows)
    levels = [group.level for group in groups]
    assert levels[0] is Level.CENTRAL
    assert levels[-1] is None
    assert sorted(one.portal.id for group in groups for some in group.provinces.values() for one in some) == sorted(
        one.portal.id for one in rows
    )


def test_before_anything_is_indexed_portals_are_listed_all_the_same(tmp_path: Path) -> None:
    open_archive(tmp_path, create=True).close()
    app = create_app(open_engine(Settings(data=tmp_path)), tmp_path, PORTALS, read_page=read_page)
    page = read(app.test_client())
    assert "还没有采集" in page.css_first("main").text()  # type: ignore[union-attr]
    assert len(page.css("h4")) == len(PORTALS)
