"""Pictures of each page for the README: wide, narrow and dark. `make run` first, then `make screenshots`."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, sync_playwright

FOLDER = Path(__file__).parent.parent / "docs/images"
CHROMIUM = "/usr/bin/chromium"
QUALITY = 60  # of JPEG: text stays sharp, and a picture of a page stays below 100 kB
DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}

# Each page's name and path: a new page is a line here.
PAGES = {
    "start": "/",
    "search": "/?q=扫黑除恶 “回头看”",
    "form": "/search/form?q=扫黑除恶 -会议",
    "timeline": "/timeline?q=平安",
    "officials": "/officials",
    "official": "/official/林致远",
    "coverage": "/coverage",
    "portals": "/portals",
    "export": "/export?q=扫黑除恶",
    "help": "/help",
}


@dataclass(frozen=True)
class Look:
    """How a page is looked at."""

    name: str
    viewport: ViewportSize
    locale: str
    scheme: Literal["light", "dark"] = "light"


LOOKS = (Look("desk", DESK, "en-US"), Look("phone", PHONE, "zh-CN"), Look("dark", DESK, "zh-CN", "dark"))


def take(browser: Browser, address: str, look: Look) -> None:
    """Take the pictures of one look, and of the article that the search finds first."""
    context = browser.new_context(
        base_url=address, viewport=look.viewport, locale=look.locale, color_scheme=look.scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(PAGES["search"])
    article = page.locator(".hits h3 a").first.get_attribute("href") or "/"
    for name, path in {**PAGES, "article": article}.items():
        page.goto(path)
        page.screenshot(path=FOLDER / f"{name}-{look.name}.jpg", type="jpeg", quality=QUALITY)
    context.close()


def main(address: str) -> None:
    """Take all pictures of the pages that an address serves."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for look in LOOKS:
            take(browser, address, look)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:] or ["http://127.0.0.1:8080"])
