import pytest

from zhengfa.crawler.cms import FAMILIES
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
