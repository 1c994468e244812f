"""Every way in which a portal can misbehave ends in one outcome a URL, and with nothing asked that must not be.

Each run starts a process, so that one of them sees many faults, and many portals at once.
"""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.flow.conftest import Run, as_json, write_config
from tests.flow.faulty import (
    Answer,
    Faulty,
    bomb,
    drip,
    good,
    hang,
    in_turn,
    list_of,
    page,
    redirect,
    reset,
    serve,
    slow,
)
from tests.flow.test_manners import CONTACT, PAGE_LIMIT, article, path_of
from zhengfa.archive.clock import SHANGHAI
from zhengfa.archive.store import open_archive
from zhengfa.crawler.turns import UNDER_WAY

WALL = b"<script>document.cookie='__jsl_clearance_s=1';location.reload()</script>"


@pytest.fixture
def servers() -> Iterator[list[Faulty]]:
    with ExitStack() as stack:
        yield [stack.enter_context(serve()) for _ in range(6)]


def config_for(folder: Path, hosts: dict[str, str], *, sample: bool = True, **crawl: object) -> Path:
    """Portals by their ids, each with one channel at /yw/."""
    portals = [
        {
            **{"id": portal, "name": portal, "province": "辽宁", "level": "city", "hosts": [host], "sample": sample},
            **{"cms": "trs_wcm", "channels": [{"name": "要闻", "url": f"http://{host}/yw/"}]},
        }
        for portal, host in hosts.items()
    ]
    settings = {"delay": 0, "page_limit": PAGE_LIMIT, "contact": CONTACT} | crawl
    return write_config(folder / "config.yaml", crawl=settings, portals=portals)


def offer(server: Faulty, *answers: Answer) -> None:
    """Articles from number 1, and the list page that links to them."""
    server.answers |= {path_of(number): answer for number, answer in enumerate(answers, 1)}
    server.answers["/yw/"] = list_of(*(path_of(number) for number in range(1, len(answers) + 1)))


def gaps(moments: list[float]) -> list[float]:
    """Seconds between requests. At least half of what was waited shows here, however slow the machine is."""
    return [after - before for before, after in pairwise(moments)]


def outcomes(data: Path, server: Faulty) -> dict[str, tuple[str, str]]:
    """What became of each URL of a server in the last run, and why; each has one outcome."""
    with open_archive(data) as archive:
        run = (archive.last_run() or {})["run_id"] or ""
        found = [one for one in archive.outcomes(run) if f"//{server.host}/" in one.url]
    named = {one.url.partition(server.host)[2]: (str(one.kind), one.reason) for one in found}
    assert len(named) == len(found)
    return named


def waiting(data: Path, server: Faulty) -> int:
    """How many URLs of a server are left for another run."""
    with open_archive(data) as archive:
        sql = "SELECT count(*) FROM frontier WHERE host = ? AND state IN ('waiting', 'put_off')"
        return int(archive.connection.execute(sql, (server.host,)).fetchone()[0])


