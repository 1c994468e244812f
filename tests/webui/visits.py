"""An archive of fourteen weeks of crawls of invented portals, each of which comes to a bad end or none."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from tests.making import make_content, read_page
from tests.webui.careers import BY_ID, EVIL, EVIL_PORTAL
from zhengfa.archive.content import Content
from zhengfa.archive.portals import NEVER, Channel, Level, Portal
from zhengfa.archive.recorder import Recorder, record_run
from zhengfa.archive.records import OutcomeKind, Response, RunKind, Visit
from zhengfa.archive.store import open_archive
from zhengfa.indexer.indexing import update
from zhengfa.indexer.opening import open_engine
from zhengfa.settings.models import Settings
from zhengfa.webui.app import create_app
from zhengfa.webui.services import EXTENSION, Services

FIRST, TODAY = date(2026, 5, 11), date(2026, 8, 14)  # a Monday, a Friday; no holidays between
FAULT = date(2026, 8, 6)
UNVERIFIED = Portal("unverified", "未核实长安网", "甘肃", Level.PROVINCE, ("w.example",), "dede", (), verified=NEVER)
NEVER_SEEN = Portal(
    *(
        "never_seen",
        "从未采集政法网",
        "青海",
        Level.PROVINCE,
        ("q.example",),
        "dede",
        (Channel("要闻", "http://q.example/"),),
    ),
    verified=NEVER,
)
PORTALS = {**BY_ID, UNVERIFIED.id: UNVERIFIED, NEVER_SEEN.id: NEVER_SEEN}
BLOCKED, UNDATED, WELL, HOSTILE = "liaoning", "zhejiang", "law-daily", EVIL_PORTAL.id
BLOCK_REASON = f"HTTP 412 {EVIL}"


def days() -> Iterator[date]:
    """All days but the ones on which the crawler was off."""
    for number in range((TODAY - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        if day not in (date(2026, 7, 4), date(2026, 7, 5)):
            yield day


def save_visits(folder: Path) -> None:
    """Crawl them, as far as the archive can tell."""
    hosts = {portal.hosts[0]: portal.id for portal in PORTALS.values()}
    with (
        open_archive(folder, create=True) as archive,
        record_run(archive, RunKind.CRAWL, lambda url: hosts.get(url.split("/")[2])) as recorder,
        pytest.MonkeyPatch.context() as patch,
    ):
        for portal in (BLOCKED, UNDATED, WELL, HOSTILE):
            articles = _keep(recorder, portal)
            with recorder.transaction():
                for day in days():
                    at = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)
                    patch.setattr("zhengfa.archive.recorder.now", lambda at=at: at)
                    _visit(recorder, portal, day, articles.get(day, ()))
        update(open_engine(Settings(data=folder)), archive, PORTALS, lambda done, total: None)


def _keep(recorder: Recorder, portal: str) -> dict[date, Sequence[tuple[str, Content]]]:
    """The articles that a portal has, by the day on which they are met."""
    host = PORTALS[portal].hosts[0]
    return {
        day: [
            (f"http://{host}/{day:%Y%m%d}/{number}.html", _content(portal, day, number))
            for number in range(0 if day.weekday() > 4 else 3)
        ]
        for day in days()
        if not (portal == BLOCKED and day >= FAULT)
    }


def _content(portal: str, day: date, number: int) -> Content:
    is_undated = portal == UNDATED and day >= FAULT
    return make_content(f"{day} 第 {number} 号要闻", day=None if is_undated else f"{day}", source="法治日报")


def _visit(recorder: Recorder, portal: str, day: date, articles: Sequence[tuple[str, Content]]) -> None:
    host = PORTALS[portal].hosts[0]
    if portal == BLOCKED and day >= FAULT:
        recorder.record(f"http://{host}/", OutcomeKind.BLOCKED, BLOCK_REASON)
        return
    recorder.record(f"http://{host}/", OutcomeKind.LISTED)
    if portal == HOSTILE:
        recorder.record(f"http://{host}/{EVIL}", OutcomeKind.NETWORK_ERROR, EVIL)
    at = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)
    responses = [Response(url, url.encode(), at, "text/html", 200, (("Server", "nginx"),)) for url, _ in articles]
    for kept, (url, content) in zip(recorder.keep(responses), articles, strict=True):
        recorder.save(kept.capture, content, Visit(url, at, portal))


def app_of_visits(folder: Path, today: date = TODAY) -> Flask:
    """The app on these visits, on a day."""
    app = create_app(open_engine(Settings(data=folder)), folder, list(PORTALS.values()), read_page=read_page)
    known: Services = app.extensions[EXTENSION]
    values = {name: getattr(known, name) for name in Services.__slots__}
    app.config["FOLDER"] = folder
    app.extensions[EXTENSION] = Services(**values | {"today": lambda: today})
    return app
