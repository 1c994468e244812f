"""How all pages look in a browser, on a desk and on phones, light and dark: all in the window, all text legible.

Each page is opened once, in one window for all of them: another window has to begin with its styles and fonts anew.
"""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage
from playwright.sync_api import Page as Window

from tests.webui.conftest import served
from tests.webui.fakes import FakeArchive, id_of
from tests.webui.pages import CHRONICLE, FAKES, OFFICIALS, PAGES, VISITS, Page
from tests.webui.samples import COPIED_BODY, COPIED_HEADLINE
from zhengfa.archive.content import Content

DESK, PHONE, NARROWEST = 1280, 390, 360  # pixels
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LOW = 4.5  # to 1: WCAG AA


@pytest.fixture
def archive() -> FakeArchive:
    """The samples, one of them as a copying machine leaves it."""
    samples = FakeArchive()
    samples.revise(id_of(1), Content(COPIED_HEADLINE, COPIED_BODY))
    return samples


def faults_of(window: Window, shown: Page) -> Iterator[str]:
    """What is wrong with how a page looks, as it opens and with all that is folded."""
    window.goto(shown.path)
    yield from wide_in(window, DESK)
    yield from wide_in(window, NARROWEST)
    window.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    yield from wide_in(window, PHONE)
    for width in (NARROWEST, DESK):
        yield from wide_in(window, width)
        for scheme in SCHEMES:
            window.emulate_media(color_scheme=scheme)
            yield from (f"{scheme}: {text}: {ratio:.1f} to 1" for text, ratio in window.evaluate(LOW_CONTRAST, LOW))


def wide_in(window: Window, width: int) -> Iterator[str]:
    """What stands out of a window of so many pixels."""
    window.set_viewport_size({"width": width, "height": 812})
    if (reached := window.evaluate("document.documentElement.scrollWidth")) > width:
        yield f"{reached} pixels wide in a window of {width}"
    yield from (f"outside of a window of {width}: {text}" for text in window.evaluate(OUTSIDE))


@pytest.mark.parametrize("kind", [FAKES, OFFICIALS, VISITS, CHRONICLE])
def test_nothing_stands_out_of_the_window_and_all_text_from_its_ground(
    browser: Browser, request: pytest.FixtureRequest, kind: str
) -> None:
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if "the server responded with a status of" not in message.text:  # as it should where something is wrong
            complaints.append(message.text)

    with served(request.getfixturevalue(kind)) as address:
        window = browser.new_context(base_url=address, locale="zh-CN").new_page()
        window.on("console", note)
        window.on("pageerror", lambda error: complaints.append(str(error)))
        found = {one.path: list(faults_of(window, one)) for one in PAGES if one.app == kind}
        window.context.close()
    assert complaints == []
    assert [(path, faults) for path, faults in found.items() if faults] == []


def test_what_looks_wrong_is_found(browser: Browser) -> None:
    """Or else the test above would find nothing in any case."""
    window = browser.new_page()
    far = "<svg width='2000'><text x='1900'>far</text></svg>"
    window.set_content(f"<p style='color: #aaa'>grey</p>{far}")
    assert [text for text, _ in window.evaluate(LOW_CONTRAST, LOW)] == ["grey"]
    assert [found.split(":")[0] for found in wide_in(window, DESK)] == [
        *(f"2008 pixels wide in a window of {DESK}", f"outside of a window of {DESK}")
    ]
    window.close()


# Text whose colour and nearest painted ground are too close: [text, ratio].
LOW_CONTRAST = """least => {
  const parse = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b]
    .map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = node => {
    for (; node; node = node.parentElement) {
      const colour = parse(getComputedStyle(node).backgroundColor);
      if (colour[3] !== 0) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement, text = walker.currentNode.data.trim();
    if (!text) continue;
    const [a, b] = [light(parse(getComputedStyle(node).color)), light(ground(node))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < least) found.push([text, ratio]);
  }
  return found;
}"""

# Words in pictures that stand out of the window.
OUTSIDE = """() => [...document.querySelectorAll('svg text')]
  .filter(text => text.getBoundingClientRect().width)
  .filter(text => {
    const box = text.getBoundingClientRect();
    return box.left < 0 || box.right > document.documentElement.clientWidth;
  }).map(text => text.textContent)"""