def test_every_fault_of_a_page_is_one_outcome(run: Run, servers: list[Faulty], data: Path, tmp_path: Path) -> None:
    server, other, silent, bombing, looping = servers[:5]
    silent.answers["/robots.txt"] = hang
    bombing.answers["/robots.txt"] = bomb("gzip", 11 * 1024 * 1024)
    looping.answers |= {"/robots.txt": redirect("/robots.txt"), "/yw/": page(b"", 404)}
    hops = {f"/hop/{number}": redirect(f"/hop/{number + 1}") for number in range(8)}
    hops["/six/6"] = good(9)
    hops |= {f"/six/{number}": redirect(f"/six/{number + 1}") for number in range(6) if number}
    server.answers |= hops
    offer(
        server,
        *(hang, drip, reset),
        page(article(4), length=len(article(4)) + 50),
        *(bomb("gzip"), bomb("gzip, gzip"), bomb("gzip, gzip, gzip")),
        *(redirect(path_of(8)), redirect("/six/1"), redirect("/hop/0")),
        *(redirect("http://169.254.169.254/latest/"), redirect(f"http://{other.host}/"), redirect("http://[::1]/")),
        *(redirect("http://2130706433/"), redirect("file:///etc/passwd"), redirect("http://a.invalid:22/")),
        page(article(17) + bytes(PAGE_LIMIT)),
        *(good(18), bomb("br"), bomb("deflate")),
        page(article(21) + b"<p>behind", length=len(article(21))),
    )
    hosts = {"p": server.host, "q": silent.host, "r": bombing.host, "s": looping.host}
    config = config_for(tmp_path, hosts, timeout=0.5, failures=1000)
    done = run("crawl", *hosts, "--json", "--config", config)
    found = outcomes(data, server)
    expected = {
        **dict.fromkeys((1, 2), ("network_error", "took longer than 0.5 seconds")),
        3: ("network_error", ""),
        4: ("network_error", "ResponseDataLossError"),
        **dict.fromkeys((5, 6), ("too_large", "MAXSIZE")),
        7: ("too_large", "more content encodings"),
        8: ("http_error", "redirected again and again"),
        9: ("new", ""),
        10: ("http_error", "redirected again and again"),
        11: ("unsafe", "169.254.169.254: link-local"),
        12: ("unsafe", "which no portal declares"),
        13: ("unsafe", "::1: loopback"),
        14: ("unsafe", "odd spelling of an IPv4 address"),
        15: ("unsafe", "HTTP 302 to scheme 'file'"),
        16: ("unsafe", "port 22"),
        17: ("too_large", ""),
        18: ("new", ""),
        **dict.fromkeys((19, 20), ("too_large", "MAXSIZE")),
        21: ("new", ""),  # what stands behind the length is no part of it
    }
    for number, (kind, reason) in expected.items():
        assert found[path_of(number)][0] == kind, (number, found[path_of(number)])
        assert reason in found[path_of(number)][1]
    assert found.keys() == {"/robots.txt", "/yw/", *map(path_of, expected)}
    assert not other.asked
    assert "/hop/5" in server.paths and "/hop/6" not in server.paths  # the sixth, and the one after it
    assert sum(as_json(done)["outcomes"].values()) == len(found) + 2  # the list pages of three more, no robots.txt
    robots = {
        silent: {"/robots.txt": "network_error", "/yw/": "skipped"},
        bombing: {"/robots.txt": "too_large", "/yw/": "skipped"},
        looping: {"/robots.txt": "http_error", "/yw/": "gone"},
    }
    for host, kinds in robots.items():
        assert {url: kind for url, (kind, _) in outcomes(data, host).items()} == kinds
        assert ("/yw/" in host.paths) == (host is looping)


