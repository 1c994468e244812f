"""The page of the officials of one name. People and events are invented."""

import re
from itertools import pairwise
from pathlib import Path
from typing import cast

import pytest
from flask.testing import FlaskClient

from tests.webui.careers import CAREER, EVIL, HOMONYMS, app_on, save_articles
from tests.webui.reading import foreign_scripts, get, hrefs, text_of, texts_of, words
from zhengfa.webui import official

GAO, WANG = "/official/高远洲", "/official/王伟"


def test_posts_stand_along_time_with_their_articles(officials: FlaskClient) -> None:
    page = get(officials, GAO)
    assert text_of(page, "h1") == "高远洲"
    assert text_of(page, ".subtitle") == "26 篇文章提到这个姓名；就现有材料看，是一个人（99.8%）"
    rows = [(words(row.css_first(".span")), words(row.css_first(".beside"))) for row in page.css(".tenure")]  # type: ignore[arg-type]
    assert [(span, re.split(" 地区| 依据", told)[0]) for span, told in rows] == [
        ("2013-05-16 至 2016-12-30", "沈阳市公安局副局长 5 篇"),
        ("2016-12-30 至 2021-01-22", "沈阳市公安局局长 5 篇"),
        ("2021-01-22 至 2021-10-08", "其间没有见到任何职务的报道"),
        ("2021-10-08 至 2022-11-04", "辽宁省委政法委副书记 8 篇"),
        ("2023-02-17 至 2025-03-20", "辽宁省委常委、政法委书记 9 篇"),  # one title, one row
    ]
    assert texts_of(page, ".silence") == [
        "2014-02-11 至 2016-09-20 之间没有见到在任的报道",
        "2017-06-08 至 2019-11-12 之间没有见到在任的报道",
    ]


def test_evidence_is_quoted_with_kind_day_portal_and_article(officials: FlaskClient) -> None:
    page = get(officials, GAO)
    assert texts_of(page, ".said")[:5] == [
        "最早 2013-05-16 辽宁长安网",
        "免职报道 2016-12-30 辽宁长安网",
        "追述 2024-04-02 云南长安网",
        "任命报道 2016-12-30 辽宁长安网",
        "免职报道 2021-01-22 辽宁长安网",
    ]
    assert texts_of(page, "blockquote")[1] == "会议决定任命高远洲为沈阳市公安局局长，免去其沈阳市公安局副局长职务。"
    assert [bool("open" in node.attributes) for node in page.css(".tenure details")] == [True, False, False, False]
    for href in hrefs(page, ".from a"):
        assert "高远洲" in texts_of(get(officials, href), "article mark")


def test_the_picture_leads_to_the_rows(officials: FlaskClient) -> None:
    page = get(officials, GAO)
    leads = hrefs(page, ".timeline a")
    assert [href.removeprefix("#") for href in leads] == [row.id for row in page.css(".tenure[id]")]
    assert texts_of(page, ".timeline a title")[3] == "辽宁省委常委、政法委书记，2023-02-17 至 2025-03-20，9 篇"
    assert page.css_first(".timeline svg").attributes["aria-label"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "selector", [".tenure .meta a", ".year-months a", ".counted .count a", "#p1-portals + .beside li"]
)
def test_every_number_leads_to_as_many_articles(officials: FlaskClient, selector: str) -> None:
    page = get(officials, GAO)
    assert page.css(selector)
    for node in page.css(selector):
        link = node if node.tag == "a" else node.css_first("a")
        count = re.findall(r"\d+", words(node))[-1]
        assert text_of(get(officials, cast(str, link.attributes["href"])), "#total") == f"共 {count} 篇"  # type: ignore[union-attr]


def test_all_articles_are_a_link_away_the_newest_first(officials: FlaskClient) -> None:
    page = get(officials, GAO)
    every, timeline = hrefs(page, "header .ways a")
    assert (every, timeline) == ('/?q=official:"高远洲"&sort=newest', '/timeline?q=official:"高远洲"')


