"""`zhengfa captures`, as it is typed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive.test_evidence import FETCH, UNMODIFIED, keep_in_run
from tests.command import Run, in_process
from tests.making import FETCHED, URL, make_response
from zhengfa.archive.records import Capture

LATER = FETCHED.replace(year=2027)
RESPONSES = (
    FETCH,
    replace(FETCH, fetched_at=LATER),
    UNMODIFIED,
    replace(FETCH, url="https://www.b.example/政?b=2&a=1", payload=b"b", status=404),
    make_response("http://a.example/202107x/", b"c"),
    make_response("file:///tmp/1.html", b"d", None),
)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return in_process(monkeypatch, capsys)


@pytest.fixture
def captures(tmp_path: Path) -> list[Capture]:
    return keep_in_run(tmp_path / "data", *RESPONSES)[1]


def test_the_index_is_sorted_by_bytes_and_says_where_each_record_stands(
    run: Run, captures: list[Capture], tmp_path: Path
) -> None:
    done = run("captures", "--data", tmp_path / "data")
    lines = done.stdout.splitlines()
    assert (done.code, done.stderr) == (0, "")
    assert lines == sorted(lines, key=str.encode)
    key, time, values = lines[0].split(" ", 2)
    first = captures[0]
    assert (key, time) == ("example,a)/202107/t20210713_1.html", "20260102030405")
    assert json.loads(values) == {
        "url": URL,
        "mime": "text/html",
        "status": "200",
        "digest": f"sha256:{first.payload_sha256}",
        "length": str(first.warc_length),
        "offset": str(first.warc_offset),
        "filename": first.warc_file,
    }
    mimes = [json.loads(line.split(" ", 2)[2])["mime"] for line in lines]
    assert mimes == ["text/html", "warc/revisit", "warc/revisit", "text/html", "text/html", "text/html"]
    assert '"status": "404"' in lines[4] and "status" not in lines[5]
    assert lines[4].startswith("example,b)/%e6%94%bf?a=1&b=2 ")


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (["https://a.example/202107/t20210713_1.html"], 3),
        (["http://a.example/202107/*"], 3),
        (["http://a.example/202107*"], 4),
        (["http://a.example/202107/"], 0),
        (["file:///tmp/*"], 1),
        (["--since", "2027"], 2),
        (["--until", "2026-01"], 4),
        (["--since", "2026-01-02", "--until", "2027"], 5),
        (["http://a.example/*", "--since", "2028"], 1),
    ],
)
def test_captures_are_chosen_by_url_and_day(
    run: Run, captures: list[Capture], tmp_path: Path, asked: list[str], count: int
) -> None:
    done = run("captures", *asked, "--data", tmp_path / "data", "--json")
    assert len(done.values) == count
    assert all({"urlkey", "timestamp", "digest"} <= values.keys() for values in done.values)


@pytest.mark.parametrize("asked", [["a.example"], ["--since", "yesterday"]])
def test_what_cannot_be_asked_is_said(run: Run, captures: list[Capture], tmp_path: Path, asked: list[str]) -> None:
    assert run("captures", *asked, "--data", tmp_path / "data").code == 4


def test_sound_captures_are_said_to_be_so(run: Run, captures: list[Capture], tmp_path: Path) -> None:
    done = run("captures", "--verify", "--data", tmp_path / "data")
    assert (done.code, done.stdout) == (0, "6 captures read again, 0 of them damaged\n")


@pytest.mark.parametrize("where", ["request", "response"])
def test_damage_is_found_in_a_capture_and_in_what_refers_to_it(
    run: Run, captures: list[Capture], tmp_path: Path, where: str
) -> None:
    first = captures[0]
    offset = (first.request_offset or 0) if where == "request" else first.warc_offset
    path = tmp_path / "data" / "warc" / first.warc_file
    data = bytearray(path.read_bytes())
    data[offset + 100] ^= 0xFF
    path.write_bytes(data)
    done = run("captures", "--verify", "--json", "--data", tmp_path / "data")
    assert done.code == 7
    report = json.loads(done.stdout)
    assert report["checked"] == 6
    damaged = [item["capture"] for item in report["damaged"]]
    assert damaged == ([first.id] if where == "request" else [capture.id for capture in captures[:3]])
    assert run("captures", "file:///tmp/*", "--verify", "--data", tmp_path / "data").code == 0
