"""The article page."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from tests.webui.fakes import FakeArchive, capture_of, id_of
from tests.webui.samples import COPIED_BODY, COPIED_HEADLINE, STORIES
from zhengfa.archive.content import Byline, Content, Link

ID = id_of(0)
COPIED = Content(COPIED_HEADLINE, COPIED_BODY, byline=Byline("遼河日報(bào)", ("記者 陳未",), "周硯"))
DAMAGE = "此段有无法修复的损坏"


def facts(page: LexborHTMLParser) -> dict[str, str]:
    """The definition lists, as one dict."""
    return {
        " ".join(row.css_first("dt").text().split()): " ".join(row.css_first("dd").text().split())  # type: ignore[union-attr]
        for row in page.css("dl > div")
    }


def words(page: LexborHTMLParser, selector: str) -> str:
    """The text of a part of the page, with single blanks."""
    part = page.css_first(selector)
    return " ".join(part.text().split()) if part else ""


def get(client: FlaskClient, article_id: str = ID, **args: str) -> LexborHTMLParser:
    response = client.get(f"/article/{article_id}", query_string=args or None)
    assert response.status_code == 200
    return LexborHTMLParser(response.text)


def test_a_clean_text_is_as_published(client: FlaskClient) -> None:
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
    assert known["发布"] == "2024-07-18 09:56 精确到分钟，取自署名行"


def test_where_each_value_was_read(client: FlaskClient) -> None:
    assert facts(get(client))["取值"] == "标题取自页面标题行；正文取自正文容器"


def test_the_captures_of_further_pages(client: FlaskClient, archive: FakeArchive) -> None:
    url = "https://zj.example/yw/1000_2.html"
    archive.parts[ID] = (capture_of(99, url),)
    shown = " ".join(get(client).css(".fetches li")[1].text().split())
    assert "第 2 页" in shown
    assert url in shown
    assert "20261123T064100Z-crawl-0001.warc.gz，偏移 48213" in shown


def test_the_evidence(client: FlaskClient) -> None:
    known = facts(get(client))
    assert known["原网址"] == "https://zj.example/yw/1000.html"
    assert (known["门户"], known["栏目"], known["状态"]) == ("浙江长安网", "要闻", "在线")
    assert known["首次见到"] == "2026-11-23 06:41:00 UTC（北京时间 2026-11-23 14:41:00）"
    assert (known["写明的来源"], known["发布时间"]) == ("浙江长安网", "2024-07-18 09:56 精确到分钟，取自署名行")
    assert known["文章编号"] == ID


def test_every_capture_of_the_page_is_listed_with_where_it_is_kept(client: FlaskClient, archive: FakeArchive) -> None:
    page = get(client)
    [only] = page.css(".fetches li")
    shown = " ".join(only.text().split())
    assert shown.startswith("2026-11-23 06:41:00 UTC（北京时间 2026-11-23 14:41:00） 得第 1 版 HTTP 200 TLS 证书已验证")
    assert "20261123T064100Z-crawl-0001.warc.gz，偏移 48213，长度 9702 字节" in shown
    assert archive.captures[0].payload_sha256 in shown
    assert [link.attributes["href"] for link in only.css("a")] == ["/capture/0", "/capture/0", "/capture/0#verified"]
    archive.captures[98] = replace(archive.captures[0], id=98, status=None, tls_verified=None, imported_from="一.html")
    page = get(client)
    assert words(page, ".provenance summary") == "同一网页的另外 1 次抓取"
    [other] = page.css(".provenance details li")
    assert "新文章 从文件导入 不经 TLS 导入自 一.html" in " ".join(other.text().split())


def test_revisions_are_listed_with_what_changed(client: FlaskClient, archive: FakeArchive) -> None:
    assert "只有一版" in words(get(client), ".provenance")
    before = archive.history[ID][-1].content
    archive.revise(ID, replace(before, headline="改后的标题", byline=replace(before.byline, editor="某某")))
    editions = [" ".join(node.text().split()) for node in get(client).css(".editions li")]
    assert editions == [
        "第 2 版 2026-11-23 06:41:00 UTC（北京时间 2026-11-23 14:41:00） 改动：标题、责编",
        "第 1 版 2026-11-23 06:41:00 UTC（北京时间 2026-11-23 14:41:00）",
    ]


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
    assert "共 2 版，上面是最新的一版" in words(page, ".provenance")


def test_the_repaired_text_is_shown_and_said_to_be(client: FlaskClient, archive: FakeArchive) -> None:
    archive.revise(ID, COPIED)
    page = get(client)
    assert page.css_first("h1").text() == "辽河市召开平安建设推进会"  # type: ignore[union-attr]
    assert words(page, "title").startswith("辽河市召开平安建设推进会")
    known = facts(page)
    assert (known["来源"], known["作者"], known["责编"]) == ("辽河日报", "记者 陈未", "周砚")
    assert "听取工作汇报，部署下一阶段任务。" in words(page, ".text")
    assert "以扫黑除恶永远在路上的决心" in words(page, ".text")
    said = words(page, ".repaired")
    assert said.startswith("已修复文本：拼音注音 18 处、字节错位 1 处、繁体字 ")
    assert "标点 1 处；1 段有无法修复的损坏" in said


def test_a_suspected_clone_is_said_to_be_one_and_why(client: FlaskClient, archive: FakeArchive) -> None:
    [unlisted] = (number for number, story in enumerate(STORIES) if "unlisted" in story.url)
    assert "疑似克隆" not in words(get(client, id_of(unlisted)), "main")
    archive.revise(id_of(unlisted), COPIED)
    archive.revise(ID, COPIED)  # on a portal of its own
    assert words(get(client, id_of(unlisted)), ".notice-bar.warn").startswith("疑似克隆：多处拼音注音、字节错位。")
    assert "疑似克隆" not in words(get(client), "main")


def test_the_published_text_is_a_link_away_and_back(client: FlaskClient, archive: FakeArchive) -> None:
    archive.revise(ID, COPIED)
    [link, *_] = get(client).css(".repaired a")
    assert (link.text(), link.attributes["href"]) == ("看发布原文", f"/article/{ID}?text=published")
    page = get(client, f"{ID}?text=published")
    assert page.css_first("h1").text() == COPIED_HEADLINE  # type: ignore[union-attr]
    assert words(page, "title").startswith(COPIED_HEADLINE)
    assert facts(page)["来源"] == "遼河日報(bào)"
    assert [node.text() for node in page.css(".text bdi")] == list(COPIED_BODY)
    [back] = page.css(".repaired a")
    assert (back.text(), back.attributes["href"]) == ("看修复后的文本", f"/article/{ID}")
    assert words(page, ".repaired").startswith("发布原文，未经修复")


@pytest.mark.parametrize("text", ["", "?text=", "?text=repaired", "?text=published"])
def test_where_nothing_was_repaired_nothing_is_said(client: FlaskClient, text: str) -> None:
    page = get(client, f"{ID}{text}")
    assert not page.css(".repaired, .repairs, .damage")
    assert page.css_first("h1").text() == "省委政法委召开全体会议 部署下半年平安建设重点工作"  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["", "?text=published"])
def test_damaged_paragraphs_are_marked_with_words(client: FlaskClient, archive: FakeArchive, text: str) -> None:
    archive.revise(ID, COPIED)
    page = get(client, f"{ID}{text}")
    [damaged] = page.css(".text .damaged")
    assert words(page, ".text .damaged .damage") == DAMAGE
    assert "?huà)甲" in damaged.text()


@pytest.mark.parametrize("text", ["", "?text=published"])
def test_damage_in_other_fields_is_said_and_needs_no_repair(
    client: FlaskClient, archive: FakeArchive, text: str
) -> None:
    damaged = "于?huà)甲"
    archive.revise(ID, Content(damaged, ("正文。",), damaged, damaged, Byline(damaged, (damaged,), damaged)))
    page = get(client, f"{ID}{text}")
    assert [node.text() for node in page.css(".damage")] == ["此处有无法修复的损坏"] * 6
    assert not page.css(".repaired, .repairs")


@pytest.mark.parametrize("text", ["", "?text=published"])
def test_the_log_holds_every_change_of_the_article(client: FlaskClient, archive: FakeArchive, text: str) -> None:
    archive.revise(ID, COPIED)
    page = get(client, f"{ID}{text}")
    rows = [[cell.text().strip() for cell in row.css("td")] for row in page.css(".repairs tbody tr")]
    assert ["(huì)", "删去", "4", "100%"] in rows
    assert ["?huà)吆诔龕河肋h", "掃黑除惡永遠", "1", "100%"] in rows
    assert ["，，", "，", "1", "100%"] in rows
    kinds = [" ".join(node.text().split()) for node in page.css('.repairs th[scope="rowgroup"]')]
    assert [kind.split("，")[0] for kind in kinds] == ["拼音注音", "字节错位", "繁体字", "标点"]
    counted = sum(int(row[2]) for row in rows if row)
    assert words(page, ".repairs summary") == f"共 {counted} 处，4 类"
    assert "open" not in page.css_first(".repairs details").attributes  # type: ignore[union-attr]


def test_a_paragraph_that_was_all_noise_leaves_none(client: FlaskClient, archive: FakeArchive) -> None:
    noise = "｜".join(["辽河市", "山阳县", "临水区", "平川县", "东岭市", "西桥镇", "南湖区"])
    archive.revise(ID, Content("标题", ("正文。", noise)))
    assert [node.text() for node in get(client).css(".text p")] == ["正文。"]
    published = get(client, f"{ID}?text=published")
    assert [node.text() for node in published.css(".text p")] == ["正文。", noise]


@pytest.mark.parametrize("text", ["x", "Published", "<b>"])
def test_a_text_that_there_is_not_is_named_with_a_way_on(client: FlaskClient, text: str) -> None:
    response = client.get(f"/article/{ID}?text={text}")
    assert response.status_code == 400
    page = LexborHTMLParser(response.text)
    assert f"文本 text 不能是“{text}”：可用 repaired、published。" in words(page, ".notice")
    assert page.css_first(".notice .ways a").attributes["href"] == f"/article/{ID}"  # type: ignore[union-attr]
    assert client.get(f"/article/nope?text={text}").status_code == 404


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
    assert "从文件导入 不经 TLS" in words(page, ".fetches")
    assert "导入自 材料/一.html" in words(page, ".fetches")
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
    archive.captures[0] = replace(archive.captures[0], url=url, warc_file=evil, imported_from=evil, status=None)
    assert not get(client).css("[onerror]")  # its log holds the tag
    page = get(client, f"{ID}?text=published")
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


def marked(page: LexborHTMLParser) -> list[str]:
    return [mark.text() for mark in page.css("article mark")]


def test_what_was_searched_for_is_marked(client: FlaskClient) -> None:
    page = get(client, q="“平安建设” title:全体会议")
    assert marked(page) == ["平安建设", "全体会议", "平安建设", "平安建设"]
    assert "标出 4 处" in words(page, ".searched")
    assert page.css_first("#q").attributes["value"] == "“平安建设” title:全体会议"  # type: ignore[union-attr]
    assert page.css_first(".searched a").attributes["href"] == f"/article/{ID}"  # type: ignore[union-attr]
    assert marked(get(client)) == []


def test_marks_stand_in_the_text_as_published_too(client: FlaskClient, archive: FakeArchive) -> None:
    archive.revise(ID, COPIED)
    assert marked(get(client, q="“平安建设”")) == ["平安建设", "平安建设"]
    page = get(client, q="“平安建设”", text="published")
    assert marked(page) == ["平安建設", "平安建設"]
    back = page.css_first(".repaired a").attributes["href"]  # type: ignore[union-attr]
    assert marked(LexborHTMLParser(client.get(back or "").text)) == ["平安建设", "平安建设"]


NAMED = Content("要闻", ("浙江省委常委、政法委书记艾力•买买提出席会议。", "艾力•买买提强调，要抓好落实。"))


@pytest.mark.parametrize(
    ("searched", "marked"),
    [
        ("official:艾力·买买提", ["艾力•买买提", "艾力•买买提"]),
        ("official:ailimaimaiti", ["艾力•买买提", "艾力•买买提"]),
        ("post:政法委书记", ["浙江省委常委、政法委书记"]),
        ("official:王维", []),
    ],
)
def test_officials_and_posts_are_marked_as_the_text_has_them(
    client: FlaskClient, archive: FakeArchive, searched: str, marked: list[str]
) -> None:
    archive.revise(ID, NAMED)
    assert [mark.text() for mark in get(client, q=searched).css("article mark")] == marked


def test_a_query_that_cannot_be_read_marks_nothing_and_hides_nothing(client: FlaskClient) -> None:
    page = get(client, q="（平安")
    assert marked(page) == []
    assert len(page.css(".text p")) == 6


def links_in(page: LexborHTMLParser, selector: str) -> list[tuple[str, str]]:
    return [(" ".join(link.text().split()), link.attributes["href"] or "") for link in page.css(f"{selector} a")]


def test_officials_are_linked_where_they_are_named_and_listed_with_their_posts(
    client: FlaskClient, archive: FakeArchive
) -> None:
    archive.revise(ID, NAMED)
    page = get(client)
    address = "/official/%E8%89%BE%E5%8A%9B%C2%B7%E4%B9%B0%E4%B9%B0%E6%8F%90"
    assert links_in(page, ".text") == [("艾力•买买提", address)] * 2
    assert links_in(page, ".named") == [("艾力·买买提", address)]
    assert "浙江省委常委、浙江省委政法委书记" in words(page, ".named li")
    assert not get(client, id_of(3)).css(".named, .naming")


def test_what_was_searched_for_is_marked_within_an_officials_link(client: FlaskClient, archive: FakeArchive) -> None:
    archive.revise(ID, NAMED)
    page = get(client, q="“书记艾力”")
    assert [mark.text() for mark in page.css(".text mark")] == ["书记", "艾力"]
    assert [mark.text() for mark in page.css(".text a mark")] == ["艾力"]
    assert "标出 1 处" in words(page, ".searched")


def test_officials_are_linked_in_the_text_as_published_too(client: FlaskClient, archive: FakeArchive) -> None:
    published = "遼河市委書(shū)記趙(zhào)曉(xiǎo)東出席會(huì)議，，並講(jiǎng)話。"
    archive.revise(ID, Content("要聞", (published,)))
    address = "/official/%E8%B5%B5%E6%99%93%E4%B8%9C"
    assert links_in(get(client), ".text") == [("赵晓东", address)]
    page = get(client, text="published")
    assert links_in(page, ".text") == [("趙(zhào)曉(xiǎo)東", address)]
    assert page.css_first(".text bdi").text() == published  # type: ignore[union-attr]


def test_in_a_suspected_clone_nobody_is_named(client: FlaskClient, archive: FakeArchive) -> None:
    [unlisted] = (number for number, story in enumerate(STORIES) if "unlisted" in story.url)
    archive.revise(id_of(unlisted), replace(COPIED, body=(*COPIED_BODY, *NAMED.body)))
    assert not get(client, id_of(unlisted)).css(".named, .naming")


def test_references_can_be_copied_and_name_the_archives_page(client: FlaskClient) -> None:
    page = get(client)
    shown = facts(page)
    assert shown["GB/T 7714"] == (
        "林晓舟, 陈未. 省委政法委召开全体会议 部署下半年平安建设重点工作：推动更多法治力量向引导和疏导端用力[EB/OL]. "
        f"(2024-07-18)[2026-11-23]. https://zj.example/yw/1000.html. 存档: http://localhost/article/{ID}."
    )
    assert "accessed November 23, 2026" in (shown["Chicago"])
    own = f"http://localhost/article/{ID}"
    assert all(own in shown[name].replace("\\", "") for name in ("GB/T 7714", "Chicago", "BibTeX", "RIS"))


@pytest.mark.parametrize(
    ("suffix", "media_type", "begins"),
    [
        ("bib", "application/x-bibtex", "@online{zhengfa0000000000000001,"),
        ("ris", "application/x-research-info-systems", "TY  - NEWS"),
        ("txt", "text/plain", "林晓舟, 陈未. "),
    ],
)
def test_references_are_files_too(client: FlaskClient, suffix: str, media_type: str, begins: str) -> None:
    response = client.get(f"/article/{ID}/cite.{suffix}")
    assert response.headers["Content-Type"] == f"{media_type}; charset=utf-8"
    assert response.headers["Content-Disposition"] == f'attachment; filename="zhengfa-{ID}.{suffix}"'
    assert response.text.startswith(begins)


def test_there_is_no_reference_of_another_kind_or_of_no_article(client: FlaskClient) -> None:
    assert client.get(f"/article/{ID}/cite.docx").status_code == 404
    assert client.get("/article/nope/cite.bib").status_code == 404


def test_the_articles_before_and_behind_in_the_result(client: FlaskClient) -> None:
    hits = LexborHTMLParser(client.get("/?q=平安&sort=newest").text).css(".hit h3 a")
    addresses = [hit.attributes["href"] or "" for hit in hits]
    assert len(addresses) > 2
    first, second, last = (LexborHTMLParser(client.get(addresses[at]).text) for at in (0, 1, -1))
    assert links_in(first, ".neighbours") == [
        ("回到结果", "/?q=%E5%B9%B3%E5%AE%89&sort=newest"),
        ("时间轴", "/timeline?q=%E5%B9%B3%E5%AE%89&day=2024-07-18#d2024-07-18"),
        ("下一篇", addresses[1]),
    ]
    assert [href for _, href in links_in(second, ".neighbours")][::3] == [addresses[0], addresses[2]]
    assert f"第 2 篇，共 {len(addresses)} 篇" in words(second, ".neighbours")
    assert [text for text, _ in links_in(last, ".neighbours")] == ["上一篇", "回到结果"]
    assert second.css_first(".neighbours a[rel=prev]")
    assert second.css_first(".neighbours a[rel=next]")


def test_the_way_back_leads_to_the_page_of_the_result(officials: FlaskClient) -> None:
    hits = LexborHTMLParser(officials.get("/?page=2").text).css(".hit h3 a")
    page = LexborHTMLParser(officials.get(hits[0].attributes["href"] or "").text)
    assert words(page, ".neighbours").startswith("上一篇 第 21 篇，共 ")
    assert ("回到结果", "/?page=2") in links_in(page, ".neighbours")


def test_an_article_that_has_moved_a_little_is_found_where_it_is(client: FlaskClient) -> None:
    hits = LexborHTMLParser(client.get("/?q=平安&sort=newest").text).css(".hit h3 a")
    addresses = [hit.attributes["href"] or "" for hit in hits]
    for moved in (1, 3):
        page = LexborHTMLParser(client.get(addresses[1].replace("at=2", f"at={moved}")).text)
        assert [href for _, href in links_in(page, ".neighbours")][::3] == [addresses[0], addresses[2]]


def test_where_the_result_has_changed_no_neighbours_are_named(client: FlaskClient) -> None:
    for position in (40, 999):
        page = get(client, q="平安", sort="newest", at=str(position))
        assert "结果已经变了" in words(page, ".neighbours")
        assert links_in(page, ".neighbours") == [("重新看结果", "/?q=%E5%B9%B3%E5%AE%89&sort=newest")]


@pytest.mark.parametrize("args", [{}, {"q": "平安"}, {"q": "“平安", "at": "1"}, {"year": "x", "at": "1"}])
def test_an_article_that_was_not_opened_from_a_result_has_no_neighbours(
    client: FlaskClient, args: dict[str, str]
) -> None:
    assert not get(client, **args).css(".neighbours")


@pytest.mark.parametrize("position", ["0", "-1", "x", "1" * 30])
def test_a_position_that_is_none_is_named(client: FlaskClient, position: str) -> None:
    response = client.get(f"/article/{ID}?at={position}")
    assert response.status_code == 400
    assert "位置 at 不能是" in response.text


def test_the_other_text_stays_at_its_place_in_the_result(client: FlaskClient, archive: FakeArchive) -> None:
    archive.revise(ID, COPIED)
    [link, *_] = get(client, q="平安", at="1", _external="1", _scheme="javascript").css(".repaired a")
    assert link.attributes["href"] == f"/article/{ID}?text=published&q=%E5%B9%B3%E5%AE%89&at=1"


def test_days_and_exclusions_go_along_from_article_to_article(officials: FlaskClient) -> None:
    asked = "/?q=会议&since=2015&until=2024&not=province:浙江&sort=oldest"
    result = LexborHTMLParser(officials.get(asked).text)
    addresses = [hit.attributes["href"] or "" for hit in result.css(".hit h3 a")]
    page = LexborHTMLParser(officials.get(addresses[1]).text)
    previous, back, timeline, following = [href for _, href in links_in(page, ".neighbours")]
    assert (previous, following) == (addresses[0], addresses[2])
    assert {"since=2015", "until=2024", "sort=oldest"} <= set(back.removeprefix("/?").split("&"))
    assert all("not=" in address for address in (previous, back, timeline, following))


def test_an_article_leads_to_its_day_on_the_timeline_of_the_result(officials: FlaskClient) -> None:
    hit = LexborHTMLParser(officials.get("/?q=会议&sort=newest").text).css(".hit h3 a")[1]
    page = LexborHTMLParser(officials.get(hit.attributes["href"] or "").text)
    [address] = [href for text, href in links_in(page, ".neighbours") if text == "时间轴"]
    path, _, place = address.partition("#")
    day = LexborHTMLParser(officials.get(path).text).css_first(f"#{place}")
    assert day is not None
    assert hit.text() in day.text()
