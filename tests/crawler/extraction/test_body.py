import pytest

from tests.crawler.extraction.pages import HEADLINE, PARAGRAPHS, RELATED, TEXT, article_page
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.extraction.body import Span, bodies, densest, paragraphs, weight
from zhengfa.crawler.extraction.layout import Layout
from zhengfa.crawler.extraction.lines import Line
from zhengfa.crawler.extraction.page import read_page


def body(**parts: str) -> tuple[str, ...]:
    content = extract(article_page(**parts).encode(), "http://www.example.cn/a/1.html").content
    assert content is not None
    return content.body


@pytest.mark.parametrize("container", ["div", "div id=ozoom", "founder-content"])
def test_a_text_that_is_printed_for_screens_and_for_phones_is_taken_once(container: str) -> None:
    assert body(container=container, text=f"<div>{TEXT}</div><div><h2>{HEADLINE}</h2>{TEXT}</div>") == PARAGRAPHS
    assert paragraphs([Line("平安"), Line("平安")], None) == ("平安", "平安")


@pytest.mark.parametrize(
    "container", ["div class=TRS_Editor", "div id=zoom", "article", "div class=content", "div", "td"]
)
def test_the_text_is_found_in_a_known_container_and_in_none(container: str) -> None:
    assert body(container=container) == PARAGRAPHS


@pytest.mark.parametrize(
    "text",
    [
        "<br>".join(PARAGRAPHS),
        "".join(f"<p><span><font>{paragraph}</font></span></p>" for paragraph in PARAGRAPHS),
        "".join(f"<section><section>{paragraph}</section></section>" for paragraph in PARAGRAPHS),
        "<br/>\u3000\u3000".join(PARAGRAPHS),
    ],
)
def test_the_mark_up_of_paragraphs_does_not_matter(text: str) -> None:
    assert body(text=text) == PARAGRAPHS


def test_byline_headline_and_credits_inside_the_container_are_no_text() -> None:
    text = f"<h1>{HEADLINE}</h1><p>2021-07-13 09:56 来源:某市日报</p>" + "".join(
        f"<p>{text}</p>" for text in PARAGRAPHS
    )
    inside = text + "<p>编辑:李明</p><p>【打印本页】</p><p>扫一扫在手机打开当前页</p>"
    assert body(container="div class=TRS_Editor", heading="", byline="", text=inside) == PARAGRAPHS


def test_related_links_inside_the_container_are_no_text() -> None:
    lists = "<p><a href=1>某县召开会议部署工作</a></p><p><a href=2>某区召开会议部署工作</a></p>"
    assert (
        body(container="div class=TRS_Editor", text="".join(f"<p>{text}</p>" for text in PARAGRAPHS) + lists)
        == PARAGRAPHS
    )


def test_sub_headings_and_a_notices_own_time_are_text() -> None:
    text = (PARAGRAPHS[0], "一、提高站位", PARAGRAPHS[1], "时间：7月20日上午", "地点：会议中心", PARAGRAPHS[2])
    assert body(text="".join(f"<p>{line}</p>" for line in text)) == text


def test_a_signature_in_brackets_belongs_to_the_text() -> None:
    assert body(text="".join(f"<p>{line}</p>" for line in (*PARAGRAPHS, "(本报记者 王芳)")))[-1] == "(本报记者 王芳)"


def test_tables_keep_their_rows() -> None:
    table = "<table><tr><td>姓名</td><td>职务</td></tr><tr><td>王芳</td><td>主任</td></tr></table>"
    assert body(container="div class=TRS_Editor", text=f"<p>{PARAGRAPHS[0]}</p>{table}") == (
        PARAGRAPHS[0],
        "姓名\t职务",
        "王芳\t主任",
    )


def test_a_likely_container_with_little_of_the_text_is_not_believed() -> None:
    summary = f"<div class=content><p>{PARAGRAPHS[0]}</p></div>"
    assert body(byline=f"<p>2021-07-13 09:56</p>{summary}")[-3:] == PARAGRAPHS


def test_a_layouts_selector_comes_first_and_what_it_removes_is_gone() -> None:
    odd = f"<div class=odd><p>{PARAGRAPHS[1]}</p><p class=ad>广告,广告。</p></div>"
    html = f"<div class=TRS_Editor><p>{PARAGRAPHS[0]}</p></div>{odd}"
    layout = Layout("odd", body=(".odd",), remove=(".ad",))
    content = extract(html.encode(), "http://a.cn/b", layouts=(layout,)).content
    assert content is not None
    assert content.body == (PARAGRAPHS[1],)


def test_a_page_without_prose_has_no_body() -> None:
    assert list(bodies(read_page("<ul><li><a href=1>要闻</a></li></ul>"))) == []


def test_prose_weighs_its_characters_and_links_cost() -> None:
    assert weight(Line(PARAGRAPHS[0])) == len(PARAGRAPHS[0])
    assert weight(Line("要闻", 2)) < weight(Line("一、提高站位")) < 0
    assert densest([-8, 30, -8, 40, -40, 20]) == Span(1, 4)
    assert densest([-8, -8]) is None


def test_no_sentence_is_dropped_after_the_text_has_begun() -> None:
    text = [PARAGRAPHS[0], "关闭了三处隐患,责任编辑制度得到落实。", "来源:群众反映的问题有三类。", PARAGRAPHS[1]]
    assert paragraphs([Line(line) for line in text], None) == tuple(text)


