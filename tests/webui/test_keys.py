"""The keys of the pages, in a browser."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Locator, Page, expect

from tests.webui.conftest import served
from tests.webui.test_browser import opened

SWITCH = "使用快捷键（在这个浏览器里）"


@pytest.fixture
def found(browser: Browser, address: str) -> Iterator[Page]:
    """Three hits."""
    with opened(browser, address) as page:
        page.goto("/?q=平安")
        yield page


def headline(page: Page, number: int) -> Locator:
    return page.locator(".hits h3 a").nth(number)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_a_slash_goes_to_the_box_and_what_stands_in_it_is_written_over(found: Page) -> None:
    press(found, "/")
    expect(found.locator("#q")).to_be_focused()
    found.keyboard.type("法院/j")  # no key acts while somebody types
    expect(found.locator("#q")).to_have_value("法院/j")
    expect(found.locator("#q")).to_be_focused()


def test_j_and_k_go_from_hit_to_hit_and_stay_at_the_ends(found: Page) -> None:
    press(found, "j")
    expect(headline(found, 0)).to_be_focused()
    press(found, "j", "j", "j")
    expect(headline(found, 2)).to_be_focused()
    expect(headline(found, 2)).to_be_in_viewport()
    press(found, "k")
    expect(headline(found, 1)).to_be_focused()
    press(found, "k", "k")
    expect(headline(found, 0)).to_be_focused()


def test_j_goes_on_from_where_somebody_is(found: Page) -> None:
    headline(found, 1).focus()
    press(found, "Tab", "j")
    expect(headline(found, 2)).to_be_focused()


def test_o_opens_the_hit_and_nothing_else(found: Page) -> None:
    results = found.url
    press(found, "o")
    assert found.url == results
    press(found, "j", "o")
    found.wait_for_url("**/article/*")


def test_a_question_mark_shows_the_keys_and_escape_closes_them(found: Page) -> None:
    dialog = found.get_by_role("dialog", name="快捷键")
    expect(dialog).to_be_hidden()
    press(found, "?")
    expect(dialog).to_be_visible()
    assert dialog.locator("kbd").all_inner_texts() == ["/", "j", "k", "o", "Shift", "←", "→", "?"]
    press(found, "j", "Escape")
    expect(dialog).to_be_hidden()
    expect(headline(found, 0)).not_to_be_focused()


def test_keys_with_others_held_down_are_the_browsers(found: Page) -> None:
    press(found, "Control+j", "Alt+j", "Meta+j")
    expect(found.locator("body")).to_be_focused()


def test_keys_can_be_turned_off_and_on_again_for_good(found: Page) -> None:
    opening = found.get_by_role("button", name="快捷键")
    opening.click()
    found.get_by_label(SWITCH).uncheck()
    found.get_by_role("button", name="关闭").click()
    for _ in range(2):  # it is kept beyond the page
        press(found, "j", "?", "/")
        expect(found.get_by_role("dialog")).to_be_hidden()
        expect(headline(found, 0)).not_to_be_focused()
        expect(found.locator("#q")).not_to_be_focused()
        found.reload()
    opening.click()
    expect(found.get_by_label(SWITCH)).not_to_be_checked()
    found.get_by_label(SWITCH).check()
    press(found, "Escape", "j")
    expect(headline(found, 0)).to_be_focused()


def test_a_browser_that_keeps_nothing_has_keys_all_the_same(found: Page) -> None:
    found.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})")
    found.reload()
    found.get_by_role("button", name="快捷键").click()
    found.get_by_label(SWITCH).uncheck()
    press(found, "Escape", "j")
    expect(headline(found, 0)).not_to_be_focused()


def test_without_scripts_nothing_tells_of_keys(browser: Browser, address: str) -> None:
    with opened(browser, address, scripts=False) as page:
        page.goto("/?q=平安")
        expect(page.get_by_role("button", name="快捷键")).to_be_hidden()
        expect(page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize(
    ("app", "path", "entry"),
    [
        ("visits_app", "/coverage", "浙江长安网"),
        ("visits_app", "/coverage?year=2026", "浙江长安网"),
        ("visits_app", "/coverage/liaoning?month=2026-08", "3 篇"),
        ("visits_app", "/coverage/liaoning?year=2026", "1月"),
        ("officials_app", "/officials", "高远洲"),
        ("officials_app", "/official/高远洲", "政法要闻第 1 号"),
    ],
)
def test_every_list_has_entries_to_go_through(
    browser: Browser, request: pytest.FixtureRequest, app: str, path: str, entry: str
) -> None:
    shown: Flask = request.getfixturevalue(app)
    with served(shown) as address, opened(browser, address) as page:
        page.goto(path)
        press(page, "j")
        expect(page.locator(":focus")).to_have_text(entry)
