"""The parts of a timeline: the strip of months, the window of days, lanes, addresses."""

from datetime import date

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from zhengfa.indexer.chronicle import Days, Months
from zhengfa.indexer.query import UNKNOWN, Bucket, FacetName, Query
from zhengfa.webui.chronology.addresses import Asked, read_address, same_headline, timeline_url, within
from zhengfa.webui.chronology.lanes import MOST, in_order, nearest, ordered, table_of, window_of
from zhengfa.webui.chronology.shown import period_of
from zhengfa.webui.chronology.strip import Collected, Strip, to_strip
from zhengfa.webui.urls import ArgumentError

NEVER = Collected(None, ())
TODAY = date(2026, 8, 14)
MONTHS = (Bucket("2019-12", 1), Bucket("2021-01", 100), Bucket("2021-07", 50), Bucket(UNKNOWN, 3))


def strip_of(*buckets: Bucket, collected: Collected = NEVER, selected: str = "") -> Strip:
    strip = to_strip(buckets, collected, selected, TODAY)
    assert strip is not None
    return strip


def test_a_strip_has_a_slot_for_every_month_of_its_years() -> None:
    strip = strip_of(*MONTHS, selected="2021-07")
    assert len(strip.slots) == 36
    assert (strip.slots[0].month, strip.slots[-1].month) == ("2019-01", "2021-12")
    assert [slot.month for slot in strip.slots if slot.bar] == ["2019-12", "2021-01", "2021-07"]
    assert strip.selected is not None
    assert strip.selected.month == "2021-07"
    assert strip.today is None
    assert [(year.year, year.count, year.first) for year in strip.years] == [
        ("2019", 1, "2019-12"),
        ("2021", 150, "2021-01"),
    ]


def test_from_month_to_month_with_articles() -> None:
    strip = strip_of(*MONTHS)
    assert [strip.earlier(month) for month in ("2019-12", "2020-05", "2021-07")] == ["", "2019-12", "2021-01"]
    assert [strip.later(month) for month in ("2019-12", "2020-05", "2021-07")] == ["2021-01", "2021-01", ""]
    assert strip.twelve("2021")[:2] == [("2021-01", 100), ("2021-02", 0)]


def test_years_far_from_all_others_are_told_and_not_drawn() -> None:
    strip = strip_of(Bucket("1970-01", 2), *MONTHS, Bucket("2099-01", 1))
    assert (strip.slots[0].month, strip.slots[-1].month, strip.far) == ("2019-01", "2021-12", 3)
    assert strip.earlier("2019-12") == "1970-01"
    assert [year.year for year in strip.years] == ["1970", "2019", "2021", "2099"]


def test_months_without_a_visit_are_gaps_up_to_today() -> None:
    collected = Collected(date(2026, 5, 3), {"2026-05", "2026-07"})
    strip = strip_of(Bucket("2026-06", 1), collected=collected)
    at = {slot.month: slot.at for slot in strip.slots}
    assert [gap[0] for gap in strip.gaps] == [0.0, at["2026-06"], at["2026-08"]]
    assert strip.gaps[0][1] == pytest.approx(at["2026-05"], abs=0.5)
    assert strip_of(Bucket("2026-06", 1)).gaps == ()


def test_nothing_dated_makes_no_strip() -> None:
    assert to_strip((Bucket(UNKNOWN, 3),), NEVER, "", TODAY) is None
    assert to_strip((), NEVER, "", TODAY) is None


DAYS = tuple(Bucket(f"2021-07-{day:02}", 50) for day in (2, 5, 13, 14, 30))


@pytest.mark.parametrize(
    ("start", "shown", "earlier", "later"),
    [
        ("", "02 05", "", "13"),
        ("2021-07-05", "05 13", "02", "14"),
        ("2021-07-30", "14 30", "13", ""),
    ],
)
def test_a_window_begins_at_a_day_and_goes_on_while_there_is_room(
    start: str, shown: str, earlier: str, later: str
) -> None:
    window = window_of(DAYS, start)
    assert " ".join(day[-2:] for day in window.values) == shown
    assert (window.earlier[-2:], window.later[-2:]) == (earlier, later)


def test_all_days_are_shown_where_they_fit() -> None:
    few = [Bucket("2021-07-02", 1), Bucket("2021-07-30", MOST - 1)]
    assert window_of(few, "2021-07-30").values == ("2021-07-02", "2021-07-30")


@given(st.lists(st.integers(1, 2 * MOST), min_size=1, max_size=31), st.data())
def test_windows_from_later_to_later_show_every_day_once(counts: list[int], data: st.DataObject) -> None:
    days = [Bucket(f"2021-07-{number:02}", count) for number, count in enumerate(counts, start=1)]
    seen, window = list[str](), window_of(days, "")
    while True:
        seen += [day for day in window.values if day not in seen]
        assert len(window.days) == 1 or sum(day.count for day in window.days) <= MOST
        if not window.later:
            break
        window = window_of(days, window.later)
    assert seen == [day.value for day in days]
    start = data.draw(st.sampled_from(seen))
    assert start in window_of(days, start).values


