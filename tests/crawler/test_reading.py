"""A response read with all that its portal says."""

import logging
from datetime import UTC, datetime

import pytest

from tests.crawler.extraction.pages import HEADLINE, article_page
from zhengfa.archive.records import Response
from zhengfa.crawler.reading import read_response
from zhengfa.crawler.registry import Registry

AT = datetime(2021, 7, 13, 2, tzinfo=UTC)
PAGE = article_page(head="<meta charset=utf-8>")


def response(page: str, encoding: str = "utf-8") -> Response:
    return Response("http://a.example/1.html", page.encode(encoding), AT, "text/html")


def test_a_wrong_declaration_is_logged_and_not_believed(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "zhengfa"):
        found = read_response(response(PAGE, "gb18030"), Registry(()), 100_000)
    assert found.content is not None
    assert found.content.headline == HEADLINE
    assert caplog.messages == ["http://a.example/1.html declares utf-8, but its bytes are gb18030"]


def test_a_date_far_behind_the_capture_is_none(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "zhengfa"):
        found = read_response(response(PAGE.replace("2021-07-13", "2021-07-16")), Registry(()), 100_000)
    assert found.content is not None
    assert found.content.published is None
    assert not caplog.messages
