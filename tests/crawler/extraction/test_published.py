from datetime import datetime

import pytest

from tests.crawler.extraction.pages import PARAGRAPHS, article_page
from zhengfa.archive.content import Precision, Provenance, Published
from zhengfa.crawler.extraction.article import extract

URL = "http://www.example.cn/202107/t20210713_1.html"


def published(url: str = URL, not_after: datetime | None = None, **parts: str) -> Published | None:
    content = extract(article_page(**parts).encode(), url, not_after=not_after).content
    assert content is not None
    return content.published


def minute(provenance: Provenance, day: int = 13) -> Published:
    return Published(datetime(2021, 7, day, 9, 56), Precision.MINUTE, provenance)


def test_the_time_below_the_headline_is_surer_than_a_tag() -> None:
    assert published(head='<meta name="PubDate" content="2021-07-14 10:00">') == minute(Provenance.BYLINE)


def test_a_tag_is_surer_than_a_day_in_the_byline() -> None:
    head = '<meta name="PubDate" content="2021-07-12 09∶56">'
    assert published(head=head, byline="<p>2021-07-13 来源:某市日报</p>") == minute(Provenance.META, 12)


def test_json_ld_counts_as_a_tag() -> None:
    head = '<script type="application/ld+json">{"datePublished": "2021-07-13T09:56:00"}</script>'
    assert published(head=head, byline="") == minute(Provenance.JSON_LD)


def test_json_ld_may_hold_an_epoch() -> None:
    head = '<script type="application/ld+json">{"@type": "Article", "datePublished": 1626141360000}</script>'
    assert published(head=head, byline="") == minute(Provenance.JSON_LD)


@pytest.mark.parametrize(
    "tag",
    [
        "name=publishdate content=2021-07-13T09:56:00+08:00",
        "property=article:published_time content=2021-07-13T01:56:00Z",
        "property=og:release_date content='2021-07-13 09:56'",
        "name=weibo:article:create_at content='2021-07-13 09:56:00'",
        "property=bytedance:published_time content=2021-07-13T09:56:00+08:00",
        "name=publishedtime content='2021-07-13-09:56:00'",
        "itemprop=datePublished content='2021/7/13 9:56:00'",
        "name=publishdate content=1626141360",
        "name=pubdate content='Tue, 13 Jul 2021 09:56:00 +0800'",
    ],
)
def test_many_tags_hold_the_time(tag: str) -> None:
    assert published(head=f"<meta {tag}>", byline="") == minute(Provenance.META)


def test_a_month_is_taken_only_where_no_day_is_known() -> None:
    month = Published(datetime(2021, 6, 1), Precision.MONTH, Provenance.BYLINE)
    assert published(url="http://a.cn/1.html", byline="<p>2021年6月</p>") == month
    found = published(byline="<p>2021年6月</p>")
    assert found is not None
    assert found.provenance is Provenance.URL


def test_a_day_in_the_byline_is_surer_than_the_url() -> None:
    found = published(byline="<p>发布日期:2021-07-15</p>")
    assert found == Published(datetime(2021, 7, 15), Precision.DAY, Provenance.BYLINE)


def test_the_url_is_the_last_but_one_resort() -> None:
    assert published(byline="") == Published(datetime(2021, 7, 13), Precision.DAY, Provenance.URL)


def test_a_labelled_date_behind_the_text_is_the_last() -> None:
    found = published(url="http://a.cn/1.html", byline="", tail="<p>发布日期:2021-07-13</p>")
    assert found == Published(datetime(2021, 7, 13), Precision.DAY, Provenance.BYLINE)


def test_day_and_hour_may_stand_on_lines_of_their_own() -> None:
    assert published(byline="<p>-2021-</p><p>07/13</p><p>09:56</p>") == minute(Provenance.BYLINE)


def test_dates_in_the_text_and_of_related_pages_are_not_taken() -> None:
    text = "".join(f"<p>2020年1月2日,{paragraph}</p>" for paragraph in PARAGRAPHS)
    assert published(url="http://a.cn/1.html", byline="", text=text, tail="<p>某县召开会议 2019-01-01</p>") is None


def test_dates_of_the_future_are_refused_against_a_given_day() -> None:
    assert published(url="http://a.cn/1.html", not_after=datetime(2020, 1, 1)) is None


@pytest.mark.parametrize("form", ["{1} {0}", "{0} {1}"])
def test_the_time_of_the_last_change_is_not_that_of_publication(form: str) -> None:
    line = form.format("发布时间：2021-07-13 09:56", "更新时间：2021-07-18 10:00")
    assert published(byline=f"<p>{line}</p>") == minute(Provenance.BYLINE)
    assert published(byline="", tail=f"<p>{line}</p>") == minute(Provenance.BYLINE)
    assert published(byline="<p>更新时间：2021-07-13 09:56</p>") == minute(Provenance.BYLINE)


def test_a_labelled_time_below_the_text_is_surer_than_the_day_in_the_url() -> None:
    assert published(byline="", tail="<p>发布时间：2021年07月13日 09:56:40</p>") == minute(Provenance.BYLINE)
    in_url = Published(datetime(2021, 7, 13), Precision.DAY, Provenance.URL)
    assert published(byline="", tail="<p>发布时间：2021年07月12日</p>") == in_url
