"""Hostile pages in their frame, in a browser: nothing of them runs, and nothing is asked of anybody else."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.webui.conftest import served
from tests.webui.test_capture import keep, response

# Where hostile pages try to go: a port of loopback that counts who comes.
HOSTILE = {
    "scripts": "<script>top.location='{to}'</script><script src='{to}s.js'></script><script>alert(1)</script>",
    "speculation": '<script type="speculationrules">{{"prefetch":[{{"urls":["{to}p"]}}]}}</script>',
    "handlers": "<body onload='alert(1)'><img src='{to}i.png' onerror='alert(1)'><input autofocus onfocus='alert(1)'>",
    "refresh": "<meta http-equiv='refresh' content='0;url={to}'>",
    "refresh to a script": "<meta http-equiv='refresh' content='0;url=javascript:alert(1)'>",
    "policy of its own": "<meta http-equiv='Content-Security-Policy' content=\"script-src *\">"
    "<script>alert(1)</script>",
    "base": "<base href='{to}'><img src='b.png'><link rel=stylesheet href='b.css'>",
    "links": "<link rel=stylesheet href='{to}l.css'><link rel=preconnect href='{to}'><link rel=prefetch href='{to}f'>"
    "<link rel=preload as=image href='{to}g'><link rel=icon href='{to}h'><link rel=dns-prefetch href='{to}'>"
    "<link rel=prerender href='{to}k'><link rel=modulepreload href='{to}m'>",
    "styles": "<style>@import '{to}a.css';@font-face{{font-family:x;src:url({to}x.woff)}}*{{font-family:x;"
    "background:url({to}b.png);cursor:url({to}c.png),auto}}</style><p style=\"background:url('{to}d.png')\">x</p>",
    "frames": "<iframe src='{to}'></iframe><iframe srcdoc='<script>top.alert(1)</script>'></iframe>"
    "<object data='{to}o'></object><embed src='{to}e'><frameset><frame src='{to}'></frameset>",
    "media": "<video poster='{to}v.png' src='{to}v.mp4' autoplay></video><audio src='{to}a.mp3' autoplay></audio>"
    "<picture><source srcset='{to}2.png'><img srcset='{to}3.png 2x'></picture><input type=image src='{to}4.png'>"
    "<table background='{to}5.png'><tr><td>x</table>",
    "vectors": "<svg><script>alert(1)</script><image href='{to}6.png'/><use href='{to}7.svg#a'/>"
    "<animate onbegin='alert(1)' attributeName=x dur=1s /></svg><math href='javascript:alert(1)'>x</math>",
    "broken tags": "<<script>alert(1)//<</script><img src=x:x onerror=alert(1)><scr\0ipt>alert(1)</scr\0ipt>"
    "<l\0ink rel=preconnect href='{to}'>",
    "end of everything": "</iframe></body></html><script>parent.document.body.innerHTML=''</script>",
}
CLICKED = (
    "<a id=x href='javascript:alert(1)'>x</a>",
    "<a id=x href='{to}'>x</a>",
    "<a id=x href='{to}' target=_blank>x</a>",
    "<a id=x href='{to}' target=_top>x</a>",
    "<a id=x href='{to}' ping='{to}ping' download>x</a>",
    "<svg><a href='{to}'><text id=x y=20>x</text></a></svg>",
    "<svg><a><set attributeName=href to='{to}' /><text id=x y=20>x</text></a></svg>",
    "<svg><a><animate attributeName='href' values='{to};{to}' dur=9s /><text id=x y=20>x</text></a></svg>",
    "<form action='{to}' method=post><button id=x>x</button></form>",
    "<form action='javascript:alert(1)'><button id=x formaction='{to}'>x</button></form>",
    "<details ontoggle='alert(1)'><summary id=x>x</summary></details>",
)


class Bait:
    """A port that nobody must come to."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.visits = 0
        self._thread = threading.Thread(target=self._count)
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}/"

    def _count(self) -> None:
        while True:
            try:
                visitor, _ = self.socket.accept()
            except OSError:  # it was closed
                return
            visitor.close()
            self.visits += 1

    def close(self) -> None:
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self._thread.join()


@pytest.fixture
def bait() -> Iterator[Bait]:
    with closing(Bait()) as bait:
        yield bait


@contextmanager
def opened(browser: Browser, folder: Path, markup: str, bait: Bait) -> Iterator[Page]:
    """The page of a capture of hostile markup; leaving, nothing may have been run, opened or asked of others."""
    page_of_portal = f"<html><body>{markup.format(to=bait.address)}<p id=last>the end</p>"
    kept = keep(folder, response(page_of_portal.encode()))
    with served(kept.client.application) as address:
        context = browser.new_context(base_url=address, locale="zh-CN")
        page = context.new_page()
        dialogs: list[str] = []
        page.on("dialog", lambda dialog: dialogs.append(dialog.message))
        page.goto(f"/capture/{kept.captures[0].id}")
        yield page
        page.wait_for_load_state("networkidle")
        assert context.pages == [page]
        assert page.url == f"{address}/capture/{kept.captures[0].id}"
        expect(page.get_by_role("heading", name="当时的网页")).to_be_visible()
        context.close()
    assert dialogs == []
    # Who came is counted, not what the browser says it asked: it connects to hosts before it asks.
    assert bait.visits == 0


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_page_does_nothing(browser: Browser, tmp_path: Path, bait: Bait, kind: str) -> None:
    with opened(browser, tmp_path, HOSTILE[kind], bait) as page:
        page.wait_for_timeout(300)  # a meta refresh waits for the page to be loaded


@pytest.mark.parametrize("markup", CLICKED)
def test_what_is_clicked_leads_nowhere(browser: Browser, tmp_path: Path, bait: Bait, markup: str) -> None:
    with opened(browser, tmp_path, markup, bait) as page:
        page.frame_locator("iframe").locator("#x").click(force=True)
        page.wait_for_timeout(300)


def test_a_huge_page_leaves_the_page_round_it_usable(browser: Browser, tmp_path: Path, bait: Bait) -> None:
    with opened(browser, tmp_path, "<div>" * 20_000 + "政法" * 100_000, bait) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
        page.get_by_role("link", name="要闻", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("要闻")
        page.go_back()


def test_a_page_that_does_no_harm_can_be_read(browser: Browser, tmp_path: Path, bait: Bait) -> None:
    with opened(browser, tmp_path, "<h1 style='color: rgb(200, 0, 0)'>政法工作会议</h1>", bait) as page:
        heading = page.frame_locator("iframe").get_by_role("heading")
        expect(heading).to_have_text("政法工作会议")
        expect(heading).to_have_css("color", "rgb(200, 0, 0)")
