"""Suspected clones: by which signs, and where search puts them. The sentences are ours."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from tests.indexer.conftest import PORTALS, Find
from tests.making import Archivist
from zhengfa.archive.content import Byline, Content
from zhengfa.archive.portals import Trust
from zhengfa.archive.urls import host_of
from zhengfa.crawler.extraction.article import extract
from zhengfa.indexer.clones import CloneSign, clone_signs, is_clone_host
from zhengfa.indexer.query import Sort
from zhengfa.indexer.repair.article import repair_article

ELSEWHERE = "http://elsewhere.example/a/1.html"
FILE = "file:///home/li/saved.txt"
ANNOTATED = "全省政法工作會(huì)議召開(kāi)，省委書(shū)記出席。"
SHIFTED = "要依法辦案?！边|寧省委常委說。"  # 。”遼
ROW = "合山市| 峨边| 鄢陵县| 察隅县| 镇沅| 沁水县| 平湖市|"


def signs(body: str = "正文。", url: str = ELSEWHERE, source: str | None = None, portal: str = "") -> list[str]:
    """What speaks for a clone; the portal of that name is no clone."""
    article = repair_article(Content("标题", tuple(body.split("\n")), byline=Byline(source)))
    return [sign.value for sign in clone_signs(url, PORTALS.get(portal), article)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (ANNOTATED, ["annotations"]),
        (SHIFTED, ["byte_shifts"]),
        ("他說，那是一片紅?！?", ["byte_shifts"]),  # refused, and damage all the same
        (f"正文。\n{ROW}", ["spam_lines"]),
        (f"{ANNOTATED}\n{ROW}", ["annotations", "spam_lines"]),
        ("全省政法工作會(huì)議召開(kāi)。", []),  # two glosses may be the author's
        ("全省政法工作會議召開。", []),  # official editions are in traditional script too
        ("正文。", []),
    ],
)
def test_a_page_of_no_portal_is_judged_by_what_machines_leave(body: str, found: list[str]) -> None:
    assert signs(body) == found
    assert not signs(body, FILE)  # a saved text has come from anywhere
    assert not signs(body, "http://ln.example/1.html", portal="ln")


@pytest.mark.parametrize(
    "body",
    [
        "深入贯彻全会精神和去哪里投注nba比赛:总书记重要讲话。",
        "由www.asia28365.com暨沈阳市公安局主办。",
        "深入学习习法治思想。",
        "以习新时代中国特色社会主义思想为指导。",
    ],
)
@pytest.mark.parametrize("url", [ELSEWHERE, FILE])
def test_falsified_names_are_a_sign_anywhere(body: str, url: str) -> None:
    assert signs(body, url) == ["falsified_text"]
    assert not signs(body, "http://ln.example/1.html", portal="ln")


def test_a_falsified_source_is_a_sign() -> None:
    assert signs(source="凯发官方首页") == ["falsified_text"]
    assert not signs(source="澳门博彩监察协调局")
    assert not signs(source="南亚博览会官网")


@pytest.mark.parametrize(
    "body",
    [
        "通过www.bet365.com网站赌博，沈阳市公安局侦破此案。",
        "登录bet365.com等网站的沈阳市居民，被市公安局查获。",
        "如何投注足球彩票：公安局提醒，网上投注平台都是诈骗。",
        "严打跨境博彩：公安局重拳出击。在金沙娱乐城，原市委书记李某一夜输掉三百万元。",
        "学习新时代中国特色社会主义思想。深入学习法治思想，研习经济思想。",
    ],
)
def test_reports_on_gambling_are_no_clones(body: str) -> None:
    assert not signs(body)


@pytest.mark.parametrize("path", ["202107/t20210713_1.html", "2021-07/13/content_12751604.shtml", "zwgk/post_4089308"])
def test_the_path_of_a_portal_counts_only_beside_other_signs(path: str) -> None:
    url = f"http://elsewhere.example/{path}"
    assert not signs(url=url)
    assert signs(ANNOTATED, url) == ["annotations", "official_path"]


def test_hosts_are_known_with_what_is_below_them() -> None:
    assert is_clone_host("jizihe.com")
    assert is_clone_host("m.jizihe.com:8080")
    assert not is_clone_host("notjizihe.com")
    assert not is_clone_host("com")
    assert not is_clone_host("")
    assert signs(url="http://www.jizihe.com/x/1.html") == ["known_host"]


def test_everything_of_a_portal_declared_as_a_clone_is_one() -> None:
    portal = replace(PORTALS["ln"], trust=Trust.CLONE)
    article = repair_article(Content("标题", (ANNOTATED,)))
    found = clone_signs("http://ln.example/1.html", portal, article)
    assert found == (CloneSign.CLONE_PORTAL, CloneSign.ANNOTATIONS)


class TestSearch:
    def save(self, archivist: Archivist) -> None:
        for number in range(3):
            archivist.save_text(f"http://jizihe.com/{number}", "政法。", headline="政法政法")
            archivist.save_text(f"http://a.cn/{number}", f"这里谈到{'许多' * number}政法。", headline="会议")

    def test_clones_come_last_and_are_said_to_be(self, find: Find, archivist: Archivist) -> None:
        self.save(archivist)
        found = find("政法")
        assert found.total == 6
        assert [host_of(hit.url) for hit in found.hits] == ["a.cn"] * 3 + ["jizihe.com"] * 3
        assert [hit.clone_signs for hit in found.hits] == [()] * 3 + [("known_host",)] * 3

    @pytest.mark.parametrize("limit", [1, 2, 4, 5])
    def test_pages_follow_one_another(self, find: Find, archivist: Archivist, limit: int) -> None:
        self.save(archivist)
        whole = [hit.url for hit in find("政法").hits]
        pages = [find("政法", offset=offset, limit=limit) for offset in range(0, 8, limit)]
        assert [hit.url for page in pages for hit in page.hits] == whole
        assert {page.total for page in pages} == {6}
        assert not find("政法", limit=0).hits

    def test_by_time_they_stand_at_their_dates(self, find: Find, archivist: Archivist) -> None:
        self.save(archivist)
        newest = find("政法", sort=Sort.NEWEST)
        assert newest.total == 6
        assert host_of(newest.hits[1].url) == "jizihe.com"


def test_facts_on_pages_that_are_not_ours(shared: Path) -> None:
    known = yaml.safe_load((shared / "portals/clones.yaml").read_text("utf-8"))
    assert all(is_clone_host(host_of(page["url"])) for page in known["pages"])
    assert all(map(is_clone_host, known["to_original"]))
    assert not any(map(is_clone_host, known["to_original"].values()))


def test_no_real_page_is_suspected(shared: Path) -> None:
    facts = json.loads((shared / "pages/truth.json").read_text("utf-8"))
    suspected = {}
    for page, fact in facts.items():
        url = fact["url"] or ELSEWHERE
        content = extract((shared / f"pages/html/{page}.html").read_bytes(), url).content
        assert content is not None
        suspected[page] = clone_signs(url, None, repair_article(content))
    assert len(suspected) == 84
    assert not [page for page, found in suspected.items() if found]
