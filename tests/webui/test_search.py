"""The search page."""

from dataclasses import replace
from itertools import pairwise
from threading import Event
from typing import cast
from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from tests.webui.fakes import fake_search, hit_of
from tests.webui.reading import foreign_scripts, get, hrefs, text_of
from tests.webui.samples import STORIES, Story
from zhengfa.archive.errors import EngineError, IndexMissingError, QueryError, ZhengfaError
from zhengfa.indexer.language.mistakes import Mistake
from zhengfa.indexer.query import Bucket, FacetName, Fragment, Hit, Query, Result
from zhengfa.webui.facets import FOLDED, SHOWN
from zhengfa.webui.services import EXTENSION, Services

PATIENCE = 30  # seconds that a count waits for the list at most


def answer_with(app: Flask, result: Result | ZhengfaError) -> None:
    """Let the app's search find this, or fail so."""

    def search(query: Query) -> Result:
        if isinstance(result, ZhengfaError):
            raise result
        facets = {name: buckets for name, buckets in result.facets.items() if name in query.facets}
        return replace(result, query=query, facets=facets)

    services = cast(Services, app.extensions[EXTENSION])
    app.extensions[EXTENSION] = replace(services, search=search)


def one_hit(hit: Hit) -> Result:
    return Result(Query(), 1, (hit,), {})


def test_the_start_page_shows_name_total_newest_and_facets(client: FlaskClient) -> None:
    page = get(client, "/")
    assert text_of(page, "h1") == "政法档案 Zhengfa Archive"
    assert "autofocus" in page.css_first("#q").attributes  # type: ignore[union-attr]
    assert text_of(page, "#total") == "最新的文章，共 20 篇"
    assert len(page.css(".hit")) == 20
    assert [node.text() for node in page.css(".facets h2")] == [
        *("省份", "层级", "门户", "栏目", "来源", "类型", "年份")
    ]
    assert [node.text() for node in page.css(".sorts a")] == ["最新", "最早"]


def test_a_query_is_kept_counted_and_marked(client: FlaskClient) -> None:
    page = get(client, "/?q=平安建设")
    assert page.css_first("#q").attributes["value"] == "平安建设"  # type: ignore[union-attr]
    assert text_of(page, "#total") == "共 2 篇"
    assert text_of(page, ".hit h3 mark") == "平安建设"
    assert [node.text() for node in page.css(".sorts a")] == ["相关度", "最新", "最早"]
    assert text_of(page, "title") == "平安建设 – 政法档案 Zhengfa Archive"


def test_articles_are_opened_with_what_was_searched_for(client: FlaskClient) -> None:
    for href in hrefs(get(client, "/?q=平安建设"), ".hit h3 a"):
        assert [mark.text() for mark in get(client, href).css("article mark")]
    assert all("q=" not in href for href in hrefs(get(client, "/"), ".hit h3 a"))


def test_no_relevance_is_claimed_where_all_match_alike(client: FlaskClient) -> None:
    page = get(client, "/?q=平安*")
    assert [node.text() for node in page.css(".sorts a")] == ["最新", "最早"]
    assert page.css_first(".sorts [aria-current]").text() == "最新"  # type: ignore[union-attr]


