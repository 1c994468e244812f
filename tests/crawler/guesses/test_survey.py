"""A look round portals of many products, all invented; pages are handed to the plan, and nothing is fetched."""

from collections.abc import Mapping

import pytest

from tests.crawler.driving import Page, drive
from tests.crawler.extraction.pages import article_page
from zhengfa.crawler.checks.findings import FindingKind
from zhengfa.crawler.guesses.survey import MOST_COLUMNS, Survey, survey
from zhengfa.crawler.recognition import Sureness

HOME = "https://www.ln.example/"
COLUMNS = {"政法要闻": "zfyw/", "平安建设": "pajs/", "机构职能": "jgzn/"}
FOOT = '<a href="/">首页</a><a href="/gy/">关于我们</a><a href="http://b.example/x/">兄弟网站</a>'
# Where products put their articles, and the name of ours.
PRODUCTS = {
    "trs_wcm": "/{column}202107/t202107{number}_1.html",
    "vsb": "/info/10{number}/1.htm",
    "enorth": "/system/2021/07/{number}/012345678.shtml",
    "hanweb_jcms": "/art/2021/7/{number}/art_9_1.html",
    "ucap_kaipu": "/c100004/2021-07/{number}/content_1.shtml",
    "jeecms": "/{column}{number}.jhtml",
    "people": "/n1/2021/07{number}/c1-1.html",
    "": "/{column}show.asp?id={number}",
}


def portal(path: str, columns: dict[str, str] = COLUMNS) -> dict[str, str]:
    """The pages of a portal by URL: its home page, and of its columns all but the last hold articles."""
    nav = "".join(f'<a href="/{folder}">{name}</a>' for name, folder in columns.items())
    pages = {HOME: f"<title>欢迎访问辽宁样例长安网_首页</title>{nav}{FOOT}{rows(path, 'zfyw/')}"}
    for name, folder in list(columns.items())[:-1]:
        pages[HOME + folder] = f"<title>{name}-辽宁样例长安网</title>{nav}{rows(path, folder)}"
    return pages | {HOME + list(columns.values())[-1]: f"<title>x</title>{nav}<p>本单位负责有关工作。</p>"}


def rows(path: str, column: str) -> str:
    links = (path.format(column=column, number=number) for number in range(11, 16))
    return "".join(f'<li><a href="{link}">第{link[-9:]}次全市政法工作会议召开</a></li>' for link in links)


def looked(url: str, pages: Mapping[str, Page], asked: list[str] | None = None, known: str = "-") -> Survey:
    """Carry out the plan."""
    plan = survey(url, 1_000_000, is_sample=False, is_known=lambda place: known in place)
    return drive(plan, pages, asked if asked is not None else [])


@pytest.mark.parametrize("family", PRODUCTS)
def test_a_portal_is_known_by_its_pages_and_its_columns_are_those_that_hold_articles(family: str) -> None:
    found = looked(HOME, portal(PRODUCTS[family]))
    assert found.family is not None
    assert (found.family.id, found.name, found.hosts) == (family, "辽宁样例长安网", ("www.ln.example",))
    columns = [(channel.name, channel.url) for channel in found.channels]
    assert columns == [("政法要闻", f"{HOME}zfyw/"), ("平安建设", f"{HOME}pajs/")]
    # That of a column that is named and missing is none of a page that came.
    assert {finding.kind for finding in found.findings} <= {FindingKind.HTTP_ERROR}


def test_of_an_unknown_product_the_form_of_its_links_tells_the_articles() -> None:
    found = looked(HOME, portal(PRODUCTS[""]))
    assert found.family is not None
    assert found.families == ()
    assert found.family.articles == (r"^/[\w-]+/show\.asp\?id=\d+$",)


@pytest.mark.parametrize("start", ["zfyw/", "zfyw/202107/t20210711_1.html"])
def test_a_list_or_an_article_leads_to_the_home_page(start: str) -> None:
    pages = portal(PRODUCTS["trs_wcm"])
    pages.setdefault(HOME + start, article_page())
    asked: list[str] = []
    found = looked(HOME + start, pages, asked)
    assert asked[:2] == [HOME + start, HOME]
    assert len(asked) == len(set(asked))
    assert found.family is not None and found.family.id == "trs_wcm"
    assert [channel.name for channel in found.channels] == ["政法要闻", "平安建设"]
    if start.endswith("html"):
        assert found.families[0].sureness is Sureness.SURE


def test_no_more_columns_are_asked_for_than_was_said_and_those_of_news_first() -> None:
    # 一 to 十二 in the place of a name that says nothing.
    columns = {f"栏目{name}": f"c{number}/" for number, name in enumerate("一二三四五六七八九十百千万")}
    asked: list[str] = []
    looked(HOME, portal(PRODUCTS["trs_wcm"], columns | {"政法要闻": "zfyw/"}), asked)
    assert len(asked) == 1 + MOST_COLUMNS
    assert asked[1] == f"{HOME}zfyw/"


def test_what_cannot_be_read_gives_nothing_to_declare_and_is_said() -> None:
    found = looked(HOME, {})
    assert (found.home, [finding.kind for finding in found.findings]) == ("", [FindingKind.HTTP_ERROR])


def test_nothing_more_is_asked_for_at_a_portal_that_is_known() -> None:
    asked: list[str] = []
    found = looked(HOME, portal(PRODUCTS["vsb"]), asked, known="ln.example")
    assert (found.home, found.led_to, asked) == ("", HOME, [HOME])


def test_pages_of_nothing_known_have_no_family() -> None:
    found = looked(HOME, {HOME: "<title>样例</title><p>建设中</p>"})
    assert (found.family, found.channels, found.name) == (None, [], "样例")


def test_a_home_page_that_moved_is_at_both_hosts() -> None:
    pages: dict[str, Page] = {**portal(PRODUCTS["vsb"]), "http://old.example/": (HOME, portal(PRODUCTS["vsb"])[HOME])}
    found = looked("http://old.example/", pages)
    assert found.hosts == ("www.ln.example", "old.example")
    assert looked("http://ln.example/", pages | {"http://ln.example/": (HOME, "x")}).hosts == ("www.ln.example",)


def test_a_home_page_is_no_channel_whatever_its_file_is_called() -> None:
    pages = portal(PRODUCTS["vsb"])
    index = f"{HOME}index.html"
    for url, moved in ((index, {index: pages[HOME]}), (HOME, {HOME: (index, pages[HOME])})):
        asked: list[str] = []
        found = looked(url, {**pages, **moved}, asked)
        assert [channel.name for channel in found.channels] == ["政法要闻", "平安建设"]
        assert asked[:2] == [url, f"{HOME}zfyw/"]
