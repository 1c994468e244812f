"""The page of one facet."""

from dataclasses import replace
from typing import cast

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.webui.reading import get, hrefs, text_of, texts_of
from zhengfa.indexer.query import Bucket, Query, Result
from zhengfa.webui.services import EXTENSION, Services

SOURCES = tuple(Bucket(f"某地{number}日报", 250 - number) for number in range(250))


@pytest.fixture
def many(app: Flask) -> FlaskClient:
    """A search whose articles have 250 sources."""

    def search(query: Query) -> Result:
        return Result(query, 1000, (), dict.fromkeys(query.facets, SOURCES))

    services = cast(Services, app.extensions[EXTENSION])
    app.extensions[EXTENSION] = replace(services, search=search)
    return app.test_client()


def test_what_the_search_page_has_no_room_for_is_a_click_away(many: FlaskClient) -> None:
    page = get(many, "/?q=会议")
    [section] = [one for one in page.css(".facets section") if one.css_first("h2").text() == "来源"]  # type: ignore[union-attr]
    assert len(section.css("li")) == 24
    assert "其余 242 个" in section.text()
    assert "/facet/source?q=会议" in hrefs(page, ".facets a.every")


def test_all_values_are_listed_and_lead_to_their_articles(many: FlaskClient) -> None:
    assert "共 250 个" in text_of(get(many, "/facet/source?q=会议"), ".note")
    listed = [
        value
        for page in ("1", "2", "3")
        for value in texts_of(get(many, "/facet/source", q="会议", page=page), ".facets li > a:first-child bdi")
    ]
    assert listed == [bucket.value for bucket in SOURCES]
    assert "/?q=会议&source=某地0日报" in hrefs(get(many, "/facet/source?q=会议"), ".facets a")


def test_values_are_found_by_a_part_of_them_in_either_script_and_filters_stay(many: FlaskClient) -> None:
    page = get(many, "/facet/source?q=会议&province=辽宁&find=１９日報")
    assert texts_of(page, ".facets li > a:first-child bdi") == [f"某地{n}日报" for n in (19, 119, 219)]
    assert hrefs(page, ".facets a.exclude")[0] == "/?q=会议&province=辽宁&not=source:某地19日报"
    hidden = [(one.attributes["name"], one.attributes["value"]) for one in page.css(".find input[type=hidden]")]
    assert hidden == [("q", "会议"), ("province", "辽宁")]


def test_names_of_the_interface_are_found_as_they_are_called(client: FlaskClient) -> None:
    assert texts_of(get(client, "/facet/level?find=省"), ".facets li > a:first-child bdi") == ["省级"]


def test_counts_are_those_of_the_search_page(client: FlaskClient) -> None:
    args = "q=会议&not=province:浙江"
    counted = [hrefs(get(client, f"{path}?{args}"), ".facets a") for path in ("/facet/portal", "/")]
    assert set(counted[0]) <= set(counted[1])


def test_a_page_past_the_end_leads_back(many: FlaskClient) -> None:
    page = get(many, "/facet/source?q=会议&find=日报&page=9")
    assert "第 9 页没有内容：到第 3 页为止" in text_of(page, ".empty")
    assert hrefs(page, ".empty a") == ["/facet/source?find=日报&q=会议&page=3"]


def test_a_facet_that_there_is_not_is_no_page(client: FlaskClient) -> None:
    assert "没有这个分面" in text_of(get(client, "/facet/colour", 404), "main")