def test_months_are_told_in_a_picture_in_words_and_in_a_table(officials: FlaskClient) -> None:
    page = get(officials, GAO)
    assert text_of(page, "figcaption") == "2013-05 至 2025-03，共 26 篇；最多的是 2022-03，2 篇"
    assert len(page.css(".months .bar")) == 22
    years = texts_of(page, ".year-months tbody th")
    assert (years[0], years[-1], "2015" in years) == ("2025", "2013", False)
    assert [words(cell) for cell in page.css(".year-months tbody tr")[0].css("td")] == ["", "", "2", *[""] * 9]


def test_companions_lead_to_their_own_pages(officials: FlaskClient) -> None:
    page = get(officials, GAO)
    links = hrefs(page, "#p1-with + .beside li > a")
    assert "/official/罗一鸣" in links
    assert "高远洲" in texts_of(get(officials, "/official/罗一鸣"), ".counted a")


def test_companions_beyond_twelve_are_folded_not_left_out(tmp_path: Path) -> None:
    names = (
        "于甲民、王乙明、张丙华、李丁平、赵戊田、钱己山、孙庚林、周辛来、吴壬生、郑癸海、冯子江、陈丑河、褚寅湖、卫卯波"
    )
    save_articles(tmp_path, [("liaoning", "2021-01-05", f"辽宁省委书记高远洲出席，省领导{names}参加。")])
    page = get(app_on(tmp_path).test_client(), GAO)
    assert len(page.css("#p1-with + .beside li")) == 14
    assert len(page.css("#p1-with + .beside details li")) == 2


def test_what_still_names_the_person_so_is_folded_and_makes_no_tenure_longer(tmp_path: Path) -> None:
    days = [f"2025-0{month}-1{day}" for month in (5, 6, 7) for day in (1, 5)]
    late = [("liaoning", day, "沈阳市公安局局长高远洲当年推动的警务公开，群众至今称道。") for day in days]
    in_post = [("liaoning", f"2018-{month:02}-20", "沈阳市公安局局长高远洲讲话。") for month in range(1, 13)]
    save_articles(tmp_path, [*CAREER, *in_post, *late])
    page = get(app_on(tmp_path).test_client(), GAO)
    [row] = [row for row in page.css(".tenure") if words(row.css_first("h3")) == "沈阳市公安局局长"]  # type: ignore[arg-type]
    assert words(row.css_first(".span")) == "2016-12-30 至 2021-01-22"  # type: ignore[arg-type]
    cited, after = row.css("details")
    assert words(after.css_first("summary")) == "离任后仍这样称呼的报道 6 条，不计入任期"  # type: ignore[arg-type]
    assert "open" not in after.attributes
    assert [words(one) for one in after.css(".said")] == [f"{day} 辽宁长安网" for day in days[:5]]
    assert words(after.css_first(".note")) == "以上是最早的 5 条。"  # type: ignore[arg-type]
    assert not any(day in words(cited) for day in days)


def test_persons_of_one_name_are_told_apart(officials: FlaskClient) -> None:
    page = get(officials, WANG)
    assert text_of(page, ".subtitle") == "9 篇文章提到这个姓名；就现有材料看，是 4 个人"
    assert texts_of(page, ".person h2")[0] == "第 1 人 沈阳市公安局局长，2008–2011"
    assert "读音相同的姓名：汪伟（1 篇）、王维（1 篇）" in text_of(page, "header .note")
    assert "同名的人不止一个" in text_of(page, "#p1-months + .beside .note")
    assert not page.css(".counted .count a, .tenure .meta a")  # what is counted is not all that would be found


def test_who_may_be_one_person_is_said_with_how_probable_and_why(officials: FlaskClient) -> None:
    page = get(officials, WANG)
    likely = texts_of(page, ".maybe > ul li")
    assert likely[0] == "第 2 人 杭州市司法局局长 与 第 3 人 杭州市中级法院院长：86% 同一地区，姓名常见"
    assert all("30%" in text or "20%" in text for text in texts_of(page, ".maybe details li"))
    assert all(page.css_first(href) for href in hrefs(page, ".maybe a"))


