"""`zhengfa repair` as a user meets it. The texts are invented; their damage is what copying machines do."""

import json
import os
import pty
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.command import Run, in_process
from tests.conftest import ROOT
from zhengfa.indexer.repair.offsets import from_runs

DAMAGED = "會(huì)議在?huà)甲處舉行。"  # no character is read so in that place
COPIED = (
    f"遼河市召開(kāi)會(huì)議\n\n各縣區(qū)要以?huà)吆诔龕河肋h在路上的決心抓好落實，，會(huì)後落實。\n{DAMAGED}\n"
)
CLEAN = "辽河市召开会议，部署下一阶段任务。\n"
PAGE = """<html><head><title>遼河市平安建設(shè)會議召開</title></head><body><h1>遼河市平安建設(shè)會議召開</h1>
<div>2021-07-13 09:56 來源：遼河日報(bào)</div><div class="TRS_Editor"><p>{}</p><p>{}</p></div></body>""".format(
    "為深入推進(jìn)平安建設(shè)，市委政法委主持會議，研究部署下一階段工作任務(wù)，聽取各單位情況匯報，要求抓好落實。",
    "會議要求，各級各部門要提高認識，加強領導，把各項措施落到實處，讓群眾滿意，讓基層放心。",
)


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.fixture
def repair(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return partial(in_process(monkeypatch, capsys), "repair")


def test_a_text_is_printed_before_and_after_with_its_log(repair: Run, tmp_path: Path) -> None:
    path = write(tmp_path, "copied.txt", COPIED)
    lines = repair(path).stdout.splitlines()
    assert lines[0] == f"=== {path} ==="
    assert lines[lines.index("--- text: before ---") + 1] == "遼河市召開(kāi)會(huì)議"
    after = lines.index("--- text: after ---")
    assert lines[after + 1] == "辽河市召开会议"
    assert lines[after + 3] == "各县区要以扫黑除恶永远在路上的决心抓好落实，会后落实。"
    log = "\n".join(lines[after:])
    assert "5 annotation, 1 byte shift, " in log
    first = next(line for line in lines if line.startswith("annotation"))
    assert first.split() == [*("annotation", "(huì)", "→", "taken", "out", "3", "100%"), *("1:12", "3:34", "4:2")]
    assert any(line.split()[:4] == ["punctuation", "，，", "→", "，"] for line in lines if line)


def test_the_columns_of_the_log_stand_below_each_other(repair: Run, tmp_path: Path) -> None:
    lines = repair(write(tmp_path, "copied.txt", COPIED)).stdout.splitlines()
    heading = next(line for line in lines if line.startswith("kind"))
    at = heading.index("times")
    [row] = [line for line in lines if line.startswith("annotation") and "(huì)" in line]
    assert row[at] == "3"


def test_damage_that_stays_is_marked_and_said(repair: Run, tmp_path: Path) -> None:
    printed = repair(write(tmp_path, "copied.txt", COPIED)).stdout
    assert f"[damaged] {DAMAGED}\n" in printed
    assert "[damaged] 会议在?huà)甲处举行。\n" in printed
    assert "text: damage that could not be repaired, marked [damaged], in line 4 of the text before\n" in printed


def test_a_clean_text_has_nothing_to_repair(repair: Run, tmp_path: Path) -> None:
    path = write(tmp_path, "clean.txt", CLEAN)
    assert repair(path).stdout == f"=== {path}: nothing to repair ===\n"
    [values] = repair(path, "--json").values
    text = {"field": "text", "published": CLEAN, "text": CLEAN, "repairs": [], "damaged": []}
    assert values == {"file": str(path), "fields": [text | {"offsets": [[0, len(CLEAN), 1]]}]}


def test_json_holds_every_change_with_its_places_and_the_map_of_offsets(repair: Run, tmp_path: Path) -> None:
    path = write(tmp_path, "copied.txt", COPIED)
    [values] = repair(path, "--json").values
    assert values["file"] == str(path)
    [field] = values["fields"]
    assert field["published"] == COPIED
    assert field["repairs"][0] == {
        "kind": "annotation",
        "before": "(huì)",
        "after": "",
        "confidence": 1.0,
        "places": [[start, start + 5] for start in range(len(COPIED)) if COPIED.startswith("(huì)", start)],
    }
    assert [COPIED[start:end] for start, end in field["damaged"]] == [DAMAGED]
    offsets = from_runs(field["offsets"])
    at = field["text"].index("落实")
    start, end = offsets.to_published(at, at + 2)
    assert COPIED[start:end] == "落實"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-8-sig", "utf-16"])
def test_a_text_in_any_encoding_and_with_any_line_ends_is_taken_whole(
    repair: Run, tmp_path: Path, encoding: str
) -> None:
    path = write(tmp_path, "notes", COPIED.replace("\n", "\r\n"), encoding)
    [values] = repair(path, "--json").values
    assert [field["field"] for field in values["fields"]] == ["text"]
    assert values["fields"][0]["published"] == COPIED


def test_the_fields_of_a_page_are_repaired_each(repair: Run, tmp_path: Path) -> None:
    path = write(tmp_path, "page.html", PAGE)
    [values] = repair(path, "--json").values
    fields = {field["field"]: field for field in values["fields"]}
    assert list(fields) == ["headline", "source", "body"]
    assert fields["headline"]["text"] == "辽河市平安建设会议召开"
    assert fields["source"]["text"] == "辽河日报"
    assert fields["body"]["text"].startswith("为深入推进平安建设，")
    printed = repair(path).stdout
    assert printed.index("--- headline: before ---") < printed.index("--- body: after ---")


def test_a_page_without_damage_has_nothing_to_repair(repair: Run, tmp_path: Path) -> None:
    sentence = "会议要求，各级各部门要提高认识，加强领导，把各项措施落到实处，让群众满意。"
    path = write(tmp_path, "page.html", f"<html><h1>全市平安建设会议召开</h1><p>{sentence}</p><p>{sentence}</p></html>")
    assert repair(path).stdout == f"=== {path}: nothing to repair ===\n"


def test_standard_input_is_a_text_or_a_page(repair: Run) -> None:
    [values] = repair("--json", "-", typed="來(lái)了。").values
    assert (values["file"], values["fields"][0]["text"]) == ("standard input", "来了。")
    [values] = repair("--json", "-", typed=PAGE).values
    assert values["fields"][0]["field"] == "headline"


def test_a_text_cannot_steer_the_terminal(repair: Run, tmp_path: Path) -> None:
    printed = repair(write(tmp_path, "evil.txt", f"來(lái)了\x1b[2J\x07。{CLEAN}")).stdout
    assert "\x1b" not in printed
    assert f"来了␛[2J␇。{CLEAN}" in printed


@pytest.mark.parametrize("is_quiet", [True, False])
def test_several_files_are_told_apart_and_problems_do_not_stop_the_others(
    repair: Run, tmp_path: Path, is_quiet: bool
) -> None:
    clean, copied = write(tmp_path, "a.txt", CLEAN), write(tmp_path, "b.txt", COPIED)
    done = repair(clean, tmp_path / "none.txt", copied, "--json", *(["--quiet"] if is_quiet else []))
    assert done.code == 7
    assert [json.loads(line)["file"] for line in done.stdout.splitlines()] == [str(clean), str(copied)]
    assert done.stderr == f"{tmp_path / 'none.txt'}: no such file; check the path\n"


def test_no_file_that_can_be_read_is_an_error(repair: Run, tmp_path: Path) -> None:
    done = repair(tmp_path / "a", tmp_path / "b")
    assert (done.code, done.stdout) == (4, "")
    assert done.stderr.count("no such file") == 2
    assert done.stderr.endswith("zhengfa: repair: none of these files could be read; what is wrong stands above\n")


@pytest.mark.parametrize(
    ("name", "payload", "message"),
    [
        ("folder", None, "this is a folder; name the files in it"),
        ("a.warc", b"WARC/1.0\r\n", "a WARC holds many pages; import it, or name saved pages"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "this is no text; name text files and saved pages"),
        ("a.html", b"<html><p>short</p></html>", "no article could be read: no body text; save its text as a .txt"),
        ("big.txt", b"a" * (10 * 1024 * 1024 + 1), "longer than 10485760 bytes; split it, or raise crawl.page_limit"),
    ],
)
def test_what_cannot_be_repaired_is_said_with_advice(
    repair: Run, tmp_path: Path, name: str, payload: bytes | None, message: str
) -> None:
    path = tmp_path / name
    path.mkdir() if payload is None else path.write_bytes(payload)
    done = repair(path)
    assert (done.code, done.stdout) == (4, "")
    assert done.stderr.startswith(f"zhengfa: {path}: {message}")
    assert done.stderr.count("\n") == 1


def test_on_a_terminal_a_long_row_of_places_is_cut_and_says_so(repair: Run, tmp_path: Path) -> None:
    path = write(tmp_path, "copied.txt", "來(lái)" * 20 + "。\n")
    assert len(repair(path).stdout.split("100%")[1].split("\n")[0].split()) == 20
    assert "and 14 more" in on_a_terminal("repair", path)


def on_a_terminal(*args: str | Path) -> str:
    """What a command prints where its output is a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "zhengfa", *map(str, args)]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, cwd=ROOT, env=os.environ | {"COLUMNS": "80"}) as run:
        os.close(theirs)
        printed = b""
        try:
            while piece := os.read(ours, 4096):
                printed += piece
        except OSError:  # Linux ends a terminal so when its other side is closed
            pass
        os.close(ours)
        assert run.wait(60) == 0
    return printed.decode()
