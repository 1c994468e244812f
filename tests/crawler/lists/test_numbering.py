"""The pagination table: where each family's page 2 and its last page are, on a list of five pages."""

from urllib.parse import urlsplit

import pytest

from zhengfa.crawler.cms import FAMILIES
from zhengfa.crawler.list_page import read_list_page

CHANNEL = "23022002000000000"
MORE = f"/system/more/{CHANNEL}/0000/{CHANNEL}_0000000"
EMPIRE = "/e/action/ListInfo/?classid=9&page="
DEDE = "/plus/list.php?tid=9&TotalResult=99&PageNo="


def following(family: str, path: str, html: str) -> list[str]:
    found = read_list_page(html.encode(), f"http://a.example{path}", FAMILIES[family]).following
    return [url.removeprefix("http://a.example") for url in found]


@pytest.mark.parametrize(
    ("family", "first", "pager", "second", "last"),
    [
        ("trs_wcm", "/yw/", 'createPageHTML(5, 0, "index", "html")', "/yw/index_1.html", "/yw/index_4.html"),
        ("trs_wcm", "/yw/index.shtml", "var countPage = 5", "/yw/index_1.shtml", "/yw/index_4.shtml"),
        ("jeecms", "/yw/index.jhtml", "共99条 1/5", "/yw/index_2.jhtml", "/yw/index_5.jhtml"),
        ("empire", "/yw/", "共 5 页", "/yw/index_2.html", "/yw/index_5.html"),
        ("empire", "/yw/", f'<a href="{EMPIRE}1">2</a><a href="{EMPIRE}4">尾页</a>', f"{EMPIRE}1", f"{EMPIRE}4"),
        (
            *("dede", "/a/yw/", '<a href="list_9_2.html">2</a>共 <strong>5</strong>页<strong>99</strong>条'),
            *("/a/yw/list_9_2.html", "/a/yw/list_9_5.html"),
        ),
        ("dede", "/plus/list.php?tid=9", f'<a href="{DEDE}2">2</a><a href="{DEDE}5">末页</a>', f"{DEDE}2", f"{DEDE}5"),
        ("people", "/GB/9/", '<a href="index2.html">2</a>共5页', "/GB/9/index2.html", "/GB/9/index5.html"),
        ("enorth", "/yw/", f'<a href="{MORE}4.shtml">下一页</a>', f"{MORE}4.shtml", f"{MORE}1.shtml"),
        ("vsb", "/yw.htm", "共99条 1/5", "/yw/4.htm", "/yw/1.htm"),
        ("vsb", "/yw.htm", '<a href="yw/4.htm">下页</a>', "/yw/4.htm", "/yw/1.htm"),
        ("founder_xy", "/node_9.htm", '<a href="node_9_5.htm">5</a>', "/node_9_2.htm", "/node_9_5.htm"),
        ("gd_post", "/yw/index.html", '<a href="index_5.html">末页</a>', "/yw/index_2.html", "/yw/index_5.html"),
        ("wordpress_like", "/yw/", '<a href="/yw/page/5/">5</a>', "/yw/page/2/", "/yw/page/5/"),
        ("ucap_kaipu", "/yw/index.shtml", '<a href="index_5.shtml">5</a>', "/yw/index_2.shtml", "/yw/index_5.shtml"),
    ],
)
def test_the_pages_of_a_list_are_numbered_as_its_family_does(
    family: str, first: str, pager: str, second: str, last: str
) -> None:
    html = pager if pager.startswith(("<", "共")) else f"<script>{pager}</script>"
    found = following(family, first, html)
    assert (len(found), found[0], found[-1]) == (4, second, last)
    # From its second page, the three that follow are the same ones.
    rooted = html.replace('href="list', 'href="/a/yw/list').replace('href="index2', 'href="/GB/9/index2')
    rooted = rooted.replace('href="yw/', 'href="/yw/')
    if not (family == "enorth" or urlsplit(second).path == "/yw/page/2/"):
        assert following(family, second, rooted)[:3] == found[1:]


def test_nothing_follows_the_oldest_page_of_a_list_that_is_numbered_downwards() -> None:
    assert following("vsb", "/yw/1.htm", "共99条 5/5 <a href='../yw.htm'>首页</a><a href='2.htm'>上页</a>") == []


def test_pages_of_other_channels_are_not_taken_for_the_pagers() -> None:
    other = CHANNEL.replace("23", "24")
    html = f'<a href="{MORE}2.shtml">下一页</a><a href="{MORE.replace(CHANNEL, other)}9.shtml"><img></a>'
    assert following("enorth", "/yw/", html) == [f"{MORE}2.shtml", f"{MORE}1.shtml"]
    assert following("gd_post", "/yw/", '<a href="/other/index_2.html">2</a>') == []


def test_page_numbers_of_a_hundred_stand_in_folders() -> None:
    html = f'<a href="/system/more/{CHANNEL}/0001/{CHANNEL}_00000100.shtml">下一页</a>'
    assert [url.split("/")[4] for url in following("enorth", "/yw/", html)[:2]] == ["0001", "0000"]
