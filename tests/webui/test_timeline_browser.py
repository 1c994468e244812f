"""The timeline in a browser: by keyboard, on a phone, without scripts, on paper."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.webui.chronicles import FULL_DAY
from tests.webui.conftest import served
from tests.webui.test_browser import DESK, opened
from tests.webui.test_official_browser import PHONE, goto


@pytest.fixture(scope="module")
def address(chronicle_app: Flask) -> Iterator[str]:
    with served(chronicle_app) as address:
        yield address


def day_at_top(page: Page) -> str:
    """The day whose heading stands nearest to the top of the window."""
    found = "[...document.querySelectorAll('.day')].find(day => day.getBoundingClientRect().bottom > 40).id"
    return str(page.evaluate(found))


def test_arrows_lead_from_day_to_day_and_over_the_ends_of_a_page(browser: Browser, address: str) -> None:
    with opened(browser, address, {"width": 1280, "height": 400}) as page:
        goto(page, "/timeline?month=2021-07")
        expect(page.locator(".keys")).to_be_visible()
        page.keyboard.press("ArrowRight")
        expect(page.locator("#d2021-07-02")).to_be_focused()
        page.keyboard.press("ArrowRight")
        expect(page.locator("#d2021-07-05")).to_be_focused()
        assert page.url.endswith("#d2021-07-05")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")  # the full day does not fit on this page
        page.wait_for_url(f"**/timeline?day={FULL_DAY}#d{FULL_DAY}")
        page.keyboard.press("ArrowRight")
        page.wait_for_url("**/timeline?day=2021-07-30*")
        page.keyboard.press("ArrowRight")
        page.wait_for_url("**/timeline?month=2024-06#g2024-06")


def test_shift_and_an_arrow_lead_from_month_to_month(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        goto(page, "/timeline?month=2024-06")
        page.keyboard.press("Shift+ArrowLeft")
        page.wait_for_url("**/timeline?month=2021-07")
        page.keyboard.press("Shift+ArrowRight")
        page.wait_for_url("**/timeline?month=2024-06#g2024-06")


def test_keys_are_left_alone_where_something_is_typed(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        goto(page, "/timeline?month=2024-06")
        page.get_by_label("查询", exact=True).fill("通报")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Control+ArrowRight")
        assert "#" not in page.url
        expect(page.get_by_label("查询", exact=True)).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_from_a_search_to_a_day_and_an_article_by_clicking(
    browser: Browser, address: str, viewport: ViewportSize, scripts: bool
) -> None:
    with opened(browser, address, viewport, scripts=scripts) as page:
        goto(page, "/?q=专项行动")
        page.locator(".act").get_by_role("link", name="时间轴").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("时间轴 专项行动")
        page.get_by_role("navigation", name="2021年各月").get_by_role("link", name="7月").click()
        page.locator(".lanes tfoot a").first.click()
        expect(page.locator("section.day:target h3")).to_contain_text("7月13日")
        page.get_by_role("link", name="专项行动第 1 号", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("专项行动第 1 号")


def test_a_bar_of_the_strip_leads_to_its_month(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        goto(page, "/timeline")
        page.locator(".strip a .target").nth(1).click()
        page.wait_for_url("**/timeline?month=2021-07")


def test_on_paper_it_is_a_list_with_its_days_and_without_what_leads_elsewhere(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.emulate_media(media="print")
        goto(page, "/timeline?month=2024-06")
        expect(page.get_by_role("heading", name="6月20日")).to_be_visible()
        expect(page.get_by_role("link", name="六月的调研")).to_be_visible()
        for hidden in (".years", ".twelve", ".steps", ".keys", ".scroll", "article > header .ways", ".more"):
            assert not page.locator(hidden).first.is_visible(), hidden
        page.pdf()
