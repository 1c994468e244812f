"""`zhengfa portal` as a user meets it, without a network."""

import json
from pathlib import Path

import pytest
import yaml

from tests.command import Run, in_process
from tests.flow.conftest import write_config
from tests.making import Archivist, make_content
from zhengfa.archive.recorder import record_run
from zhengfa.archive.records import OutcomeKind, RunKind
from zhengfa.archive.store import open_archive

LIST = "http://a.example/zfyw/"
FIRST = {
    "id": "a",
    "name": "甲长安网",
    "province": "辽宁",
    "level": "city",
    "hosts": ["www.a.example"],
    "cms": "trs_wcm",
    "channels": [{"name": "要闻", "url": LIST}],
}
ODD = {
    **{"id": "odd", "name": "乙网", "province": "湖南", "level": "county", "hosts": ["b.example"], "verified": "never"},
    **{"articles": r"/d\.do\?id=\d+", "layouts": [{"name": "own", "body": "#text", "remove": []}]},
}


@pytest.fixture
def config(tmp_path: Path) -> Path:
    (tmp_path / "portals").mkdir()
    (tmp_path / "portals/hunan.yaml").write_text(
        "# 湖南\n\nportals:\n  # odd\n  - id: odd  # no CMS\n    name: 乙网\n    province: 湖南\n    level: county\n"
        "    hosts: [b.example]\n    verified: never\n    articles: '/d\\.do\\?id=\\d+'\n"
        "    layouts: [{name: own, body: '#text', remove: []}]\n"
    )
    return write_config(tmp_path / "config.yaml", data=str(tmp_path / "data"), portals=[FIRST])


