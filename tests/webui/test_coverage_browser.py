"""The pages of coverage in a browser: on a desk and on a phone, light and dark, with and without JavaScript."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, ViewportSize, expect

from tests.webui.conftest import served
from tests.webui.test_browser import DESK, opened
from tests.webui.test_official_browser import PHONE
from tests.webui.visits import WELL


@pytest.fixture(scope="module")
def address(visits_app: Flask) -> Iterator[str]:
    with served(visits_app) as address:
        yield address


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_front_page_to_the_reason_of_a_day(browser: Browser, address: str, scripts: bool) -> None:
    with opened(browser, address, scripts=scripts) as page:
        page.goto("/")
        page.get_by_role("navigation", name="页面").get_by_role("link", name="覆盖").click()
        page.get_by_role("link", name="2026年全年").click()
        page.get_by_role("link", name="8月", exact=True).click()
        page.get_by_role("link", name="8月6日 被拒绝").click()
        expect(page.locator("tr:target th")).to_have_text("8月6日")
        expect(page.locator("tr:target")).to_contain_text("HTTP 412")
        page.get_by_role("link", name="← 2026年7月").click()
        page.get_by_role("link", name="3 篇").first.click()
        expect(page.get_by_role("heading", name="共 3 篇")).to_be_visible()


@pytest.mark.parametrize(("path", "newest"), [("/coverage", "#d14"), ("/coverage?year=2026", "?month=2026-08")])
def test_on_a_phone_the_newest_are_in_sight_first_and_names_stay_while_others_are_scrolled_to(
    browser: Browser, address: str, path: str, newest: str
) -> None:
    with opened(browser, address, PHONE, scripts=False) as page:
        page.goto(path)
        page.locator(".scroll").focus()
        name = page.locator("table").get_by_role("link", name="法治日报", exact=True)
        shown = page.locator(f"table a[href^='/coverage/{WELL}'][href$='{newest}']")
        expect(name).to_be_in_viewport(ratio=1)
        expect(shown).to_be_in_viewport(ratio=1)
        page.keyboard.press("ArrowLeft")
        expect(shown).not_to_be_in_viewport(ratio=1)
        expect(name).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("viewport", "is_shown"), [(DESK, True), (PHONE, False)])
def test_days_to_come_are_shown_where_there_is_room(
    browser: Browser, address: str, viewport: ViewportSize, is_shown: bool
) -> None:
    with opened(browser, address, viewport) as page:
        page.goto("/coverage")
        expect(page.get_by_role("columnheader", name="14", exact=True)).to_be_visible()
        expect(page.get_by_role("columnheader", name="15", exact=True, include_hidden=True)).to_be_visible(
            visible=is_shown
        )


def test_a_state_is_told_without_colour(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.goto("/coverage")
        marks = page.evaluate(
            "[...new Set([...document.querySelectorAll('table .day')].map(day => day.className + day.textContent))]"
        )
        texts = {mark.partition(" ")[2] for mark in marks}
        assert {"unchanged·", "blocked×", "new3"} <= texts
