"""The article page."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from tests.webui.fakes import FakeArchive, id_of
from zhengfa.archive.records import Byline, Content, Link

ID = id_of(0)


def facts(page: LexborHTMLParser) -> dict[str, str]:
    """The definition lists, as one dict."""
    return {
        " ".join(row.css_first("dt").text().split()): " ".join(row.css_first("dd").text().split())  # type: ignore[union-attr]
        for row in page.css("dl > div")
    }


def get(client: FlaskClient, article_id: str = ID) -> LexborHTMLParser:
    response = client.get(f"/article/{article_id}")
    assert response.status_code == 200
    return LexborHTMLParser(response.text)


def test_the_text_is_as_published(client: FlaskClient) -> None:
    page = get(client)
    assert page.css_first("h1").text() == "省委政法委召开全体会议 部署下半年平安建设重点工作"  # type: ignore[union-attr]
    assert page.css_first(".kicker").text() == "平安建设进行时"  # type: ignore[union-attr]
    assert page.css_first(".subtitle").text() == "推动更多法治力量向引导和疏导端用力"  # type: ignore[union-attr]
    assert len(page.css(".text p")) == 6
    assert page.css_first(".text").attributes["lang"] == "zh"  # type: ignore[union-attr]


def test_the_byline_and_where_the_date_was_read(client: FlaskClient) -> None:
    known = facts(get(client))
    assert known["来源"] == "浙江长安网"
    assert known["作者"] == "林晓舟、陈未"
    assert known["责编"] == "周砚"
    assert known["发布"] == "2024-07-18 09:56 精确到分钟，取自署名"


def test_the_evidence(client: FlaskClient) -> None:
    known = facts(get(client))
    assert known["原网址"] == "https://zj.example/yw/1000.html"
    assert (known["门户"], known["栏目"], known["状态"]) == ("浙江长安网", "要闻", "在线")
    assert known["抓取"] == "2026-11-23 06:41:00 UTC（北京时间 2026-11-23 14:41:00）"
    assert (known["HTTP 状态"], known["TLS 已验证"]) == ("200", "是")
    assert known["WARC 记录"] == "20261123T064100Z-crawl-0001.warc.gz，偏移 48213，长度 9702 字节"
    assert len(known["载荷 SHA-256"]) == 64
    assert known["修订版"] == "第 1 版，共 1 版"
    assert known["文章编号"] == ID
    assert "导入自" not in known


def test_links_tell_the_portal_nothing(client: FlaskClient) -> None:
    page = get(client)
    outside = [node for node in page.css("a") if (node.attributes["href"] or "").startswith("http")]
    assert len(outside) == 3  # the original, an image, an attachment
    assert {node.attributes["rel"] for node in outside} == {"noreferrer noopener nofollow"}
    assert [
        node.attributes["src"] for node in page.css("[src]") if "static" not in (node.attributes["src"] or "")
    ] == []


def test_the_newest_revision_is_shown(client: FlaskClient, archive: FakeArchive) -> None:
    archive.revise(ID, Content("改后的标题", ("改后的正文。",)))
    page = get(client)
    assert page.css_first("h1").text() == "改后的标题"  # type: ignore[union-attr]
    assert facts(page)["修订版"] == "第 2 版，共 2 版"


def test_what_is_not_known_is_said_not_to_be(client: FlaskClient, archive: FakeArchive) -> None:
    archive.revise(ID, Content(None, ()))
    archive.captures[0] = replace(archive.captures[0], status=None, tls_verified=None, imported_from="材料/一.html")
    archive.articles[ID] = replace(archive.articles[ID], url="file:///材料/一.html", portal=None, channel=None)
    page = get(client)
    assert page.css_first("h1").text() == "〔无标题〕"  # type: ignore[union-attr]
    assert "没有读出正文" in page.css_first(".text").text()  # type: ignore[union-attr]
    known = facts(page)
    assert known["发布"] == "未知日期"
    assert (known["门户"], known["栏目"]) == ("本地文件", "未知")
    assert (known["HTTP 状态"], known["TLS 已验证"]) == ("无（从文件导入）", "不适用")
    assert known["导入自"] == "材料/一.html"
    assert not page.css("a[href^=file]")


def test_badges(client: FlaskClient) -> None:
    assert [node.text() for node in get(client, id_of(5)).css(".badge")] == ["已删除"]
    assert [node.text() for node in get(client, id_of(18)).css(".badge")] == ["样例"]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "data:text/html,x"]
)
def test_hostile_text_stays_text(client: FlaskClient, archive: FakeArchive, url: str) -> None:
    evil = '<img src=x onerror=alert(1)>"\u202e'
    byline = Byline(evil, (evil,), evil)
    links = (Link(url, evil), Link(url))
    archive.revise(ID, Content(evil, (evil,), evil, evil, byline, images=links, attachments=links))
    archive.articles[ID] = replace(archive.articles[ID], url=url, channel=evil)
    page = get(client)
    assert not page.css("[onerror]")
    assert page.css_first("h1 bdi").text() == evil  # type: ignore[union-attr]
    assert {(node.attributes["href"] or "")[:1] for node in page.css("a")} == {"/", "#"}
    assert "\u202e" not in page.css_first("title").text()  # type: ignore[union-attr]


@pytest.mark.parametrize("article_id", ["nope", "0" * 16, "<b>", "%00"])
def test_an_unknown_article_is_not_found(client: FlaskClient, archive: FakeArchive, article_id: str) -> None:
    response = client.get(f"/article/{article_id}")
    assert response.status_code == 404
    assert "档案里没有编号为" in response.text
    assert "<b>" not in response.text


def test_the_archive_is_closed_again(client: FlaskClient, archive: FakeArchive) -> None:
    get(client)
    client.get("/article/nope")
    assert archive.open == 0
