"""What is said of an article page, in words. The pages are invented."""

from datetime import UTC, datetime

import pytest

from tests.crawler.extraction.examples import EXAMPLES, Example
from tests.crawler.extraction.pages import HEADLINE, TEXT, article_page
from zhengfa.archive.portals import Level, Portal, PortalLayout
from zhengfa.archive.records import Response
from zhengfa.archive.urls import host_of
from zhengfa.crawler.checks.articles import SHORT, check_article
from zhengfa.crawler.checks.findings import Finding, FindingKind

AT = datetime(2021, 7, 20, 2, tzinfo=UTC)
URL = "http://a.example/zfyw/1.html"
GOOD = article_page(container="div class=TRS_Editor")


def findings(payload: str | bytes, *layouts: PortalLayout, level: Level = Level.CITY) -> list[Finding]:
    portal = Portal("p", "样例", "辽宁", level, ("a.example",), "trs_wcm", (), layouts=layouts)
    body = payload.encode() if isinstance(payload, str) else payload
    return list(check_article(Response(URL, body, AT, "text/html"), portal, 1_000_000).findings)


def layout(**fields: str) -> PortalLayout:
    return PortalLayout("own", tuple((name, (selector,)) for name, selector in fields.items()))


def test_of_a_good_page_nothing_is_said() -> None:
    assert findings(GOOD) == []
    assert findings(GOOD, layout(body=".TRS_Editor", headline="h1")) == []


@pytest.mark.parametrize(
    ("page", "kind", "words"),
    [
        (GOOD.replace("来源:某市日报 ", ""), FindingKind.NO_SOURCE, "no source is read"),
        (GOOD.replace("2021-07-13 09:56", ""), FindingKind.NO_DATE, "no date is read"),
        (GOOD.replace("2021-07-13", "2031-07-13"), FindingKind.FUTURE_DATE, "its date is 2031-07-13"),
        (GOOD.replace(TEXT, "<p>会议强调,要坚持问题导向,压实工作责任。</p>"), FindingKind.SHORT_TEXT, "20 characters"),
        (f"<title>404</title><p>您访问的页面不存在</p>{' ' * SHORT}", FindingKind.NOT_AN_ARTICLE, "soft 404"),
        (
            GOOD.replace("<head>", "<head><meta charset=gbk>"),
            FindingKind.OTHER_ENCODING,
            "says gbk, but its bytes are utf-8",
        ),
        (GOOD.encode().replace("问题导向".encode(), b"\xe9\x97"), FindingKind.DAMAGED_TEXT, "damaged"),
    ],
)
def test_what_is_not_as_it_should_be_is_said(page: str | bytes, kind: FindingKind, words: str) -> None:
    [finding] = findings(page)
    assert finding.kind is kind
    assert words in finding.what
    assert finding.advice


@pytest.mark.parametrize("field", ["body", "headline"])
def test_selectors_that_find_nothing_are_named_with_where_the_value_was_read_instead(field: str) -> None:
    [finding] = findings(GOOD, layout(**{field: ".gone"}))
    assert finding.kind is FindingKind.SELECTORS
    assert f"for `{field}` (.gone) find nothing: it was read from " in finding.what


def test_one_layout_of_several_that_fits_is_enough() -> None:
    assert findings(GOOD, layout(body=".new"), layout(body=".TRS_Editor")) == []


def test_a_page_without_a_headline_is_said_to_have_none() -> None:
    bare = f"<html><body><div class=TRS_Editor>{TEXT}</div><p>2021-07-13 来源:某市日报</p></body></html>"
    assert FindingKind.NO_HEADLINE in [finding.kind for finding in findings(bare)]
    assert HEADLINE not in bare


def test_newspapers_credit_nobody_for_their_own_articles() -> None:
    assert findings(GOOD.replace("来源:某市日报 ", ""), level=Level.MEDIA) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_of_a_page_of_a_known_product_no_more_is_said_than_that_it_is_made_up(example: Example) -> None:
    # Their texts are short, some credit no source, and all are UTF-8 here, whatever their products write.
    expected = {FindingKind.SHORT_TEXT, FindingKind.NO_SOURCE, FindingKind.OTHER_ENCODING}
    found = check_article(
        Response(example.url, example.html.encode(), datetime(2026, 11, 27, tzinfo=UTC), "text/html"),
        Portal("p", "样例", "辽宁", Level.CITY, (host_of(example.url),), example.family, ()),
        1_000_000,
    )
    assert {finding.kind for finding in found.findings} <= expected
    assert (FindingKind.NO_SOURCE in {finding.kind for finding in found.findings}) is (example.source is None)
