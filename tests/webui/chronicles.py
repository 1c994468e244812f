"""An archive of invented articles over eleven years, as a timeline needs them: quiet months, one very full day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from flask import Flask

from tests.making import FETCHED, Archivist, make_content, read_page
from tests.webui.careers import BY_ID, EVIL
from zhengfa.archive.content import Content, Precision, Provenance, Published
from zhengfa.archive.portals import Channel, Level, Portal, Trust
from zhengfa.archive.recorder import record_run
from zhengfa.archive.records import ArticleState, OutcomeKind, RunKind
from zhengfa.archive.store import open_archive
from zhengfa.indexer.indexing import update
from zhengfa.indexer.opening import open_engine
from zhengfa.settings.models import Settings
from zhengfa.webui.app import create_app
from zhengfa.webui.services import EXTENSION, Services

TODAY = date(2026, 8, 14)
FULL, FULL_DAY = 150, "2021-07-13"  # articles of the full day: more than one page holds
COPYING = Portal(
    *("copying", "转载样例网", "辽宁", Level.PROVINCE, ("copy.example",), "sample", (Channel("要闻", "/"),)),
    trust=Trust.REPRINT,
)
PORTALS = {**BY_ID, COPYING.id: COPYING}
REMOVED, REVISED, SHARED = "后来删去的通报", "改过的通报", "平安建设推进会召开"


def articles() -> Iterator[tuple[str, Content]]:
    """Portals and what they published."""
    for number in range(FULL):
        yield ("liaoning", "zhejiang", "yunnan")[number % 3], make_content(f"专项行动第 {number} 号", day=FULL_DAY)
    for portal, day, headline in (
        ("liaoning", "2015-03-02", "最早的一篇"),
        ("liaoning", "2021-07-02", SHARED),
        ("zhejiang", "2021-07-05", SHARED),
        ("copying", "2021-07-06", SHARED),
        ("law-daily", "2021-07-30", "七月最后一篇"),
        ("liaoning", "2024-06-03", REMOVED),
        ("liaoning", "2024-06-04", REVISED),
        ("yunnan", "2024-06-20", "六月的调研"),
        ("zhejiang", "2024-08-01", "八月的会议"),
        ("evil", "2024-08-02", EVIL),
        ("liaoning", "1970-01-01", "日期读错的一篇"),
        ("liaoning", None, "没有日期的一篇"),
    ):
        yield portal, make_content(headline, day=day)
    of_month = Published(datetime(2024, 6, 1), Precision.MONTH, Provenance.META)
    yield "yunnan", replace(make_content("只有月份的一篇"), published=of_month)


def save_chronicle(folder: Path) -> None:
    """The archive with its index; it was crawled in May and in July of 2026."""
    with open_archive(folder, create=True) as archive:
        with record_run(archive, RunKind.IMPORT) as recorder, recorder.gathering():
            for number, (portal, content) in enumerate(articles()):
                url = f"http://{PORTALS[portal].hosts[0]}/yw/{number}.html"
                Archivist(recorder).save(url, content, portal)
                if content.headline == REVISED:
                    Archivist(recorder).save(url, replace(content, body=("改过的正文。",)), portal)
                if content.headline == REMOVED:
                    recorder.mark(url, ArticleState.REMOVED, FETCHED)
        with (
            record_run(archive, RunKind.CRAWL, lambda url: "liaoning") as recorder,
            pytest.MonkeyPatch.context() as patch,
        ):
            for month in (5, 7):
                at = datetime(2026, month, 3, 2, tzinfo=UTC)
                patch.setattr("zhengfa.archive.recorder.now", lambda at=at: at)
                recorder.record("http://ln.example/", OutcomeKind.LISTED)
        update(open_engine(Settings(data=folder)), archive, PORTALS, lambda done, total: None)


def app_of_chronicle(folder: Path) -> Flask:
    """The app on it, on a day in August."""
    app = create_app(open_engine(Settings(data=folder)), folder, list(PORTALS.values()), read_page=read_page)
    services: Services = app.extensions[EXTENSION]
    app.extensions[EXTENSION] = replace(services, today=lambda: TODAY)
    return app
