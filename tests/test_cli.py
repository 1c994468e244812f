"""The command as a user meets it: what it prints, where, and with which exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.conftest import ROOT
from zhengfa import __version__
from zhengfa.cli import cli
from zhengfa.commands import portal

PAGE = """<html><head><title>全市平安建设会议召开</title></head><body><h1>全市平安建设会议召开</h1>
<div>2021-07-13 09:56 来源：样例日报</div><div class="TRS_Editor"><p>{0}</p><p>{0}</p></div></body></html>""".format(
    "为深入推进平安建设，市委政法委书记于天敏主持会议，研究部署下一阶段工作任务，听取各单位情况汇报。"
)


def zhengfa(*args: str | Path, data: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ZHENGFA_")}
    where = ["--data", str(data)] if data else []
    command = [sys.executable, "-m", "zhengfa", *map(str, args), *where]
    return subprocess.run(command, capture_output=True, text=True, env=kept | environment, cwd=ROOT, timeout=120)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    return path


@pytest.fixture
def data(tmp_path: Path, page: Path) -> Path:
    done = zhengfa("import", page, "--url", "http://a.cn/1", data=tmp_path / "archive")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "1 new\n1 articles indexed, up to change 1\n"
    return tmp_path / "archive"


def test_search_prints_one_json_object_with_the_records_field_names(data: Path) -> None:
    done = zhengfa("search", "於天敏", "--json", data=data)
    assert done.stdout.count("\n") == 1
    result = json.loads(done.stdout)
    assert result["total"] == 1
    [hit] = result["hits"]
    assert hit["url"] == "http://a.cn/1"
    assert (hit["headline"], hit["source"], hit["authors"], hit["editor"]) == (
        "全市平安建设会议召开",
        "样例日报",
        [],
        None,
    )
    assert (hit["published_at"], hit["portal"]) == ("2021-07-13T09:56+08:00", None)
    counted = ("province", "level", "portal", "channel", "source")
    assert result["facets"] == {
        **{name: {"unknown": 1} for name in counted if name != "source"},
        "source": {"样例日报": 1},
        **{"official": {"于天敏": 1}, "post": {"市委政法委书记": 1}},
        **{"kind": {"meeting": 1}, "year": {"2021": 1}, "repaired": {"as_published": 1}, "clone": {"genuine": 1}},
    }


def test_search_for_people_is_plain_text(data: Path) -> None:
    done = zhengfa("search", "于天敏", data=data)
    assert done.stdout.startswith("1 articles\n\n1. 全市平安建设会议召开\n   2021-07-13T09:56+08:00 · 样例日报\n")
    assert "\x1b" not in done.stdout
    assert zhengfa("search", "不存在", data=data).stdout == "0 articles\n"


def test_search_says_which_hits_are_suspected_clones(tmp_path: Path, page: Path) -> None:
    zhengfa("import", page, "--url", "http://jizihe.com/page/1.shtml", data=tmp_path / "archive")
    done = zhengfa("search", "于天敏", data=tmp_path / "archive")
    assert "   suspected clone: known host\n" in done.stdout
    [hit] = json.loads(zhengfa("search", "于天敏", "--json", data=tmp_path / "archive").stdout)["hits"]
    assert (hit["clone_signs"], hit["is_repaired"], hit["is_damaged"]) == (["known_host"], False, False)


def test_data_may_be_named_before_or_after_the_command_or_in_the_environment(data: Path) -> None:
    for done in (
        zhengfa("--data", data, "status", "--json"),
        zhengfa("status", "--json", "--data", data),
        zhengfa("status", "--json", ZHENGFA_DATA=str(data)),
        zhengfa("--data", data, "status", "--json", ZHENGFA_DATA="/none"),
    ):
        assert json.loads(done.stdout)["articles"] == 1, done.stderr


def test_importing_again_changes_nothing(data: Path, page: Path) -> None:
    done = zhengfa("import", page, "--url", "http://a.cn/1", "--json", data=data)
    assert json.loads(done.stdout) == {
        "outcomes": {"unchanged": 1},
        "problems": [],
        "indexed": {"added": 0, "removed": 0, "watermark": 1, "refused": {}, "withheld": 0},
        "described": {},
        "quarantined": 0,
    }


def test_an_import_without_index_is_made_up_for(tmp_path: Path, page: Path) -> None:
    data = tmp_path / "archive"
    zhengfa("import", page, "--no-index", data=data)
    missing = zhengfa("search", "平安", data=data)
    assert (missing.returncode, missing.stdout) == (6, "")
    assert missing.stderr == "zhengfa: nothing is indexed yet; run `zhengfa index`\n"
    assert "1 articles behind" in zhengfa("status", data=data).stdout
    assert zhengfa("index", data=data).stdout == "1 articles indexed, up to change 1\n"
    assert zhengfa("index", "--rebuild", "--json", data=data).stdout == (
        '{"added": 1, "removed": 0, "watermark": 1, "refused": {}, "withheld": 0}\n'
    )
    assert "level with the archive" in zhengfa("status", data=data).stdout


def test_files_that_cannot_be_read_are_named_and_the_others_imported(tmp_path: Path, page: Path) -> None:
    (tmp_path / "empty.html").touch()
    done = zhengfa("import", page, tmp_path / "empty.html", data=tmp_path / "archive")
    assert done.returncode == 7
    assert done.stdout.startswith("1 new, 1 extraction failed\n")
    assert f"{tmp_path / 'empty.html'}: extraction failed: " in done.stderr


def test_quiet_prints_results_only(tmp_path: Path, page: Path) -> None:
    assert zhengfa("import", page, "--quiet", data=tmp_path / "archive").stdout == ""
    assert zhengfa("--quiet", "search", "平安", data=tmp_path / "archive").stdout != ""


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("search", "x"), 5, "no archive here"),
        (("status",), 5, "no archive here"),
        (("index",), 5, "no archive here"),
        (("serve",), 5, "no archive here"),
        (("import", "/none/at/all.html"), 4, "zhengfa: /none/at/all.html: no such file or folder"),
        (("crawl", "nowhere"), 4, "unknown portal 'nowhere'; known in config.yaml: sample_"),
        (("crawl",), 4, "declares no verified portal but samples"),
        (("status", "--config", "/none.yaml"), 3, "zhengfa: /none.yaml: no such file"),
        (("import",), 2, "name what to import, or say --retry"),
        (("serch",), 2, "No such command 'serch'"),
        (("search", "--limit", "-1"), 2, "-1 is not in the range"),
    ],
)
def test_every_error_is_one_clear_line_with_its_exit_code(
    tmp_path: Path, args: tuple[str, ...], code: int, message: str
) -> None:
    done = zhengfa(*args, data=tmp_path / "none")
    assert done.returncode == code
    assert done.stdout == ""
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert code == 2 or done.stderr.count("\n") == 1


def test_a_query_that_cannot_be_read_is_an_error(data: Path) -> None:
    done = zhengfa("search", "“一走了之", data=data)
    assert done.returncode == 4
    assert done.stderr == (
        "zhengfa: character 1: this quotation mark is not closed; close it, or leave it out\ntry: “一走了之”\n"
    )


def test_a_reader_that_goes_away_is_no_error(data: Path) -> None:
    command = f"{sys.executable} -m zhengfa search --data {data} | true"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert done.stderr == ""


def test_the_version_is_told() -> None:
    assert __version__ in zhengfa("--version").stdout


@pytest.mark.parametrize(
    ("portal", "code", "message"), [("hnfzb", 4, "no channel to visit"), ("bj_bj148", 3, "crawl.contact")]
)
def test_portals_of_the_registry_are_visited_only_by_name_and_never_anonymously(
    tmp_path: Path, portal: str, code: int, message: str
) -> None:
    done = zhengfa("crawl", portal, data=tmp_path / "archive")
    assert (done.returncode, message in done.stderr) == (code, True)


@pytest.mark.parametrize(
    "options", [("--since", "2024-01-01"), ("--backfill", "--due"), ("--backfill", "--since", "1")]
)
def test_options_of_a_backfill_that_say_nothing_together_are_refused(tmp_path: Path, options: tuple[str, ...]) -> None:
    done = zhengfa("crawl", "sample_liaohe", *options, data=tmp_path / "archive")
    assert done.returncode == 2
    assert "Error: " in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "archive").exists()


@pytest.mark.parametrize("group", [cli, portal.command])
def test_a_list_of_commands_says_of_each_what_it_says_itself(group: click.Group) -> None:
    told, loaded = click.HelpFormatter(width=100), click.HelpFormatter(width=100)
    context = click.Context(group)
    group.format_commands(context, told)
    click.Group.format_commands(group, context, loaded)
    assert told.getvalue() == loaded.getvalue()
    assert told.getvalue().count("\n") > len(group.list_commands(context))
