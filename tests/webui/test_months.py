"""Articles by month, as bars and as a table."""

import re

from zhengfa.indexer.query import UNKNOWN, Bucket
from zhengfa.webui.months import HEIGHT, to_chart

BUCKETS = (Bucket("2019-12", 1), Bucket("2021-01", 100), Bucket("2021-07", 50), Bucket(UNKNOWN, 3))


def test_bars_are_as_high_as_their_months_are_full() -> None:
    chart = to_chart(BUCKETS)
    assert chart is not None
    assert [bar.height for bar in chart.bars] == [2, HEIGHT, HEIGHT // 2]  # one of a hundred can be seen
    assert all(bar.at >= 0 and bar.at + bar.width <= 100 for bar in chart.bars)
    assert (chart.first, chart.last, chart.most, chart.undated) == ("2019-12", "2021-07", BUCKETS[1], 3)


def test_the_table_has_a_row_for_each_year_with_articles_the_latest_first() -> None:
    chart = to_chart(BUCKETS)
    assert chart is not None
    assert [row.year for row in chart.rows] == ["2021", "2019"]
    assert [month and month.count for month in chart.rows[0].months] == [100, *[None] * 5, 50, *[None] * 5]


def test_what_is_not_dated_makes_no_picture() -> None:
    assert to_chart((Bucket(UNKNOWN, 3),)) is None
    assert to_chart(()) is None


def test_the_bars_of_one_year_are_no_blocks() -> None:
    chart = to_chart((Bucket("2021-01", 1),))
    assert chart is not None
    assert chart.bars[0].width == 2.0


def test_bars_stand_on_the_ground() -> None:
    chart = to_chart((Bucket("2021-01", 1), Bucket("2021-07", 9)))
    assert chart is not None
    low, high = (dict(re.findall(r'(\w+)="([\d.]+)%?"', bar.place)) for bar in chart.bars)
    assert (low["y"], low["height"]) == (str(HEIGHT - 8), "8")
    assert (high["y"], high["height"]) == ("0", str(HEIGHT))
    assert (float(high["x"]), float(high["width"])) == (chart.bars[1].at, chart.bars[1].width)
