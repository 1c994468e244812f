"""Days and exclusions as options: a search and an export find the same by them."""

import json
from pathlib import Path

import pytest

from tests.command import Run, in_process
from tests.making import Archivist, make_content
from zhengfa.archive.recorder import record_run
from zhengfa.archive.records import RunKind
from zhengfa.archive.store import open_archive


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    folder = tmp_path / "data"
    with open_archive(folder, create=True) as archive, record_run(archive, RunKind.IMPORT) as recorder:
        for number, source in enumerate(("甲报", "乙报", "甲报", "")):
            content = make_content(f"第{number}次政法会议", "正文。", day=f"2021-07-0{number + 1}", source=source)
            Archivist(recorder).save(f"http://ln.example/{number}", content)
    typed = in_process(monkeypatch, capsys)
    monkeypatch.setenv("ZHENGFA_DATA", str(folder))
    monkeypatch.chdir(tmp_path)
    assert typed("index").code == 0
    return typed


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        (["--not", "source:甲报"], [3, 1]),
        (["--not", "source:甲报", "--not", "source:unknown"], [1]),
        (["--since", "2021-07-02", "--until", "2021-07-03"], [2, 1]),
        (["--since", "2021年7月3日"], [3, 2]),
        (["--until", "2021-06"], []),
        (["--until", "2021-07-02", "--not", "source:乙报"], [0]),
    ],
)
def test_a_search_and_an_export_find_the_same(run: Run, tmp_path: Path, limits: list[str], found: list[int]) -> None:
    searched = run("search", "政法会议", "--sort", "newest", "--json", *limits).values[0]
    told = run("export", "政法会议", "-o", tmp_path / "a.jsonl", "--json", *limits).values[0]
    exported = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text("utf-8").splitlines()]
    wanted = [f"http://ln.example/{number}" for number in found]
    assert [hit["url"] for hit in searched["hits"]] == [row["url"] for row in exported] == wanted
    asked = ("since", "until", "excluded")
    assert [told[name] for name in asked] == [searched["query"][name] for name in asked]


@pytest.mark.parametrize("command", ["search", "export"])
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--since", "2022", "--until", "2021"], "--since is later than --until: write the earlier date first"),
        (["--not", "贵州"], "'贵州' is not FACET:VALUE, where FACET is one of province"),
        (["--until", "昨天"], "'昨天' is not a date: write 2021, 2021-07 or 2021-07-13"),
    ],
)
def test_a_limit_that_means_nothing_is_said(run: Run, command: str, typed: list[str], said: str) -> None:
    done = run(command, *typed)
    assert (done.code, said in done.stderr.replace("\n", " ")) == (2, True), done.stderr
