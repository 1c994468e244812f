"""The page of a timeline, on a real index and archive."""

from itertools import pairwise
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.webui.chronicles import FULL, FULL_DAY, REMOVED, REVISED, SHARED
from tests.webui.reading import get, hrefs, text_of, texts_of, words
from zhengfa.webui.chronology.lanes import MOST


def entry(page: LexborHTMLParser, headline: str) -> LexborNode:
    [found] = [node for node in page.css(".entry") if headline in node.text()]
    return found


def badges(page: LexborHTMLParser, headline: str) -> list[str]:
    return [words(node) for node in entry(page, headline).css(".badge")]


def test_it_opens_at_the_latest_month_with_all_months_above(chronicle: FlaskClient) -> None:
    page = get(chronicle, "/timeline")
    assert text_of(page, "h1") == "时间轴 全部文章"
    assert text_of(page, ".sum") == f"2015-03 至 2024-08 · {FULL + 13} 篇 · 其中 1 篇日期不详"
    assert text_of(page, "#month") == "2024年 6 篇"
    assert texts_of(page, ".years li") == ["1970 1", "2015 1", f"2021 {FULL + 4}", "2024 6"]
    assert len(page.css(".strip a")) == len(page.css(".year-months td a")) == 4
    assert texts_of(page, ".day h3") == [
        *("6月3日 星期一 1 篇", "6月4日 星期二 1 篇", "6月20日 星期四 1 篇", "2024年6月，日期不详 1 篇"),
        *("8月1日 星期四 1 篇", "8月2日 星期五 1 篇"),
    ]


def test_what_is_far_from_all_others_and_what_was_not_collected_is_told(chronicle: FlaskClient) -> None:
    uncollected, far = texts_of(get(chronicle, "/timeline"), ".strip figcaption p:not([id])")
    assert "采集始于 2026-05-03" in uncollected
    assert far.startswith("图中不含 1 篇")


def test_a_full_day_shows_some_of_each_lane_and_leads_to_the_rest(chronicle: FlaskClient) -> None:
    page = get(chronicle, f"/timeline?day={FULL_DAY}")
    assert texts_of(page, ".day h3") == [f"7月13日 星期二 {FULL} 篇"]
    assert texts_of(page, ".lane h4") == ["辽宁 50", "浙江 50", "云南 50"]
    assert 0 < len(page.css(".entry")) < MOST
    for href in hrefs(page, "li.rest a"):
        assert text_of(get(chronicle, href), "#total") == "共 50 篇"
    assert [href.partition("?")[2] for href in hrefs(page, ".more a")] == [
        "day=2021-07-06#d2021-07-06",
        "day=2021-07-30#d2021-07-30",
    ]


def test_a_day_that_is_not_shown_whole_leads_to_all_of_it_within_the_query(chronicle: FlaskClient) -> None:
    for asked in ("q=专项", "not=province:全国&since=2021-07-02"):
        page = get(chronicle, f"/timeline?{asked}&until=2024&day={FULL_DAY}")
        assert texts_of(page, ".whole a") == [f"当天全部 {FULL} 篇 →"]
        [href] = hrefs(page, ".whole a")
        assert asked.partition("&")[0] in href
        found = get(chronicle, href)
        assert text_of(found, "#total") == f"共 {FULL} 篇"
        assert value_of(found, "#since") == value_of(found, "#until") == FULL_DAY
    assert not get(chronicle, "/timeline?month=2024-06").css(".whole")


@pytest.mark.parametrize("asked", ["", "month=2015-03", "day=2021-07-06", f"day={FULL_DAY}", "q=专项&province=云南"])
def test_an_article_is_opened_at_its_place_in_the_result_the_oldest_first(chronicle: FlaskClient, asked: str) -> None:
    links = hrefs(get(chronicle, f"/timeline?{asked}"), ".headline")
    assert links
    for link in links:
        article = get(chronicle, link)
        place = dict(parse_qsl(urlsplit(link).query))["at"]
        assert text_of(article, ".neighbours p:nth-child(2)").startswith(f"第 {place} 篇，共")


