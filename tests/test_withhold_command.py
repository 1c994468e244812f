"""`zhengfa withhold`: an article is shown no longer, and nothing of it is lost."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.command import Printed, Run, in_process
from tests.making import FETCHED, make_content
from tests.webui.careers import app_on
from zhengfa.archive.recorder import record_run
from zhengfa.archive.records import Response, RunKind, Visit
from zhengfa.archive.store import open_archive
from zhengfa.archive.urls import article_id, canonical_url

URL, FURTHER, OTHER = "http://a.cn/1.html", "http://a.cn/1_2.html", "http://a.cn/2.html"
ID = article_id(canonical_url(URL))
REASON = "当事人要求 <b>"


@dataclass(frozen=True)
class Kept:
    """An archive of two articles, the first of them on two pages, indexed."""

    folder: Path
    client: FlaskClient
    run: Run

    def withhold(self, *args: str | Path) -> Printed:
        return self.run("withhold", "--data", self.folder, *args)

    def found(self) -> set[str]:
        [values] = self.run("search", "--data", self.folder, "--json", "会议").values
        return {hit["url"] for hit in values["hits"]}


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Kept:
    run = in_process(monkeypatch, capsys)
    with open_archive(tmp_path, create=True) as archive, record_run(archive, RunKind.CRAWL) as recorder:
        first, further, other = (
            recorder.keep([Response(url, url.encode(), FETCHED, "text/html", 200)])[0].capture
            for url in (URL, FURTHER, OTHER)
        )
        text = "沈阳市公安局局长高远洲主持会议。"
        recorder.save(first, make_content("要闻", text), Visit(URL, FETCHED), [further])
        recorder.save(other, make_content("另一篇", "会议结束。"), Visit(OTHER, FETCHED))
    assert run("index", "--data", tmp_path).code == 0
    return Kept(tmp_path, app_on(tmp_path).test_client(), run)


def test_what_is_withheld_is_found_nowhere_until_it_is_released(kept: Kept) -> None:
    assert kept.found() == {URL, OTHER}
    assert kept.client.get("/official/高远洲").status_code == 200
    done = kept.withhold(URL, "--reason", REASON)
    assert (done.code, done.stdout) == (0, f"{URL}: withheld\n0 articles indexed, 1 withheld, up to change 3\n")
    assert kept.found() == {OTHER}
    assert kept.client.get("/official/高远洲").status_code == 404
    assert kept.withhold(URL, "--release").code == 0
    assert kept.found() == {URL, OTHER}
    assert kept.client.get("/official/高远洲").status_code == 200


@pytest.mark.parametrize("bring", [[], ["--rebuild"], ["--sweep"]])
def test_no_way_of_indexing_brings_it_back(kept: Kept, bring: list[str]) -> None:
    kept.withhold(URL, "--reason", REASON)
    done = kept.run("index", "--data", kept.folder, *bring)
    assert done.code == 0
    assert ("1 withheld" in done.stdout) == (bring == ["--rebuild"])  # for the others there is nothing left to do
    assert kept.found() == {OTHER}


def test_a_later_revision_is_withheld_too(kept: Kept) -> None:
    kept.withhold(URL, "--reason", REASON)
    with open_archive(kept.folder) as archive, record_run(archive, RunKind.CRAWL) as recorder:
        capture = recorder.keep([Response(URL, b"changed", FETCHED, "text/html", 200)])[0].capture
        recorder.save(capture, make_content("要闻", "会议照开。"), Visit(URL, FETCHED))
    kept.run("index", "--data", kept.folder)
    assert kept.found() == {OTHER}
    assert kept.client.get(f"/capture/{capture.id}").status_code == 410


def test_pages_of_it_tell_the_day_and_the_reason(kept: Kept) -> None:
    paths = [f"/article/{ID}", f"/article/{ID}/cite.ris"]
    paths += [f"/capture/{number}{end}" for number in (1, 2) for end in ("", "/page", "/source", "/record")]
    before = {path: kept.client.get(path).status_code for path in paths}
    assert set(before.values()) == {200}
    kept.withhold(URL, "--reason", REASON)
    for path in paths:
        answer = kept.client.get(path)
        assert (path, answer.status_code) == (path, 410)
        assert "当事人要求 &lt;b&gt;" in answer.text
        assert "高远洲" not in answer.text
    assert kept.client.get("/capture/3").status_code == 200


@pytest.mark.parametrize(
    "name", [lambda: ID, lambda: "http://WWW.a.cn/1.html#x", lambda: f"https://z.org/article/{ID}?q=x"]
)
def test_it_can_be_named_in_several_ways(kept: Kept, name: Callable[[], str]) -> None:
    [values] = kept.withhold(name(), "--reason", REASON, "--json").values
    assert (values["article_id"], values["withheld"]["reason"]) == (ID, REASON)
    assert kept.found() == {OTHER}


def test_all_that_are_withheld_are_listed(kept: Kept) -> None:
    assert kept.withhold().stdout == "0 articles are withheld\n"
    kept.withhold(URL, "--reason", "以前的理由")
    kept.withhold(URL, "--reason", REASON)  # the day stays
    [values] = kept.withhold("--json").values
    assert [(one["url"], one["reason"]) for one in values["withheld"]] == [(URL, REASON)]
    assert f"  {ID}  {URL}  {REASON}\n" in kept.withhold().stdout
    assert "withheld: 1 articles" in kept.run("status", "--data", kept.folder).stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((URL,), "--reason"),
        ((URL, "--reason", " "), "--reason"),
        ((URL, "--reason", REASON, "--release"), "--reason"),
        ((URL, "--release"), "it is not withheld"),
        (("http://a.cn/none", "--reason", REASON), "no such article"),
        (("0" * 16, "--reason", REASON), "no such article"),
        (("--reason", REASON), "no article is named"),
    ],
)
def test_what_cannot_be_done_is_told(kept: Kept, args: tuple[str, ...], said: str) -> None:
    done = kept.withhold(*args)
    assert done.code == 4
    assert said in done.stderr
    assert kept.found() == {URL, OTHER}
