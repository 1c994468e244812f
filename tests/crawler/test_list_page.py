import pytest

from zhengfa.crawler.cms import FAMILIES
from zhengfa.crawler.list_page import article_links, following_pages

TRS, ENORTH = FAMILIES["trs_wcm"], FAMILIES["enorth"]
URL = "http://a.example/zfyw/"


def test_trs_links_are_taken_once_and_in_order() -> None:
    html = """<ul><li><a href="./202107/t20210713_2.html">乙</a><a href="./202107/t20210713_2.html">图</a></li>
    <li><a href=" ../pajs/202106/t20210601_1.shtml ">甲</a></li></ul>"""
    assert article_links(html, URL, TRS) == [
        "http://a.example/zfyw/202107/t20210713_2.html",
        "http://a.example/pajs/202106/t20210601_1.shtml",
    ]


def test_other_hosts_list_pages_and_nonsense_are_left_out() -> None:
    html = """<a href="http://b.example/202107/t20210713_2.html">x</a><a href="index_1.html">2</a><a>none</a>
    <a href="http://[x/202107/t20210713_2.html">x</a><a href="javascript:void(0)">x</a><a href="">x</a>"""
    assert article_links(html, URL, TRS) == []


def test_protocol_relative_links_are_followed() -> None:
    html = '<a href="//a.example/system/2022/02/17/012345678.shtml">长标题...</a>'
    assert article_links(html, URL, ENORTH) == ["http://a.example/system/2022/02/17/012345678.shtml"]


@pytest.mark.parametrize(
    "call",
    [
        'createPageHTML(3, 0, "index", "html");',
        'createPageHTML(45, 3, 0, "index", "html")',
        'createPage(3,0,"index","html")',
    ],
)
def test_trs_pages_are_counted_from_0(call: str) -> None:
    assert following_pages(f"<script>{call}</script>", URL, TRS) == [
        "http://a.example/zfyw/index_1.html",
        "http://a.example/zfyw/index_2.html",
    ]


def test_a_single_page_has_none_that_follow() -> None:
    assert following_pages('<script>createPageHTML(1, 0, "index", "html")</script>', URL, TRS) == []
    assert following_pages("<p>no pager</p>", URL, TRS) == []
    assert following_pages("<p>no pager</p>", URL, ENORTH) == []


def test_enorth_pages_are_counted_down_from_the_highest_number() -> None:
    channel = "23022002000000000"
    html = f'<a href="/system/more/{channel}/0001/{channel}_00000101.shtml">下一页</a>'
    pages = following_pages(html, URL, ENORTH)
    assert len(pages) == 101
    assert pages[0] == f"http://a.example/system/more/{channel}/0001/{channel}_00000101.shtml"
    assert pages[2] == f"http://a.example/system/more/{channel}/0000/{channel}_00000099.shtml"
    assert pages[-1].endswith("_00000001.shtml")
