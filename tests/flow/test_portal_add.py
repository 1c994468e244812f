"""`zhengfa portal add` on sample portals, and what comes of the entries that it writes."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from tests.flow.conftest import Run, as_json, write_config
from tests.flow.faulty import page, serve
from zhengfa.archive.store import open_archive

CONTACT = {"contact": "mailto:archive@example.org", "delay": 0, "timeout": 5}


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Settings that declare no portal."""
    return write_config(tmp_path / "config.yaml", crawl=CONTACT)


@pytest.mark.parametrize(
    ("portal_id", "path", "cms", "name", "channels"),
    [
        ("sample_liaohe", "/", "trs_wcm", "辽河样例长安网", {"政法要闻": "/zfyw/", "平安建设": "/pajs/"}),
        ("sample_jiangnan", "/fzsp/", "enorth", "江南样例平安网", {"政法动态": "/zfdt/", "法治时评": "/fzsp/"}),
    ],
)
def test_a_portal_is_added_checked_verified_and_crawled(
    run: Run,
    empty: Path,
    addresses: Mapping[str, str],
    data: Path,
    portal_id: str,
    path: str,
    cms: str,
    name: str,
    channels: dict[str, str],
) -> None:
    address = f"http://{addresses[portal_id]}"
    done = run("portal", "add", address + path, "--sample", "--id", "own", "--write", "--config", empty)
    assert done.returncode == 0, done.stderr + done.stdout
    file = empty.parent / "portals/added.yaml"
    assert f"added to {file}\nnext: read it there, then `zhengfa portal check own`" in done.stdout
    [entry] = yaml.safe_load(file.read_text())["portals"]
    assert (entry["cms"], entry["name"], entry["verified"], entry["sample"]) == (cms, name, "never", True)
    assert {one["name"]: one["url"] for one in entry["channels"]} == {
        channel: address + folder for channel, folder in channels.items()
    }
    with open_archive(data) as archive:  # each page that was looked at is evidence, and no article
        assert archive.counts()["articles"] == 0
        assert set(archive.outcome_counts()) == {"checked", "robots"}
    checked = run("portal", "check", "own", "--mark-verified", "--config", empty)
    assert checked.returncode == 0, checked.stdout
    [entry] = yaml.safe_load(file.read_text())["portals"]
    assert entry["verified"] != "never"
    crawled = as_json(run("crawl", "own", "--json", "--no-index", "--config", empty))
    assert crawled["outcomes"]["new"] > 100
    assert crawled["problems"] == []


def test_an_address_of_this_machine_is_refused_unless_it_is_called_a_sample(
    run: Run, empty: Path, addresses: Mapping[str, str]
) -> None:
    done = run("portal", "add", f"http://{addresses['sample_liaohe']}/", "--write", "--config", empty)
    assert done.returncode == 7
    assert "127.0.0.1: loopback" in done.stdout
    assert "no page of it could be read: nothing is known to declare" in done.stderr
    assert not (empty.parent / "portals").exists()
    told = as_json(run("portal", "add", f"http://{addresses['sample_liaohe']}/", "--json", "--config", empty))
    assert (told["entry"], [finding["kind"] for finding in told["findings"]]) == (None, ["unsafe"])


def test_a_portal_that_is_declared_is_refused_with_its_id(
    run: Run, config: Path, addresses: Mapping[str, str], tmp_path: Path
) -> None:
    shutil.copy(config, tmp_path / "config.yaml")
    done = run("portal", "add", f"http://{addresses['sample_liaohe']}/zfyw/", "--config", tmp_path / "config.yaml")
    assert (done.returncode, done.stdout) == (4, "")
    assert "is sample_liaohe (辽河样例长安网) already; see `zhengfa portal show sample_liaohe`" in done.stderr


def test_a_product_that_nobody_knows_is_added_and_crawled_without_code(run: Run, empty: Path) -> None:
    rows = "".join(f'<a href="/show.do?n={number}">全市第{number}次政法工作会议召开</a>' for number in range(1, 5))
    text = "为深入推进平安建设，市委政法委召开全市会议，研究部署下一阶段工作任务，听取各单位情况汇报。" * 3
    with serve() as server:
        server.answers |= {
            "/robots.txt": page(b"", 404),
            "/": page(f'<title>样例网</title><a href="/list.do?c=1">政法要闻</a>{rows}'.encode()),
            "/list.do?c=1": page(f"<title>政法要闻</title>{rows}".encode()),
        }
        for number in range(1, 5):
            head = f"<title>第{number}次</title><h1>第{number}次</h1>2021-07-13 来源：某报"
            server.answers[f"/show.do?n={number}"] = page(f"{head}<div id=odd><p>{text}{number}</p></div>".encode())
        address = f"http://{server.host}/"
        done = run("portal", "add", address, "--sample", "--id", "odd", "--write", "--json", "--config", empty)
        entry = as_json(done)["entry"]
        assert (entry["articles"], "cms" in entry) == (r"^/show\.do\?n=\d+$", False)
        assert entry["channels"] == [{"name": "政法要闻", "url": f"{address}list.do?c=1"}]
        crawled = as_json(run("crawl", "odd", "--json", "--no-index", "--config", empty))
        assert crawled["outcomes"] == {"listed": 1, "new": 4}
