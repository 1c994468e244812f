"""What a portal refuses, where it must not lead, and what never ends: each over loopback, each with its outcome."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.flow.conftest import Run, as_json
from tests.flow.faulty import Answer, Faulty, Handler, good, in_turn, list_of, page, redirect, serve
from tests.flow.test_faults import WALL, config_for, offer, outcomes, waiting
from tests.flow.test_manners import article, path_of

# Addresses that no redirect may lead to, as they stand in a URL, and as what a name is said to be.
INSIDE = {
    "10.0.0.1": "private",
    "127.0.0.1": "loopback",
    "100.64.0.1": "shared (CGNAT)",
    "169.254.169.254": "link-local",
    "fd00::1": "private",
    "::1": "loopback",
    "::ffff:127.0.0.1": "IPv4-mapped",
    "2002:7f00:1::1": "6to4",
    "2001::1": "Teredo",
    "64:ff9b::7f00:1": "NAT64",
}
HOUR, DAY = 1, 24  # hours


@contextmanager
def serve_many(count: int) -> Iterator[list[Faulty]]:
    with ExitStack() as stack:
        yield [stack.enter_context(serve()) for _ in range(count)]


@pytest.fixture
def server() -> Iterator[Faulty]:
    with serve() as server:
        yield server


@pytest.fixture
def crawl_later(run: Run, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Crawl portals so many hours from now; what was asked for earlier is forgotten."""

    def start(servers: dict[str, Faulty], hours: float = 0) -> dict[str, Any]:
        for server in servers.values():
            server.asked.clear()
        config = config_for(tmp_path, {name: server.host for name, server in servers.items()})
        command = ("crawl", *servers, "--json", "--no-index", "--config", config)
        return as_json(run(hours, *command, module=("tests.flow.later",)))

    return start


def test_each_answer_that_refuses_ends_the_visit(crawl_later: Callable[..., Any], data: Path) -> None:
    refusing: dict[str, Answer] = {f"HTTP {status}": page(b"", status) for status in (401, 403, 412, 429, 512, 521)}
    refusing |= {
        "challenge page: 加速乐": page(WALL),
        "a script that sets a cookie": page(WALL.replace(b"__jsl", b"k")),
    }
    with serve_many(len(refusing)) as servers:
        named = {f"p{number}": server for number, server in enumerate(servers)}
        for server, answer in zip(servers, refusing.values(), strict=True):
            offer(server, good(1), answer, *([good(3)] * 4))
        crawl_later(named)
        for server, reason in zip(servers, refusing, strict=True):
            found = outcomes(data, server)
            assert server.paths[-1] == path_of(2)
            assert found[path_of(2)][0] == "blocked"
            assert reason in found[path_of(2)][1]
            assert waiting(data, server) == 4 + 1  # what is left, and the page itself


def test_a_host_that_asks_for_time_is_left_alone_for_as_long(crawl_later: Callable[..., Any], server: Faulty) -> None:
    offer(server, page(b"", 429, Retry_After=str(3600 * 3)), good(2))
    for hours, is_asked in ((0, True), (HOUR, False), (4 * HOUR, True)):
        crawl_later({"p": server}, hours)
        assert bool(server.asked) is is_asked, hours


def test_a_robots_txt_that_fails_closes_its_host_for_a_day(crawl_later: Callable[..., Any], server: Faulty) -> None:
    offer(server, good(1))
    server.answers["/robots.txt"] = page(b"", 500)
    for hours, asked in ((0, {"/robots.txt"}), (DAY - HOUR, set()), (DAY + HOUR, {"/robots.txt"})):
        assert crawl_later({"p": server}, hours)["outcomes"].get("listed") is None
        assert set(server.paths) == asked, hours
    server.answers["/robots.txt"] = page(b"", 404)
    assert crawl_later({"p": server}, 3 * DAY)["outcomes"] == {"listed": 1, "new": 1}


