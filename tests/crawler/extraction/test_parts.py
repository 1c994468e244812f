import pytest

from tests.crawler.extraction.pages import HEADLINE, PARAGRAPHS, article_page
from zhengfa.archive.content import Byline, Content, Link
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.extraction.parts import MOST_PARTS, Parts, joined

FOLDER = "http://www.example.cn/zfyw/202107/"


def parts_of(name: str, pager: str) -> Parts:
    return extract(article_page(tail=f"<div>{pager}</div>").encode(), FOLDER + name).parts


def links(*names: str, text: str = "") -> str:
    return " ".join(f"<a href={name}>{text or number}</a>" for number, name in enumerate(names, 2))


@pytest.mark.parametrize(
    ("name", "pager", "others"),
    [
        ("1.html", links("1_2.html", "1_3.html"), ["1_2.html", "1_3.html"]),
        ("1.html", links("1_1.html", "1_2.html"), ["1_1.html", "1_2.html"]),
        ("1.html", links("1-2.html"), ["1-2.html"]),
        ("1.shtml", links("1_02.shtml", "1_03.shtml"), ["1_02.shtml", "1_03.shtml"]),
        (
            "1.html",
            links("1_2.html", text="下一页") + links("1_4.html", text="尾页"),
            ["1_2.html", "1_3.html", "1_4.html"],
        ),
        ("content_7.htm", links("./content_7_2.htm", text="[2]"), ["content_7_2.htm"]),
        (
            "t20210713_1.html",
            '<script>createPageHTML(3,0,"t20210713_1","html");</script>',
            ["t20210713_1_1.html", "t20210713_1_2.html"],
        ),
        ("1.html", links("1_2.html") + links("/other/1_9.html", "http://b.example/zfyw/202107/1_8.html"), ["1_2.html"]),
    ],
)
def test_a_pager_names_the_other_pages(name: str, pager: str, others: list[str]) -> None:
    assert parts_of(name, pager) == Parts(None, tuple(FOLDER + other for other in others))


@pytest.mark.parametrize(
    ("name", "pager"),
    [
        ("1_2.html", "<a href=1.html>1</a> 2 <a href=1_3.html>3</a>"),
        ("t20210713_1_1.html", '<script>createPageHTML(3, 1, "t20210713_1", "html");</script>'),
    ],
)
def test_a_later_page_knows_the_first(name: str, pager: str) -> None:
    stem, _, suffix = name.partition(".")
    parts = parts_of(name, pager)
    assert parts.first == f"{FOLDER}{stem[:-2]}.{suffix}"
    assert FOLDER + name not in parts.others


@pytest.mark.parametrize(
    ("name", "pager"),
    [
        ("t20210713_1.html", links("t20210713_2.html", "t20210713_3.html")),  # other articles
        ("t20210713_1.html", links("t20210713_12.html", text="下一页")),
        ("1.html", links("1_2.html", text=HEADLINE)),  # no pager
        ("1.html", '<script>createPageHTML(25,0,"index","html");</script>'),  # the channel's
        ("1.html", links(*(f"1_{number}.html" for number in range(1, 2 * MOST_PARTS)))),
        ("1.html", "<a href='http://[x'>2</a><a href>3</a>"),
        ("", links("_2.html")),
    ],
)
def test_what_is_no_pager_names_nothing(name: str, pager: str) -> None:
    assert parts_of(name, pager) == Parts()


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


def test_parts_stand_where_the_page_came_from_whatever_url_it_states() -> None:
    page = article_page(head='<link rel=canonical href="http://b.example/zfyw/1.html">', tail=links("1_2.html"))
    assert extract(page.encode(), FOLDER + "1.html").parts.others == (FOLDER + "1_2.html",)
    assert extract(page.encode(), "file:///1.html").parts.others == ("http://b.example/zfyw/1_2.html",)


def test_the_captions_of_an_image_shown_on_several_parts_are_all_kept() -> None:
    first, second = (Content(HEADLINE, (text,), images=(Link("http://a.cn/0.gif", text),)) for text in ("甲", "乙"))
    assert joined(first, [second]).images == (Link("http://a.cn/0.gif", "甲 乙"),)


def test_the_first_page_again_is_no_part() -> None:
    first = Content(HEADLINE, PARAGRAPHS)
    assert joined(first, [first, Content(HEADLINE, ("另一段。",))]).body == (*PARAGRAPHS, "另一段。")
