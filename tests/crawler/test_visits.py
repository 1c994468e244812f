"""When a host may be asked, and what its answers do to the visit."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengfa.archive.records import OutcomeKind
from zhengfa.archive.restraints import KeptRobots, Restraints
from zhengfa.archive.store import open_archive
from zhengfa.crawler.challenges import retry_after, visit_refusal
from zhengfa.crawler.extraction.notices import _CHALLENGE, may_be_challenge
from zhengfa.crawler.visits import LONGEST_PAUSE, NotVisitedError, Visits, is_open
from zhengfa.settings.models import CrawlSettings

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)  # 12:00 in China
HOST = "a.example"


class Clock:
    """A clock that is set."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def restraints(tmp_path: Path) -> Restraints:
    return Restraints(open_archive(tmp_path, create=True))


def refusal(visits: Visits, host: str = HOST) -> tuple[OutcomeKind | None, str]:
    try:
        visits.admit(host)
    except NotVisitedError as error:
        return error.outcome.kind, error.outcome.reason
    return None, ""


def test_a_refusal_ends_the_visit_to_its_host_in_this_run_alone(restraints: Restraints, clock: Clock) -> None:
    visits = Visits(CrawlSettings(), restraints, clock)
    visits.refused(HOST, "HTTP 412")
    assert refusal(visits) == (OutcomeKind.SKIPPED, "a.example: HTTP 412 ended the visit")
    assert refusal(visits, "b.example") == (None, "")
    assert refusal(Visits(CrawlSettings(), restraints, clock)) == (None, "")


def test_failures_in_a_row_leave_a_host_alone_for_an_hour_also_in_the_next_run(
    restraints: Restraints, clock: Clock
) -> None:
    settings = CrawlSettings(failures=3)
    visits = Visits(settings, restraints, clock)
    for answers in (False, False, True, False, False):
        visits.answered(HOST) if answers else visits.failed(HOST, "HTTP 502")
    assert refusal(visits) == (None, "")
    visits.failed(HOST, "HTTP 502")
    said = "a.example: 3 failures in a row, the last one: HTTP 502; not visited before 2026-11-23T05:00:00Z"
    assert refusal(visits) == (OutcomeKind.SKIPPED, said)
    assert refusal(Visits(settings, restraints, clock)) == (OutcomeKind.SKIPPED, said)
    clock.at += timedelta(hours=1)
    assert refusal(Visits(settings, restraints, clock)) == (None, "")


def test_a_host_that_asks_for_time_gets_it_but_not_for_ever(restraints: Restraints, clock: Clock) -> None:
    visits = Visits(CrawlSettings(), restraints, clock, lambda: 1000.0)
    visits.failed(HOST, "HTTP 503", 60)
    assert refusal(visits) == (None, "") and visits.wait(HOST) == 60
    visits.failed(HOST, "HTTP 503", 10.0**9)
    assert refusal(visits)[0] is OutcomeKind.SKIPPED
    visits.refused("b.example", "HTTP 429", 600)
    clock.at += timedelta(minutes=9)
    assert "b.example: HTTP 429" in refusal(Visits(CrawlSettings(), restraints, clock), "b.example")[1]
    clock.at = NOON + LONGEST_PAUSE
    assert refusal(Visits(CrawlSettings(), restraints, clock)) == (None, "")


def test_a_crawl_delay_holds_between_any_two_requests(restraints: Restraints) -> None:
    seconds = [1000.0]
    visits = Visits(CrawlSettings(), restraints, monotonic=lambda: seconds[0])
    visits.keep_crawl_delay(HOST, 20)
    assert visits.wait(HOST) == 20
    seconds[0] = 1020.0
    assert visits.wait(HOST) == 0
    visits.asked(HOST, is_page=True)
    assert visits.wait(HOST) == 20
    assert visits.wait("b.example") == 0


def test_a_host_has_a_budget_of_pages_to_which_robots_do_not_count(restraints: Restraints, clock: Clock) -> None:
    visits = Visits(CrawlSettings(pages_per_host=2), restraints, clock)
    for is_page in (False, True, True):
        assert refusal(visits) == (None, "")
        visits.asked(HOST, is_page=is_page)
    assert refusal(visits) == (OutcomeKind.LATER, "a.example: crawl.pages_per_host 2 are read in this run")
    assert refusal(visits, "b.example") == (None, "")


