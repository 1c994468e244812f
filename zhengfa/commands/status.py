"""`zhengfa status`: what the archive holds, and how its portals are."""

from collections.abc import Iterator
from typing import Any

import click

from zhengfa.archive.clock import iso_utc, now
from zhengfa.archive.errors import EngineError, InputError
from zhengfa.archive.frontier import Frontier
from zhengfa.archive.quarantine import quarantined_counts
from zhengfa.archive.restraints import Restraints
from zhengfa.archive.store import Archive, open_archive
from zhengfa.archive.tallies import DaySpan, sums_of_run, troubles_of
from zhengfa.archive.withholding import all_withheld
from zhengfa.health.days import TROUBLES
from zhengfa.health.reading import Health, day_of, last_days, read_health
from zhengfa.session import PARTLY, Session, common_options, json_option, pass_session
from zhengfa.status_report import health_values, portal_values, print_health, print_portal

_MOST_SHOWN = 5  # URLs that were set aside


@click.command("status", epilog="Example: zhengfa status --json, or zhengfa status --portal sample_liaohe")
@click.option("--portal", "portal_id", metavar="ID", help="Show one portal by day, with all reasons.")
@click.option("--check", is_flag=True, help="End with exit code 7 if there is an alarm, for a monitor or a timer.")
@json_option
@common_options
@pass_session
def command(session: Session, portal_id: str | None, check: bool) -> None:
    """Say what the archive holds, what became of the last run, which portals need somebody, and how the index is."""
    with open_archive(session.settings.data) as archive:
        today = day_of(now())
        health = read_health(archive, session.portals, last_days(today), today)
        if portal_id is None:
            _show(session, archive, health)
            is_alarmed = bool(health.alarms)
        else:
            _show_portal(session, archive, health, portal_id)
            is_alarmed = any(alarm.portal == portal_id for alarm in health.alarms)
    if check and is_alarmed:
        raise click.exceptions.Exit(PARTLY)


def _show(session: Session, archive: Archive, health: Health) -> None:
    frontier = Frontier(archive)
    status: dict[str, Any] = {
        "data": str(session.settings.data),
        **archive.counts(),
        "last_run": _last_run(archive),
        "frontier": frontier.counts(),
        "set_aside": [{"url": url, "reason": reason} for url, reason in frontier.set_aside(_MOST_SHOWN)],
        "index": _index(session, archive),
        "paused": [
            {"host": host, "reason": pause.reason, "until": iso_utc(pause.until)}
            for host, pause in Restraints(archive).pauses(now()).items()
        ],
        "quarantined": quarantined_counts(archive),
        "withheld": len(all_withheld(archive)),
        **health_values(health, session.portals),
    }
    session.terminal.emit(status)
    if not session.as_json:
        for line in _lines(status):
            session.terminal.line(line)
        print_health(session.terminal, health, session.portals)


def _show_portal(session: Session, archive: Archive, health: Health, portal_id: str) -> None:
    one = health.portals.get(portal_id)
    if one is None:
        what = "was not visited in the last year" if portal_id in session.portals else "no such portal was visited"
        advice = "`zhengfa status` lists those that were"
        raise InputError(what, where=portal_id, advice=advice)
    span = DaySpan(one.days[0].day, health.span.last)
    troubles = troubles_of(archive, portal_id, span, TROUBLES)
    session.terminal.emit(portal_values(one, troubles))
    if not session.as_json:
        known = session.portals.get(portal_id)
        print_portal(session.terminal, one, known.name if known else "no longer declared", troubles)


def _last_run(archive: Archive) -> dict[str, Any] | None:
    last = archive.last_run()
    if last is None:
        return None
    run_id = str(last["run_id"])
    return {**last, "outcomes": archive.outcome_counts(run_id), "portals": sums_of_run(archive, run_id)}


def _index(session: Session, archive: Archive) -> dict[str, Any]:
    """How level the index is; what stops us from knowing is a part of the answer: the archive is shown all the same."""
    sequence = archive.sequence()
    try:
        watermark = session.engine.watermark()
    except EngineError as error:
        return {"watermark": None, "sequence": sequence, "behind": None, "error": str(error)}
    return {"watermark": watermark, "sequence": sequence, "behind": archive.change_count(watermark), "error": None}


def _lines(status: dict[str, Any]) -> Iterator[str]:
    counted = ("articles", "revisions", "captures", "runs")
    yield f"{status['data']}: " + ", ".join(f"{status[name]} {name}" for name in counted)
    if last := status["last_run"]:
        ended = last["finished_at"] or "not finished: it is going on, or was cut off"
        yield f"last run: {last['kind']} {last['started_at']} to {ended}: {_counted(last['outcomes']) or 'nothing'}"
    if status["frontier"]:
        yield f"frontier: URLs {_counted(status['frontier'])}"
    for one in status["set_aside"]:
        yield f"  set aside: {one['url']}: {one['reason']}"
    yield _index_line(status["index"])
    for pause in status["paused"]:
        yield f"left alone until {pause['until']}: {pause['host']}: {pause['reason']}"
    if status["quarantined"]:
        yield f"set aside by imports: {_counted(status['quarantined'])}: `zhengfa import --retry` tries them again"
    if status["withheld"]:
        yield f"withheld: {status['withheld']} articles: `zhengfa withhold` lists them"


def _index_line(index: dict[str, Any]) -> str:
    if index["error"]:
        return f"index: not to be had: {index['error']}"
    behind = f"{index['behind']} articles behind: run `zhengfa index`" if index["behind"] else "level with the archive"
    return f"index: at change {index['watermark']} of {index['sequence']}, {behind}"


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in counts.items())
