from tests.crawler.extraction.pages import HEADLINE, PARAGRAPHS
from zhengfa.archive.content import Byline, Content, Link
from zhengfa.crawler.extraction.parts import joined


def test_parts_are_one_article() -> None:
    first = Content(HEADLINE, (PARAGRAPHS[0],), byline=Byline("某市日报"), images=(Link("http://a.cn/1.jpg", "甲"),))
    second = Content(
        HEADLINE,
        (PARAGRAPHS[0], PARAGRAPHS[1]),
        byline=Byline("某省日报", ("王芳",), "李明"),
        images=(Link("http://a.cn/1.jpg"), Link("http://a.cn/2.jpg")),
        attachments=(Link("http://a.cn/a.pdf"),),
    )
    whole = joined(first, [second])
    assert whole.body == PARAGRAPHS[:2]  # a paragraph that opens every page is not repeated
    assert whole.byline == Byline("某市日报", ("王芳",), "李明")
    assert whole.images == (Link("http://a.cn/1.jpg", "甲"), Link("http://a.cn/2.jpg"))
    assert whole.attachments == second.attachments


def test_the_captions_of_an_image_shown_on_several_parts_are_all_kept() -> None:
    first, second = (Content(HEADLINE, (text,), images=(Link("http://a.cn/0.gif", text),)) for text in ("甲", "乙"))
    assert joined(first, [second]).images == (Link("http://a.cn/0.gif", "甲 乙"),)


def test_the_first_page_again_is_no_part() -> None:
    first = Content(HEADLINE, PARAGRAPHS)
    assert joined(first, [first, Content(HEADLINE, ("另一段。",))]).body == (*PARAGRAPHS, "另一段。")
