from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengfa.archive.content import Precision, Provenance, Published
from zhengfa.crawler.extraction.dates import from_epoch, from_url, moments, stated


def read(text: str, not_after: datetime | None = None) -> Published | None:
    return next(moments(text, Provenance.BYLINE, not_after=not_after), None)


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("2021-07-13 09:56", datetime(2021, 7, 13, 9, 56)),
        ("2021-07-13 09:56:33", datetime(2021, 7, 13, 9, 56)),
        ("2021-07-13T09:56:33+08:00", datetime(2021, 7, 13, 9, 56)),
        ("2021年07月13日 09时56分", datetime(2021, 7, 13, 9, 56)),
        ("2021年7月3日9时05分", datetime(2021, 7, 3, 9, 5)),
        ("2020/4/15 10:22:47 来源", datetime(2020, 4, 15, 10, 22)),
        ("2022年09月23日08:22 | 来源", datetime(2022, 9, 23, 8, 22)),
        ("时间:2022-02-17 11:11来源:法制日报", datetime(2022, 2, 17, 11, 11)),
        ("2026-06-13 14∶06", datetime(2026, 6, 13, 14, 6)),
        ("２０２１年７月１３日　０９：５６", datetime(2021, 7, 13, 9, 56)),
        ("2012年1月17日（星期二） 香港時間17時06分", datetime(2012, 1, 17, 17, 6)),
        ("2012年1月17日 下午5:06", datetime(2012, 1, 17, 17, 6)),
        ("2024 05/09 22:27:02", datetime(2024, 5, 9, 22, 27)),
        ("-2021- 07/13 09:56", datetime(2021, 7, 13, 9, 56)),
        ("2018-1-4 13:11:37", datetime(2018, 1, 4, 13, 11)),
        ("2016-10-31 09:28:27.0", datetime(2016, 10, 31, 9, 28)),
        ("2024-07-18T09:56:00.000+0000", datetime(2024, 7, 18, 17, 56)),
        ("2021-07-13T01:56:33Z", datetime(2021, 7, 13, 9, 56)),
        ("2021-07-13T20:56:33-05:00", datetime(2021, 7, 14, 9, 56)),
        ("2021-07-13 09:56-11:00", datetime(2021, 7, 13, 9, 56)),
        ("某省日报2021-07-13 17:36:42", datetime(2021, 7, 13, 17, 36)),
        ("录入时间：14-01-09 09:06:17】", datetime(2014, 1, 9, 9, 6)),
        ("二〇二一年七月十三日 9时56分", datetime(2021, 7, 13, 9, 56)),
        ("2021/7/13 5:06:00 PM", datetime(2021, 7, 13, 17, 6)),
        ("2021年7月13日 凌晨12:06", datetime(2021, 7, 13, 0, 6)),
        ("2021-7-13 下午 15:06:00", datetime(2021, 7, 13, 15, 6)),
        ("2021年 7 月 13 日 9 时 56 分", datetime(2021, 7, 13, 9, 56)),
    ],
)
def test_a_time_is_read_to_the_minute(text: str, local: datetime) -> None:
    assert read(text) == Published(local, Precision.MINUTE, Provenance.BYLINE)


@pytest.mark.parametrize(
    "text",
    [
        "2014/2/20",
        "2014.02.20",
        "2014-02-20",
        "2014年02月20日",
        "(2014-2-20)",
        "2014年2月20日讯",
        "2014-\n 02-\n 20",
        "二〇一四年二月二十日",
        "二○一四年二月廿日",
        "时间：14-02-20",
        "2014-02-19T16:00:00Z",
    ],
)
def test_a_date_alone_is_read_to_the_day(text: str) -> None:
    assert read(text) == Published(datetime(2014, 2, 20), Precision.DAY, Provenance.BYLINE)


@pytest.mark.parametrize("text", ["2021年7月", "（2021年7月）", "2021-07", "发布时间：2021年7月", "二〇二一年七月"])
def test_a_month_alone_is_read_to_the_month(text: str) -> None:
    assert read(text) == Published(datetime(2021, 7, 1), Precision.MONTH, Provenance.BYLINE)


