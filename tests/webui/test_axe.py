"""What axe-core finds on all pages: nothing, in either language, light and dark, wide and narrow.

Axe is put into the pages from outside, as a policy of theirs cannot hinder.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.webui.conftest import served
from tests.webui.pages import FAKES, OFFICIALS, PAGES, VISITS
from tests.webui.pages import Page as Shown
from tests.webui.test_browser import DESK, PHONE

SEVERAL_PERSONS = "/official/王伟"
AXE = Axe().axe_script
# All rules that axe recommends, best practices as well, and the size of what fingers hit.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}  # all that a dark page does otherwise


def looked_at(kind: str) -> Iterator[Shown]:
    """One page of each form, as each takes a second or two: the first of an address, a status and what is asked."""
    forms: dict[tuple[object, ...], Shown] = {}
    for one in (one for one in PAGES if one.app == kind):
        path, _, asked = one.path.partition("?")
        names = tuple(arg.partition("=")[0] for arg in asked.split("&"))
        forms.setdefault((path.split("/")[1], path == SEVERAL_PERSONS, one.status, names), one)
    yield from forms.values()


def violations(page: Page) -> Iterator[str]:
    """What axe has to say of a page in all its forms: the rule, and the first elements that break it."""
    page.emulate_media(color_scheme="light")
    for viewport in (DESK, PHONE):
        page.set_viewport_size(viewport)
        yield from violations_as_shown(page, OPTIONS)
    page.emulate_media(color_scheme="dark")  # of which test_looks sees the colours at both widths
    yield from violations_as_shown(page, COLOURS)


def violations_as_shown(page: Page, options: dict[str, Any]) -> Iterator[str]:
    found: dict[str, Any] = page.evaluate("options => axe.run(options)", options)
    for one in found["violations"]:
        yield f"{one['id']}: {[node['html'][:200] for node in one['nodes'][:3]]}"


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
@pytest.mark.parametrize("kind", [FAKES, OFFICIALS, VISITS])
def test_axe_finds_nothing(browser: Browser, request: pytest.FixtureRequest, kind: str, language: str) -> None:
    found: dict[str, set[str]] = {}
    with served(request.getfixturevalue(kind)) as address:
        page = browser.new_context(base_url=address, locale=language).new_page()
        for shown in looked_at(kind):
            page.goto(shown.path)
            page.evaluate(AXE)
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            found[shown.path] = set(violations(page))
        page.context.close()
    assert [(path, said) for path, said in found.items() if said] == []


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_axe_finds_nothing_in_the_list_of_keys(browser: Browser, address: str, language: str) -> None:
    page = browser.new_context(base_url=address, locale=language).new_page()
    page.goto("/?q=平安")
    page.keyboard.press("?")
    page.evaluate(AXE)
    assert list(violations(page)) == []
    page.context.close()


def test_axe_finds_what_is_wrong(browser: Browser) -> None:
    """Or else the tests above would find nothing in any case."""
    page = browser.new_page()
    page.set_content("<main><img src='x.png'><p style='color: #aaa'>grey</p><h1></h1></main>")
    page.evaluate(AXE)
    broken = {said.partition(":")[0] for said in violations_as_shown(page, OPTIONS)}
    assert {"image-alt", "color-contrast", "empty-heading", "html-has-lang"} <= broken
    page.close()