def test_headings_are_in_order(client: FlaskClient) -> None:
    for url in ("/", "/?q=会议", "/?q=nothing"):
        levels = [int(cast(str, node.tag)[1]) for node in get(client, url).css("h1, h2, h3")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_meta_line_says_what_is_known(client: FlaskClient) -> None:
    lines = [" ".join(node.text().split()) for node in get(client, "/").css(".meta")]
    assert "2024-06-03 17:20 来源：辽宁日报 辽宁长安网 辽宁" in lines
    assert "2022-11 法治日报 全国" in lines  # a source that is the portal is said once
    assert "未知日期 unlisted.example" in lines
    assert "未知日期 本地文件" in lines
    assert "2019-05-20 样例长安网 样例省 样例" in lines
    assert "2023-12-26 15:41 辽宁长安网 辽宁 已删除" in lines


def test_an_article_without_a_headline_says_so(client: FlaskClient) -> None:
    headlines = [node.text().strip() for node in get(client, "/").css(".hit h3")]
    assert headlines.count("〔无标题〕") == 1


def test_a_facet_value_is_one_click_on_and_one_click_off(client: FlaskClient) -> None:
    page = get(client, "/?q=会议&page=1")
    assert "/?q=会议&province=浙江" in hrefs(page, ".facets a")
    filtered = get(client, "/?q=会议&province=浙江")
    active = filtered.css_first(".facets a[aria-current]")
    assert active is not None
    assert unquote(active.attributes["href"] or "") == "/?q=会议"


def test_facet_values_in_words_the_unknown_last(client: FlaskClient) -> None:
    facets = get(client, "/").css(".facets section")
    labels = [[node.text() for node in facet.css("li > a:first-child > bdi")] for facet in facets]
    by_name = dict(zip([node.text() for node in get(client, "/").css(".facets h2")], labels, strict=True))
    assert by_name["门户"][0] == "浙江长安网"
    assert by_name["层级"][0] == "省级"
    assert all(by_name[name][-1] == "未知" for name in ("省份", "层级", "门户", "年份"))
    assert by_name["年份"][:-1] == sorted(by_name["年份"][:-1], reverse=True)


def test_a_facet_value_is_excluded_by_a_click_and_taken_back_by_another(client: FlaskClient) -> None:
    page = get(client, "/?q=会议")
    [href] = [href for href in hrefs(page, ".facets a.exclude") if "province:浙江" in href]
    without = get(client, href)
    assert "浙江" not in " ".join(node.text() for node in without.css(".meta"))
    assert text_of(without, ".chip").startswith("去掉筛选 省份 不是 浙江")
    assert hrefs(without, ".chip") == ["/?q=会议"]


def test_the_list_is_sent_before_anything_is_counted(app: Flask) -> None:
    asked: list[Query] = []
    services, is_sent = cast(Services, app.extensions[EXTENSION]), Event()

    def search(query: Query) -> Result:
        asked.append(query)
        assert not query.facets or is_sent.wait(PATIENCE)
        return services.search(query)

    app.extensions[EXTENSION] = replace(services, search=search)
    with app.test_client() as client:
        chunks = iter(client.get("/?q=会议").response)
        first = cast(bytes, next(chunks)).decode()
        assert first.count('class="hit"') == 3
        is_sent.set()
        rest = b"".join(cast(bytes, chunk) for chunk in chunks).decode()
    assert "facets" in rest
    several = (FacetName.OFFICIAL, FacetName.POST)
    counted = {tuple(name for name in FacetName if name not in several), *((name,) for name in several)}
    assert {one.facets for one in asked[1:]} == counted
    assert len(asked) == 1 + len(counted)
    assert not any(one.limit for one in asked[1:])


def test_what_cannot_be_counted_leaves_the_list_as_it_is(app: Flask, client: FlaskClient) -> None:
    services = cast(Services, app.extensions[EXTENSION])

    def search(query: Query) -> Result:
        if query.facets:
            raise EngineError("Elasticsearch is too busy")
        return services.search(query)

    app.extensions[EXTENSION] = replace(services, search=search)
    page = get(client, "/?q=会议")
    assert len(page.css(".hit")) == 3
    assert "现在不能统计" in text_of(page, ".facets")


def test_officials_that_cannot_be_counted_leave_the_other_facets(app: Flask, client: FlaskClient) -> None:
    services = cast(Services, app.extensions[EXTENSION])

    def search(query: Query) -> Result:
        if FacetName.POST in query.facets:
            raise EngineError("Elasticsearch is too busy")
        return services.search(query)

    app.extensions[EXTENSION] = replace(services, search=search)
    page = get(client, "/?q=会议")
    assert page.css(".facets .province")
    assert not page.css(".facets .official")
    assert "现在不能统计官员和职务" in text_of(page, ".facets .note")


def test_days_can_be_typed_and_are_kept(client: FlaskClient) -> None:
    page = get(client, "/?q=会议&since=2024年6月&until=2024-07")
    assert page.css_first("#since").attributes["value"] == "2024-06"  # type: ignore[union-attr]
    assert page.css_first("#until").attributes["value"] == "2024-07"  # type: ignore[union-attr]
    assert all("2024-06" <= node.attributes["datetime"] < "2024-08" for node in page.css(".meta time"))  # type: ignore[operator]
    assert [node.text() for node in page.css(".chip")] == ["去掉筛选 起始：2024-06×", "去掉筛选 截止：2024-07×"]


def test_quick_ranges_end_today(client: FlaskClient) -> None:
    page = get(client, "/?q=会议&since=2025&until=2025")
    assert hrefs(page, ".ranges a") == [
        "/?q=会议&since=2026-11-17&until=2026-11-23",
        "/?q=会议&since=2026-10-25&until=2026-11-23",
        "/?q=会议&since=2026&until=2026",
        "/?q=会议&since=2025&until=2025",
    ]
    assert text_of(page, ".ranges [aria-current]") == "去年"


def test_texts_that_were_repaired_or_are_damaged_are_marked(app: Flask, client: FlaskClient) -> None:
    repaired = replace(hit_of(0, STORIES[0]), is_repaired=True)
    for hit, badge in ((repaired, "已修复"), (replace(repaired, is_damaged=True), "有残损")):
        answer_with(app, one_hit(hit))
        assert text_of(get(client, "/?q=会议"), ".meta .badge") == badge


def test_a_suspected_clone_is_said_to_be_one(app: Flask, client: FlaskClient) -> None:
    clone = replace(hit_of(0, STORIES[0]), clone_signs=("known_host",))
    answer_with(app, Result(Query(), 2, (hit_of(1, STORIES[1]), clone), {}))
    assert ["疑似克隆" in hit.text() for hit in get(client, "/?q=会议").css(".hit")] == [False, True]


def test_an_english_list_says_what_is_ours_in_english(app: Flask, client: FlaskClient) -> None:
    local = replace(STORIES[0], portal=None, url="file:///saved.html")
    answer_with(app, one_hit(replace(hit_of(0, local), clone_signs=("known_host", "spam_lines"))))
    meta = LexborHTMLParser(client.get("/?q=会议", headers={"Accept-Language": "en"}).text).css_first(".meta")
    assert meta is not None
    [place] = [node for node in meta.css("bdi") if node.text() == "Local file"]
    assert place.attributes["lang"] == "en"
    assert "；" not in (meta.css_first(".badge").attributes["title"] or "")  # type: ignore[union-attr]


def test_many_facet_values_are_folded_or_stand_on_a_page_of_their_own(app: Flask, client: FlaskClient) -> None:
    buckets = tuple(Bucket(f"省{number}", 30 - number) for number in range(30))
    answer_with(app, Result(Query(), 1, (hit_of(0, STORIES[0]),), {FacetName.PROVINCE: buckets}))
    page = get(client, "/?province=省29")
    assert len(page.css(".facets section li")) == SHOWN + FOLDED < 30
    assert len(page.css(".facets section details li")) == FOLDED
    assert "其余 22 个" in text_of(page, ".facets section details")
    assert hrefs(page, ".facets a.every") == ["/facet/province?province=省29"]
    assert text_of(page, ".facets section bdi") == "省29"  # what is active is never folded


def test_filters_are_chips_that_can_be_taken_off(client: FlaskClient) -> None:
    page = get(client, "/?q=会议&portal=zhejiang&year=unknown&year=2024&sort=oldest&page=1")
    assert [" ".join(node.text().split()) for node in page.css(".chip")] == [
        "去掉筛选 门户：浙江长安网×",
        "去掉筛选 年份：未知×",
        "去掉筛选 年份：2024×",
    ]
    assert hrefs(page, ".chip")[0] == "/?q=会议&year=unknown&year=2024&sort=oldest"
    assert hrefs(page, ".clear") == ["/?q=会议&sort=oldest"]


def test_filters_and_order_stay_when_another_text_is_typed(client: FlaskClient) -> None:
    page = get(client, "/?q=会议&province=浙江&sort=oldest&page=1")
    hidden = [(n.attributes["name"], n.attributes["value"]) for n in page.css("form.box input[type=hidden]")]
    assert hidden == [("province", "浙江"), ("sort", "oldest")]


def test_filters_alone_are_a_search(client: FlaskClient) -> None:
    page = get(client, "/?province=云南")
    assert text_of(page, "#total") == "共 4 篇"
    assert text_of(page, "title").startswith("云南 – ")


def test_pages_are_links(app: Flask, client: FlaskClient) -> None:
    answer_with(app, Result(Query(), 12_345, (hit_of(0, STORIES[0]),), {}))
    page = get(client, "/?q=会议&year=2024&page=5")
    assert text_of(page, "#total") == "共 12,345 篇"
    base = "/?q=会议&year=2024"
    assert hrefs(page, ".pages a") == [
        f"{base}&page=4",
        base,
        f"{base}&page=4",
        f"{base}&page=5",
        f"{base}&page=6",
        f"{base}&page=618",
        f"{base}&page=6",
    ]
    assert page.css_first(".hits").attributes["start"] == "81"  # type: ignore[union-attr]


def test_a_page_past_the_end_leads_back(client: FlaskClient) -> None:
    page = get(client, "/?q=会议&page=9")
    assert "共 " in text_of(page, "#total")
    assert "第 9 页没有内容" in text_of(page, ".empty")
    assert hrefs(page, ".empty a") == ["/?q=会议"]
    assert not page.css(".pages, .hit")


def test_the_second_page_of_everything_is_a_list(app: Flask, client: FlaskClient) -> None:
    answer_with(app, Result(Query(), 21, (hit_of(0, STORIES[0]),), {}))
    page = get(client, "/?page=2")
    assert not page.css(".hero")
    assert text_of(page, "title").startswith("全部文章")


def test_nothing_found_offers_what_to_leave_out_and_how_many_that_finds(client: FlaskClient) -> None:
    page = get(client, "/?q=会议 平安建设&province=云南&since=2023")
    assert text_of(page, "#total") == "共 0 篇"
    ways = [" ".join(node.text().split()) for node in page.css(".widening li")]
    counts = [int(way.split(" ")[-2]) for way in ways]
    assert counts == sorted(counts, reverse=True)
    assert len(ways) > 1
    for href, count in zip(hrefs(page, ".widening a"), counts, strict=True):
        assert text_of(get(client, href), "#total") == f"共 {count} 篇"
    assert "去掉 省份：云南" in " ".join(ways)


def test_nothing_found_by_a_query_as_long_as_can_be_offers_what_is_no_longer(officials: FlaskClient) -> None:
    excluded = " ".join(f"-{chr(0x4E00 + number) * 8}" for number in range(40))  # each is longer with NOT
    page = get(officials, f"/?q=高远洲 {excluded}&province=西藏")
    assert "去掉 省份：西藏" in text_of(page, ".widening")


def test_nothing_found_whatever_is_left_out_says_so(client: FlaskClient) -> None:
    page = get(client, "/?q=火星")
    assert "没有找到文章，去掉任何一项也没有" in text_of(page, ".empty")
    assert "“引号”内逐字匹配" in text_of(page, ".empty")


def test_an_empty_archive_says_so(app: Flask, client: FlaskClient) -> None:
    answer_with(app, Result(Query(), 0, (), {}))
    assert "还没有文章入库" in text_of(get(client, "/"), ".empty")


def test_a_mistake_in_the_query_is_shown_at_its_place(client: FlaskClient) -> None:
    page = get(client, "/?q=平安 “枫桥", 400)
    assert text_of(page, ".typed") == "平安 “枫桥"
    assert text_of(page, ".typed mark") == "“"
    assert "第 4 个字符处：这个引号没有配对" in text_of(page, ".notice")
    assert "请补上另一半引号，或者去掉它" in text_of(page, ".advice")


@pytest.mark.parametrize("position", [-1, 2, 99])
def test_a_mistake_outside_the_text_is_no_error_of_ours(app: Flask, client: FlaskClient, position: int) -> None:
    answer_with(app, QueryError("wrong", position=position, mistake=Mistake.QUOTE_OPEN))
    assert text_of(get(client, "/?q=平安", 400), ".typed") in ("平安", "平安 ")


def test_an_engine_that_cannot_answer(app: Flask, client: FlaskClient) -> None:
    answer_with(app, IndexMissingError("nothing is indexed yet", where="/secret/place", advice="run `zhengfa index`"))
    page = get(client, "/?q=平安", 503)
    assert "还没有建立索引" in text_of(page, ".notice")
    assert "zhengfa index" in text_of(page, ".advice")
    assert "/secret" not in page.html  # type: ignore[operator]
    assert page.css_first("#q").attributes["value"] == "平安"  # type: ignore[union-attr]
    answer_with(app, EngineError("cannot be reached", advice="start it"))
    assert "cannot be reached start it" in text_of(get(client, "/", 503), ".notice")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ("page=abc", "页码 page 不能是“abc”"),
        ("page=0", "页码 page 不能是“0”"),
        ("sort=best", "排序 sort 不能是“best”"),
        ("year=x", "年份 year 不能是“x”"),
    ],
)
def test_a_wrong_address_says_what_is_wrong(client: FlaskClient, args: str, said: str) -> None:
    page = get(client, f"/?q=平安&{args}", 400)
    assert said in text_of(page, ".notice")
    working = hrefs(page, ".notice .ways a")
    assert working[0] == "/?q=平安"
    for href in working:
        get(client, href)