def test_a_likely_container_may_hold_a_table_but_no_column_of_links() -> None:
    rows = "".join(
        f"<tr><td>王芳{number}</td><td>某县公安局政工科</td><td>某县公安局副局长</td></tr>" for number in range(12)
    )
    table = f"<p>{PARAGRAPHS[0]}</p><table>{rows}</table><p>某市委政法委</p>"
    held = extract(article_page(container="div class=con", text=table).encode(), "http://a.example/1.html").content
    assert held is not None
    assert (len(held.body), held.body[-1]) == (14, "某市委政法委")
    column = f"<div><p>{PARAGRAPHS[0]}</p></div><ul>{RELATED}</ul><p>某市委政法委</p>"
    held = extract(article_page(container="div class=con", text=column).encode(), "http://a.example/1.html").content
    assert held is not None
    assert held.body == PARAGRAPHS[:1]


def test_what_describes_a_document_above_it_is_no_prose() -> None:
    fields = "<div>索引号：0001 发文机关：某市平安办 文号：某平安办〔2021〕12号 发布日期：2021-09-18</div>"
    text = "<p>各县委政法委：</p><p>现将有关事项通知如下，请认真落实。</p><p>某市平安办</p><p>2021年9月17日</p>"
    page = article_page(byline=fields, container="div class=article", text=text).encode()
    held = extract(page, "http://a.example/1.html").content
    assert held is not None
    assert held.body == ("各县委政法委：", "现将有关事项通知如下，请认真落实。", "某市平安办", "2021年9月17日")


def body_of(text: str, **parts: str) -> tuple[str, ...]:
    held = extract(
        article_page(container="div class=unheard-of", text=text, **parts).encode(), "http://a.example/1.html"
    )
    assert held.content is not None
    return held.content.body


def test_what_holds_the_paragraphs_is_the_body_whatever_it_is_called() -> None:
    advertisement = "<div><a href=/x>某市最新消息</a></div>"
    text = f"<p>(2021年7月13日某市通过)</p>{TEXT}".replace("</p>", f"</p>{advertisement}", 2)
    # A single linked line may be a reference, so it stays.
    assert [line for line in body_of(text) if line != "某市最新消息"] == ["(2021年7月13日某市通过)", *PARAGRAPHS]
    rows = "<table><tr><td>岗位</td><td>人数</td></tr><tr><td>巡逻</td><td>30</td></tr></table>"
    assert body_of(f"<p>{PARAGRAPHS[0]}</p>{rows}<p>某市公安局</p>") == (
        PARAGRAPHS[0],
        "岗位\t人数",
        "巡逻\t30",
        "某市公安局",
    )


def test_a_column_of_text_and_links_is_no_body() -> None:
    links = f"<p>某市</p><ul>{RELATED}</ul>"
    assert body_of(f"{links}<section>{TEXT}</section>{links}<p>某县</p><p>某区</p>") == PARAGRAPHS


def test_a_name_that_any_element_may_have_makes_no_article() -> None:
    held = extract(
        "<title>某市</title><p>请先启用浏览器的JavaScript，然后刷新本页。</p>".encode(), "http://a.example/1.html"
    )
    assert held.content is None


@pytest.mark.parametrize(
    "line",
    [
        "图片来源：某某新闻，未经授权不得使用",
        "本文为某报原创，未经许可，不得转载",
        "（原创作品，转载请联系授权）",
        "相关链接：",
        "00:00 / 03:12",
        "订阅 取消订阅 已收藏 大字号",
    ],
)
def test_no_text_is_lost_behind_a_remark(line: str) -> None:
    first, *rest = TEXT.replace("</p>", "</p>\0").split("\0")[:3]
    body = body_of(f"{first}<p>{line}</p>{''.join(rest)}")
    assert [text for text in body if text != line] == [*PARAGRAPHS]


def test_what_somebody_did_without_permission_is_news() -> None:
    sentence = "法院认为,被告未经授权转载原告文章,应当赔偿损失。"
    assert body_of(f"<p>{sentence}</p>{TEXT}") == (sentence, *PARAGRAPHS)


def test_comments_longer_than_the_text_are_no_part_of_it() -> None:
    comments = "".join(
        f"<p>网友{number}：说得好，支持政法机关，希望以后越来越好，继续努力。</p>" for number in range(20)
    )
    assert body_of(TEXT, tail=f"<h3>网友评论</h3>{comments}") == PARAGRAPHS


@pytest.mark.parametrize(
    "last", ["点分享 点收藏 点点赞 点在看", "本文链接：http://a.example/1.html", "展开全文", "扫一扫，关注我们"]
)
def test_credits_above_a_last_button_are_no_part_of_the_text(last: str) -> None:
    assert body_of(f"{TEXT}<p>来源：某市日报</p><p>审核：王芳</p><p>{last}</p>") == PARAGRAPHS


def test_a_short_text_is_surer_than_the_abstracts_of_other_pages() -> None:
    abstract = "<dd>某县检察机关依法对某某提起公诉,此案由某县监委调查终结。</dd>"
    row = f"<dt><a href=/2.html>某县检察机关依法对某某提起公诉</a></dt>{abstract}"
    announced = f"<p>相关阅读</p><dl>{row}{row}</dl>"
    assert body_of(f"<p>{PARAGRAPHS[2]}</p>", tail=announced) == PARAGRAPHS[2:]
    assert body_of(f"<p>{PARAGRAPHS[2]}</p>", tail=f"<dl>{row * 4}</dl>") == PARAGRAPHS[2:]


def test_the_editors_credit_behind_the_last_sentence_is_no_text() -> None:
    credited = TEXT.replace("落到实处。", "落到实处。(责任编辑 李明)")
    held = extract(article_page(text=credited, tail="").encode(), "http://a.example/1.html").content
    assert held is not None
    assert (held.body, held.byline.editor) == (PARAGRAPHS, "李明")