@pytest.mark.parametrize(
    ("hours", "china", "expected"),
    [
        ("00:00-24:00", "00:00", True),
        ("00:00-24:00", "23:59", True),
        ("01:00-06:00", "00:59", False),
        ("01:00-06:00", "01:00", True),
        ("01:00-06:00", "06:00", False),
        ("22:00-06:00", "23:00", True),
        ("22:00-06:00", "05:59", True),
        ("22:00-06:00", "12:00", False),
    ],
)
def test_hours_are_local_time_of_china_and_may_go_over_midnight(hours: str, china: str, expected: bool) -> None:
    at = datetime.fromisoformat(f"2026-11-23T{china}:00+08:00").astimezone(UTC)
    assert is_open(hours, at) is expected


def test_outside_the_hours_nobody_is_asked(restraints: Restraints, clock: Clock) -> None:
    kind, reason = refusal(Visits(CrawlSettings(hours="22:00-06:00"), restraints, clock))
    assert kind is OutcomeKind.LATER
    assert reason == "outside crawl.hours 22:00-06:00, local time of China"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("9" * 5000, 999999999),
        ("Mon, 23 Nov 2026 04:05:00 GMT", 300),
        ("Mon, 23 Nov 2020 04:05:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("", None),
        ("²", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_date(value: str, seconds: float | None) -> None:
    assert retry_after((("retry-after", value),), NOON) == seconds


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("加速乐", "<script>document.cookie='__jsl_clearance_s=1';location.href=location.pathname</script>"),
        ("瑞数", "<html><script>$_ts=window['$_ts'];</script><body></body></html>"),
        ("WZWS", "<html><title>x</title><p>reason:GeoBL</p></html>"),
        ("C3VK", "<script>document.cookie='C3VK=a1b2';location.reload()</script>"),
        ("a script that sets a cookie", "<script>var x='k=1';document.cookie=x+';path=/';location.reload();</script>"),
        ("EdgeOne", "<script src=/EO_Bot_1.js></script>"),
    ],
)
def test_a_challenge_served_as_a_page_ends_the_visit(name: str, page: str) -> None:
    assert visit_refusal(200, page.encode(), (), "http://a.example/x.html") == f"challenge page: {name}"
    assert visit_refusal(202, page.encode(), (), "http://a.example/x.html")


@pytest.mark.parametrize("status", [401, 403, 412, 429, 512, 521])
def test_a_status_that_refuses_ends_the_visit(status: int) -> None:
    assert visit_refusal(status, b"", (), "http://a.example/") == f"HTTP {status}"


def test_an_article_about_challenges_is_none() -> None:
    text = "网信部门介绍，有的网站要求读者完成人机验证才能访问，本报记者对此作了调查，以下为详细情况。" * 20
    page = f"<title>Just a moment</title><h1>人机验证调查</h1><div class=TRS_Editor><p>{text}</p></div>"
    assert visit_refusal(200, page.encode(), (), "http://a.example/t20210713_1.html") == ""
    assert visit_refusal(404, b"", (), "http://a.example/") == ""


@pytest.mark.parametrize("length", [40, 160])  # of more, it is an article to whoever reads it
def test_a_notice_as_long_as_they_get_ends_the_visit(length: int) -> None:
    text = ("您的访问过于频繁，" + "请稍候，" * 40)[:length]
    links = "<li><a href=/>首页</a></li>" * 90
    page = f"<title>提示</title><ul>{links}</ul><div><p>{text[:9]}</p><p>{text[9:]}</p></div>"
    assert visit_refusal(200, page.encode(), (), "http://a.example/") == "challenge page: 您的访问过于频繁，"


@pytest.mark.parametrize("sentences", [8, 12, 30])
def test_an_article_that_names_a_challenge_in_passing_is_none(sentences: int) -> None:
    text = "市委政法委召开会议，要求各单位防范疑似黑客攻击，把网站防火墙等措施落实到位，并通报了有关情况。" * sentences
    page = f"<title>会议</title><h1>全市网络安全会议召开</h1><div class=TRS_Editor><p>{text}</p></div>"
    assert visit_refusal(200, page.encode(), (), "http://a.example/t20210713_1.html") == ""


def test_robots_are_remembered_for_as_long_as_they_hold(restraints: Restraints) -> None:
    kept = KeptRobots("User-agent: *", "", NOON + timedelta(hours=24))
    restraints.keep_robots("http://a.example", kept)
    assert restraints.robots("http://a.example", NOON) == kept
    assert restraints.robots("https://a.example", NOON) is None
    assert restraints.robots("http://a.example", NOON + timedelta(hours=24)) is None


@given(st.text(), st.sampled_from(["Access Denied", "请开启JavaScript", "FORBIDDEN", "访问过于频繁", "请求被拒绝", ""]))
def test_a_page_is_read_for_a_challenge_where_any_words_of_one_stand_in_whatever_case(text: str, words: str) -> None:
    html = text + words + text
    assert may_be_challenge(html) or not _CHALLENGE.search(html)
    assert may_be_challenge(f"<p>{words}</p>") == bool(words)