@pytest.fixture
def run(config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    started = in_process(monkeypatch, capsys)
    monkeypatch.setenv("ZHENGFA_CONFIG", str(config))
    return started


def ids(run: Run, *options: str) -> list[str]:
    [values] = run("portal", "list", "--json", *options).values
    return [portal["id"] for portal in values["portals"]]


def test_portals_are_listed_by_what_is_asked_for(run: Run) -> None:
    assert ids(run) == ["a", "odd"]
    assert ids(run, "--province", "湖南") == ids(run, "--unverified") == ids(run, "--cms", "unknown") == ["odd"]
    assert ids(run, "--cms", "trs_wcm") == ["a"]
    assert ids(run, "--cms", "trs_wcm", "--unverified") == []


def test_a_list_tells_of_crawls_and_of_new_articles_but_not_of_imports(run: Run, tmp_path: Path) -> None:
    with open_archive(tmp_path / "data", create=True) as archive:
        with record_run(archive, RunKind.IMPORT) as recorder:
            recorder.record(LIST, OutcomeKind.NOT_AN_ARTICLE)
        [before] = run("portal", "list", "--cms", "trs_wcm", "--json").values
        with record_run(archive, RunKind.CRAWL) as recorder:
            recorder.record(LIST, OutcomeKind.LISTED)
            Archivist(recorder).save("http://a.example/zfyw/202107/t20210713_1.html", make_content(), "a")
        [after] = run("portal", "list", "--cms", "trs_wcm", "--json").values
    assert (before["portals"][0]["last_crawl"], before["portals"][0]["last_new_article"]) == (None, None)
    assert after["portals"][0]["last_crawl"][:2] == "20"
    assert (after["portals"][0]["articles"], after["portals"][0]["last_new_article"]) == (1, "2026-01-02T03:04:05Z")
    lines = run("portal", "list").stdout.splitlines()
    assert lines[1].split()[:7] == ["a", "甲长安网", "辽宁", "city", "trs_wcm", "–", "1"]
    assert lines[1].endswith("2026-01-02")


def test_a_portal_is_shown_with_the_file_and_line_that_declare_it(run: Run, config: Path) -> None:
    [values] = run("portal", "show", "odd", "--json").values
    assert values["declared"] == {"file": str(config.parent / "portals/hunan.yaml"), "line": 5}
    assert {key: values[key] for key in ("id", "province", "verified", "article_patterns", "channels")} == {
        **{"id": "odd", "province": "湖南", "verified": "never", "article_patterns": [ODD["articles"]], "channels": []}
    }
    assert values["layouts"] == [{"name": "own", "body": ["#text"], "remove": []}]
    printed = run("portal", "show", "odd").stdout
    assert "hunan.yaml, line 5" in printed
    assert "remove: nothing" in printed
    assert f"要闻  {LIST}" in run("portal", "show", "a").stdout


def test_an_unknown_portal_is_an_error_that_names_those_that_are_near(run: Run) -> None:
    done = run("portal", "show", "od")
    assert (done.code, done.stdout) == (4, "")
    assert done.stderr == "zhengfa: portal show: unknown portal 'od'; known in config.yaml: odd …\n"


def test_every_key_of_a_portal_is_documented(run: Run) -> None:
    documented = (Path(__file__).parent.parent / "docs/commands.md").read_text().partition("## `zhengfa portal`")[2]
    [shown] = run("portal", "show", "odd", "--json").values
    assert all(f"`{key}`" in documented for key in json.loads(json.dumps(shown)))


class TestAddingFromAFile:
    LINKS = "".join(f'<a href="/zfyw/202107/t2021071{number}_1.html">全市会议召开</a>' for number in range(4))
    PAGE = f"<title>政法要闻-常州样例长安网</title>{LINKS}"

    @pytest.fixture
    def page(self, tmp_path: Path) -> Path:
        path = tmp_path / "page.html"
        path.write_bytes(self.PAGE.encode("gb18030"))
        return path

    def test_an_entry_is_printed_and_nothing_is_fetched_or_written(self, run: Run, page: Path, tmp_path: Path) -> None:
        before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
        done = run("portal", "add", "http://www.cz.example/zfyw/", "--page", page)
        assert done.code == 0
        [entry] = yaml.safe_load(done.stdout)
        assert entry | {"note": ""} == {
            **{"id": "js_cz", "name": "常州样例长安网", "province": "江苏", "level": "city", "region": "常州市"},
            **{"hosts": ["www.cz.example"], "cms": "trs_wcm", "verified": "never", "note": ""},
            "channels": [{"name": "政法要闻", "url": "http://www.cz.example/zfyw/"}],
        }
        assert (
            "cms: trs_wcm  # likely: 4 links such as http://www.cz.example/zfyw/202107/t20210710_1.html" in done.stdout
        )
        assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before

    def test_it_is_written_to_the_file_of_its_province(self, run: Run, page: Path, config: Path) -> None:
        page.write_text(self.PAGE.replace("常州", "长沙"))
        [values] = run("portal", "add", "http://www.cz.example/zfyw/", "--page", page, "--write", "--json").values
        assert values["file"] == str(config.parent / "portals/hunan.yaml")
        assert ids(run) == ["a", "odd", values["entry"]["id"]]
        assert "# odd\n  - id: odd  # no CMS\n" in Path(values["file"]).read_text()
        done = run("portal", "add", "http://cz.example/", "--page", page)
        assert (done.code, "is hn_cz (长沙样例长安网) already" in done.stderr) == (4, True)

    def test_a_home_page_alone_gives_no_channels_and_that_is_said(self, run: Run, page: Path) -> None:
        done = run("portal", "add", "http://www.cz.example/", "--page", page)
        assert done.code == 7
        assert "no channel was found: add its list pages yourself" in done.stderr
        assert "channels" not in yaml.safe_load(done.stdout)[0]

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("cz.example",), "'cz.example' is no http or https URL; begin it with http:// or https://"),
            (("http://www.a.example/x",), "www.a.example is a (甲长安网) already"),
            (("http://b.example/",), "b.example is odd (乙网) already"),
            (("http://c.example/", "--id", "odd"), "'odd' is no id, or another portal's"),
            (("http://c.example/", "--id", "O!"), "'O!' is no id"),
            (("http://c.example/", "--page", "nowhere.html"), "no such file"),
            (("http://c.example/", "--sample"), "--sample: a sample is at localhost or a loopback address"),
            (("http://134744072/", "--sample"), "--sample: a sample is at localhost or a loopback address"),
            (("http://192.168.1.2/", "--sample"), "--sample: a sample is at localhost or a loopback address"),
            (("http://8.8.8.8/", "--sample"), "--sample: a sample is at localhost or a loopback address"),
        ],
    )
    def test_what_cannot_be_added_is_said(self, run: Run, arguments: tuple[str, ...], message: str) -> None:
        done = run("portal", "add", *arguments)
        assert (done.code, done.stdout) == (4, "")
        assert message in done.stderr

    def test_a_real_portal_is_not_visited_without_a_contact(self, run: Run, tmp_path: Path) -> None:
        done = run("portal", "add", "http://c.example/")
        assert done.code == 3
        assert "crawl.contact: empty" in done.stderr
        assert not (tmp_path / "data").exists()
