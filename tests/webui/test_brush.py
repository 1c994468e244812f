"""Ranges that are chosen in a picture of bars, in a browser: with the mouse, a finger and keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, Locator, Page, expect

from tests.webui.chronicles import FULL
from tests.webui.conftest import served
from tests.webui.test_browser import DESK, PHONE, opened

FOUND = "/?since=2023-08-05&until=2026"
HINT = "在图上拖动，选一段时间"


@dataclass(frozen=True)
class Picture:
    """The bars of a page, and what is said of those that are chosen."""

    page: Page

    @property
    def bars(self) -> Locator:
        return self.page.locator("[data-brush] a")

    @property
    def chosen(self) -> Locator:
        return self.page.locator("[data-brush] a.chosen")

    @property
    def said(self) -> Locator:
        return self.page.locator("#brushed")

    def middle(self, number: int) -> tuple[float, float]:
        """Where a bar stands in the window."""
        self.bars.nth(number).scroll_into_view_if_needed()
        box = self.bars.nth(number).locator("rect").first.bounding_box()
        assert box
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def days(self, number: int) -> tuple[str, str]:
        """The range of a bar."""
        bar = self.bars.nth(number)
        return bar.get_attribute("data-since") or "", bar.get_attribute("data-until") or ""

    def draw(self, first: int, last: int) -> None:
        """Press on one bar and draw to another."""
        self.page.mouse.move(*self.middle(first))
        self.page.mouse.down()
        self.page.mouse.move(*self.middle(last), steps=4)


@pytest.fixture
def picture(browser: Browser, address: str) -> Iterator[Picture]:
    with opened(browser, address) as page:
        page.goto(FOUND)
        yield Picture(page)


def asked(page: Page) -> dict[str, str]:
    """What the address asks for."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def count_of(bars: Locator) -> int:
    return sum(int(bar.get_attribute("data-count") or 0) for bar in bars.all())


def test_a_range_that_is_drawn_goes_into_the_address_and_finds_what_it_said(picture: Picture) -> None:
    expect(picture.said).to_have_text(HINT)
    (since, _), (_, until) = picture.days(1), picture.days(3)
    picture.draw(1, 3)
    expect(picture.chosen).to_have_count(3)
    count = count_of(picture.chosen)
    expect(picture.said).to_have_text(f"{since} 至 {until}：{count} 篇")
    picture.page.mouse.up()
    expect(picture.page.locator("#total")).to_have_text(f"共 {count} 篇")
    assert asked(picture.page) == {"since": since, "until": until}


def test_it_can_be_drawn_backwards_and_over_the_edge_but_never_widens_the_range(picture: Picture) -> None:
    last = picture.bars.count() - 1
    picture.draw(last, 0)
    picture.page.mouse.move(0, picture.middle(0)[1])
    expect(picture.chosen).to_have_count(last + 1)
    picture.page.mouse.up()
    picture.page.wait_for_url("**/?since=2023-08-05&until=*")


def test_a_click_follows_the_bar(picture: Picture) -> None:
    since, until = picture.days(2)
    picture.bars.nth(2).click()
    picture.page.wait_for_url(f"**/?since={since}&until={until}")


def test_a_range_is_drawn_too_where_a_bar_has_the_focus_and_from_between_bars(picture: Picture) -> None:
    picture.bars.first.focus()
    (one, y), (other, _) = picture.middle(0), picture.middle(1)
    picture.page.mouse.move((one + other) / 2, y)
    picture.page.mouse.down()
    for number, x in ((0, one), (1, other)):
        picture.page.mouse.move(x, y, steps=3)
        expect(picture.said).to_contain_text(f"{' 至 '.join(picture.days(number))}：")
    since, until = picture.days(1)
    picture.page.mouse.up()
    picture.page.wait_for_url(f"**/?since={since}&until={until}")


@pytest.mark.parametrize("way", ["Escape", "outside"])
def test_a_range_can_be_given_up(picture: Picture, way: str) -> None:
    before = picture.page.url
    picture.draw(1, 3)
    if way == "Escape":
        picture.page.keyboard.press("Escape")
    else:
        picture.page.mouse.move(picture.middle(1)[0], picture.middle(1)[1] + 200)
    expect(picture.chosen).to_have_count(0)
    expect(picture.said).to_have_text(HINT)
    picture.page.mouse.up()
    assert picture.page.url == before
    since, until = picture.days(2)  # and the bars are links as before
    picture.bars.nth(2).click()
    picture.page.wait_for_url(f"**/?since={since}&until={until}")


def test_keys_choose_a_range_and_enter_opens_it(picture: Picture) -> None:
    page = picture.page
    picture.bars.first.focus()
    for key in ("ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowLeft"):
        page.keyboard.press(key)
    expect(picture.chosen).to_have_count(3)
    expect(picture.bars.nth(3)).to_be_focused()
    (since, _), (_, until) = picture.days(1), picture.days(3)
    expect(picture.said).to_contain_text(f"{since} 至 {until}")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/?since={since}&until={until}")


def test_enter_follows_a_bar_and_what_was_chosen_is_forgotten_where_the_picture_is_left(picture: Picture) -> None:
    page = picture.page
    picture.bars.first.focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(picture.chosen).to_have_count(2)
    page.keyboard.press("Tab")
    expect(picture.chosen).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+ArrowRight")  # it begins where the reader is
    since, until = picture.days(1)[0], picture.days(2)[1]
    expect(picture.said).to_contain_text(f"{since} 至 {until}")
    page.keyboard.press("Escape")
    since, until = picture.days(2)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/?since={since}&until={until}")


def test_a_finger_across_chooses_and_a_finger_downwards_scrolls(browser: Browser, address: str) -> None:
    with opened(browser, address, PHONE) as page:
        page.goto(FOUND)
        picture = Picture(page)
        (since, _), (_, until) = picture.days(1), picture.days(3)
        x, y = picture.middle(1)
        slide(page, (x, y), (x, y - 300))
        page.wait_for_function("scrollY > 100")
        assert asked(page) == {"since": "2023-08-05", "until": "2026"}
        slide(page, picture.middle(1), picture.middle(3))
        page.wait_for_url(f"**/?since={since}&until={until}")


def slide(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A finger from one place of the window to another, as the system tells of one."""
    session = page.context.new_cdp_session(page)
    steps = 8
    for step in range(steps + 1):
        x, y = (a + (b - a) * step / steps for a, b in zip(start, end, strict=True))
        points = [{"x": x, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": "touchMove" if step else "touchStart", "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()


def test_a_timeline_is_narrowed_by_its_strip(browser: Browser, chronicle_app: Flask) -> None:
    with served(chronicle_app) as address, opened(browser, address, DESK) as page:
        page.goto("/timeline?since=2021-07-10&province=辽宁")
        picture = Picture(page)
        picture.bars.first.focus()
        page.keyboard.press("Shift+ArrowRight")  # which would lead to another month elsewhere on the page
        expect(picture.chosen).to_have_count(2)
        page.keyboard.press("Enter")
        page.wait_for_url("**&since=2021-07-10&until=2024-06")
        expect(page.locator(".sum")).to_contain_text(f"{FULL // 3 + 2} 篇")


def test_without_scripts_nothing_tells_of_drawing(browser: Browser, address: str) -> None:
    with opened(browser, address, scripts=False) as page:
        page.goto(FOUND)
        expect(Picture(page).said).to_be_hidden()
