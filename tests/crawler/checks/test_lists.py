"""What is said of a list page, in words. The pages are invented."""

from datetime import UTC, datetime

import pytest

from tests.crawler.lists.pages import EXAMPLES, HOST, Example
from zhengfa.archive.portals import Channel, Level, Portal
from zhengfa.archive.records import Response
from zhengfa.crawler.checks.findings import FindingKind
from zhengfa.crawler.checks.lists import CheckedList, check_list

AT = datetime(2021, 7, 20, 2, tzinfo=UTC)
PATH = "/zfyw/202107/t202107{0:02}_{0}.html"


def checked(
    html: str, cms: str | None = "trs_wcm", path: str = "/zfyw/", articles: tuple[str, ...] = ()
) -> CheckedList:
    portal = Portal("p", "样例", "辽宁", Level.CITY, ("a.example",), cms, (), articles=articles)
    response = Response(HOST + path, html.encode(), AT, "text/html; charset=utf-8")
    return check_list(response, portal, Channel("要闻", HOST + path), 1_000_000)


def rows(*days: int, path: str = PATH, date: str = "2021-07-{:02}") -> str:
    return "".join(
        f'<li><a href="{path.format(day)}">第{day}次全市政法工作会议召开</a> {date.format(day)}</li>' for day in days
    )


def kinds(found: CheckedList) -> list[FindingKind]:
    return [finding.kind for finding in found.findings]


PAGER = '<script>createPageHTML(3, 0, "index", "html")</script>'


def test_of_a_good_list_nothing_is_said_and_its_newest_row_is_known() -> None:
    found = checked(rows(11, 13, 12) + PAGER)
    assert kinds(found) == []
    assert len(found.page.rows) == 3
    assert found.newest is not None
    assert found.newest.url == HOST + PATH.format(13)


def test_without_a_date_the_first_row_is_the_newest() -> None:
    found = checked(rows(1, 2, path="/d/{}.do", date="") + PAGER, None, articles=(r"/d/\d+\.do$",))
    assert kinds(found) == [FindingKind.UNDATED_ROWS, FindingKind.NO_PAGING]
    assert found.newest is not None and found.newest.url == f"{HOST}/d/1.do"


@pytest.mark.parametrize(
    ("html", "kind", "words"),
    [
        (rows(22) + PAGER, FindingKind.FUTURE_DATE, "2021-07-22, which is in the future"),
        (rows(1, date="2019-07-01") + PAGER, FindingKind.OLD, "the newest row is of 2019-07-01"),
        (rows(1), FindingKind.NO_PAGING, "only these 1 articles"),
        (
            rows(1) + rows(2, path="http://b.example" + PATH) + PAGER,
            FindingKind.SOME_OFF_SITE,
            "other hosts (b.example)",
        ),
        (rows(1, 2, path="http://b.example" + PATH), FindingKind.OFF_SITE, "2 articles are at other hosts (b.example)"),
        ("<title>404</title><p>您访问的页面不存在</p>", FindingKind.NO_ARTICLES, "; the page is: soft 404"),
        ("<p>暂无内容</p>", FindingKind.NO_ARTICLES, "no link looks like an article of trs_wcm"),
    ],
)
def test_what_is_not_as_it_should_be_is_said(html: str, kind: FindingKind, words: str) -> None:
    [finding] = checked(html).findings
    assert finding.kind is kind
    assert words in finding.what
    assert finding.advice


def test_a_row_of_tomorrow_is_a_clocks_fault_and_none_of_the_portals() -> None:
    assert kinds(checked(rows(21) + PAGER)) == []


@pytest.mark.parametrize(
    ("family", "path"),
    [
        ("vsb", "/info/1015/{}.htm"),
        ("enorth", "/system/2021/07/13/01234567{}.shtml"),
        ("hanweb_jcms", "/art/2021/7/13/art_9_{}.html"),
        ("people", "/n1/2021/0713/c1-{}.html"),
    ],
)
def test_another_familys_list_is_recognised_and_named(family: str, path: str) -> None:
    [finding] = checked(rows(1, 2, 3, path=path)).findings
    assert finding.kind is FindingKind.NO_ARTICLES
    assert f"try `cms: {family}`" in finding.advice
    assert kinds(checked(rows(1, 2, 3, path=path) + '<a href="index_2.html">2</a>', family)) == []


def test_of_an_unknown_products_list_a_pattern_is_offered_that_reads_it() -> None:
    html = rows(*range(1, 6), path="/info/list.do?a=1&id={}") + '<a href="/about.do?id=1">关于</a>'
    [finding] = checked(html).findings
    assert finding.kind is FindingKind.NO_ARTICLES
    pattern = finding.advice.partition("articles: '")[2].rstrip("'`")
    assert len(checked(html, None, articles=(pattern,)).page.rows) == 5


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.family}-{one.name}")
def test_no_list_that_is_read_is_called_wrong(example: Example) -> None:
    found = checked(example.text, example.family, example.path)
    wrong = {finding.kind for finding in found.findings if finding.is_wrong}
    assert wrong <= {FindingKind.FUTURE_DATE, FindingKind.OFF_SITE}  # some are of 2026, some of several hosts
