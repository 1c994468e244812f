"""`zhengfa export`, as it is typed."""

import csv
import io
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
        for number in range(3):
            content = make_content(f"第{number}次政法会议", "正文。", day=f"2021-07-0{number + 1}")
            Archivist(recorder).save(f"http://ln.example/{number}", content)
    typed = in_process(monkeypatch, capsys)
    monkeypatch.setenv("ZHENGFA_DATA", str(folder))
    monkeypatch.chdir(tmp_path)
    assert typed("index").code == 0
    return typed


def test_a_result_goes_to_standard_output_and_its_manifest_beside_it(run: Run) -> None:
    done = run("export", "政法会议", "--columns", "headline,published_at")
    assert done.code == 0
    rows = list(csv.reader(io.StringIO(done.stdout.removeprefix("\ufeff"), newline="")))
    assert rows == [["headline", "published_at"], *([f"第{n}次政法会议", f"2021-07-0{n + 1}"] for n in (2, 1, 0))]
    assert json.loads(done.stderr)["rows_written"] == 3


def test_a_file_is_of_the_format_that_its_name_says(run: Run, tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx", "a.jsonl", "a.parquet", "a.ris", "a.bib", "a.txt"):
        done = run("export", "政法会议", "-o", tmp_path / name)
        assert (done.code, done.stdout.strip()) == (0, f"3 articles in {tmp_path / name}")
        assert json.loads((tmp_path / f"{name}.manifest.json").read_text())["rows_written"] == 3
    told = run("export", "政法会议", "-o", tmp_path / "b", "--format", "jsonl", "--text", "--json").values[0]
    assert (told["format"], told["columns"][-1], told["rows_written"]) == ("jsonl", "text", 3)
    assert json.loads((tmp_path / "b").read_text().splitlines()[0])["text"] == "正文。"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["政法 ("], "this parenthesis is not closed"),
        (["-o", "a.doc"], "the name says no format; end it with .csv"),
        (["-o", "/nowhere/a.csv"], "cannot be written: No such file"),
        (["--columns", "title"], "unknown column 'title'"),
        (["--format", "ris", "--columns", "url"], "ris has no columns to choose"),
        (["--format", "xlsx"], "xlsx needs a file; name one with -o"),
        (["--json"], "--json needs a file"),
        (["--resume"], "--resume needs a file"),
        (["-o", "a.csv", "--resume"], "no export broke off here"),
    ],
)
def test_what_cannot_be_exported_is_said(run: Run, typed: list[str], said: str) -> None:
    done = run("export", *typed)
    assert (done.code, said in done.stderr.replace("\n", " ")) == (4, True), done.stderr
