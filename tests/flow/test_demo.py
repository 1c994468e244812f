"""The first run as a newcomer has it: one command, then the browser, then Ctrl-C."""

import os
import random
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import ROOT
from zhengfa.samples.catalogue import LAST_DAY, open_catalogue
from zhengfa.samples.portals import PORTALS
from zhengfa.samples.stock import Stock

LISTS = [
    Stock(open_catalogue(portal.id), LAST_DAY).lists(channel)
    for portal in PORTALS.values()
    for channel in portal.channels
    if not portal.trouble
]
ARTICLES, LISTED = sum(len(lists.numbers) for lists in LISTS), sum(len(lists.paths) for lists in LISTS)


def free_ports(count: int) -> list[int]:
    """Ports that nobody has: below those that systems give to connections, which would soon be taken by some."""
    candidates = random.sample(range(20_000, 30_000), 1_000)
    with ExitStack() as probes:
        ports: list[int] = []
        while len(ports) < count:
            probe = probes.enter_context(closing(socket.socket()))
            with suppress(OSError):
                probe.bind(("127.0.0.1", candidates.pop()))
                ports.append(probe.getsockname()[1])
        return ports


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "portals").mkdir()
    ports = dict(zip((portal.port for portal in PORTALS.values()), free_ports(len(PORTALS)), strict=True))
    for name in ("config.yaml", "portals/samples.yaml"):
        text = (ROOT / name).read_text()
        moved = re.sub(r"127\.0\.0\.1:(88\d\d)", lambda found: f"127.0.0.1:{ports[int(found[1])]}", text)
        (tmp_path / name).write_text(moved)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ZHENGFA_")}
    return kept | {"ZHENGFA_CONFIG": str(tmp_path / "config.yaml"), "ZHENGFA_DATA": str(tmp_path / "archive")}


@contextmanager
def demo(environment: dict[str, str], stop: signal.Signals) -> Iterator[tuple[str, str]]:
    """Run it until it says where the page is; gives what it printed and the address. Stopped, it ends well."""
    process = subprocess.Popen(
        [sys.executable, "-m", "zhengfa", "demo", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment,
        cwd=ROOT,
        start_new_session=True,
        # A test run in the background of a shell ignores Ctrl-C, and so would the process.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    printed = ""
    try:
        while "Ctrl-C" not in printed:
            line = process.stdout.readline()
            assert line, f"ended too early: {printed}"
            printed += line
        address = re.search(r"(?<=is at )http://127\.0\.0\.1:\d+/", printed)
        assert address is not None
        yield printed, address[0]
        os.killpg(process.pid, stop)
        assert process.wait(timeout=30) == 0
        assert process.stdout.read().strip() == ""
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        process.stdout.close()


def test_the_first_run_leads_to_an_article_with_its_evidence(browser: Browser, environment: dict[str, str]) -> None:
    with demo(environment, signal.SIGINT) as (printed, address):
        indexed = f"{ARTICLES} articles indexed, up to change {ARTICLES}\n"
        assert f"{ARTICLES} new, {LISTED} listed, 1 blocked\n{indexed}" in printed
        assert "challenge page" in printed
        assert "The warning is meant" in printed
        assert re.search(r"\.venv/bin/zhengfa .*search 扫黑除恶", printed)
        with closing(browser.new_context(locale="zh-CN", java_script_enabled=False)) as context:
            page = context.new_page()
            page.goto(address)
            expect(page.get_by_text(f"{ARTICLES} 篇")).to_be_visible()
            page.get_by_role("searchbox").fill("掃黑除惡")
            page.get_by_role("button", name="查询").click()
            expect(page.locator("mark", has_text="扫黑除恶").first).to_be_visible()
            page.locator("main h3 a").first.click()
            expect(page.get_by_text("出处与证据")).to_be_visible()
            expect(page.get_by_text(re.compile("^[0-9a-f]{64}$"))).to_be_visible()
            page.get_by_role("link", name="http://127.0.0.1:").click()
            expect(page.get_by_text("本页为样例").first).to_be_visible()


def test_the_second_run_crawls_only_what_is_new(environment: dict[str, str]) -> None:
    (Path(environment["ZHENGFA_CONFIG"]).parent / "portals/samples.yaml").unlink()  # two portals are enough
    with demo(environment, signal.SIGTERM):
        pass
    with demo(environment, signal.SIGTERM) as (printed, _):
        assert "8 listed\n0 articles indexed, up to change 304\n" in printed
        assert "new" not in printed.split("Zhengfa")[0]


def test_a_port_in_use_is_said_in_one_line(environment: dict[str, str]) -> None:
    config = Path(environment["ZHENGFA_CONFIG"]).read_text()
    port = int(re.findall(r'"127\.0\.0\.1:(\d+)"', config)[0])
    with socket.create_server(("127.0.0.1", port)):
        command = [sys.executable, "-m", "zhengfa", "demo", "--port", "0"]
        done = subprocess.run(
            command, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=60, check=False
        )
    assert done.returncode == 4
    assert done.stderr.count("\n") == 1
    assert f"127.0.0.1:{port}" in done.stderr
    assert "Address already in use" in done.stderr
