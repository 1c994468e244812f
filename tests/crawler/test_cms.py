import pytest

from zhengfa.crawler.cms import FAMILIES
from zhengfa.crawler.list_page import article_links, following_pages

URL = "http://a.example/zfyw/"


def test_a_family_may_name_its_articles_in_several_ways() -> None:
    html = """<a href="/c100001/2021-07/13/content_1.shtml">甲</a><a href="list.shtml">更多</a>
    <a href="/pajs/202107/0123456789abcdef0123456789abcdef.shtml">乙</a><a href="/c100001/202107/c00_1.shtml">丙</a>"""
    assert [link.split("/")[-1] for link in article_links(html, URL, FAMILIES["ucap_kaipu"])] == [
        "content_1.shtml",
        "0123456789abcdef0123456789abcdef.shtml",
        "c00_1.shtml",
    ]


def test_the_generations_of_a_family_have_names_of_their_own() -> None:
    names = [layout.name for family in FAMILIES.values() for layout in family.layouts]
    assert len(names) == len(set(names))
    assert all(family.layouts[0].name == family.id for family in FAMILIES.values())


@pytest.mark.parametrize("path", ["/zfdt/index.jhtml", "/zfdt/index_2.jhtml", "/zfdt/123_2.jhtml"])
def test_list_pages_and_later_parts_of_an_article_are_no_articles(path: str) -> None:
    assert not FAMILIES["jeecms"].is_article(path)


def test_a_family_whose_paging_is_not_known_has_no_pages_that_follow() -> None:
    html = '<script>createPageHTML(3, 0, "index", "html")</script><a href="index_2.jhtml">下一页</a>'
    assert following_pages(html, URL, FAMILIES["jeecms"]) == []
