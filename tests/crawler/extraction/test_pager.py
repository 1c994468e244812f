import pytest

from tests.crawler.extraction.pages import HEADLINE, article_page
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.extraction.parts import MOST_PARTS, Parts

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


def test_parts_stand_where_the_page_came_from_whatever_url_it_states() -> None:
    page = article_page(head='<link rel=canonical href="http://b.example/zfyw/1.html">', tail=links("1_2.html"))
    assert extract(page.encode(), FOLDER + "1.html").parts.others == (FOLDER + "1_2.html",)
    assert extract(page.encode(), "file:///1.html").parts.others == ("http://b.example/zfyw/1_2.html",)


PROGRAM = "http://www.example.cn/show.php"


@pytest.mark.parametrize(
    ("query", "pager", "first", "others"),
    [
        ("?id=1", links("?id=1&amp;page=2", "?id=1&amp;page=3"), None, ["?id=1&page=2", "?id=1&page=3"]),
        ("?id=1", links("?id=1&page=4", text="尾页"), None, ["?id=1&page=2", "?id=1&page=3", "?id=1&page=4"]),
        ("?id=1&page=1", links("?id=1&page=2#top"), None, ["?id=1&page=2"]),
        ("?id=1&page=2", links("?id=1&page=1", "?id=1&page=3"), "?id=1", ["?id=1&page=3"]),
        ("?pageNo=3&id=1", links("?pageNo=2&id=1", text="上一页"), "?id=1", ["?pageNo=2&id=1"]),
        ("", links("show.php?page=2"), None, ["?page=2"]),
    ],
)
def test_programs_number_pages_behind_the_question_mark(
    query: str, pager: str, first: str | None, others: list[str]
) -> None:
    found = extract(article_page(tail=f"<div>{pager}</div>").encode(), PROGRAM + query).parts
    assert found == Parts(first and PROGRAM + first, tuple(PROGRAM + other for other in others))


@pytest.mark.parametrize(
    "pager",
    [
        links("?id=2&page=2"),
        links("/list.php?id=1&page=2"),
        links("http://b.example/show.php?id=1&page=2"),
        links("?id=1&page=2", text=HEADLINE),
        links("?id=1&page=1"),
        links("?id=1&page=51"),
        links("?id=1&page=0002"),
        links("?id=1&frontpage=2"),
    ],
)
def test_other_pages_of_a_program_are_no_parts(pager: str) -> None:
    assert extract(article_page(tail=f"<div>{pager}</div>").encode(), f"{PROGRAM}?id=1").parts == Parts()
