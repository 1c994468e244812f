import pytest

from tests.crawler.extraction.pages import PARAGRAPHS, article_page
from zhengfa.archive.content import Content, Link
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.extraction.document import with_frame
from zhengfa.crawler.extraction.lines import Line

TEXT = "为做好全市平安建设工作,现将有关事项通知如下。"


def framed(*texts: str) -> list[str]:
    """The lines that belong to the one that is TEXT."""
    lines = [Line(text) for text in texts]
    at = texts.index(TEXT)
    first, last = with_frame(lines, at, at + 1)
    return list(texts[first:last])


@pytest.mark.parametrize("heading", ["一、总体要求", "（二）工作目标", "第一章 总则"])
def test_a_numbered_heading_above_belongs_to_the_text(heading: str) -> None:
    assert framed("某市平安办", heading, TEXT) == [heading, TEXT]


@pytest.mark.parametrize(
    "ending",
    [
        ["（王芳 李明）"],
        ["某市平安建设领导小组办公室", "2021年9月17日"],
        ["中共某市委政法委员会", "二〇二一年九月十七日", "（此件公开发布）"],
        ["附件：1.某市督查分组表", "2.某市督查内容.doc"],
        ["附件:某市名单", "某市公安局 某市司法局", "2021年9月17日"],
    ],
)
def test_signature_date_and_attachments_below_belong_to_the_text(ending: list[str]) -> None:
    assert framed("导航", TEXT, *ending, "主办单位 某市委政法委") == [TEXT, *ending]


@pytest.mark.parametrize("line", ["某市平安网", "2021年9月17日", "上一篇", "某市名单.html", "一、"])
def test_other_lines_do_not(line: str) -> None:
    assert framed(line, TEXT, line, "某市") == [TEXT]


def content(text: str) -> Content:
    found = extract(
        article_page(container="div class=unheard-of", text=text).encode(), "http://a.example/1.html"
    ).content
    assert found is not None
    return found


def test_the_attachments_of_a_notice_in_an_unknown_container_are_kept() -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    found = content(f"{text}<p>某市平安建设办公室</p><p>2021年7月12日</p><p>附件：<a href=/1.doc>分组表.doc</a></p>")
    assert found.body == (*PARAGRAPHS, "某市平安建设办公室", "2021年7月12日")
    assert found.attachments == (Link("http://a.example/1.doc", "分组表.doc"),)