@pytest.mark.parametrize("text", ["2021年7月，会议召开", "14-01-09 09:06", "2021年13月", "某县7月工作总结"])
def test_months_in_sentences_and_short_years_without_a_label_are_none(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("text", ["1626141360", "1626141360000", "Tue, 13 Jul 2021 01:56:00 GMT", "2021-07-13 09∶56"])
def test_what_a_tag_states_is_read_however_it_is_written(text: str) -> None:
    found = next(stated(text, Provenance.META), None)
    assert found == Published(datetime(2021, 7, 13, 9, 56), Precision.MINUTE, Provenance.META)


def test_midnight_is_no_hour() -> None:
    assert read("2014年02月20日 00时00分") == Published(datetime(2014, 2, 20), Precision.DAY, Provenance.BYLINE)


@pytest.mark.parametrize(
    "text",
    [
        "2021-02-30",
        "2021-04-31",
        "2021-13-01 10:00",
        "1976年9月9日",
        "1989-12-31",
        "12021-01-01",
        "2021-07-131",
        "7月13日",
    ],
)
def test_impossible_early_and_partial_dates_are_refused(text: str) -> None:
    assert read(text) is None


def test_an_impossible_hour_leaves_the_day() -> None:
    assert read("2021-07-13 25:61") == Published(datetime(2021, 7, 13), Precision.DAY, Provenance.BYLINE)


def test_dates_of_the_future_are_refused_only_against_a_given_day() -> None:
    assert read("2031-07-13", not_after=datetime(2026, 1, 1)) is None
    assert read("2031-07-13") is not None


@pytest.mark.parametrize(
    "path",
    [
        "/xwzx/202107/t20210713_47506.html",
        "/n1/2021/0713/c1001-1.html",
        "/2021-07/13/content_1.htm",
        "/system/2021/07/13/030296713.shtml",
        "/art/2021/7/13/art_1_2.html",
        "/zfw/20210713/1.html",
        "/web/a/2021071317002476530/index.shtml",
    ],
)
def test_the_day_stands_in_the_path(path: str) -> None:
    assert from_url(f"http://www.example.cn{path}") == Published(datetime(2021, 7, 13), Precision.DAY, Provenance.URL)


def test_a_path_may_hold_the_month_alone() -> None:
    found = from_url("http://www.example.cn/dfdt/202011/57961662.html")
    assert found == Published(datetime(2020, 11, 1), Precision.MONTH, Provenance.URL)


@pytest.mark.parametrize(
    "url", ["http://www.example.cn/content/post_3777023.html", "http://[bad/20210713/", "", "file:///x.txt"]
)
def test_other_paths_hold_no_date(url: str) -> None:
    assert from_url(url) is None


def test_a_wechat_page_holds_its_time_in_a_script() -> None:
    found = from_epoch('<script>var ct = "1626141360";</script>')
    assert found == Published(datetime(2021, 7, 13, 9, 56), Precision.MINUTE, Provenance.META)


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2099, 12, 31)))
@pytest.mark.parametrize(
    "form", ["%Y-%m-%d %H:%M", "%Y年%m月%d日 %H时%M分", "%Y/%m/%d %H:%M:%S", "%Y.%m.%d %H:%M", "%a, %d %b %Y %H:%M:%S"]
)
def test_every_moment_is_read_as_it_is_printed(form: str, moment: datetime) -> None:
    found = next(stated(moment.strftime(form), Provenance.META))
    assert found.local == moment.replace(second=0, microsecond=0)


@settings(deadline=None)  # a loaded machine is no failure
@given(st.text() | st.text(alphabet="0129-/年月日时: T+Z二〇十"))
def test_no_text_raises(text: str) -> None:
    for found in stated(text, Provenance.BYLINE, not_after=datetime(2030, 1, 1)):
        assert datetime(1990, 1, 1) <= found.local <= datetime(2030, 1, 1)
    from_url(text)
    from_epoch(f"var ct = {text}")
