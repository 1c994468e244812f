"""What is fetched in which run: paging, backfills, visits again, conditional requests, failures and kills."""

import gzip
import random
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bench.crawling import serve_portals
from bench.kills import crawl_and_kill, faults
from tests.archive.test_evidence import checks
from tests.flow.conftest import Run, as_json
from tests.flow.faulty import Faulty, list_of, page, redirect, serve, tagged
from tests.flow.test_faults import config_for, offer, outcomes
from tests.flow.test_manners import BODY, article, path_of
from zhengfa.archive.content import Origin, Precision, Provenance, Published
from zhengfa.archive.frontier import Frontier
from zhengfa.archive.store import open_archive
from zhengfa.archive.urls import article_id, canonical_url

Crawl = Callable[..., dict[str, Any]]


@pytest.fixture
def server() -> Iterator[Faulty]:
    with serve() as server:
        yield server


@pytest.fixture
def crawl(run: Run, server: Faulty, tmp_path: Path) -> Crawl:
    """Crawl the portal so many hours from now; what was asked for earlier is forgotten."""

    def start(*args: str, hours: float = 0, **settings: object) -> dict[str, Any]:
        server.asked.clear()
        server.conditions.clear()
        config = config_for(tmp_path, {"p": server.host}, sample=True, **settings)
        command = ("crawl", "p", "--json", "--no-index", "--config", config, *args)
        return as_json(run(hours, *command, module=("tests.flow.later",)))

    return start


def serve_lists(server: Faulty, *pages: dict[int, str]) -> None:
    """List pages of article numbers and dates, and the articles."""
    for place, rows in enumerate(pages):
        links = "".join(f'<li><a href="{path_of(n)}">第{n}次会议</a><span>{day}</span></li>' for n, day in rows.items())
        pager = f'<script>createPageHTML({len(pages)}, {place}, "index", "html");</script>'
        server.answers["/yw/" if place == 0 else f"/yw/index_{place}.html"] = page(f"{links}{pager}".encode())
        server.answers |= {path_of(number): page(article(number, f"第{number}篇。")) for number in rows}


def in_pages(*numbers: int) -> list[dict[int, str]]:
    """Three articles a page."""
    return [dict.fromkeys(numbers[start : start + 3], "2021-07-13") for start in range(0, len(numbers), 3)]


def lists_asked(server: Faulty) -> list[str]:
    return [path for path in server.paths if path == "/yw/" or "index" in path]


def articles_asked(server: Faulty) -> list[int]:
    return [int(path.rpartition("_")[2].removesuffix(".html")) for path in server.paths if "/yw/2021" in path]


def state_of(data: Path, server: Faulty, number: int) -> str:
    with open_archive(data) as archive:
        found = archive.article(article_id(canonical_url(f"http://{server.host}{path_of(number)}")))
    assert found is not None
    return found.state


def test_paging_stops_at_what_is_known_and_one_page_more(server: Faulty, crawl: Crawl) -> None:
    numbers = [*range(20, 0, -1)]
    serve_lists(server, *in_pages(*numbers))
    assert crawl()["outcomes"] == {"listed": 7, "new": 20}

    crawl()
    assert server.paths == ["/yw/", "/yw/index_1.html"]  # right after the first run, list pages only

    # An old one is pinned on top, a new one stands below it, and all others have moved on.
    serve_lists(server, *in_pages(5, 21, *(number for number in numbers if number != 5)))
    assert crawl()["outcomes"] == {"listed": 3, "new": 1}
    assert lists_asked(server) == ["/yw/", "/yw/index_1.html", "/yw/index_2.html"]

    # A page full of new ones, and one that was missed behind a known page: the page more finds it.
    serve_lists(server, *in_pages(24, 23, 22, 21, 20, 19, 18, 25, 17, *range(16, 0, -1)))
    assert crawl()["outcomes"] == {"listed": 5, "new": 4}


def test_a_scheduler_asks_for_lists_at_their_intervals(server: Faulty, crawl: Crawl) -> None:
    serve_lists(server, *in_pages(1))
    crawl("--due")
    assert "/yw/" in server.paths
    assert crawl("--due")["outcomes"] == {}
    assert not server.paths
    assert crawl("--due", hours=2)["outcomes"]["listed"] == 1
    assert crawl("--due", hours=3)["outcomes"] == {}  # it has brought nothing new: the interval is longer now


