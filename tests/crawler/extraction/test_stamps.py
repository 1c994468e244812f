from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengfa.crawler.extraction.stamps import in_scripts, shifted, stamps, to_24_hours

MOMENT = datetime(2021, 7, 13, 9, 56)


@pytest.mark.parametrize(
    "text",
    [
        "1626141360",
        "1626141360000",
        "20210713095600",
        "Tue, 13 Jul 2021 01:56:00 GMT",
        "Tue, 13 Jul 2021 09:56:00 +0800",
        "13 Jul 2021 9:56 AM",
        "Jul 13, 2021 9:56:00 AM",
        "July 13, 2021, 09:56",
        "Tue Jul 13 09:56:00 CST 2021",
        "7/13/2021 9:56:00 AM",
    ],
)
def test_machines_write_times_in_many_ways(text: str) -> None:
    assert list(stamps(text)) == [(MOMENT, True)]


@pytest.mark.parametrize("text", ["13 July 2021", "Jul 13, 2021", "20210713"])
def test_a_day_alone_has_no_hour(text: str) -> None:
    assert list(stamps(text)) == [(datetime(2021, 7, 13), False)]


@pytest.mark.parametrize(
    "text", ["", "12345", "July 32, 2021", "20211301", "13/7/2021 9:56:00 AM", "1 Jan 0001 00:00 +1400"]
)
def test_what_is_no_time_says_nothing(text: str) -> None:
    assert list(stamps(text)) == []


@pytest.mark.parametrize(
    ("script", "local"),
    [
        ('var ct = "1626141360";', MOMENT),
        ("var create_time = '1626141360' * 1;", MOMENT),
        ("<p class=rich_media> create_time: JsDecode('1626141360'),", MOMENT),
        ("comments: [{create_time: '1626141360'}]", None),
        ("var ct = 5;", None),
    ],
)
def test_a_wechat_script_holds_the_time(script: str, local: datetime | None) -> None:
    assert in_scripts(script) == local


def test_zones_are_brought_to_shanghai() -> None:
    assert shifted(MOMENT, None) == shifted(MOMENT, "+08:00") == MOMENT
    assert shifted(MOMENT, "Z") == datetime(2021, 7, 13, 17, 56)
    assert shifted(MOMENT, "-0500") == datetime(2021, 7, 13, 22, 56)
    assert shifted(MOMENT, "+99:00") == MOMENT


def test_hours_of_either_half() -> None:
    assert [to_24_hours(hour, "PM") for hour in (12, 1, 11, 15)] == [12, 13, 23, 15]
    assert [to_24_hours(hour, "AM") for hour in (12, 1)] == [0, 1]


@given(st.text() | st.from_regex(r"[0-9]{1,2} Jul [0-9]{4} [0-9]{2}:[0-9]{2} [+-][0-9]{4}", fullmatch=True))
def test_no_text_raises(text: str) -> None:
    list(stamps(text))
    in_scripts(f"var ct {text}")
