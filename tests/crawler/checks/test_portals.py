"""In which order a portal is looked at, and what ends that; pages are handed to the plan, and nothing is fetched."""

from tests.crawler.driving import Page, drive
from tests.crawler.extraction.pages import article_page
from zhengfa.archive.portals import Channel, Level, Portal
from zhengfa.archive.records import OutcomeKind
from zhengfa.crawler.checks.findings import FindingKind
from zhengfa.crawler.checks.portals import PortalCheck, portal_check
from zhengfa.crawler.intake import Outcome

A, B = "https://a.example", "https://b.example"
LISTS = (f"{A}/1/", f"{A}/2/", f"{B}/3/")
ARTICLE = "/yw/202107/t202107{}_1.html"
PAGES: dict[str, Page] = {
    LISTS[0]: f'<a href="{ARTICLE.format("13")}">x</a>',
    LISTS[1]: f'<a href="{ARTICLE.format("15")}">x</a>',
    LISTS[2]: f'<a href="{ARTICLE.format("14")}">x</a>',
    **{host + ARTICLE.format(day): article_page() for host in (A, B) for day in (13, 14, 15)},
}


def checked(pages: dict[str, Page], cms: str = "trs_wcm") -> tuple[PortalCheck, list[str]]:
    channels = tuple(Channel(url[-2], url) for url in LISTS)
    portal = Portal("p", "样例", "辽宁", Level.CITY, ("a.example", "b.example"), cms, channels)
    asked: list[str] = []
    return drive(portal_check(portal, channels, None, 1_000_000), PAGES | pages, asked), asked


def test_each_list_is_looked_at_and_then_the_newest_article_of_all() -> None:
    check, asked = checked({})
    assert asked == [*LISTS, A + ARTICLE.format("15")]
    assert check.is_well


def test_a_refusal_ends_the_visit_to_its_host_alone() -> None:
    check, asked = checked({LISTS[0]: Outcome(OutcomeKind.BLOCKED, "HTTP 403")})
    assert asked == [LISTS[0], LISTS[2], B + ARTICLE.format("14")]
    assert [channel.url for channel in check.unasked] == [LISTS[1]]
    assert not check.is_well


def test_nothing_is_asked_for_at_a_host_that_ended_the_visit_last() -> None:
    check, asked = checked({LISTS[2]: Outcome(OutcomeKind.BLOCKED, "HTTP 403"), LISTS[0]: "", LISTS[1]: ""})
    assert asked == [*LISTS]
    assert not check.unasked
    assert not check.is_well


def test_a_page_that_leads_inside_says_nothing_of_the_others() -> None:
    check, asked = checked({LISTS[0]: Outcome(OutcomeKind.UNSAFE, "10.0.0.1: private")})
    assert asked[1:3] == list(LISTS[1:])
    assert [finding.kind for finding in check.findings if finding.is_wrong] == [FindingKind.UNSAFE]


def test_the_entry_of_a_newspaper_leads_to_its_list() -> None:
    issue = f"{A}/html/2021-07/13/node_1.htm"
    pages: dict[str, Page] = {
        LISTS[0]: f'<meta http-equiv="refresh" content="0;url={issue}">',
        issue: '<a href="content_1.htm">x</a>',
        f"{A}/html/2021-07/13/content_1.htm": article_page(),
    }
    check, asked = checked(pages, "epaper")
    assert asked[:2] == [LISTS[0], issue]
    assert asked[-1] == f"{A}/html/2021-07/13/content_1.htm"
    assert check.lists[0].page.rows


def test_a_list_that_has_moved_is_said() -> None:
    check, _ = checked({LISTS[0]: ("https://c.example/1/", "<p>x")})
    [finding] = [one for one in check.findings if one.kind is FindingKind.REDIRECTED]
    assert (finding.url, "https://c.example/1/" in finding.what) == (LISTS[0], True)
