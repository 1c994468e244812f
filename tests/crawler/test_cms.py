from dataclasses import replace

import pytest

from zhengfa.archive.portals import Level, Portal
from zhengfa.crawler.cms import FAMILIES, family_of
from zhengfa.crawler.list_page import read_list_page


def test_the_generations_of_a_family_have_names_of_their_own() -> None:
    names = [layout.name for family in FAMILIES.values() for layout in family.layouts]
    assert len(names) == len(set(names))
    assert all(family.layouts[0].name == family.id for family in FAMILIES.values())


@pytest.mark.parametrize("path", ["/zfdt/index.jhtml", "/zfdt/index_2.jhtml", "/zfdt/123_2.jhtml"])
def test_list_pages_and_later_parts_of_an_article_are_no_articles(path: str) -> None:
    assert not FAMILIES["jeecms"].is_article(path)


def test_a_family_whose_numbering_is_not_known_has_the_pages_that_follow_that_it_links_to() -> None:
    html = b'<script>createPageHTML(3, 0, "index", "html")</script><a href="index_2.shtml">2</a>'
    page = read_list_page(html, "http://a.example/zfyw/", FAMILIES["ln_webidx"])
    assert page.following == ("http://a.example/zfyw/index_2.shtml",)


@pytest.mark.parametrize(
    ("family", "url"),
    [
        ("vsb", "http://a.example/content.jsp?urltype=news.NewsContentUrl&wbtreeid=1&wbnewsid=2"),
        ("dede", "http://a.example/plus/view.php?aid=12"),
        ("empire", "http://a.example/e/action/ShowInfo.php?classid=1&id=2"),
    ],
)
def test_articles_that_a_program_makes_are_articles(family: str, url: str) -> None:
    assert FAMILIES[family].is_article_url(url)
    assert not FAMILIES["trs_wcm"].is_article_url(url)


class TestPortalOfItsOwn:
    ODD = Portal("odd", "样例", "辽宁", Level.CITY, ("a.example",), None, (), articles=(r"^/d\.do\?id=\d+$", "/old/"))

    def test_patterns_of_a_portal_tell_its_articles_by_path_and_parameters(self) -> None:
        family = family_of(self.ODD)
        assert family is not None
        assert family.is_article_url("http://a.example/d.do?id=12#top")
        assert family.is_article_url("http://a.example/x/old/1.html")
        assert not family.is_article_url("http://a.example/d.do?id=12&page=2")
        assert not family.is_article_url("http://[x/d.do?id=1")

    def test_they_stand_in_the_place_of_its_cmss_own_and_the_rest_is_the_cmss(self) -> None:
        family = family_of(replace(self.ODD, cms="trs_wcm"))
        assert family is not None
        assert not family.is_article_url("http://a.example/yw/202107/t20210713_1.html")
        assert (family.id, family.numberings) == ("trs_wcm", FAMILIES["trs_wcm"].numberings)

    def test_a_list_page_is_read_by_them(self) -> None:
        family = family_of(self.ODD)
        assert family is not None
        html = (
            '<li><a href="/d.do?id=1">全市会议召开</a> 2021-07-13</li><a href="/list.do?p=2">2</a><a href="/x">无关</a>'
        )
        page = read_list_page(html.encode(), "http://a.example/list.do", family)
        assert [(row.url, row.title) for row in page.rows] == [("http://a.example/d.do?id=1", "全市会议召开")]
        assert page.following == ("http://a.example/list.do?p=2",)

    def test_nothing_is_known_of_a_portal_that_says_nothing(self) -> None:
        assert family_of(replace(self.ODD, articles=())) is None
