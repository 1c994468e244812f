"""`zhengfa status`: what is said of an archive and its portals."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.command import Run, in_process
from tests.webui.careers import EVIL
from tests.webui.visits import BLOCKED, TODAY, UNDATED, WELL, save_visits
from zhengfa.alarm_report import ADVICE, SAID, alarm_text
from zhengfa.archive.errors import EngineUnavailableError
from zhengfa.archive.recorder import record_run
from zhengfa.archive.records import RunKind
from zhengfa.archive.restraints import Pause, Restraints
from zhengfa.archive.store import open_archive
from zhengfa.health.records import Alarm, AlarmKind
from zhengfa.health.wording import CUT_SHORT, LOST_LISTS

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 4, tzinfo=UTC)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("visits")
    save_visits(folder)
    with open_archive(folder) as archive:
        Restraints(archive).keep_pause("www.x.cn", Pause("9 failures in a row", NOW + timedelta(hours=1)))
        Restraints(archive).keep_pause("www.y.cn", Pause("over", NOW - timedelta(hours=1)))
        archive.connection.execute(
            """INSERT INTO quarantine (run_id, file, member, first_byte, length, url, kind, reason, at)
            SELECT run_id, 'file:///a.warc', '', 0, 9, 'http://a.cn/', 'damaged', 'cut', started_at FROM runs"""
        )
    return folder


@pytest.fixture
def status(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setattr("zhengfa.commands.status.now", lambda: NOW)
    run = in_process(monkeypatch, capsys)
    return lambda *args, **typed: run("status", "--data", data, *args, **typed)


def as_json(status: Run, *args: str) -> dict[str, Any]:
    [values] = status("--json", *args).values
    return values


def test_alarms_come_with_figures_and_what_to_do(status: Run) -> None:
    printed = status()
    assert (printed.code, printed.stderr) == (0, "")
    assert f"{BLOCKED}: blocked since 2026-08-06: refused on 9 visits in a row\n" in printed.stdout
    assert f"  {ADVICE[AlarmKind.BLOCKED]}\n" in printed.stdout
    assert f"{UNDATED}: empty fields since 2026-08-06: 15 of 15 new articles have no date, usually 0%" in printed.stdout
    lines = [line.split("  ")[0] for line in printed.stdout.partition("last visit")[2].splitlines()[1:]]
    assert set(lines[:2]) == {BLOCKED, UNDATED}


def test_hosts_that_are_left_alone_and_the_quarantine_are_said(status: Run) -> None:
    printed = status().stdout
    assert "left alone until 2026-08-14T05:00:00Z: www.x.cn: 9 failures in a row" in printed
    assert "www.y.cn" not in printed
    assert "set aside by imports: 1 damaged: `zhengfa import --retry`" in printed


def test_json_has_the_sums_of_the_last_run_by_portal(status: Run) -> None:
    values = as_json(status)
    last = values["last_run"]
    assert set(last["portals"]) == {BLOCKED, UNDATED, WELL, "evil"}
    for kind, count in last["outcomes"].items():
        assert sum(of_portal.get(kind, 0) for of_portal in last["portals"].values()) == count
    assert values["paused"] == [{"host": "www.x.cn", "reason": "9 failures in a row", "until": "2026-08-14T05:00:00Z"}]
    assert values["quarantined"] == {"damaged": 1}
    [blocked] = [alarm for alarm in values["alarms"] if alarm["portal"] == BLOCKED]
    assert blocked == {
        "alarm": "blocked",
        "portal": BLOCKED,
        "since": "2026-08-06",
        "raised": "2026-08-08",
        "ended": None,
        "figures": {"visits": 9},
        "said": "refused on 9 visits in a row",
        "advice": ADVICE[AlarmKind.BLOCKED],
    }
    well = next(one for one in values["portals"] if one["portal"] == WELL)
    assert well == {
        "portal": WELL,
        "name": None,  # config.yaml does not declare it
        "last_visit": "2026-08-14",
        "state": "new",
        "last_new": "2026-08-14",
        "new_in_7_days": 15,
        "alarms": [],
    }


def test_one_portal_is_shown_by_day_with_reasons(status: Run) -> None:
    printed = status("--portal", BLOCKED).stdout
    assert "2026-08-14  blocked" in printed
    assert "blocked: HTTP 412 <script>" in printed
    days = as_json(status, "--portal", BLOCKED)["days"]
    assert (days[0]["day"], days[0]["state"], days[0]["outcomes"]) == ("2026-08-14", "blocked", {"blocked": 1})
    assert days[0]["troubles"][0]["reason"] == f"HTTP 412 {EVIL}"
    assert len(days) == 28


def test_a_portal_that_was_never_visited_is_a_clear_error(status: Run) -> None:
    printed = status("--portal", "nobody")
    assert (printed.code, printed.stdout) == (4, "")
    assert printed.stderr == "zhengfa: nobody: no such portal was visited; `zhengfa status` lists those that were\n"
    declared = status("--portal", "sample_liaohe")
    assert declared.stderr.startswith("zhengfa: sample_liaohe: was not visited in the last year")


@pytest.mark.parametrize(
    ("args", "code"),
    [((), 0), (("--check",), 7), (("--check", "--portal", BLOCKED), 7), (("--check", "--portal", WELL), 0)],
)
def test_a_monitor_learns_of_alarms_by_the_exit_code(status: Run, args: tuple[str, ...], code: int) -> None:
    assert status(*args).code == code
    assert json.loads(status("--json", *args).stdout)


def test_an_engine_that_is_down_hides_nothing_else(status: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(engine: object) -> int:
        raise EngineUnavailableError("Elasticsearch cannot be reached")

    monkeypatch.setattr("zhengfa.indexer.embedded.engine.EmbeddedEngine.watermark", down)
    printed = status()
    assert printed.code == 0
    assert "index: not to be had: Elasticsearch cannot be reached" in printed.stdout
    assert "refused on 9 visits" in printed.stdout
    assert as_json(status)["index"]["error"] == "Elasticsearch cannot be reached"


def test_an_archive_without_crawls_has_no_portals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_archive(tmp_path, create=True) as archive, record_run(archive, RunKind.IMPORT):
        pass
    printed = in_process(monkeypatch, capsys)("status", "--data", tmp_path, "--check")
    assert printed.code == 0
    assert "alarm" not in printed.stdout


def test_every_alarm_can_be_said() -> None:
    figures = {"days": 9, "visits": 3, "pages": 4, "of": 5, "articles": 2, "expected": 7.4, "usual": 0.25}
    for kind in AlarmKind:
        told = alarm_text(Alarm(kind, "p", TODAY, TODAY, {**figures, "field": "undated"}))
        assert "{" not in told
    assert ADVICE.keys() == set(AlarmKind)
    assert SAID.keys() == set(AlarmKind) | {CUT_SHORT, LOST_LISTS}
