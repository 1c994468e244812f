import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.crawler.extraction.pages import HEADLINE, PARAGRAPHS, article_page
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.extraction.layout import BYLINES, ENORTH, GENERAL, HEADLINES, LIKELY, TRS_WCM, UNKNOWN, Layout

LAYOUTS = (TRS_WCM, ENORTH, UNKNOWN)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_selector_of_a_layout_can_be_parsed(layout: Layout) -> None:
    for selector in (*layout.body, *layout.headline, *layout.byline, *layout.remove):
        assert LexborHTMLParser("<p>").css(selector) == []


def test_every_general_selector_can_be_parsed() -> None:
    for selector in (*GENERAL, *LIKELY, *HEADLINES, *BYLINES):
        assert LexborHTMLParser("<p>").css(selector) == []


def test_an_enorth_page_is_read_by_its_layout() -> None:
    html = article_page(
        title="某网",
        heading=f"<div class=end-k><h1>{HEADLINE}</h1></div>",
        byline="<div class='time hui'>时间：2021-07-13 09:56:33　 来源：某某日报　 作者：</div>",
        container="div class=neirong",
        tail="<div class=qhui>责任编辑：李明</div>",
    )
    content = extract(
        html.encode("gb18030"), "http://www.example.cn/system/2021/07/13/1.shtml", layouts=(ENORTH,)
    ).content
    assert content is not None
    assert (content.headline, content.body) == (HEADLINE, PARAGRAPHS)
    assert (content.byline.source, content.byline.authors, content.byline.editor) == ("某某日报", (), "李明")