def test_when_the_hours_end_nothing_more_is_asked_for(run: Run, server: Faulty, data: Path, tmp_path: Path) -> None:
    clock = tmp_path / "clock"

    def until_six(handler: Handler) -> None:
        (tmp_path / "next").write_text("2026-11-24T06:00:00+08:00")
        (tmp_path / "next").rename(clock)
        good(3)(handler)

    offer(server, good(1), good(2), in_turn(until_six, good(3)), *([good(4)] * 9))
    config = config_for(tmp_path, {"p": server.host}, hours="22:00-06:00")
    clock.write_text("2026-11-24T05:59:59+08:00")
    crawl = (clock, "crawl", "p", "--json", "--no-index", "--config", config)
    done = as_json(run(*crawl, module=("tests.flow.moved",)))
    assert server.paths[-1] == path_of(3)
    assert done["outcomes"]["later"] >= 1
    assert done["waiting"] == 9
    clock.write_text("2026-11-24T22:00:00+08:00")
    assert as_json(run(*crawl, module=("tests.flow.moved",)))["outcomes"]["new"] == 9


def test_no_hop_leads_inside(run: Run, data: Path, tmp_path: Path) -> None:
    names = {f"n{place}.example": [address] for place, address in enumerate(INSIDE)}
    targets = [f"[{address}]" if ":" in address else address for address in INSIDE] + list(names)
    reasons = [*INSIDE.values()] * 2
    with serve_many(3) as (articles, lists, robots):
        offer(articles, *(redirect(f"/hop/{place}") for place in range(len(targets))))
        articles.answers |= {f"/hop/{place}": redirect(f"http://{target}/") for place, target in enumerate(targets)}
        lists.answers["/yw/"] = redirect("http://n0.example/")
        robots.answers |= {"/robots.txt": redirect("http://n1.example/robots.txt"), "/yw/": list_of(path_of(1))}
        hosts = {"p": articles.host, "q": lists.host, "r": robots.host}
        command = ("crawl", *hosts, "--json", "--no-index", "--config", config_for(tmp_path, hosts, failures=99))
        run(json.dumps(names), *command, module=("tests.flow.named",))
        found = outcomes(data, articles)
        for number, reason in enumerate(reasons, 1):
            kind, said = found[path_of(number)]
            assert (kind, reason in said) == ("unsafe", True), (targets[number - 1], said)
        assert outcomes(data, lists)["/yw/"] == ("unsafe", "n0.example is at 10.0.0.1: private")
        assert "n1.example is at 127.0.0.1: loopback" in str(outcomes(data, robots))
        assert robots.paths == ["/robots.txt"]


class Trap(dict[str, Answer]):
    """Each list page names three articles that no other one names, and leads to the next one, without end."""

    def get(self, path: str, default: Any = None) -> Any:
        if path.startswith("/yw/index_"):
            return self._list(int(path.removeprefix("/yw/index_").removesuffix(".html")))
        if path.startswith("/yw/2021"):
            return page(article(int(path.rpartition("_")[2].removesuffix(".html")), path))
        return self._list(0) if path == "/yw/" else default

    @staticmethod
    def _list(number: int) -> Answer:
        links = "".join(f'<a href="{path_of(3 * number + more)}">x</a>' for more in range(3))
        return page(f'{links}<script>createPageHTML({number + 2}, {number}, "index", "html");</script>'.encode())


def test_a_trap_of_endless_links_costs_a_run_no_more_than_was_said(run: Run, data: Path, tmp_path: Path) -> None:
    with serve() as server:
        server.answers = Trap()
        config = config_for(tmp_path, {"p": server.host}, list_pages=4)
        crawl = ("crawl", "p", "--json", "--no-index", "--config")
        assert as_json(run(*crawl, config))["outcomes"] == {"listed": 4, "new": 12}
        server.asked.clear()
        config = config_for(tmp_path, {"p": server.host}, pages_per_host=20)
        done = as_json(run(*crawl, config, "--backfill"))
        assert len(server.asked) == 20
        assert done["outcomes"]["later"] >= 1
        assert done["outcomes"]["new"] >= 6  # lists and articles take turns, so that a trap keeps none from being read
        assert done["waiting"] == waiting(data, server) < 100