def test_the_next_article_is_the_next_one_of_the_timeline(chronicle: FlaskClient) -> None:
    links = hrefs(get(chronicle, "/timeline?q=平安建设推进会 OR 七月最后"), ".headline")
    assert len(links) == 4
    assert [hrefs(get(chronicle, link), "[rel=next]") for link in links] == [*([link] for link in links[1:]), []]


def value_of(page: LexborHTMLParser, selector: str) -> str | None:
    [field] = page.css(selector)
    return field.attributes["value"]


def test_the_table_has_lanes_and_days_with_their_counts(chronicle: FlaskClient) -> None:
    page = get(chronicle, "/timeline?month=2021-07")
    assert texts_of(page, ".lanes tbody th") == ["全国", "辽宁", "浙江", "云南"]
    assert texts_of(page, ".lanes tbody tr:nth-child(2) a") == ["1", "1", "50", "52"]
    assert texts_of(page, ".lanes tfoot a") == ["1", "1", "1", str(FULL), "1", str(FULL + 4)]
    for address, count in zip(hrefs(page, ".lanes .total a"), (1, 52, 51, 50, FULL + 4), strict=True):
        assert text_of(get(chronicle, address), "#total") == f"共 {count} 篇"


def test_every_day_of_the_table_leads_to_that_day(chronicle: FlaskClient) -> None:
    for href in hrefs(get(chronicle, "/timeline?month=2021-07"), ".lanes tfoot td:not(.total) a"):
        address, _, anchor = href.partition("#")
        page = get(chronicle, address or "/timeline?month=2021-07")
        assert page.css_first(f"section[id='{anchor}']") is not None


def test_what_one_page_can_hold_is_shown_together(chronicle: FlaskClient, officials: FlaskClient) -> None:
    page = get(chronicle, "/timeline?month=2024-06")
    assert texts_of(page, ".lanes thead th")[1:] == [*(f"{month}月" for month in range(1, 13)), "合计"]
    assert hrefs(page, ".lanes tfoot td:not(.total) a") == ["#g2024-06", "#g2024-08"]
    assert texts_of(page, ".steps a") == ["← 2021年7月"]
    whole = get(officials, "/timeline", q='official:"高远洲"')
    assert texts_of(whole, ".lanes thead th")[1:] == [*map(str, range(2013, 2026)), "合计"]
    assert texts_of(whole, ".day h3")[0] == "2013年5月16日 星期四 1 篇"
    assert page.css_first("[id='g2024-08']") is not None
    for href in hrefs(whole, ".lanes tfoot td:not(.total) a"):
        assert whole.css_first(f"[id='{href[1:]}']") is not None


def test_the_sums_of_all_time_are_those_of_what_they_lead_to(chronicle: FlaskClient) -> None:
    page = get(chronicle, "/timeline?province=辽宁")
    assert "日期不详" in text_of(page, ".sum")
    sums = [(int(link.text()), link.attributes["href"] or "") for link in page.css("td.total a")]
    assert sums
    for count, href in sums:
        assert text_of(get(chronicle, href), "#total") == f"共 {count} 篇"


def test_what_is_known_of_a_month_alone_comes_behind_its_days(chronicle: FlaskClient) -> None:
    page = get(chronicle, "/timeline?q=专项 OR 调研 OR 月份")
    assert texts_of(page, ".day h3") == ["6月20日 星期四 1 篇", "2024年6月，日期不详 1 篇"]


def test_within_one_province_lanes_are_its_portals(chronicle: FlaskClient) -> None:
    page = get(chronicle, "/timeline?province=辽宁&q=平安建设推进会 OR 专项")
    assert texts_of(page, ".lanes tbody th") == ["辽宁长安网", "转载样例网"]
    assert text_of(page, ".chip bdi") == "辽宁"


def test_entries_say_where_from_and_what_became_of_them(chronicle: FlaskClient) -> None:
    page = get(chronicle, "/timeline?month=2024-06")
    assert badges(page, REMOVED) == ["已删除"]
    assert badges(page, REVISED) == ["修订过"]
    assert "辽宁长安网" in entry(page, REVISED).text()


