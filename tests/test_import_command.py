"""`zhengfa import` of WARC and WACZ files, as it is typed."""

import json
from pathlib import Path

import pytest

from tests.archive.foreign import gzipped, record, response, revisit, sha1, write_wacz
from tests.command import Run, in_process
from tests.crawler.test_importing import PAGE

HTML = PAGE.encode()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return in_process(monkeypatch, capsys)


def test_what_is_set_aside_is_said_counted_and_tried_again(run: Run, tmp_path: Path) -> None:
    options = ("--no-index", "--data", tmp_path / "data")
    records = gzipped(record("warcinfo", b"software: x\r\n", ""), revisit(sha1(HTML)))
    path = write_wacz(tmp_path / "a.wacz", {"archive/a.warc.gz": records})
    done = run("import", path, "--json", *options)
    report = json.loads(done.stdout)
    assert done.code == 7
    assert (report["outcomes"], report["described"], report["quarantined"]) == ({"unresolved": 1}, {"warcinfo": 1}, 1)
    assert "1 records are in the quarantine" in done.stderr
    (tmp_path / "b.warc").write_bytes(response(HTML))
    assert run("import", tmp_path / "b.warc", *options).code == 0
    done = run("import", "--retry", "--json", *options)
    assert (done.code, json.loads(done.stdout)["outcomes"]) == (0, {"unchanged": 1})


@pytest.mark.parametrize("asked", [[], ["a.warc", "--retry"]])
def test_either_paths_or_a_retry_is_asked_for(run: Run, tmp_path: Path, asked: list[str]) -> None:
    assert run("import", *asked, "--data", tmp_path / "data").code == 2
