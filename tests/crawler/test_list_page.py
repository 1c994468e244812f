"""What list pages of every family have in common, and list pages that are hostile."""

import json

import pytest

from zhengfa.crawler.cms import FAMILIES
from zhengfa.crawler.list_page import read_list_page
from zhengfa.crawler.lists.numbering import MOST_FOLLOWING
from zhengfa.crawler.lists.records import ListPage
from zhengfa.crawler.lists.site import MOST_ROWS

URL = "http://a.example/zfyw/"
CHANNEL = "23022002000000000"


def read(html: str, family: str = "trs_wcm", url: str = URL, hosts: tuple[str, ...] = ()) -> ListPage:
    return read_list_page(html.encode(), url, FAMILIES[family], hosts=hosts)


def links(page: ListPage) -> list[str]:
    return [row.url for row in page.rows]


def test_links_are_taken_once_and_in_order() -> None:
    html = """<ul><li><a href="./202107/t20210713_2.html"><img></a><a href="./202107/t20210713_2.html">乙</a></li>
    <li><a href=" ../pajs/202106/t20210601_1.shtml ">甲</a></li>
    <li><a href="https://www.a.example/zfyw/202107/t20210713_2.html#top">乙</a></li></ul>"""
    page = read(html)
    assert links(page) == [
        "http://a.example/zfyw/202107/t20210713_2.html",
        "http://a.example/pajs/202106/t20210601_1.shtml",
    ]
    assert [row.title for row in page.rows] == ["乙", "甲"]


def test_other_hosts_are_left_out_and_counted() -> None:
    html = """<a href="http://b.example/202107/t20210713_2.html">x</a>
    <a href="//c.example/202107/t20210713_2.html">x</a>
    <a href="http://b.example/202107/t20210713_2.html">y</a><a href="t20210713_2.html">no</a>"""
    assert (read(html).rows, read(html).off_site) == ((), 2)
    assert links(read(html, hosts=("a.example", "b.example"))) == ["http://b.example/202107/t20210713_2.html"]


def test_list_pages_and_nonsense_are_no_articles() -> None:
    html = """<a href="index.html">要闻</a><a>none</a><a href="http://[x/202107/t20210713_2.html">x</a>
    <a href="javascript:open('/202107/t20210713_2.html')">x</a><a href="">x</a><a href="mailto:a@b.cn">x</a>
    <a href="data:text/html,/202107/t20210713_2.html">x</a>"""
    assert read(html) == ListPage()


def test_links_are_understood_from_where_the_page_says() -> None:
    assert links(read('<base href="/zt/"><a href="./202107/t20210713_2.html">x</a>')) == [
        "http://a.example/zt/202107/t20210713_2.html"
    ]


def test_a_page_that_is_gbk_is_read_as_it() -> None:
    html = '<meta charset=gb2312><li><a href="202107/t20210713_2.html">政法会议</a>2021年7月14日</li>'
    [row] = read_list_page(html.encode("gbk"), URL, FAMILIES["trs_wcm"]).rows
    assert row.title == "政法会议"
    assert row.published is not None and row.published.local.day == 14


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ('<a href="U">全省<em>政法</em>工作会议</a>', "全省政法工作会议"),
        ('<a href="U" title="全省政法工作会议">全省政法…</a>', "全省政法工作会议"),
        ('<a href="U" title="全省政法工作会议"><img></a>', "全省政法工作会议"),
        ('<a href="U" title="点击打开">全省政法工作会议</a>', "全省政法工作会议"),
        ('<a href="U">全省政法...</a><a href="U"><p>全省政法工作会议</p></a>', "全省政法工作会议"),
        ('<a href="U">[详细]</a><a href="U">· 全省政法工作会议</a>', "全省政法工作会议"),
        ('<a href="U"><i>2021-07-13</i><h3>全省政法工作会议</h3><p>会议指出</p></a>', "全省政法工作会议"),
        ('<a href="U">全省政法工作会议</a><a href="U">【1】</a>', "全省政法工作会议"),
        ('<a href="U">下一篇</a>', None),
        ('<a href="U"><img></a>', None),
    ],
)
def test_the_fullest_title_is_taken(html: str, title: str | None) -> None:
    [row] = read(f"<ul><li>{html}</li></ul>".replace("U", "202107/t20210713_2.html")).rows
    assert row.title == title


def test_what_only_sends_on_says_where() -> None:
    refresh = '<meta http-equiv="refresh" content="0; url=content/20220531/Page01.htm">'
    assert read(refresh, "epaper").leads_to == ("http://a.example/zfyw/content/20220531/Page01.htm",)
    assert read("<script>location='node_2.htm'</script>", "epaper").leads_to == ("http://a.example/zfyw/node_2.htm",)
    assert read(refresh.replace("content/", "http://b.example/"), "epaper").leads_to == ()