def test_a_long_query_gets_a_clear_message(client: FlaskClient) -> None:
    page = get(client, f"/?q={'字' * 501}", 400)
    assert "查询太长：501 个字符，最多 500 个" in text_of(page, ".notice")


def test_hostile_text_stays_text(app: Flask, client: FlaskClient) -> None:
    evil = '<script>alert(1)</script>"\u202e'
    story = Story(evil, evil, None, None, source=evil, url="javascript:alert(1)//<b>", state=evil)
    hit = replace(hit_of(0, story), province=evil, headline_fragments=(Fragment(evil, True),))
    result = Result(Query(), 1, (hit,), {name: (Bucket(evil, 1),) for name in FacetName})
    answer_with(app, result)
    response = client.get("/", query_string={"q": evil, "province": evil, "portal": evil})
    assert response.status_code == 200
    assert foreign_scripts(response.text) == []
    assert "<b>" not in response.text
    page = LexborHTMLParser(response.text)
    assert not page.css("[href^=javascript]")
    assert text_of(page, "h3 bdi mark") == evil
    assert "\u202e" not in text_of(page, "title")


def test_a_wrong_date_is_told_beside_its_field_and_nothing_that_was_typed_is_lost(client: FlaskClient) -> None:
    page = get(client, "/?q=会议&province=云南&sort=oldest&since=2021-13&until=2022", 400)
    assert value_of(page, "#q") == "会议"
    assert (value_of(page, "#since"), value_of(page, "#until")) == ("2021-13", "2022")
    since, until = page.css_first("#since"), page.css_first("#until")
    assert since is not None and until is not None
    assert since.attributes["aria-invalid"] == "true" and "aria-invalid" not in until.attributes
    assert "日期 since 不能是“2021-13”" in text_of(page, f"#{since.attributes['aria-describedby']}")
    kept = {node.attributes["name"]: node.attributes["value"] for node in page.css(".dates input[type=hidden]")}
    assert kept == {"q": "会议", "province": "云南", "sort": "oldest"}
    assert hrefs(page, ".misdated > .ways a") == ["/?q=会议&province=云南&until=2022&sort=oldest"]
    assert not page.css(".hit, .facets")


def test_a_range_that_ends_before_it_begins_is_told_beside_its_fields(client: FlaskClient) -> None:
    page = get(client, "/?q=会议&since=2022年&until=2021", 400)
    assert (value_of(page, "#since"), value_of(page, "#until")) == ("2022年", "2021")
    assert "起始 since 2022 晚于截止 until 2021" in text_of(page, "#until-problem")
    assert hrefs(page, ".misdated > .ways a") == ["/?q=会议"]


@pytest.mark.parametrize("path", ["/?since=去年&page=0", "/export?since=去年", "/timeline?since=去年", "/?sort=最好"])
def test_what_is_wrong_elsewhere_in_an_address_has_a_page_of_its_own(client: FlaskClient, path: str) -> None:
    page = get(client, path, 400)
    assert text_of(page, "h1") == "网址有误"
    assert not page.css("[aria-invalid]")


def value_of(page: LexborHTMLParser, selector: str) -> str | None:
    [field] = page.css(selector)
    return field.attributes["value"]


def test_the_fakes_find_what_the_pages_show() -> None:
    assert fake_search(Query("会议")).total == len([s for s in STORIES if "会议" in f"{s.headline}{s.text}"])
