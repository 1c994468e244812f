"""`zhengfa official` and `zhengfa officials` as a user meets them. People and events are invented."""

from functools import partial
from pathlib import Path

import pytest

from tests.command import Run, in_process

TEXTS = (
    ("2019-03-01", "沈阳市公安局局长单志刚出席会议并讲话，要求各单位抓好落实，让群众满意，让基层放心。"),
    ("2021-07-13", "会议决定任命单志刚为辽宁省公安厅副厅长，免去其沈阳市公安局局长职务，本决定自公布之日起生效。"),
    ("2022-03-01", "贵阳市委书记王维讲话，要求各单位抓好落实，让群众满意，让基层放心，让社会更加和谐。"),
    ("2022-03-02", "贵阳市市长汪伟讲话，要求各单位抓好落实，让群众满意，让基层放心，让社会更加和谐。"),
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    run = partial(in_process(monkeypatch, capsys), "--data", tmp_path / "archive")
    for number, (day, text) in enumerate(TEXTS):
        path = tmp_path / f"{number}.html"
        title = f"要闻报道第{number}号"
        dated = f"<p>{day} 来源：样例</p><div id=zoom><p>{text}</p></div>"
        path.write_text(f"<title>{title}</title><h1>{title}</h1>{dated}")
        run("import", path, "--url", f"http://a.cn/{number}.html", "--no-index")
    run("index")
    return run


def test_a_career_is_printed_with_its_sentences(run: Run) -> None:
    printed = run("official", "單志剛")
    assert (printed.code, printed.stderr) == (0, "")
    assert printed.stdout.startswith("单志刚: 2 articles, one person\n")
    assert "沈阳市公安局局长  2019-03-01 … 2021-07-13" in printed.stdout
    assert "appointed 2021-07-13" in printed.stdout
    assert TEXTS[1][1] in printed.stdout


def test_all_of_it_is_one_json_object(run: Run) -> None:
    [values] = run("official", "shanzhigang", "--json").values
    [person] = values["persons"]
    assert [tenure["post"] for tenure in person["tenures"]] == ["沈阳市公安局局长", "辽宁省公安厅副厅长"]
    assert person["tenures"][1]["evidence"]["appointed"]["day"] == "2021-07-13"
    assert {**person["tenures"][0], "evidence": None} == {
        "post": "沈阳市公安局局长",
        "also_written": [],
        "region": "沈阳市",
        "region_known_by": "named",
        "region_candidates": [],
        "first": "2019-03-01",
        "last": "2021-07-13",
        "is_acting": False,
        "articles": 2,
        "silences": [{"first": "2019-03-01", "last": "2021-07-13"}],
        "evidence": None,
        "late": [],
    }
    assert person["months"] == {"2019-03": 1, "2021-07": 1}
    assert [(link["reasons"][0], link["probability"]) for link in person["links"]] == [("told", 0.998)]


def test_a_title_that_is_used_when_the_post_was_left_is_shown_as_late(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "late.html"
    text = TEXTS[0][1].replace("会议", "座谈会")
    path.write_text(f"<title>座谈会</title><h1>座谈会</h1><p>2021-12-01 来源：样例</p><div id=zoom><p>{text}</p></div>")
    run("import", path, "--url", "http://a.cn/9.html")
    assert f"still so called 2021-12-01 ?: “{text}”" in run("official", "单志刚").stdout
    [values] = run("official", "单志刚", "--json").values
    tenure = values["persons"][0]["tenures"][0]
    assert (tenure["last"], [late["day"] for late in tenure["late"]]) == ("2021-07-13", ["2021-12-01"])


def test_a_decision_that_tells_persons_apart_is_said(run: Run, tmp_path: Path) -> None:
    decided = "different: [沈阳市公安局局长, 辽宁省公安厅副厅长]\n  by: 李编辑\n  date: 2026-11-27\n  why: 简历"
    (tmp_path / "archive" / "officials.yaml").write_text(f"- name: 单志刚\n  {decided}\n", "utf-8")
    said = "decided: 沈阳市公安局局长, 辽宁省公安厅副厅长 are different persons' (李编辑, 2026-11-27: 简历)"
    assert said in run("official", "单志刚").stdout
    [values] = run("official", "单志刚", "--json").values
    [judgement] = values["judgements"]
    assert (judgement["by"], judgement["date"], judgement["why"]) == ("李编辑", "2026-11-27", "简历")


def test_pinyin_that_fits_several_names_lists_them(run: Run) -> None:
    printed = run("official", "wang", "wei")
    assert (printed.code, printed.stdout) == (4, "")
    assert "several names are spelled so" in printed.stderr
    assert "王维 (1 articles)" in printed.stderr
    assert "汪伟 (1 articles)" in printed.stderr


def test_a_name_that_sounds_alike_is_offered(run: Run) -> None:
    assert "sounds alike: 汪伟 (1)" in run("official", "王维").stdout


def test_nobody_is_said_to_be_nobody(run: Run) -> None:
    printed = run("official", "高岩")
    assert (printed.code, printed.stdout) == (4, "")
    assert "no article names an official of this name" in printed.stderr


def test_whose_post_is_not_known_is_not_said_to_be_one_person(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    text = "会后，自治区领导白布和接受采访，介绍有关情况，回答了大家关心的问题，并就下一步工作作出安排。"
    path.write_text(f"<title>要闻报道</title><h1>要闻报道</h1><div id=zoom><p>{text}</p></div>")
    run("import", path, "--url", "http://a.cn/9.html")
    assert run("official", "白布和").stdout == "白布和: 1 articles, no post known\n"


def test_officials_are_listed_by_region_post_and_time(run: Run) -> None:
    lines = run("officials", "--region", "辽宁", "--post", "公安局局长", "--since", "2019").stdout.splitlines()
    assert lines[0] == "1 names"
    assert lines[2].split() == ["单志刚", "2", "沈阳市公安局局长", "2019-03-01", "…", "2021-07-13"]


def test_a_list_is_one_json_object(run: Run) -> None:
    [values] = run("officials", "--region", "贵阳市", "--limit", "1", "--json").values
    assert run("officials", "--region", "520100", "--limit", "1", "--json").values == [values]
    [one] = values["officials"]
    assert (values["total"], one["name"], one["articles"]) == (2, "汪伟", 1)
    assert one["posts"] == [{"post": "贵阳市市长", "first": "2022-03-02", "last": "2022-03-02", "articles": 1}]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--region", "和平区"), "several regions are called so"),
        (("--region", "和平区"), "沈阳市和平区 (210102)"),
        (("--region", "云岭"), "no region is called so"),
        (("--since", "去年"), "is no day"),
        (("--until", "2021-7"), "is no day"),
    ],
)
def test_wrong_values_are_told_with_what_to_write(run: Run, options: tuple[str, str], said: str) -> None:
    printed = run("officials", *options)
    assert printed.code == 4
    assert said in printed.stderr


def test_an_archive_without_an_index_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run = partial(in_process(monkeypatch, capsys), "--data", tmp_path / "other")
    path = tmp_path / "page.html"
    path.write_text(f"<title>要闻报道</title><h1>要闻报道</h1><div id=zoom><p>{TEXTS[0][1]}</p></div>")
    run("import", path, "--url", "http://a.cn/1.html", "--no-index")
    printed = run("officials")
    assert printed.code == 6
    assert "run `zhengfa index`" in printed.stderr
