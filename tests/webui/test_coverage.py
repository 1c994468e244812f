"""The pages of coverage, over an archive of fourteen weeks."""

from datetime import date, timedelta
from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.webui.reading import foreign_scripts
from tests.webui.visits import BLOCKED, FAULT, TODAY, UNDATED, WELL, app_of_visits
from zhengfa.archive.records import OutcomeKind
from zhengfa.archive.tallies import DaySpan
from zhengfa.health.memory import KEPT, HealthMemory
from zhengfa.health.records import AlarmKind, DayState
from zhengfa.webui.labels.alarms import ALARMS, DAY_STATES, MARKS, MEANS, OUTCOMES, SAID
from zhengfa.webui.services import EXTENSION


@pytest.fixture
def coverage(visits_app: Flask) -> FlaskClient:
    return visits_app.test_client()


def text_of(client: FlaskClient, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def test_what_wants_attention_comes_first_with_its_figures(coverage: FlaskClient) -> None:
    page = text_of(coverage, "/coverage")
    assert "要留意的 2 件事" in page
    assert "连续 9 次访问都被拒绝" in page
    assert "最近 15 篇新文章中，有 15 篇没有日期" in page
    assert page.count("自 2026-08-06 起") == 2
    assert page.index("要留意的") < page.index("<table class")


def test_every_visited_day_of_a_portal_is_a_link_with_words(coverage: FlaskClient) -> None:
    page = text_of(coverage, "/coverage?month=2026-08")
    assert f'href="/coverage/{BLOCKED}?month=2026-08#d6" title="8月6日 被拒绝：被拒绝 1"' in page
    assert f'href="/coverage/{WELL}?month=2026-08#d6" title="8月6日 有新文章：新文章 3，列表页 1"' in page
    assert f"/coverage/{WELL}?month=2026-08#d15" not in page  # is to come


def test_days_without_a_visit_are_blank(coverage: FlaskClient) -> None:
    page = text_of(coverage, "/coverage?month=2026-07")
    assert f"/coverage/{WELL}?month=2026-07#d3" in page
    assert f"/coverage/{WELL}?month=2026-07#d4" not in page


def test_alarms_of_today_are_not_said_of_another_month(coverage: FlaskClient) -> None:
    page = text_of(coverage, "/coverage?month=2026-07")
    assert "要留意的" not in page
    assert "badge warn" not in page


def test_a_year_shows_months_with_their_sums(coverage: FlaskClient) -> None:
    page = text_of(coverage, "/coverage?year=2026")
    assert "2026年7月：有新文章 23 天，没有新文章 6 天，没有采集 2 天" in page
    assert f'href="/coverage/{WELL}?month=2026-07"' in page
    assert f'href="/coverage/{WELL}?month=2026-01"' not in page


def test_what_is_not_collected_is_said_with_the_reason(coverage: FlaskClient) -> None:
    page = text_of(coverage, "/coverage")
    assert "还不知道它的栏目，没有采集：1 个" in page
    assert "网址和栏目还没有核实，没有采集：1 个" in page
    assert "未核实长安网" in page
    assert "样例长安网" not in page  # nobody misses what is made up


def test_a_month_before_all_says_when_collecting_began(coverage: FlaskClient) -> None:
    assert "采集从 2026-05-11 开始，最近一天是 2026-08-14" in text_of(coverage, "/coverage?month=2020-01")
    assert "没有采集这个门户" in text_of(coverage, f"/coverage/{WELL}?month=2020-01")


def test_a_portals_days_have_their_reasons(coverage: FlaskClient) -> None:
    page = text_of(coverage, f"/coverage/{BLOCKED}")
    assert page.count("HTTP 412") == 9
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert 'id="d14"' in page
    assert page.index("8月14日") < page.index("8月1日")


def test_publications_lead_to_the_articles_of_the_day(coverage: FlaskClient) -> None:
    page = unquote(text_of(coverage, f"/coverage/{WELL}?month=2026-07"))
    address = f"/?q=日期:2026-07-03&amp;portal={WELL}"
    assert address in page
    assert "共 3 篇" in text_of(coverage, address.replace("&amp;", "&"))
    assert "档案里有 69 篇文章写明发布于2026年7月" in page


def test_a_portal_without_dates_shows_what_is_missing(coverage: FlaskClient) -> None:
    page = text_of(coverage, f"/coverage/{UNDATED}")
    assert "没有日期" in page
    assert "档案里有 9 篇文章写明发布于2026年8月" in page


def test_days_without_any_crawl_are_one_alarm_and_not_one_a_portal(visits_app: Flask) -> None:
    later = app_of_visits(visits_app.config["FOLDER"], TODAY + timedelta(days=9)).test_client()
    page = text_of(later, "/coverage")
    assert "已经 9 天没有采集任何门户" in page
    assert str(ALARMS[AlarmKind.NOT_VISITED]) not in page


@pytest.mark.parametrize("path", ["/coverage?month=2026-13", "/coverage?year=abc", f"/coverage/{WELL}?month=x"])
def test_an_address_that_means_nothing_is_said_so(coverage: FlaskClient, path: str) -> None:
    page = text_of(coverage, path, 400)
    assert "网址有误" in page
    assert f'href="{path.partition("?")[0]}">打开可用的页面' in page


def test_a_portal_that_nobody_knows_is_no_page(coverage: FlaskClient) -> None:
    assert "没有这个门户" in text_of(coverage, "/coverage/nobody", 404)
    assert "没有采集这个门户" in text_of(coverage, "/coverage/unverified")


def test_hostile_names_stay_text(coverage: FlaskClient) -> None:
    for path in ("/coverage", "/coverage?year=2026", "/coverage/evil"):
        assert "<script>" not in text_of(coverage, path)


@pytest.mark.parametrize("path", ["/coverage", "/coverage?year=2026", f"/coverage/{WELL}"])
def test_nothing_is_styled_or_scripted_inline(coverage: FlaskClient, path: str) -> None:
    page = text_of(coverage, path)
    assert foreign_scripts(page) == []
    assert "style=" not in page


def test_everything_has_its_words() -> None:
    assert DAY_STATES.keys() == MARKS.keys() == set(DayState)
    assert OUTCOMES.keys() == set(OutcomeKind)
    assert ALARMS.keys() == MEANS.keys() == set(AlarmKind) <= SAID.keys()
    marks = [mark for mark in MARKS.values() if mark]
    assert len(set(marks)) == len(marks)  # colour is not all that tells them apart


def test_health_is_computed_once_until_something_is_fetched(visits_app: Flask) -> None:
    services, memory = visits_app.extensions[EXTENSION], HealthMemory()
    with services.open_archive() as archive:
        span = _span(TODAY)
        first = memory.read(archive, span, TODAY)
        assert memory.read(archive, span, TODAY) is first
        assert memory.read(archive, _span(FAULT), TODAY) is not first
        for number in range(KEPT):
            memory.read(archive, _span(FAULT - timedelta(days=number)), TODAY)
        assert memory.read(archive, span, TODAY) is not first


def _span(last: date) -> DaySpan:
    return DaySpan(last - timedelta(days=3), last)
