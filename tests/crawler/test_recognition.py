import pytest

from tests.crawler.lists.pages import EXAMPLES, HOST
from zhengfa.crawler.recognition import recognise

URL = "http://a.example/"


@pytest.mark.parametrize(
    ("html", "family", "sign"),
    [
        ('<meta name="Generator" content="WordPress 6.4">', "wordpress_like", "generator WordPress 6.4"),
        ('<!--enorth cms block start [ name="v5.latest" ]-->', "enorth", "<!--enorth cms block start"),
        ("<UCAPTITLE>a</UCAPTITLE>", "ucap_kaipu", "<UCAPTITLE> in the page"),
        ('<a href="/col/col12/index.html">要闻</a>', "hanweb_jcms", "/col/col12/index.html in the page"),
        ('<script>createPageHTML(3, 0, "index", "html")</script>', "trs_wcm", "createPageHTML( in the page"),
        ('<img src="./W020220331591380941466.jpg">', "trs_wcm", "/W020220331591380941466.jpg in the page"),
        ('<div class="dede_pages">', "dede", "dede_pages in the page"),
        ('<a href="/e/action/ListInfo/?classid=1">', "empire", "/e/action/ListInfo in the page"),
        ('<div id="vsb_content_2">', "vsb", "vsb_content_2 in the page"),
        ('<a href="index_2.jhtml">', "jeecms", "index_2.jhtml in the page"),
        ("<!--enpproperty <title>a</title>/enpproperty-->", "founder_xy", "<!--enpproperty in the page"),
    ],
)
def test_a_family_is_known_by_what_it_leaves_in_its_pages(html: str, family: str, sign: str) -> None:
    found = recognise(html, URL)
    assert found is not None
    assert (found.family.id, found.sign.startswith(sign)) == (family, True)


@pytest.mark.parametrize(
    ("path", "count", "family"),
    [
        ("/zfyw/202107/t20210713_{}.html", 3, "trs_wcm"),
        ("/zfyw/202107/t20210713_{}.html", 2, None),  # may be another portal's
        ("/gcsy/20190319/{}.html", 8, "scpeace"),
        ("/gcsy/20190319/{}.html", 7, None),  # other products name theirs so
        ("/zfyw/{}.html", 50, None),
        ("http://b.example/zfyw/202107/t20210713_{}.html", 9, None),
    ],
)
def test_or_by_how_many_articles_it_links_to_are_named(path: str, count: int, family: str | None) -> None:
    html = "".join(f'<a href="{path.format(number)}">x</a>' for number in range(count))
    found = recognise(html, URL)
    assert (found and found.family.id) == family
    assert found is None or found.sign.startswith(f"{count} links such as http://a.example/")


def test_an_articles_own_url_tells_it() -> None:
    found = recognise("", "http://a.example/system/2021/07/13/012345678.shtml")
    assert found is not None
    assert (found.family.id, found.sign) == ("enorth", "its URL")


def test_level_signs_tell_nothing_and_neither_does_what_cannot_be_parsed() -> None:
    rows = "".join(
        f'<a href="/a/202107/t20210713_{n}.html"></a><a href="/system/2021/07/13/01234567{n}.shtml"></a>'
        for n in range(3)
    )
    assert recognise(rows, URL) is None
    assert recognise("<div>" * 100_000, URL) is None


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.family}-{example.name}")
def test_no_list_page_is_taken_for_another_familys(example: object) -> None:
    assert hasattr(example, "text")
    found = recognise(example.text, HOST + example.path)  # type: ignore[attr-defined]
    assert found is None or found.family.id == example.family  # type: ignore[attr-defined]
