import pytest

from zhengfa.crawler.guesses.home_page import column_links, is_home, page_name, site_name

URL = "http://a.example/"


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<title>辽宁长安网</title>", "辽宁长安网"),
        ("<title>首页_辽宁长安网</title>", "辽宁长安网"),
        ("<title>欢迎访问辽宁长安网 - 首页</title>", "辽宁长安网"),
        ("<title>政法要闻-辽宁长安网</title>", "辽宁长安网"),
        ("<title>中共某市委政法委员会 | 某市</title>", "中共某市委政法委员会"),
        ('<meta name="sitename" content=" 辽河 长安网 "><title>x</title>', "辽河 长安网"),
        ("<title></title>", ""),
        ("<p>x", ""),
        ("<div>" * 100_000, ""),
        ("<title>" + "网" * 99, "网" * 40),
    ],
)
def test_a_portal_is_called_what_its_home_page_says(html: str, name: str) -> None:
    assert site_name(html) == name


def test_a_list_page_is_called_by_the_first_part_of_its_title() -> None:
    assert page_name("<title>政法要闻-辽宁长安网</title>") == "政法要闻"
    assert page_name("<p>x") == page_name("<div>" * 100_000) == ""


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/">首页</a>',
        '<a href="/index.shtml">政法要闻</a>',
        '<a href="http://b.example/zfyw/">政法要闻</a>',
        '<a href="/zfyw/">政法要闻网站地图</a>',
        '<a href="/zfyw/">more</a>',
        '<a href="/zfyw/202107/t20210713_1.html">会议召开</a>',
        '<a href="/zfyw/1">全市政法工作会议今日召开</a>',
        '<a href="javascript:void(0)">政法要闻</a>',
        '<a href="http://a.example/#top">政法要闻</a>',
        "<div>" * 100_000 + '<a href="/zfyw/">政法要闻</a>',
    ],
)
def test_what_is_no_column_is_passed_over(link: str) -> None:
    assert column_links(link, URL) == ()


def test_columns_are_found_once_those_of_news_first() -> None:
    html = '<a href="jg/">机构概况</a><a href="/zfyw/">政法<b>要闻</b></a><a href="/zfyw/#a">要闻</a>'
    assert column_links(html, URL) == (("政法要闻", f"{URL}zfyw/"), ("机构概况", f"{URL}jg/"))


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("", True),
        ("/", True),
        ("/index.html", True),
        ("/default.aspx", True),
        ("/zfyw/index.html", False),
        ("/?a=1", False),
    ],
)
def test_a_home_page_is_known_by_its_address(url: str, is_one: bool) -> None:
    assert is_home(f"http://a.example{url}") is is_one