def test_the_same_headline_elsewhere_and_copying_portals_are_told(chronicle: FlaskClient) -> None:
    page = get(chronicle, f"/timeline?q={SHARED}&month=2021-07")
    assert [[words(badge) for badge in node.css(".badge")] for node in page.css(".entry")] == [
        ["同题 3 家"],
        ["同题 3 家"],
        ["转载", "同题 3 家"],
    ]
    assert text_of(get(chronicle, hrefs(page, "a.badge")[0]), "#total") == "共 3 篇"


def test_a_day_without_articles_is_told_and_the_nearest_shown(chronicle: FlaskClient) -> None:
    page = get(chronicle, "/timeline?day=2024-06-10")
    assert "2024年6月10日没有文章，以下是离它最近的2024年6月4日。" in text_of(page, ".month")
    assert page.css_first("#d2024-06-04.selected") is not None
    assert "没有文章" not in text_of(get(chronicle, "/timeline?day=2024-06-04"), ".month")


def test_a_month_without_articles_leads_to_those_with_some(chronicle: FlaskClient) -> None:
    page = get(chronicle, "/timeline?month=2022-01")
    assert text_of(page, ".month .empty") == "这个月没有找到文章。"
    assert hrefs(page, ".steps a") == ["/timeline?month=2021-07", "/timeline?month=2024-06#g2024-06"]


def test_a_month_of_any_year_can_be_asked_for(chronicle: FlaskClient) -> None:
    for month in ("0001-01", "1800-12", "9999-12"):
        assert "这个月没有找到文章" in text_of(get(chronicle, f"/timeline?month={month}"), ".empty")


def test_nothing_found_and_nothing_dated_are_two_things(chronicle: FlaskClient) -> None:
    assert text_of(get(chronicle, "/timeline?q=“无此说法”"), ".empty").startswith("没有找到文章。")
    assert "日期都不详" in text_of(get(chronicle, "/timeline?q=没有日期的一篇&year=unknown"), ".empty")


def test_a_query_that_cannot_be_read_is_explained_by_the_search(chronicle: FlaskClient) -> None:
    answer = chronicle.get("/timeline?q=“")
    assert (answer.status_code, answer.location) == (302, "/?q=%E2%80%9C")


def test_a_day_that_is_none_is_a_mistake_in_the_address(chronicle: FlaskClient) -> None:
    assert "2021-02-30" in get(chronicle, "/timeline?day=2021-02-30", status=400).text()


def test_searches_and_officials_lead_to_their_timelines(chronicle: FlaskClient, officials: FlaskClient) -> None:
    assert "/timeline?q=通报&province=辽宁" in hrefs(get(chronicle, "/?q=通报&province=辽宁&sort=newest"), ".act a")
    [address] = [href for href in hrefs(get(officials, "/official/高远洲"), ".ways a") if "timeline" in href]
    assert address == '/timeline?q=official:"高远洲"'
    assert text_of(get(officials, address), "#month") == "全部年份 26 篇"


def test_it_leads_to_the_list_the_export_and_the_pictures(chronicle: FlaskClient) -> None:
    page = get(chronicle, "/timeline?q=通报&month=2024-06")
    assert hrefs(page, "article > header .ways a") == [
        *("/?q=通报", "/export?q=通报", "/timeline.png?q=通报", "/timeline.svg?q=通报")
    ]


def test_it_is_told_in_english_too(chronicle: FlaskClient) -> None:
    answer = chronicle.get("/timeline?month=2024-06", headers={"Accept-Language": "en"})
    page = LexborHTMLParser(answer.text)
    assert text_of(page, "#month") == "2024 6 articles"
    assert texts_of(page, ".day h3")[0] == "June 3 Monday 1 article"
    assert badges(page, REMOVED) == ["Removed"]


def test_headings_are_in_order(chronicle: FlaskClient) -> None:
    levels = [int((node.tag or "h0")[1]) for node in get(chronicle, "/timeline?month=2021-07").css("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
