"""Every CMS family reads pages shaped like its own, with the traps that real ones hold."""

import pytest

from tests.crawler.extraction.examples import EXAMPLES, Example
from zhengfa.archive.content import Content, Precision
from zhengfa.crawler.cms import FAMILIES
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.extraction.families import recognised

FORMATS = {Precision.MINUTE: "%Y-%m-%d %H:%M", Precision.DAY: "%Y-%m-%d", Precision.MONTH: "%Y-%m"}


def read(example: Example, *, knows_portal: bool = True) -> Content:
    layouts = FAMILIES[example.family].layouts if knows_portal else ()
    content = extract(example.html.encode(example.encoding), example.url, layouts=layouts).content
    assert content is not None
    return content


def published(content: Content) -> str | None:
    when = content.published
    return when.local.strftime(FORMATS[when.precision]) if when else None


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
class TestFamilies:
    def test_what_is_printed_is_read(self, example: Example) -> None:
        content = read(example)
        assert (content.headline, content.kicker, content.subtitle) == (
            example.headline,
            example.kicker,
            example.subtitle,
        )

    def test_the_byline_is_read(self, example: Example) -> None:
        byline = read(example).byline
        assert (byline.source, byline.authors, byline.editor) == (example.source, example.authors, example.editor)

    def test_the_publication_time_is_read(self, example: Example) -> None:
        assert published(read(example)) == example.published

    def test_the_body_is_the_article_and_nothing_else(self, example: Example) -> None:
        body = read(example).body
        assert body[0].startswith(example.first)
        assert body[-1].endswith(example.last)
        assert len(body) == example.paragraphs

    def test_images_and_attachments_are_found(self, example: Example) -> None:
        content = read(example)
        assert tuple(link.url for link in content.images) == example.images
        assert tuple(link.url for link in content.attachments) == example.attachments

    def test_the_right_layout_was_used(self, example: Example) -> None:
        assert [origin.detail for origin in read(example).origins if origin.field == "body"] == [example.container]

    def test_a_page_of_an_unknown_host_is_read_as_well(self, example: Example) -> None:
        assert read(example, knows_portal=False).body == read(example).body

    def test_its_url_is_an_articles(self, example: Example) -> None:
        path = "/" + example.url.split("/", 3)[3].split("?")[0]
        assert FAMILIES[example.family].is_article(path) or not FAMILIES[example.family].layouts[0].paths


def test_every_family_has_an_example() -> None:
    assert {example.family for example in EXAMPLES} == FAMILIES.keys()


@pytest.mark.parametrize(
    ("url", "html", "families"),
    [
        ("http://a.example/202107/t20210713_1.html", "", {"trs_wcm", "trs_wcm old"}),
        ("http://a.example/1.html", "<!--enpproperty <title>a</title>/enpproperty-->", {"founder_xy"}),
        ("http://a.example/1.html", "<UCAPCONTENT>", {"ucap_kaipu"}),
        ("http://a.example/1.html", '<!--enorth cms block start [ name="a" ]-->', {"enorth", "enorth old"}),
        ("http://a.example/content/201903/04/1.html", "", set()),  # 红网 names its pages so, and others too
        ("http://a.example/zfyw/index.jhtml", "", set()),
        ("http://[", "", set()),
    ],
)
def test_a_family_is_known_by_urls_that_are_its_own_or_by_its_marks(url: str, html: str, families: set[str]) -> None:
    assert {layout.name for layout in recognised(url, html)} == families
