"""What three users do, from end to end: a researcher, a journalist, an analyst. On a desk and on a phone, with and
without scripts."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.webui.conftest import served
from tests.webui.test_browser import DESK, opened
from tests.webui.test_official_browser import PHONE

WAYS = pytest.mark.parametrize(
    ("viewport", "scripts"),
    [(DESK, True), (DESK, False), (PHONE, True), (PHONE, False)],
    ids=["desk", "desk without scripts", "phone", "phone without scripts"],
)


@pytest.fixture(scope="module")
def address(officials_app: Flask) -> Iterator[str]:
    with served(officials_app) as address:
        yield address


def headlines(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(".hits h3").all_inner_texts()]


@WAYS
def test_a_researcher_finds_an_official_by_pinyin_and_checks_the_career(
    browser: Browser, address: str, viewport: ViewportSize, scripts: bool
) -> None:
    with opened(browser, address, viewport, scripts=scripts) as page:
        page.goto("/")
        page.get_by_role("navigation", name="页面").get_by_role("link", name="官员").click()
        page.get_by_role("textbox", name="姓名").fill("gao yuanzhou")
        page.get_by_role("button", name="查官员").click()
        page.get_by_role("link", name="高远洲").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("高远洲")
        posts = page.locator(".tenure h3").all_inner_texts()
        assert [text.split()[0] for text in posts] == [
            *("沈阳市公安局副局长", "沈阳市公安局局长", "辽宁省委政法委副书记", "辽宁省委常委、政法委书记")
        ]
        second = page.locator(".tenure").nth(1)
        second.get_by_text("依据 2 条").click()
        second.get_by_role("link", name="政法要闻第 4 号").click()
        expect(page.locator(".text mark").first).to_have_text("高远洲")
        page.get_by_role("link", name="核对").click()
        expect(page.get_by_role("heading", name="核对")).to_be_visible()
        expect(page.get_by_text("一致", exact=True)).to_be_visible()


@WAYS
def test_a_journalist_follows_an_official_over_a_year(
    browser: Browser, address: str, viewport: ViewportSize, scripts: bool
) -> None:
    with opened(browser, address, viewport, scripts=scripts) as page:
        page.goto("/?q=高远洲+调研+OR+高远洲+督导+OR+高远洲+主持")
        page.locator(".results-head").get_by_role("link", name="时间轴").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("时间轴")
        page.locator("nav, ul").get_by_role("link", name="2022").first.click()
        days = [element.get_attribute("id") for element in page.locator(".day[id^='d2022']").all()]
        assert days == sorted(days, key=str)
        assert {"d2022-03-07", "d2022-03-21", "d2022-08-30"} <= set(days)
        page.locator("#d2022-03-21").get_by_role("link", name="政法要闻").first.click()
        expect(page.get_by_text("到本溪市督导矛盾纠纷排查化解").first).to_be_visible()


@WAYS
def test_an_analyst_narrows_a_result_and_has_it_whole_as_a_workbook(
    browser: Browser, address: str, viewport: ViewportSize, scripts: bool, tmp_path: Path
) -> None:
    with opened(browser, address, viewport, scripts=scripts) as page:
        page.goto("/?q=高远洲")
        if viewport == PHONE:
            page.get_by_role("link", name="筛选", exact=True).click()
            page.locator(".facets > details > summary").click()
        page.get_by_role("navigation", name="筛选").get_by_role("link", name="辽宁", exact=False).first.click()
        page.get_by_label("发布自").fill("2022年")
        page.get_by_label("至", exact=True).fill("2023-05")
        page.get_by_role("button", name="限定").click()
        expect(page.locator("#total")).to_have_text("共 9 篇")
        shown = headlines(page)
        page.get_by_role("link", name="导出").click()
        expect(page.locator(".subtitle")).to_contain_text("共 9 篇")
        page.get_by_text("Excel（XLSX）").click()
        with page.expect_download() as downloading:
            page.get_by_role("button", name="下载").click()
        downloading.value.save_as(tmp_path / "result.xlsx")
    book = openpyxl.load_workbook(tmp_path / "result.xlsx", read_only=True)
    heading, *rows = book["文章"].iter_rows(values_only=True)
    assert len(rows) == len(shown) == 9
    assert {row[heading.index("headline")] for row in rows} == set(shown)
    manifest = {str(row[0]): row[1] for row in book["清单"].iter_rows(values_only=True)}
    assert manifest["rows_written"] == "9"
    book.close()
