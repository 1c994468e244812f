"""Every family's list pages, one for each form that its product writes."""

from urllib.parse import urljoin

import pytest

from tests.crawler.lists.pages import EXAMPLES, HOST, Example
from zhengfa.archive.content import Precision, Published
from zhengfa.crawler.cms import FAMILIES
from zhengfa.crawler.list_page import read_list_page
from zhengfa.crawler.lists.records import ListPage


def read(example: Example) -> ListPage:
    return read_list_page(example.text.encode(), HOST + example.path, FAMILIES[example.family], hosts=example.hosts)


def day(published: Published | None) -> str:
    if published is None:
        return ""
    return published.local.strftime("%Y-%m" if published.precision is Precision.MONTH else "%Y-%m-%d")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.family}-{example.name}")
class TestListPage:
    def test_articles_are_found_with_titles_and_dates(self, example: Example) -> None:
        rows = tuple((row.url, row.title, day(row.published)) for row in read(example).rows)
        assert rows == tuple((urljoin(HOST, path), title, date) for path, title, date in example.rows)

    def test_so_are_the_list_pages_that_follow(self, example: Example) -> None:
        page = read(example)
        assert (page.following or page.leads_to) == tuple(HOST + path for path in example.following)


def test_every_family_that_is_crawled_has_an_example() -> None:
    assert {example.family for example in EXAMPLES} == FAMILIES.keys() - {"wechat"}
