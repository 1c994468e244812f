import pytest

from tests.crawler.extraction.pages import HEADLINE, article_page
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.extraction.headline import headline_line, is_headline_like, without_site
from zhengfa.crawler.extraction.lines import Line


def headline(**parts: str) -> str | None:
    content = extract(article_page(**parts).encode(), "http://www.example.cn/a/1.html").content
    assert content is not None
    return content.headline


def test_the_standards_tag_is_believed_first() -> None:
    assert headline(head='<meta name="ArticleTitle" content="另一个更完整的标题">') == "另一个更完整的标题"


def test_a_heading_that_the_title_confirms_is_the_headline() -> None:
    assert headline() == HEADLINE
    assert headline(heading=f"<h1>某市长安网</h1><div class=title>{HEADLINE}</div>") == HEADLINE


@pytest.mark.parametrize("heading", ["<div>公　告</div>", "<h1>公告</h1>"])
def test_a_notice_may_have_a_headline_of_one_word(heading: str) -> None:
    assert headline(heading=f"<p>法院公告</p>{heading}", title="公告-某县人民法院") == "公告"
    assert headline(heading="<p>某县人民法院公告</p>", title="公告-某县人民法院") == "某县人民法院公告"


def test_a_headline_on_two_lines_is_one() -> None:
    lines = "<div>某市召开全市政法工作会议</div><div>部署下一阶段重点任务</div>"
    whole = "某市召开全市政法工作会议 部署下一阶段重点任务"
    assert headline(heading=lines, title=f"{whole}-某市长安网") == whole
    assert headline(heading=lines, title="某市召开全市政法工作会议-某市长安网") == "某市召开全市政法工作会议"


@pytest.mark.parametrize("tag", ["原创", "<span>独家</span>", " 转载"])
def test_an_icons_words_are_no_part_of_the_heading(tag: str) -> None:
    assert headline(heading=f"<h1>{HEADLINE}{tag}</h1>") == HEADLINE


def test_a_word_that_the_title_holds_as_well_is_the_headlines_own() -> None:
    assert headline(heading=f"<h1>{HEADLINE}转载</h1>", title=f"{HEADLINE}转载") == f"{HEADLINE}转载"


def test_any_line_that_the_title_confirms_is_the_headline() -> None:
    assert headline(heading=f"<font size=5>{HEADLINE}</font>", title=f"{HEADLINE}-综合要闻") == HEADLINE


def test_a_title_of_the_site_alone_leaves_the_heading_above_the_text() -> None:
    assert headline(title="某市长安网") == HEADLINE
    assert headline(title="", heading=f"<div>{HEADLINE}</div>") == HEADLINE


def test_a_title_may_print_dashes_otherwise() -> None:
    assert (
        headline(heading="<h2>政法工作会议召开——部署任务</h2>", title="政法工作会议召开-部署任务_某网")
        == "政法工作会议召开——部署任务"
    )


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("会议召开部署任务_要闻_某市长安网", "会议召开部署任务"),
        ("会议召开部署任务-某市长安网", "会议召开部署任务"),
        ("会议召开部署任务 - 某市委政法委", "会议召开部署任务"),
        ("某市长安网|会议召开部署任务", "会议召开部署任务"),
        ("会议召开部署任务--法治--某网", "会议召开部署任务"),
        ("2019-nCoV防控中的政法工作", "2019-nCoV防控中的政法工作"),
        ("某市长安网", "某市长安网"),
        ("", ""),
    ],
)
def test_the_sites_name_is_cut_off_the_title(title: str, expected: str) -> None:
    assert without_site(title) == expected


@pytest.mark.parametrize(
    "text", ["当前位置:首页 > 要闻", "2021-07-13 09:56 来源:省报", "会议召开。", "要闻", "长" * 200]
)
def test_furniture_bylines_and_sentences_are_no_headline(text: str) -> None:
    assert not is_headline_like(text)


def test_the_headline_printed_nearest_above_the_text_counts() -> None:
    lines = [Line("会议召开"), Line("导航"), Line("会议 召开"), Line("正文。"), Line("会议召开")]
    assert headline_line(lines, "会议召开", before=3) == 2
    assert headline_line(lines, "没有这个", before=3) is None
    assert headline_line(lines, None, before=3) is None
