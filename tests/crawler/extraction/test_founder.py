import pytest

from tests.crawler.extraction.pages import HEADLINE, PARAGRAPHS, TEXT, article_page
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.extraction.founder import property_of, without_comments

URL = "http://a.example/fzdb/content/2021-07/13/content_1.htm"
FIELDS = "<!--enpproperty <articleid>1</articleid><keyword>a-->b</keyword><introtitle>某市</introtitle>/enpproperty-->"


def test_the_comment_of_fields_is_no_text_even_when_a_field_ends_it_early() -> None:
    content = extract(article_page(container="div", text=f"{FIELDS}{TEXT}").encode(), URL).content
    assert content is not None
    assert (content.kicker, content.headline, content.body) == ("某市", HEADLINE, PARAGRAPHS)


def test_a_comment_that_nothing_ends_leaves_the_page_as_it_is() -> None:
    assert property_of("<!--enpproperty <title>某市</title>") == ""
    assert property_of("/enpproperty--> <!--enpproperty <title>某市</title> -->") == ""
    assert property_of("a<!--enpproperty b /enpproperty -->c") == "<!--enpproperty b /enpproperty -->"
    assert without_comments("a<!--enpproperty b", "") == "a<!--enpproperty b"


@pytest.mark.parametrize(
    "text",
    [
        f"<!--enpcontent-->{TEXT}<!--/enpcontent-->",
        f"<p align=center><!--enpcontent-->{TEXT}<!--/enpcontent--></p>",
        f"<!-- enpcontent-->{TEXT}<!-- /enpcontent-->",
        f"<!--enpcontent--><!--enpcontent-->{TEXT}<!--/enpcontent--><!--/enpcontent-->",
        f"<!--enpcontent-->{TEXT}",
        f"{TEXT}<!--/enpcontent-->",
    ],
    ids=["whole", "in a paragraph", "spaced", "nested", "not closed", "not opened"],
)
def test_the_text_stands_between_the_comments(text: str) -> None:
    content = extract(article_page(container="div", text=text).encode(), URL).content
    assert content is not None
    assert content.body == PARAGRAPHS


def test_the_element_round_the_text_survives_an_open_paragraph() -> None:
    text = f"<p align=center><!--enpcontent-->{TEXT}<!--/enpcontent--></p>"
    content = extract(article_page(container="td", text=text).encode(), URL).content
    assert content is not None
    assert "founder_xy founder-content" in {origin.detail for origin in content.origins}
