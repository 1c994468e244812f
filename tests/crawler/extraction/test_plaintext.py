import pytest

from tests.crawler.extraction.pages import HEADLINE, PARAGRAPHS
from zhengfa.archive.content import Content
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.extraction.plaintext import find_headline, read_lines


def read(*lines: str) -> Content:
    content = extract("\n\n".join(lines).encode(), "file:///1.txt", content_type="text/plain; charset=utf-8").content
    assert content is not None
    return content


def test_a_text_with_headline_and_byline_is_read() -> None:
    content = read(
        "歡迎來(lái)到某某長(zhǎng)安網(wǎng)",
        HEADLINE,
        "來(lái)源:某报 | 發(fā)布時(shí)間: 2021-07-13 09:56",
        *PARAGRAPHS,
        "責(zé)任編輯:李明",
    )
    assert (content.headline, content.body) == (HEADLINE, PARAGRAPHS)
    assert (content.byline.source, content.byline.editor) == ("某报", "李明")
    assert content.published is not None


def test_a_breadcrumb_is_no_headline() -> None:
    assert read("所在位置:首頁 > 文字頭條 > 正文", HEADLINE, *PARAGRAPHS).headline == HEADLINE


def test_a_text_without_headline_has_none() -> None:
    content = read(*PARAGRAPHS)
    assert (content.headline, content.body) == (None, PARAGRAPHS)


def test_a_credit_below_the_text_makes_no_headline_of_the_line_above_it() -> None:
    content = read(*PARAGRAPHS, "(记者 王芳)", "来源:某报 2021-07-13 09:56")
    assert content.headline is None
    assert content.body == (*PARAGRAPHS, "(记者 王芳)")
    assert content.byline.authors == ("记者 王芳",)


def test_what_follows_the_related_reports_is_no_text() -> None:
    assert read(HEADLINE, *PARAGRAPHS, "相關(guān)報(bào)道", "分享到:", "甲县| 乙县| 丙县|").body == PARAGRAPHS


def test_no_sentence_is_lost() -> None:
    text = (*PARAGRAPHS, "“一站式”服务让群众少跑腿", "谁来管？怎么管？", "他说:“不能新官不理旧账”", "……")
    assert read(*text).body == text


def test_annotations_and_script_are_kept_as_published() -> None:
    line = "會(huì)議強(qiáng)調(diào),要堅(jiān)持問(wèn)題導(dǎo)向,壓實(shí)責(zé)任?!边|寧省委書記說。"
    assert read(HEADLINE, line).body == (line,)


@pytest.mark.parametrize("text", ["", " \n\u3000\n", "\ufeff"])
def test_an_empty_text_has_a_reason(text: str) -> None:
    extraction = extract(text.encode(), "file:///1.txt", content_type="text/plain")
    assert (extraction.content, extraction.reason) == (None, "empty page")


def test_one_line_alone_is_text_and_no_headline() -> None:
    assert find_headline(read_lines(HEADLINE)) is None
