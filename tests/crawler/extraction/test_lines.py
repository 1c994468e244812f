from zhengfa.crawler.extraction.lines import Line, clean, squeeze
from zhengfa.crawler.extraction.page import read_page


def texts(html: str) -> list[str]:
    return [line.text for line in read_page(html).lines]


def test_blocks_and_breaks_part_lines_and_inline_elements_do_not() -> None:
    assert texts("<div>一<p>二<b>三</b></p>四<br>五<span>六</span></div>") == ["一", "二三", "四", "五六"]


def test_line_ends_count_where_a_page_keeps_them() -> None:
    assert texts("<pre>一\n二<b title='a\nb'>三</b>\n\n四</pre>五\n六") == ["一", "二三", "四", "五 六"]


def test_a_data_row_is_one_line_with_tabs() -> None:
    html = "<table><tr><th>姓名</th><th>职务</th></tr><tr><td><p>王芳</p></td><td><p>书记</p></td></tr></table>"
    assert texts(html) == ["姓名\t职务", "王芳\t书记"]


def test_a_layout_table_keeps_its_paragraphs() -> None:
    long = "会议强调，" * 50
    assert texts(f"<table><tr><td>导航</td><td><p>{long}</p><p>第二段</p></td></tr></table>") == [
        "导航",
        long,
        "第二段",
    ]


def test_elements_in_a_data_row_hold_the_row() -> None:
    page = read_page("<table><tr><td><b class=a>甲</b></td><td>乙</td></tr></table><p>丙</p>", [".a"])
    assert [page.text_of(element) for element in page.select((".a",))] == ["甲\t乙"]


def test_white_space_at_an_elements_end_is_no_line_of_its_own() -> None:
    page = read_page("<div class=a><p>一</p><span class=b> </span> </div>\n<p>二</p>", [".a", ".b"])
    assert [(element.first, element.last) for element in page.select((".a", ".b"))] == [(0, 1)]


def test_scripts_styles_and_comments_are_no_text() -> None:
    assert texts("<style>p{}</style><script>var a</script><!-- c --><p>文</p><noscript>n</noscript>") == ["文"]


def test_hidden_elements_end_where_they_end() -> None:
    html = "<div>一<select><option>甲<option>乙</select>二<svg><text>丙</text></svg></div><p>三</p>"
    assert texts(html) == ["一二", "三"]


def test_markup_in_attributes_comments_and_text_is_no_markup() -> None:
    html = '<p title="a > b <br>">一<!-- </p><p> -->二 &lt;全市&gt; &amp;lt; <img alt="<p>">三</p>'
    assert texts(html) == ["一二 <全市> &lt; 三"]


def test_an_element_holds_its_lines_whatever_stands_in_it() -> None:
    html = "<div class=a><!-- x --><p>一<br>二<span class=b>三<wbr>四</span></p><hr><custom>五</custom></div><p>六</p>"
    page = read_page(html, [".a", ".b", "custom"])
    found = [page.text_of(element) for element in page.select((".a", ".b", "custom"))]
    assert found == ["一 二三四 五", "二三四", "五"]


def test_linked_characters_are_counted() -> None:
    assert read_page("<p>见<a href=x>附件一</a></p>").lines == (Line("见附件一", 3),)


def test_text_behind_a_second_html_end_is_kept() -> None:
    assert texts("<html><body><p>一</p></body></html><p>二</p></html>") == ["一", "二"]


def test_a_page_deeper_than_the_stack_is_read() -> None:
    assert texts("<span>" * 5000 + "文") == ["文"]


def test_clean_drops_what_cannot_be_stored_and_nothing_else() -> None:
    assert clean(" \u3000徐\u3000超\ud800\0 \n 報(bào)\u200b") == "徐\u3000超 報(bào)"
    assert squeeze("徐\u3000超 \n报") == "徐超报"
