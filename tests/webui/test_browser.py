"""The pages in a browser: with and without JavaScript, on a desk and on a phone."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Dialog, Page, ViewportSize, expect

from tests.webui.fakes import FakeArchive, id_of
from tests.webui.samples import COPIED_BODY, COPIED_HEADLINE
from zhengfa.archive.content import Content

DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 375, "height": 812}


@pytest.fixture
def archive() -> FakeArchive:
    """The samples, one of them as a copying machine leaves it."""
    samples = FakeArchive()
    samples.revise(id_of(1), Content(COPIED_HEADLINE, COPIED_BODY))
    return samples


@contextmanager
def opened(browser: Browser, address: str, viewport: ViewportSize = DESK, *, scripts: bool = True) -> Iterator[Page]:
    """A page of its own, which must stay on its host and raise no complaint of the browser's."""
    context = browser.new_context(
        base_url=address, locale="zh-CN", viewport=viewport, java_script_enabled=scripts, has_touch=viewport == PHONE
    )
    page = context.new_page()
    complaints: list[str] = []
    requested: list[str] = []

    def refuse(dialog: Dialog) -> None:
        complaints.append(dialog.message)
        dialog.dismiss()

    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", refuse)
    page.on("request", lambda request: requested.append(request.url))
    yield page
    context.close()
    assert complaints == []
    assert requested
    assert [url for url in requested if not url.startswith(f"{address}/")] == []


@pytest.mark.parametrize("scripts", [True, False])
def test_search_and_open_an_article_by_clicking(browser: Browser, address: str, scripts: bool) -> None:
    with opened(browser, address, scripts=scripts) as page:
        page.goto("/")
        page.get_by_label("查询", exact=True).fill("平安建设")
        page.get_by_role("button", name="查询").click()
        expect(page.get_by_role("heading", name="共 2 篇")).to_be_visible()
        page.get_by_role("navigation", name="筛选").get_by_role("link", name="浙江长安网").first.click()
        expect(page.get_by_role("heading", name="共 1 篇")).to_be_visible()
        page.get_by_role("link", name="去掉筛选 门户：浙江长安网").click()
        expect(page.get_by_role("heading", name="共 2 篇")).to_be_visible()
        page.get_by_role("link", name="省委政法委召开全体会议").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("省委政法委召开全体会议 部署下半年平安建设重点工作")
        expect(page.get_by_role("heading", name="出处与证据")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_narrow_a_result_by_a_bar_by_typed_days_and_by_excluding(browser: Browser, address: str, scripts: bool) -> None:
    with opened(browser, address, scripts=scripts) as page:
        page.goto("/?since=2024&until=2024")
        page.locator(".along svg a").first.click()
        expect(page.locator(".chip")).to_have_count(1)
        page.get_by_label("发布自").fill("2023年")
        page.get_by_label("发布自").press("Enter")
        expect(page.get_by_label("发布自")).to_have_value("2023")
        page.goto("/?q=会议")
        page.locator("section.province").get_by_role("link", name="排除 浙江").click()
        page.get_by_role("link", name="去掉筛选 省份 不是 浙江").click()
        expect(page.get_by_role("heading", name="共 3 篇")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_write_a_query_in_the_form_and_open_it_there_again(browser: Browser, address: str, scripts: bool) -> None:
    with opened(browser, address, PHONE, scripts=scripts) as page:
        page.goto("/")
        page.get_by_role("link", name="高级查询").click()
        page.get_by_label("逐字相同").fill("平安建设")
        page.get_by_label("不包含").fill("火星")
        page.locator("summary", has_text="省份").click()
        page.get_by_label("浙江", exact=True).check()
        page.locator(".search-form").get_by_role("button", name="查询").click()
        expect(page.get_by_label("查询", exact=True)).to_have_value('"平安建设" NOT 火星')
        expect(page.get_by_role("link", name="去掉筛选 省份：浙江")).to_be_visible()
        page.get_by_role("link", name="高级查询").click()
        expect(page.get_by_label("逐字相同")).to_have_value("平安建设")
        expect(page.get_by_label("浙江", exact=True)).to_be_checked()


def test_search_and_open_an_article_by_keyboard(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.goto("/")
        expect(page.get_by_label("查询", exact=True)).to_be_focused()
        page.keyboard.type("高空抛物")
        page.keyboard.press("Enter")
        page.wait_for_url("**/?q=*")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
        expect(page.get_by_role("link", name="跳到正文")).to_be_in_viewport()
        page.keyboard.press("Enter")
        link = page.get_by_role("link", name="以案释法丨高空抛物入刑后的第一批判决说了什么")
        for _ in range(12):  # facets and orders come before the first hit
            page.keyboard.press("Tab")
            if link.evaluate("link => link === document.activeElement"):
                break
        expect(link).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url("**/article/*")


@pytest.mark.parametrize("scripts", [True, False])
def test_read_the_published_text_and_the_log_of_its_repair(browser: Browser, address: str, scripts: bool) -> None:
    with opened(browser, address, scripts=scripts) as page:
        page.goto(f"/article/{id_of(1)}")
        expect(page.get_by_role("heading", level=1)).to_have_text("辽河市召开平安建设推进会")
        expect(page.get_by_text("已修复文本")).to_be_visible()
        expect(page.get_by_text("此段有无法修复的损坏")).to_be_visible()
        expect(page.get_by_role("table")).to_be_hidden()
        page.locator(".repairs summary").click()
        expect(page.get_by_role("row", name="掃黑除惡永遠")).to_be_visible()
        page.get_by_role("link", name="看发布原文").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(COPIED_HEADLINE)
        expect(page.get_by_text("此段有无法修复的损坏")).to_be_visible()
        page.get_by_role("link", name="看修复后的文本").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("辽河市召开平安建设推进会")


def test_on_paper_the_text_still_says_what_it_is(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.emulate_media(media="print")
        page.goto(f"/article/{id_of(1)}")
        expect(page.get_by_text("已修复文本")).to_be_visible()
        expect(page.get_by_text("此段有无法修复的损坏")).to_be_visible()
        expect(page.get_by_role("link", name="看发布原文")).to_be_hidden()


def test_facets_stand_open_on_a_desk_and_are_folded_on_a_phone(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.goto("/")
        expect(page.get_by_role("link", name="浙江长安网").first).to_be_visible()
    with opened(browser, address, PHONE, scripts=False) as page:
        page.goto("/")
        expect(page.get_by_role("link", name="浙江长安网").first).to_be_hidden()
        page.locator(".facets > details > summary").click()
        page.get_by_role("link", name="浙江长安网").first.click()
        expect(page.get_by_role("heading", name="共 4 篇")).to_be_visible()