def test_a_section_whose_rows_a_script_loads_leads_to_them() -> None:
    data = f"ds_{'0' * 32}.json"
    assert read(f"<script>load('{data}')</script>", "xinhua").leads_to == (URL + data,)
    assert read(f"<script>load('{data}')</script>", "trs_wcm").leads_to == ()


@pytest.mark.parametrize(
    ("call", "pages"),
    [
        ('createPageHTML(3, 0, "index", "html");', 3),
        ('createPageHTML(45, 3, 0, "index", "html")', 3),
        ("createPageHTML('pager', 3, 0, 'index', 'html')", 3),
        ('createPage(3,0,"index","html")', 3),
        ('createPageHTML(1, 0, "index", "html")', 1),
        ('createPageHTML(-3, 0, "index", "html")', 1),
        ('createPageHTML(99999999999999999999, 0, "index", "html")', 1),
        ("var countPage = 3", 3),
        ("var countPage = -3", 1),
        ("no pager", 1),
    ],
)
def test_the_script_that_prints_the_pager_says_how_many_pages_there_are(call: str, pages: int) -> None:
    expected = tuple(f"{URL}index_{number}.html" for number in range(1, pages))
    assert read(f"<script>{call}</script>").following == expected


class TestHostile:
    def test_thousands_of_links_are_read(self) -> None:
        row = '<a href="202107/t20210713_{0}.html">x{0}</a> 2021-07-13 '
        page = read("<div>" + "".join(row.format(number) for number in range(MOST_ROWS + 5)) + "</div>")
        assert (len(page.rows), page.beyond) == (MOST_ROWS, 5)
        assert page.rows[-1].published is not None

    def test_one_article_linked_thousands_of_times_is_one(self) -> None:
        html = "<div>" + '<p><a href="202107/t20210713_1.html">x</a></p>' * 20_000 + "</div>"
        assert len(read(html).rows) == 1

    @pytest.mark.parametrize(
        ("family", "html"),
        [
            ("trs_wcm", '<script>createPageHTML(999999999, 0, "index", "html")</script>'),
            ("jeecms", "<p>共 999999999 页</p>"),
            ("empire", '<a href="/e/action/ListInfo/?classid=1&page=999999999">尾页</a>'),
            ("enorth", f'<a href="/system/more/{CHANNEL}/0001/{CHANNEL}_99999999.shtml">下一页</a>'),
            ("vsb", '<a href="/zfyw/999999999.htm">下页</a>'),
            ("hanweb_jcms", "<totalrecord>999999999</totalrecord>'/module/web/jpage/dataproxy.jsp?page=1&perpage=1'"),
        ],
    )
    def test_an_endless_pager_ends(self, family: str, html: str) -> None:
        page = read(html, family)
        assert 0 < len(page.following) <= MOST_FOLLOWING
        assert all(url.startswith("http://a.example/") for url in page.following)

    def test_an_endless_total_in_json_ends(self) -> None:
        data = {"total": 999_999_999, "results": [{"url": "/a.html", "title": "a"}]}
        page = read_list_page(json.dumps(data).encode(), URL + "?page=1&_pageSize=1", FAMILIES["ucap_kaipu"])
        assert len(page.following) == MOST_FOLLOWING

    @pytest.mark.parametrize("number", ["-1", "0", "99999999999", "1e9", "٣", "x"])
    def test_numbers_that_are_none_lead_nowhere(self, number: str) -> None:
        html = f'<a href="index_{number}.html">下一页</a><a href="javascript:go({number})">{number}</a>'
        assert all("index_" in url and url.startswith(URL) for url in read(html, "gd_post").following)
        assert len(read(html, "gd_post").following) <= 1

    @pytest.mark.parametrize(
        "text",
        [
            "[" * 100_000,
            "{" * 100_000,
            '{"a":' * 50_000 + "1" + "}" * 50_000,
            "<div>" * 100_000,
            "<record>" * 100_000,
            "<rss>" + "<item>" * 100_000,
            "<!" * 100_000,
            "createPageHTML(" * 50_000,
            "共" * 100_000,
            "\0\ud800".encode("utf-8", "surrogatepass").decode("latin-1") * 1000,
        ],
    )
    @pytest.mark.parametrize("family", ["hanweb_jcms", "epaper"])
    def test_nonsense_gives_nothing(self, text: str, family: str) -> None:
        page = read(text, family)
        assert (page.rows, page.following) == ((), ())
