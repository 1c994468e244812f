"""The pages of officials in a browser: on a desk and on a phone, light and dark, on paper."""

from collections.abc import Iterator
from typing import Literal

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.webui.conftest import served
from tests.webui.test_browser import DESK, LOW_CONTRAST, opened

PHONE: ViewportSize = {"width": 390, "height": 844}
NARROWEST: ViewportSize = {"width": 360, "height": 740}
PATHS = (
    "/official/高远洲",
    "/official/王伟",
    "/official/谭志平",  # long posts
    "/official/石敢当",  # hostile text
    "/official/白布和",
    "/official/王为",
    "/officials",
    "/officials?region=和平",
    "/officials?region=重庆市",
    "/?q=王伟",
)


@pytest.fixture(scope="module")
def address(officials_app: Flask) -> Iterator[str]:
    with served(officials_app) as address:
        yield address


def goto(page: Page, path: str) -> None:
    """Open a page with all that is folded; a name that there is not is no error of the page's."""
    page.goto(path)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")


@pytest.mark.parametrize("viewport", [DESK, PHONE, NARROWEST], ids=lambda viewport: str(viewport["width"]))
def test_nothing_is_wider_than_the_window(browser: Browser, address: str, viewport: ViewportSize) -> None:
    for path in PATHS:
        context = browser.new_context(base_url=address, locale="zh-CN", viewport=viewport)
        page = context.new_page()
        goto(page, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path
        assert page.evaluate(OUTSIDE) == [], path
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser: Browser, address: str, scheme: str) -> None:
    colours: Literal["dark", "light"] = "dark" if scheme == "dark" else "light"
    context = browser.new_context(base_url=address, locale="zh-CN", color_scheme=colours)
    page = context.new_page()
    for path in PATHS:
        goto(page, path)
        assert page.evaluate(LOW_CONTRAST) == [], path
    context.close()


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


# Words in pictures that stand out of the window.
OUTSIDE = """() => [...document.querySelectorAll('svg text')]
  .filter(text => text.getBoundingClientRect().width)
  .filter(text => {
    const box = text.getBoundingClientRect();
    return box.left < 0 || box.right > document.documentElement.clientWidth;
  }).map(text => text.textContent)"""
