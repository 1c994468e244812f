"""What portals published may be anything, in every field: on no page does it run, load, or turn what stands beside it.

`opened` counts whatever the browser complains of, reports of the policy among it, every dialog, and every request
that leaves the address.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from flask import Flask
from playwright.sync_api import Browser

from tests.making import Archivist, make_content, read_page
from tests.webui.conftest import served
from tests.webui.test_browser import opened
from zhengfa.archive.content import Byline, Content, Link
from zhengfa.archive.portals import Channel, Level, Portal
from zhengfa.archive.recorder import record_run
from zhengfa.archive.records import RunKind
from zhengfa.archive.store import open_archive
from zhengfa.indexer.indexing import update
from zhengfa.indexer.opening import open_engine
from zhengfa.settings.models import Settings
from zhengfa.webui.app import create_app

EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>\u202e{{7*7}}</textarea></title>"
PORTAL = Portal("evil", f"政法网{EVIL}", "辽宁", Level.PROVINCE, ("evil.example",), "sample", (Channel(EVIL, "/"),))
CONTENT = Content(
    headline=f"政法要闻{EVIL}",
    kicker=EVIL,
    subtitle=EVIL,
    body=(f"沈阳市公安局局长高远洲{EVIL}出席会议。", EVIL),
    byline=Byline(EVIL, (EVIL, f"记者{EVIL}"), EVIL),
    published=make_content(day="2021-07-13").published,
    images=(Link("javascript:alert(4)", EVIL), Link("data:text/html,<script>alert(5)</script>", EVIL)),
    attachments=(Link("JaVaScRiPt:alert(6)//.pdf", EVIL), Link("http://a.example/\"onclick='alert(7)'", EVIL)),
)
ASKED = quote(f"政法 {EVIL}")
PATHS = (  # what is captured is shown in a sandbox: see test_capture_browser
    *("/", f"/?q=政法&source={quote(EVIL)}", "/?q=高远洲"),
    *("/facet/source", "/facet/channel", f"/facet/source?find={ASKED}", f"/search/form?q={quote('标题:政法')}"),
    *("/timeline", "/timeline?q=高远洲", "/export?q=高远洲", "/portals"),
    *("/officials", "/official/高远洲", "/coverage", "/about", "/help"),
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder: Path = tmp_path_factory.mktemp("hostile")
    portals, settings = {PORTAL.id: PORTAL}, Settings(data=folder)
    with open_archive(folder, create=True) as archive:
        with record_run(archive, RunKind.IMPORT) as recorder:
            Archivist(recorder).save(f"http://evil.example/a/1.html?x={quote(EVIL)}", CONTENT, PORTAL.id, EVIL.encode())
        update(open_engine(settings), archive, portals, lambda done, total: None)
    return create_app(open_engine(settings), folder, [PORTAL], read_page=read_page)


@pytest.fixture(scope="module")
def address(app: Flask) -> Iterator[str]:
    with served(app) as address:
        yield address


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
@pytest.mark.parametrize("path", PATHS)
def test_nothing_that_was_published_runs(browser: Browser, address: str, path: str, language: str) -> None:
    with opened(browser, address) as page:
        page.set_extra_http_headers({"Accept-Language": language})
        answer = page.goto(path)
        assert answer
        assert answer.status == 200
        page.wait_for_load_state("networkidle")
        assert page.locator("[href^='javascript' i], [src^='javascript' i], [href^='data:'], img[src='x']").count() == 0
        assert page.evaluate("[...document.scripts].every(one => new URL(one.src).pathname.startsWith('/static/'))")
        assert "49" not in page.locator("h1").first.inner_text()


def test_the_article_shows_all_of_it_as_text(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.goto("/?q=高远洲")
        page.locator(".hits h3 a").first.click()
        page.wait_for_load_state("networkidle")
        assert page.get_by_text("<script>alert(1)</script>").count() > 5
        assert page.locator("[href^='javascript' i], [href^='data:']").count() == 0
        for bidi in page.locator("bdi:has-text('\u202e')").all():  # what turns the text turns no more than itself
            assert bidi.evaluate("one => getComputedStyle(one).unicodeBidi") == "isolate"
        page.goto(page.url.partition("?")[0] + "?text=published&q=政法")
        page.wait_for_load_state("networkidle")
