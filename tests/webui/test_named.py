"""Whether a query is an official's name."""

from typing import cast

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.webui.reading import get, hrefs, texts_of
from tests.webui.test_app import fail, replace_services
from zhengfa.archive.errors import IndexOutdatedError
from zhengfa.indexer.register.register import Register


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("official:高远洲", ["高远洲"]),
        ("official:“高远洲”", ["高远洲"]),
        ("official:gaoyuanzhou", ["高远洲"]),
        ("official:wangwei", ["王伟", "汪伟", "王维"]),
        ("official:沈阳市公安局局长高远洲", ["高远洲"]),
        ("官员：艾力•买买提", ["艾力·买买提"]),
        ("高远洲", ["高远洲"]),
        ("高遠洲", ["高远洲"]),
        ("“高远洲”", ["高远洲"]),
        ("gaoyuanzhou", []),  # Latin letters may be anything
        ("高远", []),
        ("official:高远", []),
        ("高远洲 会议", []),
        ("title:高远洲", []),
        ("post:高远洲", []),
        ("-高远洲", []),
        ("", []),
    ],
)
def test_a_query_that_is_one_name_leads_to_its_page(officials: FlaskClient, query: str, names: list[str]) -> None:
    page = get(officials, "/", q=query)
    assert [text for text in texts_of(page, ".meaning") if text.startswith("官员：")] == [
        f"官员：{name} → 职务与任期" for name in names
    ]
    assert [href for href in hrefs(page, ".meaning a") if href.startswith("/official/")] == [
        f"/official/{name}" for name in names
    ]


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("official:王伟", ["official:汪伟", "official:王维"]),
        ("王伟", ["汪伟", "王维"]),
        ("“王伟”", ['"汪伟"', '"王维"']),
        ("official:昆明市委政法委书记王伟", ["official:昆明市委政法委书记汪伟", "official:昆明市委政法委书记王维"]),
        ("高远洲", []),
        ("official:wangwei", []),
    ],
)
def test_names_of_the_same_sound_are_a_click_away_and_filters_stay(
    officials: FlaskClient, query: str, offered: list[str]
) -> None:
    page = get(officials, "/", q=query, year="2024")
    assert any("读音相同" in text for text in texts_of(page, ".meaning")) is bool(offered)
    links = [href for href in hrefs(page, ".meaning a") if "year=2024" in href]
    assert links == [f"/?q={other}&year=2024" for other in offered]


def test_values_of_the_facet_lead_to_officials_and_filter_as_before(officials: FlaskClient) -> None:
    page = get(officials, "/?q=会议")
    about = hrefs(page, ".facets a.about")
    assert "/official/王伟" in about
    assert "/?q=会议&official=王伟" in hrefs(page, ".facets a")
    for href in about:
        get(officials, href)
    assert texts_of(page, ".facets a.about")[0].startswith("任期：")


def test_a_register_that_cannot_be_read_hides_no_result(app: Flask, client: FlaskClient) -> None:
    class Outdated:
        names = fail(IndexOutdatedError("built by other rules"))

    replace_services(app, register=cast(Register, Outdated()))
    assert get(client, "/?q=平安").css(".results")
