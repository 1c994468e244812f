import pytest

from tests.crawler.extraction.pages import PARAGRAPHS, article_page
from zhengfa.archive.content import Content, Link
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.extraction.attachments import is_attachment
from zhengfa.crawler.extraction.media import absolute

URL = "http://www.example.cn/zfyw/202107/t20210713_1.html"


def content(text: str, head: str = "") -> Content:
    html = article_page(
        container="div class=TRS_Editor", text=f"<p>{PARAGRAPHS[0]}</p>{text}<p>{PARAGRAPHS[1]}</p>", head=head
    )
    found = extract(html.encode(), URL).content
    assert found is not None
    return found


def test_images_get_absolute_urls_and_their_captions() -> None:
    images = content("<img src='./W020210713.jpg' alt='会议现场'><img data-src=/b.png src=blank.gif>").images
    assert images == (
        Link("http://www.example.cn/zfyw/202107/W020210713.jpg", "会议现场"),
        Link("http://www.example.cn/b.png"),
    )


def test_documents_are_attachments_and_pages_are_not() -> None:
    attachments = content("<p>附件:<a href=P0.pdf?v=1>名单</a> <a href=/2.html>另一篇</a></p>").attachments
    assert attachments == (Link("http://www.example.cn/zfyw/202107/P0.pdf?v=1", "名单"),)


def test_images_outside_the_text_and_data_are_left_out() -> None:
    html = article_page(tail="<img src=/logo.png>", text=f"<p>{PARAGRAPHS[0]}<img src='data:image/png;base64,AA'></p>")
    found = extract(html.encode(), URL).content
    assert found is not None
    assert found.images == ()


@pytest.mark.parametrize("name", ["data-src", "data-original", "data-echo", "data-lazy-src", "lay-src", "data-url"])
@pytest.mark.parametrize("source", ["src=/grey.gif", "src='data:image/gif;base64,AA'", ""])
def test_an_image_that_a_script_loads_late_is_the_one_meant(name: str, source: str) -> None:
    assert content(f"<img {source} {name}=/a.jpg>").images == (Link("http://www.example.cn/a.jpg"),)


def test_a_late_address_that_is_none_gives_way_to_the_image_shown() -> None:
    assert content("<img data-url='javascript:big()' src=/a.jpg>").images == (Link("http://www.example.cn/a.jpg"),)


def test_an_image_is_listed_once() -> None:
    assert len(content("<img src=a.jpg><img src=a.jpg>").images) == 1


@pytest.mark.parametrize(
    "href", ["", "javascript:void(0)", "mailto:a@b.cn", "http://[x", "data:text/plain,a", "x" * 3000]
)
def test_only_web_addresses_are_kept(href: str) -> None:
    assert absolute(URL, href) is None


@pytest.mark.parametrize(
    ("href", "expected"), [("a.PDF", True), ("a.docx#p1", True), ("a.html", False), ("pdf", False), ("", False)]
)
def test_attachments_are_known_by_their_ending(href: str, expected: bool) -> None:
    assert is_attachment(href) is expected


def test_what_comes_behind_the_longest_galleries_is_not_looked_at() -> None:
    images = content("".join(f"<img src={number}.jpg>" for number in range(5_001))).images
    assert (len(images), images[-1].url) == (5_000, "http://www.example.cn/zfyw/202107/4999.jpg")