def test_a_backfill_goes_down_to_its_day_in_as_many_runs_as_it_takes(server: Faulty, crawl: Crawl) -> None:
    months = {number: f"2021-{number:02}-15" for number in range(12, 0, -1)}
    pages = [{number: months[number] for number in (top, top - 1)} for top in range(12, 0, -2)]
    pages[0] |= {1: months[1]}  # pinned
    serve_lists(server, *pages)
    assert crawl(list_pages=1)["outcomes"] == {"listed": 1, "new": 3}
    assert crawl("--backfill", "--since", "2021-05-20", list_pages=1, pages_per_host=3)["waiting"] > 0
    asked = lists_asked(server)
    for _ in range(2):
        crawl(list_pages=1, pages_per_host=4)
        asked += lists_asked(server)
    further = [path for path in asked if path != "/yw/"]
    # Page 4 holds July and June, page 5 is the first that is older than the day, and nothing behind it is asked for.
    assert further == [f"/yw/index_{place}.html" for place in (1, 2, 3, 4)]
    assert crawl(list_pages=1)["waiting"] == 0
    assert crawl("--backfill", list_pages=1)["outcomes"] == {"listed": 6, "new": 4}  # and the rest without a day
    assert sorted(articles_asked(server)) == [2, 3, 4, 5]


def test_an_article_is_visited_again_for_a_month_and_only_whole_if_it_changed(
    server: Faulty, crawl: Crawl, data: Path
) -> None:
    offer(server, tagged(article(1), '"a"'), tagged(article(2), '"b"'))
    server.answers["/yw/"] = tagged(f'<a href="{path_of(1)}">x</a><a href="{path_of(2)}">x</a>'.encode(), '"l"')
    assert crawl()["outcomes"] == {"listed": 1, "new": 2}

    assert crawl(hours=2)["outcomes"] == {"listed": 1, "unchanged": 2}
    assert server.conditions == {path_of(1): '"a"', path_of(2): '"b"', "/yw/": '"l"'}

    server.answers |= {path_of(1): tagged(article(1, "更正。"), '"c"'), path_of(2): page(b"<h1>404</h1>", 404)}
    assert crawl(hours=26)["outcomes"] == {"listed": 1, "revised": 1, "gone": 1}
    assert state_of(data, server, 2) == "removed"
    assert server.conditions["/yw/"] is None  # once a day it is not taken at its word

    server.answers |= {path_of(1): redirect("/moved/t1.html"), "/moved/t1.html": tagged(article(3), '"c"')}
    server.answers[path_of(2)] = tagged(article(2), '"b"')
    assert crawl(hours=24 * 8)["outcomes"] == {"listed": 1, "new": 1, "unchanged": 1}
    assert (state_of(data, server, 1), state_of(data, server, 2)) == ("moved", "live")
    assert server.conditions[path_of(1)] == '"c"' and server.conditions["/moved/t1.html"] is None

    crawl(hours=24 * 31)
    assert articles_asked(server) == [1, 2]
    assert server.conditions[path_of(2)] is None  # the last visit is to the page as anybody sees it
    crawl("--due", hours=24 * 90)
    assert not articles_asked(server)
    with open_archive(data) as archive:
        not_modified = archive.connection.execute("SELECT count(*) FROM captures WHERE status = 304").fetchone()[0]
        assert not_modified == 3
        assert b"server-not-modified" in b"".join(
            map(gzip.decompress, map(Path.read_bytes, archive.warc_folder.glob("*.gz")))
        )
        assert checks(*archive.warc_folder.glob("*.gz"))


def test_a_list_that_did_not_change_is_read_from_the_archive(server: Faulty, crawl: Crawl) -> None:
    offer(server, page(b"", 503), page(article(2)))
    rows = f'<a href="{path_of(1)}">x</a><script>createPageHTML(2, 0, "index", "html");</script>'
    server.answers["/yw/"] = tagged(rows.encode(), '"l"')
    server.answers["/yw/index_1.html"] = list_of(path_of(2))
    crawl(list_pages=1)
    assert crawl("--backfill", hours=1)["outcomes"] == {"listed": 2, "new": 1, "http_error": 1}
    assert server.conditions["/yw/"] == '"l"'


