"""The page of all officials. People and events are invented."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.webui.careers import EVIL, app_on, save_articles
from tests.webui.reading import foreign_scripts, get, hrefs, text_of, texts_of, words


def names(client: FlaskClient, **args: str) -> list[str]:
    """The names that are listed."""
    return texts_of(get(client, "/officials", 200, **args), ".names h3 a")


def test_all_officials_those_in_most_articles_first(officials: FlaskClient) -> None:
    page = get(officials, "/officials")
    assert texts_of(page, ".names h3")[:2] == ["高远洲 26 篇", "王伟 9 篇"]
    assert text_of(page, "#total") == f"共 {len(page.css('.names > li'))} 个姓名"
    first = page.css_first(".names > li")
    assert first is not None
    assert [words(line) for line in first.css(".posts li")] == [
        "辽宁省委常委、辽宁省委政法委书记 2023-02-17 至 2025-03-20，9 篇",
        "辽宁省委政法委副书记 2021-10-08 至 2022-11-04，8 篇",
        "沈阳市公安局局长 2016-12-30 至 2021-01-22，5 篇",
        "沈阳市公安局副局长 2013-05-16 至 2016-12-30，5 篇",
    ]
    assert hrefs(page, ".names h3 a")[0] == "/official/高远洲"
    assert "没有读出职务" in words(next(item for item in page.css(".names > li") if "白布和" in item.text()))


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ({"name": "远洲"}, ["高远洲"]),
        ({"name": "wangwei"}, ["王伟", "汪伟", "王维"]),
        ({"name": "gaoyuan"}, ["高远洲"]),
        ({"post": "公安局局长", "region": "辽宁"}, ["高远洲", "王伟", "段知微"]),
        ({"post": "公安局局长", "region": "210000", "until": "2012"}, ["王伟"]),
        ({"region": "沈阳", "since": "2022年3月"}, ["王伟"]),
        ({"post": "公安局局长", "since": "2023", "until": "2024/8"}, ["王伟", "李向北"]),
        ({"name": "火星"}, []),
    ],
)
def test_officials_by_name_post_region_and_time(
    officials: FlaskClient, args: dict[str, str], expected: list[str]
) -> None:
    assert names(officials, **args) == expected


def test_what_was_typed_stays_in_the_form(officials: FlaskClient) -> None:
    args = {"name": " 高", "post": "书记", "region": "辽宁", "since": "2021.7", "until": "2022年"}
    page = get(officials, "/officials", 200, **args)
    values = {node.attributes["name"]: node.attributes["value"] for node in page.css(".form input")}
    assert values == {"name": "高", "post": "书记", "region": "辽宁", "since": "2021-07", "until": "2022"}
    assert all(page.css(f"label[for={node.id}]") for node in page.css(".form input"))


def test_a_region_of_several_is_asked_about(officials: FlaskClient) -> None:
    page = get(officials, "/officials", region="和平", post="书记")
    assert "“和平”不止一处，要查的是：天津市和平区、沈阳市和平区、河源市和平县" in text_of(page, ".results .meaning")
    links = hrefs(page, ".results .meaning a")
    assert links[1] == "/officials?post=书记&region=210102"
    assert not page.css(".names, .empty")
    chosen = get(officials, links[1])
    assert "地区：沈阳市和平区及所辖" in text_of(chosen, ".results-head")
    assert chosen.css_first("#f-region").attributes["value"] == "沈阳市和平区"  # type: ignore[union-attr]


def test_a_region_that_is_no_more_is_offered_beside_the_one_that_is(officials: FlaskClient) -> None:
    page = get(officials, "/officials", region="重庆市")
    assert "也可以指：重庆市（至 1996 年）" in text_of(page, ".results .meaning")
    [link] = hrefs(page, ".results .meaning a")
    former = get(officials, link)
    assert "重庆市（至 1996 年）" in text_of(former, ".results-head")
    assert former.css_first("#f-region").attributes["value"] == "510200"  # type: ignore[union-attr]  # its name is another's


def test_a_region_that_there_is_not_is_said_not_to_be(officials: FlaskClient) -> None:
    page = get(officials, "/officials", region="云岭")
    assert "没有叫“云岭”的地区" in text_of(page, ".results .empty")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ({"since": "去年"}, "起始 since 不能是“去年”"),
        ({"until": "2021-13"}, "截止 until 不能是“2021-13”"),
        ({"since": "2022", "until": "2021-07"}, "起始 since 2022 晚于截止 until 2021-07"),
        ({"page": "0"}, "页码 page 不能是“0”"),
        ({"post": "书" * 61}, "职务 post 太长：61 个字符"),
    ],
)
def test_a_wrong_address_says_what_is_wrong(officials: FlaskClient, args: dict[str, str], said: str) -> None:
    page = get(officials, "/officials", 400, name="高", **args)
    assert text_of(page, "h1") == "网址有误"
    assert said in text_of(page, ".notice")
    working = hrefs(page, ".ways a")[0]
    assert working.startswith("/officials?name=高")
    get(officials, working)


def test_a_span_may_begin_and_end_in_one_year(officials: FlaskClient) -> None:
    assert names(officials, since="2021-07", until="2021", region="辽宁")


def test_many_names_have_pages(tmp_path: Path) -> None:
    given = "安平和顺清远明亮志刚建国文武伟业长春永康"
    people = [f"石{one}{other}" for one in given[:8] for other in given[8:16]]
    texts = [("liaoning", "2021-01-05", f"铁岭市委副书记{name}出席会议。") for name in people]
    save_articles(tmp_path, texts)
    client = app_on(tmp_path).test_client()
    page = get(client, "/officials", post="副书记")
    total = int("".join(filter(str.isdigit, text_of(page, "#total"))))
    assert total > 50
    assert len(page.css(".names > li")) == 50
    assert hrefs(page, ".pages a")[-1] == "/officials?post=副书记&page=2"
    second = get(client, "/officials?post=副书记&page=2")
    assert len(second.css(".names > li")) == total - 50
    assert second.css_first(".names").attributes["start"] == "51"  # type: ignore[union-attr]
    past = get(client, "/officials?post=副书记&page=9")
    assert "第 9 页没有内容：到第 2 页为止" in text_of(past, ".empty")
    assert hrefs(past, ".empty a") == ["/officials?post=副书记&page=2"]


def test_an_archive_without_officials_says_so(tmp_path: Path) -> None:
    save_articles(tmp_path, [("liaoning", "2021-01-05", "平安建设各项工作有序推进。")])
    client = app_on(tmp_path).test_client()
    assert "还没有文章提到官员" in text_of(get(client, "/officials"), ".empty")
    assert "没有找到符合条件的官员" in text_of(get(client, "/officials", name="高"), ".empty")


def test_an_archive_without_an_index_says_what_to_do(tmp_path: Path) -> None:
    page = get(app_on(tmp_path).test_client(), "/officials", 503)
    assert "还没有建立索引" in text_of(page, ".notice")


def test_hostile_values_stay_text(officials: FlaskClient) -> None:
    for name in ("name", "post", "region"):
        response = officials.get("/officials", query_string={name: EVIL})
        assert response.status_code == 200
        assert foreign_scripts(response.text) == []
    assert foreign_scripts(officials.get("/officials", query_string={"since": EVIL}).text) == []
