import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.crawler.extraction.pages import article_page
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.extraction.families import GENERATIONS
from zhengfa.crawler.extraction.layout import BYLINES, GENERAL, HEADLINES, LIKELY, Layout

LAYOUTS = [layout for generations in GENERATIONS.values() for layout in generations]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_selector_of_a_layout_can_be_parsed(layout: Layout) -> None:
    for selector in layout.selectors():
        assert LexborHTMLParser("<p>").css(selector) == []


def test_every_general_selector_can_be_parsed() -> None:
    for selector in (*GENERAL, *LIKELY, *HEADLINES, *BYLINES):
        assert LexborHTMLParser("<p>").css(selector) == []


def test_kicker_and_subtitle_are_read_where_the_layout_says_and_are_no_part_of_the_body() -> None:
    html = article_page(container="div class=odd").replace(
        "<div class=odd>", "<div class=odd><h4>某市</h4><h5>侧记</h5>"
    )
    layout = Layout("odd", body=(".odd",), kicker=(".none", "h4"), subtitle=("h5",))
    content = extract(html.encode(), "http://a.cn/b", layouts=(layout,)).content
    assert content is not None
    assert (content.kicker, content.subtitle) == ("某市", "侧记")
    assert not {"某市", "侧记"} & {*content.body}


@pytest.mark.parametrize("line", ["2021年07月13日 星期二 某市法制报", "2021-7-13 某市日报", "来源：某市日报"])
def test_a_byline_in_the_place_of_a_subtitle_is_none(line: str) -> None:
    html = article_page(byline=f"<h5>{line}</h5><h5>侧记</h5>", container="div class=odd")
    layout = Layout("odd", body=(".odd",), subtitle=("h5",))
    content = extract(html.encode(), "http://a.cn/b", layouts=(layout,)).content
    assert content is not None
    assert content.subtitle == "侧记"


def test_who_publishes_the_page_is_the_source_where_it_credits_nobody_else() -> None:
    layout = Layout("odd", body=(".odd",), source=("#account",))
    sources = []
    for byline in ("<p id=account>平安某市</p>", "<p id=account>平安某市</p><p>来源:某市日报</p>"):
        html = article_page(byline=byline, container="div class=odd")
        content = extract(html.encode(), "http://a.cn/b", layouts=(layout,)).content
        sources.append(content and content.byline.source)
    assert sources == ["平安某市", "某市日报"]
