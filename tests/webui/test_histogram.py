"""The histogram of a search."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from tests.webui.reading import get, hrefs, text_of, texts_of
from tests.webui.visits import BLOCKED, FAULT, TODAY
from zhengfa.health.collected import Collected
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.query import UNKNOWN, Bucket, Interval, Query
from zhengfa.webui.histogram import HEIGHT, Histogram, asked_days, histogram_of, interval_of
from zhengfa.webui.urls import dated

NOW = date(2026, 11, 23)


def drawn(counts: dict[str, int], query: Query | None = None, collected: Collected | None = None) -> Histogram:
    query, buckets = query or Query(), [Bucket(value, count) for value, count in sorted(counts.items())]
    asked = asked_days(query, parse(query.text), NOW)
    found = histogram_of(buckets, query, asked, collected or Collected(), ["a"] if collected else [])
    assert found is not None
    return found


def test_every_month_between_has_its_place_and_its_range() -> None:
    found = drawn({"2021-11": 4, "2022-02": 1, UNKNOWN: 3})
    assert [(slot.value, slot.count, slot.height) for slot in found.slots] == [
        ("2021-11", 4, HEIGHT),
        ("2021-12", 0, 0),
        ("2022-01", 0, 0),
        ("2022-02", 1, HEIGHT // 4),
    ]
    assert [slot.at for slot in found.slots] == [0, 25, 50, 75]
    assert found.slots[3].query == dated(Query(), date(2022, 2, 1), date(2022, 2, 28))
    assert (found.undated, found.most, found.interval) == (3, 4, Interval.MONTH)


def test_one_article_among_a_thousand_can_be_seen() -> None:
    assert [slot.height > 1 for slot in drawn({"2021-01": 1000, "2021-02": 1}).slots] == [True, True]


def test_many_months_are_drawn_as_years() -> None:
    found = drawn({"2010-03": 2, "2010-04": 3, "2024-01": 1})
    assert found.interval is Interval.YEAR
    assert (len(found.slots), found.slots[0].count, found.slots[-1].value) == (15, 5, "2024")
    assert found.slots[0].query == dated(Query(), date(2010, 1, 1), date(2010, 12, 31))


def test_a_bar_never_widens_the_range() -> None:
    query = dated(Query(), date(2010, 3, 15), None)
    found = drawn({"2010-03": 2, "2024-01": 1}, query)
    assert found.slots[0].query == dated(Query(), date(2010, 3, 15), date(2010, 12, 31))


@pytest.mark.parametrize(
    ("query", "interval"),
    [
        (Query(), Interval.MONTH),
        (Query(since=date(2021, 1, 1), until=date(2021, 3, 31)), Interval.DAY),
        (Query(since=date(2021, 1, 1), until=date(2021, 12, 31)), Interval.MONTH),
        (Query(since=date(2026, 11, 1)), Interval.DAY),
        (Query(since=date(2021, 1, 1)), Interval.MONTH),
        (Query("会议 2021-07"), Interval.DAY),
        (Query("会议 OR 2021-07"), Interval.MONTH),
        (Query("2021", until=date(2021, 1, 31)), Interval.DAY),
    ],
)
def test_few_days_are_counted_by_day(query: Query, interval: Interval) -> None:
    assert interval_of(asked_days(query, parse(query.text), NOW)) is interval


def test_days_that_are_asked_for_are_shown_even_if_nothing_was_published() -> None:
    query = Query("2021-07")
    found = drawn({"2021-07-13": 1, "2021-07": 2}, query)
    assert (len(found.slots), found.slots[0].value, found.slots[-1].value) == (31, "2021-07-01", "2021-07-31")
    assert found.undated == 2  # of these only the month is known


def test_what_was_not_collected_is_a_gap_and_gaps_side_by_side_are_one() -> None:
    collected = Collected(date(2021, 2, 1), NOW, {"a": (1 << 28) - 1})  # all of February
    found = drawn({"2021-01": 1, "2021-02": 1, "2021-04": 1}, collected=collected)
    assert [slot.is_gap for slot in found.slots] == [True, False, True, True]
    assert found.gaps == ((0, 25), (50, 50))


def test_nothing_dated_is_no_picture() -> None:
    assert histogram_of([Bucket(UNKNOWN, 3)], Query(), (None, NOW), Collected(), []) is None


def test_every_bar_leads_to_as_many_articles_as_it_says(client: FlaskClient) -> None:
    page = get(client, "/?not=province:浙江")
    rows = page.css(".along tbody tr")
    assert rows
    links = hrefs(page, ".along tbody a")
    assert links == hrefs(page, ".along svg a")
    for href, count in zip(links, texts_of(page, ".along tbody a"), strict=True):
        assert text_of(get(client, href), "#total") == f"共 {count} 篇"


def test_gaps_are_those_of_the_portals_that_are_asked_for(visits: FlaskClient) -> None:
    days = f"since={FAULT.replace(day=1)}&until={TODAY}"
    blocked = get(visits, f"/?portal={BLOCKED}&{days}")
    rows = texts_of(blocked, ".along tbody tr")
    assert rows[0].endswith("100%")
    assert rows[(TODAY - FAULT).days + 4].endswith("0%")
    assert "这个门户那时多数日子没有采集" in text_of(blocked, ".legend")
    assert not get(visits, f"/?{days}").css(".legend")
