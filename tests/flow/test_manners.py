"""How the crawler behaves towards a portal, and what it makes of every kind of answer."""

import gzip
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.archive.test_evidence import checks
from tests.flow.conftest import Run, as_json, write_config
from zhengfa import __version__
from zhengfa.archive.store import open_archive
from zhengfa.archive.urls import article_id, canonical_url

BODY = "为深入推进平安建设，市委政法委召开全市会议，研究部署下一阶段工作任务，听取各单位情况汇报。"
PAGE_LIMIT = 50_000
CONTACT = "mailto:archive@example.org"


def article(number: int, tail: str = "") -> bytes:
    return f"""<html><head><title>第{number}次会议召开</title></head><body><h1>第{number}次会议召开</h1>
    <div class="TRS_Editor"><p>{BODY}</p><p>{BODY}{tail}</p></div></body></html>""".encode()


def path_of(number: int) -> str:
    return f"/yw/202107/t20210713_{number}.html"


class Portal(ThreadingHTTPServer):
    """A portal that answers every article in another way."""

    daemon_threads = True

    def __init__(self, extra: int = 0) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: Counter[str] = Counter()
        self.agents: set[str] = set()
        self.heads: set[tuple[str, ...]] = set()  # each request's line and headers, in their order
        self.under_way = self.most_at_once = 0
        self.lock = threading.Lock()
        self.pause = 0.02  # seconds: long enough for a second request to meet the first
        self.list_pages = 1
        numbers = (1, 2, 3, *range(5, 9 + extra))  # 4 ends the visit
        self.links = [path_of(number) for number in numbers]
        self.pages: dict[str, bytes] = {}  # further ones
        self.hung_up: set[str] = set()  # paths that get no answer

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def list_page(self) -> bytes:
        links = "".join(f'<a href="{link}">x</a>' for link in self.links)
        return f'{links}<script>createPageHTML({self.list_pages}, 0, "index", "html");</script>'.encode()

    def answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        html = {"Content-Type": "text/html; charset=utf-8"}
        special: dict[str, tuple[int, dict[str, str], bytes]] = {
            "/robots.txt": (200, {"Content-Type": "text/plain"}, f"User-agent: *\nDisallow: {path_of(2)}".encode()),
            "/yw/": (200, html, self.list_page()),
            "/empty/": (200, html, "<p>暂无内容</p>".encode()),
            "/walled/": (200, html, b"<script>document.cookie='__jsl_clearance=1'</script>"),
            "/missing/": (200, html, "<title>404</title><p>您访问的页面不存在</p>".encode()),
            path_of(3): (404, html, b"<h1>404</h1>"),
            path_of(4): (403, html, b"<h1>403</h1>"),
            path_of(5): (200, html, bytes(PAGE_LIMIT + 1)),
            path_of(6): (200, html | {"Content-Encoding": "gzip"}, gzip.compress(article(6))),
            path_of(7): (302, {"Location": "/moved/t7.html"}, b""),
            "/moved/t7.html": (200, html, article(7)),
            path_of(8): (200, html, b"<html><body><p>x</p></body></html>"),
        }
        if path in self.pages:
            return 200, html, self.pages[path]
        if path.startswith("/yw/index_"):
            return 200, html, self.list_page()
        return special.get(path) or (200, html, article(int(path.rpartition("_")[2].split(".")[0])))


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Portal

    def do_GET(self) -> None:
        portal = self.server
        with portal.lock:
            portal.asked[self.path] += 1
            portal.agents.add(self.headers["User-Agent"])
            portal.heads.add((self.requestline, *(f"{name}: {value}" for name, value in self.headers.items())))
            portal.under_way += 1
            portal.most_at_once = max(portal.most_at_once, portal.under_way)
        time.sleep(portal.pause if "/yw/2021" in self.path else 0.02)
        with portal.lock:
            portal.under_way -= 1
        if self.path in portal.hung_up:
            self.close_connection = True
            return
        status, headers, body = portal.answer(self.path)
        self.send_response(status)
        for name, value in (headers | {"Content-Length": str(len(body)), "Connection": "close"}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def portal(request: pytest.FixtureRequest) -> Iterator[Portal]:
    with Portal(getattr(request, "param", 0)) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def config_for(
    portal: Portal, folder: Path, path: str = "/yw/", cms: str = "trs_wcm", *, sample: bool = True, **crawl: object
) -> Path:
    declared = {
        "id": "p",
        "name": "样例",
        "province": "辽宁",
        "level": "city",
        "hosts": [portal.url.removeprefix("http://")],
        "cms": cms,
        "sample": sample,  # or this machine's own address would be refused
        "channels": [{"name": "要闻", "url": portal.url + path}],
    }
    settings = {"delay": 0, "page_limit": PAGE_LIMIT, "contact": CONTACT} | crawl
    return write_config(folder / "config.yaml", crawl=settings, portals=[declared])


def test_every_url_has_exactly_one_outcome(run: Run, portal: Portal, data: Path, tmp_path: Path) -> None:
    done = run("crawl", "p", "--json", "--config", config_for(portal, tmp_path))
    assert done.returncode == 7
    with open_archive(data) as archive:
        last = archive.last_run()
        assert last is not None
        outcomes = {o.url.removeprefix(portal.url): o.kind for o in archive.outcomes(last["run_id"] or "")}
        moved = archive.article(article_id(canonical_url(f"{portal.url}/moved/t7.html")))
        assert moved is not None and moved.channel == "要闻"
    assert outcomes == {
        "/robots.txt": "robots",
        "/yw/": "listed",
        path_of(1): "new",
        path_of(2): "disallowed",
        path_of(3): "gone",
        path_of(5): "too_large",
        path_of(6): "new",
        path_of(7): "new",
        path_of(8): "extraction_failed",
    }
    assert as_json(done)["outcomes"] == Counter(kind for path, kind in outcomes.items() if path != "/robots.txt")
    assert portal.asked[path_of(2)] == 0
    assert set(portal.asked.values()) == {1}


def test_what_was_taken_in_is_not_asked_for_again(run: Run, portal: Portal, tmp_path: Path) -> None:
    config = config_for(portal, tmp_path)
    run("crawl", "p", "--config", config)
    portal.asked.clear()
    run("crawl", "p", "--config", config)
    assert [*portal.asked] == ["/yw/"]  # and what failed is asked for again after an hour
    run("crawl", "p", "--retry", "--config", config)
    assert {path for path in portal.asked if "/yw/2021" in path} == {path_of(n) for n in (5, 8)}


def test_a_refusal_ends_the_visit(run: Run, portal: Portal, data: Path, tmp_path: Path) -> None:
    portal.links = [path_of(number) for number in (1, 9, 4, 10, 11)]
    done = run("crawl", "p", "--json", "--config", config_for(portal, tmp_path))
    last = [*portal.asked][-1]
    assert last == path_of(4)
    counts = as_json(done)["outcomes"]
    assert counts["blocked"] == 1
    assert counts.get("skipped", 0) + counts.get("new", 0) == 4
    assert done.stderr.count("HTTP 403 ended the visit") == bool(counts.get("skipped"))


def test_the_user_agent_says_who_asks_and_where_to_complain(run: Run, portal: Portal, tmp_path: Path) -> None:
    run("crawl", "p", "--config", config_for(portal, tmp_path))
    [agent] = portal.agents
    assert agent == f"zhengfa/{__version__} (+{CONTACT})"


def test_nobody_is_visited_anonymously(run: Run, portal: Portal, tmp_path: Path) -> None:
    done = run("crawl", "p", "--config", config_for(portal, tmp_path, sample=False, contact=""))
    assert done.returncode == 3
    assert "zhengfa: crawl.contact: empty" in done.stderr
    assert not portal.asked


def part_of(number: int, part: int, parts: int) -> bytes:
    """A page of an article of several, with the pager that TRS prints by script."""
    pager = f'<script>createPageHTML({parts}, {part}, "t20210713_{number}", "html");</script>'
    return article(number, f"第{part + 1}页的话。").replace(b"</body>", f"{pager}</body>".encode())


def test_an_article_on_several_pages_is_one_with_all_its_captures(
    run: Run, portal: Portal, data: Path, tmp_path: Path
) -> None:
    paths = [path_of(9), *(path_of(9).replace(".html", f"_{part}.html") for part in (1, 2))]
    portal.links = paths[:1]
    portal.pages = {path: part_of(9, part, 3) for part, path in enumerate(paths)}
    done = run("crawl", "p", "--json", "--config", config_for(portal, tmp_path))
    assert as_json(done)["outcomes"] == {"listed": 1, "part": 2, "new": 1}
    with open_archive(data) as archive:
        revision = archive.revision(article_id(canonical_url(portal.url + paths[0])))
        assert revision is not None
        said = [f"第{page}页的话。" for page in (1, 2, 3)]
        assert [line.removeprefix(BODY) for line in revision.content.body[1:]] == said
        captures = archive.part_captures(revision.article_id, revision.number)
        assert [archive.capture(revision.capture_id).url, *(capture.url for capture in captures)] == [
            portal.url + path for path in paths
        ]
        assert archive.counts()["articles"] == archive.counts()["revisions"] == 1
    portal.asked.clear()
    run("crawl", "p", "--config", config_for(portal, tmp_path))
    assert not {path for path in portal.asked if "/yw/2021" in path}


def test_a_page_that_fails_is_said_to_be_missing(run: Run, portal: Portal, data: Path, tmp_path: Path) -> None:
    portal.links = [path_of(9)]
    portal.pages = {path_of(9): part_of(9, 0, 3), path_of(9).replace(".html", "_2.html"): part_of(9, 2, 3)}
    portal.pages[path_of(9).replace(".html", "_1.html")] = b"<title>404</title><p>404</p>"
    done = run("crawl", "p", "--json", "--config", config_for(portal, tmp_path))
    assert as_json(done)["outcomes"] == {"listed": 1, "soft_404": 1, "part": 1, "new": 1}
    with open_archive(data) as archive:
        [outcome] = [one for one in archive.outcomes((archive.last_run() or {})["run_id"] or "") if one.kind == "new"]
        assert outcome.reason == f"without its further pages {portal.url}{path_of(9).replace('.html', '_1.html')}"
        revision = archive.revision(article_id(canonical_url(portal.url + path_of(9))))
        assert revision is not None
        assert [line.removeprefix(BODY) for line in revision.content.body[1:]] == ["第1页的话。", "第3页的话。"]


def test_an_article_does_not_wait_for_a_page_that_never_answers(run: Run, portal: Portal, tmp_path: Path) -> None:
    portal.links = [path_of(9)]
    second = path_of(9).replace(".html", "_1.html")
    portal.pages = {path_of(9): part_of(9, 0, 2), second: part_of(9, 1, 2)}
    portal.hung_up.add(second)
    done = run("crawl", "p", "--json", "--config", config_for(portal, tmp_path))
    assert as_json(done)["outcomes"] == {"listed": 1, "network_error": 1, "new": 1}
    assert f"without its further pages {portal.url}{second}" in done.stderr


@pytest.mark.parametrize("portal", [30], indirect=True)
def test_one_request_at_a_time_even_without_delay(run: Run, portal: Portal, tmp_path: Path) -> None:
    run("crawl", "p", "--config", config_for(portal, tmp_path))
    assert portal.asked.total() > 30
    assert portal.most_at_once == 1


def test_a_list_page_without_articles_is_an_error(run: Run, portal: Portal, tmp_path: Path) -> None:
    done = run("crawl", "p", "--json", "--config", config_for(portal, tmp_path, "/empty/"))
    assert done.returncode == 7
    assert as_json(done)["outcomes"] == {"empty_list": 1}
    assert "no link that looks like an article of trs_wcm" in done.stderr


@pytest.mark.parametrize(("path", "kind"), [("/walled/", "blocked"), ("/missing/", "soft_404")])
def test_a_notice_in_place_of_a_list_page_is_no_change_of_its_layout(
    run: Run, portal: Portal, tmp_path: Path, path: str, kind: str
) -> None:
    done = run("crawl", "p", "--json", "--config", config_for(portal, tmp_path, path))
    assert as_json(done)["outcomes"] == {kind: 1}


def test_a_portal_that_does_not_answer_is_said_so(run: Run, portal: Portal, data: Path, tmp_path: Path) -> None:
    config = config_for(portal, tmp_path)
    portal.server_close()
    done = run("crawl", "p", "--json", "--config", config)
    assert done.returncode == 7
    assert as_json(done)["outcomes"] == {"skipped": 1}
    assert done.stderr.splitlines()[1:] == ["1 URLs wait for another run"]
    assert f"{portal.url}/robots.txt: DownloadConnectionRefusedError; nothing is asked for there before" in done.stderr
    with open_archive(data) as archive:
        assert archive.outcome_counts() == {"network_error": 1, "skipped": 1}  # of robots.txt and of the list page


def test_no_more_list_pages_are_read_than_was_said(run: Run, portal: Portal, tmp_path: Path) -> None:
    portal.list_pages = 9
    run("crawl", "p", "--config", config_for(portal, tmp_path, list_pages=3))
    assert {path for path in portal.asked if "index" in path} == {"/yw/index_1.html", "/yw/index_2.html"}


def test_an_entry_that_sends_on_is_followed_to_the_list_and_its_neighbours(
    run: Run, portal: Portal, tmp_path: Path
) -> None:
    issue = "/html/2021-07/13"
    portal.pages = {
        "/paper/": f'<meta http-equiv="refresh" content="0;url={issue}/node_1.htm">'.encode(),
        f"{issue}/node_1.htm": b'<a href="content_1.htm">x</a><a href="node_2.htm">x</a>',
        f"{issue}/node_2.htm": b'<a href="content_2.htm">x</a><a href="node_1.htm">x</a><a href="node_3.htm">x</a>',
        f"{issue}/content_1.htm": article(1),
        f"{issue}/content_2.htm": article(2, "又一篇。"),
    }
    done = run("crawl", "p", "--json", "--config", config_for(portal, tmp_path, "/paper/", "epaper", list_pages=3))
    assert as_json(done)["outcomes"] == {"listed": 3, "new": 2}
    assert set(portal.asked.values()) == {1}


def test_an_unverified_portal_is_visited_only_by_name(run: Run, portal: Portal, tmp_path: Path) -> None:
    config = config_for(portal, tmp_path)
    config.write_text(config.read_text().replace("cms: trs_wcm", "cms: trs_wcm\n  verified: never"))
    done = run("crawl", "--config", config)
    assert (done.returncode, portal.asked.total()) == (4, 0)
    run("crawl", "p", "--config", config)
    assert portal.asked["/yw/"] == 1


def test_an_answer_that_takes_too_long_is_not_waited_for(run: Run, portal: Portal, tmp_path: Path) -> None:
    portal.links, portal.pause = [path_of(1)], 1.5
    done = run("crawl", "p", "--json", "--config", config_for(portal, tmp_path, timeout=0.3))
    assert as_json(done)["outcomes"] == {"listed": 1, "network_error": 1}
    assert "Timeout" in done.stderr


def test_every_fetch_is_kept_with_its_request_as_sent(run: Run, portal: Portal, data: Path, tmp_path: Path) -> None:
    config = config_for(portal, tmp_path)
    run("crawl", "p", "--config", config)
    run("crawl", "p", "--retry", "--config", config)
    with open_archive(data) as archive:
        rows = archive.connection.execute("SELECT capture_id, refers_to FROM captures").fetchall()
        assert len(rows) == portal.asked.total() - 2  # of what was too large nothing is kept, twice
        # The list and an answer that held no article; robots.txt is asked for once a day.
        assert sum(row["refers_to"] is not None for row in rows) == 2
        heads = set()
        for row in rows:
            request = archive.request(archive.capture(row["capture_id"]))
            assert request is not None
            archive.payload(archive.capture(row["capture_id"]))
            heads.add((request.line, *(f"{name}: {value}" for name, value in request.headers)))
        assert heads <= portal.heads
        assert checks(*archive.warc_folder.glob("*.gz"))
