"""The pages of officials in a browser: on a desk and on a phone, light and dark, on paper."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.webui.conftest import served
from tests.webui.test_browser import opened

PHONE: ViewportSize = {"width": 390, "height": 844}
NARROWEST: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def address(officials_app: Flask) -> Iterator[str]:
    with served(officials_app) as address:
        yield address


def goto(page: Page, path: str) -> None:
    """Open a page with all that is folded; a name that there is not is no error of the page's."""
    page.goto(path)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")


@pytest.mark.parametrize("scripts", [True, False])
def test_from_a_list_to_an_official_to_a_sentence_in_its_article(browser: Browser, address: str, scripts: bool) -> None:
    with opened(browser, address, scripts=scripts) as page:
        page.goto("/")
        page.get_by_role("navigation", name="页面").get_by_role("link", name="官员").click()
        page.get_by_label("姓名", exact=True).fill("gaoyuan")
        page.get_by_label("职务", exact=True).fill("公安局局长")
        page.get_by_role("button", name="查官员").click()
        page.get_by_role("link", name="高远洲").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("高远洲")
        expect(page.get_by_text("本报讯")).to_be_hidden()
        page.locator(".timeline").get_by_role("link", name="辽宁省委常委、政法委书记").click()
        expect(page.locator(".tenure:target h3")).to_have_text("辽宁省委常委、政法委书记")
        page.locator(".tenure:target summary").click()
        page.locator(".tenure:target .from a").first.click()
        expect(page.locator("article mark").first).to_have_text("高远洲")


def test_a_bar_is_reached_by_keyboard(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.goto("/official/高远洲")
        bar = page.locator(".timeline").get_by_role("link").first
        bar.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".tenure:target h3")).to_have_text("沈阳市公安局副局长")


def test_on_paper_all_evidence_is_shown(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.emulate_media(media="print")
        page.goto("/official/高远洲")
        for sentence in page.locator("blockquote").all():
            expect(sentence).to_be_visible()
        expect(page.locator(".timeline svg")).to_be_visible()
        expect(page.locator(".views")).to_be_hidden()
