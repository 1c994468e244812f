from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.crawler.extraction.pages import HEADLINE, NAVIGATION, PARAGRAPHS, RELATED, article_page
from zhengfa.archive.content import Byline, Content, Origin, Precision, Provenance, Published
from zhengfa.crawler.extraction.article import Extraction, extract
from zhengfa.crawler.extraction.families import GENERATIONS
from zhengfa.crawler.extraction.layout import Layout

URL = "http://www.example.cn/zfyw/202107/t20210713_1.html"
TAGS = "<p> </p> <div <table> <tr> <td> </table> <a href= <img src= > \" ' <!-- --> <h1> <title> </title> <meta name="
TEXTS = "来源: 作者： 2021-07-13 09:56 （记者 王芳） 会议强调， &#xD800; \0 http://[ </html> <br>"
HTML_LIKE = st.lists(st.sampled_from([*TAGS.split(), *TEXTS.split(" ")]) | st.text(max_size=8), max_size=60).map(
    "".join
)


def check(extraction: Extraction) -> None:
    """What must hold for any payload."""
    assert (extraction.content is None) == bool(extraction.reason)
    if extraction.content is not None:
        texts = [extraction.content.headline or "", *extraction.content.body, *extraction.content.byline.authors]
        assert all(text == text.encode("utf-8").decode("utf-8") and "\0" not in text for text in texts)
        assert extraction.content.body
        assert "" not in extraction.content.body


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_a_page_is_read_in_any_encoding(codec: str) -> None:
    extraction = extract(article_page(head="<meta charset=utf-8>").encode(codec), URL)
    assert extraction.content == Content(
        headline=HEADLINE,
        body=PARAGRAPHS,
        byline=Byline("某市日报", ("王芳",), "李明"),
        published=Published(datetime(2021, 7, 13, 9, 56), Precision.MINUTE, Provenance.BYLINE),
    )
    assert (extraction.reason, extraction.stated_url) == ("", None)


def test_encoding_and_declaration_are_recorded_apart() -> None:
    extraction = extract(article_page().encode("gb18030"), URL, content_type="text/html; charset=utf-8")
    assert (extraction.encoding, extraction.declared) == ("gb18030", "utf-8")


def test_every_value_carries_where_it_was_read() -> None:
    head = '<meta name="ArticleTitle" content="另一个更完整的标题">'
    content = extract(article_page(head=head).encode(), URL).content
    assert content is not None
    assert content.origins == (
        Origin("body", Provenance.CONTAINER, "parent of paragraphs"),
        Origin("headline", Provenance.META, "ArticleTitle"),
        Origin("published", Provenance.BYLINE, "near the headline"),
        Origin("source", Provenance.BYLINE, "label source"),
        Origin("authors", Provenance.BYLINE, "label"),
        Origin("editor", Provenance.TAIL, "label chief_editor"),
    )


def test_the_losers_are_given_when_asked_for() -> None:
    page = article_page(head='<meta name="ArticleTitle" content="另一个更完整的标题">').encode()
    extraction = extract(page, URL, with_losers=True)
    assert extraction.content == extract(page, URL).content
    assert [found.value for found in extraction.candidates["headline"]] == ["另一个更完整的标题", HEADLINE]
    assert [found.provenance for found in extraction.candidates["published"]] == [Provenance.BYLINE, Provenance.URL]
    assert all(len(found) <= 1 for found in extract(page, URL).candidates.values())


def test_the_stated_url_is_given_and_makes_links_absolute() -> None:
    page = article_page(head=f'<meta name="Url" content="{URL}">', text=f"<p>{PARAGRAPHS[0]}<img src=a.jpg></p>")
    extraction = extract(page.encode(), "file:///saved.html")
    assert extraction.stated_url == URL
    assert extraction.content is not None
    assert extraction.content.images[0].url == "http://www.example.cn/zfyw/202107/a.jpg"


def test_founders_kicker_and_subtitle_are_kept() -> None:
    fields = f"<title>{HEADLINE}</title><introtitle>引题一则</introtitle><subtitle>副题一则</subtitle>"
    content = extract(article_page(head=f"<!--enpproperty {fields}/enpproperty-->").encode(), URL).content
    assert content is not None
    assert (content.kicker, content.headline, content.subtitle) == ("引题一则", HEADLINE, "副题一则")


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("", "empty page"),
        ("<html><body><script>a</script></body></html>", "empty page"),
        ("<p>某市</p>", "no body text"),
        (f"<ul>{NAVIGATION}</ul><ul>{RELATED}</ul>", "list page"),
        (f"<ul>{RELATED}</ul><p>本栏目每周更新，欢迎来稿。</p>", "list page"),
        ("<div>" * 4000, "unparsable: nested too deeply"),
    ],
)
def test_a_page_without_article_has_a_reason(html: str, reason: str) -> None:
    extraction = extract(html.encode(), URL)
    assert (extraction.content, extraction.reason) == (None, reason)


def test_a_short_signed_article_on_a_page_full_of_links_is_no_list_page() -> None:
    content = extract(article_page(text=f"<p>{PARAGRAPHS[0]}</p>").encode(), URL).content
    assert content is not None
    assert content.body == (PARAGRAPHS[0],)


def test_the_same_bytes_give_the_same_content() -> None:
    payload = article_page().encode()
    assert extract(payload, URL) == extract(payload, URL)


@settings(deadline=None)  # a loaded machine is no failure
@given(st.binary(), st.sampled_from(["", "text/plain", "text/html; charset=big5"]))
def test_no_bytes_raise(payload: bytes, content_type: str) -> None:
    check(extract(payload, URL, content_type=content_type))


@settings(deadline=None)
@given(
    HTML_LIKE,
    st.text(max_size=20),
    st.sampled_from([(), GENERATIONS["trs_wcm"], GENERATIONS["epaper"]]),
    st.sampled_from(["", "text/plain"]),
)
def test_no_page_raises(html: str, url: str, layouts: tuple[Layout, ...], content_type: str) -> None:
    check(extract(html.encode("utf-8", "surrogatepass"), url, layouts=layouts, content_type=content_type))
    check(extract(article_page(text=html).encode("utf-8", "surrogatepass"), url, layouts=layouts))
