"""What a query finds along time, on both engines."""

import pytest

from tests.indexer.conftest import PORTALS
from tests.making import Archivist, make_content
from zhengfa.archive.store import Archive
from zhengfa.indexer.chronicle import Months, articles_of, days_of
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.indexing import update
from zhengfa.indexer.query import UNKNOWN, Bucket, FacetName, Interval, Query
from zhengfa.indexer.search import search
from zhengfa.indexer.vocabulary import names_of

NAMES = names_of(list(PORTALS.values()))
ARTICLES = (
    ("ln", "2021-07-13", "会议召开"),
    ("ln", "2021-07-13", "会议闭幕"),
    ("gz", "2021-07-13", "会议召开"),
    ("gz", "2021-07-30", "专项行动"),
    ("ln", "2022-01-01", "会议召开"),
    ("", "2021-07-02", "无门户的会议"),
    ("ln", None, "没有日期的会议"),
)


@pytest.fixture
def filled(engine: Engine, archive: Archive, archivist: Archivist) -> Engine:
    for number, (portal, day, headline) in enumerate(ARTICLES):
        host = f"{portal or 'other'}.example"
        archivist.save(f"http://{host}/{number}", make_content(headline, day=day), portal=portal or None)
    update(engine, archive, PORTALS, lambda done, total: None)
    return engine


def test_months_are_counted_upwards_and_the_undated_behind_them(filled: Engine) -> None:
    result = search(filled, Query("会议", interval=Interval.MONTH), NAMES)
    found = Months(result.total, result.histogram)
    assert (found.total, found.latest, found.undated, found.of_year("2021")) == (6, "2022-01", 1, 4)
    assert found.buckets == (Bucket("2021-07", 4), Bucket("2022-01", 1), Bucket(UNKNOWN, 1))


def test_a_month_is_counted_by_day_and_so_is_each_lane(filled: Engine) -> None:
    found = days_of(filled, Query(), NAMES, "2021-07", FacetName.PROVINCE)
    assert found.days == (Bucket("2021-07-02", 1), Bucket("2021-07-13", 3), Bucket("2021-07-30", 1))
    assert found.lanes == {
        "辽宁": (Bucket("2021-07-13", 2),),
        "贵州": (Bucket("2021-07-13", 1), Bucket("2021-07-30", 1)),
        UNKNOWN: (Bucket("2021-07-02", 1),),
    }


def test_lanes_keep_to_the_text_and_to_all_filters(filled: Engine) -> None:
    query = Query("会议 OR 专项", province=("贵州",))
    assert days_of(filled, query, NAMES, "2021-07", FacetName.PORTAL).lanes == {
        "gz": (Bucket("2021-07-13", 1), Bucket("2021-07-30", 1))
    }
    assert days_of(filled, Query("无此"), NAMES, "2021-07", FacetName.PORTAL).lanes == {}


def test_articles_of_days_come_in_their_order_and_no_more_than_asked_for(filled: Engine) -> None:
    days = ("2021-07-02", "2021-07-30")
    found = articles_of(filled, Query(), NAMES, days, 10)
    assert [(one.published_at, one.headline, one.body) for one in found] == [
        ("2021-07-02", "无门户的会议", ""),
        ("2021-07-30", "专项行动", ""),
    ]
    assert len(articles_of(filled, Query(), NAMES, ("2021-07-13",), 2)) == 2
