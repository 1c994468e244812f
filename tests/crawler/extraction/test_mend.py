import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.crawler.extraction.pages import HEADLINE, PARAGRAPHS, TEXT, article_page
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.extraction.mend import MAX_TAGS, mended

START = f"<h1>{HEADLINE}</h1>"
TAGS = "title textarea noscript template iframe object select button xmp video audio noframes"


def broken(opening: str, closing: str = "") -> str:
    return article_page().replace(START, opening + START).replace("</body>", closing + "</body>")


@pytest.mark.parametrize(
    "page",
    [
        *(broken(f"<{tag}>") for tag in TAGS.split()),
        *(broken(f"<{tag}>", f"</{tag}>") for tag in TAGS.split()),
        *(
            broken(opening)
            for opening in ("<!-- ", '<div class="x>', '<a href="x>要闻</a>', "<select><option>一<option>二")
        ),
        *(broken(opening) for opening in ("<script src=a.js>", "<style>")),
        broken("<div " + " ".join(f"a{number}=1" for number in range(2_000)) + ">"),
        broken("<div>" * 4_000),
        article_page().replace("</title>", ""),
        "<html><frameset><frame src=a></frameset>" + article_page(),
    ],
)
def test_pages_that_swallow_their_article_are_read(page: str) -> None:
    extraction = extract(page.encode(), "")
    assert extraction.is_mended
    assert extraction.content is not None
    assert extraction.content.headline == HEADLINE
    assert extraction.content.body == PARAGRAPHS
    assert extraction.content.byline.source == "某市日报"


def test_lists_of_other_pages_are_told_from_the_text_in_the_deepest_page() -> None:
    others = "".join(f"<p><a href=/{number}.html>某县召开会议，部署平安建设工作。</a></p>" for number in range(9))
    extraction = extract(broken("<div>" * 4_000, others).encode(), "")
    assert extraction.content is not None
    assert extraction.content.body == PARAGRAPHS


def test_ordinary_pages_are_not_mended() -> None:
    assert not extract(article_page().encode(), "").is_mended


@pytest.mark.parametrize("page", ["<p>文", TEXT + "<b>" * (MAX_TAGS + 1), TEXT + "x" * 1_000_000])
def test_pages_without_sentences_or_beyond_measure_are_not_worth_it(page: str) -> None:
    assert mended(page) == ""


def test_a_page_that_stays_senseless_keeps_its_first_reason() -> None:
    page = "<div>" * 4_000 + '<img alt="。。。">'
    assert extract(page.encode(), "").reason == "unparsable: nested too deeply"


PARTS = "< > <a <div> </div> \" ' = <!-- --> <![CDATA[ <? & &# / <p> <title> </ <script> 文。 x a.html"


@given(st.lists(st.sampled_from([*PARTS.split(), " "])).map("".join))
def test_nothing_raises_and_no_sentence_outside_of_tags_is_lost(html: str) -> None:
    assert mended(html + "<p>一句。二句。三句。</p>").count("一句。") == 1