def test_a_304_that_nobody_asked_for_is_an_error_and_the_page_is_asked_for_whole(server: Faulty, crawl: Crawl) -> None:
    offer(server, page(b"", 304))
    assert crawl()["outcomes"] == {"listed": 1, "http_error": 1}
    offer(server, page(article(1)))
    assert crawl(hours=2)["outcomes"] == {"listed": 1, "new": 1}


def test_what_fails_is_tried_again_less_and_less_often_then_set_aside_and_named(
    server: Faulty, crawl: Crawl, data: Path, run: Run
) -> None:
    offer(server, page(b"", 500), page(article(2)))
    tried = []
    for hours in (0, 0.5, 2, 7, 24, 100, 1000):
        crawl(hours=hours)
        tried.append(1 in articles_asked(server))
    assert tried == [True, False, True, True, True, True, False]
    status = as_json(run("status", "--json"))
    reason = "5 attempts, the last one: http error: HTTP 500"
    assert status["set_aside"] == [{"url": f"http://{server.host}{path_of(1)}", "reason": reason}]
    assert f"{path_of(1)}: {reason}" in run("status").stdout
    server.answers[path_of(1)] = page(article(1))
    assert crawl("--retry", hours=1000)["outcomes"]["new"] == 1
    with open_archive(data) as archive:
        assert Frontier(archive).counts() == {"done": 3}


def test_what_the_budget_leaves_is_fetched_in_later_runs_once_each(server: Faulty, crawl: Crawl, data: Path) -> None:
    serve_lists(server, *in_pages(*range(1, 11)))
    new, asked = 0, []
    for _ in range(3):
        new += crawl(pages_per_host=6)["outcomes"].get("new", 0)
        asked += articles_asked(server)
    assert new == 10
    assert sorted(asked) == [*range(1, 11)]


def test_an_article_without_a_date_takes_that_of_its_row(run: Run, server: Faulty, data: Path, tmp_path: Path) -> None:
    path = "/info/1001/1234.htm"  # no date in the URL either
    server.answers["/yw/"] = page(f'<ul><li><a href="{path}">会议召开</a><span>2021-07-12</span></li></ul>'.encode())
    undated = f"<h1>会议召开</h1><div class='v_news_content'><p>{BODY}</p><p>{BODY}</p></div>"
    server.answers[path] = page(undated.encode())
    config = config_for(tmp_path, {"p": server.host})
    config.write_text(config.read_text().replace("trs_wcm", "vsb"))
    run("crawl", "p", "--no-index", "--config", config)
    with open_archive(data) as archive:
        revision = archive.revision(article_id(canonical_url(f"http://{server.host}{path}")))
    assert revision is not None
    assert revision.content.published == Published(datetime(2021, 7, 12), Precision.DAY, Provenance.LIST)
    assert Origin("published", Provenance.LIST, "the row of a list page") in revision.content.origins


@pytest.mark.parametrize("target", ["zhengfa.archive.recorder:Recorder.keep", "zhengfa.crawler.listing:Listing.take"])
def test_a_list_that_was_captured_when_the_run_was_killed_is_read_and_not_asked_for_again(
    run: Run, server: Faulty, data: Path, tmp_path: Path, target: str
) -> None:
    serve_lists(server, *in_pages(*range(1, 11)))
    config = config_for(tmp_path, {"p": server.host})
    killed = run(target, -3, "crawl", "p", "--no-index", "--config", config, module=("tests.flow.killed",))
    assert killed.returncode == -9
    run("crawl", "p", "--due", "--no-index", "--config", config)
    further = [path for path in server.paths if "index" in path]
    assert sorted(further) == [f"/yw/index_{place}.html" for place in (1, 2, 3)]
    assert sorted(articles_asked(server)) == [*range(1, 11)]


def test_a_crawl_that_is_killed_at_random_moments_has_everything_once(tmp_path: Path) -> None:
    with serve_portals(1, 160) as [port]:
        crawl_and_kill(tmp_path, port, kills=3, articles=160, chosen=random.Random())
        with open_archive(tmp_path / "archive") as archive:
            assert [*faults(archive, port, 160)] == []
            assert archive.outcome_counts()["new"] == 160


def test_every_fetch_has_one_outcome(server: Faulty, crawl: Crawl, data: Path) -> None:
    offer(server, *(page(article(number)) for number in range(1, 5)))
    crawl()
    assert len(outcomes(data, server)) == len(server.paths)