def test_what_a_host_says_of_the_visit_is_kept_to(run: Run, servers: list[Faulty], data: Path, tmp_path: Path) -> None:
    walled, broken, shut, open_, slow, endless = servers
    offer(walled, *([good(1)] * 2), page(WALL), *([good(1)] * 6))
    offer(broken, *([page(b"", 502)] * 20))
    offer(shut, good(1))
    shut.answers["/robots.txt"] = page(b"", 503)
    offer(open_, good(1), page(b"", 412), good(3))
    open_.answers["/robots.txt"] = page(b"", 403)
    offer(slow, in_turn(page(b"", 503, Retry_After="1"), good(1)), good(2))
    slow.answers["/robots.txt"] = page(
        b"User-agent: zhengfa\nCrawl-delay: 0.3\nDisallow: /x", Content_Type="text/plain"
    )
    offer(endless, *([good(1)] * 30))
    rules = b"#" * 600 * 1024 + b"\nUser-agent: *\nDisallow: /"  # behind what is read
    endless.answers |= {f"/r{n}": redirect(f"/r{n + 1}") for n in range(1, 5)}
    endless.answers |= {"/robots.txt": redirect("/r1"), "/r5": page(rules, Content_Type="text/plain")}
    hosts = dict(zip(("walled", "broken", "shut", "open", "slow", "endless"), (s.host for s in servers), strict=True))
    config = config_for(tmp_path, hosts, failures=4, pages_per_host=12)
    done = run("crawl", *hosts, "--json", "--config", config)
    assert done.returncode == 7

    found = outcomes(data, walled)
    assert walled.paths[-1] == path_of(3)
    assert found[path_of(3)] == ("blocked", "challenge page: 加速乐")
    assert {reason for kind, reason in found.values() if kind == "skipped"} == {
        f"{walled.host}: challenge page: 加速乐 ended the visit"
    }
    assert done.stderr.count("加速乐 ended the visit") == 1  # said once

    found = outcomes(data, broken)
    assert broken.paths[-4:] == [path for path in broken.paths if path.startswith("/yw/2021")]
    assert len(found) == 2 + UNDER_WAY
    assert waiting(data, broken) == 20
    assert any("4 failures in a row, the last one: HTTP 502" in reason for _, reason in found.values())

    assert set(shut.paths) == {"/robots.txt"}
    assert outcomes(data, shut)["/yw/"][0] == "skipped"

    found = outcomes(data, open_)  # nothing is closed by a robots.txt that is refused, until a page is refused too
    assert found["/robots.txt"] == ("robots", "HTTP 403")
    assert found["/yw/"][0] == "listed" and found[path_of(2)] == ("blocked", "HTTP 412")
    assert open_.paths[-1] == path_of(2)

    assert {kind for kind, _ in outcomes(data, slow).values()} == {"robots", "listed", "new"}
    assert min(gaps(slow.moments())) >= 0.15
    assert max(gaps(slow.moments())) >= 0.5

    found = outcomes(data, endless)
    assert 1 <= [kind for kind, _ in found.values()].count("later") <= UNDER_WAY
    assert waiting(data, endless) == 31 - 12
    assert len(endless.asked) == 6 + 12
    assert all("pages_per_host 12" in reason for kind, reason in found.values() if kind == "later")

    for server in servers:
        server.asked.clear()
    run("crawl", "broken", "shut", "slow", "--json", "--config", config)
    assert not broken.asked and not shut.asked  # remembered
    assert set(slow.paths) == {"/yw/"}  # its robots.txt too


def test_a_name_that_changes_its_address_does_not_lead_inside(
    run: Run, servers: list[Faulty], data: Path, tmp_path: Path
) -> None:
    server = servers[0]
    offer(server, good(1))
    names = {"rebind.example": ["8.8.8.8", "127.0.0.1"], "inside.example": ["10.0.0.1"]}
    hosts = {name.partition(".")[0]: f"{name}:{server.server_port}" for name in names}
    config = config_for(tmp_path, hosts, sample=False)
    done = run(json.dumps(names), "crawl", *hosts, "--json", "--config", config, module=("tests.flow.named",))
    assert as_json(done)["outcomes"] == {"unsafe": 2}
    assert "rebind.example is at 127.0.0.1: loopback" in done.stderr
    assert "inside.example is at 10.0.0.1: private" in done.stderr
    assert not server.asked


def test_hosts_at_one_address_wait_for_each_other(run: Run, servers: list[Faulty], tmp_path: Path) -> None:
    for server in servers[:2]:
        offer(server, *(slow(good(number), 0.2) for number in range(1, 4)))
    names = {"localhost": ["127.0.0.1"]}
    hosts = {"p": servers[0].host, "q": f"localhost:{servers[1].server_port}"}
    config = config_for(tmp_path, hosts)
    run(json.dumps(names), "crawl", *hosts, "--json", "--config", config, module=("tests.flow.named",))
    asked = sorted((at, path.startswith("/yw/2021")) for server in servers[:2] for path, at in server.asked)
    assert len(asked) == 2 * 5
    # Samples are spared the delay, so it shows in slow articles: the next page is asked for when one has come.
    assert all(later - at >= 0.1 for (at, is_slow), (later, _) in pairwise(asked) if is_slow)


def test_outside_the_hours_nothing_is_fetched_and_the_run_ends(
    run: Run, servers: list[Faulty], data: Path, tmp_path: Path
) -> None:
    china = datetime.now(SHANGHAI)
    hours = "-".join(f"{china + timedelta(hours=after):%H:%M}" for after in (2, 3))
    done = run("crawl", "p", "--json", "--config", config_for(tmp_path, {"p": servers[0].host}, hours=hours))
    assert done.returncode == 0
    assert as_json(done)["outcomes"] == {"later": 1}
    assert f"outside crawl.hours {hours}, local time of China" in done.stderr
    assert not servers[0].asked