def test_many_persons_of_one_name_stand_on_several_pages(
    officials: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(official, "PERSONS", 3)
    first, second = get(officials, WANG), get(officials, f"{WANG}?page=2")
    assert [len(page.css(".person")) for page in (first, second)] == [3, 1]
    assert texts_of(second, ".person h2")[0].startswith("第 4 人")
    assert text_of(second, ".subtitle") == text_of(first, ".subtitle")
    assert hrefs(first, ".pages a[rel=next]") == [f"{WANG}?page=2"]
    assert hrefs(first, ".maybe a") == ["#p2", "#p3"]
    assert hrefs(second, ".maybe a") == [f"{WANG}#p2", f"{WANG}#p3"]
    assert [officials.get(f"{WANG}?page={page}").status_code for page in ("3", "0", "x")] == [404, 400, 400]


def test_of_very_many_possibilities_the_least_likely_are_only_counted(
    officials: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(official, "MOST_MAYBE", 0)
    assert not get(officials, WANG).css(".maybe li")
    assert text_of(get(officials, WANG), ".maybe") == "另有 1 种可能，概率更低，没有列出"


def test_why_posts_are_one_persons_is_a_click_away(officials: FlaskClient) -> None:
    page = get(officials, GAO)
    assert text_of(page, ".why summary") == "为什么认为是同一人"
    [told] = [text for text in texts_of(page, ".why li") if text.startswith("沈阳市公安局副局长 ＝ 沈阳市公安局局长")]
    assert told.startswith("沈阳市公安局副局长 ＝ 沈阳市公安局局长：99.8% 有报道写明先后任这两职")


def test_human_decisions_are_named_as_such(tmp_path: Path) -> None:
    save_articles(tmp_path, HOMONYMS)
    decided = (
        "same: [杭州市司法局局长, 杭州市中级法院院长], why: 任免名单",
        "different: [沈阳市公安局局长@2008..2014, 沈阳市公安局局长@2020..], why: 简历",
        "same: [杭州市司法局局长, 杭州市法院院长], why: <b>简历</b>",
    )
    lines = [f"- {{name: 王伟, by: 李编辑, date: 2026-11-27, {one}}}" for one in decided]
    (tmp_path / "officials.yaml").write_text("\n".join(lines), "utf-8")
    page = get(app_on(tmp_path).test_client(), WANG)
    same, different, _, unmet = texts_of(page, ".notice-bar")[:4]
    assert same == "人工判定：杭州市司法局局长、杭州市中级法院院长是同一人。 任免名单 （李编辑，2026-11-27）"
    assert "沈阳市公安局局长（2008–2014）、沈阳市公安局局长（2020–）不是同一人。 简历" in different
    assert unmet == "有一项判定没有用上：officials.yaml 里写的“杭州市法院院长”，这个姓名没有这个职务。"
    assert texts_of(page, ".why li")[0].startswith("杭州市司法局局长 ＝ 杭州市中级法院院长： 人工判定为同一人（李编辑")


def test_a_mistake_in_a_decision_is_told_in_words_and_mends_without_a_restart(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    save_articles(tmp_path, HOMONYMS)
    client, decisions = app_on(tmp_path).test_client(), tmp_path / "officials.yaml"
    decisions.write_text("- {name: 王伟, same: [杭州市司法局局长]}", "utf-8")
    page = get(client, WANG, 503)
    assert text_of(page, "h1") == "暂时不能显示官员"
    assert "officials.yaml" in text_of(page, ".notice")
    assert "officials.yaml: [0].same: " in caplog.text
    assert text_of(get(client, "/?q=王伟"), "#total") == "共 9 篇"
    decisions.unlink()
    assert text_of(get(client, WANG), "h1") == "王伟"


def test_regions_that_stay_open_say_between_which(officials: FlaskClient) -> None:
    told = text_of(get(officials, "/official/陈未明"), ".tenure .meta")
    assert told == "2 篇 地区未定 可能是天津市和平区、沈阳市和平区"
    assert "全国性职务" in text_of(get(officials, "/official/方以宁"), ".tenure .meta")
    assert "地区不在行政区划表中" in text_of(get(officials, "/official/江一苇"), ".tenure .meta")


def test_without_a_post_there_are_still_figures(officials: FlaskClient) -> None:
    page = get(officials, "/official/白布和")
    assert text_of(page, ".subtitle") == "1 篇文章提到这个姓名，没有读出职务"
    assert text_of(page, "figcaption") == "2021-07，共 1 篇"
    assert not page.css(".person, .timeline")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("高遠洲", "高远洲"),
        (" 高 远洲 ", "高远洲"),
        ("gaoyuanzhou", "高远洲"),
        ("Yuánzhōu Gāo", "高远洲"),
        ("艾力・买买提", "艾力·买买提"),
        ("艾力•买买提", "艾力·买买提"),
    ],
)
def test_a_name_has_one_address(officials: FlaskClient, typed: str, name: str) -> None:
    response = officials.get(f"/official/{typed}")
    assert response.status_code == 302
    page = get(officials, response.headers["Location"])
    assert text_of(page, "h1") == name


def test_a_name_with_dots_is_marked_in_its_article(officials: FlaskClient) -> None:
    page = get(officials, "/official/艾力·买买提")
    assert texts_of(page, "blockquote mark") == ["艾力•买买提"]
    [href] = hrefs(page, ".from a")
    assert texts_of(get(officials, href), "article mark") == ["艾力•买买提"]


def test_an_unknown_name_is_not_found_and_near_ones_are_offered(officials: FlaskClient) -> None:
    page = get(officials, "/official/王为", 404)
    assert text_of(page, "h1") == "没有找到这位官员"
    assert "没有文章提到名叫“王为”的官员" in text_of(page, ".notice")
    assert hrefs(page, ".notice .counted a") == ["/official/王伟", "/official/汪伟", "/official/王维"]
    assert page.css_first("form[action='/officials'] input[name=name]")
    assert texts_of(get(officials, "/official/远洲", 404), ".counted a") == ["高远洲"]  # a part of a name
    assert not get(officials, "/official/火星", 404).css(".counted a")


def test_pinyin_of_several_names_asks_which(officials: FlaskClient) -> None:
    page = get(officials, "/official/wangwei", 404)
    assert text_of(page, "h1") == "这个拼音是几个人的"
    assert texts_of(page, ".counted a") == ["王伟", "汪伟", "王维"]


def test_hostile_text_stays_text(officials: FlaskClient) -> None:
    response = officials.get("/official/石敢当")
    assert response.status_code == 200
    assert foreign_scripts(response.text) == []
    page = get(officials, "/official/石敢当")
    assert any(EVIL in words(node) for node in page.css("blockquote bdi"))
    assert {words(node) for node in page.css(".from bdi")} == {EVIL}
    assert words(page.css_first("#p1-portals + .beside bdi")) == EVIL  # type: ignore[arg-type]


@pytest.mark.parametrize("name", [EVIL, "字" * 500, "%00", "../..", "“高远洲”", "a\u202eb"])
def test_hostile_names_are_no_names(officials: FlaskClient, name: str) -> None:
    response = officials.get(f"/official/{name}")
    assert response.status_code == 404
    assert foreign_scripts(response.text) == []
    assert "字" * 41 not in response.text


@pytest.mark.parametrize("url", [GAO, WANG, "/official/白布和", "/official/nobody"])
def test_headings_are_in_order_and_ids_are_unique(officials: FlaskClient, url: str) -> None:
    page = get(officials, url, 404 if url.endswith("nobody") else 200)
    levels = [int(cast(str, node.tag)[1]) for node in page.css("h1, h2, h3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [node.id for node in page.css("[id]")]
    assert len(ids) == len(set(ids))


def test_no_page_of_officials_has_script_or_inline_style(officials: FlaskClient) -> None:
    for path in (GAO, WANG, "/officials", "/officials?region=和平", "/official/nobody"):
        text = officials.get(path).text
        assert foreign_scripts(text) == []
        assert "<style" not in text
        assert "style=" not in text