def test_a_day_without_articles_leads_to_the_one_before_it() -> None:
    days = in_order((Bucket("2021-07", 1), *DAYS))
    assert [day.value[-2:] for day in days] == ["02", "05", "13", "14", "30", "07"]
    asked = ("2021-07-01", "2021-07-05", "2021-07-12", "2021-07-31", "2021-07")
    assert [nearest(days, day) for day in asked] == [
        *("2021-07-02", "2021-07-05", "2021-07-05", "2021-07-30", "2021-07")
    ]
    assert nearest([Bucket("2021-07", 1)], "2021-07-31") == "2021-07"


def test_the_table_has_all_days_of_the_month_and_lanes_in_their_order() -> None:
    lanes = {
        UNKNOWN: (Bucket("2021-07-01", 1),),
        "云南": (Bucket("2021-07-01", 8),),
        "北京": (Bucket("2021-07-31", 2), Bucket("2021-07", 40)),
    }
    days = (Bucket("2021-07", 40), Bucket("2021-07-01", 9), Bucket("2021-07-31", 2))
    table = table_of(Days(days, lanes), "2021-07")
    assert [row.value for row in table.rows] == ["北京", "云南", UNKNOWN]
    assert [row.count for row in table.rows] == [42, 8, 1]
    assert (len(table.columns), table.columns[0].count, table.of_month) == (31, 9, 40)
    assert [row.cells[0] for row in table.rows] == [None, (8, 4), (1, 1)]
    assert [column.value for column in table.columns if column.is_rest][:2] == ["2021-07-03", "2021-07-04"]


def test_a_year_is_told_by_month_and_all_time_by_year() -> None:
    days = (Bucket("2019-01-05", 1), Bucket("2021-07", 2), Bucket("2021-07-13", 3))
    year = table_of(Days(days[1:], {"辽宁": days[1:]}), "2021")
    assert (year.columns[-1].value, year.rows[0].cells[6], year.of_month) == ("2021-12", (5, 4), 0)
    ever = table_of(Days(days, {"辽宁": days}), "")
    assert [(column.value, column.count) for column in ever.columns] == [("2019", 1), ("2020", 0), ("2021", 5)]
    far = (Bucket("0001-01-01", 1), *days)
    assert len(table_of(Days(far, {"辽宁": far}), "").columns) == 3


@pytest.mark.parametrize(("counts", "period"), [((60, 60), ""), ((60, 61), "2021"), ((1, 121), "2021-07")])
def test_what_one_page_can_hold_is_shown_together(counts: tuple[int, int], period: str) -> None:
    buckets = (Bucket("2019-01", counts[0]), Bucket("2021-07", counts[1]), Bucket(UNKNOWN, 500))
    months = Months(sum(counts) + 500, buckets)
    if counts[1] == 61:
        assert period_of(months, "2019-01") == "2019"
    assert period_of(months, "2021-07") == period


def test_portals_stand_in_the_order_of_their_articles() -> None:
    assert ordered({"a": (Bucket("d", 1),), "b": (Bucket("d", 5),), UNKNOWN: (Bucket("d", 9),)}) == ["b", "a", UNKNOWN]


@pytest.mark.parametrize(
    ("month", "day"), [("", ""), ("2021-07", ""), ("2021-07", "2021-07-13"), ("2021-07", "2021-07")]
)
def test_an_address_is_read_back_from_what_it_was_made_of(app: Flask, month: str, day: str) -> None:
    query = Query("信访 OR 走访", province=("辽宁", "浙江"))
    with app.test_request_context():
        address = timeline_url(query, month=month, day=day)
    with app.test_request_context(address) as context:
        assert read_address(context.request.args) == Asked(query, month, day)


@pytest.mark.parametrize("args", [{"day": "2021-02-30"}, {"month": "2021-13"}, {"month": "2021"}, {"day": "<b>"}])
def test_a_day_that_is_none_is_told(app: Flask, args: dict[str, str]) -> None:
    with app.test_request_context(), pytest.raises(ArgumentError) as raised:
        read_address(MultiDict({**args, "q": "信访"}))
    assert raised.value.address.startswith("/timeline?q=")


def test_the_search_of_a_lane_keeps_to_the_whole_query() -> None:
    query = Query("信访 OR 走访", level=("city",), since=date(2021, 7, 5))
    found = within(query, "2021-07", (FacetName.PROVINCE, "辽宁"))
    assert (found.text, found.province, found.level) == ("信访 OR 走访", ("辽宁",), ("city",))
    assert (found.since, found.until) == (date(2021, 7, 5), date(2021, 7, 31))
    assert within(query, "").since == date(2021, 7, 5)


def test_a_headline_of_any_quotation_marks_is_asked_for_or_left_alone() -> None:
    found = same_headline("“回头看”")
    assert found is not None
    assert found.text == 'title:"“回头看”"'
    assert same_headline("长" * 500) is None
